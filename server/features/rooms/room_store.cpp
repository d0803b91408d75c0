// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/room_store.h"

#include "common/protocol/chat.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// The columns of RoomRow for room r, with the caller's membership m. A direct room is named after the
    /// other person.
    constexpr QStringView kRoomColumns = uR"(r.id,
        COALESCE((SELECT o.nickname
                    FROM member x JOIN account o ON o.id = x.account
                   WHERE r.visibility = 'direct' AND x.room = r.id AND x.account <> :user
                   LIMIT 1), r.name),
        r.topic, r.visibility, COALESCE(r.closed_at, 0), r.epoch, r.position, r.last_at, r.created_at,
        (SELECT COUNT(*) FROM member c WHERE c.room = r.id),
        m.role, COALESCE(m.unread_after, m.read_position),
        (SELECT k.id FROM campaign k WHERE k.room = r.id),
        (SELECT COUNT(*)
           FROM (SELECT 1
                   FROM event e
                  WHERE m.account IS NOT NULL AND e.room = r.id
                    AND e.position > COALESCE(m.unread_after, m.read_position)
                    AND e.type IN ('message', 'donation') AND (e.sender IS NULL OR e.sender <> :user)
                    AND (e.type <> 'message'
                         OR NOT EXISTS (SELECT 1
                                          FROM block b
                                         WHERE b.blocker = :user AND b.blocked = e.sender))
                  LIMIT 999) AS fresh),
        (SELECT COUNT(*)
           FROM (SELECT 1
                   FROM mention n
                  WHERE m.account IS NOT NULL AND n.room = r.id
                    AND n.position > COALESCE(m.unread_after, m.read_position)
                    AND (n.account = :user OR n.account IS NULL)
                    AND NOT EXISTS (SELECT 1
                                      FROM event s
                                      JOIN block b ON b.blocker = :user AND b.blocked = s.sender
                                     WHERE s.room = n.room AND s.position = n.position)
                  LIMIT 999) AS named),
        m.alert_level, m.muted_until, COALESCE(m.favourite, 0),
        (SELECT x.account
           FROM member x
          WHERE r.visibility = 'direct' AND x.room = r.id AND x.account <> :user
          LIMIT 1),
        m.nickname, m.folder, COALESCE(m.less_important, 0), m.schedule,
        CASE WHEN m.unread_after IS NULL THEN 0 ELSE 1 END, r.history, COALESCE(m.visible_from, 0))";

    /// A mute without an end, as it is stored: the last second of the year 9999.
    constexpr Timestamp kForGood{253'402'300'799'000};

    /// Where an event lands, and what its sender is called today.
    struct Place {
        qint64 position = 0;
        std::optional<QString> nickname;
    };
    PROTOCOL_FIELDS(Place, position, nickname)

    QString columnsWith(QStringView body)
    {
        return u"e.room, e.position, e.id, e.type, e.sender, COALESCE(n.nickname, a.nickname), e.at, e.tag, "_s
            + body.toString()
            + u", e.target, k.marked_at, k.body, k.edited_at, k.deleted_at, k.pinned_at, "
              u"COALESCE(k.reactions, 0), "
              u"COALESCE(k.edits, 0), COALESCE(k.answers, 0), k.answered_at, k.answers_changed"_s;
    }

    /// An edit tells what the message says now, whatever it said in between: a deleted text is told nowhere.
    RawJson editOf(const EventRow &row)
    {
        const auto said = fromJson<chat::EditBody>(row.body.text);
        chat::EditBody now{said ? said->position : 0, row.target.value_or(EventId{}), {}};
        const auto body = row.bodyNow && !row.deletedAt ? fromJson<chat::MessageBody>(row.bodyNow->text)
                                                        : Result<chat::MessageBody>(chat::MessageBody{});
        if (body) {
            now.text = body->text;
            now.mentions = body->mentions;
            now.everyone = body->everyone;
            now.roles = body->roles;
        }
        return {toJson(now)};
    }

    qint64 firstVisibleOf(const std::optional<rooms::MemberRole> &role, rooms::HistoryScope history,
                          qint64 visibleFrom, qint64 position)
    {
        if (role)
            return visibleFrom;
        return history == rooms::HistoryScope::Joined ? position + 1 : 0;
    }

    /// The event without the words it repeats of one that the reader may not see.
    void veil(rooms::RoomEvent &event, qint64 visibleFrom)
    {
        if (event.type != chat::kEdited)
            return;
        const auto said = fromJson<chat::Referring>(event.body.text);
        if (said && said->position < visibleFrom)
            event.body = {toJson(chat::EditBody{said->position, said->event, {}})};
    }

} // namespace

qint64 RoomRow::firstVisible() const
{
    return firstVisibleOf(role, history, visibleFrom, position);
}

qint64 RightsRow::firstVisible() const
{
    return firstVisibleOf(role, history, visibleFrom, position);
}

const QString &eventColumns()
{
    static const QString text = columnsWith(uR"(COALESCE(
        (SELECT x.body FROM event_redaction x WHERE x.room = e.room AND x.position = e.position), e.body))");
    return text;
}

const QString &eventSelection()
{
    static const QString text = u"SELECT "_s + eventColumns() + u" FROM event e"_s + kEventJoins.toString();
    return text;
}

rooms::RoomEvent EventRow::event() const
{
    rooms::RoomEvent out{room, position, id, type, std::nullopt, at, tag, body};
    if (sender)
        out.sender = accounts::Person{*sender, nickname.value_or(QString())};
    if (!markedAt)
        return out;
    if (target) {
        if (type == chat::kEdited)
            out.body = editOf(*this);
        return out;
    }
    if (deletedAt)
        out.body = {toJson(chat::MessageBody{})};
    else if (bodyNow)
        out.body = *bodyNow;
    out.marks = rooms::Marks{*markedAt, editedAt, deletedAt.has_value(), pinnedAt.has_value(), {}};
    if (answersChanged)
        out.marks->answers = rooms::Answers{answers, answeredAt, *answersChanged};
    return out;
}

rooms::Loudness LoudnessRow::loudness() const
{
    rooms::Loudness out{level.value_or(rooms::AlertLevel::Usual), mutedUntil.has_value(), std::nullopt,
                        favourite};
    if (mutedUntil && *mutedUntil < kForGood)
        out.mutedUntil = mutedUntil;
    out.folder = folder;
    if (less)
        out.less = true;
    if (schedule) {
        if (const auto kept = fromJson<rooms::Schedule>(schedule->text))
            out.schedule = *kept;
    }
    return out;
}

LoudnessRow LoudnessRow::of(const rooms::Loudness &loudness)
{
    LoudnessRow row;
    if (loudness.level != rooms::AlertLevel::Usual)
        row.level = loudness.level;
    if (loudness.muted)
        row.mutedUntil = loudness.mutedUntil.value_or(kForGood);
    row.favourite = loudness.favourite;
    row.folder = loudness.folder;
    row.less = loudness.less.value_or(false);
    if (loudness.schedule)
        row.schedule = RawJson{toJson(*loudness.schedule)};
    return row;
}

Result<std::optional<RightsRow>> RoomStore::rights(Work &work, RoomId room, UserId user)
{
    return work.db().one<RightsRow>(uR"(
        SELECT r.visibility, COALESCE(r.closed_at, 0), r.name, r.epoch, r.position, m.role, r.history,
               COALESCE(m.visible_from, 0)
          FROM room r
          LEFT JOIN member m ON m.room = r.id AND m.account = :user
         WHERE r.id = :room)"_s,
                                    bind("room", room), bind("user", user));
}

Result<RoomRow> RoomStore::room(Work &work, RoomId room, UserId user)
{
    static const QString text = u"SELECT "_s + kRoomColumns.toString() + uR"(
          FROM room r
          LEFT JOIN member m ON m.room = r.id AND m.account = :user
         WHERE r.id = :room)"_s;
    return work.db().only<RoomRow>(text, bind("room", room), bind("user", user));
}

Result<QList<RoomRow>> RoomStore::roomsOf(Work &work, UserId user, const RoomCursor &from, int limit)
{
    static const QString text = u"SELECT "_s + kRoomColumns.toString() + uR"(
          FROM member m
          JOIN room r ON r.id = m.room
         WHERE m.account = :user
           AND (r.last_at < :at OR (r.last_at = :at AND r.id < :id))
         ORDER BY r.last_at DESC, r.id DESC
         LIMIT :limit)"_s;
    return work.db().all<RoomRow>(text, bind("user", user), bind("at", from.lastAt), bind("id", from.id),
                                  bind("limit", limit));
}

Result<QList<RoomRow>> RoomStore::publicRooms(Work &work, UserId user, const QString &query,
                                              const RoomCursor &from, int limit)
{
    static const QString text = u"SELECT "_s + kRoomColumns.toString() + uR"(
          FROM room r
          LEFT JOIN member m ON m.room = r.id AND m.account = :user
         WHERE r.visibility = 'public'
           AND r.closed_at IS NULL
           AND (:query = '' OR LOWER(r.name) LIKE :lower ESCAPE '!' OR r.name LIKE :typed ESCAPE '!')
           AND (r.last_at < :at OR (r.last_at = :at AND r.id < :id))
         ORDER BY r.last_at DESC, r.id DESC
         LIMIT :limit)"_s;
    // SQLite's LOWER knows only ASCII: other letters are found as they were typed.
    return work.db().all<RoomRow>(
        text, bind("user", user), bind("query", query), bind("lower", containing(query.toLower())),
        bind("typed", containing(query)), bind("at", from.lastAt), bind("id", from.id), bind("limit", limit));
}

Done RoomStore::insert(Work &work, RoomId room, const QString &name, const QString &topic,
                       rooms::Visibility visibility, const std::optional<QString> &directKey,
                       const QString &epoch)
{
    TRY(work.db().run(uR"(
        INSERT INTO room (id, name, topic, visibility, direct_key, epoch, position, last_at, created_by, created_at)
        VALUES (:id, :name, :topic, :visibility, :key, :epoch, 0, :at, :by, :at))"_s,
                      bind("id", room), bind("name", name), bind("topic", topic),
                      bind("visibility", visibility), bind("key", directKey), bind("epoch", epoch),
                      bind("at", work.now()), bind("by", work.caller().user)));
    return {};
}

QString RoomStore::directKey(UserId one, UserId other)
{
    return u"%1:%2"_s.arg(qMin(one, other).text(), qMax(one, other).text());
}

Result<std::optional<RoomId>> RoomStore::direct(Work &work, const QString &directKey)
{
    return work.db().one<RoomId>(u"SELECT id FROM room WHERE direct_key = :key"_s, bind("key", directKey));
}

Done RoomStore::close(Work &work, RoomId room)
{
    TRY(work.db().run(u"UPDATE room SET closed_at = :at WHERE id = :room AND closed_at IS NULL"_s,
                      bind("at", work.now()), bind("room", room)));
    return {};
}

Done RoomStore::setHistory(Work &work, RoomId room, rooms::HistoryScope history)
{
    TRY(work.db().run(u"UPDATE room SET history = :history WHERE id = :room"_s, bind("history", history),
                      bind("room", room)));
    return {};
}

Done RoomStore::beginAt(Work &work, RoomId room, UserId user, qint64 position)
{
    TRY(work.db().run(uR"(
        UPDATE member
           SET visible_from = :position
         WHERE room = :room AND account = :user
           AND EXISTS (SELECT 1 FROM room r WHERE r.id = :room AND r.history = 'joined'))"_s,
                      bind("position", position), bind("room", room), bind("user", user)));
    return {};
}

Result<std::optional<qint64>> RoomStore::visibleFrom(Work &work, RoomId room, UserId user)
{
    return work.db().one<qint64>(u"SELECT visible_from FROM member WHERE room = :room AND account = :user"_s,
                                 bind("room", room), bind("user", user));
}

Result<EventRow> RoomStore::append(Work &work, RoomId room, const QString &type, std::optional<UserId> sender,
                                   const RawJson &body, const std::optional<ClientTag> &tag,
                                   const std::optional<EventId> &target)
{
    EventRow row{room, 0, work.newId<EventId>(), type, sender, std::nullopt, work.now(), tag, body, target};
    static const QString end = uR"(
         WHERE id = :room
        RETURNING position,
                  COALESCE((SELECT n.nickname FROM member n WHERE n.room = :room AND n.account = :sender),
                           (SELECT a.nickname FROM account a WHERE a.id = :sender)))"_s;
    static const QString upwards = u"UPDATE room SET position = position + 1, last_at = :at"_s + end;
    static const QString inPlace = u"UPDATE room SET position = position + 1"_s + end;
    TRY(const Place place,
        target
            ? work.db().only<Place>(inPlace, bind("room", room), bind("sender", sender))
            : work.db().only<Place>(upwards, bind("room", room), bind("at", row.at), bind("sender", sender)));
    row.position = place.position;
    row.nickname = place.nickname;
    TRY(work.db().run(uR"(
        INSERT INTO event (room, position, id, type, sender, at, tag, body, target)
        VALUES (:room, :position, :id, :type, :sender, :at, :tag, :body, :target))"_s,
                      bind("room", room), bind("position", row.position), bind("id", row.id),
                      bind("type", type), bind("sender", sender), bind("at", row.at), bind("tag", tag),
                      bind("body", body), bind("target", target)));
    return row;
}

Result<QList<rooms::RoomEvent>> RoomStore::shown(Work &work, const QList<EventRow> &rows, qint64 visibleFrom)
{
    QList<rooms::RoomEvent> events;
    events.reserve(rows.size());
    for (const EventRow &row : rows) {
        events.append(row.event());
        veil(events.last(), visibleFrom);
        if (row.reactions == 0 || row.target || row.deletedAt)
            continue;
        TRY(events.last().marks->reactions,
            work.db().all<rooms::Reaction>(uR"(
            SELECT emoji, COUNT(*), MAX(CASE WHEN account = :user THEN 1 ELSE 0 END) = 1
              FROM reaction
             WHERE event = :event
             GROUP BY emoji
             ORDER BY MIN(position))"_s,
                                           bind("event", row.id), bind("user", work.caller().user)));
    }
    return events;
}

Result<QList<EventRow>> RoomStore::after(Work &work, RoomId room, qint64 position, int limit)
{
    static const QString text = eventSelection() + uR"(
         WHERE e.room = :room AND e.position > :position
         ORDER BY e.position
         LIMIT :limit)"_s;
    return work.db().all<EventRow>(text, bind("room", room), bind("position", position),
                                   bind("limit", limit));
}

Result<std::optional<EventRow>> RoomStore::byId(Work &work, EventId id)
{
    static const QString text = eventSelection() + u" WHERE e.id = :id"_s;
    return work.db().one<EventRow>(text, bind("id", id));
}

Result<std::optional<EventRow>> RoomStore::lastEdit(Work &work, EventId message, qint64 before)
{
    static const QString text = eventSelection() + uR"(
         WHERE e.target = :message AND e.position < :before AND e.type = 'message.edited'
         ORDER BY e.position DESC
         LIMIT 1)"_s;
    return work.db().one<EventRow>(text, bind("message", message), bind("before", before));
}

Result<QList<EventRow>> RoomStore::edits(Work &work, EventId message, int limit)
{
    static const QString text = eventSelection() + uR"(
         WHERE e.target = :message AND e.type = 'message.edited'
         ORDER BY e.position
         LIMIT :limit)"_s;
    return work.db().all<EventRow>(text, bind("message", message), bind("limit", limit));
}

Result<QList<EventRow>> RoomStore::storedWith(Work &work, RoomId room, qint64 from, const QString &type,
                                              const QString &part, int limit)
{
    static const QString text
        = u"SELECT "_s + columnsWith(u"e.body") + u" FROM event e"_s + kEventJoins.toString() + uR"(
         WHERE e.room = :room AND e.position >= :from AND e.type = :type AND e.body LIKE :part
         ORDER BY e.position
         LIMIT :limit)"_s;
    return work.db().all<EventRow>(text, bind("room", room), bind("from", from), bind("type", type),
                                   bind("part", QString(u'%' + part + u'%')), bind("limit", limit));
}

Done RoomStore::redact(Work &work, RoomId room, qint64 position, const RawJson &body)
{
    TRY(work.db().run(uR"(
        INSERT INTO event_redaction (room, position, body, at)
        VALUES (:room, :position, :body, :at)
        ON CONFLICT (room, position) DO UPDATE SET body = excluded.body, at = excluded.at)"_s,
                      bind("room", room), bind("position", position), bind("body", body),
                      bind("at", work.now())));
    return {};
}

Result<qint64> RoomStore::renew(Work &work, RoomId room, const QString &epoch)
{
    return work.db().only<qint64>(u"UPDATE room SET epoch = :epoch WHERE id = :room RETURNING position"_s,
                                  bind("epoch", epoch), bind("room", room));
}

Done RoomStore::restore(Work &work, RoomId room, qint64 position)
{
    TRY(work.db().run(u"DELETE FROM event_redaction WHERE room = :room AND position = :position"_s,
                      bind("room", room), bind("position", position)));
    return {};
}

Result<std::optional<EventRow>> RoomStore::latest(Work &work, RoomId room, qint64 from)
{
    static const QString text = eventSelection() + uR"(
         WHERE e.room = :room AND e.position >= :from AND e.target IS NULL
         ORDER BY e.position DESC
         LIMIT 1)"_s;
    return work.db().one<EventRow>(text, bind("room", room), bind("from", from));
}

Result<bool> RoomStore::addMember(Work &work, RoomId room, UserId user, rooms::MemberRole role)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO member (room, account, role, read_position, joined_at, visible_from)
        SELECT :room, :user, :role, position, :at, CASE WHEN history = 'joined' THEN position + 1 ELSE 0 END
          FROM room
         WHERE id = :room
        ON CONFLICT (room, account) DO NOTHING)"_s,
                      bind("room", room), bind("user", user), bind("role", role), bind("at", work.now())));
    return rows > 0;
}

Result<bool> RoomStore::removeMember(Work &work, RoomId room, UserId user)
{
    TRY(const int rows,
        work.db().run(u"DELETE FROM member WHERE room = :room AND account = :user"_s, bind("room", room),
                      bind("user", user)));
    return rows > 0;
}

Result<QList<rooms::Member>> RoomStore::members(Work &work, RoomId room, UserId after, int limit)
{
    return work.db().all<rooms::Member>(uR"(
        SELECT m.account, COALESCE(m.nickname, a.nickname), m.role, m.read_position, m.joined_at,
               a.username, CAST(NULL AS BIGINT)
          FROM member m
          JOIN account a ON a.id = m.account
         WHERE m.room = :room AND m.account > :after
         ORDER BY m.account
         LIMIT :limit)"_s,
                                        bind("room", room), bind("after", after), bind("limit", limit));
}

Result<std::optional<rooms::MemberRole>> RoomStore::roleOf(Work &work, RoomId room, UserId user)
{
    return work.db().one<rooms::MemberRole>(
        u"SELECT role FROM member WHERE room = :room AND account = :user"_s, bind("room", room),
        bind("user", user));
}

Result<std::optional<UserId>> RoomStore::eldest(Work &work, RoomId room)
{
    return work.db().one<UserId>(uR"(
        SELECT account FROM member WHERE room = :room ORDER BY joined_at, account LIMIT 1)"_s,
                                 bind("room", room));
}

Result<int> RoomStore::owners(Work &work, RoomId room)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM member WHERE room = :room AND role = 'owner'"_s,
                               bind("room", room));
}

Result<int> RoomStore::roomCount(Work &work, UserId user)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM member WHERE account = :user"_s, bind("user", user));
}

Done RoomStore::setRole(Work &work, RoomId room, UserId user, rooms::MemberRole role)
{
    TRY(work.db().run(u"UPDATE member SET role = :role WHERE room = :room AND account = :user"_s,
                      bind("role", role), bind("room", room), bind("user", user)));
    return {};
}

Result<rooms::Loudness> RoomStore::loudness(Work &work, RoomId room, UserId user)
{
    TRY(const auto row,
        work.db().one<LoudnessRow>(uR"(
        SELECT alert_level, muted_until, favourite, folder, less_important, schedule
          FROM member
         WHERE room = :room AND account = :user)"_s,
                                   bind("room", room), bind("user", user)));
    return row.value_or(LoudnessRow{}).loudness();
}

Done RoomStore::setLoudness(Work &work, RoomId room, UserId user, const rooms::Loudness &loudness)
{
    const LoudnessRow row = LoudnessRow::of(loudness);
    TRY(work.db().run(uR"(
        UPDATE member
           SET alert_level = :level, muted_until = :until, favourite = :favourite, folder = :folder,
               less_important = :less, schedule = :schedule
         WHERE room = :room AND account = :user)"_s,
                      bind("level", row.level), bind("until", row.mutedUntil),
                      bind("favourite", row.favourite ? 1 : 0), bind("folder", row.folder),
                      bind("less", row.less ? 1 : 0), bind("schedule", row.schedule), bind("room", room),
                      bind("user", user)));
    return {};
}

Result<bool> RoomStore::hidesReading(Work &work, UserId user)
{
    TRY(const auto hides,
        work.db().one<bool>(u"SELECT hides_reading FROM presence_choice WHERE account = :user"_s,
                            bind("user", user)));
    return hides.value_or(false);
}

Result<QList<UserId>> RoomStore::hidingReaders(Work &work, RoomId room, int limit)
{
    return work.db().all<UserId>(uR"(
        SELECT m.account
          FROM member m
          JOIN presence_choice p ON p.account = m.account AND p.hides_reading = 1
         WHERE m.room = :room
         LIMIT :limit)"_s,
                                 bind("room", room), bind("limit", limit));
}

Result<bool> RoomStore::hasMoreThan(Work &work, RoomId room, int members)
{
    TRY(const int counted,
        work.db().only<int>(
            u"SELECT COUNT(*) FROM (SELECT 1 FROM member WHERE room = :room LIMIT :most) AS counted"_s,
            bind("room", room), bind("most", members + 1)));
    return counted > members;
}

Result<bool> RoomStore::moveRead(Work &work, RoomId room, UserId user, qint64 position)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE member
           SET read_position = CASE WHEN read_position < CAST(:position AS BIGINT)
                                    THEN CAST(:position AS BIGINT)
                                    ELSE read_position END,
               unread_after = CASE WHEN unread_after IS NOT NULL
                                        AND CAST(:position AS BIGINT) < read_position
                                   THEN CAST(:position AS BIGINT) END
         WHERE room = :room AND account = :user AND COALESCE(unread_after, read_position) < :position)"_s,
                      bind("room", room), bind("user", user), bind("position", position)));
    return rows > 0;
}

Result<bool> RoomStore::setReadBack(Work &work, RoomId room, UserId user, qint64 position)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE member
           SET unread_after = :position
         WHERE room = :room AND account = :user AND COALESCE(unread_after, read_position) > :position)"_s,
                      bind("room", room), bind("user", user), bind("position", position)));
    return rows > 0;
}

Result<std::optional<accounts::Person>> RoomStore::person(Work &work, UserId user)
{
    return work.db().one<accounts::Person>(u"SELECT id, nickname FROM account WHERE id = :id"_s,
                                           bind("id", user));
}

Result<std::optional<accounts::Person>> RoomStore::personIn(Work &work, RoomId room, UserId user)
{
    return work.db().one<accounts::Person>(uR"(
        SELECT a.id, COALESCE(m.nickname, a.nickname)
          FROM account a
          LEFT JOIN member m ON m.room = :room AND m.account = a.id
         WHERE a.id = :id)"_s,
                                           bind("room", room), bind("id", user));
}

Result<std::optional<accounts::Person>> RoomStore::personNamed(Work &work, const QString &username)
{
    const QString name = username.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded();
    return work.db().one<accounts::Person>(u"SELECT id, nickname FROM account WHERE username = :name"_s,
                                           bind("name", name));
}

} // namespace madang
