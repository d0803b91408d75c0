// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/unmatched_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &unmatchedSelection()
    {
        static const QString text = uR"(
        SELECT id, kind, gateway, payment_key, order_id, expected, captured, found_at, resolved_at, resolved_by,
               resolution
          FROM unmatched_money)"_s;
        return text;
    }

} // namespace

Done UnmatchedStore::note(Work &work, const UnmatchedRow &found)
{
    TRY(work.db().run(uR"(
        INSERT INTO unmatched_money (id, kind, gateway, payment_key, order_id, expected, captured, found_at)
        VALUES (:id, :kind, :gateway, :key, :order, :expected, :captured, :at)
        ON CONFLICT (gateway, payment_key, kind) DO NOTHING)"_s,
                      bind("id", work.newId<UnmatchedId>()), bind("kind", found.kind),
                      bind("gateway", found.gateway), bind("key", found.paymentKey),
                      bind("order", found.order), bind("expected", found.expected),
                      bind("captured", found.captured), bind("at", work.now())));
    return {};
}

Result<std::optional<UnmatchedRow>> UnmatchedStore::find(Work &work, UnmatchedId id)
{
    static const QString text = unmatchedSelection() + u" WHERE id = :id"_s;
    return work.db().one<UnmatchedRow>(text, bind("id", id));
}

Result<bool> UnmatchedStore::resolve(Work &work, UnmatchedId id, const QString &who,
                                     const QString &resolution)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE unmatched_money
           SET resolved_at = :at, resolved_by = :who, resolution = :resolution
         WHERE id = :id AND resolved_at IS NULL)"_s,
                      bind("at", work.now()), bind("who", who), bind("resolution", resolution),
                      bind("id", id)));
    return rows == 1;
}

Result<QList<UnmatchedRow>> UnmatchedStore::of(Work &work, const OrderId &order)
{
    static const QString text = unmatchedSelection() + u" WHERE order_id = :order ORDER BY id"_s;
    return work.db().all<UnmatchedRow>(text, bind("order", order));
}

} // namespace madang
