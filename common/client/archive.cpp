// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/archive.h"

#include "common/base/log.h"
#include "common/client/words.h"
#include "common/protocol/moderation.h"

#include <algorithm>
#include <limits>

namespace madang {

using namespace Qt::StringLiterals;
using rooms::RoomEvent;

namespace {

    constexpr qint64 kEnd = std::numeric_limits<qint64>::max();
    constexpr int kMostNicknames = 4096;
    /// In place of a position that is not told.
    constexpr qint64 kHiddenReading = -1;
    /// How many candidates of the index one search looks at.
    constexpr int kMostCandidates = 20'000;
    /// Events are let go in batches of this many.
    constexpr int kTrimSlack = 500;

    QString selectEvents(const QString &where)
    {
        return u"SELECT id, room, position, type, sender, nickname, at, tag, body, marks FROM event "_s
            + where;
    }

    RoomEvent eventOf(const QSqlQuery &row)
    {
        RoomEvent event;
        event.id = {row.value(0).toLongLong()};
        event.room = {row.value(1).toLongLong()};
        event.position = row.value(2).toLongLong();
        event.type = row.value(3).toString();
        if (!row.isNull(4))
            event.sender = accounts::Person{{row.value(4).toLongLong()}, row.value(5).toString()};
        event.at = {row.value(6).toLongLong()};
        if (!row.isNull(7))
            event.tag = ClientTag{row.value(7).toString()};
        event.body = {row.value(8).toString().toUtf8()};
        if (!row.isNull(9)) {
            if (auto marks = fromJson<rooms::Marks>(row.value(9).toString().toUtf8()))
                event.marks = *std::move(marks);
        }
        return event;
    }

    /// The words a person would search an event by.
    QString searchText(const RoomEvent &event)
    {
        if (event.type == "message"_L1) {
            const auto body = fromJson<chat::MessageBody>(event.body.text);
            if (!body)
                return {};
            QString text = body->text;
            for (const files::Attachment &file : body->attachments.value_or(QList<files::Attachment>()))
                text += u'\n' + file.name;
            return text;
        }
        if (event.type == "donation"_L1) {
            const auto body = fromJson<campaigns::DonationBody>(event.body.text);
            return body ? body->gift.message : QString();
        }
        return {};
    }

    /// A gift's card with another message.
    RoomEvent withMessage(const RoomEvent &card, const QString &message)
    {
        RoomEvent changed = card;
        if (auto body = fromJson<campaigns::DonationBody>(card.body.text)) {
            body->gift.message = message;
            changed.body = {toJson(*body)};
        }
        return changed;
    }

    void countSign(QList<rooms::Reaction> &reactions, const chat::ReactionBody &body, bool mine)
    {
        auto sign = std::find_if(reactions.begin(), reactions.end(), [&](const rooms::Reaction &reaction) {
            return reaction.emoji == body.emoji;
        });
        if (sign == reactions.end()) {
            if (body.added && reactions.size() < chat::kMostReactions)
                reactions.append({body.emoji, 1, mine});
            return;
        }
        sign->count += body.added ? 1 : -1;
        if (mine)
            sign->mine = body.added;
        if (sign->count <= 0)
            reactions.erase(sign);
    }

    /// An event as a later one leaves it. `mine`: the reader did it.
    RoomEvent marked(const RoomEvent &event, const RoomEvent &by, bool mine)
    {
        RoomEvent out = event;
        if (!out.marks)
            out.marks = rooms::Marks{};
        out.marks->position = by.position;
        const QByteArray &text = by.body.text;
        if (by.type == chat::kEdited) {
            const auto edit = fromJson<chat::EditBody>(text);
            auto body = fromJson<chat::MessageBody>(event.body.text);
            if (!edit || !body)
                return event;
            body->text = edit->text;
            body->mentions = edit->mentions;
            body->everyone = edit->everyone;
            body->roles = edit->roles;
            out.body = {toJson(*body)};
            out.marks->editedAt = by.at;
        } else if (by.type == chat::kDeleted) {
            out.body = {toJson(chat::MessageBody{})};
            out.marks->deleted = true;
            out.marks->pinned = false;
            out.marks->reactions.clear();
        } else if (by.type == chat::kReaction) {
            if (const auto reaction = fromJson<chat::ReactionBody>(text))
                countSign(out.marks->reactions, *reaction, mine);
        } else {
            out.marks->pinned = by.type == chat::kPinned;
        }
        return out;
    }

    QVariant marksText(const RoomEvent &event)
    {
        return event.marks ? QVariant(QString::fromUtf8(toJson(*event.marks))) : QVariant();
    }

    bool isPossible(RoomId room, const RoomEvent &event)
    {
        return event.room == room && event.position > 0 && event.position < kEnd && !event.id.isNull();
    }

    bool containsAll(const QString &text, const QStringList &words)
    {
        const QString folded = words::folded(text);
        return std::all_of(words.begin(), words.end(),
                           [&](const QString &word) { return folded.contains(word); });
    }

    QString jsonText(const QByteArray &json)
    {
        return QString::fromUtf8(json);
    }

} // namespace

std::optional<EventId> threadOf(const RoomEvent &event)
{
    // Few messages answer something, and every event comes by here.
    if (!event.body.text.contains("\"thread\":"))
        return {};
    if (event.type == "message"_L1) {
        const auto body = fromJson<chat::MessageBody>(event.body.text);
        return body ? body->thread : std::nullopt;
    }
    if (event.type == chat::kDeleted) {
        const auto body = fromJson<chat::Referring>(event.body.text);
        return body ? body->thread : std::nullopt;
    }
    return {};
}

Archive::Archive(LocalDatabase &database, ArchiveLimits limits, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_limits(limits)
{
    connect(&m_database, &LocalDatabase::committing, this, &Archive::writeRooms);
    connect(&m_database, &LocalDatabase::closing, this, [this] {
        Q_EMIT closing();
        writeRooms();
        m_nicknames.clear();
        m_rooms.clear();
        m_corrected.clear();
    });
}

// --- rooms, people, campaigns ---

QList<rooms::Room> Archive::rooms() const
{
    writeRooms();
    QList<rooms::Room> all;
    m_database.read(u"SELECT body FROM room"_s, {}, [&all](const QSqlQuery &row) {
        if (auto room = fromJson<rooms::Room>(row.value(0).toString().toUtf8()))
            all.append(*std::move(room));
        return true;
    });
    const auto lastAt
        = [](const rooms::Room &room) { return room.lastEvent ? room.lastEvent->at : room.createdAt; };
    std::sort(all.begin(), all.end(), [&](const auto &a, const auto &b) { return lastAt(a) > lastAt(b); });
    return all;
}

std::optional<rooms::Room> Archive::room(RoomId id) const
{
    if (const auto known = m_rooms.constFind(id); known != m_rooms.constEnd())
        return *known;
    std::optional<rooms::Room> found;
    m_database.read(u"SELECT body FROM room WHERE id = :id"_s, {{":id"_L1, id.number}},
                    [&found](const QSqlQuery &row) {
                        if (auto room = fromJson<rooms::Room>(row.value(0).toString().toUtf8()))
                            found = *std::move(room);
                        return false;
                    });
    if (found)
        m_rooms.insert(id, *found);
    return found;
}

void Archive::putRoom(const rooms::Room &room)
{
    if (m_database.writeLater()) {
        m_rooms.insert(room.id, room);
        m_unwritten.insert(room.id);
    }
    Q_EMIT roomChanged(room.id);
}

/// A room changes with each of its messages: it is written once for all that are committed together.
void Archive::writeRooms() const
{
    for (const RoomId id : std::exchange(m_unwritten, {})) {
        const QVariant body = jsonText(toJson(m_rooms.value(id)));
        (void)m_database.write(uR"(
            INSERT INTO room (id, body) VALUES (:id, :body)
                ON CONFLICT (id) DO UPDATE SET body = excluded.body)"_s,
                               {{":id"_L1, id.number}, {":body"_L1, body}});
    }
}

void Archive::dropRoom(RoomId id)
{
    clearEvents(id);
    m_rooms.remove(id);
    m_unwritten.remove(id);
    for (const QString &sql :
         {u"DELETE FROM room WHERE id = :room"_s, u"DELETE FROM room_state WHERE room = :room"_s,
          u"DELETE FROM member WHERE room = :room"_s})
        (void)m_database.write(sql, {{":room"_L1, id.number}});
    Q_EMIT roomDropped(id);
}

std::optional<accounts::Person> Archive::person(UserId id) const
{
    std::optional<accounts::Person> found;
    m_database.read(u"SELECT nickname FROM person WHERE id = :id"_s, {{":id"_L1, id.number}},
                    [&](const QSqlQuery &row) {
                        found = accounts::Person{id, row.value(0).toString()};
                        return false;
                    });
    return found;
}

void Archive::putPerson(const accounts::Person &person)
{
    if (person.id.isNull() || person.nickname.isEmpty())
        return;
    QString &known = m_nicknames[person.id];
    if (known == person.nickname)
        return;
    known = person.nickname;
    if (m_nicknames.size() > kMostNicknames)
        m_nicknames.clear();
    (void)m_database.write(uR"(
        INSERT INTO person (id, nickname) VALUES (:id, :nickname)
            ON CONFLICT (id) DO UPDATE SET nickname = excluded.nickname)"_s,
                           {{":id"_L1, person.id.number}, {":nickname"_L1, person.nickname}});
}

QList<Archive::KnownPerson> Archive::people(int limit) const
{
    QList<KnownPerson> all;
    m_database.read(
        uR"(
        SELECT id, nickname, COALESCE(named.username, '')
          FROM person
          LEFT JOIN (SELECT user, max(username) AS username FROM member GROUP BY user) AS named
            ON named.user = person.id
         ORDER BY nickname, id
         LIMIT :limit)"_s,
        {{":limit"_L1, limit}}, [&all](const QSqlQuery &row) {
            all.append({{{row.value(0).toLongLong()}, row.value(1).toString()}, row.value(2).toString()});
            return true;
        });
    return all;
}

QList<rooms::Member> Archive::members(RoomId room) const
{
    QList<rooms::Member> all;
    m_database.read(uR"(
        SELECT user, nickname, role, read_position, joined_at, username
          FROM member
         WHERE room = :room)"_s,
                    {{":room"_L1, room.number}}, [&all](const QSqlQuery &row) {
                        const auto role = json::enumFromWord<rooms::MemberRole>(row.value(2).toString());
                        all.append({{row.value(0).toLongLong()},
                                    row.value(1).toString(),
                                    role.value_or(rooms::MemberRole::Member),
                                    row.value(3).toLongLong(),
                                    {row.value(4).toLongLong()}});
                        if (const QString username = row.value(5).toString(); !username.isEmpty())
                            all.last().username = username;
                        if (all.last().readPosition == kHiddenReading) {
                            all.last().readPosition = 0;
                            all.last().hidesReading = true;
                        }
                        return true;
                    });
    return all;
}

void Archive::putMembers(RoomId room, const QList<rooms::Member> &members)
{
    (void)m_database.write(u"DELETE FROM member WHERE room = :room"_s, {{":room"_L1, room.number}});
    for (const rooms::Member &member : members) {
        (void)m_database.write(uR"(
            INSERT OR REPLACE INTO member (room, user, nickname, role, read_position, joined_at, username)
                 VALUES (:room, :user, :nickname, :role, :read, :joined, :username))"_s,
                               {{":room"_L1, room.number},
                                {":user"_L1, member.id.number},
                                {":nickname"_L1, member.nickname},
                                {":role"_L1, QString(json::wordOfEnum(member.role))},
                                {":read"_L1, hidesReading(member) ? kHiddenReading : member.readPosition},
                                {":joined"_L1, member.joinedAt.ms},
                                {":username"_L1, member.username.value_or(QString())}});
        putPerson({member.id, member.nickname});
    }
}

QList<campaigns::Campaign> Archive::campaigns() const
{
    QList<campaigns::Campaign> all;
    m_database.read(u"SELECT body FROM campaign ORDER BY id DESC"_s, {}, [&all](const QSqlQuery &row) {
        if (auto campaign = fromJson<campaigns::Campaign>(row.value(0).toString().toUtf8()))
            all.append(*std::move(campaign));
        return true;
    });
    return all;
}

std::optional<campaigns::Campaign> Archive::campaign(CampaignId id) const
{
    std::optional<campaigns::Campaign> found;
    m_database.read(u"SELECT body FROM campaign WHERE id = :id"_s, {{":id"_L1, id.number}},
                    [&found](const QSqlQuery &row) {
                        if (auto campaign = fromJson<campaigns::Campaign>(row.value(0).toString().toUtf8()))
                            found = *std::move(campaign);
                        return false;
                    });
    return found;
}

void Archive::putCampaign(const campaigns::Campaign &campaign)
{
    (void)m_database.write(uR"(
        INSERT INTO campaign (id, body) VALUES (:id, :body)
            ON CONFLICT (id) DO UPDATE SET body = excluded.body)"_s,
                           {{":id"_L1, campaign.id.number}, {":body"_L1, jsonText(toJson(campaign))}});
    Q_EMIT campaignChanged(campaign.id);
}

// --- events ---

QString Archive::epoch(RoomId room) const
{
    QString found;
    m_database.read(u"SELECT epoch FROM room_state WHERE room = :room"_s, {{":room"_L1, room.number}},
                    [&found](const QSqlQuery &row) {
                        found = row.value(0).toString();
                        return false;
                    });
    return found;
}

void Archive::putEvents(RoomId room, const QString &epoch, const QList<RoomEvent> &events, UserId reader)
{
    if (const QString known = this->epoch(room); known != epoch) {
        if (!known.isEmpty())
            clearEvents(room);
        (void)m_database.write(uR"(
            INSERT INTO room_state (room, epoch) VALUES (:room, :epoch)
                ON CONFLICT (room) DO UPDATE SET epoch = excluded.epoch)"_s,
                               {{":room"_L1, room.number}, {":epoch"_L1, epoch}});
    }
    const qint64 floor = newestPosition(room) - m_limits.eventsPerRoom;
    bool trimIsDue = false;
    for (const RoomEvent &event : events) {
        if (!isPossible(room, event) || event.position <= floor)
            continue;
        if (event.type == "donation.message"_L1)
            correctCard(room, event);
        const auto corrected
            = event.type == "donation"_L1 ? messageOfCard(room, event.position) : std::nullopt;
        const bool fresh = putEvent(room, corrected ? withMessage(event, *corrected) : event);
        if (fresh || chat::refers(event.type))
            countAnswer(event); // before what is taken away is marked as that
        if (chat::refers(event.type))
            mark(event, event.sender && event.sender->id == reader && !reader.isNull());
        else if (!fresh && event.marks)
            takeMarks(event);
        if (event.sender)
            putPerson(*event.sender);
        trimIsDue |= event.position % kTrimSlack == 0;
    }
    if (trimIsDue)
        trim(room);
}

bool Archive::putEvent(RoomId room, const RoomEvent &event)
{
    const Result<int> stored
        = m_database.write(uR"(
        INSERT INTO event (id, room, position, type, sender, nickname, at, tag, body, marks)
             VALUES (:id, :room, :position, :type, :sender, :nickname, :at, :tag, :body, :marks)
        ON CONFLICT DO NOTHING)"_s,
                           {{":id"_L1, event.id.number},
                            {":room"_L1, room.number},
                            {":position"_L1, event.position},
                            {":type"_L1, event.type},
                            {":sender"_L1, event.sender ? QVariant(event.sender->id.number) : QVariant()},
                            {":nickname"_L1, event.sender ? QVariant(event.sender->nickname) : QVariant()},
                            {":at"_L1, event.at.ms},
                            {":tag"_L1, event.tag ? QVariant(event.tag->value) : QVariant()},
                            {":body"_L1, jsonText(event.body.text)},
                            {":marks"_L1, marksText(event)}});
    if (!stored || *stored == 0)
        return false;
    putWords(event);
    return true;
}

void Archive::mark(const RoomEvent &by, bool mine)
{
    const auto body = fromJson<chat::Referring>(by.body.text);
    const auto event = body ? eventById(body->event) : std::nullopt;
    const bool known = event && event->marks && event->marks->position >= by.position;
    if (event && event->room == by.room && event->position < by.position && !known)
        replace(*event, marked(*event, by, mine));
}

void Archive::takeMarks(const RoomEvent &event)
{
    const auto stored = eventById(event.id);
    if (!stored || stored->room != event.room)
        return;
    // Answers are counted apart: either half may be newer than the other.
    const rooms::Marks before = stored->marks.value_or(rooms::Marks());
    const auto countedTo
        = [](const rooms::Marks &marks) { return marks.answers ? marks.answers->position : 0; };
    const bool isNewer = event.marks->position > before.position;
    // Up to the same answer the server knows better: this device may have missed some before that one.
    const int counted = before.answers ? before.answers->count : 0;
    const bool countsBetter = countedTo(*event.marks) > countedTo(before)
        || (event.marks->answers && countedTo(*event.marks) == countedTo(before)
            && event.marks->answers->count != counted);
    if (!isNewer && !countsBetter)
        return;
    RoomEvent now = isNewer ? event : *stored;
    now.marks = isNewer ? *event.marks : before;
    now.marks->answers = countsBetter ? event.marks->answers : before.answers;
    replace(*stored, now);
}

void Archive::countAnswer(const RoomEvent &by)
{
    const std::optional<EventId> thread = threadOf(by);
    const auto root = thread ? eventById(*thread) : std::nullopt;
    if (!root || root->room != by.room || root->position >= by.position)
        return;
    RoomEvent now = *root;
    if (!now.marks)
        now.marks = rooms::Marks{};
    rooms::Answers answers = now.marks->answers.value_or(rooms::Answers());
    if (answers.position >= by.position)
        return;
    if (by.type == chat::kDeleted) {
        const auto body = fromJson<chat::Referring>(by.body.text);
        const auto answer = body ? eventById(body->event) : std::nullopt;
        // One that came as taken away already never counted.
        const bool counted = answer ? !(answer->marks && answer->marks->deleted)
                                    : body && answers.position >= body->position;
        if (!counted)
            return;
        answers.count = qMax(0, answers.count - 1);
    } else {
        ++answers.count;
        answers.lastAt = by.at;
    }
    answers.position = by.position;
    now.marks->answers = answers;
    replace(*root, now);
}

QList<RoomEvent> Archive::answers(RoomId room, EventId root, qint64 before, int limit) const
{
    // Inside of a text a quotation mark stands behind a backslash.
    QList<RoomEvent> found
        = readEvents(uR"(
        WHERE room = :room AND position < :before AND type = 'message'
          AND (body LIKE :thread OR body LIKE :answered)
        ORDER BY position DESC
        LIMIT :limit)"_s,
                     {{":room"_L1, room.number},
                      {":before"_L1, before},
                      {":thread"_L1, QString(u"%\"thread\":\""_s + root.text() + u"\"%"_s)},
                      {":answered"_L1, QString(u"%\"replyTo\":\""_s + root.text() + u"\"%"_s)},
                      {":limit"_L1, limit}});
    std::reverse(found.begin(), found.end());
    return found;
}

void Archive::replace(const RoomEvent &stored, const RoomEvent &now)
{
    forgetWords({stored});
    (void)m_database.write(
        u"UPDATE event SET body = :body, marks = :marks WHERE id = :id"_s,
        {{":body"_L1, jsonText(now.body.text)}, {":marks"_L1, marksText(now)}, {":id"_L1, stored.id.number}});
    putWords(now);
}

void Archive::putWords(const RoomEvent &event)
{
    if (const QString text = searchText(event); !text.isEmpty())
        (void)m_database.write(u"INSERT INTO event_pair (rowid, pairs) VALUES (:id, :pairs)"_s,
                               {{":id"_L1, event.id.number}, {":pairs"_L1, words::pairsOf(text)}});
}

const QHash<qint64, QString> &Archive::correctedCards(RoomId room) const
{
    if (const auto known = m_corrected.constFind(room); known != m_corrected.constEnd())
        return *known;
    QHash<qint64, QString> &cards = m_corrected[room];
    for (const RoomEvent &event :
         readEvents(u"WHERE room = :room AND type = 'donation.message' ORDER BY position ASC"_s,
                    {{":room"_L1, room.number}})) {
        if (const auto body = fromJson<moderation::GiftMessageBody>(event.body.text))
            cards[body->position] = body->message;
    }
    return cards;
}

std::optional<QString> Archive::messageOfCard(RoomId room, qint64 position) const
{
    const QHash<qint64, QString> &cards = correctedCards(room);
    const auto found = cards.constFind(position);
    return found == cards.constEnd() ? std::nullopt : std::optional(*found);
}

void Archive::correctCard(RoomId room, const RoomEvent &correction)
{
    const auto body = fromJson<moderation::GiftMessageBody>(correction.body.text);
    if (!body || body->position >= correction.position)
        return;
    correctedCards(room); // what is on disk is older than this
    m_corrected[room][body->position] = body->message;
    const auto card = eventAt(room, body->position);
    if (!card || card->type != "donation"_L1)
        return;
    const RoomEvent changed = withMessage(*card, body->message);
    forgetWords({*card});
    (void)m_database.write(u"UPDATE event SET body = :body WHERE id = :id"_s,
                           {{":body"_L1, jsonText(changed.body.text)}, {":id"_L1, card->id.number}});
    putWords(changed);
}

void Archive::forgetWords(const QList<RoomEvent> &events)
{
    // An index without content has to be told what it forgets.
    for (const RoomEvent &event : events) {
        if (const QString text = searchText(event); !text.isEmpty())
            (void)m_database.write(
                u"INSERT INTO event_pair (event_pair, rowid, pairs) VALUES ('delete', :id, :pairs)"_s,
                {{":id"_L1, event.id.number}, {":pairs"_L1, words::pairsOf(text)}});
    }
}

void Archive::clearEvents(RoomId room)
{
    m_corrected.remove(room);
    forgetWords(readEvents(u"WHERE room = :room"_s, {{":room"_L1, room.number}}));
    (void)m_database.write(u"DELETE FROM event WHERE room = :room"_s, {{":room"_L1, room.number}});
    (void)m_database.write(u"UPDATE room_state SET epoch = '' WHERE room = :room"_s,
                           {{":room"_L1, room.number}});
}

void Archive::trim(RoomId room)
{
    const qint64 floor = newestPosition(room) - m_limits.eventsPerRoom;
    if (floor <= 0)
        return;
    forgetWords(readEvents(u"WHERE room = :room AND position <= :floor"_s,
                           {{":room"_L1, room.number}, {":floor"_L1, floor}}));
    (void)m_database.write(u"DELETE FROM event WHERE room = :room AND position <= :floor"_s,
                           {{":room"_L1, room.number}, {":floor"_L1, floor}});
}

QList<RoomEvent> Archive::readEvents(const QString &where, Binds binds) const
{
    QList<RoomEvent> events;
    m_database.read(selectEvents(where), binds, [&events](const QSqlQuery &row) {
        events.append(eventOf(row));
        return true;
    });
    return events;
}

qint64 Archive::newestPosition(RoomId room) const
{
    qint64 newest = 0;
    m_database.read(u"SELECT max(position) FROM event WHERE room = :room"_s, {{":room"_L1, room.number}},
                    [&newest](const QSqlQuery &row) {
                        newest = row.value(0).toLongLong();
                        return false;
                    });
    return newest;
}

ArchivePage Archive::olderRun(RoomId room, qint64 below, int limit, bool adjacent) const
{
    QList<RoomEvent> found
        = readEvents(u"WHERE room = :room AND position < :below ORDER BY position DESC LIMIT :limit"_s,
                     {{":room"_L1, room.number}, {":below"_L1, below}, {":limit"_L1, limit}});
    ArchivePage page;
    qint64 expected = adjacent || found.isEmpty() ? below - 1 : found.first().position;
    for (RoomEvent &event : found) {
        if (event.position != expected)
            break;
        --expected;
        page.events.prepend(std::move(event));
    }
    page.olderMissing = page.events.size() < limit && expected >= firstPosition(room);
    return page;
}

qint64 Archive::firstPosition(RoomId id) const
{
    const auto kept = room(id);
    return kept ? rooms::firstVisible(*kept) : 1;
}

ArchivePage Archive::newest(RoomId room, int limit) const
{
    ArchivePage page = olderRun(room, kEnd, pageLength(limit), false);
    page.newerMissing = true;
    return page;
}

ArchivePage Archive::before(RoomId room, qint64 position, int limit) const
{
    return olderRun(room, position, pageLength(limit), true);
}

ArchivePage Archive::after(RoomId room, qint64 position, int limit) const
{
    const int length = pageLength(limit);
    QList<RoomEvent> found
        = readEvents(u"WHERE room = :room AND position > :above ORDER BY position ASC LIMIT :limit"_s,
                     {{":room"_L1, room.number}, {":above"_L1, position}, {":limit"_L1, length}});
    ArchivePage page;
    qint64 expected = position + 1;
    for (RoomEvent &event : found) {
        if (event.position != expected)
            break;
        ++expected;
        page.events.append(std::move(event));
    }
    page.newerMissing = page.events.size() < length;
    return page;
}

ArchivePage Archive::around(RoomId room, qint64 position, int limit) const
{
    const auto middle = eventAt(room, position);
    if (!middle)
        return {.events = {}, .olderMissing = true, .newerMissing = true};
    const int half = qMax(1, pageLength(limit) / 2);
    ArchivePage page = before(room, position, half);
    ArchivePage newer = after(room, position, half);
    page.events.append(*middle);
    page.events.append(std::move(newer.events));
    page.newerMissing = newer.newerMissing;
    return page;
}

std::optional<qint64> Archive::positionAt(RoomId room, Timestamp at) const
{
    qint64 found = 0;
    m_database.read(
        u"SELECT position FROM event WHERE room = :room AND at >= :at ORDER BY position ASC LIMIT 1"_s,
        {{":room"_L1, room.number}, {":at"_L1, at.ms}}, [&found](const QSqlQuery &row) {
            found = row.value(0).toLongLong();
            return false;
        });
    if (found == 0 || (found > firstPosition(room) && !eventAt(room, found - 1)))
        return std::nullopt;
    return found;
}

std::optional<RoomEvent> Archive::eventAt(RoomId room, qint64 position) const
{
    const auto found = readEvents(u"WHERE room = :room AND position = :position"_s,
                                  {{":room"_L1, room.number}, {":position"_L1, position}});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<RoomEvent> Archive::eventById(EventId id) const
{
    const auto found = readEvents(u"WHERE id = :id"_s, {{":id"_L1, id.number}});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

int Archive::eventCount(RoomId room, qint64 after) const
{
    int count = 0;
    m_database.read(u"SELECT count(*) FROM event WHERE room = :room AND position > :after"_s,
                    {{":room"_L1, room.number}, {":after"_L1, after}}, [&count](const QSqlQuery &row) {
                        count = row.value(0).toInt();
                        return false;
                    });
    return count;
}

int Archive::mentionsOf(RoomId room, qint64 after, UserId person) const
{
    int count = 0;
    m_database.read(uR"(
        SELECT body
          FROM event
         WHERE room = :room
           AND position > :after
           AND type = 'message'
           AND coalesce(sender, 0) NOT IN (SELECT person FROM blocked)
           AND (body LIKE '%"mentions"%' OR body LIKE '%"everyone"%'))"_s,
                    {{":room"_L1, room.number}, {":after"_L1, after}}, [&](const QSqlQuery &row) {
                        const auto body = fromJson<chat::MessageBody>(row.value(0).toString().toUtf8());
                        count += body && chat::names(*body, person) ? 1 : 0;
                        return true;
                    });
    return count;
}

int Archive::countOfOthers(RoomId room, qint64 after, UserId me) const
{
    int count = 0;
    m_database.read(uR"(
        SELECT count(*)
          FROM event
         WHERE room = :room
           AND position > :after
           AND type IN ('message', 'donation')
           AND coalesce(sender, 0) <> :me
           AND (type <> 'message' OR coalesce(sender, 0) NOT IN (SELECT person FROM blocked)))"_s,
                    {{":room"_L1, room.number}, {":after"_L1, after}, {":me"_L1, me.number}},
                    [&count](const QSqlQuery &row) {
                        count = row.value(0).toInt();
                        return false;
                    });
    return count;
}

QList<ArchiveHit> Archive::search(const QString &typed, std::optional<RoomId> room, int limit,
                                  EventId before) const
{
    const QStringList wanted = words::wordsOf(typed.left(200));
    QList<ArchiveHit> hits;
    if (wanted.isEmpty())
        return hits;
    QStringList parts;
    for (const QString &word : wanted)
        parts += u'(' + words::queryFor(word) + u')';
    int looked = 0;
    m_database.read(uR"(
        SELECT event.id, room, position, type, sender, nickname, at, tag, body
          FROM event_pair
          JOIN event ON event.id = event_pair.rowid
         WHERE event_pair MATCH :query
           AND event_pair.rowid < :before
           AND (:anywhere OR room = :room)
         ORDER BY event_pair.rowid DESC)"_s,
                    {{":query"_L1, parts.join(u" AND "_s)},
                     {":before"_L1, before.isNull() ? kEnd : before.number},
                     {":anywhere"_L1, room ? 0 : 1},
                     {":room"_L1, room.value_or(RoomId()).number}},
                    [&](const QSqlQuery &row) {
                        RoomEvent event = eventOf(row);
                        QString text = searchText(event);
                        if (containsAll(text, wanted))
                            hits.append({std::move(event), std::move(text)});
                        return hits.size() < limit && ++looked < kMostCandidates;
                    });
    return hits;
}

// --- one's own place in a room ---

qint64 Archive::readPosition(RoomId room) const
{
    qint64 position = 0;
    m_database.read(u"SELECT read_position FROM room_state WHERE room = :room"_s, {{":room"_L1, room.number}},
                    [&position](const QSqlQuery &row) {
                        position = row.value(0).toLongLong();
                        return false;
                    });
    return position;
}

void Archive::setReadPosition(RoomId room, qint64 position)
{
    (void)m_database.write(uR"(
        INSERT INTO room_state (room, read_position) VALUES (:room, :position)
            ON CONFLICT (room) DO UPDATE SET read_position = max(read_position, excluded.read_position))"_s,
                           {{":room"_L1, room.number}, {":position"_L1, position}});
}

void Archive::setReadBack(RoomId room, qint64 position)
{
    (void)m_database.write(u"UPDATE room_state SET read_position = :position WHERE room = :room"_s,
                           {{":room"_L1, room.number}, {":position"_L1, position}});
}

qint64 Archive::heard(const QString &queue) const
{
    qint64 position = 0;
    m_database.read(u"SELECT position FROM heard WHERE queue = :queue"_s, {{":queue"_L1, queue}},
                    [&position](const QSqlQuery &row) {
                        position = row.value(0).toLongLong();
                        return false;
                    });
    return position;
}

void Archive::setHeard(const QString &queue, qint64 position)
{
    (void)m_database.write(uR"(
        INSERT INTO heard (queue, position) VALUES (:queue, :position)
            ON CONFLICT (queue) DO UPDATE SET position = max(position, excluded.position))"_s,
                           {{":queue"_L1, queue}, {":position"_L1, position}});
}

folders::Arrangement Archive::arrangement() const
{
    folders::Arrangement out;
    m_database.read(u"SELECT body FROM kept WHERE name = 'arrangement'"_s, {}, [&out](const QSqlQuery &row) {
        if (const auto kept = fromJson<folders::Arrangement>(row.value(0).toString().toUtf8()))
            out = *kept;
        return false;
    });
    return out;
}

void Archive::putArrangement(const folders::Arrangement &now)
{
    if (now == arrangement())
        return;
    (void)m_database.write(uR"(
        INSERT INTO kept (name, body) VALUES ('arrangement', :body)
            ON CONFLICT (name) DO UPDATE SET body = excluded.body)"_s,
                           {{":body"_L1, QString::fromUtf8(toJson(now))}});
    Q_EMIT arrangementChanged();
}

LocalDraft Archive::localDraft(RoomId room) const
{
    LocalDraft draft;
    m_database.read(uR"(
        SELECT draft, draft_reply, draft_revision, draft_changed
          FROM room_state
         WHERE room = :room)"_s,
                    {{":room"_L1, room.number}}, [&draft](const QSqlQuery &row) {
                        draft.text = row.value(0).toString();
                        if (const EventId answered{row.value(1).toLongLong()}; !answered.isNull())
                            draft.replyTo = answered;
                        draft.seen = {row.value(2).toLongLong()};
                        draft.changedAt = {row.value(3).toLongLong()};
                        return false;
                    });
    return draft;
}

void Archive::putDraft(RoomId room, const LocalDraft &draft)
{
    const LocalDraft before = localDraft(room);
    if (before == draft)
        return;
    (void)m_database.write(uR"(
        INSERT INTO room_state (room, draft, draft_reply, draft_revision, draft_changed)
             VALUES (:room, :draft, :reply, :seen, :changed)
        ON CONFLICT (room) DO UPDATE
                SET draft = excluded.draft, draft_reply = excluded.draft_reply,
                    draft_revision = excluded.draft_revision, draft_changed = excluded.draft_changed)"_s,
                           {{":room"_L1, room.number},
                            {":draft"_L1, draft.text},
                            {":reply"_L1, draft.replyTo.value_or(EventId()).number},
                            {":seen"_L1, draft.seen.number},
                            {":changed"_L1, draft.changedAt.ms}},
                           LocalDatabase::Worth::Own);
    if (before.text != draft.text)
        Q_EMIT draftChanged(room);
}

void Archive::setDraft(RoomId room, const QString &text)
{
    LocalDraft draft = localDraft(room);
    draft.text = text;
    putDraft(room, draft);
}

QList<RoomId> Archive::roomsWithDraft() const
{
    QList<RoomId> all;
    m_database.read(
        u"SELECT room FROM room_state WHERE draft <> '' OR draft_revision > 0 OR draft_changed > 0"_s, {},
        [&all](const QSqlQuery &row) {
            all.append(RoomId{row.value(0).toLongLong()});
            return true;
        });
    return all;
}

} // namespace madang
