// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/milestone_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Done MilestoneStore::reach(Work &work, CampaignId campaign, int percent)
{
    TRY(work.db().run(uR"(
        INSERT INTO campaign_milestone (campaign, percent, reached_at)
        VALUES (:campaign, :percent, :at)
        ON CONFLICT (campaign, percent) DO NOTHING)"_s,
                      bind("campaign", campaign), bind("percent", percent), bind("at", work.now())));
    return {};
}

Result<int> MilestoneStore::highest(Work &work, CampaignId campaign)
{
    return work.db().only<int>(
        u"SELECT COALESCE(MAX(percent), 0) FROM campaign_milestone WHERE campaign = :campaign"_s,
        bind("campaign", campaign));
}

Result<QList<campaigns::Milestone>> MilestoneStore::of(Work &work, CampaignId campaign)
{
    return work.db().all<campaigns::Milestone>(uR"(
        SELECT percent, reached_at
          FROM campaign_milestone
         WHERE campaign = :campaign
         ORDER BY percent)"_s,
                                               bind("campaign", campaign));
}

} // namespace madang
