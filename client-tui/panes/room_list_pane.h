// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms one is in: number, kind, name, unread count.
#pragma once

#include "client-tui/panes/painted_line.h"
#include "client-tui/panes/room_numbers.h"
#include "client-tui/settings/theme.h"

#include <QCoreApplication>

namespace madang::tui {

class RoomListPane {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::RoomListPane)
public:
    RoomListPane(const views::RoomList &rooms, const RoomNumbers &numbers, const Theme &theme)
        : m_rooms(rooms)
        , m_numbers(numbers)
        , m_theme(theme)
    {
    }

    void paint(const Region &region, RoomId current);
    /// The room painted in a row of the region; null when there is none.
    RoomId at(int y) const;
    /// "#", "@" or "*": what kind of room it is.
    static QString sign(const views::RoomRow &room);
    /// "5", "999+".
    static QString unreadText(int unread);
    /// "@2 7": how many name one, and what else is unread; with "z" when the room is quiet.
    static QString marks(const views::RoomRow &room);
    /// One's rooms as they stand in the list: favourites first, by number.
    QList<RoomId> order() const;

private:
    void paintRow(const Region &region, int y, const views::RoomRow &room, bool current) const;

    const views::RoomList &m_rooms;
    const RoomNumbers &m_numbers;
    const Theme &m_theme;
    QList<RoomId> m_painted; ///< by line; null where a heading stands
    int m_first = 0;
};

} // namespace madang::tui
