// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a room's menu that says where the room stands beside the main window: in a window of its own,
// as the floating chat.
#pragma once

#include "client-gui/theme/theme.h"

#include <functional>

class QMenu;

namespace madang::gui {

/// Where a room may go. What is empty is not offered.
struct RoomPlaces {
    std::function<void()> openWindow;
    std::function<void(bool)> setFloating;
    bool isFloating = false;
};

void addPlaces(QMenu &menu, const Theme &theme, const RoomPlaces &places);

} // namespace madang::gui
