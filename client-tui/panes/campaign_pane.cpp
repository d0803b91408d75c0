// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/campaign_pane.h"

#include "client-tui/panes/timeline_lines.h"
#include "client-tui/terminal/sanitize.h"

#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

QString CampaignPane::summary() const
{
    if (!m_board.isKnown())
        return {};
    return tr("%1% · %2 of %3")
        .arg(m_board.percent())
        .arg(m_formats.won(m_board.campaign().total), m_formats.won(m_board.campaign().goal));
}

QString CampaignPane::blankText(const views::CampaignBoard &board)
{
    if (board.isCutOff())
        return tr("The campaign was never read on this device. It comes with the connection.");
    return board.error() ? views::wording::of(*board.error()) : tr("Loading…");
}

QList<PaintedLine> CampaignPane::figures(int columns) const
{
    const campaigns::Campaign &campaign = m_board.campaign();
    QList<PaintedLine> lines;
    const QString title = sanitized(campaign.title); // lives as long as the views of its lines
    for (const QStringView line : wrapped(title, columns))
        lines.append(PaintedLine{{line.toString(), m_theme[Role::Gift].withBold()}});
    if (lines.size() > 2) {
        lines = lines.first(2);
        lines.last().last().text = truncated(lines.last().last().text + u"  "_s, columns - 1) + u'…';
    }
    const QString percent = u" %1%"_s.arg(m_board.percent());
    PaintedLine bar = progressBar(m_board.permille(), qMax(1, columns - columnsOf(percent)), m_theme);
    bar.append({percent, m_theme[Role::Good]});
    lines.append(bar);
    lines.append(PaintedLine{{m_formats.won(campaign.total), m_theme[Role::Text].withBold()},
                             {u' ' + tr("of %1").arg(m_formats.won(campaign.goal)), m_theme[Role::Muted]}});
    const QString left = m_board.isOpen() ? m_formats.remaining(campaign.endsAt) : tr("closed");
    lines.append(
        PaintedLine{{tr("gifts: %1").arg(campaign.giftCount) + u" · "_s + left, m_theme[Role::Muted]}});
    return lines;
}

PaintedLine CampaignPane::giftLine(const campaigns::Gift &gift, int columns) const
{
    const QString amount = gift.amount ? m_formats.won(*gift.amount) : tr("hidden");
    const QString name = gift.nickname ? sanitized(*gift.nickname) : tr("Anonymous");
    const int room = columns - columnsOf(amount) - 1;
    return {{padded(name, qMax(0, room)), m_theme[Role::Text]}, {u' ' + amount, m_theme[Role::Gift]}};
}

QList<PaintedLine> CampaignPane::lines(int columns, int rows) const
{
    if (!m_board.isKnown()) {
        QList<PaintedLine> said;
        const QString words = sanitized(blankText(m_board)); // lives as long as the views of its lines
        for (const QStringView line : wrapped(words, qMax(1, columns)))
            said.append(PaintedLine{{line.toString(), m_theme[Role::Muted]}});
        return said.first(qMin<qsizetype>(said.size(), qMax(0, rows)));
    }
    QList<PaintedLine> lines = figures(columns);
    if (!m_board.gifts().isEmpty() && lines.size() + 2 < rows) {
        lines.append(PaintedLine{{tr("Latest gifts"), m_theme[Role::Muted]}});
        for (const campaigns::Gift &gift : m_board.gifts())
            lines.append(giftLine(gift, columns));
    }
    return lines.first(qMin<qsizetype>(lines.size(), qMax(0, rows)));
}

} // namespace madang::tui
