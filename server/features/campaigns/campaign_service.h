// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of campaigns: who may make one, what everybody sees of it, when it is over. Giving is
// donation_service.
#pragma once

#include "server/core/routes.h"
#include "server/features/campaigns/campaign_store.h"
#include "server/features/campaigns/donation_store.h"
#include "server/features/campaigns/milestone_store.h"
#include "server/features/campaigns/picture_store.h"
#include "server/features/campaigns/purse_service.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/rooms/room_access.h"
#include "server/features/verification/verification_access.h"

namespace madang {

/// Where a picture of a campaign is found on this server.
QString pathOf(CampaignId campaign, PictureId picture);

class CampaignService {
public:
    /// Without `verificationAccess` nobody has to prove who they are.
    CampaignService(CampaignStore &store, DonationStore &donations, PictureStore &pictures,
                    MilestoneStore &milestones, RoomAccess &rooms, PurseService &purse,
                    NotificationAccess &notifications, VerificationAccess *verificationAccess = nullptr)
        : m_store(store)
        , m_donations(donations)
        , m_pictures(pictures)
        , m_milestones(milestones)
        , m_rooms(rooms)
        , m_purse(purse)
        , m_notifications(notifications)
        , m_verification(verificationAccess)
    {
    }
    Result<campaigns::Campaign> create(Work &work, const campaigns::CreateCampaign &request);
    /// As create, under an id that a draft had.
    Result<campaigns::Campaign> open(Work &work, CampaignId id, const campaigns::CreateCampaign &request);
    Result<campaigns::Campaign> change(Work &work, const campaigns::ChangeCampaign &request);
    Result<campaigns::Campaign> close(Work &work, const campaigns::OneCampaign &request);
    Result<campaigns::Totals> showTotals(Work &work, const campaigns::OneCampaign &request);
    Result<Page<campaigns::Campaign>> list(Work &work, const campaigns::ListCampaigns &request);
    Result<campaigns::Campaign> show(Work &work, const campaigns::OneCampaign &request);
    Result<Page<campaigns::Gift>> gifts(Work &work, const campaigns::ListGifts &request);
    Result<Page<campaigns::Milestone>> milestones(Work &work, const campaigns::OneCampaign &request);
    /// The campaign's topic: its totals as they are now.
    Result<TopicPage> open(Work &work, const campaigns::OneCampaign &request, const TopicCursor &cursor);

    /// The totals of a campaign, every amount summed over the ledger at this moment of the transaction.
    Result<campaigns::Totals> totals(Work &work, const CampaignRow &campaign);
    /// Tells the topic what is now. The row is one that touch() gave.
    Done tellTotals(Work &work, const CampaignRow &campaign);
    /// NotFound ("campaign") when there is none.
    Result<CampaignRow> find(Work &work, CampaignId id);
    /// As find, and NotAllowed ("owner-only") for everybody but who made it.
    Result<CampaignRow> own(Work &work, CampaignId id);
    /// As find; whoever else changes it waits for our COMMIT.
    Result<CampaignRow> hold(Work &work, CampaignId id);
    /// Notes that a report was published.
    Done markReported(Work &work, CampaignId id);
    /// Closed -> settled. Conflict ("campaign-open", "campaign-settled", "no-report").
    Result<campaigns::Campaign> settle(Work &work, CampaignId id);
    /// Timed: closes what is over.
    Done closeEnded(Work &work);

private:
    Result<RoomId> roomFor(Work &work, const campaigns::CreateCampaign &request, const QString &title);
    Result<campaigns::Campaign> shown(Work &work, const CampaignRow &row);
    /// The end of a campaign, or its settlement: card, topic, and a notice to who made it.
    Done tellState(Work &work, CampaignId id);

    CampaignStore &m_store;
    DonationStore &m_donations;
    PictureStore &m_pictures;
    MilestoneStore &m_milestones;
    RoomAccess &m_rooms;
    PurseService &m_purse;
    NotificationAccess &m_notifications;
    VerificationAccess *const m_verification;
};

} // namespace madang
