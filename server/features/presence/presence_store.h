// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of presence: what people chose, and who is to be told about them. No rules; who is here is in no
// table.
#pragma once

#include "common/protocol/presence.h"
#include "server/core/work.h"

namespace madang {

/// A room somebody is in.
struct PlaceRow {
    RoomId room;
    bool direct = false;
    int members = 0; ///< counted up to kMostLive + 1
};
PROTOCOL_FIELDS(PlaceRow, room, direct, members)

/// A direct room and the other person in it.
struct PairRow {
    RoomId room;
    UserId other;
};
PROTOCOL_FIELDS(PairRow, room, other)

class PresenceStore {
public:
    Result<presence::Choice> choice(Work &work, UserId user);
    Result<int> keepChoice(Work &work, UserId user, presence::Choice choice);
    Result<bool> sharesReading(Work &work, UserId user);
    /// Whether that is another thing than before.
    Result<bool> keepReading(Work &work, UserId user, bool shared);
    /// The rooms of a person, the latest made first.
    Result<QList<PlaceRow>> places(Work &work, UserId user, int limit);
    /// The direct rooms of a person, the latest made first.
    Result<QList<PairRow>> pairs(Work &work, UserId user, int limit);
    /// The members of a room, the oldest accounts first.
    Result<QList<UserId>> members(Work &work, RoomId room, int limit);
    /// Whom a person blocked.
    Result<QList<UserId>> blockedBy(Work &work, UserId blocker, int limit);
    Result<bool> blocks(Work &work, UserId blocker, UserId blocked);
    /// Which members of a room blocked that person.
    Result<QList<UserId>> blockersIn(Work &work, RoomId room, UserId blocked, int limit);
};

} // namespace madang
