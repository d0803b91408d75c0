// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/webhook_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &webhookSelection()
    {
        static const QString text = uR"(
        SELECT id, gateway, body, type, order_id, state, reason, attempts, repeats, next_at, received_at, ended_at
          FROM payment_webhook)"_s;
        return text;
    }

} // namespace

Result<bool> WebhookStore::insert(Work &work, const Webhook &webhook, const QString &fingerprint)
{
    TRY(const int counted,
        work.db().run(uR"(
        UPDATE payment_webhook
           SET repeats = repeats + 1
         WHERE gateway = :gateway AND fingerprint = :fingerprint)"_s,
                      bind("gateway", webhook.gateway), bind("fingerprint", fingerprint)));
    if (counted > 0)
        return false;
    TRY(const int rows,
        work.db().run(
            uR"(
        INSERT INTO payment_webhook (id, gateway, fingerprint, body, type, order_id, state, reason, attempts, repeats,
                                     next_at, received_at)
        VALUES (:id, :gateway, :fingerprint, :body, :type, :order, :state, :reason, :attempts, 0, :next, :at)
        ON CONFLICT (gateway, fingerprint) DO NOTHING)"_s,
            bind("id", webhook.id), bind("gateway", webhook.gateway), bind("fingerprint", fingerprint),
            bind("body", webhook.body), bind("type", webhook.type), bind("order", webhook.orderId),
            bind("state", webhook.state), bind("reason", webhook.reason), bind("attempts", webhook.attempts),
            bind("next", webhook.nextAt.isNull() ? std::nullopt : std::optional(webhook.nextAt)),
            bind("at", webhook.receivedAt)));
    return rows == 1;
}

Result<std::optional<Webhook>> WebhookStore::find(Work &work, WebhookId id)
{
    static const QString text = webhookSelection() + u" WHERE id = :id"_s;
    return work.db().one<Webhook>(text, bind("id", id));
}

Result<QList<Webhook>> WebhookStore::due(Work &work, int limit)
{
    static const QString text = webhookSelection() + uR"(
         WHERE next_at <= :now
         ORDER BY next_at, id
         LIMIT :limit)"_s;
    return work.db().all<Webhook>(text, bind("now", work.now()), bind("limit", limit));
}

Result<int> WebhookStore::waiting(Work &work, int limit)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(*) FROM (SELECT id FROM payment_webhook WHERE next_at IS NOT NULL LIMIT :limit) AS inbox)"_s,
                               bind("limit", limit));
}

Result<bool> WebhookStore::countTry(Work &work, const Webhook &seen, Timestamp next)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE payment_webhook
           SET attempts = attempts + 1, next_at = :next
         WHERE id = :id AND state = 'waiting' AND attempts = :attempts)"_s,
                      bind("next", next), bind("id", seen.id), bind("attempts", seen.attempts)));
    return rows == 1;
}

Done WebhookStore::note(Work &work, WebhookId id, const QString &reason)
{
    TRY(work.db().run(u"UPDATE payment_webhook SET reason = :reason WHERE id = :id AND state = 'waiting'"_s,
                      bind("reason", reason), bind("id", id)));
    return {};
}

Done WebhookStore::end(Work &work, WebhookId id, WebhookState state, const std::optional<QString> &reason)
{
    TRY(work.db().run(uR"(
        UPDATE payment_webhook
           SET state = :state, reason = :reason, next_at = NULL, ended_at = :at
         WHERE id = :id AND state = 'waiting')"_s,
                      bind("state", state), bind("reason", reason), bind("at", work.now()), bind("id", id)));
    return {};
}

Result<bool> WebhookStore::revive(Work &work, WebhookId id)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE payment_webhook
           SET state = 'waiting', attempts = 0, next_at = :now, ended_at = NULL
         WHERE id = :id AND state = 'dead')"_s,
                      bind("now", work.now()), bind("id", id)));
    return rows == 1;
}

Result<QList<Webhook>> WebhookStore::dead(Work &work, WebhookId after, int limit)
{
    static const QString text = webhookSelection() + uR"(
         WHERE state = 'dead' AND id > :after
         ORDER BY id
         LIMIT :limit)"_s;
    return work.db().all<Webhook>(text, bind("after", after), bind("limit", limit));
}

Result<int> WebhookStore::countDead(Work &work)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM payment_webhook WHERE state = 'dead'"_s);
}

Result<QList<Webhook>> WebhookStore::of(Work &work, const OrderId &order, int limit)
{
    static const QString text = webhookSelection() + uR"(
         WHERE order_id = :order
         ORDER BY id
         LIMIT :limit)"_s;
    return work.db().all<Webhook>(text, bind("order", order), bind("limit", limit));
}

Result<int> WebhookStore::forget(Work &work, Timestamp before)
{
    return work.db().run(uR"(
        DELETE FROM payment_webhook WHERE state IN ('settled', 'ignored') AND ended_at < :before)"_s,
                         bind("before", before));
}

} // namespace madang
