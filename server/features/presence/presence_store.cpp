// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/presence/presence_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using presence::Choice;

Result<Choice> PresenceStore::choice(Work &work, UserId user)
{
    TRY(const auto kept,
        work.db().one<Choice>(u"SELECT choice FROM presence_choice WHERE account = :user"_s,
                              bind("user", user)));
    return kept.value_or(Choice::Automatic);
}

Result<int> PresenceStore::keepChoice(Work &work, UserId user, Choice choice)
{
    return work.db().run(uR"(
        INSERT INTO presence_choice (account, choice) VALUES (:user, :choice)
            ON CONFLICT (account) DO UPDATE SET choice = excluded.choice)"_s,
                         bind("user", user), bind("choice", choice));
}

Result<bool> PresenceStore::sharesReading(Work &work, UserId user)
{
    TRY(const auto hides,
        work.db().one<bool>(u"SELECT hides_reading FROM presence_choice WHERE account = :user"_s,
                            bind("user", user)));
    return !hides.value_or(false);
}

Result<bool> PresenceStore::keepReading(Work &work, UserId user, bool shared)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO presence_choice (account, choice, hides_reading) VALUES (:user, :choice, :hides)
            ON CONFLICT (account) DO UPDATE SET hides_reading = excluded.hides_reading
             WHERE presence_choice.hides_reading <> excluded.hides_reading)"_s,
                      bind("user", user), bind("choice", Choice::Automatic), bind("hides", shared ? 0 : 1)));
    return rows > 0;
}

Result<QList<PlaceRow>> PresenceStore::places(Work &work, UserId user, int limit)
{
    return work.db().all<PlaceRow>(uR"(
        SELECT m.room, CASE WHEN r.visibility = 'direct' THEN 1 ELSE 0 END,
               (SELECT COUNT(*)
                  FROM (SELECT 1 FROM member o WHERE o.room = m.room LIMIT :most) AS counted)
          FROM member m
          JOIN room r ON r.id = m.room
         WHERE m.account = :user
         ORDER BY m.room DESC
         LIMIT :limit)"_s,
                                   bind("most", presence::kMostLive + 1), bind("user", user),
                                   bind("limit", limit));
}

Result<QList<PairRow>> PresenceStore::pairs(Work &work, UserId user, int limit)
{
    return work.db().all<PairRow>(uR"(
        SELECT m.room, o.account
          FROM member m
          JOIN room r ON r.id = m.room AND r.visibility = 'direct'
          JOIN member o ON o.room = m.room AND o.account <> m.account
         WHERE m.account = :user
         ORDER BY m.room DESC
         LIMIT :limit)"_s,
                                  bind("user", user), bind("limit", limit));
}

Result<QList<UserId>> PresenceStore::members(Work &work, RoomId room, int limit)
{
    return work.db().all<UserId>(
        u"SELECT account FROM member WHERE room = :room ORDER BY account LIMIT :limit"_s, bind("room", room),
        bind("limit", limit));
}

Result<QList<UserId>> PresenceStore::blockedBy(Work &work, UserId blocker, int limit)
{
    return work.db().all<UserId>(
        u"SELECT blocked FROM block WHERE blocker = :blocker ORDER BY blocked LIMIT :limit"_s,
        bind("blocker", blocker), bind("limit", limit));
}

Result<bool> PresenceStore::blocks(Work &work, UserId blocker, UserId blocked)
{
    TRY(const auto found,
        work.db().one<int>(u"SELECT 1 FROM block WHERE blocker = :blocker AND blocked = :blocked"_s,
                           bind("blocker", blocker), bind("blocked", blocked)));
    return found.has_value();
}

Result<QList<UserId>> PresenceStore::blockersIn(Work &work, RoomId room, UserId blocked, int limit)
{
    return work.db().all<UserId>(uR"(
        SELECT m.account
          FROM member m
          JOIN block b ON b.blocker = m.account AND b.blocked = :blocked
         WHERE m.room = :room
         ORDER BY m.account
         LIMIT :limit)"_s,
                                 bind("blocked", blocked), bind("room", room), bind("limit", limit));
}

} // namespace madang
