// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/block_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class BlockServiceTest : public QObject {
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
    }
    void cleanup() { m_house.reset(); }

    void whoIsBlockedReachesNobodyInPrivate()
    {
        const RoomId before = m_house->aDirectRoom(m_jun, m_mina);
        const auto said = m_house->post(m_jun, before, u"안녕"_s);
        QVERIFY(said);
        QVERIFY(m_house->call(m_mina, blocks::block, {m_jun}));
        const Error unreachable(Code::NotAllowed, "not-reachable");
        QCOMPARE(m_house->call(m_jun, chat::edit, {before, said->id, u"왜?"_s}).error(), unreachable);
        QCOMPARE(m_house->call(m_jun, chat::react, {before, said->id, u"👍"_s}).error(), unreachable);
        QCOMPARE(m_house->post(m_jun, before, u"왜?"_s).error(), unreachable);
        QCOMPARE(m_house->post(m_mina, before, u"나도 못 써"_s).error(),
                 Error(Code::Conflict, "blocked-by-you"));
        const UserId sol = m_house->aUser(u"솔"_s);
        QVERIFY(m_house->call(sol, blocks::block, {m_jun}));
        QCOMPARE(m_house->call(m_jun, rooms::openDirect, {test::RoomHouse::nameOf(sol)}).error(),
                 unreachable);
        const RoomId room = m_house->aRoom(m_jun);
        QCOMPARE(m_house->call(m_jun, rooms::invite, {room, test::RoomHouse::nameOf(m_mina)}).error(),
                 unreachable);
        // What was there can still be read, and nothing that was refused left anything behind.
        QVERIFY(m_house->call(m_jun, rooms::openDirect, {test::RoomHouse::nameOf(m_mina)}));
        QCOMPARE(m_house->count(u"room"_s, u"visibility = 'direct'"_s), 1);
        QVERIFY(m_house->call(m_mina, blocks::unblock, {m_jun}));
        QVERIFY(m_house->post(m_jun, before, u"고마워"_s));
    }

    void aPostThatWasStoredIsAnsweredAgainAfterABlock()
    {
        const RoomId room = m_house->aDirectRoom(m_jun, m_mina);
        const auto said = m_house->post(m_jun, room, u"안녕"_s, u"once"_s);
        QVERIFY(m_house->call(m_mina, blocks::block, {m_jun}));
        QCOMPARE(m_house->post(m_jun, room, u"안녕"_s, u"once"_s)->id, said->id);
    }

    void inRoomsOfMoreBothGoOnButNamingMakesNoNotice()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        QVERIFY(m_house->call(m_mina, blocks::block, {m_jun}));
        QVERIFY(m_house->post(m_jun, room, u"@"_s + test::RoomHouse::nameOf(m_mina) + u" 저기요"_s));
        QCOMPARE(m_house->count(u"notice"_s, u"type = 'chat.mention'"_s), 0);
        QCOMPARE(m_house->call(m_mina, rooms::show, {room})->mentions, 0);
        QVERIFY(m_house->post(m_mina, room, u"@"_s + test::RoomHouse::nameOf(m_jun) + u" 네"_s));
        QCOMPARE(m_house->count(u"notice"_s, u"type = 'chat.mention'"_s), 1);
    }

    void whatBlockedPeopleSayIsNotCounted()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        const UserId sol = m_house->aUser(u"솔"_s);
        const RoomId both = m_house->aRoom(m_jun, {m_mina, sol});
        QVERIFY(m_house->post(m_jun, room, u"하나"_s));
        QVERIFY(m_house->post(m_jun, both, u"@everyone 모여요"_s));
        QVERIFY(m_house->post(sol, both, u"네"_s));
        QCOMPARE(m_house->call(m_mina, rooms::show, {both})->unread, 2);
        QCOMPARE(m_house->call(m_mina, rooms::show, {both})->mentions, 1);
        QVERIFY(m_house->call(m_mina, blocks::block, {m_jun}));
        QCOMPARE(m_house->call(m_mina, rooms::show, {room})->unread, 0);
        QCOMPARE(m_house->call(m_mina, rooms::show, {both})->unread, 1);
        QCOMPARE(m_house->call(m_mina, rooms::show, {both})->mentions, 0);
        QCOMPARE(m_house->call(sol, rooms::show, {both})->unread, 1);
        QVERIFY(m_house->call(m_mina, blocks::unblock, {m_jun}));
        QCOMPARE(m_house->call(m_mina, rooms::show, {both})->unread, 2);
    }

    void theListIsOnesOwnAndToldToOtherDevices()
    {
        const UserId sol = m_house->aUser(u"솔"_s);
        QVERIFY(m_house->call(m_mina, blocks::block, {sol}));
        QVERIFY(m_house->call(m_mina, blocks::block, {m_jun}));
        QVERIFY(m_house->call(m_mina, blocks::block, {m_jun})); // twice is once
        const auto first = m_house->call(m_mina, blocks::list, {{}, 1});
        QCOMPARE(first->items.size(), 1);
        QCOMPARE(first->items[0].nickname, u"준"_s);
        QVERIFY(first->next);
        const auto second = m_house->call(m_mina, blocks::list, {first->next, 1});
        QCOMPARE(second->items[0].id, sol);
        QVERIFY(!second->next);
        QVERIFY(m_house->call(m_jun, blocks::list, {})->items.isEmpty());
        QCOMPARE(m_house->call(m_mina, blocks::list, {u"x"_s, {}}).error().field, u"after"_s);
    }

    void oneselfAndNobodyCannotBeBlocked()
    {
        QCOMPARE(m_house->call(m_mina, blocks::block, {m_mina}).error().about, u"yourself"_s);
        QCOMPARE(m_house->call(m_mina, blocks::block, {UserId{12345}}).error().code, Code::NotFound);
        QCOMPARE(m_house->call({}, blocks::block, {m_mina}).error().code, Code::NotSignedIn);
    }

private:
    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
};

QTEST_GUILESS_MAIN(BlockServiceTest)
#include "tst_block_service.moc"
