// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/profiles/profile_records.h"

namespace madang {

using namespace Qt::StringLiterals;

QList<PersonalColumn> ProfileRecords::columns() const
{
    return {{"profile", "account", Fate::Removed}};
}

QList<PersonalSection> ProfileRecords::sections() const
{
    return {
        {"profile", uR"(
        SELECT account AS cursor, bio, picture, picture_type
          FROM profile
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s},
    };
}

Done ProfileRecords::erase(Work &work, Erasure &erasure)
{
    TRY(const auto row, m_store.byId(work, erasure.person));
    TRY(work.db().run(u"DELETE FROM profile WHERE account = :person"_s, bind("person", erasure.person)));
    if (row && row->picture)
        work.afterCommit([this, picture = *row->picture] { m_portraits.forget(picture); });
    return {};
}

} // namespace madang
