// SPDX-License-Identifier: GPL-3.0-or-later
// A screen as cells. The only way to put text into a cell goes through sanitized(); what a cell holds is safe
// to send to a terminal. Knows no terminal.
#pragma once

#include "client-tui/terminal/style.h"

#include <QList>
#include <QPoint>
#include <QRect>
#include <QSize>

namespace madang::tui {

/// One cell: a cluster, or the right half of a wide one (then `text` is empty and `tail` is set).
struct Cell {
    QString text = QStringLiteral(" ");
    Style style;
    bool tail = false;

    bool operator==(const Cell &) const = default;
};

/// Columns by rows of cells, blank at first. Everything outside is ignored, so panes need not check.
class CellGrid {
public:
    explicit CellGrid(QSize size = {});

    QSize size() const { return m_size; }
    QRect area() const { return {{0, 0}, m_size}; }
    /// The cell at a place; a blank one outside.
    const Cell &at(int x, int y) const;
    /// The text of one row, as a person would read it, without trailing blanks.
    QString row(int y) const;

    /// Writes foreign or own text from (x, y), clipped to `clip`. Returns the columns the text takes, clipped
    /// or not. A wide character that is cut in half becomes a blank.
    int put(int x, int y, QStringView text, const Style &style, const QRect &clip);
    /// Makes an area blank in a style.
    void fill(const QRect &area, const Style &style);
    /// Gives the cells of an area another style and leaves their text.
    void restyle(const QRect &area, const Style &style);
    /// Gives every colour that was left to the terminal this style's instead.
    void ground(const Style &style);
    /// Puts another grid's cells at a place; what does not fit is cut.
    void paste(QPoint at, const CellGrid &picture);

private:
    void setCell(int x, int y, const QString &text, const Style &style, int columns, const QRect &clip);
    void clearHalves(int x, int y);
    Cell &cell(int x, int y) { return m_cells[qsizetype(y) * m_size.width() + x]; }

    QSize m_size;
    QList<Cell> m_cells;
};

/// A rectangle of a grid that one pane paints. Coordinates start at its own corner; nothing leaves it.
class Region {
public:
    Region(CellGrid &grid, const QRect &area)
        : m_grid(&grid)
        , m_area(area & grid.area())
    {
    }

    int columns() const { return m_area.width(); }
    int rows() const { return m_area.height(); }
    bool isEmpty() const { return m_area.isEmpty(); }
    QRect area() const { return m_area; }
    /// The place on the whole screen of a place in here.
    QPoint onScreen(int x, int y) const { return m_area.topLeft() + QPoint(x, y); }
    Region part(const QRect &inner) const
    {
        return Region(*m_grid, inner.translated(m_area.topLeft()) & m_area);
    }

    int put(int x, int y, QStringView text, const Style &style = {}) const
    {
        return m_grid->put(m_area.x() + x, m_area.y() + y, text, style, m_area);
    }
    void fill(const Style &style = {}) const { m_grid->fill(m_area, style); }
    void fillRow(int y, const Style &style) const { m_grid->fill(rowArea(y), style); }
    void restyleRow(int y, const Style &style) const { m_grid->restyle(rowArea(y), style); }

private:
    QRect rowArea(int y) const { return QRect(m_area.x(), m_area.y() + y, m_area.width(), 1) & m_area; }

    CellGrid *m_grid;
    QRect m_area;
};

} // namespace madang::tui
