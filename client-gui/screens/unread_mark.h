// SPDX-License-Identifier: GPL-3.0-or-later
// Marking a room as unread, wherever it is asked for: by a key, in the menu of a room, in the list of rooms.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/views/room_list.h"

#include <functional>

class QMenu;

namespace madang::gui {

/// `said` gets what stopped it, in words; it may come after whoever asked has gone.
void markUnread(views::RoomList &rooms, RoomId room, std::function<void(const QString &)> said);
/// Adds the entry that does it.
void addUnreadMark(QMenu &menu, const Theme &theme, views::RoomList &rooms, RoomId room,
                   const std::function<void(const QString &)> &said);

} // namespace madang::gui
