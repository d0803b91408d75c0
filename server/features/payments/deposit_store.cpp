// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/deposit_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using payments::DepositRow;

namespace {

    const QString &depositSelection()
    {
        static const QString text = uR"(
        SELECT order_id, bank, account, holder, reference, until, next_check_at, attempts
          FROM payment_deposit)"_s;
        return text;
    }

} // namespace

Result<bool> DepositStore::put(Work &work, const DepositRow &deposit)
{
    if (deposit.reference) {
        TRY(const auto other, byReference(work, *deposit.reference));
        if (other && other->orderId != deposit.orderId)
            return false;
    }
    TRY(work.db().run(uR"(
        INSERT INTO payment_deposit (order_id, bank, account, holder, reference, until, next_check_at, attempts)
        VALUES (:order, :bank, :account, :holder, :reference, :until, :next, 0)
        ON CONFLICT (order_id) DO UPDATE
           SET bank = :bank, account = :account, holder = :holder, until = :until)"_s,
                      bind("order", deposit.orderId), bind("bank", deposit.bank),
                      bind("account", deposit.account), bind("holder", deposit.holder),
                      bind("reference", deposit.reference), bind("until", deposit.until),
                      bind("next", deposit.nextCheckAt)));
    return true;
}

Result<std::optional<DepositRow>> DepositStore::find(Work &work, const OrderId &order)
{
    static const QString text = depositSelection() + u" WHERE order_id = :order"_s;
    return work.db().one<DepositRow>(text, bind("order", order));
}

Result<std::optional<DepositRow>> DepositStore::byReference(Work &work, const QString &reference)
{
    static const QString text = depositSelection() + u" WHERE reference = :reference"_s;
    return work.db().one<DepositRow>(text, bind("reference", reference));
}

Result<QList<DepositRow>> DepositStore::toCheck(Work &work, int limit)
{
    static const QString text = depositSelection() + uR"(
         WHERE next_check_at <= :now
         ORDER BY next_check_at, order_id
         LIMIT :limit)"_s;
    return work.db().all<DepositRow>(text, bind("now", work.now()), bind("limit", limit));
}

Result<bool> DepositStore::countQuestion(Work &work, const DepositRow &seen, Timestamp next)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE payment_deposit
           SET next_check_at = :next, attempts = attempts + 1
         WHERE order_id = :order AND next_check_at IS NOT NULL AND attempts = :attempts)"_s,
                      bind("next", next), bind("order", seen.orderId), bind("attempts", seen.attempts)));
    return rows == 1;
}

Done DepositStore::close(Work &work, const OrderId &order)
{
    TRY(work.db().run(u"UPDATE payment_deposit SET next_check_at = NULL WHERE order_id = :order"_s,
                      bind("order", order)));
    return {};
}

} // namespace madang
