// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/ledger/ledger_feature.h"
#include "tests/support/test_house.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

const ledger::Account kGateway{u"gateway.test"_s, 0};

ledger::Account campaign(qint64 number)
{
    return {u"campaign"_s, number};
}

} // namespace

class LedgerServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::TestHouse>(engine);
        m_ledger = &m_house->add<LedgerFeature>();
    }
    void cleanup() { m_house.reset(); }

    void aTransferLeavesOneAccountAndEntersAnother()
    {
        QVERIFY(post(u"gift"_s, u"1"_s, {{kGateway, campaign(7), {10'000}}}));
        QVERIFY(post(u"gift"_s, u"2"_s, {{kGateway, campaign(7), {500}}, {campaign(7), campaign(8), {300}}}));
        QCOMPARE(balance(campaign(7)), Money{10'200});
        QCOMPARE(balance(campaign(8)), Money{300});
        QCOMPARE(balance(kGateway), Money{-10'500});
        QCOMPARE(balance(campaign(99)), Money{});
    }

    void oneReferenceHasOneEntry()
    {
        QVERIFY(post(u"gift"_s, u"1"_s, {{kGateway, campaign(7), {10'000}}}));
        QCOMPARE(post(u"gift"_s, u"1"_s, {{kGateway, campaign(7), {10'000}}}).error().code,
                 Code::AlreadyExists);
        QVERIFY(post(u"refund"_s, u"1"_s, {{campaign(7), kGateway, {10'000}}}));
        QCOMPARE(balance(campaign(7)), Money{});
    }

    void whatMovesNothingIsRefused_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<qint64>("source");
        QTest::addColumn<qint64>("target");
        QTest::newRow("zero") << qint64(0) << qint64(1) << qint64(2);
        QTest::newRow("negative") << qint64(-1) << qint64(1) << qint64(2);
        QTest::newRow("beyond the largest") << kLargestAmount.won + 1 << qint64(1) << qint64(2);
        QTest::newRow("to itself") << qint64(5) << qint64(1) << qint64(1);
    }
    void whatMovesNothingIsRefused()
    {
        QFETCH(qint64, amount);
        QFETCH(qint64, source);
        QFETCH(qint64, target);
        const auto refused = post(u"gift"_s, u"1"_s, {{campaign(source), campaign(target), {amount}}});
        QCOMPARE(refused.error().code, Code::InvalidValue);
        QCOMPARE(m_house->count(u"ledger_entry"_s), 0);
        QCOMPARE(m_house->count(u"ledger_account"_s), 0);
    }

    void anEntryWithoutTransfersIsRefused()
    {
        QCOMPARE(post(u"gift"_s, u"1"_s, {}).error().code, Code::InvalidValue);
        QCOMPARE(m_house->count(u"ledger_entry"_s), 0);
    }

    void nothingIsEverChangedOrDeleted_data()
    {
        QTest::addColumn<QString>("statement");
        for (const QString &table : {u"ledger_account"_s, u"ledger_entry"_s, u"ledger_transfer"_s}) {
            const QByteArray name = table.toLatin1();
            const QString column = table == u"ledger_transfer"_s ? u"amount"_s : u"kind"_s;
            QTest::newRow(name + " update") << u"UPDATE %1 SET %2 = %2"_s.arg(table, column);
            QTest::newRow(name + " delete") << u"DELETE FROM %1"_s.arg(table);
        }
        QTest::newRow("truncate") << u"TRUNCATE ledger_transfer, ledger_entry, ledger_account"_s;
    }
    void nothingIsEverChangedOrDeleted()
    {
        QFETCH(QString, statement);
        QVERIFY(post(u"gift"_s, u"1"_s, {{kGateway, campaign(7), {10'000}}}));
        QFETCH_GLOBAL(madang::Engine, engine);
        if (statement.startsWith(u"TRUNCATE") && engine == Engine::Sqlite)
            QSKIP("SQLite has no TRUNCATE");
        const Done refused = m_house->store().db().script(statement);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Conflict); // the trigger's word, not a mistake in the statement
        QCOMPARE(m_house->count(u"ledger_account"_s), 2);
        QCOMPARE(m_house->count(u"ledger_entry"_s), 1);
        QCOMPARE(balance(campaign(7)), Money{10'000});
    }

    void theStoreRefusesWhatTheServiceWould()
    {
        QVERIFY(post(u"gift"_s, u"1"_s, {{kGateway, campaign(7), {10'000}}}));
        Database &db = m_house->store().db();
        const QString insert = u"INSERT INTO ledger_transfer (entry, number, source, target, amount) "
                               "SELECT entry, 2, source, %1, %2 FROM ledger_transfer"_s;
        QVERIFY(!db.run(insert.arg(u"target"_s, u"0"_s)));
        QVERIFY(!db.run(insert.arg(u"target"_s, u"-5"_s)));
        QVERIFY(!db.run(insert.arg(u"source"_s, u"5"_s)));
        QVERIFY(!db.run(insert.arg(u"999"_s, u"5"_s)));
        QVERIFY2(db.run(insert.arg(u"target"_s, u"5"_s)), "the statement itself is sound");
    }

    void aCheckAddsUpTheBookByKind()
    {
        QVERIFY(post(u"gift"_s, u"1"_s, {{kGateway, campaign(7), {10'000}}}));
        QVERIFY(post(u"gift"_s, u"2"_s, {{kGateway, campaign(8), {2'000}}}));
        const ledger::Report report = check();
        QVERIFY(report.holds());
        QCOMPARE(report.entries, 2);
        QCOMPARE(report.transfers, 2);
        QCOMPARE(report.kinds.size(), 2);
        QCOMPARE(report.kinds[0].kind, u"campaign"_s);
        QCOMPARE(report.kinds[0].accounts, 2);
        QCOMPARE(report.kinds[0].balance, Money{12'000});
        QCOMPARE(report.kinds[1].balance, Money{-12'000});
    }

    void aCheckFindsAnEntryThatMovesNothing()
    {
        QVERIFY(m_house->store().db().run(
            u"INSERT INTO ledger_entry (id, kind, reference, at) VALUES (1, 'forged', 'x', 0)"_s));
        const ledger::Report report = check();
        QCOMPARE(report.emptyEntries, 1);
        QVERIFY(!report.holds());
    }

    /// 10^4 random operations, a third of them wrong, on all lanes at once: every balance is the sum of what
    /// was accepted, the book sums to zero, and what was refused left nothing.
    void randomOperationsKeepTheBookBalanced()
    {
        constexpr int kOperations = 10'000;
        QRandomGenerator random(20260302);
        std::vector<QList<ledger::Transfer>> wanted(kOperations);
        std::vector<QString> references(kOperations);
        std::vector<std::atomic_bool> accepted(kOperations);
        for (int i = 0; i < kOperations; ++i) {
            const int count = int(random.bounded(1, 4));
            for (int t = 0; t < count; ++t) {
                const qint64 source = random.bounded(0, 12);
                const qint64 target = random.bounded(0, 12);
                const qint64 amount = random.bounded(0, 20) == 0 ? -qint64(random.bounded(0, 5))
                                                                 : qint64(random.bounded(1, 1'000'000));
                wanted[size_t(i)].append({campaign(source), campaign(target), {amount}});
            }
            references[size_t(i)] = QString::number(random.bounded(0, kOperations));
            m_house->lanes().post<LedgerEntryId>(
                LaneKind::Write, size_t(i), Caller{},
                [&, i](Work &work) {
                    return m_ledger->service().post(work, u"random"_s, references[size_t(i)],
                                                    wanted[size_t(i)]);
                },
                [&, i](const Result<LedgerEntryId> &result) { accepted[size_t(i)] = result.ok(); });
        }
        m_house->settle();

        std::map<qint64, qint64> balances;
        QSet<QString> used;
        qint64 entries = 0;
        for (size_t i = 0; i < size_t(kOperations); ++i) {
            if (!accepted[i])
                continue;
            ++entries;
            QVERIFY2(!used.contains(references[i]), "one reference was accepted twice");
            used.insert(references[i]);
            for (const ledger::Transfer &transfer : wanted[i]) {
                QVERIFY(transfer.amount > Money{} && transfer.source != transfer.target);
                balances[transfer.source.subject] -= transfer.amount.won;
                balances[transfer.target.subject] += transfer.amount.won;
            }
        }
        QVERIFY2(entries > 2'000 && entries < 9'000, qPrintable(QString::number(entries)));
        const ledger::Report report = check();
        QVERIFY(report.holds());
        QCOMPARE(report.entries, entries);
        for (const auto &[subject, won] : balances)
            QCOMPARE(balance(campaign(subject)), Money{won});
    }

private:
    Result<LedgerEntryId> post(const QString &kind, const QString &reference,
                               const QList<ledger::Transfer> &transfers)
    {
        return m_house->work<LedgerEntryId>(
            {}, [&](Work &work) { return m_ledger->access().post(work, kind, reference, transfers); });
    }
    Money balance(const ledger::Account &account)
    {
        const auto found
            = m_house->work<Money>({}, [&](Work &work) { return m_ledger->access().balance(work, account); });
        return found ? *found : Money{-1};
    }
    ledger::Report check()
    {
        const auto report
            = m_house->work<ledger::Report>({}, [&](Work &work) { return m_ledger->service().check(work); });
        return report ? *report : ledger::Report{{-1}, 0, 0, 0, 0, {}};
    }

    std::unique_ptr<test::TestHouse> m_house;
    LedgerFeature *m_ledger = nullptr;
};

QTEST_GUILESS_MAIN(LedgerServiceTest)
#include "tst_ledger_service.moc"
