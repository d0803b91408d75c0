// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/room_numbers.h"

namespace madang::tui {

RoomNumbers RoomNumbers::fromBytes(const QByteArray &bytes)
{
    RoomNumbers numbers;
    for (const QByteArray &text : bytes.split(',')) {
        const RoomId room = RoomId::fromText(QString::fromLatin1(text));
        if (!room.isNull() && !numbers.m_rooms.contains(room))
            numbers.m_rooms.append(room);
    }
    return numbers;
}

QByteArray RoomNumbers::bytes() const
{
    QByteArrayList texts;
    for (const RoomId room : m_rooms)
        texts.append(room.bytes());
    return texts.join(',');
}

bool RoomNumbers::follow(const QList<RoomId> &present)
{
    const QList<RoomId> before = m_rooms;
    m_rooms.removeIf([&present](RoomId room) { return !present.contains(room); });
    for (const RoomId room : present) {
        if (!m_rooms.contains(room))
            m_rooms.append(room);
    }
    return m_rooms != before;
}

} // namespace madang::tui
