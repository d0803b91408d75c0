// SPDX-License-Identifier: GPL-3.0-or-later
// MessageStore: the SQL that reads the timeline in every direction. No rules.
#pragma once

#include "server/features/rooms/room_store.h"

namespace madang {

class MessageStore {
public:
    /// The event that a sender's tag already stands for.
    Result<std::optional<EventRow>> byTag(Work &work, RoomId room, UserId sender, const ClientTag &tag);
    /// Up to `limit` events at or below a position, none below `first`, newest first.
    Result<QList<EventRow>> upTo(Work &work, RoomId room, qint64 first, qint64 position, int limit);
    /// Up to `limit` events at or above a position, oldest first.
    Result<QList<EventRow>> from(Work &work, RoomId room, qint64 position, int limit);
    /// Position of the first event at or after a moment, from a position on.
    Result<std::optional<qint64>> firstAt(Work &work, RoomId room, qint64 from, Timestamp at);
};

} // namespace madang
