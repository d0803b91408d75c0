// SPDX-License-Identifier: GPL-3.0-or-later
// SearchService: who may find what, and what filters by name stand for.
#pragma once

#include "common/protocol/search.h"
#include "server/core/routes.h"
#include "server/features/rooms/room_access.h"
#include "server/features/search/index_service.h"
#include "server/features/search/query.h"
#include "server/features/search/search_store.h"

namespace madang {

class SearchService {
public:
    SearchService(SearchStore &store, RoomAccess &rooms, IndexService &index, Lanes &lanes)
        : m_store(store)
        , m_rooms(rooms)
        , m_index(index)
        , m_lanes(lanes)
    {
    }
    /// Only events of rooms the caller may read. A filter that names nobody is refused: NotFound "person" or
    /// "room" at "query". What was said just now is taken into the index first: who posts and searches finds.
    Result<Later<search::Found>> find(Work &work, const search::Find &request);

private:
    /// What the index knows.
    Result<search::Found> now(Work &work, const search::Find &request);
    Done narrowRooms(Work &work, const search::Find &request, const search::Query &query,
                     IndexQuestion &question);
    Done narrowSenders(Work &work, const search::Query &query, IndexQuestion &question);

    SearchStore &m_store;
    RoomAccess &m_rooms;
    IndexService &m_index;
    Lanes &m_lanes;
};

} // namespace madang
