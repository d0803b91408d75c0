// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/details/details_records.h"

#include <QJsonObject>

namespace madang {

using namespace Qt::StringLiterals;

QList<PersonalColumn> DetailsRecords::columns() const
{
    return {{"private_details", "account", Fate::Removed}};
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

} // namespace madang
