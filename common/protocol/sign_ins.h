// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-ins: where and when somebody got in to one's account, also those that are over.
#pragma once

#include "common/protocol/accounts.h"

namespace madang::sign_ins {

/// Ended sign-ins are kept for so long.
inline constexpr std::chrono::hours kKept{24 * 180};

/// Also of the notice "account.new-device", for whom no mail tells of it.
struct PastSignIn {
    SessionId session;
    QString device;
    QString address; ///< from where it was used last
    Timestamp at;
    Timestamp lastUsedAt;
    std::optional<Timestamp> endedAt; ///< absent while it goes on
};
PROTOCOL_FIELDS(PastSignIn, session, device, address, at, lastUsedAt, endedAt)

struct ListSignIns {
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListSignIns, after, limit)

/// The latest first.
inline constexpr Command<ListSignIns, Page<PastSignIn>> list{"accounts.sign-ins", "GET /api/v1/me/sign-ins"};

} // namespace madang::sign_ins
