// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/overview/overview_feature.h"

#include "tests/support/account_house.h"

#include <QSysInfo>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using connections::ClientKind;
using connections::ConnectedClient;
using connections::ListConnections;
using connections::Speech;

class ConnectionServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::AccountHouse>(engine);
        m_live
            = &m_house
                   ->add<OverviewFeature>(m_house->house(), m_house->accountsFeature().access(),
                                          Surroundings{[] { return DiskRoom(); }, [] { return LogTally(); },
                                                       [] { return std::optional<bool>(); }})
                   .connections();
        m_places.clear();
        m_owner = m_house->aUser(u"mina"_s);
        give(m_owner, u"owner"_s);
        m_house->settle();
    }
    void cleanup()
    {
        m_places.clear();
        m_house.reset();
    }

    void onlyWhoAdministersReadsIt()
    {
        QVERIFY(m_house->call(m_owner, connections::list, {}));
        const UserId other = m_house->aUser(u"jun"_s);
        for (const QString &role : {u"member"_s, u"moderator"_s, u"treasurer"_s, u"support"_s}) {
            give(other, role);
            const auto refused = m_house->call(other, connections::list, {});
            QVERIFY(!refused);
            QCOMPARE(refused.error().about, u"admin-only"_s);
        }
        give(other, u"admin"_s);
        QVERIFY(m_house->call(other, connections::list, {}));
        QCOMPARE(m_house->call({}, connections::list, {}).error().code, Code::NotSignedIn);
    }

    void eachSaysWhoseItIsAndFromWhere()
    {
        const auto jun = m_house->joins(u"jun"_s);
        QVERIFY(jun);
        LivePlace &place = enter({jun->account.id, jun->session, u"192.0.2.7"_s, "madang/1.2.3",
                                  LiveConnection::Protocol::Stomp, Timestamp{1'772'400'000'000}});
        place.setRooms(3);
        place.setWaiting(4096);
        enter({{}, {}, u"198.51.100.1"_s, "curl/8.0", LiveConnection::Protocol::Events, Timestamp{5}});
        const QList<ConnectedClient> all = read({});
        QCOMPARE(all.size(), 2);
        const ConnectedClient &guest = all[0]; // the latest first
        QVERIFY(!guest.user && !guest.username && !guest.nickname && !guest.device);
        QCOMPARE(guest.program, ClientKind::Other);
        QCOMPARE(guest.agent, u"curl/8.0"_s);
        QCOMPARE(guest.speech, Speech::Events);
        const ConnectedClient &person = all[1];
        QCOMPARE(person.user, std::optional(jun->account.id));
        QCOMPARE(person.username, std::optional(u"jun"_s));
        QCOMPARE(person.nickname, std::optional(jun->account.nickname));
        QVERIFY(person.device);
        QCOMPARE(person.address, u"192.0.2.7"_s);
        QCOMPARE(person.program, ClientKind::Desktop);
        QCOMPARE(person.speech, Speech::Stomp);
        QCOMPARE(person.since, Timestamp{1'772'400'000'000});
        QCOMPARE(person.rooms, 3);
        QCOMPARE(person.waiting, 4096);
        QCOMPARE(person.node, QSysInfo::machineHostName());
    }

    void aProgramWithATokenIsItsMakersByTheTokensName()
    {
        const UserId jun = m_house->aUser(u"jun"_s);
        const auto made = m_house->work<int>({}, [&](Work &work) {
            return work.db().run(
                u"INSERT INTO api_token (id, account, name, scope, fingerprint, made_at, expires_at, "
                "second_factor) VALUES (77, :account, 'night watch', 'read', 'f', 1, 2, 0)"_s,
                bind("account", jun));
        });
        QVERIFY(made);
        enter({jun, SessionId{77}, u"192.0.2.7"_s, "curl/8.0", LiveConnection::Protocol::Stomp, {}});
        const QList<ConnectedClient> all = read({});
        QCOMPARE(all.size(), 1);
        QVERIFY(all[0].username);
        QCOMPARE(all[0].nickname, std::optional(u"jun"_s));
        QCOMPARE(all[0].device, std::optional(u"night watch"_s));
    }

    void pagesFollowOneAnotherAndWhoIsGoneIsNotThere()
    {
        for (int i = 0; i < 5; ++i)
            enter({{}, {}, u"192.0.2.%1"_s.arg(i), {}, LiveConnection::Protocol::Stomp, {}});
        const auto first = m_house->call(m_owner, connections::list, {{}, {}, {}, 2});
        QVERIFY(first && first->next);
        QCOMPARE(first->items.size(), 2);
        QCOMPARE(first->items[0].address, u"192.0.2.4"_s);
        m_places[2]->leave();
        const auto second = m_house->call(m_owner, connections::list, {{}, {}, first->next, 2});
        QVERIFY(second);
        QCOMPARE(second->items.size(), 2);
        QCOMPARE(second->items[0].address, u"192.0.2.1"_s);
        QCOMPARE(second->items[1].address, u"192.0.2.0"_s);
        QVERIFY(!second->next);
        const auto nowhere = m_house->call(m_owner, connections::list, {{}, {}, u"x"_s, 2});
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().about, u"cursor"_s);
    }

    void onePersonOrOnlyGuests()
    {
        const auto jun = m_house->joins(u"jun"_s);
        const auto sora = m_house->joins(u"sora"_s);
        QVERIFY(jun && sora);
        for (const auto *who : {&*jun, &*sora, &*jun})
            enter({who->account.id, who->session, u"192.0.2.7"_s, {}, LiveConnection::Protocol::Stomp, {}});
        enter({{}, {}, u"192.0.2.8"_s, {}, LiveConnection::Protocol::Stomp, {}});
        QCOMPARE(read({}).size(), 4);
        QCOMPARE(read({u" JUN "_s, {}, {}, {}}).size(), 2);
        const QList<ConnectedClient> guests = read({{}, true, {}, {}});
        QCOMPARE(guests.size(), 1);
        QCOMPARE(guests[0].address, u"192.0.2.8"_s);
        const auto nobody = m_house->call(m_owner, connections::list, {u"nobody"_s, {}, {}, {}});
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().code, Code::NotFound);
        QCOMPARE(nobody.error().field, u"username"_s);
        QVERIFY(!m_house->call(m_owner, connections::list, {u"jun"_s, true, {}, {}}));
    }

    void aProgramIsWhatItSaysItIs_data()
    {
        QTest::addColumn<QByteArray>("agent");
        QTest::addColumn<int>("kind");
        QTest::newRow("desktop") << QByteArray("madang/1.0") << int(ClientKind::Desktop);
        QTest::newRow("terminal") << QByteArray("madang-tui/1.0") << int(ClientKind::Terminal);
        QTest::newRow("browser") << QByteArray("Mozilla/5.0 (X11)") << int(ClientKind::Browser);
        QTest::newRow("library") << QByteArray("Dart/3.0") << int(ClientKind::Other);
        QTest::newRow("nothing") << QByteArray() << int(ClientKind::Other);
    }
    void aProgramIsWhatItSaysItIs()
    {
        QFETCH(QByteArray, agent);
        QFETCH(int, kind);
        QCOMPARE(int(clientKindOf(agent)), kind);
    }

private:
    void give(UserId who, const QString &role)
    {
        const auto given = m_house->work<Nothing>({}, [&](Work &work) -> Result<Nothing> {
            TRY(work.db().run(u"UPDATE account SET role = :role WHERE id = :id"_s, bind("role", role),
                              bind("id", who)));
            return Nothing{};
        });
        QVERIFY(given);
    }
    LivePlace &enter(LiveConnection who)
    {
        m_places.push_back(std::make_unique<LivePlace>());
        m_places.back()->take(m_live, std::move(who));
        return *m_places.back();
    }
    QList<ConnectedClient> read(const ListConnections &wanted)
    {
        const auto page = m_house->call(m_owner, connections::list, wanted);
        return page ? page->items : QList<ConnectedClient>();
    }

    std::unique_ptr<test::AccountHouse> m_house;
    LiveConnections *m_live = nullptr;
    std::vector<std::unique_ptr<LivePlace>> m_places;
    UserId m_owner;
};

QTEST_GUILESS_MAIN(ConnectionServiceTest)
#include "tst_connection_service.moc"
