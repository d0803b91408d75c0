// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/timeline_pane.h"

#include "client-tui/terminal/text_width.h"

#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    /// So near to an edge of the window the next page is asked for.
    constexpr int kNearEdge = 20;

} // namespace

TimelinePane::TimelinePane(views::Timeline &timeline, const Theme &theme, const views::Formats &formats,
                           QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_theme(theme)
    , m_lines(theme, formats)
{
    m_lines.setBadges([&timeline](const views::TimelineRow &row) { return timeline.badge(row); });
    connect(&timeline, &views::Timeline::arrived, this, &TimelinePane::onArrived);
}

void TimelinePane::onArrived(int row)
{
    if (row < 0 || row >= m_timeline.rowCount())
        return;
    m_arrived = m_timeline.row(row).id;
    m_owedLines = 0;
    // Whoever follows a quote goes on from there.
    if (m_chosen != 0 && isChoosable(row))
        m_chosen = *m_arrived;
}

bool TimelinePane::isChoosable(int index) const
{
    const views::TimelineRow &row = m_timeline.row(index);
    const bool isSaid
        = row.kind == views::TimelineRow::Kind::Message || row.kind == views::TimelineRow::Kind::Gift;
    return isSaid && row.position > 0 && !row.deleted;
}

bool TimelinePane::chooseShown()
{
    const int last = m_timeline.rowCount() - 1;
    for (int index = m_lastShown < 0 ? last : qMin(m_lastShown, last); index >= 0; --index) {
        if (!isChoosable(index))
            continue;
        m_chosen = m_timeline.row(index).id;
        moveChoice(0);
        return true;
    }
    m_chosen = 0;
    return false;
}

void TimelinePane::moveChoice(int steps)
{
    int found = m_timeline.indexOfId(m_chosen);
    if (found < 0) { // it has gone out of the window
        (void)chooseShown();
        return;
    }
    const int step = steps > 0 ? -1 : 1;
    int left = qAbs(steps);
    for (int i = found + step; left > 0 && i >= 0 && i < m_timeline.rowCount(); i += step) {
        if (!isChoosable(i))
            continue;
        found = i;
        --left;
    }
    m_chosen = m_timeline.row(found).id;
    m_choiceMoved = true;
    m_arrived.reset();
    if (found <= m_firstShown)
        setBottom(movedDown({found, 0}, m_rows - 1));
    else if (found >= m_lastShown)
        setBottom({found, countOf(found) - 1});
}

/// Reversed where there are no colours.
void TimelinePane::mark(QList<PaintedLine> &lines) const
{
    const Style &style = m_theme[Role::Selected];
    for (PaintedLine &line : lines) {
        for (Run &run : line)
            run.style = style;
        line.append(Run{QString(qMax(0, m_columns - columnsOf(line)), u' '), style});
    }
}

QList<PaintedLine> TimelinePane::linesOf(int index) const
{
    const views::TimelineRow &row = m_timeline.row(index);
    QList<PaintedLine> lines = m_lines.of(row, index > 0 ? &m_timeline.row(index - 1) : nullptr, m_columns);
    if (m_chosen != 0 && row.id == m_chosen)
        mark(lines);
    return lines;
}

std::optional<TimelinePane::Place> TimelinePane::bottom()
{
    const int last = m_timeline.rowCount() - 1;
    if (last < 0)
        return std::nullopt;
    if (!m_anchor)
        return Place{last, countOf(last) - 1};
    int index = m_timeline.indexOfId(m_anchor->row);
    if (index < 0) {
        for (index = 0; index < last && m_timeline.row(index).position < m_anchor->position; ++index) { }
    }
    return Place{index, qMin(m_anchor->line, countOf(index) - 1)};
}

void TimelinePane::setBottom(Place place)
{
    const int last = m_timeline.rowCount() - 1;
    if (place.index >= last && place.line >= countOf(last) - 1 && !m_timeline.hasNewer()) {
        m_anchor.reset();
        return;
    }
    const views::TimelineRow &row = m_timeline.row(place.index);
    m_anchor = Anchor{row.id, row.position, place.line};
}

TimelinePane::Place TimelinePane::movedUp(Place from, int lines) const
{
    while (lines > from.line) {
        if (from.index == 0)
            return {0, 0};
        lines -= from.line + 1;
        --from.index;
        from.line = countOf(from.index) - 1;
    }
    from.line -= lines;
    return from;
}

TimelinePane::Place TimelinePane::movedDown(Place from, int lines) const
{
    const int last = m_timeline.rowCount() - 1;
    while (true) {
        const int left = countOf(from.index) - 1 - from.line;
        if (lines <= left || from.index >= last)
            return {from.index, from.line + qMin(lines, left)};
        lines -= left + 1;
        from = {from.index + 1, 0};
    }
}

int TimelinePane::linesBetween(Place upper, Place lower) const
{
    int lines = lower.line - upper.line;
    for (int index = upper.index; index < lower.index; ++index)
        lines += countOf(index);
    return lines;
}

void TimelinePane::scrollLines(int lines)
{
    m_owedLines = 0;
    const std::optional<Place> now = bottom();
    if (!now)
        return;
    m_arrived.reset();
    if (lines < 0)
        return setBottom(movedDown(*now, -lines));
    // The topmost view has the first line at its top.
    const Place top = movedDown({0, 0}, m_rows - 1);
    const Place wanted = movedUp(*now, lines);
    const bool tooHigh = wanted.index < top.index || (wanted.index == top.index && wanted.line < top.line);
    // What is not loaded yet comes page by page, and is scrolled through as it comes.
    if (tooHigh && m_timeline.hasOlder())
        m_owedLines = lines - qMax(0, linesBetween(top, *now));
    setBottom(tooHigh ? top : wanted);
}

void TimelinePane::scrollPages(int pages)
{
    scrollLines(pages * qMax(1, m_rows - 1));
}

void TimelinePane::toNewest()
{
    m_owedLines = 0;
    m_anchor.reset();
    m_arrived.reset();
    if (m_timeline.hasNewer())
        m_timeline.jumpToNewest();
}

void TimelinePane::toOldestLoaded()
{
    if (m_timeline.rowCount() > 0)
        setBottom(movedDown({0, 0}, m_rows - 1));
}

QList<PaintedLine> TimelinePane::visible(Place from, int rows)
{
    QList<PaintedLine> shown;
    m_lastShown = m_firstShown = from.index;
    for (int index = from.index; index >= 0 && shown.size() < rows; --index) {
        QList<PaintedLine> lines = linesOf(index);
        if (index == from.index)
            lines = lines.first(qMin<qsizetype>(from.line + 1, lines.size()));
        const qsizetype take = qMin(lines.size(), rows - shown.size());
        shown = lines.last(take) + shown;
        m_firstShown = index;
    }
    return shown;
}

QString TimelinePane::emptyText() const
{
    using Blank = views::Timeline::Blank;
    switch (m_timeline.blank()) {
    case Blank::No:
        return {};
    case Blank::Reading:
        return tr("Loading…");
    case Blank::MustJoin:
        return tr("Who joins sees what is said from then on: /join");
    case Blank::CutOff:
        return tr("What was said here was never read on this device. It comes with the connection.");
    case Blank::Refused:
        return tr("What was said here could not be fetched. %1")
            .arg(m_timeline.refusal() ? views::wording::of(*m_timeline.refusal()) : QString());
    case Blank::Silent:
        break;
    }
    return tr("Nothing has been said here yet.");
}

void TimelinePane::paint(const Region &region)
{
    m_columns = qMax(1, region.columns());
    m_rows = qMax(1, region.rows());
    m_newestShown = 0;
    if (m_owedLines > 0 && !m_arrived && !m_timeline.isLoadingOlder())
        scrollLines(m_owedLines);
    if (m_arrived) {
        const int index = m_timeline.indexOfId(*m_arrived);
        // The newest row stands at the bottom, however long it is; any other a third of the way down: what
        // came before gives it its sense.
        if (index >= 0 && index == m_timeline.rowCount() - 1 && !m_timeline.hasNewer())
            m_anchor.reset();
        else if (index >= 0)
            setBottom(movedDown({index, 0}, qMax(0, m_rows * 2 / 3 - 1)));
        m_arrived.reset();
    }
    const std::optional<Place> from = bottom();
    if (!from) {
        m_firstShown = 0;
        m_lastShown = -1;
        const QString words = emptyText();
        int y = 0;
        for (const QStringView line : wrapped(words, m_columns)) {
            if (y < m_rows)
                region.put(0, y++, line, m_theme[Role::Muted]);
        }
        return;
    }
    QList<PaintedLine> shown = visible(*from, m_rows);
    if (shown.size() < m_rows && m_anchor) { // scrolled beyond the top: fill from there
        setBottom(movedDown({0, 0}, m_rows - 1));
        shown = visible(*bottom(), m_rows);
    }
    // The pane may have become lower since: by the line that tells the keys, for instance.
    const int chosen = std::exchange(m_choiceMoved, false) ? m_timeline.indexOfId(m_chosen) : -1;
    if (chosen >= 0 && chosen <= m_firstShown && m_anchor) {
        setBottom(movedDown({chosen, 0}, m_rows - 1));
        shown = visible(*bottom(), m_rows);
    }
    const bool beginning = m_firstShown == 0 && shown.size() < m_rows;
    int y = m_rows - int(shown.size());
    if (beginning && m_timeline.hasOlder())
        region.put(0, y - 1, truncated(tr("Loading earlier messages…"), m_columns), m_theme[Role::Muted]);
    for (const PaintedLine &line : std::as_const(shown))
        madang::tui::paint(region, 0, y++, line);
    for (int index = m_lastShown; index >= m_firstShown && m_newestShown == 0; --index) {
        if (m_timeline.row(index).delivery == views::TimelineRow::Delivery::Stored)
            m_newestShown = m_timeline.row(index).position;
    }
}

Timestamp TimelinePane::firstShownAt() const
{
    return m_firstShown <= m_lastShown && m_lastShown < m_timeline.rowCount()
        ? m_timeline.row(m_firstShown).at
        : Timestamp();
}

void TimelinePane::afterPaint()
{
    m_timeline.setFollowing(!m_anchor);
    // Where a jump would put a row: so going back shows what was shown before.
    if (const std::optional<Place> from = bottom(); from && m_anchor) {
        const Place reading = movedUp(*from, qMax(0, m_rows * 2 / 3 - 1));
        if (const qint64 position = m_timeline.row(reading.index).position; position > 0)
            m_timeline.setReading(position);
    }
    if (m_firstShown < kNearEdge && m_timeline.hasOlder() && !m_timeline.isLoadingOlder())
        m_timeline.loadOlder();
    if (m_lastShown >= m_timeline.rowCount() - kNearEdge && m_timeline.hasNewer()
        && !m_timeline.isLoadingNewer())
        m_timeline.loadNewer();
}

} // namespace madang::tui
