// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms one is in, by parts and folders: number, kind, name, unread count.
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
    /// The folder whose heading is painted there; null when it is none.
    FolderId folderAt(int y) const;
    /// "#", "@" or "*": what kind of room it is.
    static QString sign(const views::RoomRow &room);
    /// "5", "999+".
    static QString unreadText(int unread);
    /// "@2 7": how many name one, and what else is unread; with "z" when the room is quiet.
    static QString marks(const views::RoomRow &room);
    static bool isUnread(const views::RoomRow &room) { return room.unread > 0 || room.mentions > 0; }
    /// One's rooms as they stand in the list, also those in folded folders: part by part, by number unless
    /// the person wants them by name.
    QList<RoomId> order() const;
    /// The same without what is folded away, or read while only unread rooms are listed; `current` stays.
    QList<RoomId> unfolded(RoomId current) const;

private:
    /// A room, or a heading: of a folder, or of another part of the list.
    struct Line {
        RoomId room;
        FolderId folder;
        QString heading;
    };
    /// What is seen of rooms in order().
    QList<Line> lines(const QList<RoomId> &rooms, RoomId current, bool parted) const;
    bool isFolded(const views::RoomRow &room) const;
    void dropRead(QList<RoomId> &rooms, RoomId current) const;
    void paintHeading(const Region &region, int y, const Line &line) const;
    void paintRow(const Region &region, int y, const views::RoomRow &room, bool current) const;

    const views::RoomList &m_rooms;
    const RoomNumbers &m_numbers;
    const Theme &m_theme;
    QList<Line> m_painted;
    int m_first = 0;
};

} // namespace madang::tui
