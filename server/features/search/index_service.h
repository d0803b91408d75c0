// SPDX-License-Identifier: GPL-3.0-or-later
// IndexService: takes what was said into the index, a little after its COMMIT and a little at a time, so that
// nobody who posts waits for it. How far it came stands in the store: a killed process goes on where it was,
// and an older store is taken in the same way.
#pragma once

#include "common/protocol/chat.h"
#include "server/core/lanes.h"
#include "server/features/rooms/room_access.h"
#include "server/features/search/query.h"
#include "server/features/search/search_store.h"

#include <functional>

namespace madang {

/// The mark of an event that has something.
QString markOf(search::Has has);

class IndexService {
public:
    IndexService(SearchStore &store, RoomAccess &rooms, RoomStore &events, Lanes &lanes)
        : m_store(store)
        , m_rooms(rooms)
        , m_events(events)
        , m_lanes(lanes)
    {
    }
    /// Timed: looks for what is new if anything was appended since; goes on by itself while there is more.
    Done run(Work &work);
    /// Whether something of these rooms is not in the index yet, and no more than somebody who searches may
    /// wait for: what was said a moment ago, and not a whole older store.
    Result<bool> isALittleBehind(Work &work, const SearchedRooms &which);
    /// Takes that in, in a few units of the writing lane, and calls back on its thread, also when it failed.
    void catchUp(const SearchedRooms &which, const std::function<void()> &then);
    /// Nothing that a person wrote is found any more, nor stands in the index.
    Done forget(Work &work, UserId person);
    /// What one account wrote is found as the other's. Before the events themselves say so.
    Done rename(Work &work, UserId from, UserId into);
    /// Merges the index until nothing is left in it of what was taken out, a little each time: `first`
    /// begins. Whether there may be more.
    Result<bool> settle(Work &work, bool first) { return m_store.settle(work, first); }

private:
    /// Whether there may be more.
    Result<bool> takeSome(Work &work);
    Result<bool> takeFromAll(Work &work, const QList<Unindexed> &rooms);
    /// False: nothing was appended that could be missing.
    bool mayBeBehind() const;
    void takeBefore(const SearchedRooms &which, int units, const std::function<void()> &then);
    Result<int> takeFrom(Work &work, const Unindexed &room, int limit);
    struct Indexed {
        EventRow message;
        QString text; ///< as it stands in the index
        chat::MessageBody first; ///< as it was posted
    };
    /// What stands in the index of a message; nothing of a card, whose marks name nobody.
    Result<std::optional<Indexed>> indexed(Work &work, const WrittenRow &row);
    /// What a message said before is found no more.
    Done correct(Work &work, const EventRow &event);
    void goOn();

    SearchStore &m_store;
    RoomAccess &m_rooms;
    RoomStore &m_events;
    Lanes &m_lanes;
    std::atomic<quint64> m_looked{0}; ///< appends seen at the look before the last
    std::atomic<quint64> m_last{0}; ///< appends seen at the last look
    std::atomic_bool m_started{false};
};

} // namespace madang
