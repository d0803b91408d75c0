// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/layout.h"

#include <QtGlobal>

namespace madang::tui {

namespace {

    constexpr int kLeastForRooms = 72;
    constexpr int kLeastForSide = 112;
    constexpr int kLeastForTitle = 8;
    constexpr int kLeastForStatus = 4;

} // namespace

Layout layoutFor(QSize screen, const LayoutWishes &wishes)
{
    Layout layout;
    const int width = qMax(0, screen.width());
    int height = qMax(0, screen.height());
    if (width == 0 || height == 0)
        return layout;
    int top = 0;
    if (wishes.title && height >= kLeastForTitle)
        layout.title = QRect(0, top++, width, 1);
    layout.input = QRect(0, --height, width, 1);
    if (height - top >= kLeastForStatus - 1)
        layout.status = QRect(0, --height, width, 1);
    const int rows = height - top;
    if (rows <= 0)
        return layout;

    int left = 0;
    int right = width;
    if (wishes.rooms && width >= kLeastForRooms) {
        const int columns = qBound(18, width / 6, 30);
        layout.rooms = QRect(0, top, columns, rows);
        layout.roomsBorder = QRect(columns, top, 1, rows);
        left = columns + 1;
    }
    if (wishes.side && width >= kLeastForSide) {
        const int columns = qBound(24, width / 6, 34);
        layout.side = QRect(width - columns, top, columns, rows);
        layout.sideBorder = QRect(width - columns - 1, top, 1, rows);
        right = width - columns - 1;
    }
    layout.timeline = QRect(left, top, right - left, rows);
    return layout;
}

std::optional<Layout> sharedLayoutFor(QSize screen, const LayoutWishes &wishes, QSize least)
{
    for (const LayoutWishes &tried :
         {LayoutWishes{wishes.rooms, wishes.side, false}, LayoutWishes{wishes.rooms, false, false},
          LayoutWishes{false, false, false}}) {
        const Layout layout = layoutFor(screen, tried);
        if (layout.timeline.width() >= least.width() && layout.timeline.height() >= least.height())
            return layout;
    }
    return std::nullopt;
}

} // namespace madang::tui
