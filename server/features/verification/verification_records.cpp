// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/verification/verification_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> VerificationRecords::columns() const
{
    return {
        {"verification", "account", Fate::Removed, Belonging::Settings, Joining::Yields},
        {"verification_attempt", "account", Fate::Removed, Belonging::Settings, Joining::Goes, "", "1 = 0"}};
}

QList<PersonalSection> VerificationRecords::sections() const
{
    // Whose key is lost still gets everything else.
    const auto open = [&store = m_store](UserId person, QJsonObject &row) {
        const auto kept = store.opened(person, row.take("sealed"_L1).toString());
        const auto members = kept ? json::parseObject(toJson(*kept)) : Result<QJsonObject>(QJsonObject());
        if (!members)
            return;
        for (auto each = members->begin(); each != members->end(); ++each)
            row.insert(each.key(), each.value());
    };
    return {
        {"verification", uR"(
        SELECT account AS cursor, provider, verified_at, shown, sealed
          FROM verification
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s,
         open},
        {"verificationAttempts", uR"(
        SELECT created_at AS cursor, provider, step, fault, created_at, expires_at
          FROM verification_attempt
         WHERE account = :person AND created_at > :after
         ORDER BY created_at
         LIMIT :limit)"_s},
    };
}

Done VerificationRecords::erase(Work &work, Erasure &erasure)
{
    TRY(m_store.forget(work, erasure.person));
    return m_store.forgetVisits(work, erasure.person);
}

Done VerificationRecords::merge(Work &work, Merging &merging)
{
    TRY(m_store.sealFor(work, merging.from, merging.into));
    return moveRows(work, merging);
}

} // namespace madang
