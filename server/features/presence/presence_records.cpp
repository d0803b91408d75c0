// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/presence/presence_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> PresenceRecords::columns() const
{
    return {{"presence_choice", "account", Fate::Removed, Belonging::Settings, Joining::Yields}};
}

QList<PersonalSection> PresenceRecords::sections() const
{
    return {
        {"presence", uR"(
        SELECT account AS cursor, choice, hides_reading
          FROM presence_choice
         WHERE account = :person AND account > :after
         ORDER BY account
         LIMIT :limit)"_s},
    };
}

Done PresenceRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(uR"(
        DELETE FROM presence_choice WHERE account = :person)"_s,
                      bind("person", erasure.person)));
    return {};
}

} // namespace madang
