// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/file_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> FileRecords::columns() const
{
    return {
        {"attachment", "uploader", Fate::Removed, Belonging::Files, Joining::Moves, "", "gone_at IS NULL"}};
}

QList<PersonalSection> FileRecords::sections() const
{
    return {
        {"files", uR"(
        SELECT a.id AS cursor, a.id, a.room, a.name, a.size, a.type, a.touched_at, a.completed_at
          FROM attachment a
         WHERE a.uploader = :person AND a.gone_at IS NULL AND a.id > :after
         ORDER BY a.id
         LIMIT :limit)"_s},
    };
}

Done FileRecords::erase(Work &work, Erasure &erasure)
{
    // The octets go with the next tidying, which follows at once; names need not wait for it.
    if (erasure.removes())
        TRY(work.db().run(uR"(
        UPDATE attachment
           SET gone_at = COALESCE(gone_at, :now), name = ''
         WHERE uploader = :person)"_s,
                          bind("now", work.now()), bind("person", erasure.person)));
    else
        TRY(work.db().run(uR"(
        UPDATE attachment
           SET gone_at = :now, name = ''
         WHERE uploader = :person AND event IS NULL AND gone_at IS NULL)"_s,
                          bind("now", work.now()), bind("person", erasure.person)));
    return {};
}

} // namespace madang
