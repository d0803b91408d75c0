// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/message_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What is asked of a history of 30 events, and what must come: [first, last] or nothing (0).
struct Ask {
    std::optional<qint64> before;
    std::optional<qint64> after;
    std::optional<qint64> around;
    int limit = 10;
    qint64 first = 0;
    qint64 last = 0;
    bool older = false;
    bool newer = false;
};

constexpr qint64 kEnd = 30;
constexpr qint64 kLargest = std::numeric_limits<qint64>::max();
constexpr qint64 kSmallest = std::numeric_limits<qint64>::min() + 1;

} // namespace

class MessageServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_room = m_house->aRoom(m_mina, {m_jun});
    }
    void cleanup() { m_house.reset(); }

    // ---- posting

    void whatIsSaidIsToldAndKept()
    {
        const auto said = m_house->post(m_mina, m_room, u"안녕"_s, u"t1"_s);
        QVERIFY(said);
        QCOMPARE(said->position, 3);
        QCOMPARE(said->type, u"message"_s);
        QCOMPARE(said->sender->id, m_mina);
        QCOMPARE(said->sender->nickname, u"미나"_s);
        QCOMPARE(said->at, m_house->clock().now());
        QCOMPARE(said->tag->value, u"t1"_s);
        QCOMPARE(fromJson<chat::MessageBody>(said->body.text)->text, u"안녕"_s);
        const auto told = m_house->told(m_house->topicOf(m_room)).last();
        QCOMPARE(told->event, QByteArray("message"));
        QCOMPARE(told->position, 3);
        QCOMPARE(told->messageId, said->id.bytes());
        QCOMPARE(told->body, toJson(*said));
        const auto history = read({});
        QCOMPARE(toJson(history->items.last()), toJson(*said));
    }

    void whatIsRedactedIsReadAsThat()
    {
        const auto said = m_house->post(m_mina, m_room, u"지워질 말"_s, u"t1"_s);
        QVERIFY(said);
        QVERIFY(m_house->store().db().run(
            u"INSERT INTO event_redaction (room, position, body, at) VALUES (:room, :at, :body, 1)"_s,
            bind("room", m_room), bind("at", said->position), bind("body", RawJson{R"({"text":""})"})));
        const auto history = read({});
        QCOMPARE(history->items.last().id, said->id);
        QCOMPARE(history->items.last().body.text, QByteArray(R"({"text":""})"));
        const auto missed = m_house->open(m_jun, u"/topic/rooms/%1"_s.arg(m_room.text()),
                                          {.after = said->position - 1, .epoch = {}, .limit = 10});
        QVERIFY(missed);
        QCOMPARE(missed->events.size(), 1);
        QVERIFY(!missed->events[0]->body.contains("지워질 말"));
    }

    void aRepeatAnswersTheFirstEvent()
    {
        const auto first = m_house->post(m_mina, m_room, u"once"_s, u"t1"_s);
        m_house->clock().advance(1h);
        const auto again = m_house->post(m_mina, m_room, u"another text"_s, u"t1"_s);
        QCOMPARE(toJson(*again), toJson(*first));
        QCOMPARE(m_house->count(u"event"_s, u"type = 'message'"_s), 1);
        QCOMPARE(m_house->told(m_house->topicOf(m_room)).size(), 3);
        QVERIFY2(m_house->post(m_jun, m_room, u"x"_s, u"t1"_s)->id != first->id,
                 "tags belong to their sender");
        const RoomId other = m_house->aRoom(m_mina);
        QVERIFY2(m_house->post(m_mina, other, u"x"_s, u"t1"_s)->id != first->id, "and to their room");
    }

    void aRepeatIsOneHoweverManyComeTogether()
    {
        std::vector<std::future<Result<Reply>>> posting;
        for (int i = 0; i < 20; ++i)
            posting.push_back(m_house->start(m_mina, chat::post, m_house->saying(m_room, u"x"_s, u"t1"_s)));
        QSet<QByteArray> answers;
        for (auto &each : posting)
            answers += toJson(*m_house->answerOf<rooms::RoomEvent>(std::move(each)));
        QCOMPARE(answers.size(), 1);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'message'"_s), 1);
        QCOMPARE(m_house->told(m_house->topicOf(m_room)).size(), 3);
    }

    void aRepeatOnAnotherLaneIsStillOne()
    {
        // A transaction of several SENDs runs on the lane of its first room; the retry comes alone, on its
        // own.
        const RoomId other = m_house->aRoom(m_mina);
        for (int round = 0; round < 10; ++round) {
            const QString tag = u"round%1"_s.arg(round);
            const auto message = [&](RoomId room) {
                return Params{*json::parseObject(toJson(m_house->saying(room, u"x"_s, tag))),
                              json::Source::Body};
            };
            const Route *route = m_house->routes().named("chat.post");
            std::promise<Result<QList<Reply>>> together;
            m_house->routes().callAtomically(
                {{route, message(other)}, {route, message(m_room)}}, test::TestHouse::person(m_mina),
                [&](const Routes::Together &ended) { together.set_value(ended.replies); });
            auto alone = m_house->start(m_mina, chat::post, m_house->saying(m_room, u"x"_s, tag));
            const auto first = together.get_future().get();
            const auto second = m_house->answerOf<rooms::RoomEvent>(std::move(alone));
            QVERIFY2(first, first ? "" : qPrintable(first.error().about));
            QVERIFY2(second, second ? "" : qPrintable(second.error().about));
            QCOMPARE(first->at(1).eventId, second->id.bytes());
            QCOMPARE(first->at(1).position, second->position);
        }
        QCOMPARE(m_house->count(u"event"_s, u"type = 'message'"_s), 20);
        isDense(m_room);
    }

    void positionsAreDenseUnderEightPosters()
    {
        constexpr int kPosters = 8;
        constexpr int kEach = 60;
        QList<UserId> posters;
        for (int i = 0; i < kPosters; ++i)
            posters += m_house->aUser(u"poster %1"_s.arg(i));
        const RoomId room = m_house->aRoom(m_mina, posters);
        std::atomic_int accepted = 0;
        std::vector<std::thread> threads;
        for (const UserId poster : posters) {
            threads.emplace_back([&, poster] {
                // Pipelined: a sender's own order is kept without waiting for answers.
                std::vector<std::future<Result<Reply>>> sent;
                for (int i = 0; i < kEach; ++i)
                    sent.push_back(
                        m_house->start(poster, chat::post, m_house->saying(room, QString::number(i))));
                qint64 last = 0;
                for (auto &each : sent) {
                    const auto event = m_house->answerOf<rooms::RoomEvent>(std::move(each));
                    accepted += event && event->position > last ? 1 : 0;
                    last = event ? event->position : last;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(accepted.load(), kPosters * kEach);
        isDense(room);
        // Everybody is told in the order of positions.
        qint64 position = 0;
        for (const PublishedPtr &each : m_house->told(m_house->topicOf(room)))
            QCOMPARE(each->position, ++position);
        QCOMPARE(position, 1 + kPosters + kPosters * kEach);
    }

    void textIsNormalAndWithinItsLimit()
    {
        // Hangul in pieces, as some input methods and file systems give it.
        const auto said = m_house->post(m_mina, m_room, u"\u1112\u1161\u11AB\u1100\u1173\u11AF  \r\n"_s);
        QCOMPARE(fromJson<chat::MessageBody>(said->body.text)->text, u"한글"_s);
        QVERIFY(m_house->post(m_mina, m_room, QString(4000, u'x')));
        QCOMPARE(m_house->post(m_mina, m_room, QString(4001, u'x')).error(),
                 Error(Code::TooLong, "text").at(u"text"_s));
        QVERIFY2(m_house->post(m_mina, m_room, u"\u1112\u1161"_s.repeated(4000)),
                 "the limit is that of the normal form");
        for (const QString &bad : {u""_s, u"  \n"_s, u"\u200B"_s, u"\u001b[31mred"_s, u"\u009b31m"_s})
            QCOMPARE(m_house->post(m_mina, m_room, bad).error().field, u"text"_s);
        const QString markup = u"<script>\"\\u0000' -- 🎉"_s;
        QCOMPARE(fromJson<chat::MessageBody>(m_house->post(m_mina, m_room, markup)->body.text)->text, markup);
        isDense(m_room);
    }

    void aTagIsOneToSixtyFourCharacters()
    {
        QVERIFY(m_house->post(m_mina, m_room, u"x"_s, QString(64, u't')));
        QCOMPARE(m_house->post(m_mina, m_room, u"x"_s, QString(65, u't')).error().field, u"tag"_s);
        QCOMPARE(m_house->call(m_mina, chat::post, {m_room, {}, u"x"_s, {}}).error().field, u"tag"_s);
    }

    void anAnswerBelongsToItsRoom()
    {
        const auto asked = m_house->post(m_mina, m_room, u"?"_s);
        const auto answered = m_house->post(m_jun, m_room, u"!"_s, {}, asked->id);
        QCOMPARE(fromJson<chat::MessageBody>(answered->body.text)->replyTo, asked->id);
        const RoomId secret = m_house->aPrivateRoom(m_jun);
        const auto elsewhere = m_house->post(m_jun, secret, u"x"_s);
        const Error notHere = Error(Code::NotFound, "event").at(u"replyTo"_s);
        QCOMPARE(m_house->post(m_mina, m_room, u"!"_s, {}, elsewhere->id).error(), notHere);
        QCOMPARE(m_house->post(m_mina, m_room, u"!"_s, {}, EventId{424242}).error(), notHere);
        isDense(m_room);
    }

    void whatAClientSaysAboutItselfHasNoEffect()
    {
        QJsonObject members = *json::parseObject(toJson(m_house->saying(m_room, u"x"_s, u"t"_s)));
        members[u"sender"_s] = QJsonObject{{u"id"_s, m_jun.text()}, {u"nickname"_s, u"owner"_s}};
        members[u"type"_s] = u"donation"_s;
        members[u"position"_s] = 1;
        members[u"at"_s] = u"2020-01-01T00:00:00.000Z"_s;
        members[u"id"_s] = u"1"_s;
        std::promise<Result<Reply>> promise;
        m_house->routes().call(*m_house->routes().named("chat.post"), test::TestHouse::person(m_mina),
                               {members, json::Source::Body},
                               [&](Result<Reply> reply) { promise.set_value(reply); });
        const auto event = fromJson<rooms::RoomEvent>(promise.get_future().get()->body);
        QCOMPARE(event->sender->id, m_mina);
        QCOMPARE(event->type, u"message"_s);
        QCOMPARE(event->position, 3);
        QCOMPARE(event->at, m_house->clock().now());
    }

    void aRefusedMessageTakesNoPosition()
    {
        const UserId stranger = m_house->aUser(u"stranger"_s);
        QCOMPARE(m_house->post(stranger, m_room, u"x"_s).error(), Error(Code::NotAllowed, "not-member"));
        QCOMPARE(m_house->post({}, m_room, u"x"_s).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->post(m_mina, m_room, u"x"_s)->position, 3);
        isDense(m_room);
    }

    void theClockHasNoSayInTheOrder()
    {
        QVERIFY(m_house->post(m_mina, m_room, u"one"_s));
        m_house->clock().setWallClock({m_house->clock().now().ms - 86'400'000});
        QVERIFY(m_house->post(m_mina, m_room, u"two"_s));
        m_house->clock().setWallClock({m_house->clock().now().ms + 864'000'000});
        QVERIFY(m_house->post(m_mina, m_room, u"three"_s));
        isDense(m_room);
        const auto items = read({})->items;
        QCOMPARE(fromJson<chat::MessageBody>(items.last().body.text)->text, u"three"_s);
        QCOMPARE(fromJson<chat::MessageBody>(items[items.size() - 2].body.text)->text, u"two"_s);
    }

    // ---- reading

    void aStretchIsExactAtItsEdges_data()
    {
        QTest::addColumn<Ask>("ask");
        const auto row = [](const char *name, const Ask &ask) { QTest::newRow(name) << ask; };
        row("the newest page", {{}, {}, {}, 10, 21, 30, true, false});
        row("all of it", {{}, {}, {}, 30, 1, 30, false, false});
        row("more than all", {{}, {}, {}, 200, 1, 30, false, false});
        row("one less than all", {{}, {}, {}, 29, 2, 30, true, false});
        row("just the last", {{}, {}, {}, 1, 30, 30, true, false});

        row("before the page", {21, {}, {}, 10, 11, 20, true, true});
        row("before, to the start", {11, {}, {}, 10, 1, 10, false, true});
        row("before, cut at the start", {6, {}, {}, 10, 1, 5, false, true});
        row("before 2", {2, {}, {}, 10, 1, 1, false, true});
        row("before the first", {1, {}, {}, 10, 0, 0, false, true});
        row("before 0", {0, {}, {}, 10, 0, 0, false, true});
        row("before a negative", {-5, {}, {}, 10, 0, 0, false, true});
        row("before the smallest", {kSmallest, {}, {}, 10, 0, 0, false, true});
        row("before the end", {30, {}, {}, 10, 20, 29, true, true});
        row("before just beyond", {31, {}, {}, 10, 21, 30, true, false});
        row("before far beyond", {1000, {}, {}, 10, 21, 30, true, false});
        row("before the largest", {kLargest, {}, {}, 10, 21, 30, true, false});

        row("after nothing", {{}, 0, {}, 10, 1, 10, false, true});
        row("after a page", {{}, 10, {}, 10, 11, 20, true, true});
        row("after, to the end", {{}, 20, {}, 10, 21, 30, true, false});
        row("after, cut at the end", {{}, 25, {}, 10, 26, 30, true, false});
        row("after the last", {{}, 30, {}, 10, 0, 0, true, false});
        row("after just beyond", {{}, 31, {}, 10, 0, 0, true, false});
        row("after the largest", {{}, kLargest, {}, 10, 0, 0, true, false});
        row("after a negative", {{}, -1, {}, 10, 1, 10, false, true});
        row("after the smallest", {{}, kSmallest, {}, 10, 1, 10, false, true});

        row("around the middle", {{}, {}, 15, 10, 11, 20, true, true});
        row("around, odd", {{}, {}, 15, 5, 13, 17, true, true});
        row("around, one", {{}, {}, 15, 1, 15, 15, true, true});
        row("around the first", {{}, {}, 1, 10, 1, 6, false, true});
        row("around the last", {{}, {}, 30, 10, 26, 30, true, false});
        row("around nothing", {{}, {}, 0, 10, 1, 6, false, true});
        row("around far beyond", {{}, {}, kLargest, 10, 26, 30, true, false});
        row("around the smallest", {{}, {}, kSmallest, 10, 1, 6, false, true});
    }
    void aStretchIsExactAtItsEdges()
    {
        QFETCH(Ask, ask);
        m_house->fill(m_room, m_mina, int(kEnd) - 2);
        const auto history = read(ask);
        QVERIFY(history);
        QList<qint64> expected;
        for (qint64 position = ask.first; position > 0 && position <= ask.last; ++position)
            expected += position;
        QList<qint64> got;
        for (const rooms::RoomEvent &event : history->items)
            got += event.position;
        QCOMPARE(got, expected);
        QCOMPARE(history->hasOlder, ask.older);
        QCOMPARE(history->hasNewer, ask.newer);
        QCOMPARE(history->position, kEnd);
        QCOMPARE(history->epoch, m_house->call(m_mina, rooms::show, {m_room})->epoch);
    }

    void pagesMeetWithoutGapOrRepeatInBothDirections()
    {
        m_house->fill(m_room, m_mina, 45);
        for (const int limit : {1, 7, 40, 47, 200}) {
            QList<qint64> back;
            std::optional<qint64> before;
            for (bool more = true; more;) {
                const auto page = read({before, {}, {}, limit});
                QVERIFY(page && !page->items.isEmpty());
                for (auto event = page->items.crbegin(); event != page->items.crend(); ++event)
                    back.prepend(event->position);
                before = page->items.first().position;
                more = page->hasOlder;
                if (limit == 7) // what is said meanwhile moves nothing
                    QVERIFY(m_house->post(m_jun, m_room, u"meanwhile"_s));
            }
            QList<qint64> there;
            qint64 after = 0;
            for (bool more = true; more;) {
                const auto page = read({{}, after, {}, limit});
                for (const rooms::RoomEvent &event : page->items)
                    there += event.position;
                after = there.last();
                more = page->hasNewer;
            }
            for (qsizetype i = 0; i < back.size(); ++i)
                QCOMPARE(back[i], i + 1);
            for (qsizetype i = 0; i < there.size(); ++i)
                QCOMPARE(there[i], i + 1);
            QVERIFY(there.size() >= back.size());
        }
    }

    void aMomentFindsItsPlace()
    {
        const Timestamp start = m_house->clock().now();
        for (int i = 0; i < 20; ++i) {
            m_house->clock().advance(1min);
            QVERIFY(m_house->post(m_mina, m_room, QString::number(i)));
        }
        const auto centre = [&](std::chrono::milliseconds since) {
            const auto page = m_house->call({}, chat::history,
                                            {.room = m_room,
                                             .before = {},
                                             .after = {},
                                             .around = {},
                                             .at = start.plus(since),
                                             .limit = 1});
            return page && page->items.size() == 1 ? page->items[0].position : -1;
        };
        QCOMPARE(centre(0ms), 1);
        QCOMPARE(centre(1min), 3);
        QCOMPARE(centre(1min + 1ms), 4);
        QCOMPARE(centre(20min), 22);
        QCOMPARE(centre(21min), 22);
        QCOMPARE(centre(-24h), 1);
    }

    void oneDirectionAtATime()
    {
        QCOMPARE(read({5, 5, {}, 10}).error(), Error(Code::InvalidValue, "one-direction").at(u"before"_s));
        QCOMPARE(read({{}, 5, 5, 10}).error().code, Code::InvalidValue);
        for (const int limit : {0, -1, 201})
            QCOMPARE(read({{}, {}, {}, limit}).error().field, u"limit"_s);
        QCOMPARE(
            m_house->ask("GET", u"/api/v1/rooms/%1/events"_s.arg(m_room.number), {{u"at"_s, u"yesterday"_s}})
                .error()
                .field,
            u"at"_s);
        QVERIFY(m_house->ask("GET", u"/api/v1/rooms/%1/events"_s.arg(m_room.number),
                             {{u"at"_s, u"2026-03-02T12:00:00.000+09:00"_s}}));
    }

    void aNicknameIsTheOneOfToday()
    {
        QVERIFY(m_house->post(m_mina, m_room, u"x"_s));
        QVERIFY(m_house->store().db().run(u"UPDATE account SET nickname = '새이름' WHERE id = :id"_s,
                                          bind("id", m_mina)));
        QCOMPARE(read({})->items.last().sender->nickname, u"새이름"_s);
    }

    // ---- forwarding

    void whatIsForwardedSaysWhoseWordsItCarries()
    {
        const RoomId yard = m_house->aRoom(m_jun);
        const auto said = m_house->post(m_mina, m_room, u"마당에서 한 말"_s);
        const auto carried = forward(m_jun, yard, said->id, u"들었어?"_s);
        QVERIFY(carried);
        QCOMPARE(carried->sender->id, m_jun);
        const auto body = bodyOf(*carried);
        QCOMPARE(body.text, u"들었어?"_s);
        QVERIFY(body.forwardedFrom);
        QCOMPARE(body.forwardedFrom->event, said->id);
        QCOMPARE(body.forwardedFrom->room, m_room);
        QCOMPARE(body.forwardedFrom->position, said->position);
        QCOMPARE(body.forwardedFrom->author.id, m_mina);
        QCOMPARE(body.forwardedFrom->author.nickname, u"미나"_s);
        QCOMPARE(body.forwardedFrom->text, u"마당에서 한 말"_s);
        QCOMPARE(body.forwardedFrom->at, said->at);
        QCOMPARE(body.forwardedFrom->roomName,
                 std::optional(m_house->call(m_mina, rooms::show, {m_room})->name));
        QVERIFY(!body.forwardedFrom->files);
        QCOMPARE(m_house->told(m_house->topicOf(yard)).last()->event, QByteArray("message"));
    }
    void aForwardIsSaidOnce()
    {
        const auto said = m_house->post(m_mina, m_room, u"말"_s);
        const auto first = forward(m_jun, m_room, said->id, {}, u"f1"_s);
        const auto again = forward(m_jun, m_room, said->id, u"다른 말"_s, u"f1"_s);
        QVERIFY(first && again);
        QCOMPARE(again->id, first->id);
    }
    void theNameOfARoomThatIsNotPublicIsNotTold()
    {
        const RoomId secret = m_house->aPrivateRoom(m_mina, {m_jun}, u"비밀 모임"_s);
        const auto said = m_house->post(m_mina, secret, u"말"_s);
        const auto carried = forward(m_jun, m_room, said->id);
        QVERIFY(carried);
        QVERIFY(!bodyOf(*carried).forwardedFrom->roomName);
        QVERIFY(!carried->body.text.contains("비밀 모임"));
        const RoomId pair = m_house->aDirectRoom(m_mina, m_jun);
        const auto whispered = m_house->post(m_mina, pair, u"속말"_s);
        QVERIFY(!bodyOf(*forward(m_jun, m_room, whispered->id)).forwardedFrom->roomName);
    }
    void nobodyForwardsWhatTheyMayNotRead()
    {
        const Error missing = Error(Code::NotFound, "event").at(u"event"_s);
        const RoomId secret = m_house->aPrivateRoom(m_mina);
        const auto said = m_house->post(m_mina, secret, u"말"_s);
        QCOMPARE(forward(m_jun, m_room, said->id).error(), missing);
        QCOMPARE(forward(m_jun, m_room, EventId{4711}).error(), missing);
        const auto gone = m_house->post(m_mina, m_room, u"지운 말"_s);
        QVERIFY(m_house->call(m_mina, chat::remove, {m_room, gone->id}));
        QCOMPARE(forward(m_jun, m_room, gone->id).error(), missing);
        // What is no message: the room's own first event.
        const auto page = read({});
        QCOMPARE(forward(m_jun, m_room, page->items.first().id).error(), missing);
        // Neither may one say anything where one is no member.
        const auto open = m_house->post(m_mina, m_room, u"말"_s);
        QCOMPARE(forward(m_jun, secret, open->id).error().code, Code::NotFound);
        const RoomId other = m_house->aRoom(m_mina);
        QCOMPARE(forward(m_jun, other, open->id).error(), Error(Code::NotAllowed, "not-member"));
    }
    void aCopyStaysAsItWas()
    {
        const auto said = m_house->post(m_mina, m_room, u"처음 말"_s);
        QVERIFY(m_house->call(m_mina, chat::edit, {m_room, said->id, u"고친 말"_s}));
        const auto carried = forward(m_jun, m_room, said->id, u"봐"_s);
        QCOMPARE(bodyOf(*carried).forwardedFrom->text, u"고친 말"_s);
        QVERIFY(m_house->call(m_mina, chat::edit, {m_room, said->id, u"또 고친 말"_s}));
        QVERIFY(m_house->call(m_mina, chat::remove, {m_room, said->id}));
        QCOMPARE(bodyOf(read({})->items[carried->position - 1]).forwardedFrom->text, u"고친 말"_s);
        // What its sender said to it may change, also into nothing; the words are not theirs to change.
        const auto edited = m_house->call(m_jun, chat::edit, {m_room, carried->id, {}});
        QVERIFY(edited);
        QVERIFY(bodyOf(*edited).text.isEmpty());
        QCOMPARE(bodyOf(*edited).forwardedFrom->text, u"고친 말"_s);
        QVERIFY(m_house->call(m_jun, chat::remove, {m_room, carried->id}));
        QVERIFY(!bodyOf(read({})->items[carried->position - 1]).forwardedFrom);
    }
    void whatIsForwardedAgainKeepsItsFirstAuthor()
    {
        const auto said = m_house->post(m_mina, m_room, u"말"_s);
        const auto first = forward(m_jun, m_room, said->id, u"준의 덧붙임"_s);
        const auto second = forward(m_mina, m_room, first->id);
        const auto words = bodyOf(*second).forwardedFrom;
        QCOMPARE(words->author.id, m_mina);
        QCOMPARE(words->event, said->id);
        QCOMPARE(words->text, u"말"_s);
    }

private:
    Result<rooms::RoomEvent> forward(UserId who, RoomId room, EventId event,
                                     const std::optional<QString> &text = {}, const QString &tag = {})
    {
        return m_house->call(who, chat::forward,
                             {room, {tag.isEmpty() ? u"forward%1"_s.arg(++m_forwards) : tag}, event, text});
    }
    static chat::MessageBody bodyOf(const rooms::RoomEvent &event)
    {
        const auto body = fromJson<chat::MessageBody>(event.body.text);
        return body ? *body : chat::MessageBody{};
    }
    Result<chat::History> read(const Ask &ask)
    {
        return m_house->call({}, chat::history,
                             {.room = m_room,
                              .before = ask.before,
                              .after = ask.after,
                              .around = ask.around,
                              .at = {},
                              .limit = ask.limit});
    }
    /// Positions 1, 2, 3... and the room's own number agree.
    void isDense(RoomId room)
    {
        const QString of = u"room = %1"_s.arg(room.number);
        const qint64 count = m_house->count(u"event"_s, of);
        QCOMPARE(*m_house->store().db().only<qint64>(u"SELECT MAX(position) FROM event WHERE "_s + of),
                 count);
        QCOMPARE(*m_house->store().db().only<qint64>(u"SELECT MIN(position) FROM event WHERE "_s + of), 1);
        QCOMPARE(*m_house->store().db().only<qint64>(
                     u"SELECT position FROM room WHERE id = %1"_s.arg(room.number)),
                 count);
    }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
    int m_forwards = 0;
};

QTEST_GUILESS_MAIN(MessageServiceTest)
#include "tst_message_service.moc"
