// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks: whom somebody does not want to hear from. Whoever is blocked is not told.
#pragma once

#include "common/protocol/accounts.h"

namespace madang::blocks {

/// At most so many people can one account block.
inline constexpr int kMostBlocked = 1000;

struct OnePerson {
    UserId user;
};
PROTOCOL_FIELDS(OnePerson, user)

struct ListBlocked {
    std::optional<QString> after; ///< cursor
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListBlocked, after, limit)

/// Somebody was blocked, or is not any more, on this device or another.
struct BlockChanged {
    accounts::Person person;
    bool blocked = true;
};
PROTOCOL_FIELDS(BlockChanged, person, blocked)

/// A blocked person opens no direct room with the one who blocked them, writes nothing into the one there is,
/// invites them nowhere, and naming them makes no notice: NotAllowed ("not-reachable"). Who blocked somebody
/// writes nothing to them either: Conflict ("blocked-by-you"). In rooms of more people both go on. Twice is
/// once.
inline constexpr Command<OnePerson, Nothing> block{"blocks.block", "PUT /api/v1/blocks/{user}"};
inline constexpr Command<OnePerson, Nothing> unblock{"blocks.unblock", "DELETE /api/v1/blocks/{user}"};
/// In the order of their accounts.
inline constexpr Command<ListBlocked, Page<accounts::Person>> list{"blocks.list", "GET /api/v1/blocks"};
/// Live only; what was missed is in blocks.list.
inline constexpr Event<BlockChanged> changed{"block", "/user/queue/blocks"};

} // namespace madang::blocks
