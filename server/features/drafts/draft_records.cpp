// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/drafts/draft_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> DraftRecords::columns() const
{
    return {{"message_draft", "account", Fate::Removed, Belonging::Drafts, Joining::Yields, "room"}};
}

QList<PersonalSection> DraftRecords::sections() const
{
    return {
        {"messageDrafts", uR"(
        SELECT room AS cursor, room, text, reply_to, changed_at
          FROM message_draft
         WHERE account = :person AND room > :after
         ORDER BY room
         LIMIT :limit)"_s},
    };
}

Done DraftRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(uR"(
        DELETE FROM message_draft WHERE account = :person)"_s,
                      bind("person", erasure.person)));
    return {};
}

} // namespace madang
