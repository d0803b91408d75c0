// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of giving: a wish becomes an order; a paid order becomes a gift with everything that belongs to
// it.
#pragma once

#include "server/features/campaigns/campaign_service.h"
#include "server/features/campaigns/cancel_rules.h"
#include "server/features/campaigns/gift_follower.h"
#include "server/features/campaigns/milestone_service.h"
#include "server/features/campaigns/moderation_service.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/payments/order_access.h"

namespace madang {

/// Also the purpose of orders that were made for donations.
class DonationService final : public OrderPurpose {
public:
    DonationService(CampaignStore &campaigns, DonationStore &store, CampaignService &totals,
                    ModerationService &moderation, PurseService &purse, MilestoneService &milestones,
                    RoomAccess &rooms, LedgerAccess &ledger, OrderAccess &orders,
                    NotificationAccess &notifications, const CancelRules &rules);

    Result<campaigns::Donating> donate(Work &work, const campaigns::Donate &request);
    /// As donate, for a donor who is not the caller: who gives without an account.
    Result<campaigns::Donating> donateAs(Work &work, UserId donor, const campaigns::Donate &request);
    /// As donateAs, charged to a card the donor registered: nobody is asked, and the follower is told the
    /// outcome.
    Result<campaigns::Donating> charge(Work &work, UserId donor, const campaigns::Donate &request,
                                       const payments::Card &card);
    /// Before the house opens.
    void tell(GiftFollower &follower) { m_follower = &follower; }
    /// What can be said about a wish without the store.
    Done judge(const campaigns::Donate &request) const;
    /// The donor's own view of one gift; NotFound for everybody else.
    Result<campaigns::Donation> donation(Work &work, const campaigns::OneDonation &request);
    Result<Page<campaigns::Donation>> mine(Work &work, const campaigns::ListMyDonations &request);

    /// In one transaction: postings, the donation's state, the card in the room, the total on the topic, the
    /// notice.
    Done settled(Work &work, const payments::Order &order) override;
    Done ended(Work &work, const payments::Order &order) override;
    /// In one transaction: postings out of the purse, the donation's state, the card in the room, the total
    /// on the topic. Who is told is the affair of who wanted it back.
    Done returned(Work &work, const payments::Order &order, const payments::OrderReturn &back) override;
    Done waits(Work &work, const payments::Order &order) override;

private:
    Result<campaigns::Donating> wish(Work &work, UserId donor, const campaigns::Donate &request,
                                     const std::optional<payments::Card> &card);
    Result<campaigns::Donating> answered(Work &work, const DonationRow &row, const QString &content);
    Result<campaigns::Donation> shown(Work &work, const DonationRow &row);
    Result<campaigns::Donation> donationOf(Work &work, const DonationRow &row, const payments::Order &order,
                                           const CampaignRow &campaign) const;
    Result<DonationRow> paidBy(Work &work, const payments::Order &order);

    CampaignStore &m_campaigns;
    DonationStore &m_store;
    CampaignService &m_totals;
    ModerationService &m_moderation;
    PurseService &m_purse;
    MilestoneService &m_milestones;
    RoomAccess &m_rooms;
    LedgerAccess &m_ledger;
    OrderAccess &m_orders;
    NotificationAccess &m_notifications;
    const CancelRules m_rules;
    GiftFollower *m_follower = nullptr;
};

} // namespace madang
