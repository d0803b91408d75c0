// SPDX-License-Identifier: GPL-3.0-or-later
// A line of text in several styles, before it is in a grid. Cuts and measures; decides no style.
#pragma once

#include "client-tui/terminal/cell_grid.h"
#include "client-tui/terminal/text_width.h"

namespace madang::tui {

/// Text in one style.
struct Run {
    QString text;
    Style style;
    bool operator==(const Run &) const = default;
};

using PaintedLine = QList<Run>;

/// Writes a line at a place; answers the columns it took.
inline int paint(const Region &region, int x, int y, const PaintedLine &line)
{
    int used = 0;
    for (const Run &run : line)
        used += region.put(x + used, y, run.text, run.style);
    return used;
}

inline int columnsOf(const PaintedLine &line)
{
    int sum = 0;
    for (const Run &run : line)
        sum += columnsOf(run.text);
    return sum;
}

inline QString plainText(const PaintedLine &line)
{
    QString text;
    for (const Run &run : line)
        text += run.text;
    return text;
}

} // namespace madang::tui
