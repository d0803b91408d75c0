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

Result<int> SandboxStore::countOf(Work &work, const QString &orderId)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM sandbox_payment WHERE order_id = :order"_s,
                               bind("order", orderId));
}

} // namespace madang::sandbox
