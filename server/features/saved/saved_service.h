// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of saved messages: their keeper's alone, of what they may see now, and told to their own clients.
#pragma once

#include "server/core/routes.h"
#include "server/features/rooms/room_access.h"
#include "server/features/saved/saved_store.h"

namespace madang {

class SavedService {
public:
    SavedService(SavedStore &store, RoomStore &events, RoomAccess &rooms)
        : m_store(store)
        , m_events(events)
        , m_rooms(rooms)
    {
    }
    Result<saved::SavedMessage> save(Work &work, const saved::OneSaved &request);
    Result<Nothing> remove(Work &work, const saved::OneSaved &request);
    Result<Page<saved::SavedMessage>> list(Work &work, const saved::ListSaved &request);
    Result<saved::SavedEvents> events(Work &work, const Nothing &request);
    /// The caller's queue: live only.
    Result<TopicPage> open(Work &work, const Nothing &request, const TopicCursor &cursor);

private:
    /// Whether the caller may save it now.
    Done judge(Work &work, EventId event);

    SavedStore &m_store;
    RoomStore &m_events;
    RoomAccess &m_rooms;
};

} // namespace madang
