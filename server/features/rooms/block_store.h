// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of blocks. No rules.
#pragma once

#include "common/protocol/accounts.h"
#include "server/core/work.h"

namespace madang {

class BlockStore {
public:
    /// Whether it is new.
    Result<bool> insert(Work &work, UserId blocker, UserId blocked);
    /// Whether it was there.
    Result<bool> remove(Work &work, UserId blocker, UserId blocked);
    Result<bool> blocks(Work &work, UserId blocker, UserId blocked);
    Result<int> count(Work &work, UserId blocker);
    Result<QList<accounts::Person>> blockedBy(Work &work, UserId blocker, UserId after, int limit);
    /// The other person of a direct room.
    Result<std::optional<UserId>> other(Work &work, RoomId room, UserId user);
};

} // namespace madang
