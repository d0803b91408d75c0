// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/removal_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Done RemovalStore::insert(Work &work, const KeyRemoval &removal)
{
    TRY(work.db().run(uR"(
        INSERT INTO billing_key_removal (card, gateway, sealed_key, attempts, next_try_at)
        VALUES (:card, :gateway, :sealed, 0, :next)
        ON CONFLICT (card) DO NOTHING)"_s,
                      bind("card", removal.card), bind("gateway", removal.gateway),
                      bind("sealed", removal.sealedKey), bind("next", removal.nextTryAt)));
    return {};
}

Result<QList<KeyRemoval>> RemovalStore::due(Work &work, int limit)
{
    return work.db().all<KeyRemoval>(uR"(
        SELECT card, gateway, sealed_key, attempts, next_try_at
          FROM billing_key_removal
         WHERE next_try_at <= :now
         ORDER BY next_try_at, card
         LIMIT :limit)"_s,
                                     bind("now", work.now()), bind("limit", limit));
}

Result<bool> RemovalStore::countTry(Work &work, const KeyRemoval &seen, Timestamp next)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE billing_key_removal
           SET attempts = attempts + 1, next_try_at = :next
         WHERE card = :card AND attempts = :attempts)"_s,
                      bind("next", next), bind("card", seen.card), bind("attempts", seen.attempts)));
    return rows == 1;
}

Done RemovalStore::remove(Work &work, CardId card)
{
    TRY(work.db().run(u"DELETE FROM billing_key_removal WHERE card = :card"_s, bind("card", card)));
    return {};
}

} // namespace madang
