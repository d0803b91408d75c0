// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of lots: which gifts of hidden amount wait, and which entered the total together.
#pragma once

#include "server/core/work.h"

namespace madang {

struct LotTag;
using LotId = Id<LotTag>;

/// Gifts of hidden amount that entered the total as one sum.
struct LotRow {
    LotId id;
    CampaignId campaign;
    Money amount;
    Timestamp dissolvedAt; ///< null while its sum is in the total
};
PROTOCOL_FIELDS(LotRow, id, campaign, amount, dissolvedAt)

class LotStore {
public:
    /// How many people gave a hidden amount that was in no lot yet.
    Result<int> newDonors(Work &work, CampaignId campaign);
    /// How many confirmed gifts of hidden amount are in no lot, or in one that was dissolved.
    Result<int> waiting(Work &work, CampaignId campaign);
    Done insert(Work &work, const LotRow &lot);
    /// Puts everything that waits into a lot.
    Done gather(Work &work, const LotRow &lot);
    /// The lot a gift is in; nothing when it waits.
    Result<std::optional<LotRow>> of(Work &work, DonationId donation);
    Done dissolve(Work &work, LotId lot);
    /// Money of the gift goes back: from now on it is nobody's company.
    Done markReturned(Work &work, DonationId donation);
};

} // namespace madang
