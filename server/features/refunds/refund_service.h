// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of refunds: who may want a gift back, who decides, what is written down. How money travels is
// payments' ReturnService.
#pragma once

#include "server/features/accounts/account_access.h"
#include "server/features/campaigns/campaign_access.h"
#include "server/features/campaigns/cancel_rules.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/payments/order_access.h"
#include "server/features/refunds/refund_access.h"
#include "server/features/refunds/refund_store.h"

namespace madang {

class RefundService final : public ReturnWatcher {
public:
    RefundService(RefundStore &store, AccountAccess &accounts, CampaignAccess &campaigns, OrderAccess &orders,
                  NotificationAccess &notifications, Lanes &lanes, const CancelRules &rules);

    /// Answers with the refund as it stands after the gateway was asked, or waiting for a decision.
    Result<Later<refunds::Refund>> ask(Work &work, const refunds::AskRefund &request);
    Result<Later<refunds::Refund>> approve(Work &work, const refunds::DecideRefund &request);
    Result<refunds::Refund> reject(Work &work, const refunds::DecideRefund &request);
    Result<refunds::Refund> show(Work &work, const refunds::OneRefund &request);
    Result<Page<refunds::Refund>> ofDonation(Work &work, const campaigns::OneDonation &request);
    Result<Page<refunds::Refund>> list(Work &work, const refunds::ListRefunds &request);

    /// Somebody sent the money of a refund by hand: it is given back in this unit. NotFound ("refund"); else
    /// as ReturnService::confirmSent.
    Done confirmSent(Work &work, RefundId refund, const QString &transaction, const QString &who);
    /// Somebody says what was done about a refused one. NotFound ("refund"); Conflict ("not-refused").
    Done dismiss(Work &work, RefundId refund, const std::optional<UserId> &actor, const QString &reason);

    /// What became of money that a refund sent on its way.
    Done ended(Work &work, const payments::Order &order, const payments::OrderReturn &back) override;

    QList<RefundObserver *> &observers() { return m_observers; }

private:
    /// What somebody is to a gift.
    struct Standing {
        bool donor = false;
        bool owner = false; ///< made the campaign
        bool mover = false; ///< may move money here
        bool decides() const { return owner || mover; }
        bool stranger() const { return !donor && !decides(); }
    };
    struct Wish {
        DonationRow gift;
        CampaignRow campaign;
        payments::Order order;
        Standing standing;
        Money remaining;
    };

    Result<Standing> standingOf(Work &work, UserId person, UserId donor, UserId owner);
    /// The caller's: who reads it by their role alone needs a second factor where that takes one.
    Done judgeReading(Work &work, const Standing &standing);
    Result<Wish> wishOf(Work &work, DonationId donation);
    Result<std::optional<refunds::Hurdle>> hurdleOf(Work &work, const Wish &wish, Money amount);
    Result<RefundRow> written(Work &work, const Wish &wish, RefundRow row);
    Result<Later<refunds::Refund>> sent(Work &work, const RefundRow &row);
    /// The refund of a request that its caller may see, with the order held.
    Result<RefundRow> toDecide(Work &work, const refunds::DecideRefund &request, Standing &standing);
    Result<refunds::Refund> giveUpByHand(Work &work, const RefundRow &row, const Standing &standing,
                                         const QString &reason);
    Done moved(Work &work, RefundRow &row, refunds::State to, const std::optional<UserId> &actor,
               const QString &note);
    Result<refunds::Refund> shownTo(Work &work, UserId reader, const RefundRow &row);
    /// Those of them who may read it now: who asked by a role need not have it any more.
    Done tell(Work &work, const RefundRow &row, const char *type, QList<UserId> people);
    Later<refunds::Refund> asItIs(Work &work, const refunds::Refund &refund);

    RefundStore &m_store;
    AccountAccess &m_accounts;
    CampaignAccess &m_campaigns;
    OrderAccess &m_orders;
    NotificationAccess &m_notifications;
    Lanes &m_lanes;
    const CancelRules m_rules;
    QList<RefundObserver *> m_observers;
};

} // namespace madang
