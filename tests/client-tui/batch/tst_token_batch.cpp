// SPDX-License-Identifier: GPL-3.0-or-later
// A script's way in against the real daemon: a token is made once, signs verbs in by itself, reaches no
// further than it may, and leaves nothing behind on the disk.
#include "tests/support/patience.h"
#include "tests/support/test_daemon.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace madang;
using namespace Qt::StringLiterals;

class TokenBatchTest : public QObject {
    Q_OBJECT

    struct Ran {
        int code = -1;
        QByteArray out;
        QByteArray err;
        QJsonObject line() const { return QJsonDocument::fromJson(out.split('\n').value(0)).object(); }
    };

    /// In a session of its own, so that there is no terminal to ask on; every profile has its own folder.
    Ran run(const QString &profile, const QStringList &arguments, const QStringList &environment)
    {
        QProcess process;
        process.setEnvironment(QStringList{u"PATH=/usr/bin:/bin"_s, u"HOME="_s + m_folder.path(),
                                           u"LANG=C.UTF-8"_s,
                                           u"MADANG_PROFILE="_s + m_folder.filePath(profile),
                                           u"MADANG_SERVER="_s + m_daemon.url(),
                                           u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s,
                                           u"TSAN_OPTIONS="_s + qEnvironmentVariable("TSAN_OPTIONS")}
                               + environment);
        process.setChildProcessModifier([] { ::setsid(); });
        process.start(qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/madang-tui"_s, arguments);
        process.closeWriteChannel();
        if (!test::eventually([&process] { return process.state() == QProcess::NotRunning; }, 20'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Ran atHome(const QStringList &arguments)
    {
        return run(u"home"_s, arguments, {u"MADANG_PASSWORD=a quiet pond at noon"_s});
    }
    Ran withToken(const QString &token, const QStringList &arguments)
    {
        return run(u"script"_s, arguments, {u"MADANG_TOKEN="_s + token});
    }
    QString made(const QString &name, const QString &scope)
    {
        const Ran ran = atHome({u"tokens"_s, u"create"_s, name, u"--scope"_s, scope, u"--json"_s});
        if (ran.code != 0)
            qWarning() << ran.err;
        return ran.line()["secret"_L1].toString();
    }
    bool isOnDisk(const QString &token)
    {
        for (QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            if (file.open(QFile::ReadOnly) && file.readAll().contains(token.toUtf8()))
                return true;
        }
        return false;
    }

    test::TestDaemon m_daemon;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_daemon.start(), m_daemon.log());
        const Ran registered = atHome({u"register"_s, u"mina"_s, u"--secret-store"_s, u"file"_s});
        QVERIFY2(registered.code == 0, registered.err);
    }

    void aTokenStandsForItsMaker()
    {
        const QString token = made(u"cron"_s, u"write"_s);
        QVERIFY(token.startsWith(u"mdt_"_s));
        const Ran who = withToken(token, {u"whoami"_s, u"--json"_s});
        QVERIFY2(who.code == 0, who.err);
        QCOMPARE(who.line()["username"_L1].toString(), u"mina"_s);
        const Ran room = withToken(token, {u"create-room"_s, u"Night watch"_s});
        QVERIFY2(room.code == 0, room.err);
        QVERIFY(!isOnDisk(token));
        // Nobody was signed in by that, nor out.
        QCOMPARE(run(u"script"_s, {u"whoami"_s}, {}).code, 3);
        QCOMPARE(atHome({u"whoami"_s}).code, 0);
        QVERIFY(withToken(token, {u"rooms"_s}).out.contains("Night watch"));
    }

    void aReadingOneChangesNothing()
    {
        const QString token = made(u"reader"_s, u"read"_s);
        QCOMPARE(withToken(token, {u"rooms"_s}).code, 0);
        const Ran room = withToken(token, {u"create-room"_s, u"Not this one"_s});
        QCOMPARE(room.code, 2);
        QVERIFY2(room.err.contains("does not reach that far"), room.err);
        const Ran another = run(u"script"_s, {u"tokens"_s, u"list"_s}, {u"MADANG_TOKEN="_s + token});
        QCOMPARE(another.code, 2);
        QVERIFY2(another.err.contains("No token may do that"), another.err);
    }

    void aFileOfItIsPrivate()
    {
        const QString token = made(u"from a file"_s, u"read"_s);
        QTemporaryDir elsewhere;
        const QString path = elsewhere.filePath(u"token"_s);
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(token.toUtf8() + '\n');
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        const QStringList verb{u"whoami"_s, u"--token-file"_s, path};
        const Ran open = run(u"script"_s, verb, {});
        QCOMPARE(open.code, 1);
        QVERIFY2(open.err.contains("chmod 600"), open.err);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(run(u"script"_s, verb, {}).code, 0);
    }

    void itNeverStandsOnTheCommandLine()
    {
        QCOMPARE(run(u"script"_s, {u"whoami"_s, u"--token"_s, u"mdt_x"_s}, {}).code, 1);
        const Ran none = withToken(u"a password"_s, {u"whoami"_s});
        QCOMPARE(none.code, 1);
        QVERIFY2(!none.err.contains("a password"), none.err);
    }

    void aRevokedOneIsRefused()
    {
        const QString token = made(u"for a day"_s, u"read"_s);
        QCOMPARE(atHome({u"tokens"_s, u"revoke"_s, u"for a day"_s}).code, 0); // says which
        QCOMPARE(withToken(token, {u"whoami"_s}).code, 0);
        QCOMPARE(atHome({u"tokens"_s, u"revoke"_s, u"for a day"_s, u"--yes"_s}).code, 0);
        const Ran refused = withToken(token, {u"whoami"_s});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("not good"), refused.err);
        QVERIFY(!atHome({u"tokens"_s}).out.contains("for a day"));
    }
};

QTEST_GUILESS_MAIN(TokenBatchTest)
#include "tst_token_batch.moc"
