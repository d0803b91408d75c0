// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/campaign_access.h"

namespace madang {

Result<CampaignRow> CampaignAccess::find(Work &work, CampaignId id)
{
    return m_campaigns.find(work, id);
}

Result<CampaignRow> CampaignAccess::own(Work &work, CampaignId id)
{
    return m_campaigns.own(work, id);
}

Result<CampaignRow> CampaignAccess::hold(Work &work, CampaignId id)
{
    return m_campaigns.hold(work, id);
}

Result<campaigns::Campaign> CampaignAccess::shown(Work &work, CampaignId id)
{
    return m_campaigns.show(work, {id});
}

} // namespace madang
