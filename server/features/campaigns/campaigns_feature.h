// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignsFeature: owns the services of campaigns and gifts; install() lists what they answer to.
#pragma once

#include "server/features/campaigns/donation_service.h"
#include "server/features/feature.h"

namespace madang {

class CampaignsFeature final : public Feature {
public:
    CampaignsFeature(RoomAccess &rooms, LedgerAccess &ledger, OrderAccess &orders,
                     NotificationAccess &notifications)
        : m_purse(m_lotStore, ledger)
        , m_campaigns(m_campaignStore, m_donationStore, rooms, m_purse)
        , m_donations(m_campaignStore, m_donationStore, m_campaigns, m_purse, rooms, ledger, orders,
                      notifications)
    {
    }
    void install(Routes &at) override;
    void schedule(Schedule &schedule) override;

private:
    Result<Step> page(Work &work, const Params &params);

    CampaignStore m_campaignStore;
    DonationStore m_donationStore;
    LotStore m_lotStore;
    PurseService m_purse;
    CampaignService m_campaigns;
    DonationService m_donations;
};

} // namespace madang
