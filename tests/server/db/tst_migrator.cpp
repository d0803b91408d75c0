// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migrator.h"

#include "common/base/secret.h"
#include "server/db/migration_lock.h"
#include "tests/support/golden_file.h"
#include "tests/support/test_database.h"
#include "tests/support/test_postgres.h"

#include <QTest>

#include <thread>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

const Timestamp kNow{1'772'420'400'000};
constexpr std::chrono::milliseconds kNoPatience{0};
/// Beyond the largest number that Linux gives a process.
constexpr qint64 kNoSuchProcess = 4'194'305;

MigrationStep step(int number, const QString &text)
{
    return {number, u"%1_test"_s.arg(number, 4, 10, QChar(u'0')), text, secret::fingerprint(text)};
}

} // namespace

class MigratorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_folder = std::make_unique<QTemporaryDir>();
        m_address = {};
        if (engine == Engine::Postgres)
            m_address = test::TestPostgres::server().create(test::TestPostgres::Content::Nothing);
        else
            m_address.path = m_folder->filePath(u"empty.db"_s);
        m_db = open();
    }
    void cleanup()
    {
        m_db.reset();
        if (m_address.engine == Engine::Postgres)
            test::TestPostgres::server().drop(m_address);
        m_folder.reset();
    }

    void theBuiltInStepsAreOneNumberLine()
    {
        const auto steps = builtInSteps(m_address.engine);
        QVERIFY(steps.size() >= 7);
        for (qsizetype i = 0; i < steps.size(); ++i) {
            QCOMPARE(steps[i].number, int(i) + 1);
            QVERIFY2(!steps[i].text.isEmpty(), qPrintable(steps[i].name));
            QCOMPARE(steps[i].checksum, secret::fingerprint(steps[i].text));
        }
    }

    void aFreshStoreTakesEveryStepOnce()
    {
        const auto steps = builtInSteps(m_address.engine);
        QCOMPARE(*migrate(*m_db, steps, kNow), int(steps.size()));
        QCOMPARE(*migrate(*m_db, steps, kNow), 0);
        QCOMPARE(recorded(), steps.size());
        m_db.reset();
        m_db = open();
        QCOMPARE(*migrate(*m_db, steps, kNow), 0);
    }

    void aStoreGoesOnWhereItStopped()
    {
        const auto steps = builtInSteps(m_address.engine);
        QCOMPARE(*migrate(*m_db, steps.first(2), kNow), 2);
        QCOMPARE(*migrate(*m_db, steps, kNow), int(steps.size()) - 2);
    }

    void threadsAreFoundInWhatWasSaidBefore()
    {
        const auto steps = builtInSteps(m_address.engine);
        QList<MigrationStep> before = steps;
        before.removeIf([](const MigrationStep &each) { return each.number >= 59; });
        QVERIFY(migrate(*m_db, before, kNow));
        QVERIFY(
            m_db->run(u"INSERT INTO account (id, username, skeleton, nickname, password, role, created_at) "
                      u"VALUES (1, 'a', 'a', 'a', 'x', 'member', 1)"_s));
        for (const int room : {1, 2})
            QVERIFY(m_db->run(
                u"INSERT INTO room (id, name, topic, visibility, epoch, position, last_at, created_by, "
                u"created_at) VALUES (:id, 'r', '', 'public', 'e', 20, 1, 1, 1)"_s,
                bind("id", room)));
        const auto said = [this](int position, int room, const QString &body) {
            return m_db
                ->run(u"INSERT INTO event (room, position, id, type, sender, at, body) "
                      u"VALUES (:room, :position, :id, 'message', 1, :at, :body)"_s,
                      bind("room", room), bind("position", position), bind("id", position * 10),
                      bind("at", position * 100), bind("body", body))
                .ok();
        };
        QVERIFY(said(1, 1, uR"({"text":"root"})"_s));
        QVERIFY(said(2, 1, uR"({"text":"one","replyTo":"10"})"_s));
        QVERIFY(said(3, 1, uR"({"replyTo":"20","text":"two"})"_s));
        // Not raw: the generator of meta-objects loses its way in quotes that are escaped there.
        QVERIFY(said(4, 1, u"{\"text\":\"\\\"replyTo\\\":\\\"10\\\"\"}"_s)); // only says so
        QVERIFY(said(5, 1, u"{\"text\":\"\\\"replyTo\\\":\\\"10\\\"\",\"replyTo\":\"30\"}"_s));
        QVERIFY(said(6, 2, uR"({"text":"of another room","replyTo":"10"})"_s));
        QVERIFY(said(7, 1, uR"({"text":"of what is not there","replyTo":"9990"})"_s));
        QVERIFY(m_db->run(u"INSERT INTO event_mark (event, room, marked_at, edits, deleted_at, reactions) "
                          u"VALUES (30, 1, 8, 0, 5, 0), (10, 1, 9, 1, NULL, 2)"_s));
        QVERIFY(migrate(*m_db, steps, kNow));
        // What was taken away is not in it, and what answers it is.
        QCOMPARE(*m_db->only<int>(u"SELECT COUNT(*) FROM thread_answer"_s), 2);
        QCOMPARE(
            *m_db->only<int>(
                u"SELECT COUNT(*) FROM thread_answer WHERE root = 10 AND room = 1 AND event IN (20, 50)"_s),
            2);
        QCOMPARE(*m_db->only<int>(u"SELECT COUNT(*) FROM event_mark WHERE event = 10 AND answers = 2 "
                                  u"AND answered_at = 500 AND answers_changed = 5 AND marked_at = 9 "
                                  u"AND reactions = 2"_s),
                 1);
        QCOMPARE(*m_db->only<int>(u"SELECT COUNT(*) FROM event_mark WHERE answers > 0"_s), 1);
    }

    void aStepIsRecordedWithItsNameAndTime()
    {
        const auto first = step(1, u"CREATE TABLE one (id BIGINT);"_s);
        QCOMPARE(*migrate(*m_db, {first}, kNow), 1);
        const auto row = m_db->only<AppliedStep>(u"SELECT * FROM schema_migration"_s);
        QCOMPARE(row->number, 1);
        QCOMPARE(row->name, first.name);
        QCOMPARE(row->checksum, first.checksum);
        QCOMPARE(row->appliedAt, kNow);
    }

    void aStepThatWasChangedLaterIsRefused()
    {
        const auto first = step(1, u"CREATE TABLE one (id BIGINT);"_s);
        const auto second = step(2, u"CREATE TABLE two (id BIGINT);"_s);
        QVERIFY(migrate(*m_db, {first}, kNow));
        const auto changed = step(1, u"CREATE TABLE one (id BIGINT, more TEXT);"_s);
        QCOMPARE(migrate(*m_db, {changed, second}, kNow).error(), Error(Code::Conflict, "changed-step"));
        QCOMPARE(recorded(), 1);
        QVERIFY2(!m_db->run(u"SELECT 1 FROM two"_s), "nothing after it was applied");
    }

    void aStoreOfANewerProgramIsRefused()
    {
        const auto first = step(1, u"CREATE TABLE one (id BIGINT);"_s);
        const auto second = step(2, u"CREATE TABLE two (id BIGINT);"_s);
        QVERIFY(migrate(*m_db, {first, second}, kNow));
        QCOMPARE(migrate(*m_db, {first}, kNow).error(), Error(Code::Conflict, "newer-schema"));
        QCOMPARE(recorded(), 2);
    }

    void aPlanSaysWhatWouldBeDoneAndDoesNothing()
    {
        const auto first = step(1, u"CREATE TABLE one (id BIGINT);"_s);
        const auto second = step(2, u"CREATE TABLE two (id BIGINT);"_s);
        const auto empty = planMigration(*m_db, {first, second});
        QVERIFY(empty.ok() && empty->applied.isEmpty() && !empty->hurdle);
        QCOMPARE(empty->pending.size(), 2);
        QVERIFY(!m_db->run(u"SELECT 1 FROM schema_migration"_s));

        QVERIFY(migrate(*m_db, {first, second}, kNow));
        QCOMPARE(planMigration(*m_db, {first, second})->pending.size(), 0);
        const auto older = planMigration(*m_db, {first});
        QVERIFY(older->pending.isEmpty());
        QCOMPARE(*older->hurdle, Error(Code::Conflict, "newer-schema").at(u"0002_test"_s));
        const auto other = planMigration(*m_db, {step(1, u"CREATE TABLE other (id BIGINT);"_s), second});
        QCOMPARE(*other->hurdle, Error(Code::Conflict, "changed-step").at(u"0001_test"_s));
    }

    void whoFollowsIsToldOfEachStep()
    {
        const auto first = step(1, u"CREATE TABLE one (id BIGINT);"_s);
        const auto broken = step(2, u"CREATE NONSENSE;"_s);
        QStringList told;
        const auto follow = [&told](const MigrationStep &each, StepMoment moment) {
            told += each.name + (moment == StepMoment::Begins ? u" begins"_s : u" applied"_s);
        };
        QVERIFY(!migrate(*m_db, {first, broken}, kNow, follow));
        QCOMPARE(told, (QStringList{u"0001_test begins"_s, u"0001_test applied"_s, u"0002_test begins"_s}));
    }

    void aFailingStepLeavesNothingBehind()
    {
        const auto first = step(1, u"CREATE TABLE one (id BIGINT);"_s);
        const auto broken
            = step(2, u"CREATE TABLE two (id BIGINT);\n\nINSERT INTO one VALUES (7);\n\nCREATE NONSENSE;"_s);
        const auto third = step(3, u"CREATE TABLE three (id BIGINT);"_s);
        QVERIFY(!migrate(*m_db, {first, broken, third}, kNow));
        QCOMPARE(recorded(), 1);
        QCOMPARE(*m_db->only<int>(u"SELECT COUNT(*) FROM one"_s), 0);
        QVERIFY(!m_db->run(u"SELECT 1 FROM two"_s));
        QVERIFY(!m_db->run(u"SELECT 1 FROM three"_s));
        // The repaired step takes its place.
        const auto repaired = step(2, u"CREATE TABLE two (id BIGINT);"_s);
        QCOMPARE(*migrate(*m_db, {first, repaired, third}, kNow), 2);
    }

    void commentsAndSemicolonsInsideAStatementDoNotSplitIt()
    {
        const auto first = step(1, uR"(
-- A comment; with a semicolon.
CREATE TABLE one (word TEXT);

INSERT INTO one
-- inside
VALUES ('a;b');

-- the end
)"_s);
        QCOMPARE(*migrate(*m_db, {first}, kNow), 1);
        QCOMPARE(*m_db->only<QString>(u"SELECT word FROM one"_s), u"a;b"_s);
    }

    void aForgottenEmptyLineDoesNotLoseAStatement()
    {
        // SQLite's driver takes one statement at a time and refuses two; PostgreSQL's runs both.
        const auto forgetful = step(1, u"CREATE TABLE one (word TEXT);\nCREATE TABLE two (word TEXT);"_s);
        QCOMPARE(migrate(*m_db, {forgetful}, kNow).ok(), m_address.engine == Engine::Postgres);
        QCOMPARE(m_db->run(u"SELECT 1 FROM one"_s).ok(), m_db->run(u"SELECT 1 FROM two"_s).ok());
    }

    void twoProgramsThatStartTogetherMigrateOnce()
    {
        const auto steps = builtInSteps(m_address.engine);
        std::atomic_int applied = 0;
        std::atomic_int failed = 0;
        std::vector<std::thread> programs;
        for (int i = 0; i < 3; ++i) {
            programs.emplace_back([&] {
                const auto db = Database::open(m_address, Database::Access::ReadWrite);
                const auto done = db ? migrate(**db, steps, kNow) : Result<int>(db.error());
                done ? applied += *done : ++failed;
            });
        }
        for (std::thread &program : programs)
            program.join();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(applied.load(), int(steps.size()));
        QCOMPARE(recorded(), steps.size());
    }

    void whoMigratesIsKnownByName()
    {
        const auto other = open();
        QVERIFY(!*MigrationLock::ownerOf(*other));
        {
            const auto lock = MigrationLock::take(*m_db, kNoPatience);
            QVERIFY(lock.ok());
            const auto owner = *MigrationLock::ownerOf(*other);
            QVERIFY(owner);
            QCOMPARE(owner->process, QCoreApplication::applicationPid());
            QVERIFY(!owner->host.isEmpty());
            QVERIFY(!owner->since.isNull());
            QVERIFY(!owner->isGone());
            QVERIFY(owner->text().contains(u"process %1 on %2"_s.arg(owner->process).arg(owner->host)));
            QVERIFY(!(*lock)->predecessor());
        }
        QVERIFY(!*MigrationLock::ownerOf(*other));
        QVERIFY(!QFile::exists(lockFile()));
    }

    void whoFindsItTakenSaysWhoAndWaitsNoLongerThanALimit()
    {
        const auto other = open();
        const auto first = step(1, u"CREATE TABLE one (id BIGINT);"_s);
        {
            const auto lock = MigrationLock::take(*m_db, kNoPatience);
            QVERIFY(lock.ok());
            const auto refused = MigrationLock::take(*other, kNoPatience);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, Code::Conflict);
            QCOMPARE(refused.error().about, u"migrating"_s);
            QVERIFY2(refused.error().field.contains(QString::number(QCoreApplication::applicationPid())),
                     qPrintable(refused.error().field));
            // Who has it may migrate; the lock is not asked for twice.
            QCOMPARE(*migrate(**lock, {first}, kNow), 1);
        }
        QCOMPARE(*migrate(*other, {first}, kNow), 0);
        QVERIFY(MigrationLock::take(*other, kNoPatience).ok());
    }

    void whoWaitsGetsItsTurn()
    {
        auto lock = MigrationLock::take(*m_db, kNoPatience);
        QVERIFY(lock.ok());
        std::atomic_bool hasBegun = false;
        Code code = Code::Internal;
        bool isTaken = false;
        std::thread waiting([&] {
            const auto db = Database::open(m_address, Database::Access::ReadWrite);
            hasBegun = true;
            const auto mine = db ? MigrationLock::take(**db, std::chrono::minutes(1))
                                 : Result<std::unique_ptr<MigrationLock>>(db.error());
            isTaken = mine.ok();
            code = mine ? code : mine.error().code;
        });
        while (!hasBegun)
            std::this_thread::yield();
        lock->reset();
        waiting.join();
        QVERIFY2(isTaken, qPrintable(QString(wordOf(code))));
    }

    void anOwnerWhoseProcessIsGoneIsSaidSoAndSucceeded()
    {
        const auto dead = leaveBehind(kNoSuchProcess);
        if (m_address.engine == Engine::Postgres && !(*MigrationLock::ownerOf(*m_db))->isGone())
            QSKIP("this machine has no id");
        const auto lock = MigrationLock::take(*m_db, std::chrono::minutes(1));
        QVERIFY2(lock.ok(), lock ? "" : qPrintable(lock.error().field));
        const auto before = (*lock)->predecessor();
        QVERIFY(before);
        QCOMPARE(before->process, qint64(kNoSuchProcess));
        QVERIFY(before->isGone() || before->machine.isEmpty());
        const auto owner = *MigrationLock::ownerOf(*m_db);
        QVERIFY(owner);
        QCOMPARE(owner->process, QCoreApplication::applicationPid());
    }

    void whatAnInterruptedRunLeftIsGoneOnWith()
    {
        const auto first = step(1, u"CREATE TABLE one (id BIGINT);"_s);
        const auto second = step(2, u"CREATE TABLE two (id BIGINT);"_s);
        QCOMPARE(*migrate(*m_db, {first}, kNow), 1);
        const auto dead = leaveBehind(kNoSuchProcess);
        QCOMPARE(*migrate(*m_db, {first, second}, kNow), 1);
        QCOMPARE(recorded(), 2);
        QVERIFY(!QFile::exists(lockFile()));
    }

    void anOwnerWhoIsAliveIsLeftAlone()
    {
        if (m_address.engine == Engine::Sqlite)
            QSKIP("the kernel knows whether a file is locked");
        const auto alive = leaveBehind(QCoreApplication::applicationPid());
        QVERIFY(!MigrationLock::take(*m_db, kNoPatience));
        QCOMPARE(*alive->only<int>(u"SELECT 1"_s), 1);
    }

    void theNumberOfAProcessAloneProvesNothing()
    {
        MigrationOwner owner;
        {
            const auto lock = MigrationLock::take(*m_db, kNoPatience);
            QVERIFY(lock.ok());
            owner = **MigrationLock::ownerOf(*m_db);
        }
        if (owner.machine.isEmpty())
            QSKIP("this machine has no id");
        QVERIFY(!owner.isGone());
        MigrationOwner elsewhere = owner;
        elsewhere.process = kNoSuchProcess;
        QVERIFY(elsewhere.isGone());
        elsewhere.machine = u"00000000"_s; // another one's, or another container's
        QVERIFY(!elsewhere.isGone());
        MigrationOwner another = owner; // the number was given to somebody else
        another.begun += 1;
        QVERIFY(another.isGone());
        MigrationOwner nobody;
        QVERIFY(!nobody.isGone());
        QCOMPARE(nobody.text(), u"another program"_s);
    }

    void theSchemaIsTheOneOnRecord()
    {
        QVERIFY(migrate(*m_db, builtInSteps(m_address.engine), kNow));
        const bool postgres = m_address.engine == Engine::Postgres;
        const QByteArray dump = postgres ? dumpPostgres() : dumpSqlite();
        QVERIFY(dump.contains("CREATE TABLE"));
        const QString difference
            = test::differenceFromGolden(postgres ? u"schema.postgres.sql"_s : u"schema.sqlite.sql"_s, dump);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

private:
    std::unique_ptr<Database> open()
    {
        auto opened = Database::open(m_address, Database::Access::ReadWrite);
        return opened ? *std::move(opened) : nullptr;
    }
    QString lockFile() const { return m_address.path + "-migrating"_L1; }
    /// The lock as a process leaves it that ended in the middle: on SQLite a file that nobody holds, on
    /// PostgreSQL a connection that does not know yet.
    std::unique_ptr<Database> leaveBehind(qint64 process)
    {
        if (m_address.engine == Engine::Sqlite) {
            MigrationOwner owner;
            {
                const auto lock = MigrationLock::take(*m_db, kNoPatience);
                owner = **MigrationLock::ownerOf(*m_db);
            }
            owner.process = process;
            QFile file(lockFile());
            if (!file.open(QIODevice::WriteOnly) || file.write(toJson(owner)) < 0)
                qFatal("a lock cannot be left behind");
            return nullptr;
        }
        auto other = open();
        QString name;
        {
            const auto lock = MigrationLock::take(*other, kNoPatience);
            name = *other->only<QString>(u"SELECT current_setting('application_name')"_s);
        }
        name.replace(u":%1."_s.arg(QCoreApplication::applicationPid()), u":%1."_s.arg(process));
        if (!other->script(u"SET application_name = '%1'"_s.arg(name))
            || !other->script(u"SELECT pg_advisory_lock(7236435)"_s))
            qFatal("a lock cannot be left behind");
        return other;
    }
    qsizetype recorded() { return *m_db->only<int>(u"SELECT COUNT(*) FROM schema_migration"_s); }

    QByteArray dumpSqlite()
    {
        const auto rows = m_db->all<QString>(uR"(
            SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name)"_s);
        return (rows->join(u";\n\n"_s) + u";\n"_s).toUtf8();
    }

    QByteArray dumpPostgres()
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::SeparateChannels);
        process.start(u"pg_dump"_s,
                      {u"--schema-only"_s, u"--no-owner"_s, u"--no-privileges"_s, u"-h"_s, m_address.host,
                       u"-p"_s, QString::number(m_address.port), u"-U"_s, m_address.user,
                       m_address.database});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qFatal("pg_dump failed: %s", process.readAllStandardError().constData());
        QByteArrayList kept;
        // What changes with the minor version of the server, and what every dump begins with.
        for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
            if (!line.startsWith("--") && !line.startsWith("SET ") && !line.startsWith("SELECT pg_catalog")
                && !line.startsWith("\\") && !(line.isEmpty() && (kept.isEmpty() || kept.last().isEmpty())))
                kept += line;
        }
        return kept.join('\n');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    StoreAddress m_address;
    std::unique_ptr<Database> m_db;
};

QTEST_GUILESS_MAIN(MigratorTest)
#include "tst_migrator.moc"
