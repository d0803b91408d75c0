// SPDX-License-Identifier: GPL-3.0-or-later
// The webhook inbox: a hint is stored as it came before it is answered, then the gateway itself is asked what
// happened, again with longer and longer pauses, until it says so or the letter is dead. Nothing a webhook
// says is believed.
#pragma once

#include "server/features/payments/order_service.h"
#include "server/features/payments/webhook_store.h"

namespace madang {

class WebhookService {
public:
    WebhookService(WebhookStore &store, OrderService &orders, Lanes &lanes, Metrics &metrics);
    void install(Routes &at);

    /// Stores what a gateway sent; after the COMMIT it is looked into. The same again is only counted.
    /// Malformed when there is nothing in it; RateLimited while too much waits.
    Done receive(Work &work, const QString &gateway, const QByteArray &raw);

    /// As WebhookAccess says.
    Result<QList<Webhook>> dead(Work &work, WebhookId after, int limit);
    Result<int> countDead(Work &work);
    Result<QList<Webhook>> of(Work &work, const OrderId &order, int limit);
    Result<Webhook> replay(Work &work, WebhookId id);

    /// Timed: looks into what waits for its next try.
    Done lookAgain(Work &work);
    /// Timed: forgets what came to a good end long ago.
    Done forget(Work &work);

private:
    Result<Step> answer(Work &work, const QString &gateway, const QByteArray &raw);
    Done tryNow(Work &work, const Webhook &webhook);
    /// Asks about it, with no transaction open.
    void look(const Webhook &webhook);
    void lookAt(const Webhook &webhook, const std::optional<payments::Order> &order);
    /// What was heard about it ends it, or leaves it waiting.
    void judge(const Webhook &webhook, const Result<payments::Order> &order, const GatewayAnswer &answer);
    void conclude(const Webhook &webhook, WebhookState state, const QString &reason,
                  const std::optional<UnmatchedRow> &found = {});
    /// Money of no order of ours, at a gateway that said it holds it.
    void lookAtStranger(const Webhook &webhook, const QString &otherwise);

    WebhookStore &m_store;
    UnmatchedStore m_unmatched;
    OrderService &m_orders;
    Lanes &m_lanes;
    Metrics &m_metrics;
    Gauge &m_dead;
};

} // namespace madang
