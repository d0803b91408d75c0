// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/reading_service.h"

#include "server/features/presence/presence_feature.h"
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

    void whoKeepsItFromOthersIsKeptFromTheirs()
    {
        m_house->add<PresenceFeature>(m_house->house(), m_house->access());
        const UserId sol = m_house->aUser(u"솔"_s);
        QVERIFY(m_house->call(sol, rooms::join, {m_room}));
        QVERIFY(read(4));
        QVERIFY(m_house->call(m_mina, presence::choose, {std::nullopt, false}));
        auto told = m_house->told(ephemeral()).last();
        QCOMPARE(told->event, QByteArray("read-marks"));
        QVERIFY(!fromJson<chat::ReadMarksChanged>(told->body)->shared);
        QVERIFY(read(5));
        told = m_house->told(ephemeral()).last();
        QCOMPARE(told->event, QByteArray("read"));
        QCOMPARE(told->onlyFor, m_mina); // her other devices
        QVERIFY(memberOf(m_jun, m_mina).hidesReading.value_or(false));
        QVERIFY2(memberOf(m_jun, m_mina).readPosition != 5, "older programs are not told either");
        QVERIFY(!memberOf(m_jun, sol).hidesReading);
        QVERIFY(memberOf(m_mina, m_jun).hidesReading.value_or(false));
        QCOMPARE(memberOf(m_mina, m_mina).readPosition, 5);
        QVERIFY(m_house->call(m_jun, chat::markRead, {m_room, 6}));
        told = m_house->told(ephemeral()).last();
        QVERIFY(told->onlyFor.isNull());
        QCOMPARE(told->hiddenFrom, QList<UserId>{m_mina});
        QVERIFY2(m_house->call(m_mina, presence::choose, {presence::Choice::Busy}), "another choice");
        QVERIFY(memberOf(m_jun, m_mina).hidesReading.value_or(false));
        QVERIFY(m_house->call(m_mina, presence::choose, {std::nullopt, true}));
        QVERIFY(fromJson<chat::ReadMarksChanged>(m_house->told(ephemeral()).last()->body)->shared);
        QCOMPARE(memberOf(m_jun, m_mina).readPosition, 5);
        QCOMPARE(memberOf(m_mina, m_jun).readPosition, 6);
    }

    void inARoomOfManyNobodyIsTold()
    {
        const auto filled = m_house->work<int>({}, [&](Work &work) -> Result<int> {
            TRY(work.db().run(
                u"INSERT INTO account (id, username, skeleton, nickname, password, role, created_at) "
                u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 299) "
                u"SELECT 900000 + i, 'crowd' || i, 'crowd' || i, 'crowd', '!', 'member', 1 FROM n"_s));
            return work.db().run(
                u"INSERT INTO member (room, account, role, read_position, joined_at) "
                u"SELECT :room, id, 'member', 0, 1 FROM account WHERE id > 900000 AND id < 900299"_s,
                bind("room", m_room));
        });
        QVERIFY(filled);
        QVERIFY(read(4)); // of 300
        QVERIFY(m_house->told(ephemeral()).last()->onlyFor.isNull());
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"INSERT INTO member (room, account, role, read_position, joined_at) "
                                 u"VALUES (:room, 900299, 'member', 0, 1)"_s,
                                 bind("room", m_room));
        }));
        QVERIFY(read(5));
        QCOMPARE(m_house->told(ephemeral()).last()->onlyFor, m_mina);
        QVERIFY(memberOf(m_jun, m_mina).hidesReading.value_or(false));
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
    rooms::Member memberOf(UserId asker, UserId whom)
    {
        const QString before = UserId{whom.number - 1}.text();
        const auto page = m_house->call(asker, rooms::members, {m_room, before, 1});
        return page && !page->items.isEmpty() ? page->items.first() : rooms::Member();
    }
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
