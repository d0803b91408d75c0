// SPDX-License-Identifier: GPL-3.0-or-later
// Bans: addresses and networks from which nobody may come in, for owners and admins, and whoever may open the
// socket in the data folder. From there nobody registers, signs in, posts anything or holds a connection; all
// of that is NotAllowed ("address-banned"), and what is public can still be read.
#pragma once

#include "common/protocol/command.h"

namespace madang {
using BanId = Id<struct BanKind>;
}

namespace madang::bans {

inline constexpr int kMostBans = 10'000; ///< in force at a time
inline constexpr int kMostBanDays = 3650;
inline constexpr int kLongestBanReason = 200;
inline constexpr int kWidestIpv4 = 8; ///< bits that must be the same
inline constexpr int kWidestIpv6 = 16;

struct Ban {
    BanId id;
    QString address; ///< "192.0.2.7", or a network: "192.0.2.0/24", "2001:db8::/32"
    QString reason; ///< one line; may be empty
    QString maker; ///< user name; empty: made at the machine
    Timestamp madeAt;
    std::optional<Timestamp> until; ///< absent: until somebody lifts it
};
PROTOCOL_FIELDS(Ban, id, address, reason, maker, madeAt, until)

struct ListBans {
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListBans, after, limit)

struct NewBan {
    QString address; ///< bits behind the length of a network do not count
    std::optional<QString> reason = {}; ///< at most kLongestBanReason characters
    std::optional<int> days = {}; ///< 1 to kMostBanDays; absent: until somebody lifts it
};
PROTOCOL_FIELDS(NewBan, address, reason, days)

struct OneBan {
    BanId ban;
};
PROTOCOL_FIELDS(OneBan, ban)

/// Those in force, the latest first.
inline constexpr Command<ListBans, Page<Ban>> list{"bans.list", "GET /api/v1/bans"};
/// Holds at once, for connections that are open within seconds. InvalidValue at the address: "address", or
/// "too-wide", "loopback", "trusted-proxy", "yourself" for one that includes where the caller is;
/// AlreadyExists ("ban"); Conflict ("too-many-bans").
inline constexpr Command<NewBan, Ban> add{"bans.add", "POST /api/v1/bans"};
/// Lifts it.
inline constexpr Command<OneBan, Nothing> remove{"bans.remove", "DELETE /api/v1/bans/{ban}"};

} // namespace madang::bans
