// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/saved/saved_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> SavedRecords::columns() const
{
    return {{"saved_message", "account", Fate::Removed, Belonging::Saved, Joining::Yields, "event"}};
}

QList<PersonalSection> SavedRecords::sections() const
{
    // Which messages, not what they say: others said it, and it may be gone for this person by now.
    return {
        {"savedMessages", uR"(
        SELECT s.saving AS cursor, s.event, e.room, s.saved_at
          FROM saved_message s
          JOIN event e ON e.id = s.event
         WHERE s.account = :person AND s.saving > :after
         ORDER BY s.saving
         LIMIT :limit)"_s},
    };
}

Done SavedRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(u"DELETE FROM saved_message WHERE account = :person"_s,
                      bind("person", erasure.person)));
    return {};
}

} // namespace madang
