// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/notice_store.h"

#include <limits>

namespace madang {

using namespace Qt::StringLiterals;

Result<NoticeId> NoticeStore::nextId(Work &work, UserId person)
{
    return work.db().only<NoticeId>(uR"(
        INSERT INTO notice_box (account, last_id)
        VALUES (:account, :fresh)
        ON CONFLICT (account) DO UPDATE
           SET last_id = CASE WHEN excluded.last_id > notice_box.last_id
                              THEN excluded.last_id
                              ELSE notice_box.last_id + 1 END
        RETURNING last_id)"_s,
                                    bind("account", person), bind("fresh", work.newId<NoticeId>()));
}

Done NoticeStore::insert(Work &work, UserId person, const notifications::Notice &notice)
{
    TRY(work.db().run(uR"(
        INSERT INTO notice (account, id, type, at, body)
        VALUES (:account, :id, :type, :at, :body))"_s,
                      bind("account", person), bind("id", notice.id), bind("type", notice.type),
                      bind("at", notice.at), bind("body", notice.body)));
    return {};
}

Result<QList<notifications::Notice>> NoticeStore::open(Work &work, UserId person, NoticeId after, int limit)
{
    return work.db().all<notifications::Notice>(uR"(
        SELECT id, type, at, body, acknowledged_at
          FROM notice
         WHERE account = :account AND id > :after AND acknowledged_at IS NULL
         ORDER BY id
         LIMIT :limit)"_s,
                                                bind("account", person), bind("after", after),
                                                bind("limit", limit));
}

Result<QList<notifications::Notice>> NoticeStore::newest(Work &work, UserId person, NoticeId before,
                                                         int limit)
{
    const NoticeId below = before.isNull() ? NoticeId{std::numeric_limits<qint64>::max()} : before;
    return work.db().all<notifications::Notice>(uR"(
        SELECT id, type, at, body, acknowledged_at
          FROM notice
         WHERE account = :account AND id < :below
         ORDER BY id DESC
         LIMIT :limit)"_s,
                                                bind("account", person), bind("below", below),
                                                bind("limit", limit));
}

Result<int> NoticeStore::unread(Work &work, UserId person, int most)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(*)
          FROM (SELECT id
                  FROM notice
                 WHERE account = :account AND acknowledged_at IS NULL
                 LIMIT :most) AS waiting)"_s,
                               bind("account", person), bind("most", most));
}

Result<bool> NoticeStore::isThere(Work &work, UserId person, NoticeId id)
{
    TRY(const auto found,
        work.db().one<NoticeId>(uR"(
        SELECT id
          FROM notice
         WHERE account = :account AND id = :id)"_s,
                                bind("account", person), bind("id", id)));
    return found.has_value();
}

Result<bool> NoticeStore::acknowledge(Work &work, UserId person, NoticeId id)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE notice
           SET acknowledged_at = :at
         WHERE account = :account AND id = :id AND acknowledged_at IS NULL)"_s,
                      bind("at", work.now()), bind("account", person), bind("id", id)));
    return rows > 0;
}

Result<bool> NoticeStore::acknowledgeUpTo(Work &work, UserId person, NoticeId id)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE notice
           SET acknowledged_at = :at
         WHERE account = :account AND id <= :id AND acknowledged_at IS NULL)"_s,
                      bind("at", work.now()), bind("account", person), bind("id", id)));
    return rows > 0;
}

Done NoticeStore::forget(Work &work, Timestamp before, int limit)
{
    TRY(work.db().run(uR"(
        DELETE FROM notice
         WHERE (account, id) IN (SELECT account, id
                                   FROM notice
                                  WHERE acknowledged_at < :before
                                  LIMIT :limit))"_s,
                      bind("before", before), bind("limit", limit)));
    return {};
}

Done NoticeStore::forgetUnread(Work &work, Timestamp before, int limit)
{
    TRY(work.db().run(uR"(
        DELETE FROM notice
         WHERE (account, id) IN (SELECT account, id
                                   FROM notice
                                  WHERE at < :before AND acknowledged_at IS NULL
                                  LIMIT :limit))"_s,
                      bind("before", before), bind("limit", limit)));
    return {};
}

} // namespace madang
