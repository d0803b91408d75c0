// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migration_lock.h"
#include "server/store_folder.h"
#include "tests/server/commands/verb_store.h"

#include <QJsonArray>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using test::VerbStore;

class MigrateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_engine = engine;
        m_steps = builtInSteps(engine);
    }

    void aCurrentStoreHasNothingAhead()
    {
        const VerbStore store(m_engine);
        const auto seen = store.run({u"migrate"_s, u"--preview"_s});
        QVERIFY2(seen.code == 0, seen.err.constData());
        QVERIFY2(seen.out.contains("Nothing to do"), seen.out.constData());
        const auto ran = store.run({u"migrate"_s});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.out.contains("Nothing to do"), ran.out.constData());
    }

    void whatIsAheadIsNamedAndStaysAhead()
    {
        const VerbStore store(m_engine, m_steps.size() - 2);
        const auto seen = store.run({u"migrate"_s, u"--preview"_s, u"--json"_s});
        QVERIFY2(seen.code == 3, seen.err.constData());
        const QJsonObject preview = seen.lines().value(0);
        QCOMPARE(preview["state"_L1].toString(), u"pending"_s);
        QCOMPARE(preview["schema"_L1].toInt(), int(m_steps.size()) - 2);
        QCOMPARE(preview["known"_L1].toInt(), int(m_steps.size()));
        const QJsonArray steps = preview["steps"_L1].toArray();
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0]["name"_L1].toString(), m_steps[m_steps.size() - 2].name);
        QCOMPARE(steps[1]["step"_L1].toInt(), m_steps.last().number);
        QVERIFY(preview["storeSize"_L1].toInteger() > 0);
        QCOMPARE(preview.contains("diskFree"_L1), m_engine == Engine::Sqlite);
        QCOMPARE(recorded(store), m_steps.size() - 2);
        const auto shown = store.run({u"migrate"_s, u"--preview"_s});
        QCOMPARE(shown.code, 3);
        QVERIFY2(shown.out.contains(m_steps.last().name.toUtf8()), shown.out.constData());
    }

    void theTablesOfAStepAreCounted()
    {
        const VerbStore store(m_engine, 41); // the next one names rooms' members
        const auto steps
            = store.run({u"migrate"_s, u"--preview"_s, u"--json"_s}).lines().value(0)["steps"_L1].toArray();
        QStringList tables;
        for (const QJsonValue &table : steps[0]["tables"_L1].toArray())
            tables += table["table"_L1].toString();
        QVERIFY2(tables.contains("account"_L1) && tables.contains("member"_L1),
                 qPrintable(tables.join(u' ')));
        QVERIFY(!tables.contains("ledger_entry"_L1));
    }

    void itTellsOfEachStep()
    {
        const VerbStore store(m_engine, m_steps.size() - 2);
        const auto ran = store.run({u"migrate"_s, u"--json"_s});
        QVERIFY2(ran.code == 0, ran.err.constData());
        const auto lines = ran.lines();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0]["name"_L1].toString(), m_steps[m_steps.size() - 2].name);
        QCOMPARE(lines[1]["name"_L1].toString(), m_steps.last().name);
        QCOMPARE(lines[2]["applied"_L1].toInt(), 2);
        QCOMPARE(lines[2]["schema"_L1].toInt(), int(m_steps.size()));
        QCOMPARE(recorded(store), m_steps.size());
        QCOMPARE(store.run({u"migrate"_s, u"--preview"_s}).code, 0);
    }

    void afterAStepThatFailedItGoesOnThere()
    {
        const VerbStore store(m_engine, 40);
        store.put(u"CREATE TABLE message_draft (id BIGINT)"_s); // that step 42 makes
        const auto failed = store.run({u"migrate"_s});
        QCOMPARE(failed.code, 2);
        QVERIFY2(failed.err.contains("step 0042_drafts failed"), failed.err.constData());
        QCOMPARE(recorded(store), 41);
        store.put(u"DROP TABLE message_draft"_s);
        const auto again = store.run({u"migrate"_s, u"--json"_s});
        QVERIFY2(again.code == 0, again.err.constData());
        QCOMPARE(again.lines().last()["applied"_L1].toInt(), int(m_steps.size()) - 41);
        QCOMPARE(recorded(store), m_steps.size());
    }

    void aCopyComesFirstAndIsABackup()
    {
        const VerbStore store(m_engine, m_steps.size() - 2);
        const auto seen = store.run({u"migrate"_s, u"--preview"_s, u"--json"_s});
        QCOMPARE(seen.lines().value(0)["copyFolder"_L1].toString(), copies(store));
        const auto ran = store.run({u"migrate"_s, u"--json"_s});
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QString copy = ran.lines().last()["backup"_L1].toString();
        QVERIFY2(copy.startsWith(copies(store) + u"/before-"_s + m_steps[m_steps.size() - 2].name),
                 qPrintable(copy));
        QCOMPARE(copiesIn(store).size(), 1);
        const auto proven = store.run({u"backup"_s, u"verify"_s, copy, u"--json"_s});
        QVERIFY2(proven.code == 0, (proven.out + proven.err).constData());
        QCOMPARE(proven.lines().value(0)["schema"_L1].toInt(), int(m_steps.size()) - 2);
        // Nothing is ahead: nothing is copied.
        const auto again = store.run({u"migrate"_s, u"--json"_s});
        QVERIFY(!again.lines().last().contains("backup"_L1));
        QCOMPARE(copiesIn(store).size(), 1);
    }

    void wantedElsewhereItGoesThere()
    {
        const VerbStore store(m_engine, m_steps.size() - 1);
        store.set(u"migration_backup = \"%1\"\n"_s.arg(store.below(u"copies"_s)));
        const auto ran = store.run({u"migrate"_s});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.out.contains("Copied first"), ran.out.constData());
        QVERIFY(copiesIn(store).isEmpty());
        QCOMPARE(QDir(store.below(u"copies"_s)).entryList({u"before-*"_s}).size(), 1);
    }

    void notWantedThereIsNone()
    {
        const VerbStore asked(m_engine, m_steps.size() - 1);
        QCOMPARE(asked.run({u"migrate"_s, u"--no-backup"_s}).code, 0);
        QVERIFY(copiesIn(asked).isEmpty());
        const VerbStore store(m_engine, m_steps.size() - 1);
        store.set(u"migration_backup = \"off\"\n"_s);
        const auto ran = store.run({u"migrate"_s});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY(copiesIn(store).isEmpty());
    }

    void withoutTheCopyNothingIsChanged()
    {
        const VerbStore store(m_engine, m_steps.size() - 1);
        QFile inTheWay(store.below(u"file"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        store.set(u"migration_backup = \"%1/copies\"\n"_s.arg(inTheWay.fileName()));
        const auto refused = store.run({u"migrate"_s});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("nothing was changed") && refused.err.contains("cannot write"),
                 refused.err.constData());
        QCOMPARE(recorded(store), m_steps.size() - 1);
        const auto served = store.run({u"serve"_s, u"--port"_s, u"0"_s});
        QCOMPARE(served.code, 2);
        QVERIFY2(served.err.contains("nothing was changed"), served.err.constData());
        QCOMPARE(recorded(store), m_steps.size() - 1);
    }

    void attemptsThatFailLeaveOneCopy()
    {
        const VerbStore store(m_engine, 41);
        store.put(u"CREATE TABLE message_draft (id BIGINT)"_s); // that step 42 makes
        for (int attempts = 0; attempts < 3; ++attempts) {
            const auto failed = store.run({u"migrate"_s});
            QCOMPARE(failed.code, 2);
            QVERIFY2(failed.err.contains("the store as it was before is in"), failed.err.constData());
        }
        QCOMPARE(copiesIn(store).size(), 1);
        QVERIFY2(copiesIn(store).first().startsWith("before-0042_drafts-"_L1),
                 qPrintable(copiesIn(store).first()));
    }

    void whoIsAtItIsNamedAndNotWaitedForForEver()
    {
        const VerbStore store(m_engine, m_steps.size() - 1);
        store.set(u"migration_wait_seconds = 0\n"_s);
        const QByteArray us = "process " + QByteArray::number(QCoreApplication::applicationPid()) + " on ";
        {
            const auto db = store.open();
            const auto lock = MigrationLock::take(*db, std::chrono::milliseconds(0));
            QVERIFY(lock.ok());
            for (const QStringList &words :
                 {QStringList{u"migrate"_s}, QStringList{u"serve"_s, u"--port"_s, u"0"_s}}) {
                const auto refused = store.run(words);
                QCOMPARE(refused.code, 2);
                QVERIFY2(refused.err.contains(us) && refused.err.contains("is being migrated"),
                         refused.err.constData());
            }
            QCOMPARE(recorded(store), m_steps.size() - 1);
            const auto seen = store.run({u"migrate"_s, u"--preview"_s, u"--json"_s}).lines().value(0);
            QCOMPARE(seen["atWork"_L1]["process"_L1].toInteger(), QCoreApplication::applicationPid());
            QCOMPARE(seen["atWork"_L1]["isGone"_L1].toBool(true), false);
        }
        const auto ran = store.run({u"migrate"_s});
        QVERIFY2(ran.code == 0, ran.err.constData());
    }

    void whoHasTheFolderToMigrateIsNamed()
    {
        const VerbStore store(m_engine, m_steps.size() - 1);
        const auto held = StoreFolder::take(store.data());
        QVERIFY(held.ok());
        const auto db = store.open();
        const auto lock = MigrationLock::take(*db, std::chrono::milliseconds(0));
        QVERIFY(lock.ok());
        const auto refused = store.run({u"migrate"_s});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("being migrated just now, by process "), refused.err.constData());
    }

    void killedInTheMiddleItGoesOnAtTheNextRun()
    {
        const VerbStore store(m_engine, m_steps.size() - 2);
        auto inTheWay = store.open();
        if (m_engine == Engine::Postgres)
            QVERIFY(inTheWay->script(u"SET application_name = 'somebody'"_s));
        QVERIFY(inTheWay->begin(Database::Access::ReadWrite));
        if (m_engine == Engine::Postgres) // a step stands where it wants to say that it was applied
            QVERIFY(inTheWay->script(u"LOCK TABLE schema_migration IN SHARE ROW EXCLUSIVE MODE"_s));
        QProcess killed;
        store.start(killed, {u"migrate"_s});
        QByteArray out;
        while (!out.contains("Copied first")) {
            QVERIFY2(killed.waitForReadyRead(60'000), out.constData());
            out += killed.readAllStandardOutput();
        }
        killed.kill();
        QVERIFY(killed.waitForFinished(60'000));
        inTheWay->rollback();
        inTheWay.reset();
        QCOMPARE(recorded(store), m_steps.size() - 2);
        const auto ran = store.run({u"migrate"_s});
        QVERIFY2(ran.code == 0, ran.err.constData());
        if (m_engine == Engine::Sqlite) // PostgreSQL may have forgotten the dead one by itself
            QVERIFY2(ran.out.contains("An earlier run was interrupted"), ran.out.constData());
        QCOMPARE(recorded(store), m_steps.size());
    }

    void thereIsNoWayBack()
    {
        const VerbStore store(m_engine);
        store.put(u"INSERT INTO schema_migration (number, name, checksum, applied_at) "
                  "VALUES (9999, '9999_future', 'x', 1)"_s);
        for (const QStringList &words :
             {QStringList{u"migrate"_s, u"--preview"_s}, QStringList{u"migrate"_s}}) {
            const auto refused = store.run(words);
            QCOMPARE(refused.code, 2);
            QVERIFY2(refused.err.contains("knows step 9999_future"), refused.err.constData());
        }
        QCOMPARE(
            store.run({u"migrate"_s, u"--preview"_s, u"--json"_s}).lines().value(0)["state"_L1].toString(),
            u"newer"_s);
    }

    void aStepThatWasAnotherOneIsNamed()
    {
        const VerbStore store(m_engine);
        store.put(u"UPDATE schema_migration SET checksum = 'x' WHERE number = 3"_s);
        const auto refused = store.run({u"migrate"_s, u"--preview"_s});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains(m_steps[2].name.toUtf8()), refused.err.constData());
    }

    void notWhileADaemonHasTheStore()
    {
        const VerbStore store(m_engine, m_steps.size() - 1);
        const auto held = StoreFolder::take(store.data());
        QVERIFY(held.ok());
        const auto refused = store.run({u"migrate"_s});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("already uses"), refused.err.constData());
        QCOMPARE(recorded(store), m_steps.size() - 1);
        QCOMPARE(store.run({u"migrate"_s, u"--preview"_s}).code, 3);
    }

    void notWhileAnotherProgramIsConnected()
    {
        if (m_engine == Engine::Sqlite)
            QSKIP("SQLite's store has one folder, and its lock tells");
        const VerbStore store(m_engine, m_steps.size() - 1);
        const auto elsewhere = store.open();
        const auto refused = store.run({u"migrate"_s});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("1 connections"), refused.err.constData());
    }

    void withoutAStoreNoneIsMade()
    {
        if (m_engine == Engine::Postgres)
            QSKIP("a database is there, or does not answer");
        const VerbStore store(m_engine);
        const QString elsewhere = store.below(u"elsewhere"_s);
        for (const QStringList &words :
             {QStringList{u"migrate"_s, u"--preview"_s}, QStringList{u"migrate"_s}}) {
            const auto ran = store.run(words, elsewhere);
            QCOMPARE(ran.code, 2);
            QVERIFY2(ran.err.contains("no store"), ran.err.constData());
        }
        QVERIFY(!QFile::exists(elsewhere));
    }

    void otherWordsAreUsage()
    {
        const VerbStore store(m_engine);
        QCOMPARE(store.run({u"migrate"_s, u"now"_s}).code, 1);
    }

private:
    static QString copies(const VerbStore &store) { return store.data() + "/before-migration"_L1; }
    static QStringList copiesIn(const VerbStore &store)
    {
        return QDir(copies(store)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    static qsizetype recorded(const VerbStore &store)
    {
        return *store.open()->only<qint64>(u"SELECT COUNT(*) FROM schema_migration"_s);
    }

    Engine m_engine = Engine::Sqlite;
    QList<MigrationStep> m_steps;
};

QTEST_GUILESS_MAIN(MigrateTest)
#include "tst_migrate.moc"
