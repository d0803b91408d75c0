// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/identity_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> IdentityRecords::columns() const
{
    return {
        {"account_identity", "account", Fate::Removed, Belonging::Identities, Joining::Yields, "provider"}};
}

QList<PersonalSection> IdentityRecords::sections() const
{
    return {
        {"identities", uR"(
        SELECT linked_at AS cursor, provider, issuer, subject, label, linked_at, last_used_at
          FROM account_identity
         WHERE account = :person AND linked_at > :after
         ORDER BY linked_at
         LIMIT :limit)"_s},
    };
}

Done IdentityRecords::erase(Work &work, Erasure &erasure)
{
    // What is under way would bring the account of the other house back, or knows who was asked for.
    TRY(work.db().run(uR"(
        DELETE FROM sign_in_attempt
         WHERE account = :person
            OR EXISTS (SELECT 1
                         FROM account_identity i
                        WHERE i.account = :person AND i.issuer = sign_in_attempt.issuer
                          AND i.subject = sign_in_attempt.subject))"_s,
                      bind("person", erasure.person)));
    TRY(work.db().run(u"DELETE FROM account_identity WHERE account = :person"_s,
                      bind("person", erasure.person)));
    return {};
}

Done IdentityRecords::merge(Work &work, Merging &merging)
{
    // What is under way would link something to an account that nobody signs in to any more.
    TRY(work.db().run(uR"(
        DELETE FROM sign_in_attempt WHERE account = :from)"_s,
                      bind("from", merging.from)));
    if (!merging.keepsWaysIn)
        TRY(work.db().run(u"DELETE FROM account_identity WHERE account = :from"_s,
                          bind("from", merging.from)));
    return moveRows(work, merging);
}

} // namespace madang
