// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of payouts: how much may go, who agrees, what it costs, on which day; and their postings.
#pragma once

#include "server/core/routes.h"
#include "server/features/accounts/account_access.h"
#include "server/features/campaigns/campaign_access.h"
#include "server/features/ledger/ledger_access.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/payouts/payout_store.h"
#include "server/features/rooms/room_access.h"

namespace madang {

/// What an operator decides about payouts.
struct PayoutRules {
    int feeBasisPoints = 0; ///< 100 are one percent; what does not make a whole won stays with the campaign
    int days = 7; ///< from being asked for to being paid
};

class PayoutService {
public:
    PayoutService(PayoutStore &store, AccountAccess &accounts, CampaignAccess &campaigns,
                  LedgerAccess &ledger, RoomAccess &rooms, NotificationAccess &notifications,
                  PayoutRules rules)
        : m_store(store)
        , m_accounts(accounts)
        , m_campaigns(campaigns)
        , m_ledger(ledger)
        , m_rooms(rooms)
        , m_notifications(notifications)
        , m_rules(rules)
    {
    }
    Result<payouts::Terms> terms(Work &work, const payouts::AskTerms &request);
    Result<payouts::Payout> request(Work &work, const payouts::Request &request);
    Result<Page<payouts::Payout>> ofCampaign(Work &work, const campaigns::OneCampaign &request);
    Result<payouts::Payout> withdraw(Work &work, const payouts::OnePayout &request);
    Result<Page<payouts::Payout>> list(Work &work, const payouts::ListPayouts &request);
    Result<payouts::Payout> approve(Work &work, const payouts::OnePayout &request);
    Result<payouts::Payout> refuse(Work &work, const payouts::Refuse &request);
    Result<payouts::Payout> markPaid(Work &work, const payouts::MarkPaid &request);

    /// The payouts of one campaign, or all of them, as a table in the caller's language.
    Result<Step> tableOfCampaign(Work &work, const Params &params);
    Result<Step> table(Work &work);

private:
    Result<payouts::Terms> termsOf(Work &work, CampaignId campaign, const std::optional<Money> &amount);
    Result<PayoutRow> find(Work &work, PayoutId id);
    /// Those of a campaign, for who made it and who may move money.
    Result<QList<PayoutRow>> visible(Work &work, CampaignId campaign);
    Result<payouts::Payout> told(Work &work, PayoutId id, const QString &type);

    PayoutStore &m_store;
    AccountAccess &m_accounts;
    CampaignAccess &m_campaigns;
    LedgerAccess &m_ledger;
    RoomAccess &m_rooms;
    NotificationAccess &m_notifications;
    const PayoutRules m_rules;
};

} // namespace madang
