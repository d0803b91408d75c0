// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/room_records.h"

namespace madang {

using namespace Qt::StringLiterals;

QList<PersonalColumn> RoomRecords::columns() const
{
    return {{"room", "created_by", Fate::Nameless},
            {"member", "account", Fate::Removed},
            {"block", "blocker", Fate::Removed},
            {"block", "blocked", Fate::Removed},
            {"room_folder", "account", Fate::Removed},
            {"room_sort", "account", Fate::Removed}};
}

QList<PersonalSection> RoomRecords::sections() const
{
    return {
        {"rooms", uR"(
        SELECT m.room AS cursor, m.room, r.name, r.visibility, m.role, m.nickname, m.read_position, m.joined_at, m.alert_level,
               m.muted_until, m.favourite, m.folder, m.less_important
          FROM member m
          JOIN room r ON r.id = m.room
         WHERE m.account = :person AND m.room > :after
         ORDER BY m.room
         LIMIT :limit)"_s},
        {"roomsMade", uR"(
        SELECT id AS cursor, id, name, topic, visibility, created_at, closed_at
          FROM room
         WHERE created_by = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"blocked", uR"(
        SELECT b.blocked AS cursor, a.nickname, b.made_at
          FROM block b
          JOIN account a ON a.id = b.blocked
         WHERE b.blocker = :person AND b.blocked > :after
         ORDER BY b.blocked
         LIMIT :limit)"_s},
        {"roomFolders", uR"(
        SELECT id AS cursor, id, name, place, folded
          FROM room_folder
         WHERE account = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"roomSort", uR"(
        SELECT account AS cursor, sort
          FROM room_sort
         WHERE account = :person AND account > :after
         LIMIT :limit)"_s},
    };
}

Done RoomRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(u"DELETE FROM room_folder WHERE account = :person"_s, bind("person", erasure.person)));
    TRY(work.db().run(u"DELETE FROM room_sort WHERE account = :person"_s, bind("person", erasure.person)));
    TRY(work.db().run(u"DELETE FROM block WHERE blocker = :person OR blocked = :person"_s,
                      bind("person", erasure.person)));
    TRY(const QList<RoomId> left,
        work.db().all<RoomId>(uR"(
        SELECT m.room
          FROM member m
          JOIN room r ON r.id = m.room
         WHERE m.account = :person AND r.visibility <> 'direct'
         ORDER BY m.room)"_s,
                              bind("person", erasure.person)));
    for (const RoomId room : left) {
        TRY(m_members.dismiss(work, room, erasure.person, std::nullopt));
        erasure.rooms += room;
        // Nobody is left to know it by its name.
        TRY(work.db().run(uR"(
        UPDATE room
           SET name = '', topic = '', closed_at = COALESCE(closed_at, :now)
         WHERE id = :room
           AND NOT EXISTS (SELECT 1 FROM member m WHERE m.room = room.id)
           AND NOT EXISTS (SELECT 1 FROM campaign c WHERE c.room = room.id))"_s,
                          bind("now", work.now()), bind("room", room)));
    }
    // Who is left in a room of two sees a former member there, and writes to nobody any more.
    TRY(const QList<RoomId> pairs,
        work.db().all<RoomId>(uR"(
        SELECT m.room
          FROM member m
          JOIN room r ON r.id = m.room
         WHERE m.account = :person AND r.visibility = 'direct'
         ORDER BY m.room)"_s,
                              bind("person", erasure.person)));
    for (const RoomId room : pairs) {
        erasure.rooms += room;
        TRY(work.db().run(u"UPDATE room SET closed_at = COALESCE(closed_at, :now) WHERE id = :room"_s,
                          bind("now", work.now()), bind("room", room)));
        TRY(work.db().run(uR"(
        UPDATE member
           SET alert_level = NULL, muted_until = NULL, favourite = 0, folder = NULL, less_important = 0
         WHERE room = :room AND account = :person)"_s,
                          bind("room", room), bind("person", erasure.person)));
    }
    return {};
}

} // namespace madang
