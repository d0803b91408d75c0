// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/room_records.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

namespace {

    /// A direct room, and who else is in it.
    struct PairRow {
        RoomId room;
        std::optional<UserId> other;
    };
    PROTOCOL_FIELDS(PairRow, room, other)

    /// What somebody is called in one room alone.
    struct CalledThere {
        RoomId room;
        QString nickname;
        std::optional<QString> look;
    };
    PROTOCOL_FIELDS(CalledThere, room, nickname, look)

} // namespace

QList<PersonalColumn> RoomRecords::columns() const
{
    return {{"room", "created_by", Fate::Nameless},
            {"member", "account", Fate::Removed, Belonging::Rooms, Joining::Goes},
            {"block", "blocker", Fate::Removed, Belonging::Blocks, Joining::Yields, "blocked"},
            {"block", "blocked", Fate::Removed, Belonging::Blocks, Joining::Yields, "blocker", "1 = 0"},
            {"room_folder", "account", Fate::Removed, Belonging::Settings},
            {"room_sort", "account", Fate::Removed, Belonging::Settings, Joining::Yields}};
}

QList<PersonalSection> RoomRecords::sections() const
{
    return {
        {"rooms", uR"(
        SELECT m.room AS cursor, m.room, r.name, r.visibility, m.role, m.nickname, m.read_position, m.unread_after,
               m.joined_at,
               m.alert_level, m.muted_until, m.favourite, m.folder, m.less_important, m.schedule,
               m.visible_from
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
    // What they were called in one room only stands in notices as their name does.
    TRY(const QList<QString> calledThere,
        work.db().all<QString>(
            u"SELECT nickname FROM member WHERE account = :person AND nickname IS NOT NULL"_s,
            bind("person", erasure.person)));
    for (const QString &nickname : calledThere)
        erasure.names += nickname;
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
           SET alert_level = NULL, muted_until = NULL, favourite = 0, folder = NULL, less_important = 0,
               schedule = NULL
         WHERE room = :room AND account = :person)"_s,
                          bind("room", room), bind("person", erasure.person)));
    }
    return {};
}

Done RoomRecords::merge(Work &work, Merging &merging)
{
    // Nobody blocks themselves.
    TRY(work.db().run(uR"(
        DELETE FROM block
         WHERE (blocker = :from AND blocked = :into) OR (blocker = :into AND blocked = :from))"_s,
                      bind("from", merging.from), bind("into", merging.into)));
    TRY(const QList<RoomId> joined,
        work.db().all<RoomId>(u"SELECT room FROM member WHERE account = :from"_s,
                              bind("from", merging.from)));
    for (const RoomId room : joined)
        merging.rooms += room;
    TRY(joinPairs(work, merging));
    TRY(joinMemberships(work, merging));
    // The folders of the account given up come after the kept one's.
    TRY(work.db().run(uR"(
        UPDATE room_folder
           SET place = place + (SELECT COALESCE(MAX(k.place) + 1, 0) FROM room_folder k WHERE k.account = :into)
         WHERE account = :from)"_s,
                      bind("into", merging.into), bind("from", merging.from)));
    // The rows of the account given up stay until all have merged: drafts hang on them.
    return moveRows(work, merging);
}

Done RoomRecords::joinPairs(Work &work, const Merging &merging)
{
    TRY(const QList<PairRow> pairs,
        work.db().all<PairRow>(uR"(
        SELECT m.room, (SELECT MIN(o.account) FROM member o WHERE o.room = m.room AND o.account <> :from)
          FROM member m
          JOIN room r ON r.id = m.room
         WHERE m.account = :from AND r.visibility = 'direct'
         ORDER BY m.room)"_s,
                               bind("from", merging.from)));
    for (const PairRow &pair : pairs) {
        if (pair.other == merging.into) {
            TRY(keepAlone(work, pair.room, merging));
            continue;
        }
        // A pair has one room to write in, which its key finds. Where the kept account has one with the same
        // person, that one goes on; the other has lost its key and is closed: both read there what they said,
        // in the order in which they said it, which two timelines in one would not tell.
        const UserId other = pair.other.value_or(UserId{});
        const QString key = RoomStore::directKey(merging.into, other);
        TRY(const auto same,
            work.db().one<RoomId>(u"SELECT id FROM room WHERE direct_key = :key"_s, bind("key", key)));
        if (!same && pair.other)
            TRY(work.db().run(u"UPDATE room SET direct_key = :key WHERE id = :room"_s, bind("key", key),
                              bind("room", pair.room)));
        else
            TRY(work.db().run(uR"(
        UPDATE room
           SET direct_key = NULL, closed_at = COALESCE(closed_at, :now)
         WHERE id = :room)"_s,
                              bind("now", work.now()), bind("room", pair.room)));
    }
    return {};
}

Done RoomRecords::keepAlone(Work &work, RoomId room, const Merging &merging)
{
    // What the two accounts wrote each other: nobody is a pair with themselves, so it is a private room with
    // one owner from now on, named after who was given up, for there is nobody else to name it after.
    TRY(work.db().run(uR"(
        UPDATE room
           SET visibility = 'private', direct_key = NULL, name = :name, closed_at = COALESCE(closed_at, :now)
         WHERE id = :room)"_s,
                      bind("name", merging.fromNickname), bind("now", work.now()), bind("room", room)));
    TRY(work.db().run(u"UPDATE member SET role = 'owner' WHERE room = :room AND account = :into"_s,
                      bind("room", room), bind("into", merging.into)));
    return {};
}

Done RoomRecords::joinMemberships(Work &work, const Merging &merging)
{
    TRY(work.db().run(uR"(
        UPDATE member
           SET role = (SELECT CASE WHEN g.role = 'owner' THEN g.role ELSE member.role END
                         FROM member g
                        WHERE g.room = member.room AND g.account = :from),
               read_position = (SELECT CASE WHEN g.read_position > member.read_position THEN g.read_position
                                            ELSE member.read_position END
                                  FROM member g
                                 WHERE g.room = member.room AND g.account = :from),
               joined_at = (SELECT CASE WHEN g.joined_at < member.joined_at THEN g.joined_at
                                        ELSE member.joined_at END
                              FROM member g
                             WHERE g.room = member.room AND g.account = :from),
               visible_from = (SELECT CASE WHEN g.visible_from < member.visible_from THEN g.visible_from
                                           ELSE member.visible_from END
                                 FROM member g
                                WHERE g.room = member.room AND g.account = :from),
               favourite = (SELECT CASE WHEN g.favourite > member.favourite THEN g.favourite
                                        ELSE member.favourite END
                              FROM member g
                             WHERE g.room = member.room AND g.account = :from)
         WHERE account = :into AND room IN (SELECT room FROM member WHERE account = :from))"_s,
                      bind("from", merging.from), bind("into", merging.into)));
    TRY(const QList<CalledThere> called,
        work.db().all<CalledThere>(uR"(
        SELECT room, nickname, nickname_look
          FROM member
         WHERE account = :from AND nickname IS NOT NULL)"_s,
                                   bind("from", merging.from)));
    // In one room nobody looks like anybody else, not even for a moment.
    TRY(work.db().run(u"UPDATE member SET nickname = NULL, nickname_look = NULL WHERE account = :from"_s,
                      bind("from", merging.from)));
    TRY(work.db().run(uR"(
        INSERT INTO member (room, account, role, read_position, joined_at, alert_level, muted_until,
                            favourite, folder, less_important, schedule, visible_from)
        SELECT room, :into, role, read_position, joined_at, alert_level, muted_until, favourite, folder,
               less_important, schedule, visible_from
          FROM member
         WHERE account = :from
        ON CONFLICT (room, account) DO NOTHING)"_s,
                      bind("into", merging.into), bind("from", merging.from)));
    for (const CalledThere &each : called)
        TRY(work.db().run(uR"(
        UPDATE member
           SET nickname = :nickname, nickname_look = :look
         WHERE room = :room AND account = :into AND nickname IS NULL)"_s,
                          bind("nickname", each.nickname), bind("look", each.look), bind("room", each.room),
                          bind("into", merging.into)));
    return {};
}

} // namespace madang
