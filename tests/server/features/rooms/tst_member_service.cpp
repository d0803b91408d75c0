// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/member_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using rooms::MemberRole;

class MemberServiceTest : public QObject {
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
        m_sol = m_house->aUser(u"솔"_s);
    }
    void cleanup() { m_house.reset(); }

    void joiningIsSaidOnTheTimelineOnce()
    {
        const RoomId room = m_house->aRoom(m_mina);
        const auto joined = m_house->call(m_jun, rooms::join, {room});
        QVERIFY(joined);
        QCOMPARE(joined->memberCount, 2);
        QCOMPARE(joined->role, MemberRole::Member);
        QCOMPARE(joined->readPosition, joined->position);
        QCOMPARE(joined->lastEvent->type, u"member.joined"_s);
        const auto body = fromJson<rooms::MemberBody>(joined->lastEvent->body.text);
        QCOMPARE(body->member.id, m_jun);
        QCOMPARE(body->member.nickname, u"준"_s);
        QVERIFY(!body->by);
        QCOMPARE(m_house->call(m_jun, rooms::join, {room})->position, joined->position);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'member.joined'"_s), 1);
    }

    void nobodyIsInMoreRoomsThanAllowed()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        test::RoomHouse house(engine, {}, 2);
        const UserId mina = house.aUser(u"미나"_s);
        const UserId jun = house.aUser(u"준"_s);
        const UserId sol = house.aUser(u"솔"_s);
        const RoomId first = house.aRoom(mina);
        const RoomId second = house.aRoom(mina);
        const Error full(Code::TooMany, "rooms");
        QCOMPARE(house.call(mina, rooms::create, {u"third"_s, {}, {}}).error(), full);
        QCOMPARE(house.call(mina, rooms::openDirect, {house.nameOf(jun)}).error(), full);
        const RoomId third = house.aRoom(jun);
        QCOMPARE(house.call(mina, rooms::join, {third}).error(), full);
        const Error otherFull = Error(Code::Conflict, "rooms-of-person").at(u"username"_s);
        QCOMPARE(house.call(jun, rooms::invite, {third, house.nameOf(mina)}).error(), otherFull);
        QCOMPARE(house.call(jun, rooms::openDirect, {house.nameOf(mina)}).error(), otherFull);
        // What was refused left nothing behind; what one has already can be said again; leaving makes room.
        QCOMPARE(house.count(u"room"_s), 3);
        QCOMPARE(house.count(u"member"_s), 3);
        QVERIFY(house.call(mina, rooms::join, {first}));
        QVERIFY(house.call(mina, rooms::leave, {second}));
        QVERIFY(house.call(mina, rooms::join, {third}));
        QVERIFY(house.call(sol, rooms::join, {third}));
    }

    void joiningTwiceAtOnceIsJoiningOnce()
    {
        const RoomId room = m_house->aRoom(m_mina);
        std::vector<std::future<Result<Reply>>> joining;
        for (int i = 0; i < 6; ++i)
            joining.push_back(m_house->start(m_jun, rooms::join, {room}));
        for (auto &each : joining)
            QVERIFY(each.get());
        QCOMPARE(m_house->count(u"event"_s, u"type = 'member.joined'"_s), 1);
        QCOMPARE(m_house->count(u"member"_s), 2);
    }

    void leavingIsSaidAndEndsTheSubscription()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        QVERIFY(m_house->call(m_jun, rooms::leave, {room}));
        const auto told = m_house->told();
        QCOMPARE(told.size(), 4);
        QCOMPARE(told[2]->event, QByteArray("member.left"));
        QCOMPARE(told[3]->kind, Published::Kind::Evict);
        QCOMPARE(told[3]->topic, m_house->topicOf(room));
        QCOMPARE(told[3]->user, m_jun);
        QCOMPARE(m_house->call(m_mina, rooms::show, {room})->memberCount, 1);
        QCOMPARE(m_house->call(m_jun, rooms::leave, {room}).error(), Error(Code::NotAllowed, "not-member"));
        QVERIFY2(m_house->call(m_jun, rooms::join, {room}), "who left may come back");
    }

    void theEldestFollowsTheLastOwner()
    {
        m_house->clock().advance(1s);
        const RoomId room = m_house->aRoom(m_mina, {m_sol});
        m_house->clock().advance(1s);
        QVERIFY(m_house->call(m_jun, rooms::join, {room}));
        QVERIFY(m_house->call(m_mina, rooms::leave, {room}));
        QCOMPARE(m_house->call(m_sol, rooms::show, {room})->role, MemberRole::Owner);
        QCOMPARE(m_house->call(m_jun, rooms::show, {room})->role, MemberRole::Member);
        QVERIFY(m_house->call(m_sol, rooms::leave, {room}));
        QCOMPARE(m_house->call(m_jun, rooms::show, {room})->role, MemberRole::Owner);
        QVERIFY2(m_house->call(m_mina, rooms::join, {room})->role == MemberRole::Member,
                 "who left is not owner again");
        QCOMPARE(m_house->count(u"member"_s, u"role = 'owner'"_s), 1);
    }

    void theLastOneOutLeavesTheRoomStanding()
    {
        const RoomId room = m_house->aRoom(m_mina);
        QVERIFY(m_house->call(m_mina, rooms::leave, {room}));
        QCOMPARE(m_house->count(u"member"_s), 0);
        QCOMPARE(m_house->call({}, rooms::show, {room})->lastEvent->type, u"member.left"_s);
        QVERIFY(m_house->call(m_jun, rooms::join, {room}));
    }

    void anInvitedPersonIsThereAndKnows()
    {
        const RoomId room = m_house->aPrivateRoom(m_mina, {m_jun}, u"비밀"_s);
        const auto shown = m_house->call(m_jun, rooms::show, {room});
        QVERIFY(shown);
        QCOMPARE(shown->role, MemberRole::Member);
        const auto body = fromJson<rooms::MemberBody>(shown->lastEvent->body.text);
        QCOMPARE(body->member.id, m_jun);
        QCOMPARE(body->by->id, m_mina);
        const auto notices = m_house->call(m_jun, notifications::list, {{}, {}});
        QCOMPARE(notices->items.size(), 1);
        QCOMPARE(notices->items[0].type, u"room.invited"_s);
        const auto invited = fromJson<notifications::InvitedBody>(notices->items[0].body.text);
        QCOMPARE(invited->room, room);
        QCOMPARE(invited->name, u"비밀"_s);
        QCOMPARE(invited->by, u"미나"_s);
        QVERIFY2(m_house->call(m_jun, rooms::invite, {room, m_house->nameOf(m_sol)}), "members may, too");
        QVERIFY(m_house->call(m_mina, rooms::invite, {room, m_house->nameOf(m_jun)}));
        QCOMPARE(m_house->call(m_jun, notifications::list, {{}, {}})->items.size(), 1);
        QCOMPARE(m_house->count(u"member"_s), 3);
        QCOMPARE(m_house->call(m_mina, rooms::invite, {room, u"nobody"_s}).error(),
                 Error(Code::NotFound, "person").at(u"username"_s));
    }

    void aRemovedPersonIsGone()
    {
        const RoomId room = m_house->aPrivateRoom(m_mina, {m_jun, m_sol});
        QVERIFY(m_house->call(m_mina, rooms::removeMember, {room, m_jun}));
        const auto last = m_house->told(m_house->topicOf(room)).last();
        QCOMPARE(last->kind, Published::Kind::Evict);
        QCOMPARE(last->user, m_jun);
        const auto event = m_house->call(m_mina, rooms::show, {room})->lastEvent;
        QCOMPARE(event->type, u"member.left"_s);
        QCOMPARE(fromJson<rooms::MemberBody>(event->body.text)->by->id, m_mina);
        QCOMPARE(m_house->call(m_mina, rooms::removeMember, {room, m_jun}).error(),
                 Error(Code::NotFound, "member"));
        QCOMPARE(m_house->call(m_mina, rooms::removeMember, {room, {424242}}).error(),
                 Error(Code::NotFound, "member"));
        QCOMPARE(m_house->call(m_mina, rooms::removeMember, {room, m_mina}).error(),
                 Error(Code::NotAllowed, "owner"));
        QCOMPARE(m_house->call(m_sol, rooms::removeMember, {room, m_mina}).error(),
                 Error(Code::NotAllowed, "owner-only"));
    }

    void membersAreReadInPages()
    {
        QList<UserId> all{m_mina, m_jun, m_sol};
        for (int i = 0; i < 4; ++i)
            all += m_house->aUser(u"user %1"_s.arg(i));
        const RoomId room = m_house->aRoom(m_mina, all.mid(1));
        QList<UserId> seen;
        std::optional<QString> cursor;
        do {
            const auto page = m_house->call({}, rooms::members, {room, cursor, 3});
            for (const rooms::Member &member : page->items)
                seen += member.id;
            cursor = page->next;
        } while (cursor);
        std::sort(all.begin(), all.end());
        QCOMPARE(seen, all);
        QCOMPARE(m_house->call({}, rooms::members, {room, {}, {}})->items[0].role, MemberRole::Owner);
        for (const QString &nonsense : {u"x"_s, u"0"_s, u"-1"_s, u""_s})
            QCOMPARE(m_house->call({}, rooms::members, {room, nonsense, {}}).error().field, u"after"_s);
        QCOMPARE(m_house->call({}, rooms::members, {room, {}, 201}).error().field, u"limit"_s);
    }

    void membersTellByWhichNameTheyAreMentioned()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        for (const UserId reader : {m_jun, UserId{}}) {
            const auto page = m_house->call(reader, rooms::members, {room, {}, {}});
            QCOMPARE(page->items.size(), 2);
            for (const rooms::Member &member : page->items)
                QCOMPARE(member.username, m_house->nameOf(member.id));
        }
    }

    void howFarSomebodyHasReadIsForMembers()
    {
        const RoomId room = m_house->aRoom(m_mina, {m_jun});
        QCOMPARE(m_house->call(m_jun, rooms::members, {room, {}, {}})->items[1].readPosition, 2);
        for (const UserId outside : {m_sol, UserId{}})
            QCOMPARE(m_house->call(outside, rooms::members, {room, {}, {}})->items[1].readPosition, 0);
    }

    void whoHasNoAccountDoesNotJoin()
    {
        const RoomId room = m_house->aRoom(m_mina);
        QCOMPARE(m_house->call({424242}, rooms::join, {room}).error().code, Code::NotSignedIn);
    }

private:
    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    UserId m_sol;
};

QTEST_GUILESS_MAIN(MemberServiceTest)
#include "tst_member_service.moc"
