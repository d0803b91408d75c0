// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of saved messages. No rules.
#pragma once

#include "common/protocol/saved.h"
#include "server/features/rooms/room_store.h"

namespace madang {

/// A saved event with what its keeper may see of it now.
struct SavedRow : EventRow {
    saved::Saving saving;
    Timestamp savedAt;
    bool isMember = false; ///< of its room
    bool isVisible = false; ///< not deleted, and in what the member sees of the past
    bool isBlocked = false; ///< words of somebody its keeper blocked
    QString roomName;
};
PROTOCOL_FIELDS(SavedRow, room, position, id, type, sender, nickname, at, tag, body, target, markedAt,
                bodyNow, editedAt, deletedAt, pinnedAt, reactions, edits, answers, answeredAt, answersChanged,
                saving, savedAt, isMember, isVisible, isBlocked, roomName)

class SavedStore {
public:
    Result<std::optional<SavedRow>> find(Work &work, UserId account, EventId event);
    /// Those saved before a saving, the latest first.
    Result<QList<SavedRow>> of(Work &work, UserId account, saved::Saving before, int limit);
    /// The latest saved first.
    Result<QList<EventId>> eventsOf(Work &work, UserId account, int limit);
    /// Counted up to `most`.
    Result<int> count(Work &work, UserId account, int most);
    Done insert(Work &work, UserId account, EventId event);
    /// Whether it was there.
    Result<bool> remove(Work &work, UserId account, EventId event);
};

} // namespace madang
