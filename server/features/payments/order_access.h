// SPDX-License-Identifier: GPL-3.0-or-later
// OrderAccess: what features that ask for money may ask of payments.
#pragma once

#include "server/features/payments/return_service.h"
#include "server/features/payments/transfer_service.h"

namespace madang {

/// Every method with a Work runs inside the caller's unit of work.
class OrderAccess {
public:
    OrderAccess(OrderService &orders, ReturnService &returns, TransferService &transfers,
                const QString &publicUrl)
        : m_orders(orders)
        , m_returns(returns)
        , m_transfers(transfers)
        , m_publicUrl(publicUrl)
    {
    }
    /// Before the house opens: orders with that word are decided with this purpose.
    void serve(const QString &word, OrderPurpose &purpose) { m_orders.addPurpose(word, purpose); }
    Result<payments::Order> open(Work &work, const payments::NewOrder &wanted)
    {
        TRY(const payments::Order order, m_orders.open(work, wanted));
        return m_transfers.chooseTheOnly(work, order);
    }
    /// As OrderService::charge.
    Result<payments::Order> charge(Work &work, const payments::NewOrder &wanted)
    {
        return m_orders.charge(work, wanted);
    }
    Result<payments::Order> find(Work &work, const OrderId &id) { return m_orders.find(work, id); }
    Result<payments::Order> findFor(Work &work, const QString &purpose, qint64 subject)
    {
        return m_orders.findFor(work, purpose, subject);
    }
    /// As OrderService::requery and OrderSettler::resolve: what an operator asks for.
    Result<Later<payments::Order>> requery(Work &work, const OrderId &id)
    {
        return m_orders.requery(work, id);
    }
    Done resolve(Work &work, UnmatchedId id, const QString &who, const QString &reason)
    {
        return m_orders.settler().resolve(work, id, who, reason);
    }
    /// Money of paid orders on its way back; what happens to it is told by OrderPurpose::returned and
    /// ReturnWatcher.
    ReturnService &returns() { return m_returns; }
    /// As OrderSettler::depositOf.
    Result<std::optional<payments::DepositRow>> depositOf(Work &work, const payments::Order &order)
    {
        return m_orders.settler().depositOf(work, order);
    }
    /// Whether people see and send the money of an order, and no gateway.
    bool isByHand(const payments::Order &order) const
    {
        const Gateway *gateway = m_orders.gatewayOf(order);
        return gateway && gateway->isByHand();
    }
    /// Where the payer decides: for their browser.
    QString checkoutUrl(const OrderId &id) const { return m_publicUrl + QStringLiteral("/pay/") + id.value; }

private:
    OrderService &m_orders;
    ReturnService &m_returns;
    TransferService &m_transfers;
    const QString &m_publicUrl;
};

} // namespace madang
