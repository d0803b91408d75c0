// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/file_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Done FileStore::insert(Work &work, const FileRow &row)
{
    TRY(work.db().run(uR"(
        INSERT INTO attachment (id, room, uploader, name, size, received, type, thumbnail, touched_at)
        VALUES (:id, :room, :uploader, :name, :size, 0, '', '', :now))"_s,
                      bind("id", row.id), bind("room", row.room), bind("uploader", row.uploader),
                      bind("name", row.name), bind("size", row.size), bind("now", work.now())));
    return {};
}

Result<std::optional<FileRow>> FileStore::find(Work &work, AttachmentId id)
{
    return work.db().one<FileRow>(uR"(
        SELECT a.id, a.room, a.uploader, a.name, a.size, a.received, a.type, a.width, a.height, a.thumbnail,
               a.touched_at, a.completed_at, a.event, a.gone_at, e.position
          FROM attachment a
          LEFT JOIN event e ON e.id = a.event
         WHERE a.id = :id)"_s,
                                  bind("id", id));
}

Result<FileUse> FileStore::useOf(Work &work, UserId uploader)
{
    return work.db().only<FileUse>(uR"(
        SELECT COALESCE(SUM(CASE WHEN size < 4096 THEN 4096 ELSE size END), 0), COALESCE(SUM(CASE WHEN completed_at IS NULL THEN 1 ELSE 0 END), 0)
          FROM attachment
         WHERE uploader = :uploader AND gone_at IS NULL)"_s,
                                   bind("uploader", uploader));
}

Result<bool> FileStore::advance(Work &work, AttachmentId id, qint64 from, qint64 to)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE attachment
           SET received = :to, touched_at = :now
         WHERE id = :id AND received = :from AND completed_at IS NULL AND gone_at IS NULL)"_s,
                      bind("to", to), bind("now", work.now()), bind("id", id), bind("from", from)));
    return rows > 0;
}

Result<bool> FileStore::complete(Work &work, const FileRow &row, const FileNature &nature)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE attachment
           SET received = size, touched_at = :now, completed_at = :now, type = :type, width = :width,
               height = :height, thumbnail = :thumbnail
         WHERE id = :id AND completed_at IS NULL AND gone_at IS NULL)"_s,
                      bind("now", work.now()), bind("type", nature.type), bind("width", nature.width),
                      bind("height", nature.height), bind("thumbnail", nature.thumbnail),
                      bind("id", row.id)));
    return rows > 0;
}

Result<bool> FileStore::post(Work &work, AttachmentId id, EventId message)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE attachment
           SET event = :message
         WHERE id = :id AND event IS NULL AND gone_at IS NULL AND completed_at IS NOT NULL)"_s,
                      bind("message", message), bind("id", id)));
    return rows > 0;
}

Done FileStore::forget(Work &work, AttachmentId id)
{
    TRY(work.db().run(u"UPDATE attachment SET gone_at = :now WHERE id = :id AND gone_at IS NULL"_s,
                      bind("now", work.now()), bind("id", id)));
    return {};
}

Done FileStore::forgetOf(Work &work, EventId message)
{
    TRY(work.db().run(u"UPDATE attachment SET gone_at = :now WHERE event = :message AND gone_at IS NULL"_s,
                      bind("now", work.now()), bind("message", message)));
    return {};
}

Result<int> FileStore::forgetUnposted(Work &work, Timestamp untouchedSince, int limit)
{
    return work.db().run(uR"(
        UPDATE attachment
           SET gone_at = :now
         WHERE event IS NULL AND gone_at IS NULL
           AND id IN (SELECT id
                        FROM attachment
                       WHERE event IS NULL AND gone_at IS NULL AND touched_at < :since
                       ORDER BY touched_at
                       LIMIT :limit))"_s,
                         bind("now", work.now()), bind("since", untouchedSince), bind("limit", limit));
}

Result<QList<AttachmentId>> FileStore::gone(Work &work, int limit)
{
    return work.db().all<AttachmentId>(uR"(
        SELECT id FROM attachment WHERE gone_at IS NOT NULL ORDER BY gone_at LIMIT :limit)"_s,
                                       bind("limit", limit));
}

Result<bool> FileStore::isKnown(Work &work, AttachmentId id)
{
    TRY(const auto found,
        work.db().one<AttachmentId>(uR"(
        SELECT id FROM attachment WHERE id = :id
         UNION ALL
        SELECT picture FROM profile WHERE picture = :id)"_s,
                                    bind("id", id)));
    return found.has_value();
}

Done FileStore::drop(Work &work, AttachmentId id)
{
    TRY(work.db().run(u"DELETE FROM attachment WHERE id = :id AND gone_at IS NOT NULL"_s, bind("id", id)));
    return {};
}

} // namespace madang
