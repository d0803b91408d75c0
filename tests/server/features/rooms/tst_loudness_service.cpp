// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/loudness_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using rooms::AlertLevel;

class LoudnessServiceTest : public QObject {
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
        m_room = m_house->aPrivateRoom(m_mina, {m_jun});
    }
    void cleanup() { m_house.reset(); }

    void aRoomIsAsLoudAsUsualUntilItsMemberDecides()
    {
        QVERIFY(loudness(m_jun) == rooms::Loudness{});
        rooms::Room room = *m_house->call(m_jun, rooms::show, {m_room});
        QCOMPARE(rooms::levelOf(room), AlertLevel::All);
        room.memberCount = rooms::kUsuallyAllUpTo + 1;
        QCOMPARE(rooms::levelOf(room), AlertLevel::Mentions);
        room.visibility = rooms::Visibility::Direct;
        QCOMPARE(rooms::levelOf(room), AlertLevel::All);
        room.loudness->level = AlertLevel::None;
        QCOMPARE(rooms::levelOf(room), AlertLevel::None);
    }

    void eachThingIsSetAloneAndOnlyForOneself()
    {
        QVERIFY(set({.room = m_room, .level = AlertLevel::Mentions}));
        QVERIFY(set({.room = m_room, .favourite = true}));
        QVERIFY(set({.room = m_room, .muted = true}));
        const rooms::Loudness wanted{AlertLevel::Mentions, true, std::nullopt, true};
        QVERIFY(loudness(m_jun) == wanted);
        QVERIFY(m_house->call(m_jun, rooms::mine, {})->items.first().loudness == wanted);
        QVERIFY(loudness(m_mina) == rooms::Loudness{});
        QVERIFY(set({.room = m_room, .level = AlertLevel::Usual, .muted = false, .favourite = false}));
        QVERIFY(loudness(m_jun) == rooms::Loudness{});
    }

    void aMuteEndsWhenItsTimeIsPast()
    {
        const Timestamp until = m_house->clock().now().plus(8h);
        QVERIFY(set({.room = m_room, .mutedUntil = until}));
        const rooms::Loudness muted = loudness(m_jun);
        QCOMPARE(muted.mutedUntil, std::optional(until));
        QVERIFY(rooms::isMuted(muted, until.plus(-1ms)));
        QVERIFY(!rooms::isMuted(muted, until));
        QVERIFY(set({.room = m_room, .muted = true}));
        QVERIFY(rooms::isMuted(loudness(m_jun), until.plus(24h * 365)));
    }

    void otherDevicesAreToldOnceOfEachChange()
    {
        const QByteArray queue = Work::personalTopic(m_jun, "/user/queue/alerts");
        QVERIFY(set({.room = m_room, .favourite = true}));
        QVERIFY(set({.room = m_room, .favourite = true}));
        const auto told = m_house->told(queue);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0]->event, QByteArray("room-loudness"));
        const auto body = fromJson<rooms::RoomLoudness>(told[0]->body);
        QCOMPARE(body->room, m_room);
        QVERIFY(body->loudness.favourite);
    }

    void impossibleTimesAreNamed()
    {
        const Timestamp now = m_house->clock().now();
        for (const Timestamp wrong : {now, now.plus(-1s), now.plus(24h * 367)}) {
            const auto refused = set({.room = m_room, .mutedUntil = wrong});
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, Code::InvalidValue);
            QCOMPARE(refused.error().field, u"mutedUntil"_s);
        }
        QVERIFY(!set({.room = m_room, .muted = false, .mutedUntil = now.plus(1h)}));
        QVERIFY(loudness(m_jun) == rooms::Loudness{});
    }

    void aScheduleIsKeptUntilItIsEnded()
    {
        const rooms::Schedule work{u"Asia/Seoul"_s, {{{5, 1, 1}, 540, 1080}, {{}, 1320, 120}}};
        QVERIFY(set({.room = m_room, .schedule = work}));
        const rooms::Schedule kept{u"Asia/Seoul"_s, {{{1, 5}, 540, 1080}, {{}, 1320, 120}}};
        QVERIFY(loudness(m_jun).schedule == kept);
        QVERIFY(m_house->call(m_jun, rooms::mine, {})->items.first().loudness->schedule == kept);
        QVERIFY(set({.room = m_room, .favourite = true}));
        QVERIFY2(loudness(m_jun).schedule == kept, "something else was set");
        QVERIFY(loudness(m_mina) == rooms::Loudness{});
        const auto told = m_house->told(Work::personalTopic(m_jun, "/user/queue/alerts"));
        QVERIFY(fromJson<rooms::RoomLoudness>(told[0]->body)->loudness.schedule == kept);
        QVERIFY(set({.room = m_room, .favourite = false, .schedule = rooms::Schedule{}}));
        QVERIFY(loudness(m_jun) == rooms::Loudness{});
    }

    void impossibleSchedulesAreNamed()
    {
        const auto refused = [this](const rooms::Schedule &schedule) {
            const auto answer = set({.room = m_room, .schedule = schedule});
            return answer ? QString() : answer.error().field;
        };
        const QString seoul = u"Asia/Seoul"_s;
        QCOMPARE(refused({u"Nowhere"_s, {{{}, 540, 1080}}}), u"schedule.timeZone"_s);
        QCOMPARE(refused({{}, {{{}, 540, 1080}}}), u"schedule.timeZone"_s);
        QCOMPARE(refused({seoul, {{{}, -1, 1080}}}), u"schedule.from"_s);
        QCOMPARE(refused({seoul, {{{}, 1440, 1080}}}), u"schedule.from"_s);
        QCOMPARE(refused({seoul, {{{}, 540, 540}}}), u"schedule.to"_s);
        QCOMPARE(refused({seoul, {{{}, 540, 0}}}), u"schedule.to"_s);
        QCOMPARE(refused({seoul, {{{}, 540, 1441}}}), u"schedule.to"_s);
        QCOMPARE(refused({seoul, {{{8}, 540, 1080}}}), u"schedule.days"_s);
        QList<rooms::LoudSpan> many(rooms::kMostLoudSpans, {{1}, 0, rooms::kMinutesOfDay});
        QCOMPARE(refused({seoul, many}), QString());
        many += many.first();
        QCOMPARE(refused({seoul, many}), u"schedule.loud"_s);
        QCOMPARE(loudness(m_jun).schedule->loud.size(), rooms::kMostLoudSpans);
    }

    void strangersHaveNothingToSet()
    {
        const UserId stranger = m_house->aUser(u"낯선이"_s);
        QCOMPARE(m_house->call(stranger, rooms::setLoudness, {.room = m_room}).error().code, Code::NotFound);
        const RoomId open = m_house->call(m_mina, rooms::create, {u"마당"_s, {}, {}})->id;
        QCOMPARE(m_house->call(stranger, rooms::setLoudness, {.room = open}).error().code, Code::NotAllowed);
        QVERIFY(!m_house->call(stranger, rooms::show, {open})->loudness);
    }

    void leavingForgetsWhatWasSet()
    {
        QVERIFY(set({.room = m_room, .level = AlertLevel::None}));
        QVERIFY(m_house->call(m_jun, rooms::leave, {m_room}));
        QVERIFY(m_house->call(m_mina, rooms::invite, {m_room, test::RoomHouse::nameOf(m_jun)}));
        QVERIFY(loudness(m_jun) == rooms::Loudness{});
    }

private:
    Result<rooms::RoomLoudness> set(const rooms::SetLoudness &wanted)
    {
        return m_house->call(m_jun, rooms::setLoudness, wanted);
    }
    rooms::Loudness loudness(UserId who)
    {
        return m_house->call(who, rooms::show, {m_room})
            ->loudness.value_or(rooms::Loudness{AlertLevel::None, true, std::nullopt, true});
    }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(LoudnessServiceTest)
#include "tst_loudness_service.moc"
