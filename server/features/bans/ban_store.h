// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of banned addresses. No rules.
#pragma once

#include "common/protocol/bans.h"
#include "server/core/work.h"

namespace madang {

/// What the door needs of a ban.
struct BanRange {
    QString network;
    std::optional<Timestamp> endsAt;
};
PROTOCOL_FIELDS(BanRange, network, endsAt)

class BanStore {
public:
    /// Those in force below an id, the latest first.
    Result<QList<bans::Ban>> list(Work &work, BanId before, int limit);
    /// Of all in force.
    Result<QList<BanRange>> ranges(Work &work, int limit);
    Result<int> inForce(Work &work);
    /// Whether the network was not banned before.
    Result<bool> insert(Work &work, const bans::Ban &ban);
    Result<std::optional<QString>> network(Work &work, BanId id);
    /// Whether it was there.
    Result<bool> remove(Work &work, BanId id);
    Done forgetEnded(Work &work);
};

} // namespace madang
