// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/sheet.h"

#include "client-tui/panes/bars.h"
#include "client-tui/terminal/sanitize.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    int leadingBlanks(QStringView text)
    {
        int count = 0;
        while (count < text.size() && text.at(count) == u' ')
            ++count;
        return count;
    }

    /// Pieces that are too wide to stand side by side, one after another, without the blanks that made
    /// columns of them: none is cut.
    QList<PaintedLine> flowed(const PaintedLine &pieces, int columns, int indent)
    {
        QList<PaintedLine> lines{PaintedLine()};
        int used = 0;
        bool apart = false;
        for (const Run &piece : pieces) {
            const QString text = piece.text.trimmed();
            apart = apart || piece.text.startsWith(u' ');
            if (text.isEmpty())
                continue;
            const QString gap = apart && used > 0 ? u" "_s : QString();
            if (used + columnsOf(gap) + columnsOf(text) <= columns) {
                lines.last().append({gap + text, piece.style});
                used += columnsOf(gap) + columnsOf(text);
            } else {
                for (const QStringView part : wrapped(text, qMax(1, columns - indent))) {
                    if (used > 0)
                        lines.append(PaintedLine{{QString(indent, u' '), piece.style}});
                    used = (used > 0 ? indent : 0) + columnsOf(part);
                    lines.last().append({part.toString(), piece.style});
                }
            }
            apart = piece.text.endsWith(u' ');
        }
        return lines;
    }

} // namespace

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
    const int step = steps > 0 ? 1 : -1;
    for (int i = 0; i < qAbs(steps); ++i) {
        // A row that is taller than the page is read to its end before the next one is chosen.
        if (step > 0 ? m_selectedLast >= m_top + m_height : m_selectedFirst < m_top) {
            m_top += step;
            continue;
        }
        m_selected = nextChoice(m_selected, step);
        m_selectedFirst = m_selectedLast = m_top; // known at the next painting
    }
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
    const Run &last = entry.line.last();
    const bool alone = head.isEmpty();
    const bool beside = columnsOf(head) <= columns / 2;
    const int indent = alone ? qMin(leadingBlanks(last.text), columns / 2)
        : beside             ? columnsOf(head)
                             : qMin(4, columns / 8);
    QList<PaintedLine> lines;
    if (!beside)
        lines = columnsOf(head) <= columns ? QList<PaintedLine>{head} : flowed(head, columns, indent);
    const QString text = beside && !alone ? last.text : last.text.trimmed();
    if (text.isEmpty() && !lines.isEmpty())
        return lines;
    for (const QStringView part : wrapped(text, qMax(1, columns - indent))) {
        const bool besideHead = lines.isEmpty() && !alone;
        lines.append((besideHead ? head : PaintedLine{{QString(indent, u' '), last.style}})
                     + PaintedLine{{part.toString(), last.style}});
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
        region.put(1, region.rows() - 1, hintsFitting(m_foot, region.columns() - 2), theme[Role::Muted]);
    const Region inner
        = region.part({1, titleRows, region.columns() - 2, region.rows() - titleRows - footRows});
    m_height = qMax(1, inner.rows());

    QList<PaintedLine> lines;
    m_selectedFirst = m_selectedLast = 0;
    for (int i = 0; i < m_rows.size(); ++i) {
        if (i == m_selected)
            m_selectedFirst = int(lines.size());
        lines += linesOf(i, inner.columns());
        if (i == m_selected)
            m_selectedLast = int(lines.size()) - 1;
    }
    m_total = int(lines.size());
    if (hasChoices()) {
        const int ended = m_selectedLast - m_height + 1;
        m_top = qBound(qMin(ended, m_selectedFirst), m_top, qMax(ended, m_selectedFirst));
    }
    m_top = qBound(0, m_top, qMax(0, m_total - m_height));
    for (int y = 0; y < inner.rows() && m_top + y < lines.size(); ++y) {
        madang::tui::paint(inner, 0, y, lines.at(m_top + y));
        if (hasChoices() && m_top + y >= m_selectedFirst && m_top + y <= m_selectedLast)
            inner.restyleRow(y, theme[Role::Selected]);
    }
    if (m_top + m_height < m_total)
        region.put(region.columns() - 1, region.rows() - 1 - footRows, u"↓", theme[Role::Muted]);
    if (m_top > 0)
        region.put(region.columns() - 1, titleRows, u"↑", theme[Role::Muted]);
}

} // namespace madang::tui
