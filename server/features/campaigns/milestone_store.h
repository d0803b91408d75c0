// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of milestones: which shares of its goal a campaign ever reached.
#pragma once

#include "common/protocol/campaigns.h"
#include "server/core/work.h"

namespace madang {

class MilestoneStore {
public:
    Done reach(Work &work, CampaignId campaign, int percent);
    /// Lowest first.
    Result<QList<campaigns::Milestone>> of(Work &work, CampaignId campaign);
    /// The highest share reached so far; 0 when none was.
    Result<int> highest(Work &work, CampaignId campaign);
};

} // namespace madang
