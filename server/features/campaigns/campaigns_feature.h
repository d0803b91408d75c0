// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignsFeature: owns the services of campaigns and gifts; install() lists what they answer to.
#pragma once

#include "server/features/campaigns/campaign_access.h"
#include "server/features/campaigns/campaign_records.h"
#include "server/features/campaigns/donation_service.h"
#include "server/features/campaigns/draft_service.h"
#include "server/features/campaigns/picture_service.h"
#include "server/features/campaigns/web_giving.h"
#include "server/features/feature.h"

namespace madang {

/// `usualWords`: whether messages with words of the server's own list are held. Without `verificationAccess`
/// nobody has to prove who they are.
class CampaignsFeature final : public Feature {
public:
    CampaignsFeature(AccountAccess &accounts, RoomAccess &rooms, LedgerAccess &ledger, OrderAccess &orders,
                     NotificationAccess &notifications, const CancelRules &cancelling = {},
                     bool usualWords = true, VerificationAccess *verificationAccess = nullptr)
        : m_purse(m_lotStore, ledger)
        , m_milestones(m_milestoneStore, rooms)
        , m_campaigns(m_campaignStore, m_donationStore, m_pictureStore, m_milestoneStore, rooms, m_purse,
                      notifications, verificationAccess)
        , m_moderation(m_moderationStore, m_campaignStore, m_donationStore, m_campaigns, accounts, rooms,
                       notifications, usualWords)
        , m_drafts(m_draftStore, m_campaigns)
        , m_pictures(m_pictureStore, m_campaigns)
        , m_donations(m_campaignStore, m_donationStore, m_campaigns, m_moderation, m_purse, m_milestones,
                      rooms, ledger, orders, notifications, cancelling)
        , m_web(m_campaigns, m_donations, accounts)
        , m_access(m_campaigns, m_donationStore, m_purse, m_pictureStore, m_donations)
    {
    }
    void install(Routes &at) override;
    void schedule(Schedule &schedule) override;
    CampaignAccess &access() { return m_access; }
    CampaignRecords &records() { return m_records; }

private:
    CampaignStore m_campaignStore;
    DonationStore m_donationStore;
    LotStore m_lotStore;
    MilestoneStore m_milestoneStore;
    PictureStore m_pictureStore;
    DraftStore m_draftStore;
    ModerationStore m_moderationStore;
    PurseService m_purse;
    MilestoneService m_milestones;
    CampaignService m_campaigns;
    ModerationService m_moderation;
    DraftService m_drafts;
    PictureService m_pictures;
    DonationService m_donations;
    WebGiving m_web;
    CampaignAccess m_access;
    CampaignRecords m_records{m_campaigns};
};

} // namespace madang
