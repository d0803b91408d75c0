// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/overview/overview_feature.h"

#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using overview::HouseCheck;
using overview::HouseState;
using overview::Verdict;

class OverviewServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_disk = {100ll << 30, 200ll << 30};
        m_log = {};
        m_isClockKept = true;
        m_house = std::make_unique<test::AccountHouse>(engine);
        m_house->add<OverviewFeature>(m_house->house(), m_house->accountsFeature().access(),
                                      Surroundings{[this] { return m_disk; }, [this] { return m_log; },
                                                   [this] { return m_isClockKept; }});
        m_owner = m_house->aUser(u"mina"_s);
        give(m_owner, u"owner"_s);
        m_house->settle();
    }
    void cleanup() { m_house.reset(); }

    void onlyWhoAdministersReadsIt()
    {
        QVERIFY(m_house->call(m_owner, overview::read, {}));
        const UserId other = m_house->aUser(u"jun"_s);
        for (const QString &role : {u"member"_s, u"moderator"_s, u"treasurer"_s, u"support"_s}) {
            give(other, role);
            const auto refused = m_house->call(other, overview::read, {});
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, Code::NotAllowed);
            QCOMPARE(refused.error().about, u"admin-only"_s);
        }
        give(other, u"admin"_s);
        QVERIFY(m_house->call(other, overview::read, {}));
        QCOMPARE(m_house->call({}, overview::read, {}).error().code, Code::NotSignedIn);
    }

    void anOrderlyHouseIsGood()
    {
        prove(true, 0);
        const HouseState state = read();
        for (const HouseCheck &check : state.checks) {
            QVERIFY2(check.verdict == Verdict::Good, qPrintable(check.name));
            QVERIFY(!check.reason);
        }
        QCOMPARE(state.verdict, Verdict::Good);
        QCOMPARE(state.checks.size(), 15);
        QCOMPARE(state.booksHold, std::optional(true));
    }

    void itSaysWhatRunsHere()
    {
        m_house->clock().advance(90min);
        const HouseState state = read();
        QCOMPARE(state.version, QStringLiteral(MADANG_VERSION));
        QVERIFY(state.schema > 30);
        QCOMPARE(state.engine, m_house->store().engine() == Engine::Sqlite ? u"sqlite"_s : u"postgres"_s);
        QCOMPARE(state.uptimeSeconds, 5400);
        QCOMPARE(state.startedAt.plus(90min), state.at);
        QCOMPARE(state.diskFree, 100ll << 30);
        QVERIFY(state.storeSize > 0);
    }

    void whatTheDoorCountsIsTold()
    {
        m_house->metrics().gauge("madang_door_connections", "x").set(12);
        m_house->metrics().gauge("madang_door_websockets", "x").set(7);
        m_house->metrics().gauge("madang_door_subscriptions", "x").set(30);
        const HouseState state = read();
        QCOMPARE(state.connections, 12);
        QCOMPARE(state.webSockets, 7);
        QCOMPARE(state.subscriptions, 30);
    }

    void aDiskThatRunsFullIsTold_data()
    {
        QTest::addColumn<qint64>("free");
        QTest::addColumn<int>("verdict");
        QTest::newRow("enough") << (3ll << 30) << int(Verdict::Good);
        QTest::newRow("little") << (1ll << 30) << int(Verdict::Watch);
        QTest::newRow("next to none") << (100ll << 20) << int(Verdict::Bad);
        QTest::newRow("nobody knows") << -1ll << int(Verdict::Good);
    }
    void aDiskThatRunsFullIsTold()
    {
        QFETCH(qint64, free);
        QFETCH(int, verdict);
        m_disk.free = free;
        const HouseCheck check = checkNamed(u"disk"_s);
        QCOMPARE(int(check.verdict), verdict);
        QCOMPARE(check.value, free);
    }

    void booksThatDoNotHoldAreBad()
    {
        QCOMPARE(checkNamed(u"books"_s).reason, u"books-unproven"_s);
        prove(true, 0);
        QCOMPARE(checkNamed(u"books"_s).verdict, Verdict::Good);
        m_house->clock().advance(25h);
        QCOMPARE(checkNamed(u"books"_s).verdict, Verdict::Watch);
        prove(false, 3);
        const HouseCheck broken = checkNamed(u"books"_s);
        QCOMPARE(broken.verdict, Verdict::Bad);
        QCOMPARE(broken.reason, u"books-broken"_s);
        QCOMPARE(broken.value, 3);
        QCOMPARE(read().verdict, Verdict::Bad);
    }

    void deadWebhooksAreBad()
    {
        aWebhook(1, u"settled"_s);
        QCOMPARE(checkNamed(u"webhooks"_s).verdict, Verdict::Good);
        aWebhook(2, u"dead"_s);
        QCOMPARE(checkNamed(u"webhooks"_s).reason, u"webhooks-dead"_s);
        QCOMPARE(read().webhooksDead, 1);
    }

    void paymentsInDoubtAreBadOnlyWhenTheyStay()
    {
        anOrder(u"a"_s, 1);
        QCOMPARE(read().paymentsInDoubt, 1);
        QCOMPARE(checkNamed(u"payments"_s).verdict, Verdict::Good);
        m_house->clock().advance(4min);
        QCOMPARE(checkNamed(u"payments"_s).verdict, Verdict::Watch);
        m_house->clock().advance(1h);
        QCOMPARE(checkNamed(u"payments"_s).verdict, Verdict::Bad);
        QCOMPARE(checkNamed(u"payments"_s).reason, u"payments-stuck"_s);
    }

    void returnsInDoubtAreBadOnlyWhenTheyStay()
    {
        anOrder(u"a"_s, 1);
        QVERIFY(db().run(uR"(
            INSERT INTO order_return (key, order_id, amount, reason, status, attempts, next_check_at,
                                      created_at)
            VALUES ('r', 'a', 5, '', 'asked', 1, :now, :now))"_s,
                         bind("now", m_house->clock().now())));
        QCOMPARE(read().returnsInDoubt, 1);
        QCOMPARE(checkNamed(u"returns"_s).verdict, Verdict::Good);
        m_house->clock().advance(4min);
        QCOMPARE(checkNamed(u"returns"_s).verdict, Verdict::Watch);
        m_house->clock().advance(1h);
        QCOMPARE(checkNamed(u"returns"_s).reason, u"returns-stuck"_s);
    }

    void moneyThatFitsNothingIsToldAndCounted()
    {
        QCOMPARE(checkNamed(u"unmatched"_s).verdict, Verdict::Good);
        QCOMPARE(read().unmatchedMoney, std::optional(0));
        QVERIFY(db().run(uR"(
            INSERT INTO unmatched_money (id, kind, gateway, payment_key, order_id, expected, captured, found_at)
            VALUES (1, 'amount', 'toss', 'key', 'a', 1000, 900, :now))"_s,
                         bind("now", m_house->clock().now())));
        const HouseCheck fresh = checkNamed(u"unmatched"_s);
        QCOMPARE(fresh.verdict, Verdict::Watch);
        QCOMPARE(fresh.value, 1);
        QCOMPARE(fresh.reason, u"unmatched-waiting"_s);
        m_house->clock().advance(25h);
        QCOMPARE(checkNamed(u"unmatched"_s).verdict, Verdict::Bad);
        QVERIFY(db().run(u"UPDATE unmatched_money SET resolved_at = 2"_s));
        QCOMPARE(checkNamed(u"unmatched"_s).verdict, Verdict::Good);
    }

    void whatWaitsInTheStoreIsOnTheGauges()
    {
        const auto gauge = [this](const char *name) {
            const Gauge *found = m_house->metrics().findGauge(name);
            return found ? found->value() : -1;
        };
        aMail(1, u"waiting"_s);
        anOrder(u"sent"_s, 1);
        anOrder(u"virtual"_s, 2);
        anOrder(u"paid"_s, 3);
        QVERIFY(db().run(uR"(
            UPDATE payment_order SET status = 'WAITING_FOR_DEPOSIT', gateway = 'transfer', next_check_at = NULL
             WHERE id = 'sent')"_s));
        QVERIFY(db().run(uR"(
            UPDATE payment_order SET status = 'WAITING_FOR_DEPOSIT', gateway = 'toss', next_check_at = NULL
             WHERE id = 'virtual')"_s));
        // Somebody looks for the first on the bank account; the gateway is asked about the second.
        for (const QString &order : {u"sent"_s, u"virtual"_s})
            QVERIFY(db().run(uR"(
                INSERT INTO payment_deposit (order_id, bank, account, holder, until, next_check_at, attempts)
                VALUES (:order, 'b', 'a', 'h', :later, :later, 0))"_s,
                             bind("order", order), bind("later", m_house->clock().now().plus(24h * 100))));
        QVERIFY(db().run(uR"(
            INSERT INTO unmatched_money (id, kind, gateway, payment_key, order_id, expected, captured, found_at)
            VALUES (1, 'amount', 'toss', 'key', 'a', 1000, 900, 1))"_s));
        m_house->schedule().runAll();
        m_house->settle();
        QCOMPARE(gauge("madang_payments_unpaid"), 2);
        QCOMPARE(gauge("madang_payments_unmatched"), 1);
        QCOMPARE(gauge("madang_mails_waiting"), 1);
        QCOMPARE(read().depositsWaiting, std::optional(2));
        QVERIFY(m_house->metrics().text().contains("madang_payments_unpaid 2"));
    }

    void mailsThatDiedLatelyAreBad()
    {
        aMail(1, u"dead"_s);
        QCOMPARE(checkNamed(u"mails"_s).verdict, Verdict::Bad);
        QCOMPARE(checkNamed(u"mails"_s).reason, u"mails-dead"_s);
        m_house->clock().advance(25h);
        QCOMPARE(checkNamed(u"mails"_s).verdict, Verdict::Good);
        QCOMPARE(read().mailsDead, 1);
    }

    void mailsThatWaitLongAreWatched()
    {
        aMail(1, u"waiting"_s);
        QCOMPARE(checkNamed(u"mails"_s).verdict, Verdict::Good);
        QCOMPARE(checkNamed(u"mails"_s).value, 1);
        m_house->clock().advance(61min);
        QCOMPARE(checkNamed(u"mails"_s).reason, u"mails-late"_s);
    }

    void crowdedLanesAreTold()
    {
        auto &waiting = m_house->metrics().gauge("madang_lanes_waiting", "x");
        waiting.add(2'000);
        QCOMPARE(checkNamed(u"lanes"_s).verdict, Verdict::Watch);
        waiting.add(20'000);
        QCOMPARE(checkNamed(u"lanes"_s).verdict, Verdict::Bad);
        QCOMPARE(checkNamed(u"lanes"_s).reason, u"lanes-crowded"_s);
        waiting.add(-22'000);
    }

    void whatWaitsForADecisionIsWatched()
    {
        const UserId sora = m_house->aUser(u"sora"_s);
        QVERIFY(db().run(uR"(
            INSERT INTO applicant (account, about, language, since) VALUES (:id, '', 'ko', 1))"_s,
                         bind("id", sora)));
        QVERIFY(db().run(uR"(
            INSERT INTO room (id, name, topic, visibility, epoch, position, last_at, created_by, created_at)
            VALUES (1, 'room', '', 'public', 'e', 1, 1, :owner, 1))"_s,
                         bind("owner", m_owner)));
        QVERIFY(db().run(uR"(
            INSERT INTO complaint (id, room, event, position, author, said, first_at)
            VALUES (1, 1, 1, 1, :author, 'x', 1))"_s,
                         bind("author", sora)));
        const HouseState state = read();
        QCOMPARE(state.applicantsWaiting, 1);
        QCOMPARE(state.complaintsOpen, 1);
        QCOMPARE(checkNamed(u"applicants"_s).reason, u"applicants-waiting"_s);
        QCOMPARE(checkNamed(u"complaints"_s).reason, u"complaints-open"_s);
        QVERIFY(db().run(u"UPDATE complaint SET decided_at = 2"_s));
        QCOMPARE(checkNamed(u"complaints"_s).verdict, Verdict::Good);
    }

    void errorsInTheLogAreNewsForAnHour()
    {
        m_log = {5, 2, m_house->clock().now()};
        QCOMPARE(checkNamed(u"log"_s).reason, u"errors-logged"_s);
        QCOMPARE(read().warningsLogged, 5);
        m_house->clock().advance(61min);
        QCOMPARE(checkNamed(u"log"_s).verdict, Verdict::Good);
        QCOMPARE(checkNamed(u"log"_s).value, 2);
    }

    void aClockThatJumpsIsNewsForADay()
    {
        QCOMPARE(checkNamed(u"clock"_s).verdict, Verdict::Good);
        m_house->clock().setWallClock(m_house->clock().now().plus(2s)); // whoever keeps it corrects it
        QCOMPARE(checkNamed(u"clock"_s).verdict, Verdict::Good);
        m_house->clock().setWallClock(m_house->clock().now().plus(-1h));
        const HouseCheck jumped = checkNamed(u"clock"_s);
        QCOMPARE(jumped.verdict, Verdict::Watch);
        QCOMPARE(jumped.reason, u"clock-jumped"_s);
        QCOMPARE(jumped.value, -3600);
        m_house->clock().advance(23h);
        QCOMPARE(checkNamed(u"clock"_s).reason, u"clock-jumped"_s);
        m_house->clock().advance(1h);
        QCOMPARE(checkNamed(u"clock"_s).verdict, Verdict::Good);
    }

    void aClockThatNothingKeepsIsWatched()
    {
        m_isClockKept = false;
        QCOMPARE(checkNamed(u"clock"_s).verdict, Verdict::Watch);
        QCOMPARE(checkNamed(u"clock"_s).reason, u"clock-unkept"_s);
        m_isClockKept = std::nullopt; // a sandbox does not let us ask
        QCOMPARE(checkNamed(u"clock"_s).verdict, Verdict::Good);
    }

    void aClockBehindTheMailsThatWaitIsBad()
    {
        aMail(1, u"waiting"_s);
        m_house->clock().setWallClock(m_house->clock().now().plus(-1h));
        const HouseCheck behind = checkNamed(u"clock"_s);
        QCOMPARE(behind.verdict, Verdict::Bad);
        QCOMPARE(behind.reason, u"clock-behind"_s);
        QCOMPARE(behind.value, 3600);
        QCOMPARE(checkNamed(u"mails"_s).verdict, Verdict::Good); // late they would only be later
    }

    void ratesNeedTwoSamples()
    {
        m_house->schedule().runAll();
        m_house->settle();
        QVERIFY(!read().traffic);
        auto &messages = m_house->metrics().counter("madang_chat_messages_total", "x");
        auto &deliveries = m_house->metrics().counter("madang_door_deliveries_total", "x");
        messages.add(30);
        deliveries.add(600);
        m_house->pass(10s);
        const auto traffic = read().traffic;
        QVERIFY(traffic);
        QCOMPARE(traffic->seconds, 10);
        QCOMPARE(traffic->messages, 30);
        QCOMPARE(traffic->deliveries, 600);
        QVERIFY(!traffic->answers);
    }

    void whatIsOlderThanAMinuteIsNotCounted()
    {
        auto &messages = m_house->metrics().counter("madang_chat_messages_total", "x");
        m_house->schedule().runAll();
        m_house->settle();
        messages.add(1000);
        for (int i = 0; i < 14; ++i)
            m_house->pass(5s);
        messages.add(7);
        const auto traffic = read().traffic;
        QVERIFY(traffic);
        QCOMPARE(traffic->messages, 7);
        QVERIFY(traffic->seconds >= 60 && traffic->seconds <= 65);
    }

    void timesAreEstimatedFromTheirBuckets()
    {
        m_house->schedule().runAll();
        m_house->settle();
        auto &answers = m_house->metrics().timing("madang_http_request_seconds", "x");
        for (int i = 0; i < 98; ++i)
            answers.record(3'000); // between 2.5 and 5 ms
        answers.record(2'000'000); // between 1 and 10 s
        answers.record(60'000'000);
        m_house->pass(5s);
        const auto times = read().traffic->answers;
        QVERIFY(times);
        QCOMPARE(times->count, 100);
        QVERIFY(times->medianMicroseconds > 2'500 && times->medianMicroseconds <= 5'000);
        QCOMPARE(times->p99Microseconds, 10'000'000);
        QCOMPARE(checkNamed(u"answers"_s).reason, u"answers-slow"_s);
        // A minute later nobody waits any more.
        for (int i = 0; i < 14; ++i)
            m_house->pass(5s);
        QCOMPARE(checkNamed(u"answers"_s).verdict, Verdict::Good);
        QVERIFY(!read().traffic->answers);
    }

    void oneSlowAnswerAmongFewSaysNothing()
    {
        m_house->schedule().runAll();
        m_house->settle();
        m_house->metrics().timing("madang_http_request_seconds", "x").record(9'000'000);
        m_house->pass(5s);
        QCOMPARE(checkNamed(u"answers"_s).verdict, Verdict::Good);
    }

private:
    Database &db() { return m_house->store().db(); }

    HouseState read()
    {
        const auto state = m_house->call(m_owner, overview::read, {});
        if (!state)
            qFatal("the overview cannot be read: %s", qPrintable(state.error().about));
        return *state;
    }
    HouseCheck checkNamed(const QString &name)
    {
        const HouseState state = read();
        for (const HouseCheck &check : state.checks) {
            if (check.name == name)
                return check;
        }
        qFatal("there is no such check");
    }
    void give(UserId person, const QString &role)
    {
        if (!db().run(u"UPDATE account SET role = :role WHERE id = :id"_s, bind("role", role),
                      bind("id", person)))
            qFatal("a role cannot be given");
    }
    void prove(bool holds, int wrong)
    {
        QVERIFY(db().run(uR"(
            INSERT INTO ledger_proof (id, at, holds, wrong) VALUES (:id, :at, :holds, :wrong))"_s,
                         bind("id", m_house->ids().next(m_house->clock().now().ms)),
                         bind("at", m_house->clock().now()), bind("holds", holds), bind("wrong", wrong)));
    }
    void aMail(int id, const QString &state)
    {
        // Its next try is so far away that the house leaves it alone.
        QVERIFY(db().run(
            uR"(
            INSERT INTO mail (id, kind, recipient, sealed, state, attempts, created_at, next_try_at,
                              useless_at, ended_at, fault)
            VALUES (:id, 'test', 'x@example.org', '', :state, 1, :now, :later, :later, :ended, ''))"_s,
            bind("id", id), bind("state", state), bind("now", m_house->clock().now()),
            bind("later", m_house->clock().now().plus(24h * 100)),
            bind("ended", state == "dead"_L1 ? std::optional(m_house->clock().now()) : std::nullopt)));
    }
    void aWebhook(int id, const QString &state)
    {
        QVERIFY(db().run(uR"(
            INSERT INTO payment_webhook (id, gateway, fingerprint, body, type, state, attempts, repeats,
                                         received_at, ended_at)
            VALUES (:id, 'toss', :print, '', 'x', :state, 1, 0, 1, 1))"_s,
                         bind("id", id), bind("print", QString::number(id)), bind("state", state)));
    }
    void anOrder(const QString &id, int subject)
    {
        QVERIFY(db().run(uR"(
            INSERT INTO payment_order (id, purpose, subject, payer, title, amount, gateway, status, attempts,
                                       next_check_at, created_at, expires_at, asked_at)
            VALUES (:id, 'donation', :subject, :payer, 'x', 1000, 'sandbox', 'IN_PROGRESS', 1, :now, :now,
                    :now, :now))"_s,
                         bind("id", id), bind("subject", subject), bind("payer", m_owner),
                         bind("now", m_house->clock().now())));
    }

    std::unique_ptr<test::AccountHouse> m_house;
    UserId m_owner;
    DiskRoom m_disk;
    LogTally m_log;
    std::optional<bool> m_isClockKept;
};

QTEST_GUILESS_MAIN(OverviewServiceTest)
#include "tst_overview_service.moc"
