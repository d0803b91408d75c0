// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/bans/ban_records.h"

namespace madang {

using namespace Qt::StringLiterals;

QList<PersonalColumn> BanRecords::columns() const
{
    return {{"address_ban", "maker", Fate::Nameless}};
}

QList<PersonalSection> BanRecords::sections() const
{
    return {{"bansMade", uR"(
        SELECT id AS cursor, network, reason, made_at, ends_at
          FROM address_ban
         WHERE maker = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s}};
}

Done BanRecords::erase(Work &, Erasure &)
{
    // What somebody banned stays banned; the list calls nobody by name any more.
    return {};
}

} // namespace madang
