// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/order_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using payments::Order;
using payments::OrderStatus;

namespace {

    const QString &columns()
    {
        static const QString text = uR"(
        id, purpose, subject, payer, title, amount, gateway, status, payment_key, reason, attempts, next_check_at,
        created_at, expires_at, decided_at, card,
        (SELECT CAST(COALESCE(SUM(r.amount), 0) AS BIGINT)
           FROM order_return r
          WHERE r.order_id = payment_order.id AND r.status = 'returned'))"_s;
        return text;
    }

    Result<bool> one(const Result<int> &rows)
    {
        if (!rows)
            return rows.error();
        return *rows == 1;
    }

} // namespace

Done OrderStore::insert(Work &work, const Order &order)
{
    TRY(work.db().run(uR"(
        INSERT INTO payment_order (id, purpose, subject, payer, title, amount, gateway, status, attempts, created_at,
                                   expires_at, card)
        VALUES (:id, :purpose, :subject, :payer, :title, :amount, :gateway, :status, 0, :createdAt, :expiresAt,
                :card))"_s,
                      bind("id", order.id), bind("purpose", order.purpose), bind("subject", order.subject),
                      bind("payer", order.payer), bind("title", order.title), bind("amount", order.amount),
                      bind("gateway", order.gateway), bind("status", order.status),
                      bind("createdAt", order.createdAt), bind("expiresAt", order.expiresAt),
                      bind("card", order.card)));
    return {};
}

Result<std::optional<Order>> OrderStore::find(Work &work, const OrderId &id)
{
    static const QString text = u"SELECT "_s + columns() + u" FROM payment_order WHERE id = :id"_s;
    return work.db().one<Order>(text, bind("id", id));
}

Result<std::optional<Order>> OrderStore::findFor(Work &work, const QString &purpose, qint64 subject)
{
    static const QString text
        = u"SELECT "_s + columns() + u" FROM payment_order WHERE purpose = :purpose AND subject = :subject"_s;
    return work.db().one<Order>(text, bind("purpose", purpose), bind("subject", subject));
}

Result<bool> OrderStore::keyIsTaken(Work &work, const Order &order, const QString &paymentKey)
{
    TRY(const auto other,
        work.db().one<OrderId>(uR"(
        SELECT id
          FROM payment_order
         WHERE gateway = :gateway
           AND payment_key = :key
           AND status IN ('IN_PROGRESS', 'WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED', 'CANCELED')
           AND id <> :id)"_s,
                               bind("gateway", order.gateway), bind("key", paymentKey),
                               bind("id", order.id)));
    return other.has_value();
}

Result<bool> OrderStore::startConfirming(Work &work, const OrderId &id, const QString &paymentKey,
                                         Timestamp nextCheck)
{
    return one(work.db().run(uR"(
        UPDATE payment_order
           SET status = 'IN_PROGRESS', payment_key = :key, attempts = 1, next_check_at = :next, asked_at = :now
         WHERE id = :id AND status = 'READY')"_s,
                             bind("key", paymentKey), bind("next", nextCheck), bind("now", work.now()),
                             bind("id", id)));
}

Result<bool> OrderStore::startWaiting(Work &work, const OrderId &id, const QString &paymentKey)
{
    return one(work.db().run(uR"(
        UPDATE payment_order
           SET status = 'WAITING_FOR_DEPOSIT', payment_key = :key, next_check_at = NULL
         WHERE id = :id AND status IN ('READY', 'IN_PROGRESS'))"_s,
                             bind("key", paymentKey), bind("id", id)));
}

Result<bool> OrderStore::markDone(Work &work, const OrderId &id, const QString &paymentKey)
{
    return one(work.db().run(uR"(
        UPDATE payment_order
           SET status = 'DONE', payment_key = :key, reason = NULL, decided_at = :at, next_check_at = NULL
         WHERE id = :id AND status IN ('IN_PROGRESS', 'WAITING_FOR_DEPOSIT', 'EXPIRED', 'ABORTED'))"_s,
                             bind("key", paymentKey), bind("at", work.now()), bind("id", id)));
}

Result<bool> OrderStore::markEnded(Work &work, const OrderId &id, OrderStatus from, OrderStatus to,
                                   const std::optional<QString> &reason)
{
    return one(work.db().run(uR"(
        UPDATE payment_order
           SET status = :to, reason = :reason, decided_at = :at, next_check_at = NULL
         WHERE id = :id AND status = :from)"_s,
                             bind("to", to), bind("reason", reason), bind("at", work.now()), bind("id", id),
                             bind("from", from)));
}

Result<bool> OrderStore::countQuestion(Work &work, const Order &seen, Timestamp next)
{
    return one(work.db().run(uR"(
        UPDATE payment_order
           SET next_check_at = :next, attempts = attempts + 1
         WHERE id = :id AND status = 'IN_PROGRESS' AND attempts = :attempts)"_s,
                             bind("next", next), bind("id", seen.id), bind("attempts", seen.attempts)));
}

Done OrderStore::moveQuestion(Work &work, const Order &seen, Timestamp next)
{
    TRY(work.db().run(uR"(
        UPDATE payment_order
           SET next_check_at = :next
         WHERE id = :id AND status = 'IN_PROGRESS' AND attempts = :attempts)"_s,
                      bind("next", next), bind("id", seen.id), bind("attempts", seen.attempts)));
    return {};
}

Result<bool> OrderStore::lock(Work &work, const OrderId &id)
{
    return one(work.db().run(u"UPDATE payment_order SET status = status WHERE id = :id"_s, bind("id", id)));
}

Done OrderStore::markReturned(Work &work, const OrderId &id, OrderStatus status)
{
    TRY(work.db().run(u"UPDATE payment_order SET status = :status WHERE id = :id"_s, bind("status", status),
                      bind("id", id)));
    return {};
}

Result<int> OrderStore::refusals(Work &work, UserId payer, Timestamp since)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(*)
          FROM payment_order
         WHERE payer = :payer AND decided_at > :since AND status = 'ABORTED')"_s,
                               bind("payer", payer), bind("since", since));
}

Result<QList<Order>> OrderStore::toCheck(Work &work, Timestamp until, int limit)
{
    static const QString text = u"SELECT "_s + columns() + uR"(
          FROM payment_order
         WHERE next_check_at <= :until
         ORDER BY next_check_at, id
         LIMIT :limit)"_s;
    return work.db().all<Order>(text, bind("until", until), bind("limit", limit));
}

Result<QList<Order>> OrderStore::overdue(Work &work, int limit)
{
    static const QString text = u"SELECT "_s + columns() + uR"(
          FROM payment_order
         WHERE status = 'READY' AND expires_at <= :now
         ORDER BY expires_at, id
         LIMIT :limit)"_s;
    return work.db().all<Order>(text, bind("now", work.now()), bind("limit", limit));
}

Result<qint64> OrderStore::inDoubt(Work &work)
{
    return work.db().only<qint64>(u"SELECT COUNT(*) FROM payment_order WHERE next_check_at IS NOT NULL"_s);
}

} // namespace madang
