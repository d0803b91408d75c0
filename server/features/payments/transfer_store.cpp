// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/transfer_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &transferSelection()
    {
        static const QString text = uR"(
        SELECT id, bank_transaction, reference, amount, order_id, verdict, seen_by, seen_at, came_at, holder
          FROM seen_transfer)"_s;
        return text;
    }

} // namespace

Done TransferStore::insert(Work &work, const SeenTransfer &seen)
{
    TRY(work.db().run(uR"(
        INSERT INTO seen_transfer (id, bank_transaction, reference, amount, order_id, verdict, seen_by, seen_at,
                                   came_at, holder)
        VALUES (:id, :transaction, :reference, :amount, :order, :verdict, :by, :at, :cameAt, :holder))"_s,
                      bind("id", seen.id), bind("transaction", seen.bankTransaction),
                      bind("reference", seen.reference), bind("amount", seen.amount),
                      bind("order", seen.orderId), bind("verdict", seen.verdict), bind("by", seen.seenBy),
                      bind("at", seen.seenAt), bind("cameAt", seen.cameAt), bind("holder", seen.holder)));
    return {};
}

Result<std::optional<SeenTransfer>> TransferStore::byTransaction(Work &work, const QString &bankTransaction)
{
    static const QString text = transferSelection() + u" WHERE bank_transaction = :transaction"_s;
    return work.db().one<SeenTransfer>(text, bind("transaction", bankTransaction));
}

Result<QList<AwaitedTransfer>> TransferStore::awaited(Work &work, int limit)
{
    return work.db().all<AwaitedTransfer>(uR"(
        SELECT o.id, o.payer, o.title, o.amount, d.bank, d.account, d.reference, d.until, o.created_at
          FROM payment_deposit d
          JOIN payment_order o ON o.id = d.order_id
         WHERE d.next_check_at IS NOT NULL AND o.gateway = 'transfer'
         ORDER BY d.next_check_at, d.order_id
         LIMIT :limit)"_s,
                                          bind("limit", limit));
}

} // namespace madang
