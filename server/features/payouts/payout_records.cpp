// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payouts/payout_records.h"

namespace madang {

using namespace Qt::StringLiterals;

QList<PersonalColumn> PayoutRecords::columns() const
{
    return {{"payout", "requested_by", Fate::Nameless},
            {"payout", "decided_by", Fate::Nameless},
            {"payout", "paid_by", Fate::Nameless}};
}

QList<PersonalSection> PayoutRecords::sections() const
{
    return {
        {"payouts", uR"(
        SELECT id AS cursor, id, campaign, amount, state, requested_at, decided_at, paid_at
          FROM payout
         WHERE (requested_by = :person OR decided_by = :person OR paid_by = :person) AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
    };
}

Done PayoutRecords::erase(Work &work, Erasure &erasure)
{
    (void)work;
    (void)erasure;
    return {};
}

Done PayoutRecords::judgeMerging(Work &work, const Merging &merging)
{
    // That money went because two people wanted it.
    return judgeSecondPerson(work, merging, "payout", "requested_by", "decided_by");
}

Done PayoutRecords::merge(Work &work, Merging &merging)
{
    TRY(retag(work, merging, "payout", "requested_by"));
    return moveRows(work, merging);
}

} // namespace madang
