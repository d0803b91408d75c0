// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of what became of each date of a pledge. No rules.
#pragma once

#include "server/features/pledges/pledge_store.h"

namespace madang {

using ChargeId = Id<struct ChargeKind>;

/// One date as its row holds it.
struct ChargeRow {
    ChargeId id;
    PledgeId pledge;
    QString dueOn;
    Money amount;
    pledges::ChargeState state = pledges::ChargeState::Asked;
    int tries = 0;
    std::optional<DonationId> donation = {}; ///< of the last try
    std::optional<QString> reason = {};
    std::optional<Timestamp> begunAt = {}; ///< of the first try
    std::optional<Timestamp> nextTryAt = {}; ///< set exactly while Retrying
    std::optional<Timestamp> decidedAt = {};
};
PROTOCOL_FIELDS(ChargeRow, id, pledge, dueOn, amount, state, tries, donation, reason, begunAt, nextTryAt,
                decidedAt)

class ChargeStore {
public:
    /// False when that date of the pledge has a row already.
    Result<bool> insert(Work &work, const ChargeRow &charge);
    Result<std::optional<ChargeRow>> find(Work &work, PledgeId pledge, const QString &dueOn);
    Done update(Work &work, const ChargeRow &charge);
    /// Of a pledge, latest date first, below `before`; all when it is empty.
    Result<QList<ChargeRow>> ofPledge(Work &work, PledgeId pledge, const QString &before, int limit);
    /// Dates the donor skips, ascending, from one on.
    Result<QList<ChargeRow>> skipped(Work &work, PledgeId pledge, const QString &from);
    Done unskip(Work &work, PledgeId pledge, const QString &dueOn);
    /// A skipped date moves within its month.
    Done moveSkip(Work &work, const ChargeRow &charge, const QString &to);
    Result<QList<ChargeRow>> retrying(Work &work, PledgeId pledge);
    /// What is to be tried again by now, longest waiting first.
    Result<QList<ChargeRow>> toRetry(Work &work, int limit);
};

} // namespace madang
