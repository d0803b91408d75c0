// SPDX-License-Identifier: GPL-3.0-or-later
// A backup of a PostgreSQL store by the real program: made, proven in a scratch database, and brought back
// into an empty one. SQLite's is tests/interop/backup.mjs.
#include "tests/support/test_database.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

struct Ran {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

class BackupPostgresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!test::engineIsThere(Engine::Postgres))
            QSKIP("PostgreSQL is not installed");
        m_store = std::make_unique<test::TestDatabase>(Engine::Postgres);
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_store->db().run(uR"(
        INSERT INTO account (id, username, skeleton, nickname, password, role, created_at)
        VALUES (1, 'mina', 'mlna', '미나', '!', 'owner', 1))"_s));
        QVERIFY(m_store->db().run(uR"(
        INSERT INTO room (id, name, topic, visibility, epoch, position, last_at, created_by, created_at)
        VALUES (1, '마당', '', 'public', 'first', 0, 1, 1, 1))"_s));
        configure(u"old"_s, m_store->address().database);
        QVERIFY(QDir(m_folder->path()).mkpath(u"old"_s));
    }
    void cleanup()
    {
        if (m_store && !m_other.isEmpty())
            QVERIFY(m_store->db().script(u"DROP DATABASE "_s + m_other));
        m_other.clear();
        m_store.reset();
    }

    void itComesBackIntoAnEmptyDatabase()
    {
        const Ran made = run(u"old"_s, {u"backup"_s, backup(), u"--json"_s});
        QVERIFY2(made.code == 0, made.err.constData());
        const QJsonObject counts = QJsonDocument::fromJson(made.out)["manifest"_L1]["counts"_L1].toObject();
        QCOMPARE(counts["accounts"_L1].toInt(), 1);
        QCOMPARE(counts["rooms"_L1].toInt(), 1);

        const Ran proven = run(u"old"_s, {u"backup"_s, u"verify"_s, backup()});
        QVERIFY2(proven.code == 0, (proven.out + proven.err).constData());
        const auto left = m_store->db().only<qint64>(
            u"SELECT COUNT(*) FROM pg_database WHERE datname LIKE 'madang_verify_%'"_s);
        QCOMPARE(*left, 0);

        QVERIFY(run(u"old"_s, {u"restore"_s, backup()}).err.contains("not empty"));
        m_other = m_store->address().database + u"_back"_s;
        QVERIFY(m_store->db().script(u"CREATE DATABASE "_s + m_other + u" TEMPLATE template0"_s));
        configure(u"new"_s, m_other);
        const Ran restored = run(u"new"_s, {u"restore"_s, backup()});
        QVERIFY2(restored.code == 0, restored.err.constData());
        StoreAddress address = m_store->address();
        address.database = m_other;
        const auto db = Database::open(address, Database::Access::ReadOnly);
        QVERIFY(db);
        QCOMPARE(*(*db)->only<QString>(u"SELECT nickname FROM account"_s), u"미나"_s);
        QVERIFY(*(*db)->only<QString>(u"SELECT epoch FROM room"_s) != u"first"_s);
        QCOMPARE(*(*db)->only<QString>(u"SELECT action FROM audit_record"_s), u"store.restore"_s);
        QCOMPARE(run(u"new"_s, {u"audit"_s, u"verify"_s}).code, 0);
    }

    void aChangedByteIsFound()
    {
        QCOMPARE(run(u"old"_s, {u"backup"_s, backup()}).code, 0);
        QFile dump(backup() + "/madang.dump"_L1);
        QVERIFY(dump.open(QIODevice::ReadWrite));
        QVERIFY(dump.seek(dump.size() / 2));
        char octet = 0;
        QVERIFY(dump.peek(&octet, 1) == 1);
        octet = char(octet ^ 1);
        QCOMPARE(dump.write(&octet, 1), 1);
        dump.close();
        const Ran found = run(u"old"_s, {u"backup"_s, u"verify"_s, backup()});
        QCOMPARE(found.code, 3);
        QVERIFY2(found.out.contains("madang.dump"), found.out.constData());
    }

private:
    QString backup() const { return m_folder->filePath(u"backup"_s); }
    void configure(const QString &name, const QString &database)
    {
        const StoreAddress &address = m_store->address();
        QFile file(m_folder->filePath(name + u".toml"_s));
        const QString text = u"[store]\nengine = \"postgres\"\nhost = \"%1\"\nport = %2\ndatabase = \"%3\"\n"
                             "user = \"%4\"\n"_s.arg(address.host)
                                 .arg(address.port)
                                 .arg(database, address.user);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("a configuration cannot be written");
    }
    Ran run(const QString &name, const QStringList &words)
    {
        QProcess process;
        process.start(qEnvironmentVariable("MADANG_BUILD_DIR") + "/bin/madangd"_L1,
                      words
                          + QStringList{u"--config"_s, m_folder->filePath(name + u".toml"_s), u"--data"_s,
                                        m_folder->filePath(name)});
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    std::unique_ptr<test::TestDatabase> m_store;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_other;
};

QTEST_GUILESS_MAIN(BackupPostgresTest)
#include "tst_backup_postgres.moc"
