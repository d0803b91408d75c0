// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of campaigns: who may make one, what everybody sees of it, when it is over. Giving is
// donation_service.
#pragma once

#include "server/core/routes.h"
#include "server/features/campaigns/campaign_store.h"
#include "server/features/campaigns/donation_store.h"
#include "server/features/campaigns/purse_service.h"
#include "server/features/rooms/room_access.h"

namespace madang {

class CampaignService {
public:
    CampaignService(CampaignStore &store, DonationStore &donations, RoomAccess &rooms, PurseService &purse)
        : m_store(store)
        , m_donations(donations)
        , m_rooms(rooms)
        , m_purse(purse)
    {
    }
    Result<campaigns::Campaign> create(Work &work, const campaigns::CreateCampaign &request);
    Result<Page<campaigns::Campaign>> list(Work &work, const campaigns::ListCampaigns &request);
    Result<campaigns::Campaign> show(Work &work, const campaigns::OneCampaign &request);
    Result<Page<campaigns::Gift>> gifts(Work &work, const campaigns::ListGifts &request);
    /// The campaign's topic: its totals as they are now.
    Result<TopicPage> open(Work &work, const campaigns::OneCampaign &request, const TopicCursor &cursor);

    /// The totals of a campaign, every amount summed over the ledger at this moment of the transaction.
    Result<campaigns::Totals> totals(Work &work, const CampaignRow &campaign);
    /// Timed: closes what is over.
    Done closeEnded(Work &work);

private:
    Result<RoomId> roomFor(Work &work, const campaigns::CreateCampaign &request, const QString &title);
    Result<campaigns::Campaign> shown(Work &work, const CampaignRow &row);
    Result<CampaignRow> find(Work &work, CampaignId id);

    CampaignStore &m_store;
    DonationStore &m_donations;
    RoomAccess &m_rooms;
    PurseService &m_purse;
};

} // namespace madang
