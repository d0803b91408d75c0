// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/campaigns_feature.h"

namespace madang {

using namespace std::chrono_literals;

void CampaignsFeature::install(Routes &at)
{
    at(campaigns::create, m_campaigns, &CampaignService::create).status(201).atMost(10, 10min);
    at(campaigns::list, m_campaigns, &CampaignService::list).guests().reads().atMost(120, 10s);
    at(campaigns::show, m_campaigns, &CampaignService::show).guests().reads().atMost(600, 10s);
    at(campaigns::gifts, m_campaigns, &CampaignService::gifts).guests().reads().atMost(120, 10s);
    at(campaigns::donate, m_donations, &DonationService::donate).key("campaign").status(201).atMost(30, 1min);
    // Asked again and again while the donor is at the checkout page.
    at(campaigns::donation, m_donations, &DonationService::donation).reads().atMost(120, 10s);
    at(campaigns::myDonations, m_donations, &DonationService::mine).reads().atMost(60, 10s);
    at.topic(campaigns::totals, m_campaigns, &CampaignService::open).guests();
}

void CampaignsFeature::schedule(Schedule &schedule)
{
    schedule.every(5s, "campaigns.close", [this](Work &work) { return m_campaigns.closeEnded(work); });
}

} // namespace madang
