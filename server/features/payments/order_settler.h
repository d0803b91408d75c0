// SPDX-License-Identifier: GPL-3.0-or-later
// OrderSettler: what is known of an order's money, and what that means for it: paid, waiting, ended, or a
// case for a person. Runs inside one unit of work and asks no gateway.
#pragma once

#include "server/features/payments/deposit_store.h"
#include "server/features/payments/gateway.h"
#include "server/features/payments/order_purpose.h"
#include "server/features/payments/order_store.h"
#include "server/features/payments/unmatched_store.h"

namespace madang {

class OrderSettler {
public:
    explicit OrderSettler(OrderStore &store)
        : m_store(store)
    {
    }
    /// Before the house opens: a feature that asks for money.
    void addPurpose(const QString &word, OrderPurpose &purpose) { m_purposes.insert(word, &purpose); }
    OrderPurpose *purposeOf(const payments::Order &order) const;

    /// NotFound ("order") when there is none.
    Result<payments::Order> find(Work &work, const OrderId &id);
    /// What a gateway said when it was asked about an order that stood as `asked`; how it stands now.
    Result<payments::Order> settle(Work &work, const payments::Order &asked, const GatewayAnswer &answer);
    /// Ends an order without money, unless it is past that.
    Done end(Work &work, payments::Order order, payments::OrderStatus status,
             const std::optional<QString> &reason);

    /// An account was given to the payer: Ready -> WaitingForDeposit. Conflict when it is past that, or when
    /// the reference is another order's; Expired.
    Result<payments::Order> awaitDeposit(Work &work, const OrderId &id, const payments::DepositRow &deposit);
    /// Somebody saw the money of an order at a gateway that answers by hand. Whether that settled it: it does
    /// not when it was settled before, or when it is another amount.
    Result<bool> takeDeposit(Work &work, const OrderId &id, Money amount);
    /// Where the order's money is to be transferred, while it waits for that.
    Result<std::optional<payments::DepositRow>> depositOf(Work &work, const payments::Order &order);
    /// An operator says what became of money that fits no order; `who` stays on record. An order that it kept
    /// in doubt ends without money. NotFound ("unmatched"); Conflict ("resolved").
    Done resolve(Work &work, UnmatchedId id, const QString &who, const QString &reason);

    /// Whether a gateway may name a payment so.
    static bool isPaymentKey(const QString &text);

private:
    Result<payments::Order> adopt(Work &work, const payments::Order &order, const GatewayAnswer &answer);
    Done decide(Work &work, const payments::Order &order, const payments::Order &asked,
                const GatewayAnswer &answer);
    Done waitForDeposit(Work &work, const payments::Order &order, const GatewayAnswer &answer);
    Done markPaid(Work &work, const payments::Order &order, const GatewayAnswer &answer);
    Done note(Work &work, Misfit kind, const payments::Order &order, Money captured);

    OrderStore &m_store;
    DepositStore m_deposits;
    UnmatchedStore m_unmatched;
    QHash<QString, OrderPurpose *> m_purposes;
};

} // namespace madang
