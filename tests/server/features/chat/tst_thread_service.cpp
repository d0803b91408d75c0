// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/thread_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using rooms::HistoryScope;
using rooms::Visibility;

class ThreadServiceTest : public QObject {
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

    void anAnswerToAnAnswerIsInTheSameThread()
    {
        const auto root = answer(m_mina, u"모일까요"_s);
        QVERIFY(!threadOf(root));
        const auto first = answer(m_jun, u"네"_s, root.id);
        QVERIFY(m_house->post(m_jun, m_room, u"다른 이야기"_s));
        m_house->clock().advance(1min);
        const auto second = answer(m_mina, u"좋아요"_s, first.id);
        QCOMPARE(threadOf(first), std::optional(root.id));
        QCOMPARE(threadOf(second), std::optional(root.id));
        QCOMPARE(fromJson<chat::MessageBody>(second.body.text)->replyTo, std::optional(first.id));

        // Whichever of them is named, it is the same thread.
        for (const EventId named : {root.id, first.id, second.id}) {
            const auto thread = read(m_mina, {m_room, named, {}, {}, {}});
            QVERIFY(thread);
            QCOMPARE(thread->root, root.id);
            QCOMPARE(thread->first->id, root.id);
            QCOMPARE(positionsOf(*thread), (QList<qint64>{first.position, second.position}));
            QCOMPARE(thread->position, second.position);
            QVERIFY(!thread->hasOlder && !thread->hasNewer);
        }
        const auto answers = answersOf(root.id);
        QCOMPARE(answers.count, 2);
        QCOMPARE(answers.lastAt, std::optional(second.at));
        QCOMPARE(answers.position, second.position);
        QVERIFY(!eventOf(first.id).marks); // only what the thread began with counts
    }

    void whatNothingAnswersIsAThreadOfOne()
    {
        const auto alone = answer(m_mina, u"혼자"_s);
        const auto thread = read(m_jun, {m_room, alone.id, {}, {}, {}});
        QVERIFY(thread);
        QCOMPARE(thread->first->id, alone.id);
        QVERIFY(thread->items.isEmpty() && !thread->hasOlder && !thread->hasNewer);
    }

    void pagesNeitherRepeatNorMiss()
    {
        const auto root = answer(m_mina, u"root"_s);
        QList<qint64> said;
        for (int i = 0; i < 7; ++i) {
            said += answer(m_jun, u"answer"_s, root.id).position;
            QVERIFY(m_house->post(m_mina, m_room, u"between"_s));
        }
        const auto newest = read(m_mina, {m_room, root.id, {}, {}, 3});
        QCOMPARE(positionsOf(*newest), said.mid(4, 3));
        QVERIFY(newest->hasOlder && !newest->hasNewer);
        const auto older = read(m_mina, {m_room, root.id, said[4], {}, 3});
        QCOMPARE(positionsOf(*older), said.mid(1, 3));
        QVERIFY(older->hasOlder && older->hasNewer);
        answer(m_jun, u"meanwhile"_s, root.id);
        const auto oldest = read(m_mina, {m_room, root.id, said[1], {}, 3});
        QCOMPARE(positionsOf(*oldest), said.mid(0, 1));
        QVERIFY(!oldest->hasOlder && oldest->hasNewer);
        const auto onwards = read(m_mina, {m_room, root.id, {}, qint64(0), 3});
        QCOMPARE(positionsOf(*onwards), said.mid(0, 3));
        QVERIFY(!onwards->hasOlder && onwards->hasNewer);
        const auto later = read(m_mina, {m_room, root.id, {}, said[2], 3});
        QCOMPARE(positionsOf(*later), said.mid(3, 3));
        QVERIFY(later->hasOlder && later->hasNewer);
        QCOMPARE(read(m_mina, {m_room, root.id, said[1], said[2], 3}).error().about, u"one-direction"_s);
        QCOMPARE(read(m_mina, {m_room, root.id, {}, {}, 201}).error().field, u"limit"_s);
    }

    void whatIsTakenAwayNoLongerCounts()
    {
        const auto root = answer(m_mina, u"root"_s);
        const auto first = answer(m_jun, u"one"_s, root.id);
        m_house->clock().advance(1min);
        const auto second = answer(m_jun, u"two"_s, first.id);
        QVERIFY(m_house->call(m_jun, chat::remove, {m_room, second.id}));
        const auto told = m_house->told(m_house->topicOf(m_room)).last();
        const auto gone = fromJson<chat::Referring>(fromJson<rooms::RoomEvent>(told->body)->body.text);
        QCOMPARE(gone->thread, std::optional(root.id));
        auto answers = answersOf(root.id);
        QCOMPARE(answers.count, 1);
        QCOMPARE(answers.lastAt, std::optional(first.at));
        QCOMPARE(answers.position, told->position);
        QCOMPARE(positionsOf(*read(m_mina, {m_room, root.id, {}, {}, {}})), QList<qint64>{first.position});

        // Twice is once, and what answers nothing takes nothing along.
        QVERIFY(m_house->call(m_jun, chat::remove, {m_room, second.id}));
        QCOMPARE(answersOf(root.id).count, 1);
        const auto other = answer(m_jun, u"aside"_s);
        QVERIFY(m_house->call(m_jun, chat::remove, {m_room, other.id}));
        QCOMPARE(answersOf(root.id).count, 1);

        // The root alone may go; its answers are still there, and nobody answers it any more.
        QVERIFY(m_house->call(m_mina, chat::remove, {m_room, root.id}));
        const auto thread = read(m_jun, {m_room, root.id, {}, {}, {}});
        QVERIFY(thread);
        QVERIFY(thread->first->marks->deleted);
        QCOMPARE(positionsOf(*thread), QList<qint64>{first.position});
        QCOMPARE(m_house->post(m_jun, m_room, u"late"_s, {}, root.id).error().field, u"replyTo"_s);
        const auto third = answer(m_mina, u"three"_s, first.id);
        QCOMPARE(threadOf(third), std::optional(root.id));
        QVERIFY(m_house->call(m_jun, chat::remove, {m_room, first.id}));
        QVERIFY(m_house->call(m_mina, chat::remove, {m_room, third.id}));
        answers = answersOf(root.id);
        QCOMPARE(answers.count, 0);
        QVERIFY(!answers.lastAt);
    }

    void aChangedAnswerStaysInItsThread()
    {
        const auto root = answer(m_mina, u"root"_s);
        const auto said = answer(m_jun, u"one"_s, root.id);
        const auto edited = m_house->call(m_jun, chat::edit, {m_room, said.id, u"two"_s});
        QVERIFY(edited);
        QCOMPARE(threadOf(*edited), std::optional(root.id));
        const auto thread = read(m_mina, {m_room, root.id, {}, {}, {}});
        QCOMPARE(fromJson<chat::MessageBody>(thread->items.first().body.text)->text, u"two"_s);
        QCOMPARE(answersOf(root.id).count, 1);
    }

    void aRepeatedAnswerCountsOnce()
    {
        const auto root = answer(m_mina, u"root"_s);
        QVERIFY(m_house->post(m_jun, m_room, u"one"_s, u"same"_s, root.id));
        QVERIFY(m_house->post(m_jun, m_room, u"one"_s, u"same"_s, root.id));
        QCOMPARE(answersOf(root.id).count, 1);
        QCOMPARE(m_house->count(u"thread_answer"_s), 1);
    }

    void onlyWhoSeesAMessageReadsItsThread()
    {
        const UserId stranger = m_house->aUser(u"낯선이"_s);
        const auto root = answer(m_mina, u"root"_s);
        answer(m_jun, u"one"_s, root.id);
        QVERIFY(read({}, {m_room, root.id, {}, {}, {}})); // a public room, a guest
        const RoomId secret = m_house->aPrivateRoom(m_mina, {m_jun});
        const auto hidden = m_house->post(m_mina, secret, u"hidden"_s);
        for (const UserId who : {stranger, UserId{}})
            QCOMPARE(read(who, {secret, hidden->id, {}, {}, {}}).error().about, u"room"_s);
        // Nor by the name of another room.
        QCOMPARE(read(m_mina, {m_room, hidden->id, {}, {}, {}}).error(),
                 Error(Code::NotFound, "event").at(u"event"_s));
        QCOMPARE(read(m_mina, {m_room, EventId{12345}, {}, {}, {}}).error().about, u"event"_s);
        // What only changes a message is none.
        QVERIFY(m_house->call(m_jun, chat::react, {m_room, root.id, u"👍"_s}));
        const auto sign = fromJson<rooms::RoomEvent>(m_house->told(m_house->topicOf(m_room)).last()->body);
        QCOMPARE(sign->type, QString(chat::kReaction));
        QCOMPARE(read(m_mina, {m_room, sign->id, {}, {}, {}}).error().about, u"event"_s);
        QCOMPARE(m_house->post(m_mina, m_room, u"to a sign"_s, {}, sign->id).error(),
                 Error(Code::NotFound, "event").at(u"replyTo"_s));
    }

    void aThreadBeginsWhereOneJoined()
    {
        const auto made = m_house->call(m_mina, rooms::create,
                                        {u"room"_s, {}, Visibility::Private, HistoryScope::Joined});
        QVERIFY(made);
        const UserId late = m_house->aUser(u"늦은이"_s);
        const auto root = m_house->post(m_mina, made->id, u"root"_s);
        const auto early = m_house->post(m_mina, made->id, u"early"_s, {}, root->id);
        QVERIFY(m_house->call(m_mina, rooms::invite, {made->id, m_house->nameOf(late)}));
        const auto seen = m_house->post(m_mina, made->id, u"seen"_s, {}, early->id);
        QVERIFY(seen);
        for (const EventId unseen : {root->id, early->id})
            QCOMPARE(read(late, {made->id, unseen, {}, {}, {}}).error(),
                     Error(Code::NotFound, "event").at(u"event"_s));
        for (const std::optional<qint64> after : {std::optional<qint64>(), std::optional<qint64>(0)}) {
            const auto thread = read(late, {made->id, seen->id, {}, after, {}});
            QVERIFY(thread);
            QVERIFY(!thread->first);
            QCOMPARE(positionsOf(*thread), QList<qint64>{seen->position});
            QVERIFY(!thread->hasOlder && !thread->hasNewer);
        }
        const auto all = read(m_mina, {made->id, seen->id, {}, {}, {}});
        QCOMPARE(positionsOf(*all), (QList<qint64>{early->position, seen->position}));
    }

private:
    rooms::RoomEvent answer(UserId who, const QString &text, std::optional<EventId> to = {})
    {
        const auto said = m_house->post(who, m_room, text, {}, to);
        if (!said)
            qFatal("a test message cannot be said: %s", qPrintable(said.error().about));
        return *said;
    }
    Result<chat::Thread> read(UserId who, const chat::ReadThread &wanted)
    {
        return m_house->call(who, chat::thread, wanted);
    }
    static std::optional<EventId> threadOf(const rooms::RoomEvent &event)
    {
        return fromJson<chat::MessageBody>(event.body.text)->thread;
    }
    static QList<qint64> positionsOf(const chat::Thread &thread)
    {
        QList<qint64> positions;
        for (const rooms::RoomEvent &event : thread.items)
            positions += event.position;
        return positions;
    }
    rooms::RoomEvent eventOf(EventId id)
    {
        const auto page = m_house->call(m_mina, chat::history, {m_room, {}, {}, {}, {}, 200});
        for (const rooms::RoomEvent &event : page->items) {
            if (event.id == id)
                return event;
        }
        return {};
    }
    rooms::Answers answersOf(EventId id)
    {
        const rooms::RoomEvent event = eventOf(id);
        return event.marks && event.marks->answers ? *event.marks->answers : rooms::Answers{-1, {}, 0};
    }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(ThreadServiceTest)
#include "tst_thread_service.moc"
