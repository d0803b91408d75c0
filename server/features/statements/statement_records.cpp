// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/statements/statement_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> StatementRecords::columns() const
{
    return {{"ranking_refusal", "account", Fate::Nameless, Belonging::Settings, Joining::Yields}};
}

QList<PersonalSection> StatementRecords::sections() const
{
    return {
        {"rankingRefused", uR"(
        SELECT account AS cursor, at
          FROM ranking_refusal
         WHERE account = :person AND account > :after
         ORDER BY account
         LIMIT :limit)"_s},
    };
}

Done StatementRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(uR"(
        INSERT INTO ranking_refusal (account, at) VALUES (:person, :now) ON CONFLICT DO NOTHING)"_s,
                      bind("person", erasure.person), bind("now", work.now())));
    return {};
}

} // namespace madang
