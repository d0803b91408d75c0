// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of reports about messages. No rules.
#pragma once

#include "common/protocol/moderation.h"
#include "server/core/work.h"

namespace madang {

class ModerationStore {
public:
    /// False when that person reported it before.
    Result<bool> report(Work &work, DonationId donation, UserId reporter, const QString &reason);
    Result<int> countReports(Work &work, DonationId donation);
    /// Newest first, without empty ones.
    Result<QList<QString>> reasons(Work &work, DonationId donation, int limit);
};

} // namespace madang
