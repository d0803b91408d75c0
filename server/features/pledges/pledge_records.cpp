// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/pledge_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> PledgeRecords::columns() const
{
    return {{"pledge", "donor", Fate::Emptied, Belonging::MonthlyGifts}};
}

QList<PersonalSection> PledgeRecords::sections() const
{
    return {
        {"pledges", uR"(
        SELECT p.id AS cursor, p.id, c.title AS campaign, p.amount, p.day, p.message, p.visibility, p.state, p.ending, p.created_at, p.ended_at
          FROM pledge p
          JOIN campaign c ON c.id = p.campaign
         WHERE p.donor = :person AND p.id > :after
         ORDER BY p.id
         LIMIT :limit)"_s},
        {"pledgeDates", uR"(
        SELECT d.id AS cursor, d.pledge, d.due_on, d.amount, d.state, d.tries, d.donation, d.reason, d.decided_at
          FROM pledge_charge d
          JOIN pledge p ON p.id = d.pledge
         WHERE p.donor = :person AND d.id > :after
         ORDER BY d.id
         LIMIT :limit)"_s},
    };
}

Done PledgeRecords::erase(Work &work, Erasure &erasure)
{
    TRY(const QList<PledgeId> live,
        work.db().all<PledgeId>(u"SELECT id FROM pledge WHERE donor = :person AND ended_at IS NULL"_s,
                                bind("person", erasure.person)));
    for (const PledgeId id : live) {
        TRY(auto pledge, m_store.lock(work, id));
        if (pledge && pledge->state != pledges::State::Ended)
            TRY(m_life.end(work, *pledge, pledges::Ending::Cancelled));
    }
    if (erasure.removes())
        TRY(work.db().run(u"UPDATE pledge SET message = '' WHERE donor = :person"_s,
                          bind("person", erasure.person)));
    return {};
}

Done PledgeRecords::merge(Work &work, Merging &merging)
{
    TRY(retag(work, merging, "pledge", "donor"));
    return moveRows(work, merging);
}

} // namespace madang
