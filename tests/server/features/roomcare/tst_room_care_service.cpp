// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms from outside, through the routes, on both engines.
#include "server/features/roomcare/room_care_feature.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using room_care::RoomOutline;

class RoomCareServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_house->add<RoomCareFeature>(m_accounts, m_house->access());
        m_admin = m_house->aUser(u"관리"_s);
        m_house->giveRole(m_admin, u"admin"_s);
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_open = m_house->aRoom(m_mina, {m_jun}, u"광장"_s);
        m_secret = m_house->aPrivateRoom(m_mina, {m_jun}, u"비밀"_s);
        m_house->aDirectRoom(m_mina, m_jun);
    }
    void cleanup() { m_house.reset(); }

    void everyRoomButDirectOnesIsListedFromOutside()
    {
        const auto page = m_house->call(m_admin, room_care::list, {});
        QVERIFY(page);
        QCOMPARE(page->items.size(), 2);
        const RoomOutline &room = page->items[1];
        QCOMPARE(room.id, m_secret);
        QCOMPARE(room.name, u"비밀"_s);
        QCOMPARE(room.visibility, rooms::Visibility::Private);
        QCOMPARE(room.memberCount, 2);
        QCOMPARE(room.owner, test::RoomHouse::nameOf(m_mina));
        QVERIFY(!room.closedAt);
        QCOMPARE(toJson(*m_house->call(m_admin, room_care::show, {m_secret})), toJson(room));

        const auto first = m_house->call(m_admin, room_care::list, {{}, 1});
        QCOMPARE(first->items.size(), 1);
        const auto second = m_house->call(m_admin, room_care::list, {first->next, 1});
        QCOMPARE(second->items[0].id, m_secret);
        QVERIFY(!second->next);
        QCOMPARE(m_house->call(m_admin, room_care::list, {u"x"_s, {}}).error(),
                 Error(Code::InvalidValue, "cursor").at(u"after"_s));
    }

    void onlyWhoMayAdministerCares()
    {
        const Error refused(Code::NotAllowed, "admin-only");
        for (const QString &role : {u"member"_s, u"support"_s, u"moderator"_s, u"treasurer"_s}) {
            m_house->giveRole(m_jun, role);
            QCOMPARE(m_house->call(m_jun, room_care::list, {}).error(), refused);
            QCOMPARE(m_house->call(m_jun, room_care::show, {m_open}).error(), refused);
            QCOMPARE(m_house->call(m_jun, room_care::close, {m_open, u"x"_s}).error(), refused);
            QCOMPARE(m_house->call(m_jun, room_care::giveOwner, {m_open, u"x"_s, u"x"_s}).error(), refused);
        }
        QCOMPARE(m_house->count(u"audit_record"_s), 0);
    }

    void itIsClosedForAReasonThatIsOnRecord()
    {
        const Error noReason = Error(Code::InvalidValue, "empty").at(u"reason"_s);
        QCOMPARE(m_house->call(m_admin, room_care::close, {m_secret, u" "_s}).error().field, noReason.field);
        const auto closed = m_house->call(m_admin, room_care::close, {m_secret, u"only spam"_s});
        QVERIFY(closed);
        QVERIFY(closed->closedAt);
        QCOMPARE(m_house->post(m_mina, m_secret, u"아직"_s).error(), Error(Code::Conflict, "room-closed"));
        QCOMPARE(m_house->call(m_admin, room_care::close, {m_secret, u"again"_s}).error(),
                 Error(Code::Conflict, "room-closed"));
        QCOMPARE(m_house->count(u"event"_s, u"type = 'room.closed' AND sender IS NULL"_s), 1);
        QCOMPARE(
            m_house->count(u"audit_record"_s,
                           u"action = 'room.close' AND details LIKE '%only spam%' AND actor = '%1'"_s.arg(
                               test::RoomHouse::nameOf(m_admin))),
            1);
        // Nobody got in by it.
        QCOMPARE(m_house->call(m_admin, rooms::show, {m_secret}).error().code, Code::NotFound);
    }

    void anotherOwnerIsAMemberAndOnlyWhenAllAreGone()
    {
        const QString jun = test::RoomHouse::nameOf(m_jun);
        const auto give = [&](const QString &name) {
            return m_house->call(m_admin, room_care::giveOwner, {m_secret, name, u"owner left us"_s});
        };
        QCOMPARE(give(jun).error(), Error(Code::Conflict, "room-has-owner"));
        disable(m_mina);
        QCOMPARE(m_house->call(m_admin, room_care::show, {m_secret})->owner, std::nullopt);
        QCOMPARE(give(u"nobody"_s).error(), Error(Code::NotFound, "person").at(u"username"_s));
        QCOMPARE(give(test::RoomHouse::nameOf(m_admin)).error(),
                 Error(Code::NotFound, "member").at(u"username"_s));
        QCOMPARE(give(test::RoomHouse::nameOf(m_mina)).error(),
                 Error(Code::Conflict, "disabled").at(u"username"_s));
        const auto given = give(jun);
        QVERIFY(given);
        QCOMPARE(given->owner, jun);
        QCOMPARE(m_house->count(u"member"_s, u"room = %1 AND role = 'owner'"_s.arg(m_secret.number)), 1);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'room.give-owner' AND details LIKE '%owner left us%'"_s),
                 1);
        QCOMPARE(give(jun).error(), Error(Code::Conflict, "room-has-owner"));
    }

    void directRoomsAreNobodysToCareFor()
    {
        const RoomId pair = m_house->aDirectRoom(m_mina, m_jun);
        const Error none(Code::NotFound, "room");
        QCOMPARE(m_house->call(m_admin, room_care::show, {pair}).error(), none);
        QCOMPARE(m_house->call(m_admin, room_care::close, {pair, u"x"_s}).error(), none);
        QCOMPARE(m_house->call(m_admin, room_care::giveOwner, {pair, u"x"_s, u"x"_s}).error(), none);
    }

private:
    void disable(UserId who)
    {
        const auto done = m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"UPDATE account SET disabled_at = 1 WHERE id = :id"_s, bind("id", who));
        });
        QVERIFY(done);
    }

    AccountStore m_accountStore;
    AccountAccess m_accounts{m_accountStore};
    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_admin;
    UserId m_mina;
    UserId m_jun;
    RoomId m_open;
    RoomId m_secret;
};

QTEST_GUILESS_MAIN(RoomCareServiceTest)
#include "tst_room_care_service.moc"
