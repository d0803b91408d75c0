// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/desk/desk_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

QList<PersonalColumn> DeskRecords::columns() const
{
    return {{"desk_deed", "account", Fate::Nameless, Belonging::Duties, Joining::Stays},
            {"desk_deed", "who", Fate::Emptied, Belonging::Duties, Joining::Stays},
            {"unmatched_money", "resolved_by", Fate::Emptied, Belonging::Duties, Joining::Renamed}};
}

QList<PersonalSection> DeskRecords::sections() const
{
    return {
        {"deskDeeds", uR"(
        SELECT id AS cursor, at, deed, target, about
          FROM desk_deed
         WHERE account = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
    };
}

Done DeskRecords::erase(Work &work, Erasure &erasure)
{
    const QString number = u"account "_s + erasure.person.text();
    TRY(work.db().run(u"UPDATE desk_deed SET who = :number WHERE account = :person"_s, bind("number", number),
                      bind("person", erasure.person)));
    for (const UserId account : std::as_const(erasure.merged))
        TRY(work.db().run(u"UPDATE desk_deed SET who = :number WHERE account = :account"_s,
                          bind("number", QString(u"account "_s + account.text())), bind("account", account)));
    TRY(work.db().run(u"UPDATE unmatched_money SET resolved_by = :number WHERE resolved_by = :name"_s,
                      bind("number", number), bind("name", erasure.username)));
    return {};
}

} // namespace madang
