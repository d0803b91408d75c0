// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/presence/presence_feature.h"

#include "common/protocol/blocks.h"
#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using presence::Choice;
using presence::State;

class PresenceServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_presence = &m_house->add<PresenceFeature>(m_house->house(), m_house->access());
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_room = m_house->aRoom(m_mina, {m_jun});
        m_skip = 0;
    }
    void cleanup() { m_house.reset(); }

    void whoConnectsIsOnline()
    {
        QCOMPARE(stateOf(m_jun), State::Offline);
        door().came(m_jun, phone());
        m_house->pass(1s);
        QCOMPARE(states(), QList<State>{State::Online});
        QCOMPARE(stateOf(m_jun), State::Online);
        const auto told = m_house->told(ephemeral());
        QCOMPARE(told[0]->kind, Published::Kind::Ephemeral);
        QCOMPARE(told[0]->event, QByteArray("presence"));
        QCOMPARE(fromJson<presence::Changed>(told[0]->body)->user, m_jun);
    }

    void oneActiveDeviceIsEnough()
    {
        comeOnline();
        door().came(m_jun, SessionId{900});
        m_house->pass(1s);
        reportPhone(true);
        m_house->pass(1s);
        QVERIFY2(states().isEmpty(), "the other device is not idle");
        QVERIFY(m_house->call(m_jun, presence::report, {true})); // the phone again, which changes nothing
        door().went(m_jun, SessionId{900});
        m_house->pass(1s);
        QVERIFY2(states().isEmpty(), "it may be back at once");
        m_house->pass(PresenceBoard::kGrace);
        QCOMPARE(states(), QList<State>{State::Away});
        reportPhone(false);
        m_house->pass(1s);
        QCOMPARE(states(), (QList<State>{State::Away, State::Online}));
    }

    void aCrashIsSeenAfterTheGrace()
    {
        comeOnline();
        door().went(m_jun, phone());
        m_house->pass(PresenceBoard::kGrace - 1s);
        QVERIFY(states().isEmpty());
        m_house->pass(1s);
        QCOMPARE(states(), QList<State>{State::Offline});
        QCOMPARE(stateOf(m_jun), State::Offline);
        m_house->pass(1h);
        QCOMPARE(states().size(), 1);
    }

    void aReconnectDoesNotFlicker()
    {
        comeOnline();
        for (int i = 0; i < 3; ++i) {
            door().went(m_jun, phone());
            m_house->pass(2s);
            door().came(m_jun, phone());
            m_house->pass(10s);
        }
        QVERIFY(states().isEmpty());
        // Two connections of one session: the end of one is not the end.
        door().came(m_jun, phone());
        door().went(m_jun, phone());
        m_house->pass(10s);
        QVERIFY(states().isEmpty());
        QCOMPARE(stateOf(m_jun), State::Online);
    }

    void changesAreToldOnceASecond()
    {
        comeOnline();
        for (int i = 0; i < 5; ++i) {
            reportPhone(true);
            m_house->pass(100ms);
            reportPhone(false);
            m_house->pass(100ms);
        }
        QVERIFY2(states().size() <= 1, "ten reports within a second");
        reportPhone(true);
        m_house->pass(2s);
        QCOMPARE(states().last(), State::Away);
        reportPhone(false);
        m_house->pass(2s);
        QCOMPARE(states().last(), State::Online);
    }

    void doNotDisturbIsChosenAndRemembered()
    {
        const auto mine = m_house->call(m_jun, presence::choose, {Choice::Busy});
        QCOMPARE(*mine, (presence::Mine{Choice::Busy, State::Offline, true}));
        door().came(m_jun, phone());
        m_house->pass(1s);
        QCOMPARE(states(), QList<State>{State::Busy});
        reportPhone(true);
        m_house->pass(1s);
        QVERIFY2(states().size() == 1, "busy is busy, idle or not");
        door().went(m_jun, phone());
        m_house->pass(10s);
        door().came(m_jun, phone());
        m_house->pass(1s);
        QCOMPARE(states(), (QList<State>{State::Busy, State::Offline, State::Busy}));
        QCOMPARE(m_house->call(m_jun, presence::mine, {})->choice, Choice::Busy);
        const auto own = m_house->told(Work::personalTopic(m_jun, "/user/queue/presence"));
        QCOMPARE(own.size(), 1);
        QCOMPARE(own[0]->event, QByteArray("presence.mine"));
    }

    void invisibleIsOfflineToAllButOneself()
    {
        comeOnline();
        QVERIFY(m_house->call(m_jun, presence::choose, {Choice::Invisible}));
        m_house->pass(1s);
        QCOMPARE(states(), QList<State>{State::Offline});
        QCOMPARE(stateOf(m_jun), State::Offline);
        QCOMPARE(stateOf(m_jun, m_jun), State::Online);
        reportPhone(true);
        m_house->pass(1s);
        QCOMPARE(states().size(), 1);
        QVERIFY(m_house->call(m_jun, presence::choose, {Choice::Automatic}));
        m_house->pass(1s);
        QCOMPARE(states(), (QList<State>{State::Offline, State::Away}));
    }

    void whoWasInvisibleBeforeARestartIsNotShownAtAll()
    {
        QVERIFY(m_house->call(m_jun, presence::choose, {Choice::Invisible}));
        door().came(m_jun, phone());
        QCOMPARE(stateOf(m_jun), State::Offline);
        m_house->pass(1s);
        QVERIFY(states().isEmpty());
        QCOMPARE(stateOf(m_jun), State::Offline);
    }

    void theOtherOfAPairIsToldInTheirQueue()
    {
        const RoomId pair = m_house->aDirectRoom(m_mina, m_jun);
        QCOMPARE(m_house->call(m_mina, presence::ofPairs, {})->items.value(0).state, State::Offline);
        comeOnline();
        const auto told = m_house->told(Work::personalTopic(m_mina, "/user/queue/presence"));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0]->event, QByteArray("presence.pair"));
        const auto change = fromJson<presence::Changed>(told[0]->body);
        QCOMPARE(change->room, pair);
        QCOMPARE(change->user, m_jun);
        QCOMPARE(change->state, State::Online);
        const auto pairs = m_house->call(m_mina, presence::ofPairs, {});
        QCOMPARE(pairs->items.size(), 1);
        QCOMPARE(pairs->items[0].room, pair);
        QCOMPARE(pairs->items[0].state, State::Online);
    }

    void whomSomebodyBlockedSeesThemOffline()
    {
        m_house->aDirectRoom(m_mina, m_jun);
        QVERIFY(m_house->call(m_jun, blocks::block, {m_mina}));
        comeOnline(false);
        QCOMPARE(stateOf(m_jun), State::Offline);
        QCOMPARE(m_house->call(m_mina, presence::ofPairs, {})->items.value(0).state, State::Offline);
        QVERIFY(m_house->told(Work::personalTopic(m_mina, "/user/queue/presence")).isEmpty());
        const auto told = m_house->told(ephemeral());
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0]->hiddenFrom, QList<UserId>{m_mina});
        QCOMPARE(stateOf(m_jun, m_jun), State::Online);
    }

    void onlyMembersMayAsk()
    {
        const UserId stranger = m_house->aUser(u"남"_s);
        QCOMPARE(m_house->call(stranger, presence::ofRoom, {m_room}).error(),
                 Error(Code::NotAllowed, "not-member"));
        QCOMPARE(m_house->call({}, presence::mine, {}).error().code, Code::NotSignedIn);
    }

    void aLargeRoomIsToldNothingAndAnswersForItsFirst()
    {
        const auto filled = m_house->work<int>({}, [&](Work &work) -> Result<int> {
            for (int i = 0; i < presence::kMostLive; ++i) {
                const UserId user = work.newId<UserId>();
                TRY(work.db().run(
                    uR"(INSERT INTO account (id, username, skeleton, nickname, password, role, created_at)
                        VALUES (:id, :name, :skeleton, 'x', '', 'member', 0))"_s,
                    bind("id", user), bind("name", u"many%1"_s.arg(i)),
                    bind("skeleton", u"many%1"_s.arg(i))));
                TRY(work.db().run(uR"(INSERT INTO member (room, account, role, read_position, joined_at)
                        VALUES (:room, :user, 'member', 0, 0))"_s,
                                  bind("room", m_room), bind("user", user)));
            }
            return 0;
        });
        QVERIFY(filled);
        comeOnline(false);
        QVERIFY(states().isEmpty());
        const auto room = m_house->call(m_mina, presence::ofRoom, {m_room});
        QVERIFY(!room->live);
        QCOMPARE(room->items.size(), 1);
        QCOMPARE(room->items[0].user, m_jun);
    }

    void whatADeviceSaysWithoutAConnectionMeansNothing()
    {
        reportPhone(false);
        m_house->pass(1s);
        QVERIFY(states().isEmpty());
        QCOMPARE(stateOf(m_jun), State::Offline);
    }

    void manyAtOnceAreAllToldInTime()
    {
        QList<UserId> people;
        for (int i = 0; i < 250; ++i)
            people += m_house->aUser(u"사람"_s);
        for (const UserId user : std::as_const(people))
            door().came(user, SessionId{user.number});
        m_house->clock().advance(1ms);
        door().came(m_jun, phone());
        m_house->pass(1s);
        QVERIFY2(states().isEmpty(), "he came last, and a turn has a limit");
        m_house->pass(1s);
        QCOMPARE(states(), QList<State>{State::Online});
    }

private:
    Attendance &door() { return m_presence->attendance(); }
    /// The session that the house calls as.
    SessionId phone() const { return SessionId{m_jun.number}; }
    QByteArray ephemeral() { return m_house->topicOf(m_room) + "/ephemeral"; }
    void reportPhone(bool idle) { QVERIFY(m_house->call(m_jun, presence::report, {idle})); }
    /// Jun comes, and what was told of that is forgotten.
    void comeOnline(bool forget = true)
    {
        door().came(m_jun, phone());
        m_house->pass(2s);
        if (forget)
            m_skip = m_house->told(ephemeral()).size();
    }
    /// What the room was told of Jun.
    QList<State> states()
    {
        QList<State> all;
        const auto told = m_house->told(ephemeral()).mid(m_skip);
        for (const PublishedPtr &published : told) {
            const auto change = fromJson<presence::Changed>(published->body);
            if (published->event == "presence" && change && change->user == m_jun)
                all.append(change->state);
        }
        return all;
    }
    State stateOf(UserId user) { return stateOf(user, m_mina); }
    State stateOf(UserId user, UserId asking)
    {
        const auto room = m_house->call(asking, presence::ofRoom, {m_room});
        for (const presence::PersonState &each : room->items) {
            if (each.user == user)
                return each.state;
        }
        return State::Offline;
    }

    std::unique_ptr<test::RoomHouse> m_house;
    PresenceFeature *m_presence = nullptr;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
    qsizetype m_skip = 0;
};

QTEST_GUILESS_MAIN(PresenceServiceTest)
#include "tst_presence_service.moc"
