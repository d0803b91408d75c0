// SPDX-License-Identifier: GPL-3.0-or-later
// One's notices to choose from, newest first, as the view-model has them at this moment.
#pragma once

#include "client-tui/panes/sheet.h"

#include "common/views/inbox.h"

#include <QCoreApplication>
#include <QPointer>

namespace madang::tui {

class InboxPane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::InboxPane)
public:
    /// Those that the inbox lists now, by its filter. `opened` gets what a notice is about, once it is read.
    InboxPane(views::Inbox &inbox, const views::Formats &formats,
              std::function<void(const views::NoticeSubject &)> opened);

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    void scroll(int lines) override { m_sheet.scroll(lines); }

private:
    static QString titleOf(views::Inbox::Filter filter);
    QString emptyText() const;
    QList<SheetRow> rows(const Theme &theme) const;
    void choose(NoticeId id) const;

    QPointer<views::Inbox> m_inbox;
    const views::Formats &m_formats;
    const std::function<void(const views::NoticeSubject &)> m_opened;
    Sheet m_sheet;
};

} // namespace madang::tui
