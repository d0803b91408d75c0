// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/cell_grid.h"

#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/text_width.h"

namespace madang::tui {

CellGrid::CellGrid(QSize size)
    : m_size(size.expandedTo({0, 0}))
    , m_cells(qsizetype(m_size.width()) * m_size.height())
{
}

const Cell &CellGrid::at(int x, int y) const
{
    static const Cell blank;
    return area().contains(x, y) ? m_cells.at(qsizetype(y) * m_size.width() + x) : blank;
}

QString CellGrid::row(int y) const
{
    QString text;
    for (int x = 0; x < m_size.width(); ++x)
        text += at(x, y).text;
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

int CellGrid::put(int x, int y, QStringView text, const Style &style, const QRect &clip)
{
    const QString safe = sanitized(text);
    int used = 0;
    for (const Cluster &cluster : clustersOf(safe)) {
        if (cluster.columns > 0)
            setCell(x + used, y, cluster.text.toString(), style, cluster.columns, clip & area());
        used += cluster.columns;
    }
    return used;
}

void CellGrid::setCell(int x, int y, const QString &text, const Style &style, int columns, const QRect &clip)
{
    const bool whole = clip.contains(x, y) && clip.contains(x + columns - 1, y);
    for (int i = 0; i < columns; ++i) {
        if (!clip.contains(x + i, y))
            continue;
        clearHalves(x + i, y);
        Cell &target = cell(x + i, y);
        target.style = style;
        target.tail = whole && i > 0;
        target.text = !whole ? QStringLiteral(" ") : i == 0 ? text : QString();
    }
}

void CellGrid::clearHalves(int x, int y)
{
    if (cell(x, y).tail && x > 0)
        cell(x - 1, y).text = QStringLiteral(" ");
    if (x + 1 < m_size.width() && cell(x + 1, y).tail && !cell(x, y).tail) {
        cell(x + 1, y).tail = false;
        cell(x + 1, y).text = QStringLiteral(" ");
    }
}

void CellGrid::fill(const QRect &wanted, const Style &style)
{
    const QRect inside = wanted & area();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            setCell(x, y, QStringLiteral(" "), style, 1, inside);
    }
}

void CellGrid::restyle(const QRect &wanted, const Style &style)
{
    const QRect inside = wanted & area();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            cell(x, y).style = style;
    }
}

void CellGrid::ground(const Style &style)
{
    const auto isLeft = [](Colour colour) { return colour.kind == Colour::Kind::Default; };
    if (isLeft(style.fg) && isLeft(style.bg))
        return;
    for (Cell &each : m_cells) {
        if (isLeft(each.style.fg))
            each.style.fg = style.fg;
        if (isLeft(each.style.bg))
            each.style.bg = style.bg;
    }
}

void CellGrid::paste(QPoint at, const CellGrid &picture)
{
    for (int y = 0; y < picture.size().height(); ++y) {
        for (int x = 0; x < picture.size().width(); ++x) {
            const Cell &from = picture.at(x, y);
            if (from.tail)
                continue; // came with its other half
            const int columns = picture.at(x + 1, y).tail ? 2 : 1;
            setCell(at.x() + x, at.y() + y, from.text, from.style, columns, area());
        }
    }
}

} // namespace madang::tui
