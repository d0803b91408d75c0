// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of returns: money of an order goes back in two visits with the gateway between them, is asked
// about until known, and never exceeds what was paid. Who may want it back is no question here.
#pragma once

#include "server/features/payments/order_service.h"
#include "server/features/payments/return_store.h"

namespace madang {

class ReturnService {
public:
    ReturnService(ReturnStore &store, OrderStore &orderStore, OrderService &orders, Lanes &lanes,
                  Metrics &metrics);

    /// Before the house opens.
    void addWatcher(ReturnWatcher &watcher) { m_watchers += &watcher; }

    /// Holds an order until this unit's COMMIT, and how it stands. NotFound ("order").
    Result<payments::Order> hold(Work &work, const OrderId &id);
    /// What can still be given back: paid, neither returned nor on its way.
    Result<Money> remaining(Work &work, const payments::Order &order);

    /// Whether so much can go back of an order that is held. Refused: Conflict "not-paid"; Conflict
    /// "refunded" (nothing remains); InvalidValue "remaining-<won>" (beyond what remains).
    Done judge(Work &work, const payments::Order &order, Money amount);

    /// Writes the return down in this unit; the later part asks the gateway, settles its answer in another
    /// unit, and answers with the return as it stands then: Returned, Refused, or Asked when the outcome is
    /// not known yet. Where a person has to send the money it is ByHand, and nobody is asked. The same key
    /// again is answered as it stands. Refused: as judge(), and KeyReused.
    Result<Later<payments::OrderReturn>> start(Work &work, const payments::NewReturn &wanted);
    /// NotFound ("return") when there is none.
    Result<payments::OrderReturn> find(Work &work, const QString &key);

    /// A person sent the money of a return by hand: it went back, with all that follows, in this unit. The
    /// same number of the bank again is answered as it stands. NotFound ("return"); Conflict ("not-by-hand");
    /// KeyReused ("transaction") when that number is another return's.
    Result<payments::OrderReturn> confirmSent(Work &work, const QString &key, const QString &transaction,
                                              const QString &who);
    /// A person cannot send it: refused, with their reason. As above.
    Result<payments::OrderReturn> refuseByHand(Work &work, const QString &key, const QString &reason);

    /// Timed: asks about returns whose outcome is not known; at its first run about all of them.
    Done recheck(Work &work);

private:
    using Answered = std::function<void(const Result<payments::OrderReturn> &)>;

    void ask(const payments::Order &order, const payments::OrderReturn &back, Answered answered);
    Result<payments::OrderReturn> settle(Work &work, const payments::OrderReturn &asked,
                                         const GatewayRefundAnswer &answer);
    Done settleReturned(Work &work, const payments::Order &order, const payments::OrderReturn &back);
    Done settleRefused(Work &work, const payments::Order &order, const payments::OrderReturn &back,
                       const QString &refusal);
    Done tellWatchers(Work &work, const payments::Order &order, const payments::OrderReturn &back);

    ReturnStore &m_store;
    OrderStore &m_orderStore;
    OrderService &m_orders;
    Lanes &m_lanes;
    Metrics &m_metrics;
    QList<ReturnWatcher *> m_watchers;
    Gauge &m_inDoubt;
    std::atomic_bool m_starting = true;
};

} // namespace madang
