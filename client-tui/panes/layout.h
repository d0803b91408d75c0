// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything stands on a screen of a given size. Arithmetic only.
#pragma once

#include <QRect>
#include <QSize>

namespace madang::tui {

/// What the person switched off; the size decides the rest.
struct LayoutWishes {
    bool rooms = true;
    bool side = true;
};

/// Rectangles; an empty one is not shown. Nothing overlaps, nothing leaves the screen.
struct Layout {
    QRect title;
    QRect rooms;
    QRect roomsBorder;
    QRect timeline;
    QRect sideBorder;
    QRect side;
    QRect status;
    QRect input;
};

/// Wide screens show rooms, timeline and side; medium ones rooms and timeline; narrow ones the timeline.
/// Title and status go when rows are scarce; the input line goes last.
Layout layoutFor(QSize screen, const LayoutWishes &wishes);

} // namespace madang::tui
