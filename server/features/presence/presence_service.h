// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of presence: what somebody may say of themselves, who may see it, and to whom a change is told.
#pragma once

#include "server/core/routes.h"
#include "server/features/presence/presence_board.h"
#include "server/features/presence/presence_store.h"
#include "server/features/rooms/room_access.h"

namespace madang {

class PresenceService {
public:
    PresenceService(PresenceBoard &board, PresenceStore &store, RoomAccess &rooms)
        : m_board(board)
        , m_store(store)
        , m_rooms(rooms)
    {
    }
    Result<Nothing> report(Work &work, const presence::IdleReport &request);
    Result<presence::Mine> mine(Work &work, const Nothing &request);
    Result<presence::Mine> choose(Work &work, const presence::Choose &request);
    Result<presence::RoomPresence> ofRoom(Work &work, const rooms::OneRoom &request);
    Result<Page<presence::Changed>> ofPairs(Work &work, const Nothing &request);
    /// The caller's queue: live only.
    Result<TopicPage> open(Work &work, const Nothing &request, const TopicCursor &cursor);

    /// Tells what changed, as much as one turn may.
    Done tellChanges(Work &work);

private:
    Result<presence::Mine> mineOf(Work &work, UserId me);
    /// Whoever is in a room with them counts anew who has read.
    Done tellReadMarks(Work &work, UserId user, bool shared);
    Result<int> tell(Work &work, UserId user, presence::State state);

    PresenceBoard &m_board;
    PresenceStore &m_store;
    RoomAccess &m_rooms;
};

} // namespace madang
