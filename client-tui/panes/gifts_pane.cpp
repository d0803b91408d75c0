// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/gifts_pane.h"

#include "client-tui/terminal/sanitize.h"

#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    Role roleOf(const campaigns::Donation &donation)
    {
        switch (donation.status) {
        case payments::OrderStatus::Done:
        case payments::OrderStatus::PartialCanceled:
            return Role::Good;
        case payments::OrderStatus::Aborted:
        case payments::OrderStatus::Expired:
        case payments::OrderStatus::Canceled:
            return Role::Muted;
        default:
            return Role::Prompt;
        }
    }

} // namespace

GiftsPane::GiftsPane(views::MyGifts &gifts, const views::Formats &formats, std::function<void(int)> chosen)
    : m_gifts(&gifts)
    , m_formats(formats)
    , m_chosen(std::move(chosen))
    , m_sheet(
          tr("My gifts"), {},
          tr("↑↓ choose · Enter prepares having it back · /gifts paid, returned, open, failed · Esc closes"))
{
}

QList<SheetRow> GiftsPane::nothing(const Theme &theme) const
{
    const QString words = m_gifts->error() ? views::wording::of(*m_gifts->error())
        : m_gifts->isLoading()             ? tr("Loading…")
        : m_gifts->state()                 ? tr("No such gift.")
                           : tr("You have not given anything yet. /campaigns shows what for.");
    return {{PaintedLine{{words, theme[Role::Muted]}}}};
}

QList<SheetRow> GiftsPane::rows(const Theme &theme) const
{
    QList<SheetRow> rows;
    for (int i = 0; i < m_gifts->rowCount(); ++i) {
        const campaigns::Donation &gift = m_gifts->donation(i);
        QString state = views::giftStateText(gift, m_formats);
        if (gift.cancelUntil && *gift.cancelUntil > m_formats.now())
            state += u" · "_s + tr("can be canceled: %1").arg(m_formats.remaining(*gift.cancelUntil));
        PaintedLine line{
            {paddedLeft(QString::number(i + 1), 3) + u' ', theme[Role::Muted]},
            {padded(m_formats.shortTime(gift.createdAt), 12) + u' ', theme[Role::Muted]},
            {paddedLeft(m_formats.won(gift.amount), 12) + u' ', theme[Role::Gift]},
            {padded(sanitized(gift.title), 24) + u' ', theme[Role::Text]},
            {state, theme[roleOf(gift)]},
        };
        SheetRow row{line};
        if (views::canGoBack(gift))
            row.action = [chosen = m_chosen, number = i + 1] { chosen(number); }; // it may close this page
        rows += row;
    }
    if (m_gifts->canFetchMore())
        rows += SheetRow{PaintedLine{{tr("… more"), theme[Role::Prompt]}}, [this] { m_gifts->fetchMore(); }};
    return rows;
}

void GiftsPane::paint(const Region &region, const Theme &theme)
{
    if (m_gifts)
        m_sheet.update(m_gifts->rowCount() > 0 ? rows(theme) : nothing(theme));
    m_sheet.paint(region, theme);
}

bool GiftsPane::perform(const Action &action, bool lineIsEmpty)
{
    return m_sheet.perform(action, lineIsEmpty);
}

} // namespace madang::tui
