// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/sheet.h"

#include "client-tui/terminal/sanitize.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

Sheet::Sheet(QString title, QList<SheetRow> rows, QString foot)
    : m_title(std::move(title))
    , m_foot(std::move(foot))
    , m_rows(std::move(rows))
{
    m_selected = nextChoice(-1, 1);
}

int Sheet::nextChoice(int from, int step) const
{
    for (int i = from + step; i >= 0 && i < m_rows.size(); i += step) {
        if (m_rows.at(i).action)
            return i;
    }
    return from;
}

void Sheet::update(QList<SheetRow> rows)
{
    m_rows = std::move(rows);
    if (m_selected >= 0 && m_selected < m_rows.size() && m_rows.at(m_selected).action)
        return;
    // What was chosen is gone: the one before it is nearest to where the eye is.
    const int last = int(m_rows.size());
    const int before = nextChoice(qBound(0, m_selected, last), -1);
    m_selected = before < last && before >= 0 && m_rows.at(before).action ? before : nextChoice(-1, 1);
}

void Sheet::move(int steps)
{
    if (!hasChoices()) {
        m_top = qBound(0, m_top + steps, qMax(0, m_total - m_height));
        return;
    }
    for (int i = 0; i < qAbs(steps); ++i)
        m_selected = nextChoice(m_selected, steps > 0 ? 1 : -1);
}

void Sheet::movePages(int pages)
{
    move(pages * qMax(1, m_height - 1));
}

bool Sheet::choose()
{
    if (!hasChoices())
        return false;
    const std::function<void()> action = m_rows.at(m_selected).action; // it may replace this sheet
    action();
    return true;
}

bool Sheet::perform(const Action &action, bool lineIsEmpty)
{
    if (action == Action(Gesture::PageUp) || action == Action(Gesture::PageDown))
        movePages(action == Action(Gesture::PageUp) ? -1 : 1);
    else if (lineIsEmpty && action == Action(Edit::HistoryOlder))
        move(-1);
    else if (lineIsEmpty && action == Action(Edit::HistoryNewer))
        move(1);
    else if (action == Action(Gesture::LineUp) || action == Action(Gesture::LineDown))
        move(action == Action(Gesture::LineUp) ? -1 : 1);
    else
        return lineIsEmpty && action == Action(Gesture::Send) && choose();
    return true;
}

/// A row's lines: it wraps as one text and keeps each piece's style.
QList<PaintedLine> Sheet::linesOf(int row, int columns) const
{
    const SheetRow &entry = m_rows.at(row);
    if (!entry.wraps || columnsOf(entry.line) <= columns)
        return {entry.line};
    // Continuation lines stand under the last piece, so that a two-column list stays one.
    const PaintedLine head = entry.line.first(entry.line.size() - 1);
    const bool beside = columnsOf(head) <= columns / 2;
    const int indent = beside ? columnsOf(head) : qMin(4, columns / 8);
    const Run &last = entry.line.last();
    QList<PaintedLine> lines;
    if (!beside)
        lines.append(head);
    for (const QStringView text : wrapped(last.text, qMax(1, columns - indent))) {
        const bool first = lines.isEmpty();
        lines.append((first ? head : PaintedLine{{QString(indent, u' '), last.style}})
                     + PaintedLine{{text.toString(), last.style}});
    }
    return lines;
}

void Sheet::paint(const Region &region, const Theme &theme)
{
    region.fill(theme[Role::Text]);
    const int footRows = !m_foot.isEmpty() && region.rows() >= 6 ? 1 : 0;
    const int titleRows = region.rows() >= 4 ? 1 : 0;
    if (titleRows > 0) {
        region.fillRow(0, theme[Role::Bar]);
        region.put(1, 0, truncated(sanitized(m_title), region.columns() - 2), theme[Role::BarStrong]);
    }
    if (footRows > 0)
        region.put(1, region.rows() - 1, truncated(m_foot, region.columns() - 2), theme[Role::Muted]);
    const Region inner
        = region.part({1, titleRows, region.columns() - 2, region.rows() - titleRows - footRows});
    m_height = qMax(1, inner.rows());

    QList<PaintedLine> lines;
    int selectedFirst = 0;
    int selectedLast = 0;
    for (int i = 0; i < m_rows.size(); ++i) {
        if (i == m_selected)
            selectedFirst = int(lines.size());
        lines += linesOf(i, inner.columns());
        if (i == m_selected)
            selectedLast = int(lines.size()) - 1;
    }
    m_total = int(lines.size());
    if (hasChoices())
        m_top = qBound(selectedLast - m_height + 1, m_top, selectedFirst);
    m_top = qBound(0, m_top, qMax(0, m_total - m_height));
    for (int y = 0; y < inner.rows() && m_top + y < lines.size(); ++y) {
        madang::tui::paint(inner, 0, y, lines.at(m_top + y));
        if (hasChoices() && m_top + y >= selectedFirst && m_top + y <= selectedLast)
            inner.restyleRow(y, theme[Role::Selected]);
    }
    if (m_top + m_height < m_total)
        region.put(region.columns() - 1, region.rows() - 1 - footRows, u"↓", theme[Role::Muted]);
    if (m_top > 0)
        region.put(region.columns() - 1, titleRows, u"↑", theme[Role::Muted]);
}

} // namespace madang::tui
