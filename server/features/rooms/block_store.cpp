// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/block_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<bool> BlockStore::insert(Work &work, UserId blocker, UserId blocked)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO block (blocker, blocked, made_at) VALUES (:blocker, :blocked, :at)
            ON CONFLICT (blocker, blocked) DO NOTHING)"_s,
                      bind("blocker", blocker), bind("blocked", blocked), bind("at", work.now())));
    return rows > 0;
}

Result<bool> BlockStore::remove(Work &work, UserId blocker, UserId blocked)
{
    TRY(const int rows,
        work.db().run(u"DELETE FROM block WHERE blocker = :blocker AND blocked = :blocked"_s,
                      bind("blocker", blocker), bind("blocked", blocked)));
    return rows > 0;
}

Result<bool> BlockStore::blocks(Work &work, UserId blocker, UserId blocked)
{
    TRY(const auto found,
        work.db().one<int>(u"SELECT 1 FROM block WHERE blocker = :blocker AND blocked = :blocked"_s,
                           bind("blocker", blocker), bind("blocked", blocked)));
    return found.has_value();
}

Result<int> BlockStore::count(Work &work, UserId blocker)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM block WHERE blocker = :blocker"_s,
                               bind("blocker", blocker));
}

Result<QList<accounts::Person>> BlockStore::blockedBy(Work &work, UserId blocker, UserId after, int limit)
{
    return work.db().all<accounts::Person>(uR"(
        SELECT a.id, a.nickname
          FROM block b
          JOIN account a ON a.id = b.blocked
         WHERE b.blocker = :blocker AND b.blocked > :after
         ORDER BY b.blocked
         LIMIT :limit)"_s,
                                           bind("blocker", blocker), bind("after", after),
                                           bind("limit", limit));
}

Result<std::optional<UserId>> BlockStore::other(Work &work, RoomId room, UserId user)
{
    return work.db().one<UserId>(
        u"SELECT account FROM member WHERE room = :room AND account <> :user LIMIT 1"_s, bind("room", room),
        bind("user", user));
}

} // namespace madang
