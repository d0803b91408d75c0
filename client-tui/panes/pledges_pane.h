// SPDX-License-Identifier: GPL-3.0-or-later
// One's monthly gifts as a page to choose from: dates to skip, and what else can be done about each.
#pragma once

#include "client-tui/panes/sheet.h"

#include "common/views/formats.h"
#include "common/views/pledge_list.h"

#include <QCoreApplication>
#include <QPointer>

namespace madang::tui {

class PledgesPane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::PledgesPane)
public:
    /// What the page cannot do by itself.
    struct Deeds {
        std::function<void(const pledges::Pledge &)> change; ///< by words in the input line
        std::function<void(const pledges::Pledge &)> end; ///< after asking
    };

    PledgesPane(views::PledgeList &list, const views::Formats &formats, Deeds deeds);

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    void scroll(int lines) override { m_sheet.scroll(lines); }

private:
    QList<SheetRow> rows(const Theme &theme);
    void addPledge(QList<SheetRow> &rows, const pledges::Pledge &pledge, int number, const Theme &theme);
    void addHistory(QList<SheetRow> &rows, PledgeId id, const Theme &theme);
    void addActions(QList<SheetRow> &rows, const pledges::Pledge &pledge, const Theme &theme);

    QPointer<views::PledgeList> m_list; ///< gone when another account is opened
    const views::Formats &m_formats;
    const Deeds m_deeds;
    Sheet m_sheet;
    QSet<PledgeId> m_histories; ///< shown in full
};

} // namespace madang::tui
