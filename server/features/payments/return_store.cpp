// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/return_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using payments::OrderReturn;

namespace {

    const QString &returnSelection()
    {
        static const QString text = uR"(
        SELECT key, order_id, amount, reason, status, refusal, attempts, next_check_at, created_at, decided_at,
               bank_transaction
          FROM order_return)"_s;
        return text;
    }

} // namespace

Done ReturnStore::insert(Work &work, const OrderReturn &back)
{
    TRY(work.db().run(
        uR"(
        INSERT INTO order_return (key, order_id, amount, reason, status, attempts, next_check_at, created_at)
        VALUES (:key, :order, :amount, :reason, :status, :attempts, :next, :at))"_s,
        bind("key", back.key), bind("order", back.order), bind("amount", back.amount),
        bind("reason", back.reason), bind("status", back.status), bind("attempts", back.attempts),
        bind("next", back.nextCheckAt.isNull() ? std::nullopt : std::optional(back.nextCheckAt)),
        bind("at", back.createdAt)));
    return {};
}

Result<std::optional<OrderReturn>> ReturnStore::find(Work &work, const QString &key)
{
    static const QString text = returnSelection() + u" WHERE key = :key"_s;
    return work.db().one<OrderReturn>(text, bind("key", key));
}

Result<std::optional<OrderReturn>> ReturnStore::byTransaction(Work &work, const QString &transaction)
{
    static const QString text = returnSelection() + u" WHERE bank_transaction = :transaction"_s;
    return work.db().one<OrderReturn>(text, bind("transaction", transaction));
}

Done ReturnStore::noteSent(Work &work, const QString &key, const QString &transaction, const QString &who)
{
    TRY(work.db().run(uR"(
        UPDATE order_return
           SET bank_transaction = :transaction, sent_by = :who
         WHERE key = :key AND status = 'by-hand')"_s,
                      bind("transaction", transaction), bind("who", who), bind("key", key)));
    return {};
}

Result<Money> ReturnStore::taken(Work &work, const OrderId &order)
{
    return work.db().only<Money>(uR"(
        SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT)
          FROM order_return
         WHERE order_id = :order AND status IN ('asked', 'by-hand', 'returned'))"_s,
                                 bind("order", order));
}

Result<bool> ReturnStore::markReturned(Work &work, const QString &key)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE order_return
           SET status = 'returned', decided_at = :at, next_check_at = NULL
         WHERE key = :key AND status IN ('asked', 'by-hand'))"_s,
                      bind("at", work.now()), bind("key", key)));
    return rows == 1;
}

Result<bool> ReturnStore::markRefused(Work &work, const QString &key, const QString &refusal)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE order_return
           SET status = 'refused', refusal = :refusal, decided_at = :at, next_check_at = NULL
         WHERE key = :key AND status IN ('asked', 'by-hand'))"_s,
                      bind("refusal", refusal), bind("at", work.now()), bind("key", key)));
    return rows == 1;
}

Result<bool> ReturnStore::countQuestion(Work &work, const OrderReturn &seen, Timestamp next)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE order_return
           SET next_check_at = :next, attempts = attempts + 1
         WHERE key = :key AND status = 'asked' AND attempts = :attempts)"_s,
                      bind("next", next), bind("key", seen.key), bind("attempts", seen.attempts)));
    return rows == 1;
}

Done ReturnStore::moveQuestion(Work &work, const OrderReturn &seen, Timestamp next)
{
    TRY(work.db().run(uR"(
        UPDATE order_return
           SET next_check_at = :next
         WHERE key = :key AND status = 'asked' AND attempts = :attempts)"_s,
                      bind("next", next), bind("key", seen.key), bind("attempts", seen.attempts)));
    return {};
}

Result<QList<OrderReturn>> ReturnStore::toCheck(Work &work, Timestamp until, int limit)
{
    static const QString text
        = returnSelection() + u" WHERE next_check_at <= :until ORDER BY next_check_at, key LIMIT :limit"_s;
    return work.db().all<OrderReturn>(text, bind("until", until), bind("limit", limit));
}

Result<qint64> ReturnStore::inDoubt(Work &work)
{
    return work.db().only<qint64>(u"SELECT COUNT(*) FROM order_return WHERE next_check_at IS NOT NULL"_s);
}

} // namespace madang
