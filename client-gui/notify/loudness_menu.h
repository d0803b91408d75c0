// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a room's menu that says how loud it is: level, mute, schedule, favourite.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/views/room_list.h"

#include <functional>

class QMenu;

namespace madang::gui {

/// Adds the entries for a room of one's own; nothing for others. `said` gets what went wrong, in words;
/// `schedule` opens what says when the room may alert.
void addLoudness(QMenu &menu, const Theme &theme, views::RoomList &rooms, RoomId room,
                 const views::Formats &formats, const std::function<void(const QString &)> &said,
                 const std::function<void()> &schedule);

} // namespace madang::gui
