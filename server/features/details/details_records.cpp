// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/details/details_records.h"

#include <QJsonObject>

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> DetailsRecords::columns() const
{
    return {{"private_details", "account", Fate::Removed, Belonging::Settings, Joining::Goes}};
}

QList<PersonalSection> DetailsRecords::sections() const
{
    // Whose key is lost still gets everything else.
    const auto open = [&store = m_store](UserId person, QJsonObject &row) {
        const auto told = store.opened(person, row.take("sealed"_L1).toString());
        const auto members = told ? json::parseObject(toJson(*told)) : Result<QJsonObject>(QJsonObject());
        if (!members)
            return;
        for (auto each = members->begin(); each != members->end(); ++each)
            row.insert(each.key(), each.value());
    };
    return {
        {"details", uR"(
        SELECT account AS cursor, sealed, changed_at
          FROM private_details
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s,
         open},
    };
}

Done DetailsRecords::erase(Work &work, Erasure &erasure)
{
    return m_store.forget(work, erasure.person);
}

Done DetailsRecords::merge(Work &work, Merging &merging)
{
    using Told = details::Details;
    TRY(const Told given, m_store.of(work, merging.from));
    TRY(Told kept, m_store.of(work, merging.into));
    const Told before = kept;
    const auto fill = [&](auto... parts) { ((kept.*parts = kept.*parts ? kept.*parts : given.*parts), ...); };
    fill(&Told::fullName, &Told::birthDate, &Told::gender, &Told::phone);
    // An address is one thing: the streets of two would be nobody's.
    if (!kept.postcode && !kept.line1 && !kept.line2)
        fill(&Told::country, &Told::postcode, &Told::line1, &Told::line2);
    // Sealed for one account: it is sealed anew for the other.
    return kept == before ? Done() : m_store.put(work, merging.into, kept);
}

} // namespace madang
