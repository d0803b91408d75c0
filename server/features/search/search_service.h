// SPDX-License-Identifier: GPL-3.0-or-later
// SearchService: who may find what, and what filters by name stand for.
#pragma once

#include "common/protocol/search.h"
#include "server/features/rooms/room_access.h"
#include "server/features/search/query.h"
#include "server/features/search/search_store.h"

namespace madang {

class SearchService {
public:
    SearchService(SearchStore &store, RoomAccess &rooms)
        : m_store(store)
        , m_rooms(rooms)
    {
    }
    /// Only events of rooms the caller may read. A filter that names nobody is refused: NotFound "person" or
    /// "room" at "query".
    Result<search::Found> find(Work &work, const search::Find &request);

private:
    Done narrowRooms(Work &work, const search::Find &request, const search::Query &query,
                     IndexQuestion &question);
    Done narrowSenders(Work &work, const search::Query &query, IndexQuestion &question);

    SearchStore &m_store;
    RoomAccess &m_rooms;
};

} // namespace madang
