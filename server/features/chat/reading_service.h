// SPDX-License-Identifier: GPL-3.0-or-later
// ReadingService: how far people have read, and who is typing. Read positions are stored; typing never is.
#pragma once

#include "common/protocol/chat.h"
#include "server/core/routes.h"
#include "server/features/rooms/room_store.h"

namespace madang {

class ReadingService {
public:
    ReadingService(RoomStore &store, RoomAccess &rooms)
        : m_store(store)
        , m_rooms(rooms)
    {
    }
    /// Moves the caller's read position forward, and tells the room's members, as far as they let each other
    /// see it: others than the caller's own devices in no room of many. Back only where that is
    /// wanted: then for the caller alone, whose devices are told.
    Result<Nothing> markRead(Work &work, const chat::MarkRead &request);
    Result<Nothing> typing(Work &work, const chat::Typing &request);
    /// The room's ephemeral topic: members only, no past.
    Result<TopicPage> open(Work &work, const rooms::OneRoom &request, const TopicCursor &from);

private:
    Done tellRead(Work &work, RoomId room, qint64 position);
    Result<Nothing> markUnread(Work &work, RoomId room, qint64 position);

    RoomStore &m_store;
    RoomAccess &m_rooms;
};

} // namespace madang
