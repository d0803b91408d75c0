// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the webhook inbox.
#pragma once

#include "server/core/work.h"
#include "server/features/payments/webhook.h"

namespace madang {

class WebhookStore {
public:
    /// False when the same came before: then only its repeats are counted.
    Result<bool> insert(Work &work, const Webhook &webhook, const QString &fingerprint);
    Result<std::optional<Webhook>> find(Work &work, WebhookId id);
    /// Those whose turn has come, longest waiting first.
    Result<QList<Webhook>> due(Work &work, int limit);
    /// How many wait, counted up to a limit.
    Result<int> waiting(Work &work, int limit);
    /// Counts another try and says when the next is due. False when somebody else did so since `seen`.
    Result<bool> countTry(Work &work, const Webhook &seen, Timestamp next);
    /// It waits on; what went wrong this time.
    Done note(Work &work, WebhookId id, const QString &reason);
    /// Waiting -> an end.
    Done end(Work &work, WebhookId id, WebhookState state, const std::optional<QString> &reason);
    /// Dead -> waiting, to be tried at once, from the first try on.
    Result<bool> revive(Work &work, WebhookId id);

    /// The dead ones, oldest first, ids above `after`.
    Result<QList<Webhook>> dead(Work &work, WebhookId after, int limit);
    Result<int> countDead(Work &work);
    /// Of an order, oldest first.
    Result<QList<Webhook>> of(Work &work, const OrderId &order, int limit);
    /// Forgets those that came to a good end before then.
    Result<int> forget(Work &work, Timestamp before);
};

} // namespace madang
