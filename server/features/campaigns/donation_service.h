// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of giving: a wish becomes an order; a paid order becomes a gift with everything that belongs to
// it.
#pragma once

#include "server/features/campaigns/campaign_service.h"
#include "server/features/campaigns/milestone_service.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/payments/order_access.h"

namespace madang {

/// Also the purpose of orders that were made for donations.
class DonationService final : public OrderPurpose {
public:
    DonationService(CampaignStore &campaigns, DonationStore &store, CampaignService &totals,
                    PurseService &purse, MilestoneService &milestones, RoomAccess &rooms,
                    LedgerAccess &ledger, OrderAccess &orders, NotificationAccess &notifications);

    Result<campaigns::Donating> donate(Work &work, const campaigns::Donate &request);
    /// As donate, for a donor who is not the caller: who gives without an account.
    Result<campaigns::Donating> donateAs(Work &work, UserId donor, const campaigns::Donate &request);
    /// What can be said about a wish without the store.
    Done judge(const campaigns::Donate &request) const;
    /// The donor's own view of one gift; NotFound for everybody else.
    Result<campaigns::Donation> donation(Work &work, const campaigns::OneDonation &request);
    Result<Page<campaigns::Donation>> mine(Work &work, const campaigns::ListCampaigns &request);

    /// In one transaction: postings, the donation's state, the card in the room, the total on the topic, the
    /// notice.
    Done settled(Work &work, const payments::Order &order) override;
    Done ended(Work &work, const payments::Order &order) override;

private:
    Result<campaigns::Donating> answered(Work &work, const DonationRow &row, const QString &content);
    Result<campaigns::Donation> shown(Work &work, const DonationRow &row);
    Result<DonationRow> paidBy(Work &work, const payments::Order &order);

    CampaignStore &m_campaigns;
    DonationStore &m_store;
    CampaignService &m_totals;
    PurseService &m_purse;
    MilestoneService &m_milestones;
    RoomAccess &m_rooms;
    LedgerAccess &m_ledger;
    OrderAccess &m_orders;
    NotificationAccess &m_notifications;
};

} // namespace madang
