// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/complaints/complaint_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> ComplaintRecords::columns() const
{
    return {{"complaint", "author", Fate::Emptied, Belonging::Complaints},
            {"complaint", "decided_by", Fate::Nameless},
            {"complainant", "person", Fate::Emptied, Belonging::Complaints, Joining::Yields, "complaint"}};
}

QList<PersonalSection> ComplaintRecords::sections() const
{
    return {
        {"complaints", uR"(
        SELECT v.complaint AS cursor, v.complaint, c.kind, c.room, c.position, v.reason, v.note, v.at
          FROM complainant v
          JOIN complaint c ON c.id = v.complaint
         WHERE v.person = :person AND v.complaint > :after
         ORDER BY v.complaint
         LIMIT :limit)"_s},
        {"complaintsDecided", uR"(
        SELECT id AS cursor, id, kind, room, position, verdict, decided_at
          FROM complaint
         WHERE decided_by = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
    };
}

Done ComplaintRecords::erase(Work &work, Erasure &erasure)
{
    // How they showed themselves is about nobody else.
    TRY(work.db().run(uR"(
        UPDATE complaint
           SET called = '', said = '', picture = NULL
         WHERE author = :person AND kind = 'profile')"_s,
                      bind("person", erasure.person)));
    if (!erasure.removes())
        return {};
    TRY(work.db().run(uR"(
        UPDATE complaint SET said = '' WHERE author = :person)"_s,
                      bind("person", erasure.person)));
    TRY(work.db().run(uR"(
        UPDATE complainant SET note = '' WHERE person = :person)"_s,
                      bind("person", erasure.person)));
    return {};
}

} // namespace madang
