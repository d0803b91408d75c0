// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/roomcare/room_care_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using room_care::RoomOutline;

namespace {

    const QString &outlineSelection()
    {
        static const QString text = uR"(
        SELECT r.id, r.name, r.visibility,
               (SELECT COUNT(*) FROM member c WHERE c.room = r.id),
               (SELECT a.username
                  FROM member o
                  JOIN account a ON a.id = o.account
                 WHERE o.room = r.id AND o.role = 'owner' AND a.disabled_at IS NULL AND a.role <> 'former'
                 ORDER BY o.joined_at, o.account
                 LIMIT 1),
               r.last_at, r.closed_at, r.created_at
          FROM room r
         WHERE r.visibility <> 'direct')"_s;
        return text;
    }

} // namespace

Result<QList<RoomOutline>> RoomCareStore::list(Work &work, RoomId after, int limit)
{
    static const QString text = outlineSelection() + uR"(
           AND r.id > :after
         ORDER BY r.id
         LIMIT :limit)"_s;
    return work.db().all<RoomOutline>(text, bind("after", after), bind("limit", limit));
}

Result<std::optional<RoomOutline>> RoomCareStore::find(Work &work, RoomId room)
{
    static const QString text = outlineSelection() + u" AND r.id = :room"_s;
    return work.db().one<RoomOutline>(text, bind("room", room));
}

Result<bool> RoomCareStore::close(Work &work, RoomId room)
{
    TRY(const int rows,
        work.db().run(u"UPDATE room SET closed_at = :at WHERE id = :room AND closed_at IS NULL"_s,
                      bind("at", work.now()), bind("room", room)));
    return rows > 0;
}

Result<std::optional<CandidateRow>> RoomCareStore::candidate(Work &work, RoomId room, const QString &username)
{
    return work.db().one<CandidateRow>(uR"(
        SELECT a.id, m.role, a.disabled_at
          FROM account a
          LEFT JOIN member m ON m.account = a.id AND m.room = :room
         WHERE a.username = :username AND a.role NOT IN ('passer-by', 'former'))"_s,
                                       bind("room", room), bind("username", username));
}

Done RoomCareStore::setOwner(Work &work, RoomId room, UserId user)
{
    TRY(work.db().run(uR"(
        UPDATE member
           SET role = CASE WHEN account = :user THEN 'owner' ELSE 'member' END
         WHERE room = :room AND (account = :user OR role = 'owner'))"_s,
                      bind("room", room), bind("user", user)));
    return {};
}

} // namespace madang
