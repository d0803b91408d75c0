// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/chat_records.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

namespace {

    constexpr int kSweptAtOnce = 500;

    struct SweptRow {
        RoomId room;
        qint64 position = 0;
        EventId event;
        QString type;
        std::optional<UserId> sender;
        RawJson body;
        std::optional<Timestamp> deletedAt;
    };
    PROTOCOL_FIELDS(SweptRow, room, position, event, type, sender, body, deletedAt)

    struct RedactedRow {
        RoomId room;
        qint64 position = 0;
        RawJson body;
    };
    PROTOCOL_FIELDS(RedactedRow, room, position, body)

    struct EditedRow {
        EventId event;
        RoomId room;
        RawJson body;
    };
    PROTOCOL_FIELDS(EditedRow, event, room, body)

    /// What JSON says without the person: they are a former member in it, and, when texts go, what they wrote
    /// to a gift is empty, and what others forwarded of them.
    QJsonValue withoutPerson(const QJsonValue &value, Erasure &erasure)
    {
        if (value.isArray()) {
            QJsonArray items;
            for (const QJsonValue &item : value.toArray())
                items.append(withoutPerson(item, erasure));
            return items;
        }
        if (!value.isObject())
            return value;
        QJsonObject members = value.toObject();
        const QString id = members.value("id"_L1).toString();
        const bool isPerson = id == erasure.person.text();
        const bool isGift
            = erasure.gifts.contains(id) || erasure.gifts.contains(members.value("donation"_L1).toString());
        const bool isTheirWords = erasure.removes()
            && members.value("author"_L1).toObject().value("id"_L1).toString() == erasure.person.text();
        for (auto member = members.begin(); member != members.end(); ++member) {
            const bool isName = member.key() == "nickname"_L1 && member.value().isString();
            if ((isPerson || isGift) && isName) {
                erasure.names += member.value().toString();
                member.value() = QString(accounts::kFormerMember);
            } else if (isGift && erasure.removes() && member.key() == "message"_L1) {
                member.value() = QString();
            } else if (isTheirWords && member.key() == "text"_L1) {
                member.value() = QString(); // that somebody forwarded
            } else if (member.key() == "username"_L1
                       && members.value("user"_L1).toString() == erasure.person.text()) {
                member.value() = QString(); // of a mention in somebody else's words
            } else {
                member.value() = withoutPerson(member.value(), erasure);
            }
        }
        return members;
    }

    /// Empty when it stays as it is.
    QByteArray rewritten(const RawJson &body, Erasure &erasure)
    {
        const QJsonObject before = QJsonDocument::fromJson(body.text).object();
        const QJsonObject after = withoutPerson(before, erasure).toObject();
        return after == before ? QByteArray() : QJsonDocument(after).toJson(QJsonDocument::Compact);
    }

} // namespace

QList<PersonalColumn> ChatRecords::columns() const
{
    return {{"event", "sender", Fate::Emptied, Belonging::Messages, Joining::Moves, "", "type = 'message'"},
            {"reaction", "account", Fate::Removed, Belonging::Reactions, Joining::Yields, "event, emoji"},
            {"mention", "account", Fate::Removed, Belonging::Messages, Joining::Yields, "room, position",
             "1 = 0"},
            {"room_call", "account", Fate::Removed, Belonging::Messages, Joining::Moves, "", "1 = 0"}};
}

QList<PersonalSection> ChatRecords::sections() const
{
    return {
        {"messages", uR"(
        SELECT e.id AS cursor, e.id, e.room, r.name AS room_name, e.position, e.type, e.at, e.body, k.body AS body_now,
               k.edited_at, k.deleted_at, k.pinned_at
          FROM event e
          JOIN room r ON r.id = e.room
          LEFT JOIN event_mark k ON k.event = e.id
         WHERE e.sender = :person AND e.id > :after
         ORDER BY e.id
         LIMIT :limit)"_s},
        {"reactions", uR"(
        SELECT x.id AS cursor, x.room, r.event, r.emoji, r.at
          FROM reaction r
          JOIN event e ON e.id = r.event
          JOIN event x ON x.room = e.room AND x.position = r.position
         WHERE r.account = :person AND x.id > :after
         ORDER BY x.id
         LIMIT :limit)"_s},
        {"mentionsOfMe", uR"(
        SELECT e.id AS cursor, e.id, e.room, e.position, e.at
          FROM mention n
          JOIN event e ON e.room = n.room AND e.position = n.position
         WHERE n.account = :person AND e.id > :after
         ORDER BY e.id
         LIMIT :limit)"_s},
    };
}

Done ChatRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(u"DELETE FROM mention WHERE account = :person"_s, bind("person", erasure.person)));
    TRY(work.db().run(u"DELETE FROM room_call WHERE account = :person"_s, bind("person", erasure.person)));
    if (erasure.removes()) {
        TRY(work.db().run(uR"(
        UPDATE event_mark
           SET reactions = (SELECT COUNT(*)
                              FROM reaction r
                             WHERE r.event = event_mark.event AND r.account <> :person)
         WHERE event IN (SELECT event FROM reaction WHERE account = :person))"_s,
                          bind("person", erasure.person)));
        TRY(work.db().run(u"DELETE FROM reaction WHERE account = :person"_s, bind("person", erasure.person)));
    }
    TRY(sweepEvents(work, erasure));
    const auto without = [&erasure](const RawJson &body) { return rewritten(body, erasure); };
    TRY(sweepRedactions(work, without, erasure.rooms));
    return sweepEdits(work, erasure.person, without, erasure.rooms);
}

Done ChatRecords::merge(Work &work, Merging &merging)
{
    // A key by which a program of the account given up could repeat itself; none is left.
    TRY(work.db().run(uR"(
        UPDATE event
           SET tag = NULL
         WHERE sender = :from AND tag IS NOT NULL
           AND EXISTS (SELECT 1
                         FROM event o
                        WHERE o.room = event.room AND o.sender = :into AND o.tag = event.tag))"_s,
                      bind("from", merging.from), bind("into", merging.into)));
    TRY(const QList<RoomId> spoken,
        work.db().all<RoomId>(u"SELECT DISTINCT room FROM event WHERE sender = :from"_s,
                              bind("from", merging.from)));
    for (const RoomId room : spoken)
        merging.rooms += room;
    TRY(moveRows(work, merging));
    // Where both gave the same sign, it counts once.
    TRY(work.db().run(uR"(
        UPDATE event_mark
           SET reactions = (SELECT COUNT(*)
                              FROM reaction r
                             WHERE r.event = event_mark.event AND r.account <> :from)
         WHERE event IN (SELECT event FROM reaction WHERE account = :from))"_s,
                      bind("from", merging.from)));
    const auto toKept = [&merging](const RawJson &body) { return readdressed(body, merging); };
    TRY(readdressEvents(work, merging));
    TRY(sweepRedactions(work, toKept, merging.rooms));
    return sweepEdits(work, merging.from, toKept, merging.rooms);
}

Done ChatRecords::readdressEvents(Work &work, Merging &merging)
{
    RedactedRow last;
    for (;;) {
        TRY(const QList<RedactedRow> rows,
            work.db().all<RedactedRow>(uR"(
        SELECT e.room, e.position, e.body
          FROM event e
         WHERE (e.room, e.position) > (:room, :position)
           AND (e.type LIKE 'donation%' OR e.body LIKE :needle)
         ORDER BY e.room, e.position
         LIMIT :limit)"_s,
                                       bind("room", last.room), bind("position", last.position),
                                       bind("needle", needleOf(merging.from)), bind("limit", kSweptAtOnce)));
        for (const RedactedRow &row : rows) {
            const QByteArray body = readdressed(row.body, merging);
            if (body.isEmpty())
                continue;
            merging.rooms += row.room;
            TRY(overwrite(work, row.room, row.position, body));
        }
        if (rows.size() < kSweptAtOnce)
            return {};
        last = rows.last();
    }
}

Done ChatRecords::sweepEvents(Work &work, Erasure &erasure)
{
    SweptRow last;
    for (;;) {
        TRY(const QList<SweptRow> rows,
            work.db().all<SweptRow>(uR"(
        SELECT e.room, e.position, e.id, e.type, e.sender, e.body, k.deleted_at
          FROM event e
          LEFT JOIN event_mark k ON k.event = COALESCE(e.target, e.id)
         WHERE (e.room, e.position) > (:room, :position)
           AND (e.sender = :person OR e.type LIKE 'donation%' OR e.body LIKE :needle)
         ORDER BY e.room, e.position
         LIMIT :limit)"_s,
                                    bind("room", last.room), bind("position", last.position),
                                    bind("person", erasure.person), bind("needle", needleOf(erasure.person)),
                                    bind("limit", kSweptAtOnce)));
        for (const SweptRow &row : rows) {
            const bool isOwn = row.sender == erasure.person;
            if (isOwn)
                erasure.rooms += row.room;
            // What they took away themselves before was only hidden.
            const bool goes = isOwn && (erasure.removes() || row.deletedAt);
            if (goes && row.type == "message"_L1) {
                TRY(empty(work, row.room, row.position, row.event));
            } else if (goes && row.type == chat::kEdited) {
                const auto edit = fromJson<chat::EditBody>(row.body.text);
                const chat::EditBody silent{edit ? edit->position : 0, edit ? edit->event : EventId{}, {}};
                TRY(overwrite(work, row.room, row.position, toJson(silent)));
            } else if (const QByteArray body = rewritten(row.body, erasure); !body.isEmpty()) {
                erasure.rooms += row.room;
                TRY(overwrite(work, row.room, row.position, body));
            }
        }
        if (rows.size() < kSweptAtOnce)
            break;
        last = rows.last();
    }
    // Rooms that have lost their name have it on the timeline still.
    TRY(work.db().run(uR"(
        UPDATE event
           SET body = '{"name":""}'
         WHERE type IN ('room.created', 'room.closed') AND sender = :person
           AND room IN (SELECT id FROM room WHERE name = '' AND visibility <> 'direct'))"_s,
                      bind("person", erasure.person)));
    return {};
}

Done ChatRecords::empty(Work &work, RoomId room, qint64 position, EventId event)
{
    // No body of a message: the index finds no words in it, and versions of it have none.
    TRY(overwrite(work, room, position, "{}"));
    TRY(work.db().run(uR"(
        INSERT INTO event_mark (event, room, marked_at, edits, deleted_at, reactions)
        VALUES (:event, :room, :position, 0, :now, 0)
        ON CONFLICT (event) DO UPDATE
           SET body = NULL, pinned_at = NULL, reactions = 0,
               deleted_at = COALESCE(event_mark.deleted_at, excluded.deleted_at))"_s,
                      bind("event", event), bind("room", room), bind("position", position),
                      bind("now", work.now())));
    TRY(work.db().run(u"DELETE FROM reaction WHERE event = :event"_s, bind("event", event)));
    TRY(ThreadStore().remove(work, event, position));
    TRY(work.db().run(u"DELETE FROM mention WHERE room = :room AND position = :position"_s,
                      bind("room", room), bind("position", position)));
    return {};
}

Done ChatRecords::overwrite(Work &work, RoomId room, qint64 position, const QByteArray &body)
{
    TRY(work.db().run(u"UPDATE event SET body = :body WHERE room = :room AND position = :position"_s,
                      bind("body", RawJson{body}), bind("room", room), bind("position", position)));
    return {};
}

Done ChatRecords::sweepRedactions(Work &work, const Rewriting &rewriting, QSet<RoomId> &rooms)
{
    RedactedRow last;
    for (;;) {
        TRY(const QList<RedactedRow> rows,
            work.db().all<RedactedRow>(uR"(
        SELECT room, position, body
          FROM event_redaction
         WHERE (room, position) > (:room, :position)
         ORDER BY room, position
         LIMIT :limit)"_s,
                                       bind("room", last.room), bind("position", last.position),
                                       bind("limit", kSweptAtOnce)));
        for (const RedactedRow &row : rows) {
            const QByteArray body = rewriting(row.body);
            if (body.isEmpty())
                continue;
            rooms += row.room;
            TRY(work.db().run(
                u"UPDATE event_redaction SET body = :body WHERE room = :room AND position = :position"_s,
                bind("body", RawJson{body}), bind("room", row.room), bind("position", row.position)));
        }
        if (rows.size() < kSweptAtOnce)
            return {};
        last = rows.last();
    }
}

Done ChatRecords::sweepEdits(Work &work, UserId named, const Rewriting &rewriting, QSet<RoomId> &rooms)
{
    EditedRow last;
    for (;;) {
        TRY(const QList<EditedRow> rows,
            work.db().all<EditedRow>(uR"(
        SELECT event, room, body
          FROM event_mark
         WHERE event > :event AND body LIKE :needle
         ORDER BY event
         LIMIT :limit)"_s,
                                     bind("event", last.event), bind("needle", needleOf(named)),
                                     bind("limit", kSweptAtOnce)));
        for (const EditedRow &row : rows) {
            const QByteArray body = rewriting(row.body);
            if (body.isEmpty())
                continue;
            rooms += row.room;
            TRY(work.db().run(u"UPDATE event_mark SET body = :body WHERE event = :event"_s,
                              bind("body", RawJson{body}), bind("event", row.event)));
        }
        if (rows.size() < kSweptAtOnce)
            return {};
        last = rows.last();
    }
}

} // namespace madang
