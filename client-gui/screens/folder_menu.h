// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a room's menu about where it stands in the list: in which folder, or among what is less
// important.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/views/room_list.h"

#include <functional>

class QMenu;

namespace madang::gui {

/// Adds nothing for a visitor. `said` takes what went wrong, in words; `newFolder` asks for a name and puts
/// the room into the folder made of it.
void addFolders(QMenu &menu, const Theme &theme, views::RoomList &rooms, RoomId room,
                const std::function<void(const QString &)> &said, const std::function<void()> &newFolder);

} // namespace madang::gui
