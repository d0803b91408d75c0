// SPDX-License-Identifier: GPL-3.0-or-later
// RoomService: who may make, see, close and subscribe to a room. Members are member_service's.
#pragma once

#include "server/core/routes.h"
#include "server/features/rooms/room_store.h"

namespace madang {

class RoomService {
public:
    RoomService(RoomStore &store, RoomAccess &access)
        : m_store(store)
        , m_access(access)
    {
    }
    Result<rooms::Room> create(Work &work, const rooms::CreateRoom &request);
    Result<rooms::Room> openDirect(Work &work, const rooms::OpenDirect &request);
    Result<Page<rooms::Room>> mine(Work &work, const rooms::ListRooms &request);
    Result<Page<rooms::Room>> directory(Work &work, const rooms::ListRooms &request);
    Result<rooms::Room> show(Work &work, const rooms::OneRoom &request);
    Result<Nothing> close(Work &work, const rooms::OneRoom &request);
    Result<rooms::Room> setHistory(Work &work, const rooms::SetHistory &request);

    /// The room's live topic: events after a position, or `reload` when they cannot be told without a gap.
    Result<TopicPage> open(Work &work, const rooms::OneRoom &request, const TopicCursor &from);

    /// A room as the contract shows it to the caller.
    Result<rooms::Room> shown(Work &work, RoomId room);

private:
    Result<rooms::Room> shown(Work &work, const RoomRow &row);
    Result<Page<rooms::Room>> page(Work &work, QList<RoomRow> rows, int limit);

    RoomStore &m_store;
    RoomAccess &m_access;
};

} // namespace madang
