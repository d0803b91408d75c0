// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything stands on a screen of a given size. Arithmetic only.
#pragma once

#include <QRect>
#include <QSize>

#include <optional>

namespace madang::tui {

/// What the person switched off; the size decides the rest.
struct LayoutWishes {
    bool rooms = true;
    bool side = true;
    bool title = true; ///< panes that share the screen have titles of their own
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
/// A screen whose timeline is shared by panes that need so much: first the side gives way to them, then the
/// rooms. Nothing when there is not enough even so.
std::optional<Layout> sharedLayoutFor(QSize screen, const LayoutWishes &wishes, QSize least);

} // namespace madang::tui
