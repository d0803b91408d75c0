// SPDX-License-Identifier: GPL-3.0-or-later
// ThreadStore: the SQL of which messages answer which, directly or through other answers. No rules.
#pragma once

#include "server/features/rooms/room_store.h"

namespace madang {

class ThreadStore {
public:
    /// What the thread of an answer began with; nothing when it answers nothing, or was taken away.
    Result<std::optional<EventId>> rootOf(Work &work, EventId answer);
    Done add(Work &work, const rooms::RoomEvent &answer, EventId root);
    /// An answer was taken away, by the event at that position. What answers nothing may come here too.
    Done remove(Work &work, EventId answer, qint64 at);
    /// Up to `limit` answers at or below a position, none below `first`, newest first.
    Result<QList<EventRow>> upTo(Work &work, EventId root, qint64 first, qint64 position, int limit);
    /// Up to `limit` answers at or above a position, oldest first.
    Result<QList<EventRow>> from(Work &work, EventId root, qint64 position, int limit);
};

} // namespace madang
