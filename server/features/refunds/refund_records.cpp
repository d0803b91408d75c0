// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/refunds/refund_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> RefundRecords::columns() const
{
    return {{"refund", "asker", Fate::Emptied, Belonging::Refunds},
            {"refund", "decider", Fate::Nameless},
            {"refund_change", "actor", Fate::Nameless}};
}

QList<PersonalSection> RefundRecords::sections() const
{
    return {
        {"refunds", uR"(
        SELECT id AS cursor, id, donation, campaign, order_id, amount, reason, state, note, refusal, created_at, decided_at
          FROM refund
         WHERE asker = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"refundsDecided", uR"(
        SELECT id AS cursor, id, donation, amount, state, note, decided_at
          FROM refund
         WHERE decider = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
    };
}

Done RefundRecords::erase(Work &work, Erasure &erasure)
{
    // A donor's words; what treasurers noted about money stays with the money.
    if (!erasure.removes())
        return {};
    TRY(work.db().run(uR"(
        UPDATE refund SET reason = '' WHERE asker = :person)"_s,
                      bind("person", erasure.person)));
    TRY(work.db().run(uR"(
        UPDATE refund_change
           SET note = ''
         WHERE actor = :person
           AND EXISTS (SELECT 1 FROM refund r WHERE r.id = refund_change.refund AND r.asker = :person))"_s,
                      bind("person", erasure.person)));
    TRY(work.db().run(uR"(
        UPDATE order_return
           SET reason = ''
         WHERE order_id IN (SELECT id FROM payment_order WHERE payer = :person))"_s,
                      bind("person", erasure.person)));
    return {};
}

Done RefundRecords::judgeMerging(Work &work, const Merging &merging)
{
    return judgeSecondPerson(work, merging, "refund", "asker", "decider");
}

Done RefundRecords::merge(Work &work, Merging &merging)
{
    TRY(retag(work, merging, "refund", "asker"));
    return moveRows(work, merging);
}

} // namespace madang
