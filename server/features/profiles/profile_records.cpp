// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/profiles/profile_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> ProfileRecords::columns() const
{
    return {{"profile", "account", Fate::Removed, Belonging::Settings, Joining::Goes}};
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

Done ProfileRecords::merge(Work &work, Merging &merging)
{
    TRY(const auto given, shownBy(work, merging.from));
    if (!given)
        return {};
    TRY(const auto kept, shownBy(work, merging.into));
    if (!given->bio.isEmpty() && (!kept || kept->bio.isEmpty()))
        TRY(m_store.setBio(work, merging.into, given->bio));
    if (!given->picture)
        return {};
    if (kept && kept->picture) {
        work.afterCommit([this, picture = *given->picture] { m_portraits.forget(picture); });
        return {};
    }
    // One picture is one person's at any time.
    TRY(m_store.setPicture(work, merging.from, std::nullopt, {}));
    return m_store.setPicture(work, merging.into, given->picture, given->pictureType);
}

Result<std::optional<ProfileRecords::Shown>> ProfileRecords::shownBy(Work &work, UserId person)
{
    return work.db().one<Shown>(u"SELECT bio, picture, picture_type FROM profile WHERE account = :person"_s,
                                bind("person", person));
}

} // namespace madang
