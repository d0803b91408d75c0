// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/notice_store.h"

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
        SELECT id, type, at, body
          FROM notice
         WHERE account = :account AND id > :after AND acknowledged_at IS NULL
         ORDER BY id
         LIMIT :limit)"_s,
                                                bind("account", person), bind("after", after),
                                                bind("limit", limit));
}

Result<bool> NoticeStore::acknowledge(Work &work, UserId person, NoticeId id)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE notice
           SET acknowledged_at = COALESCE(acknowledged_at, :at)
         WHERE account = :account AND id = :id)"_s,
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

} // namespace madang
