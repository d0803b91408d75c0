// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/user_store.h"

#include "server/features/accounts/nicknames.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    // Accounts of passers-by begin with a star: nobody signs in to them, and there is one for each gift.
    const QString &userSelection()
    {
        static const QString text = uR"(
        SELECT a.id, a.username, a.nickname, a.role, a.created_at, a.disabled_at,
               (SELECT COUNT(*) FROM session s WHERE s.account = a.id AND s.revoked_at IS NULL),
               (SELECT MAX(s.last_used_at) FROM session s WHERE s.account = a.id AND s.revoked_at IS NULL)
          FROM account a
         WHERE a.role NOT IN ('passer-by', 'former'))"_s;
        return text;
    }

} // namespace

Result<QList<users::User>> UserStore::list(Work &work, const QString &query, const QString &after, int limit)
{
    static const QString text = userSelection() + uR"(
           AND a.username > :after
           AND (:query = '' OR a.username LIKE :lower ESCAPE '!' OR LOWER(a.nickname) LIKE :lower ESCAPE '!'
                OR a.nickname LIKE :typed ESCAPE '!')
         ORDER BY a.username
         LIMIT :limit)"_s;
    // SQLite's LOWER knows only ASCII: other letters are found as they were typed.
    return work.db().all<users::User>(text, bind("after", after), bind("query", query),
                                      bind("lower", containing(query.toLower())),
                                      bind("typed", containing(query)), bind("limit", limit));
}

Result<std::optional<users::User>> UserStore::named(Work &work, const QString &username)
{
    static const QString text = userSelection() + u" AND a.username = :username"_s;
    return work.db().one<users::User>(text, bind("username", username));
}

Result<bool> UserStore::disable(Work &work, UserId id)
{
    TRY(const int rows,
        work.db().run(u"UPDATE account SET disabled_at = :at WHERE id = :id AND disabled_at IS NULL"_s,
                      bind("at", work.now()), bind("id", id)));
    return rows > 0;
}

Result<bool> UserStore::enable(Work &work, UserId id)
{
    TRY(const int rows,
        work.db().run(u"UPDATE account SET disabled_at = NULL WHERE id = :id AND disabled_at IS NOT NULL"_s,
                      bind("id", id)));
    return rows > 0;
}

Done UserStore::setPassword(Work &work, UserId id, const QString &encoded)
{
    TRY(work.db().run(u"UPDATE account SET password = :password WHERE id = :id"_s, bind("password", encoded),
                      bind("id", id)));
    return {};
}

Done UserStore::holdRoles(Work &work)
{
    // The oldest account's row stands for all roles: accounts that are erased keep theirs.
    TRY(work.db().run(u"UPDATE account SET role = role WHERE id = (SELECT MIN(id) FROM account)"_s));
    return {};
}

Done UserStore::setRole(Work &work, UserId id, accounts::Role role)
{
    TRY(work.db().run(u"UPDATE account SET role = :role WHERE id = :id"_s,
                      bind("role", QString(json::wordOfEnum(role))), bind("id", id)));
    return {};
}

Result<bool> UserStore::isApplicant(Work &work, UserId id)
{
    TRY(const auto waiting,
        work.db().one<UserId>(u"SELECT account FROM applicant WHERE account = :id"_s, bind("id", id)));
    return waiting.has_value();
}

Result<QList<QString>> UserStore::alike(Work &work, const users::User &user, int limit)
{
    return work.db().all<QString>(uR"(
        SELECT username
          FROM account
         WHERE id <> :id
           AND role = 'member'
           AND (nickname_look IN (:nickname, :name) OR REPLACE(skeleton, '-', '') IN (:nickname, :name))
         ORDER BY username
         LIMIT :limit)"_s,
                                  bind("id", user.id), bind("nickname", keptLookOf(user.nickname)),
                                  bind("name", keptLookOf(user.username)), bind("limit", limit));
}

} // namespace madang
