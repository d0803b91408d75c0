// SPDX-License-Identifier: GPL-3.0-or-later
// RoomCareStore: the SQL of rooms as they look from outside. Reads nothing that was said. No rules.
#pragma once

#include "common/protocol/room_care.h"
#include "server/core/work.h"

namespace madang {

/// A person of that user name, seen from a room.
struct CandidateRow {
    UserId id;
    std::optional<rooms::MemberRole> role; ///< absent: no member
    std::optional<Timestamp> disabledAt;
};
PROTOCOL_FIELDS(CandidateRow, id, role, disabledAt)

class RoomCareStore {
public:
    /// Beyond a room, by id; direct rooms are never among them.
    Result<QList<room_care::RoomOutline>> list(Work &work, RoomId after, int limit);
    Result<std::optional<room_care::RoomOutline>> find(Work &work, RoomId room);
    /// Whether it was open.
    Result<bool> close(Work &work, RoomId room);
    Result<std::optional<CandidateRow>> candidate(Work &work, RoomId room, const QString &username);
    /// That member is the only owner.
    Done setOwner(Work &work, RoomId room, UserId user);
};

} // namespace madang
