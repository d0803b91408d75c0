// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of statements. No rules.
#pragma once

#include "common/protocol/statements.h"
#include "server/core/work.h"

namespace madang {

/// What one donor gave openly in a period.
struct RankRow {
    UserId donor;
    QString nickname;
    Money total;
    int gifts = 0;
};
PROTOCOL_FIELDS(RankRow, donor, nickname, total, gifts)

class StatementStore {
public:
    /// Highest first; of two who gave the same the earlier account.
    Result<QList<RankRow>> ranking(Work &work, const std::optional<CampaignId> &campaign, Timestamp from,
                                   Timestamp until, int limit);
    Done leaveRanking(Work &work, UserId person);
    Result<bool> hasLeftRanking(Work &work, UserId person);
    Done joinRanking(Work &work, UserId person);
    /// Ids above `after`, ascending.
    Result<QList<CampaignId>> campaigns(Work &work, CampaignId after, int limit);
    /// Settled gifts, oldest first, ids above `after`.
    Result<QList<statements::ReceivedGift>> gifts(Work &work, CampaignId campaign, DonationId after,
                                                  int limit);
};

} // namespace madang
