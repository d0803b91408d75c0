// SPDX-License-Identifier: GPL-3.0-or-later
// Two programs on one PostgreSQL database, each with a data folder of its own, as on two machines. On SQLite
// the folder is the store: tests/interop/lifecycle.mjs.
#include "server/store_claim.h"
#include "tests/server/commands/serving.h"

#include <QCoreApplication>
#include <QTest>

#include <future>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::Serving;
using test::VerbStore;

class SecondDaemonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!test::engineIsThere(Engine::Postgres))
            QSKIP("PostgreSQL is not installed");
        m_store = std::make_unique<VerbStore>(Engine::Postgres);
    }
    void cleanup() { m_store.reset(); }

    void itIsRefusedAndToldWhoServes()
    {
        Serving first(*m_store, u"first"_s);
        QVERIFY2(first.listens(), first.log().constData());
        const auto second = m_store->run({u"serve"_s, u"--port"_s, u"0"_s}, m_store->below(u"second"_s));
        QCOMPARE(second.code, 2);
        const QByteArray who = "process " + QByteArray::number(first.id()) + " on ";
        QVERIFY2(second.err.contains(who), second.err.constData());
        QVERIFY2(second.err.contains("already uses the database " + m_store->address().database.toUtf8()),
                 second.err.constData());
        QVERIFY(!first.hasEnded());
    }

    void whoIsKilledLeavesNothingHeld()
    {
        Serving first(*m_store, u"first"_s);
        QVERIFY2(first.listens(), first.log().constData());
        first.kill();
        Serving second(*m_store, u"second"_s);
        QVERIFY2(second.listens(), second.log().constData());
    }

    void whatWouldWriteIsRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("a list that the daemon is asked for") << QStringList{u"users"_s, u"list"_s};
        QTest::newRow("an account") << QStringList{u"users"_s, u"create"_s, u"mina"_s};
        QTest::newRow("the demo") << QStringList{u"demo"_s};
    }
    void whatWouldWriteIsRefused()
    {
        QFETCH(QStringList, words);
        const auto claim = StoreClaim::take(m_store->address());
        QVERIFY(claim.ok());
        const auto ran = m_store->run(words);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("process " + QByteArray::number(QCoreApplication::applicationPid())),
                 ran.err.constData());
        QCOMPARE(*m_store->open()->only<qint64>(u"SELECT COUNT(*) FROM account"_s), 0);
    }

    /// A newer program must not change the schema under a daemon that still serves the older one.
    void anOlderStoreOfSomebodyElseIsNotMigrated_data() { whatWouldWriteIsRefused_data(); }
    void anOlderStoreOfSomebodyElseIsNotMigrated()
    {
        QFETCH(QStringList, words);
        const qsizetype before = builtInSteps(Engine::Postgres).size() - 1;
        const VerbStore older(Engine::Postgres, before);
        const auto claim = StoreClaim::take(older.address());
        QVERIFY(claim.ok());
        QCOMPARE(older.run(words).code, 2);
        QCOMPARE(*older.open()->only<qint64>(u"SELECT COUNT(*) FROM schema_migration"_s), before);
    }

    void whatOnlyLooksIsNot()
    {
        const auto claim = StoreClaim::take(m_store->address());
        QVERIFY(claim.ok());
        for (const QStringList &words :
             {QStringList{u"ledger"_s, u"check"_s}, QStringList{u"audit"_s, u"verify"_s},
              QStringList{u"migrate"_s, u"--preview"_s},
              QStringList{u"backup"_s, m_store->below(u"backup"_s)}}) {
            const auto ran = m_store->run(words);
            QVERIFY2(ran.code == 0, (words.join(u' ').toUtf8() + ": " + ran.err).constData());
        }
    }

    void aCheckSaysWhoHasIt()
    {
        const auto claim = StoreClaim::take(m_store->address());
        QVERIFY(claim.ok());
        const auto ran = m_store->run({u"check"_s});
        const QByteArray who = "madangd is running on this database: process "
            + QByteArray::number(QCoreApplication::applicationPid());
        QVERIFY2(ran.out.contains(who), ran.out.constData());
    }

    void aBackupComesBackOnlyIntoADatabaseOfNobody()
    {
        QCOMPARE(m_store->run({u"backup"_s, m_store->below(u"backup"_s)}).code, 0);
        const auto claim = StoreClaim::take(m_store->address());
        QVERIFY(claim.ok());
        const auto ran
            = m_store->run({u"restore"_s, m_store->below(u"backup"_s)}, m_store->below(u"other"_s));
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("already uses the database"), ran.err.constData());
    }

    void whoLosesTheDatabaseStops()
    {
        Serving first(*m_store, u"first"_s);
        QVERIFY2(first.listens(), first.log().constData());
        const auto db = m_store->open();
        const auto holder = StoreClaim::holderOf(*db);
        QVERIFY(holder && *holder);
        QCOMPARE((*holder)->process, first.id());
        // Somebody stands in the queue, and has the lock in the moment the daemon's connection is gone.
        std::promise<void> enough;
        std::future<bool> other = std::async(std::launch::async, [this, &enough] {
            const auto theirs = m_store->open();
            const bool isTheirs = theirs->script(u"SET lock_timeout = '60s'"_s)
                && theirs->script(u"SELECT pg_advisory_lock(%1)"_s.arg(StoreClaim::kLockKey));
            enough.get_future().wait_for(60s);
            return isTheirs;
        });
        QTRY_COMPARE(*db->only<int>(uR"(
        SELECT COUNT(*) FROM pg_locks
         WHERE locktype = 'advisory' AND NOT granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"_s),
                     1);
        QVERIFY(
            db->script(u"SELECT pg_terminate_backend(%1)"_s.arg(QString::number((*holder)->backend))).ok());
        QTRY_VERIFY(first.hasEnded());
        QCOMPARE(first.code(), 2);
        QVERIFY2(first.log().contains("the store is lost"), first.log().constData());
        QVERIFY2(first.log().contains("stopped serving: another madangd took the database"),
                 first.log().constData());
        enough.set_value();
        QVERIFY(other.get());
    }

    void whoseConnectionBreaksTakesItAgainAndServesOn()
    {
        Serving first(*m_store, u"first"_s);
        QVERIFY2(first.listens(), first.log().constData());
        const auto db = m_store->open();
        const auto before = StoreClaim::holderOf(*db);
        QVERIFY(before && *before);
        QVERIFY(
            db->script(u"SELECT pg_terminate_backend(%1)"_s.arg(QString::number((*before)->backend))).ok());
        QTRY_VERIFY(first.log().contains("the store is held again"));
        const auto after = StoreClaim::holderOf(*db);
        QVERIFY(after && *after);
        QCOMPARE((*after)->process, first.id());
        QVERIFY((*after)->backend != (*before)->backend);
        QVERIFY(!first.hasEnded());
        QCOMPARE(m_store->run({u"serve"_s, u"--port"_s, u"0"_s}, m_store->below(u"second"_s)).code, 2);
    }

private:
    std::unique_ptr<VerbStore> m_store;
};

QTEST_GUILESS_MAIN(SecondDaemonTest)
#include "tst_second_daemon.moc"
