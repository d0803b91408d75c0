// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers rooms have in the terminal: they stay while messages come in, so that Alt and a digit is a
// habit. Kept with the preferences.
#pragma once

#include "common/views/room_list.h"

namespace madang::tui {

class RoomNumbers {
public:
    /// Reads what bytes() wrote; anything else is nothing.
    static RoomNumbers fromBytes(const QByteArray &bytes);
    QByteArray bytes() const;

    /// Gives new rooms the next numbers and closes the gaps of rooms that are gone. Answers whether anything
    /// changed.
    bool follow(const QList<RoomId> &present);
    /// From 1; 0 when the room has none.
    int numberOf(RoomId room) const { return int(m_rooms.indexOf(room)) + 1; }
    /// Null when there is no such number.
    RoomId at(int number) const { return m_rooms.value(number - 1); }
    const QList<RoomId> &rooms() const { return m_rooms; }

private:
    QList<RoomId> m_rooms;
};

} // namespace madang::tui
