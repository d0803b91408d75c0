// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/sandbox_store.h"

namespace madang::sandbox {

using namespace Qt::StringLiterals;

Done SandboxStore::insert(Work &work, const Payment &payment)
{
    TRY(work.db().run(uR"(
        INSERT INTO sandbox_payment (payment_key, order_id, amount, decision, status, asked, captured, created_at)
        VALUES (:key, :order, :amount, :decision, :status, 0, 0, :at))"_s,
                      bind("key", payment.paymentKey), bind("order", payment.orderId),
                      bind("amount", payment.amount), bind("decision", payment.decision),
                      bind("status", payment.status), bind("at", work.now())));
    return {};
}

Result<std::optional<Payment>> SandboxStore::find(Work &work, const QString &paymentKey)
{
    return work.db().one<Payment>(uR"(
        SELECT payment_key, order_id, amount, decision, status, asked, captured, due_at, created_at
          FROM sandbox_payment
         WHERE payment_key = :key)"_s,
                                  bind("key", paymentKey));
}

Result<std::optional<Payment>> SandboxStore::byOrder(Work &work, const QString &orderId)
{
    return work.db().one<Payment>(uR"(
        SELECT payment_key, order_id, amount, decision, status, asked, captured, due_at, created_at
          FROM sandbox_payment
         WHERE order_id = :order
         ORDER BY created_at DESC
         LIMIT 1)"_s,
                                  bind("order", orderId));
}

Done SandboxStore::update(Work &work, const Payment &payment)
{
    const std::optional<Timestamp> due = payment.dueAt.isNull() ? std::nullopt : std::optional(payment.dueAt);
    TRY(work.db().run(uR"(
        UPDATE sandbox_payment
           SET status = :status, asked = :asked, captured = :captured, due_at = :due
         WHERE payment_key = :key)"_s,
                      bind("status", payment.status), bind("asked", payment.asked),
                      bind("captured", payment.captured), bind("due", due), bind("key", payment.paymentKey)));
    return {};
}

Result<std::optional<Payment>> SandboxStore::waitingOf(Work &work, const QString &orderId)
{
    return work.db().one<Payment>(uR"(
        SELECT payment_key, order_id, amount, decision, status, asked, captured, due_at, created_at
          FROM sandbox_payment
         WHERE order_id = :order AND status = 'waiting')"_s,
                                  bind("order", orderId));
}

Result<int> SandboxStore::countOf(Work &work, const QString &orderId)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM sandbox_payment WHERE order_id = :order"_s,
                               bind("order", orderId));
}

Result<std::optional<Back>> SandboxStore::findBack(Work &work, const QString &key)
{
    return work.db().one<Back>(uR"(
        SELECT key, payment_key, amount, status, asked, due_at FROM sandbox_refund WHERE key = :key)"_s,
                               bind("key", key));
}

Done SandboxStore::putBack(Work &work, const Back &back)
{
    const std::optional<Timestamp> due = back.dueAt.isNull() ? std::nullopt : std::optional(back.dueAt);
    TRY(work.db().run(uR"(
        INSERT INTO sandbox_refund (key, payment_key, amount, status, asked, due_at)
        VALUES (:key, :payment, :amount, :status, :asked, :due)
        ON CONFLICT (key) DO UPDATE
           SET status = excluded.status, asked = excluded.asked, due_at = excluded.due_at)"_s,
                      bind("key", back.key), bind("payment", back.paymentKey), bind("amount", back.amount),
                      bind("status", back.status), bind("asked", back.asked), bind("due", due)));
    return {};
}

Result<Money> SandboxStore::givenBack(Work &work, const QString &paymentKey)
{
    return work.db().only<Money>(uR"(
        SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT)
          FROM sandbox_refund
         WHERE payment_key = :payment AND status IN ('pending', 'returned'))"_s,
                                 bind("payment", paymentKey));
}

} // namespace madang::sandbox
