// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of receipts: whose they are, which number they get, when they become void.
#pragma once

#include "server/core/routes.h"
#include "server/features/accounts/account_access.h"
#include "server/features/campaigns/campaign_access.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/payments/order_access.h"
#include "server/features/receipts/receipt_store.h"

namespace madang {

/// Also watches what is given back, in the same transaction.
class ReceiptService final : public ReturnWatcher {
public:
    ReceiptService(ReceiptStore &store, AccountAccess &accounts, CampaignAccess &campaigns,
                   OrderAccess &orders, NotificationAccess &notifications, Lanes &lanes, Issuer issuer)
        : m_store(store)
        , m_accounts(accounts)
        , m_campaigns(campaigns)
        , m_orders(orders)
        , m_notifications(notifications)
        , m_lanes(lanes)
        , m_issuer(std::move(issuer))
    {
    }
    Result<receipts::Receipt> issue(Work &work, const receipts::Issue &request);
    Result<Page<receipts::Receipt>> ofDonation(Work &work, const campaigns::OneDonation &request);
    Result<Page<receipts::Receipt>> mine(Work &work, const receipts::ListReceipts &request);
    Result<receipts::Receipt> resend(Work &work, const receipts::OneReceipt &request);

    /// The PDF of a gift's newest receipt, issued now when it has none.
    Result<Step> paperOfDonation(Work &work, const Params &params);
    Result<Step> paperOfReceipt(Work &work, const Params &params);
    Result<Step> paperOfYear(Work &work, const Params &params);
    /// What an organisation issued for the gifts of a year, in the columns of the tax office's form.
    Result<Step> taxTable(Work &work, const Params &params);

    Done ended(Work &work, const payments::Order &order, const payments::OrderReturn &back) override;

private:
    /// The caller's own confirmed gift; NotFound for everybody else.
    Result<DonationRow> ownGift(Work &work, DonationId id);
    Result<ReceiptRow> own(Work &work, ReceiptId id);
    Result<ReceiptRow> issued(Work &work, const DonationRow &gift, const std::optional<QString> &name);
    Result<ReceiptRow> written(Work &work, const DonationRow &gift, const QString &name, Money amount);
    /// Makes it void; with something left of the gift another takes its place.
    Result<ReceiptRow> replaced(Work &work, const ReceiptRow &old, const DonationRow &gift,
                                const QString &name, Money left);
    Result<Step> paperOf(Work &work, const ReceiptRow &row);
    template <typename Sheet> Step drawnLater(Sheet sheet);

    ReceiptStore &m_store;
    AccountAccess &m_accounts;
    CampaignAccess &m_campaigns;
    OrderAccess &m_orders;
    NotificationAccess &m_notifications;
    Lanes &m_lanes;
    const Issuer m_issuer;
};

} // namespace madang
