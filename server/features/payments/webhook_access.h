// SPDX-License-Identifier: GPL-3.0-or-later
// WebhookAccess: what other features may ask of the webhook inbox: who was given up, and to try again.
#pragma once

#include "server/features/payments/webhook_service.h"

namespace madang {

/// Every method runs inside the caller's unit of work.
class WebhookAccess {
public:
    explicit WebhookAccess(WebhookService &service)
        : m_service(service)
    {
    }
    /// Dead letters, oldest first, ids above `after`.
    Result<QList<Webhook>> dead(Work &work, WebhookId after, int limit)
    {
        return m_service.dead(work, after, limit);
    }
    Result<int> countDead(Work &work) { return m_service.countDead(work); }
    /// What came about an order, oldest first.
    Result<QList<Webhook>> of(Work &work, const OrderId &order, int limit)
    {
        return m_service.of(work, order, limit);
    }
    /// Tries a dead letter again from the start. NotFound ("webhook"); Conflict ("webhook") when it is not
    /// dead.
    Result<Webhook> replay(Work &work, WebhookId id) { return m_service.replay(work, id); }

private:
    WebhookService &m_service;
};

} // namespace madang
