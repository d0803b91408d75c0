// SPDX-License-Identifier: GPL-3.0-or-later
// One's own gifts to choose from, numbered from the newest, as the view-model has them at this moment.
#pragma once

#include "client-tui/panes/sheet.h"

#include "common/views/my_gifts.h"

#include <QCoreApplication>
#include <QPointer>

namespace madang::tui {

class GiftsPane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::GiftsPane)
public:
    /// `chosen` gets the number of a gift, counted from 1.
    GiftsPane(views::MyGifts &gifts, const views::Formats &formats, std::function<void(int)> chosen);

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    void scroll(int lines) override { m_sheet.scroll(lines); }

private:
    QList<SheetRow> rows(const Theme &theme) const;
    QList<SheetRow> nothing(const Theme &theme) const;

    QPointer<views::MyGifts> m_gifts; ///< gone when another account is opened
    const views::Formats &m_formats;
    const std::function<void(int)> m_chosen;
    Sheet m_sheet;
};

} // namespace madang::tui
