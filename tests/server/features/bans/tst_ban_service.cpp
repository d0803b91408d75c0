// SPDX-License-Identifier: GPL-3.0-or-later
// Banning addresses, through the routes, on both engines.
#include "server/features/bans/bans_feature.h"

#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class BanServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::AccountHouse>(engine);
        m_bans = &m_house->add<BansFeature>(m_house->accountsFeature().access(),
                                            QList<QByteArray>{"198.51.100.1", "2001:db8:f::1"});
        m_mina = *m_house->joins(u"mina"_s); // the first owns the house
    }
    void cleanup() { m_house.reset(); }

    void whatIsBannedIsListedHeldAndOnRecord()
    {
        const auto ban = add({u"203.0.113.9/24"_s, u" spam since Friday "_s, 7});
        QVERIFY(ban);
        QCOMPARE(ban->address, u"203.0.113.0/24"_s);
        QCOMPARE(ban->reason, u"spam since Friday"_s);
        QCOMPARE(ban->maker, u"mina"_s);
        QCOMPARE(*ban->until, m_house->clock().now().plus(7 * 24h));
        QVERIFY(isBanned(u"203.0.113.200"_s));
        QVERIFY(isBanned(u"::ffff:203.0.113.200"_s));
        QVERIFY(!isBanned(u"203.0.114.1"_s));
        const auto page = list();
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(toJson(page->items[0]), toJson(*ban));
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'ban.add' AND actor = 'mina'"_s), 1);

        QVERIFY(m_house->ask(m_mina, bans::remove, {ban->id}));
        QVERIFY(!isBanned(u"203.0.113.200"_s));
        QVERIFY(list()->items.isEmpty());
        QCOMPARE(m_house->ask(m_mina, bans::remove, {ban->id}).error(), Error(Code::NotFound, "ban"));
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'ban.remove'"_s), 1);
    }

    void whatCannotBeBannedSaysWhy_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("about");
        QTest::addRow("no address") << u"example.org"_s << u"address"_s;
        QTest::addRow("loopback") << u"127.0.0.5"_s << u"loopback"_s;
        QTest::addRow("loopback inside") << u"127.0.0.0/8"_s << u"loopback"_s;
        QTest::addRow("loopback, six") << u"::1"_s << u"loopback"_s;
        QTest::addRow("everything") << u"0.0.0.0/0"_s << u"loopback"_s;
        QTest::addRow("too wide") << u"64.0.0.0/7"_s << u"too-wide"_s;
        QTest::addRow("too wide, six") << u"2000::/15"_s << u"too-wide"_s;
        QTest::addRow("all of IPv4 in six") << u"::ffff:0:0/95"_s << u"loopback"_s;
        QTest::addRow("proxy") << u"198.51.100.1"_s << u"trusted-proxy"_s;
        QTest::addRow("proxy inside") << u"198.51.100.0/24"_s << u"trusted-proxy"_s;
        QTest::addRow("proxy, six") << u"2001:db8:f::/48"_s << u"trusted-proxy"_s;
        QTest::addRow("yourself") << u"192.0.2.1"_s << u"yourself"_s;
        QTest::addRow("yourself inside") << u"192.0.2.0/24"_s << u"yourself"_s;
        QTest::addRow("yourself, mapped") << u"::ffff:192.0.2.1"_s << u"yourself"_s;
    }
    void whatCannotBeBannedSaysWhy()
    {
        QFETCH(QString, address);
        QFETCH(QString, about);
        QCOMPARE(add({address}).error(), Error(Code::InvalidValue, about).at(u"address"_s));
        QCOMPARE(m_house->count(u"address_ban"_s), 0);
    }

    void theWidestAreTaken()
    {
        QVERIFY(add({u"64.0.0.0/8"_s}));
        QVERIFY(add({u"3000::/16"_s}));
        QVERIFY(isBanned(u"64.255.255.255"_s));
        QVERIFY(isBanned(u"3000:ffff::1"_s));
    }

    void daysAndReasonsHaveTheirLimits()
    {
        QCOMPARE(add({u"203.0.113.9"_s, {}, 0}).error(), Error(Code::InvalidValue, "range").at(u"days"_s));
        QCOMPARE(add({u"203.0.113.9"_s, {}, bans::kMostBanDays + 1}).error().field, u"days"_s);
        const QString longest(bans::kLongestBanReason, u'x');
        QVERIFY(add({u"203.0.113.8"_s, longest}));
        QCOMPARE(add({u"203.0.113.9"_s, longest + u'x'}).error().field, u"reason"_s);
        QCOMPARE(add({u"203.0.113.9"_s, u"two\nlines"_s}).error().field, u"reason"_s);
    }

    void anEndedBanStopsByItselfAndCanBeMadeAnew()
    {
        QVERIFY(add({u"203.0.113.9"_s, {}, 1}));
        QCOMPARE(add({u"203.0.113.9/32"_s}).error(), Error(Code::AlreadyExists, "ban").at(u"address"_s));
        m_house->clock().advance(24h - 1ms);
        QVERIFY(isBanned(u"203.0.113.9"_s));
        m_house->clock().advance(1ms);
        QVERIFY(!isBanned(u"203.0.113.9"_s));
        m_mina = *m_house->signsIn(u"mina"_s);
        QVERIFY(list()->items.isEmpty());
        QVERIFY(add({u"203.0.113.9"_s}));
        QVERIFY(isBanned(u"203.0.113.9"_s));
        QVERIFY(add({u"203.0.113.10"_s, {}, 1}));
        m_house->pass(25h);
        QCOMPARE(m_house->count(u"address_ban"_s), 1);
    }

    void onlyWhoLooksAfterTheServerMay()
    {
        const auto jun = m_house->joins(u"jun"_s);
        for (const QString &role : {u"member"_s, u"support"_s, u"moderator"_s, u"treasurer"_s}) {
            QVERIFY(m_house->store().db().run(u"UPDATE account SET role = :role WHERE username = 'jun'"_s,
                                              bind("role", role)));
            const Error refused(Code::NotAllowed, "admin-only");
            QCOMPARE(m_house->ask(*jun, bans::add, {u"203.0.113.9"_s}).error(), refused);
            QCOMPARE(m_house->ask(*jun, bans::list, {}).error(), refused);
            QCOMPARE(m_house->ask(*jun, bans::remove, {BanId{1}}).error(), refused);
        }
        QVERIFY(m_house->store().db().run(u"UPDATE account SET role = 'admin' WHERE username = 'jun'"_s));
        QVERIFY(m_house->ask(*jun, bans::add, {u"203.0.113.9"_s}));
        QCOMPARE(m_house->ask(m_house->from(), bans::list, {}).error().code, Code::NotSignedIn);
    }

    void pagesFollowEachOther()
    {
        for (int i = 1; i <= 5; ++i)
            QVERIFY(add({u"203.0.113.%1"_s.arg(i)}));
        const auto first = m_house->ask(m_mina, bans::list, {{}, 3});
        QCOMPARE(first->items.size(), 3);
        QCOMPARE(first->items[0].address, u"203.0.113.5"_s);
        const auto rest = m_house->ask(m_mina, bans::list, {first->next, 3});
        QCOMPARE(rest->items.size(), 2);
        QVERIFY(!rest->next);
        QCOMPARE(m_house->ask(m_mina, bans::list, {u"x"_s, 3}).error().about, u"cursor"_s);
    }

    /// As at the start of a daemon, and every half minute where several stand on one store.
    void whatTheStoreSaysReachesTheDoor()
    {
        const auto ban = add({u"203.0.113.9"_s});
        QVERIFY(m_house->store().db().run(u"UPDATE address_ban SET network = '203.0.113.10'"_s));
        const auto read = m_house->work<Nothing>({}, [this](Work &work) -> Result<Nothing> {
            TRY(m_bans->service().refresh(work));
            return Nothing{};
        });
        QVERIFY(read);
        QVERIFY(!isBanned(u"203.0.113.9"_s));
        QVERIFY(isBanned(u"203.0.113.10"_s));
    }

private:
    Result<bans::Ban> add(const bans::NewBan &wanted) { return m_house->ask(m_mina, bans::add, wanted); }
    Result<Page<bans::Ban>> list() { return m_house->ask(m_mina, bans::list, {}); }
    bool isBanned(const QString &address)
    {
        return m_bans->addresses().covers(address, m_house->clock().now());
    }

    std::unique_ptr<test::AccountHouse> m_house;
    BansFeature *m_bans = nullptr;
    accounts::SignedIn m_mina;
};

QTEST_GUILESS_MAIN(BanServiceTest)
#include "tst_ban_service.moc"
