// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/monitor_pane.h"

#include "client-tui/panes/big_number.h"
#include "client-tui/panes/campaign_pane.h"
#include "client-tui/panes/timeline_lines.h"
#include "client-tui/terminal/sanitize.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kRowsForBigTotal = 14; // a smaller screen needs its rows for the stage and the ticker
    constexpr int kMostMessageRows = 3;

    void paintCentred(const Region &region, int y, const QString &text, const Style &style)
    {
        const QString shown = truncated(text, region.columns());
        region.put((region.columns() - columnsOf(shown)) / 2, y, shown, style);
    }

} // namespace

QString MonitorPane::nameOf(const campaigns::Gift &gift) const
{
    return gift.nickname ? sanitized(*gift.nickname) : tr("Anonymous");
}

QString MonitorPane::amountOf(const campaigns::Gift &gift) const
{
    return gift.amount ? m_formats.won(*gift.amount) : tr("a gift");
}

void MonitorPane::paintHead(const Region &region, const Theme &theme) const
{
    const views::CampaignBoard &board = m_monitor->board();
    region.fillRow(0, theme[Role::Bar]);
    QString state = m_monitor->isPaused() ? tr("paused") : QString();
    if (m_monitor->waiting() > 0)
        state += (state.isEmpty() ? QString() : u" · "_s) + tr("waiting: %1").arg(m_monitor->waiting());
    if (m_monitor->missed() > 0)
        state += u" · "_s + tr("only on the ticker: %1").arg(m_monitor->missed());
    if (!board.isLive())
        state = tr("not connected");
    state = truncated(state, region.columns() / 2);
    const int left = region.columns() - columnsOf(state) - 3;
    region.put(1, 0, truncated(sanitized(board.campaign().title), left), theme[Role::BarStrong]);
    region.put(region.columns() - columnsOf(state) - 1, 0, state,
               theme[board.isLive() && !m_monitor->isPaused() ? Role::Bar : Role::BarAlert]);
}

/// The total, its bar and the figures; answers the rows it took.
int MonitorPane::paintTotal(const Region &region, const Theme &theme) const
{
    const views::CampaignBoard &board = m_monitor->board();
    const campaigns::Campaign &campaign = board.campaign();
    const Style style = theme[Role::Gift].withBold();
    const QString total = m_formats.won(campaign.total);
    int y = 0;
    QList<PaintedLine> big;
    if (region.rows() >= kRowsForBigTotal && !theme.isAscii())
        big = bigNumber(total, style, region.columns());
    if (big.isEmpty()) {
        paintCentred(region, y++, total, style);
    } else {
        ++y;
        const int x = (region.columns() - columnsOf(big.first())) / 2;
        for (const PaintedLine &line : std::as_const(big))
            madang::tui::paint(region, x, y++, line);
        ++y;
    }
    const QString percent = u" %1%"_s.arg(board.percent());
    PaintedLine bar = progressBar(board.permille(), qMax(1, region.columns() - columnsOf(percent)), theme);
    bar.append({percent, theme[Role::Good]});
    madang::tui::paint(region, 0, y++, bar);
    const QString left = board.isOpen() ? m_formats.remaining(campaign.endsAt) : tr("closed");
    paintCentred(region, y++,
                 tr("of %1").arg(m_formats.won(campaign.goal)) + u" · "_s
                     + tr("gifts: %1").arg(campaign.giftCount) + u" · "_s + left,
                 theme[Role::Muted]);
    return y;
}

int MonitorPane::paintStage(const Region &region, const Theme &theme) const
{
    const std::optional<campaigns::Gift> &gift = m_monitor->onStage();
    if (!gift) {
        paintCentred(region, 0,
                     m_monitor->isPaused() ? tr("The stage is kept free. /monitor resume goes on.")
                                           : tr("Waiting for the next gift."),
                     theme[Role::Muted]);
        return 1;
    }
    const bool great = views::DonationMonitor::tierOf(*gift) == views::DonationMonitor::Tier::Great;
    const QString sign = theme.isAscii() ? u"*"_s : great ? u"♥ ♥ ♥"_s : u"♥"_s;
    paintCentred(region, 0, sign + u' ' + nameOf(*gift) + u"  "_s + amountOf(*gift) + u' ' + sign,
                 theme[Role::Gift].withBold());
    int y = 1;
    const QString message = sanitized(gift->message);
    if (!message.isEmpty()) {
        for (const QStringView line : wrapped(message, qMax(1, region.columns() - 4))) {
            if (y > kMostMessageRows)
                break;
            paintCentred(region, y++, line.toString(), theme[Role::Text]);
        }
    }
    return y;
}

void MonitorPane::paintTicker(const Region &region, const Theme &theme)
{
    const QList<campaigns::Gift> &gifts = m_monitor->ticker();
    m_top = qBound(0, m_top, qMax(0, int(gifts.size()) - region.rows()));
    for (int y = 0; y < region.rows() && m_top + y < gifts.size(); ++y) {
        const campaigns::Gift &gift = gifts.at(m_top + y);
        const QString number = paddedLeft(QString::number(m_top + y + 1), 3) + u' ';
        const QString amount = paddedLeft(amountOf(gift), 12);
        const int nameColumns = qBound(6, region.columns() / 4, 20);
        PaintedLine line{{number, theme[Role::Muted]}};
        if (region.columns() >= 50)
            line.append({paddedLeft(m_formats.shortTime(gift.at), 9) + u' ', theme[Role::Muted]});
        line.append({padded(nameOf(gift), nameColumns), theme[Role::Text]});
        line.append({amount + u' ', theme[Role::Gift]});
        const int room = region.columns() - columnsOf(line) - 1;
        if (room >= 8)
            line.append({truncated(sanitized(gift.message), room), theme[Role::Muted]});
        madang::tui::paint(region, 0, y, line);
    }
}

void MonitorPane::paint(const Region &region, const Theme &theme)
{
    region.fill(theme[Role::Text]);
    if (!m_monitor)
        return;
    if (!m_monitor->board().isKnown()) {
        const QString words = sanitized(CampaignPane::blankText(m_monitor->board()));
        int y = 0;
        for (const QStringView line : wrapped(words, qMax(1, region.columns() - 2)))
            region.put(1, y++, line, theme[Role::Muted]);
        return;
    }
    paintHead(region, theme);
    const Region inner = region.part({1, 1, region.columns() - 2, region.rows() - 1});
    int y = paintTotal(inner, theme);
    const int air = inner.rows() >= kRowsForBigTotal ? 1 : 0;
    y += air;
    y += paintStage(inner.part({0, y, inner.columns(), inner.rows() - y}), theme) + air;
    const int foot = inner.rows() - y >= 4 ? 1 : 0;
    if (const int rows = inner.rows() - y - foot; rows > 0)
        paintTicker(inner.part({0, y, inner.columns(), rows}), theme);
    if (foot > 0)
        inner.put(0, inner.rows() - 1,
                  truncated(tr("/monitor pause · resume · skip · replay <number> · clear   Esc closes"),
                            inner.columns()),
                  theme[Role::Muted]);
}

bool MonitorPane::perform(const Action &action, bool)
{
    if (action == Action(Gesture::PageUp) || action == Action(Gesture::LineUp))
        scroll(action == Action(Gesture::LineUp) ? 1 : 8);
    else if (action == Action(Gesture::PageDown) || action == Action(Gesture::LineDown))
        scroll(action == Action(Gesture::LineDown) ? -1 : -8);
    else
        return false;
    return true;
}

} // namespace madang::tui
