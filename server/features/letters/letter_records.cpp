// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/letters/letter_records.h"

namespace madang {

using namespace Qt::StringLiterals;

QList<PersonalColumn> LetterRecords::columns() const
{
    return {{"letter", "author", Fate::Nameless}};
}

QList<PersonalSection> LetterRecords::sections() const
{
    return {
        {"letters", uR"(
        SELECT id AS cursor, id, campaign, said, created_at, delivered_at
          FROM letter
         WHERE author = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
    };
}

Done LetterRecords::erase(Work &work, Erasure &erasure)
{
    (void)work;
    (void)erasure;
    return {};
}

Done LetterRecords::merge(Work &work, Merging &merging)
{
    TRY(retag(work, merging, "letter", "author"));
    return moveRows(work, merging);
}

} // namespace madang
