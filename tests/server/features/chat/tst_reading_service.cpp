// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/reading_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class ReadingServiceTest : public QObject {
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
        for (int i = 0; i < 5; ++i)
            QVERIFY(m_house->post(m_jun, m_room, u"x"_s));
    }
    void cleanup() { m_house.reset(); }

    void aReadPositionOnlyMovesForward()
    {
        QCOMPARE(position(), 1);
        QVERIFY(read(4));
        QCOMPARE(position(), 4);
        QVERIFY2(read(3) && read(4) && read(0), "another client of the same person may be behind");
        QCOMPARE(position(), 4);
        QCOMPARE(m_house->told(ephemeral()).size(), 1);
        QVERIFY(read(7));
        QCOMPARE(position(), 7);
    }

    void backIsForOneselfAlone()
    {
        QVERIFY(m_house->call(m_jun, chat::post, {m_room, {u"named"_s}, u"@everyone"_s, {}}));
        QVERIFY(read(8));
        QVERIFY(back(4));
        const auto room = m_house->call(m_mina, rooms::show, {m_room});
        QCOMPARE(room->readPosition, 4);
        QCOMPARE(room->unread, 4);
        QCOMPARE(room->markedUnread, std::optional(true));
        const auto told = m_house->told(Work::personalTopic(m_mina, "/user/queue/alerts"));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0]->event, QByteArray("marked-unread"));
        const auto marked = fromJson<chat::MarkedUnread>(told[0]->body);
        QCOMPARE(marked->room, m_room);
        QCOMPARE(marked->position, 4);
        QCOMPARE(marked->unread, 4);
        QCOMPARE(marked->mentions, room->mentions);
        QCOMPARE(m_house->told(ephemeral()).size(), 1);
        QCOMPARE(seenByJun(), 8);
    }

    void readingGoesOnFromWhereItWasSetBackTo()
    {
        QVERIFY(read(7));
        QVERIFY(back(3));
        QVERIFY2(back(5) && position() == 3, "back is never forward");
        QVERIFY(read(2));
        QCOMPARE(position(), 3);
        QVERIFY(read(5));
        QCOMPARE(position(), 5);
        QCOMPARE(m_house->call(m_mina, rooms::show, {m_room})->unread, 2);
        QCOMPARE(seenByJun(), 7);
        QVERIFY(read(7));
        QVERIFY(!m_house->call(m_mina, rooms::show, {m_room})->markedUnread);
        QCOMPARE(position(), 7);
        QVERIFY(m_house->post(m_jun, m_room, u"x"_s));
        QVERIFY(read(8));
        QCOMPARE(seenByJun(), 8);
        QCOMPARE(back(9).error(), Error(Code::InvalidValue, "range").at(u"position"_s));
    }

    void itIsToldWhereTypingIs()
    {
        QVERIFY(read(4));
        const auto told = m_house->told(ephemeral());
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0]->kind, Published::Kind::Ephemeral);
        QCOMPARE(told[0]->event, QByteArray("read"));
        const auto moved = fromJson<chat::ReadMoved>(told[0]->body);
        QCOMPARE(moved->room, m_room);
        QCOMPARE(moved->user, m_mina);
        QCOMPARE(moved->position, 4);
    }

    void nobodyHasReadWhatIsNotThere()
    {
        for (const qint64 wrong : {qint64(8), qint64(-1), std::numeric_limits<qint64>::max(),
                                   std::numeric_limits<qint64>::min() + 1})
            QCOMPARE(read(wrong).error(), Error(Code::InvalidValue, "range").at(u"position"_s));
        QCOMPARE(position(), 1);
    }

    void readPositionsAreEachPersonsOwn()
    {
        QVERIFY(read(7));
        QCOMPARE(m_house->call(m_jun, rooms::show, {m_room})->readPosition, 2);
        QVERIFY(m_house->call(m_mina, rooms::leave, {m_room}));
        QCOMPARE(read(7).error(), Error(Code::NotAllowed, "not-member"));
        QCOMPARE(m_house->call(m_mina, rooms::join, {m_room})->unread, 0);
    }

    void typingIsToldAndNeverStored()
    {
        const qint64 events = m_house->count(u"event"_s);
        QVERIFY(m_house->call(m_jun, chat::typing, {m_room, true}));
        QVERIFY(m_house->call(m_jun, chat::typing, {m_room, false}));
        const auto told = m_house->told(ephemeral());
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0]->kind, Published::Kind::Ephemeral);
        const auto typing = fromJson<chat::TypingChanged>(told[0]->body);
        QCOMPARE(typing->person.id, m_jun);
        QCOMPARE(typing->person.nickname, u"준"_s);
        QVERIFY(typing->typing);
        QVERIFY(!fromJson<chat::TypingChanged>(told[1]->body)->typing);
        QCOMPARE(m_house->count(u"event"_s), events);
    }

    void typingIsNotAFlood()
    {
        for (int i = 0; i < 20; ++i)
            QVERIFY(m_house->call(m_jun, chat::typing, {m_room, true}));
        QCOMPARE(m_house->call(m_jun, chat::typing, {m_room, true}).error().code, Code::RateLimited);
    }

private:
    QByteArray ephemeral() { return m_house->topicOf(m_room) + "/ephemeral"; }
    Result<Nothing> read(qint64 position)
    {
        return m_house->call(m_mina, chat::markRead, {m_room, position});
    }
    Result<Nothing> back(qint64 position)
    {
        return m_house->call(m_mina, chat::markRead, {m_room, position, true});
    }
    /// How far Mina has read, as others are told.
    qint64 seenByJun()
    {
        const auto members = m_house->call(m_jun, rooms::members, {m_room, {}, {}});
        for (const rooms::Member &member : members->items) {
            if (member.id == m_mina)
                return member.readPosition;
        }
        return -1;
    }
    qint64 position() { return m_house->call(m_mina, rooms::show, {m_room})->readPosition; }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(ReadingServiceTest)
#include "tst_reading_service.moc"
