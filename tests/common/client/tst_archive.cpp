// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/archive.h"
#include "common/protocol/moderation.h"
#include "tests/support/processor_time.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using rooms::RoomEvent;

namespace {

constexpr RoomId kRoom{7};
constexpr UserId kMina{1};
constexpr UserId kJun{2};

RoomEvent message(qint64 position, const QString &text = u"x"_s, UserId sender = kMina, RoomId room = kRoom)
{
    RoomEvent event;
    event.room = room;
    event.position = position;
    event.id = {room.number * 1'000'000 + position};
    event.type = u"message"_s;
    event.sender = accounts::Person{sender, sender == kMina ? u"민아"_s : u"준"_s};
    event.at = {1'700'000'000'000 + position * 1000};
    event.tag = ClientTag{u"t%1"_s.arg(position)};
    event.body = {toJson(chat::MessageBody{text, {}})};
    return event;
}

RoomEvent referring(qint64 position, QLatin1StringView type, const QByteArray &body, UserId sender = kMina)
{
    RoomEvent event = message(position, {}, sender);
    event.type = type;
    event.body = {body};
    return event;
}

QList<RoomEvent> messages(qint64 first, qint64 last, RoomId room = kRoom)
{
    QList<RoomEvent> events;
    for (qint64 position = first; position <= last; ++position)
        events.append(message(position, u"message %1"_s.arg(position), kMina, room));
    return events;
}

QList<qint64> positions(const QList<RoomEvent> &events)
{
    QList<qint64> out;
    for (const RoomEvent &event : events)
        out.append(event.position);
    return out;
}

QList<qint64> range(qint64 first, qint64 last)
{
    QList<qint64> out;
    for (; first <= last; ++first)
        out.append(first);
    return out;
}

} // namespace

class ArchiveTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<LocalDatabase>();
        QVERIFY(m_database->open({}).ok());
        m_archive = std::make_unique<Archive>(*m_database, ArchiveLimits{.eventsPerRoom = 1000, .page = 10});
    }

    void answersAreCountedOnceAndApart()
    {
        put(messages(1, 2));
        const RoomEvent root = message(2);
        const auto answer = [&root](qint64 position) {
            RoomEvent event = message(position);
            chat::MessageBody body{u"answer"_s, root.id};
            body.thread = root.id;
            event.body = {toJson(body)};
            return event;
        };
        const auto counted = [this] {
            const auto marks = m_archive->eventAt(kRoom, 2)->marks;
            return marks && marks->answers ? marks->answers->count : -1;
        };
        QCOMPARE(counted(), -1);
        put({answer(3), answer(4), answer(4)});
        QCOMPARE(counted(), 2);
        put({answer(3)});
        QCOMPARE(counted(), 2);
        QCOMPARE(positions(m_archive->answers(kRoom, root.id, 1000, 10)), (QList<qint64>{3, 4}));
        QCOMPARE(positions(m_archive->answers(kRoom, root.id, 4, 10)), QList<qint64>{3});
        const chat::Referring gone{3, message(3).id, root.id};
        put({referring(5, chat::kDeleted, toJson(gone))});
        QCOMPARE(counted(), 1);
        put({referring(5, chat::kDeleted, toJson(gone))});
        QCOMPARE(counted(), 1);
        QCOMPARE(positions(m_archive->answers(kRoom, root.id, 1000, 10)), QList<qint64>{4});
        // An edit of before is still taken, and what the server knows later goes before both.
        put({referring(6, chat::kEdited, toJson(chat::EditBody{2, root.id, u"새 글"_s}))});
        QCOMPARE(counted(), 1);
        QCOMPARE(fromJson<chat::MessageBody>(m_archive->eventAt(kRoom, 2)->body.text)->text, u"새 글"_s);
        RoomEvent known = message(2);
        known.marks = rooms::Marks{};
        known.marks->answers = rooms::Answers{7, Timestamp{9}, 40};
        put({known});
        QCOMPARE(counted(), 7);
        QCOMPARE(fromJson<chat::MessageBody>(m_archive->eventAt(kRoom, 2)->body.text)->text, u"새 글"_s);
        put({answer(39)});
        QCOMPARE(counted(), 7);
        // What was counted here after a hole is wrong until the server tells of the same answer.
        put({answer(60)});
        QCOMPARE(counted(), 8);
        known.marks->answers = rooms::Answers{12, Timestamp{60}, 60};
        put({known});
        QCOMPARE(counted(), 12);
        put({answer(60)});
        QCOMPARE(counted(), 12);
    }

    void aTextThatOnlyNamesAThreadIsInNone()
    {
        RoomEvent event = message(3, uR"("thread":"7000002")"_s);
        QVERIFY(!threadOf(event));
        put({message(2), event});
        QVERIFY(m_archive->answers(kRoom, message(2).id, 1000, 10).isEmpty());
    }

    void whatRefersToAnEventChangesIt()
    {
        put(messages(1, 3));
        const RoomEvent said = message(2);
        put({referring(4, chat::kEdited, toJson(chat::EditBody{2, said.id, u"새 글"_s})),
             referring(5, chat::kReaction, toJson(chat::ReactionBody{2, said.id, u"🎉"_s, true})),
             referring(6, chat::kReaction, toJson(chat::ReactionBody{2, said.id, u"🎉"_s, true}), kJun),
             referring(7, chat::kPinned, toJson(chat::Referring{2, said.id}))});
        const auto changed = m_archive->eventAt(kRoom, 2);
        QCOMPARE(fromJson<chat::MessageBody>(changed->body.text)->text, u"새 글"_s);
        QCOMPARE(changed->marks->reactions.size(), 1);
        QCOMPARE(changed->marks->reactions[0].count, 2);
        QVERIFY(changed->marks->reactions[0].mine);
        QVERIFY(changed->marks->pinned);
        QCOMPARE(changed->marks->position, 7);
        QCOMPARE(m_archive->search(u"message 2"_s).size(), 0);
        QCOMPARE(m_archive->search(u"새 글"_s).size(), 1);
        // Told again (a page that overlaps), it changes nothing more.
        put({referring(6, chat::kReaction, toJson(chat::ReactionBody{2, said.id, u"🎉"_s, true}), kJun)});
        QCOMPARE(m_archive->eventAt(kRoom, 2)->marks->reactions[0].count, 2);
        put({referring(8, chat::kReaction, toJson(chat::ReactionBody{2, said.id, u"🎉"_s, false})),
             referring(9, chat::kDeleted, toJson(chat::Referring{2, said.id}))});
        QVERIFY(m_archive->eventAt(kRoom, 2)->marks->deleted);
        QCOMPARE(m_archive->search(u"새 글"_s).size(), 0);
    }

    void aPageThatKnowsMoreChangesWhatIsStored()
    {
        put(messages(1, 3));
        RoomEvent later = message(2, u"나중 글"_s);
        later.marks = rooms::Marks{40, Timestamp{5}, false, false, {{u"👍"_s, 3, false}}};
        put({later});
        QCOMPARE(fromJson<chat::MessageBody>(m_archive->eventAt(kRoom, 2)->body.text)->text, u"나중 글"_s);
        // What the page knew already comes live again.
        put({referring(30, chat::kEdited, toJson(chat::EditBody{2, later.id, u"옛 글"_s}))});
        QCOMPARE(fromJson<chat::MessageBody>(m_archive->eventAt(kRoom, 2)->body.text)->text, u"나중 글"_s);
        QCOMPARE(m_archive->eventAt(kRoom, 2)->marks->reactions[0].count, 3);
    }

    void anEventComesBackAsItWas()
    {
        RoomEvent event = message(1, u"줄\n둘 \"인용\" 🙂"_s);
        m_archive->putEvents(kRoom, u"e1"_s, {event});
        const auto kept = m_archive->eventAt(kRoom, 1);
        QVERIFY(kept.has_value());
        QCOMPARE(toJson(*kept), toJson(event));
        RoomEvent card = message(2);
        card.type = u"donation"_s;
        card.sender.reset();
        card.tag.reset();
        m_archive->putEvents(kRoom, u"e1"_s, {card});
        QCOMPARE(toJson(*m_archive->eventAt(kRoom, 2)), toJson(card));
        QCOMPARE(m_archive->eventById(card.id)->position, 2);
    }
    void aCorrectedCardIsReadWithItsOtherMessage()
    {
        const auto card = [](qint64 position) {
            campaigns::DonationBody body;
            body.campaign = {3};
            body.gift.id = {position};
            body.gift.message = u"무례한 말"_s;
            RoomEvent event = message(position);
            event.type = u"donation"_s;
            event.body = {toJson(body)};
            return event;
        };
        const auto correction = [](qint64 position, qint64 of, const QString &text) {
            RoomEvent event = message(position);
            event.type = u"donation.message"_s;
            event.body = {toJson(moderation::GiftMessageBody{{3}, {of}, of, {}, text})};
            return event;
        };
        const auto messageAt = [this](qint64 position) {
            return fromJson<campaigns::DonationBody>(m_archive->eventAt(kRoom, position)->body.text)
                ->gift.message;
        };
        m_archive->putEvents(kRoom, u"e1"_s, {card(5)});
        QCOMPARE(m_archive->search(u"무례한"_s, kRoom).size(), 1);
        m_archive->putEvents(kRoom, u"e1"_s, {correction(6, 5, {})});
        QCOMPARE(messageAt(5), QString());
        QCOMPARE(m_archive->search(u"무례한"_s, kRoom).size(), 0);
        QCOMPARE(m_archive->messageOfCard(kRoom, 5), std::optional(QString()));
        // An older card that comes after its correction, as when one scrolls back.
        m_archive->putEvents(kRoom, u"e1"_s, {correction(7, 2, u"고운 말"_s)});
        m_archive->putEvents(kRoom, u"e1"_s, {card(2)});
        QCOMPARE(messageAt(2), u"고운 말"_s);
        QCOMPARE(m_archive->search(u"고운"_s, kRoom).size(), 1);
        QVERIFY(!m_archive->messageOfCard(kRoom, 3));
        // No event may correct a later one.
        m_archive->putEvents(kRoom, u"e1"_s, {correction(8, 9, {}), card(9)});
        QCOMPARE(messageAt(9), u"무례한 말"_s);
    }
    void pagesReadInBothDirections()
    {
        m_archive->putEvents(kRoom, u"e1"_s, messages(1, 100));
        QCOMPARE(positions(m_archive->newest(kRoom).events), range(91, 100));
        QCOMPARE(positions(m_archive->before(kRoom, 91).events), range(81, 90));
        QCOMPARE(positions(m_archive->after(kRoom, 90, 5).events), range(91, 95));
        QCOMPARE(positions(m_archive->around(kRoom, 50).events), range(45, 55));
        QVERIFY(!m_archive->before(kRoom, 5).olderMissing);
        QCOMPARE(positions(m_archive->before(kRoom, 5).events), range(1, 4));
        QVERIFY(m_archive->before(kRoom, 1).events.isEmpty());
    }
    void twoRunsAreNeverShownAsNeighbours()
    {
        m_archive->putEvents(kRoom, u"e1"_s, messages(1, 20));
        m_archive->putEvents(kRoom, u"e1"_s, messages(50, 55));
        const ArchivePage newest = m_archive->newest(kRoom);
        QCOMPARE(positions(newest.events), range(50, 55));
        QVERIFY(newest.olderMissing);
        QVERIFY(m_archive->before(kRoom, 50).events.isEmpty());
        QVERIFY(m_archive->before(kRoom, 50).olderMissing);
        const ArchivePage older = m_archive->after(kRoom, 15);
        QCOMPARE(positions(older.events), range(16, 20));
        QVERIFY(older.newerMissing);
        QVERIFY(m_archive->after(kRoom, 20).events.isEmpty());
        QVERIFY(m_archive->around(kRoom, 30).events.isEmpty());
        m_archive->putEvents(kRoom, u"e1"_s, messages(21, 49));
        QCOMPARE(positions(m_archive->before(kRoom, 50).events), range(40, 49));
    }
    void anotherEpochClearsTheRoomOnly()
    {
        m_archive->putEvents(kRoom, u"e1"_s, messages(1, 20));
        m_archive->putEvents({8}, u"e1"_s, messages(1, 5, {8}));
        m_archive->setDraft(kRoom, u"draft"_s);
        m_archive->putEvents(kRoom, u"e2"_s, messages(1, 3));
        QCOMPARE(m_archive->eventCount(kRoom), 3);
        QCOMPARE(m_archive->epoch(kRoom), u"e2"_s);
        QCOMPARE(m_archive->eventCount({8}), 5);
        QCOMPARE(m_archive->draft(kRoom), u"draft"_s);
        QVERIFY(m_archive->search(u"message 20"_s, kRoom).isEmpty());
    }
    void onlyTheNewestAreKept()
    {
        m_archive->putEvents(kRoom, u"e1"_s, {message(1, u"사라질 말"_s)});
        QCOMPARE(m_archive->search(u"사라질"_s).size(), 1);
        m_archive->putEvents(kRoom, u"e1"_s, messages(2, 2500));
        QCOMPARE(m_archive->newestPosition(kRoom), 2500);
        QVERIFY(m_archive->eventCount(kRoom) <= 1500);
        QVERIFY(m_archive->eventAt(kRoom, 1501).has_value());
        QVERIFY(!m_archive->eventAt(kRoom, 1000).has_value());
        QVERIFY(m_archive->search(u"사라질"_s).isEmpty());
        // Paged into from the server: shown, but not kept.
        m_archive->putEvents(kRoom, u"e1"_s, messages(900, 950));
        QVERIFY(!m_archive->eventAt(kRoom, 950).has_value());
    }
    void impossibleEventsAreLeftOut()
    {
        RoomEvent foreign = message(2);
        foreign.room = {99};
        RoomEvent negative = message(1);
        negative.position = -4;
        RoomEvent huge = message(1);
        huge.position = std::numeric_limits<qint64>::max();
        m_archive->putEvents(kRoom, u"e1"_s, {foreign, negative, huge, message(3)});
        QCOMPARE(m_archive->eventCount(kRoom), 1);
        QCOMPARE(m_archive->newestPosition(kRoom), 3);
    }
    void theSameEventTwiceIsKeptOnce()
    {
        m_archive->putEvents(kRoom, u"e1"_s, {message(1, u"첫째"_s)});
        m_archive->putEvents(kRoom, u"e1"_s, {message(1, u"둘째"_s)});
        QCOMPARE(m_archive->eventCount(kRoom), 1);
        QCOMPARE(m_archive->search(u"첫째"_s).size(), 1);
        QVERIFY(m_archive->search(u"둘째"_s).isEmpty());
    }
    void searchFindsInsideWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QList<qint64>>("found");
        QTest::newRow("two syllables inside") << u"감사"_s << QList<qint64>{1};
        QTest::newRow("middle") << u"사합"_s << QList<qint64>{1};
        QTest::newRow("one syllable") << u"합"_s << QList<qint64>{1};
        QTest::newRow("last syllable") << u"다"_s << QList<qint64>{3, 1};
        QTest::newRow("case") << u"HELLO"_s << QList<qint64>{2};
        QTest::newRow("every word") << u"hel 후원"_s << QList<qint64>{2};
        QTest::newRow("pairs there but not the word") << u"abab"_s << QList<qint64>{};
        QTest::newRow("emoji") << u"🙂"_s << QList<qint64>{2};
        QTest::newRow("punctuation") << u"100%"_s << QList<qint64>{3};
        QTest::newRow("operators are words") << u"a AND b"_s << QList<qint64>{};
        QTest::newRow("quote") << u"\""_s << QList<qint64>{};
        QTest::newRow("blank") << u"  "_s << QList<qint64>{};
    }
    void searchFindsInsideWords()
    {
        m_archive->putEvents(kRoom, u"e1"_s,
                             {message(1, u"정말 감사합니다"_s), message(2, u"Hello 후원자님 🙂"_s),
                              message(3, u"100%할인입니다"_s), message(4, u"ab ba"_s)});
        QFETCH(QString, typed);
        QList<qint64> found;
        const auto hits = m_archive->search(typed);
        for (const ArchiveHit &hit : hits)
            found.append(hit.event.position);
        QTEST(found, "found");
    }
    void searchStaysInItsRoomAndGoesOn()
    {
        m_archive->putEvents(kRoom, u"e1"_s, messages(1, 30));
        m_archive->putEvents({8}, u"e1"_s, messages(1, 5, {8}));
        QCOMPARE(m_archive->search(u"message"_s, RoomId{8}).size(), 5);
        const auto first = m_archive->search(u"message"_s, kRoom, 10);
        QCOMPARE(first.size(), 10);
        QCOMPARE(first.last().event.position, 21);
        const auto next = m_archive->search(u"message"_s, kRoom, 10, first.last().event.id);
        QCOMPARE(next.first().event.position, 20);
    }
    void timesAreFoundOnlyWhereNothingIsMissing()
    {
        m_archive->putEvents(kRoom, u"e1"_s, messages(1, 20));
        m_archive->putEvents(kRoom, u"e1"_s, messages(50, 60));
        QCOMPARE(m_archive->positionAt(kRoom, message(5).at).value_or(0), 5);
        QCOMPARE(m_archive->positionAt(kRoom, {message(5).at.ms - 1}).value_or(0), 5);
        QVERIFY(!m_archive->positionAt(kRoom, message(30).at));
        QCOMPARE(m_archive->positionAt(kRoom, message(55).at).value_or(0), 55);
        QVERIFY(!m_archive->positionAt(kRoom, message(100).at));
    }
    void whatMayNotBeSeenIsNotMissing()
    {
        rooms::Room room;
        room.id = kRoom;
        room.visibleFrom = 10;
        m_archive->putRoom(room);
        m_archive->putEvents(kRoom, u"e1"_s, messages(10, 20));
        QCOMPARE(m_archive->firstPosition(kRoom), 10);
        QVERIFY(!m_archive->newest(kRoom, 60).olderMissing);
        QVERIFY(!m_archive->before(kRoom, 12).olderMissing);
        QCOMPARE(m_archive->positionAt(kRoom, message(1).at).value_or(0), 10);
        QCOMPARE(m_archive->firstPosition({8}), 1);
    }
    void roomsCampaignsAndPeopleComeBack()
    {
        const QSignalSpy changed(m_archive.get(), &Archive::roomChanged);
        rooms::Room room;
        room.id = kRoom;
        room.name = u"마당"_s;
        room.createdAt = {5};
        room.role = rooms::MemberRole::Owner;
        room.lastEvent = message(9);
        m_archive->putRoom(room);
        rooms::Room other = room;
        other.id = {8};
        other.lastEvent = message(10, u"later"_s, kMina, {8});
        m_archive->putRoom(other);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(m_archive->rooms().size(), 2);
        QCOMPARE(m_archive->rooms().first().id, RoomId{8});
        QCOMPARE(toJson(*m_archive->room(kRoom)), toJson(room));

        m_archive->putPerson({kMina, u"민아"_s});
        m_archive->putPerson({kMina, u"민아2"_s});
        QCOMPARE(m_archive->person(kMina)->nickname, u"민아2"_s);

        campaigns::Campaign campaign;
        campaign.id = {3};
        campaign.room = kRoom;
        campaign.title = u"우물"_s;
        campaign.createdAt = campaign.endsAt = {7};
        m_archive->putCampaign(campaign);
        QCOMPARE(toJson(m_archive->campaigns().first()), toJson(campaign));

        m_archive->putMembers(kRoom,
                              {{kMina, u"민아"_s, rooms::MemberRole::Owner, 4, {9}, u"mina"_s},
                               {kJun, u"준"_s, rooms::MemberRole::Member, 0, {9}}});
        QCOMPARE(m_archive->members(kRoom).size(), 2);
        for (const rooms::Member &member : m_archive->members(kRoom))
            QCOMPARE(member.username, member.id == kMina ? std::optional(u"mina"_s) : std::nullopt);
        m_archive->putMembers(kRoom, {{kJun, u"준"_s, rooms::MemberRole::Member, 0, {9}}});
        QCOMPARE(m_archive->members(kRoom).size(), 1);
    }
    void droppingARoomForgetsAllOfIt()
    {
        rooms::Room room;
        room.id = kRoom;
        room.createdAt = {5};
        m_archive->putRoom(room);
        m_archive->putEvents(kRoom, u"e1"_s, messages(1, 5));
        m_archive->setDraft(kRoom, u"draft"_s);
        m_archive->dropRoom(kRoom);
        QVERIFY(!m_archive->room(kRoom));
        QCOMPARE(m_archive->eventCount(kRoom), 0);
        QVERIFY(m_archive->draft(kRoom).isEmpty());
        QVERIFY(m_archive->search(u"message"_s).isEmpty());
    }
    void readPositionsOnlyMoveForward()
    {
        m_archive->setReadPosition(kRoom, 5);
        m_archive->setReadPosition(kRoom, 3);
        QCOMPARE(m_archive->readPosition(kRoom), 5);
        m_archive->putEvents(kRoom, u"e1"_s,
                             {message(1), message(2, u"y"_s, kJun), message(3, u"z"_s, kJun)});
        QCOMPARE(m_archive->countOfOthers(kRoom, 0, kMina), 2);
        QCOMPARE(m_archive->countOfOthers(kRoom, 2, kMina), 1);
    }
    void aPageOfALongRoomIsReadWithoutTheRest()
    {
        LocalDatabase database;
        QVERIFY(database.open({}).ok());
        Archive archive(database);
        archive.putEvents(kRoom, u"e1"_s, messages(1, 10'000));
        const madang::test::ProcessorTime timer;
        for (int i = 0; i < 100; ++i)
            QCOMPARE(archive.before(kRoom, 9'000 - i).events.size(), 60);
        // 10,000 rows each time would take seconds.
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    void put(const QList<RoomEvent> &events) { m_archive->putEvents(kRoom, u"e1"_s, events, kMina); }

    std::unique_ptr<LocalDatabase> m_database;
    std::unique_ptr<Archive> m_archive;
};

QTEST_GUILESS_MAIN(ArchiveTest)
#include "tst_archive.moc"
