// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/audit/audit.h"

#include "server/features/audit/audit_feature.h"
#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class AuditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::AccountHouse>(engine);
        m_house->add<AuditFeature>(m_house->accountsFeature().access());
        m_owner = m_house->aUser(u"mina"_s);
        give(m_owner, u"owner"_s);
    }
    void cleanup() { m_house.reset(); }

    void anActSaysWhoDidWhatToWhatAndWhen()
    {
        QVERIFY(act(u"refund.approve"_s, u"refund:7"_s, {{u"amount"_s, u"5000"_s}}));
        const QList<audit::AuditRecord> records = all();
        QCOMPARE(records.size(), 1);
        QCOMPARE(records[0].number, 1);
        QCOMPARE(records[0].at, m_house->clock().now());
        QCOMPARE(records[0].actor, u"user%1"_s.arg(m_owner.number));
        QCOMPARE(records[0].action, u"refund.approve"_s);
        QCOMPARE(records[0].target, u"refund:7"_s);
        QCOMPARE(records[0].address, test::TestHouse::person(m_owner).address);
        QCOMPARE(records[0].request, test::TestHouse::person(m_owner).requestId);
        QCOMPARE(records[0].details.text, R"({"amount":"5000"})");
        QCOMPARE(records[0].hash.size(), 64);
    }

    void whoComesOverTheSocketIsTheOperator()
    {
        Caller caller;
        caller.address = kSocketAddress;
        QVERIFY(actAs(caller, {u"account.disable"_s, u"account:1"_s}));
        caller.address = kHostAddress;
        QVERIFY(actAs(caller, {u"account.enable"_s, u"account:1"_s}));
        QVERIFY(actAs(Caller(), {u"order.expire"_s, u"order:1"_s}));
        const auto records = all();
        QCOMPARE(records[2].actor, u"operator@socket"_s);
        QCOMPARE(records[1].actor, u"operator@host"_s);
        QCOMPARE(records[0].actor, u"server"_s);
    }

    void itIsThereExactlyWhenItsUnitIs()
    {
        const auto failed = m_house->work<int>(m_owner, [](Work &work) -> Result<int> {
            TRY(audit::record(work, {u"x.done"_s, u"x:1"_s}));
            return Error{Code::Conflict, "after-all"};
        });
        QCOMPARE(failed.error().about, u"after-all"_s);
        QCOMPARE(m_house->count(u"audit_record"_s), 0);
        QVERIFY(act(u"x.done"_s));
        QCOMPARE(all()[0].number, 1);
    }

    void theStoreRefusesToChangeIt()
    {
        QVERIFY(act(u"x.done"_s));
        QVERIFY(!db().run(u"UPDATE audit_record SET actor = 'nobody'"_s));
        QVERIFY(!db().run(u"DELETE FROM audit_record"_s));
        if (db().engine() == Engine::Postgres)
            QVERIFY(!db().script(u"TRUNCATE audit_record"_s));
        QCOMPARE(m_house->count(u"audit_record"_s, u"actor <> 'nobody'"_s), 1);
    }

    void writersAtOnceMakeOneChain()
    {
        constexpr int kWriters = 8;
        constexpr int kEach = 10;
        std::vector<std::future<bool>> waiting;
        for (int i = 0; i < kWriters * kEach; ++i) {
            auto promise = std::make_shared<std::promise<bool>>();
            waiting.push_back(promise->get_future());
            m_house->lanes().post<int>(
                LaneKind::Write, size_t(i), test::TestHouse::person(m_owner),
                [i](Work &work) -> Result<int> {
                    TRY(audit::record(work, {u"x.done"_s, u"x:%1"_s.arg(i)}));
                    return i;
                },
                [promise](const Result<int> &done) { promise->set_value(done.ok()); });
        }
        for (auto &one : waiting)
            QVERIFY(one.get());
        const auto check = proven();
        QVERIFY(check.holds);
        QCOMPARE(check.records, kWriters * kEach);
    }

    void aChangedRowIsFound_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QString &change, const QString &reason) {
            QTest::newRow(name) << change << reason;
        };
        row("actor", u"UPDATE audit_record SET actor = 'jun' WHERE number = 2"_s, u"changed"_s);
        row("time", u"UPDATE audit_record SET at = at + 1 WHERE number = 2"_s, u"changed"_s);
        row("nobody", u"UPDATE audit_record SET account = NULL WHERE number = 2"_s, u"changed"_s);
        row("a byte moves", u"UPDATE audit_record SET action = 'x.donex', target = ':2' WHERE number = 2"_s,
            u"changed"_s);
        row("hash", u"UPDATE audit_record SET hash = REPLACE(hash, '0', '1') || '0' WHERE number = 2"_s,
            u"changed"_s);
        row("gone", u"DELETE FROM audit_record WHERE number = 2"_s, u"missing"_s);
        row("renumbered", u"UPDATE audit_record SET number = -2 WHERE number = 2"_s, u"missing"_s);
    }
    void aChangedRowIsFound()
    {
        QFETCH(QString, change);
        QFETCH(QString, reason);
        for (int i = 1; i <= 4; ++i)
            QVERIFY(act(u"x.done"_s, u"x:%1"_s.arg(i)));
        QVERIFY(proven().holds);
        dropGuards();
        QVERIFY(db().run(change));
        const auto check = proven();
        QVERIFY(!check.holds);
        QCOMPARE(*check.reason, reason);
        // One below the first is found before it.
        QCOMPARE(*check.broken, change.contains("-2"_L1) ? 1 : 2);
    }

    void aRowThatIsWrittenAnewBreaksTheChain()
    {
        for (int i = 1; i <= 3; ++i)
            QVERIFY(act(u"x.done"_s, u"x:%1"_s.arg(i)));
        dropGuards();
        const auto forged = m_house->work<int>({}, [](Work &work) -> Result<int> {
            AuditStore store;
            TRY(QList<AuditRow> rows, store.following(work, 1, 1));
            rows[0].actor = u"jun"_s;
            TRY(work.db().run(u"UPDATE audit_record SET actor = 'jun', hash = :hash WHERE number = 2"_s,
                              bind("hash", rows[0].hashNow())));
            return 1;
        });
        QVERIFY(forged);
        const auto check = proven();
        QCOMPARE(*check.broken, 3);
        QCOMPARE(*check.reason, u"chain"_s);
    }

    void aLogThatWasCutAtItsEndIsFoundByAnEarlierProof()
    {
        for (int i = 1; i <= 3; ++i)
            QVERIFY(act(u"x.done"_s, u"x:%1"_s.arg(i)));
        const auto before = proven();
        const AuditHead mark{before.records, before.head};
        QVERIFY(proven(mark).holds);
        dropGuards();
        QVERIFY(db().run(u"DELETE FROM audit_record WHERE number = 3"_s));
        QVERIFY(proven().holds);
        QCOMPARE(*proven(mark).broken, 3);
        QVERIFY(act(u"x.other"_s));
        QVERIFY(proven().holds);
        QCOMPARE(*proven(mark).reason, u"head"_s);
    }

    void onlyOwnersAndAdminsReadIt()
    {
        QVERIFY(act(u"x.done"_s));
        const UserId treasurer = m_house->aUser(u"jun"_s);
        give(treasurer, u"treasurer"_s);
        QCOMPARE(m_house->call(treasurer, audit::list, {}).error(), Error(Code::NotAllowed, "admin-only"));
        QCOMPARE(m_house->call(treasurer, audit::check, {}).error(), Error(Code::NotAllowed, "admin-only"));
        QCOMPARE(m_house->call({}, audit::list, {}).error().code, Code::NotSignedIn);
        give(treasurer, u"admin"_s);
        QCOMPARE(m_house->call(treasurer, audit::list, {})->items.size(), 1);
        QVERIFY(m_house->call(treasurer, audit::check, {})->holds);
    }

    void itIsListedNewestFirstAndFiltered()
    {
        QVERIFY(act(u"refund.approve"_s));
        QVERIFY(act(u"refund.reject"_s));
        m_house->clock().advance(std::chrono::hours(1));
        const Timestamp later = m_house->clock().now();
        QVERIFY(act(u"refunds.other"_s));
        const auto page = m_house->call(m_owner, audit::list, {{}, {}, {}, {}, 2});
        QCOMPARE(page->items.size(), 2);
        QCOMPARE(page->items[0].action, u"refunds.other"_s);
        const auto rest = m_house->call(m_owner, audit::list, {{}, {}, {}, page->next, 2});
        QCOMPARE(rest->items.size(), 1);
        QVERIFY(!rest->next);
        QCOMPARE(m_house->call(m_owner, audit::list, {later, {}, {}, {}, {}})->items.size(), 1);
        QCOMPARE(m_house->call(m_owner, audit::list, {{}, {}, u"refund"_s, {}, {}})->items.size(), 2);
        QCOMPARE(m_house->call(m_owner, audit::list, {{}, {}, u"refund.reject"_s, {}, {}})->items.size(), 1);
        QCOMPARE(m_house->call(m_owner, audit::list, {{}, u"nobody"_s, {}, {}, {}})->items.size(), 0);
        QCOMPARE(m_house->call(m_owner, audit::list, {{}, {}, {}, u"x"_s, {}}).error(),
                 Error(Code::InvalidValue, "cursor").at(u"after"_s));
    }

    void signInsOfOperatorsAreOnRecordAndThoseOfMembersAreNot()
    {
        const auto jun = m_house->joins(u"jun"_s);
        QVERIFY(m_house->signsIn(u"jun"_s));
        QCOMPARE(m_house->count(u"audit_record"_s), 0);
        give(jun->account.id, u"moderator"_s);
        QVERIFY(m_house->signsIn(u"jun"_s));
        QVERIFY(!m_house->signsIn(u"jun"_s, u"wrong password"_s));
        const auto records = all();
        QCOMPARE(records.size(), 1);
        QCOMPARE(records[0].action, u"account.sign-in"_s);
        QCOMPARE(records[0].actor, u"jun"_s);
        QCOMPARE(records[0].address, u"192.0.2.1"_s);
    }

private:
    Database &db() { return m_house->store().db(); }
    bool actAs(const Caller &caller, const audit::Act &act)
    {
        std::promise<bool> promise;
        m_house->lanes().post<int>(
            LaneKind::Write, 0, caller,
            [act](Work &work) -> Result<int> {
                TRY(audit::record(work, act));
                return 1;
            },
            [&promise](const Result<int> &done) { promise.set_value(done.ok()); });
        return promise.get_future().get();
    }
    bool act(const QString &action, const QString &target = u"x:1"_s, const QJsonObject &details = {})
    {
        return actAs(test::TestHouse::person(m_owner), {action, target, details});
    }
    QList<audit::AuditRecord> all() { return m_house->call(m_owner, audit::list, {})->items; }
    audit::AuditCheck proven(const std::optional<AuditHead> &mark = {})
    {
        const auto check = m_house->work<audit::AuditCheck>({}, [mark](Work &work) {
            AuditStore store;
            return proveAudit(work, store, mark);
        });
        return check ? *check : audit::AuditCheck{false, -1, {}, {}, {}};
    }
    void give(UserId person, const QString &role)
    {
        if (!db().run(u"UPDATE account SET role = :role WHERE id = :id"_s, bind("role", role),
                      bind("id", person)))
            qFatal("a role cannot be given");
    }
    void dropGuards()
    {
        const bool lite = db().engine() == Engine::Sqlite;
        for (const QString &name :
             {u"audit_record_is_never_changed"_s,
              lite ? u"audit_record_is_never_deleted"_s : u"audit_record_is_never_emptied"_s}) {
            if (!db().script(u"DROP TRIGGER "_s + name + (lite ? QString() : u" ON audit_record"_s)))
                qFatal("a guard cannot be dropped");
        }
    }

    std::unique_ptr<test::AccountHouse> m_house;
    UserId m_owner;
};

QTEST_GUILESS_MAIN(AuditTest)
#include "tst_audit.moc"
