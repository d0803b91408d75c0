// SPDX-License-Identifier: GPL-3.0-or-later
// Operators' verbs against the real daemon: over its socket, and reading its store beside it.
#include "tests/support/patience.h"
#include "tests/support/test_daemon.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QSqlDatabase>
#include <QSqlQuery>
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

class LocalSocketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_daemon = std::make_unique<test::TestDaemon>();
        QVERIFY2(m_daemon->start(), m_daemon->log().constData());
    }
    void cleanup() { m_daemon.reset(); }

    void onlyItsOwnUserCanOpenIt()
    {
        const QFile::Permissions may = QFile::permissions(folder() + "/control.socket"_L1);
        QVERIFY(may & QFile::ReadOwner);
        QVERIFY(!(may & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void aLineIsAnsweredByALine()
    {
        QLocalSocket socket;
        socket.connectToServer(folder() + "/control.socket"_L1);
        QVERIFY(socket.waitForConnected());
        // Two at once are answered one after the other; nonsense costs nobody the connection.
        socket.write("nonsense\n{\"command\":\"desk.overview\"}\n");
        QCOMPARE(answer(socket)["error"_L1]["code"_L1].toString(), u"malformed"_s);
        const QJsonObject overview = answer(socket);
        QVERIFY(overview["ok"_L1].toBool());
        QCOMPARE(overview["reply"_L1]["stuck"_L1].toInt(-1), 0);
        // What does not say that it is for the socket is not there.
        for (const char *command : {"rooms.create", "accounts.me", "no.such", ""}) {
            socket.write(QByteArray(R"({"command":")") + command + "\"}\n");
            QCOMPARE(answer(socket)["error"_L1]["code"_L1].toString(), u"not-found"_s);
        }
        socket.write(R"({"command":"desk.order"})"
                     "\n");
        QCOMPARE(answer(socket)["error"_L1]["field"_L1].toString(), u"order"_s);
    }

    void aLineThatDoesNotEndIsCut()
    {
        QLocalSocket socket;
        socket.connectToServer(folder() + "/control.socket"_L1);
        QVERIFY(socket.waitForConnected());
        socket.write(QByteArray(200'000, 'x'));
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(run({u"payments"_s, u"overview"_s}).code, 0);
    }

    void whatWaitsIsListedAndDeedsStayOnRecord()
    {
        const Ran overview = run({u"payments"_s, u"overview"_s, u"--json"_s});
        QCOMPARE(overview.code, 0);
        QCOMPARE(QJsonDocument::fromJson(overview.out)["unmatched"_L1].toInt(-1), 0);
        for (const QString &section : {u"stuck"_s, u"unmatched"_s, u"dead"_s, u"refunds"_s, u"deposits"_s}) {
            const Ran list = run({u"payments"_s, u"list"_s, section});
            QVERIFY2(list.code == 0 && list.out.contains("nothing"), list.err.constData());
        }
        const Ran refused = run({u"payments"_s, u"requery"_s, u"nobody"_s});
        QCOMPARE(refused.code, 3);
        QVERIFY(refused.err.contains("not-found"));
        const Ran noted = run({u"payments"_s, u"deposit"_s, u"B-1"_s, u"5,000"_s, u"MD1234"_s});
        QVERIFY2(noted.code == 0 && noted.out.contains("nobody was told the reference MD1234"),
                 noted.out.constData());
        QVERIFY(run({u"payments"_s, u"deposit"_s, u"B-1"_s, u"5000"_s, u"MD1234"_s})
                    .out.contains("nothing was done again"));
        QVERIFY(
            run({u"payments"_s, u"deposit"_s, u"B-1"_s, u"5001"_s, u"MD1234"_s}).err.contains("key-reused"));
        QVERIFY(run({u"payments"_s, u"deposit"_s, u"B-2"_s, u"won"_s, u"MD1234"_s}).err.contains("amount"));
        QVERIFY(run({u"payments"_s, u"list"_s, u"unmatched"_s}).out.contains("reference MD1234"));
        QCOMPARE(run({u"payments"_s, u"replay"_s, u"77"_s}).code, 3);
        QVERIFY(run({u"payments"_s, u"sent"_s, u"77"_s, u"B-3"_s}).err.contains("not-found"));
        QVERIFY(run({u"payments"_s, u"dismiss"_s, u"77"_s, u"why"_s}).err.contains("not-found"));
        const Ran deeds = run({u"payments"_s, u"deeds"_s, u"--json"_s});
        QVERIFY(deeds.out.contains("operator@socket"));
        QVERIFY(deeds.out.contains(R"("outcome":"not-found")"));
    }

    void anotherRoleIsGiven()
    {
        for (const QString &name : {u"hausherr"_s, u"yuna"_s})
            QCOMPARE(run({u"users"_s, u"create"_s, name}).code, 0);
        const Ran last = run({u"users"_s, u"role"_s, u"hausherr"_s, u"member"_s});
        QCOMPARE(last.code, 3);
        QVERIFY2(last.err.contains("hausherr is the only owner"), last.err.constData());
        const Ran done = run({u"users"_s, u"role"_s, u"yuna"_s, u"treasurer"_s, u"--reason"_s, u"elected"_s});
        QVERIFY2(done.code == 0, done.err.constData());
        QVERIFY2(done.out.contains("yuna is treasurer now"), done.out.constData());
        const Ran json = run({u"users"_s, u"role"_s, u"yuna"_s, u"member"_s, u"--json"_s});
        QCOMPARE(QJsonDocument::fromJson(json.out)["user"_L1]["role"_L1].toString(), u"member"_s);
        QVERIFY(run({u"users"_s, u"role"_s, u"yuna"_s, u"king"_s}).err.contains("a role is member"));
        QVERIFY(run({u"users"_s, u"role"_s, u"nobody"_s, u"member"_s}).err.contains("no account nobody"));
        QCOMPARE(run({u"users"_s, u"role"_s, u"yuna"_s}).code, 1);
        QVERIFY(run({u"audit"_s, u"list"_s}).out.contains("account.role"));
    }

    void aReasonIsKeptAndACodeNeedsAnAddress()
    {
        for (const QString &name : {u"hausherr"_s, u"yuna"_s})
            QCOMPARE(run({u"users"_s, u"create"_s, name}).code, 0);
        const Ran refused = run({u"users"_s, u"send-reset"_s, u"yuna"_s});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("yuna has no e-mail address that is proven"), refused.err.constData());
        QVERIFY(run({u"users"_s, u"remove-email"_s, u"yuna"_s}).err.contains("yuna has no e-mail address\n"));
        QVERIFY(run({u"users"_s, u"reset-second-factor"_s, u"yuna"_s}).err.contains("no second factor"));
        const Ran erased = run({u"users"_s, u"erase"_s, u"yuna"_s, u"--messages"_s, u"keep"_s, u"--reason"_s,
                                u"moved away"_s});
        QVERIFY2(erased.code == 0, erased.err.constData());
        QVERIFY(run({u"audit"_s, u"list"_s, u"--json"_s}).out.contains("moved away"));
        QCOMPARE(run({u"audit"_s, u"verify"_s}).code, 0);
    }

    void twoAccountsBecomeOne()
    {
        for (const QString &name : {u"hausherr"_s, u"sora"_s, u"sora.old"_s})
            QCOMPARE(run({u"users"_s, u"create"_s, name}).code, 0);
        const QStringList merge{u"users"_s, u"merge"_s, u"sora"_s, u"sora.old"_s};
        // Without --yes only said, and not done.
        const Ran looked = run(merge);
        QCOMPARE(looked.code, 3);
        QVERIFY2(looked.out.contains("Nothing was changed: --yes does it."), looked.out.constData());
        const Ran dry = run(merge + QStringList{u"--dry-run"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(dry.code, 0);
        QCOMPARE(QJsonDocument::fromJson(dry.out)["givenUp"_L1]["username"_L1].toString(), u"sora.old"_s);
        const Ran unfounded = run(merge + QStringList{u"--yes"_s});
        QCOMPARE(unfounded.code, 3);
        QVERIFY2(unfounded.err.contains("--reason TEXT"), unfounded.err.constData());
        QCOMPARE(run({u"users"_s, u"show"_s, u"sora.old"_s}).code, 0);

        const Ran done = run(merge + QStringList{u"--reason"_s, u"one person"_s, u"--yes"_s});
        QVERIFY2(done.code == 0, done.err.constData());
        QCOMPARE(run({u"users"_s, u"show"_s, u"sora.old"_s}).code, 3);
        QVERIFY(run({u"users"_s, u"create"_s, u"sora.old"_s}).err.contains("is taken"));
        const Ran gone = run(merge + QStringList{u"--reason"_s, u"again"_s, u"--yes"_s});
        QVERIFY2(gone.err.contains("no account sora.old"), gone.err.constData());
        const Ran owner = run({u"users"_s, u"merge"_s, u"sora"_s, u"hausherr"_s});
        QVERIFY2(owner.err.contains("hausherr is an owner"), owner.err.constData());
        QVERIFY(run({u"users"_s, u"merge"_s, u"sora"_s, u"sora"_s}).err.contains("that is one account"));
        QCOMPARE(run({u"users"_s, u"merge"_s, u"sora"_s}).code, 1);
        QVERIFY(run({u"audit"_s, u"list"_s}).out.contains("account.merge"));
        QCOMPARE(run({u"audit"_s, u"verify"_s}).code, 0);
    }

    void withoutADaemonItSaysSo()
    {
        QVERIFY(m_daemon->stop());
        QVERIFY(!QFile::exists(folder() + "/control.socket"_L1));
        const Ran ran = run({u"payments"_s, u"overview"_s});
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains(folder().toUtf8()), ran.err.constData());
    }

    void wrongWordsAreUsage()
    {
        for (const QStringList &words :
             {QStringList{u"payments"_s}, QStringList{u"payments"_s, u"nonsense"_s},
              QStringList{u"payments"_s, u"show"_s}, QStringList{u"ledger"_s},
              QStringList{u"ledger"_s, u"check"_s, u"more"_s}, QStringList{u"check"_s, u"word"_s}}) {
            const Ran ran = run(words);
            QCOMPARE(ran.code, 1);
            QVERIFY(!ran.err.isEmpty());
        }
    }

    void theBooksAreProvenBesideTheDaemon()
    {
        const Ran sound = run({u"ledger"_s, u"check"_s});
        QVERIFY2(sound.code == 0, (sound.out + sound.err).constData());
        QVERIFY(sound.out.contains("The books hold."));
        QVERIFY(
            QJsonDocument::fromJson(run({u"ledger"_s, u"check"_s, u"--json"_s}).out)["holds"_L1].toBool());
        QCOMPARE(run({u"ledger"_s, u"balances"_s}).code, 0);
        QCOMPARE(run({u"ledger"_s, u"entries"_s, u"--limit"_s, u"5"_s}).code, 0);

        tamper({u"INSERT INTO ledger_entry (id, kind, reference, at) VALUES (1, 'forged', 'x', 0)"_s,
                u"DROP TRIGGER ledger_transfer_is_never_changed"_s});
        const Ran broken = run({u"ledger"_s, u"check"_s});
        QCOMPARE(broken.code, 3);
        QVERIFY(broken.out.contains("ledger_transfer_is_never_changed is gone"));
        QVERIFY(broken.out.contains("entry 1 (forged x) moves nothing"));
        QVERIFY(!QJsonDocument::fromJson(run({u"ledger"_s, u"check"_s, u"--json"_s}).out)["holds"_L1].toBool(
            true));
    }

    void withoutAStoreNothingIsProven()
    {
        const QTemporaryDir empty;
        const Ran ran = run({u"ledger"_s, u"check"_s}, empty.path());
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.contains("no store"));
    }

private:
    QString folder() const { return m_daemon->dataFolder() + "/data"_L1; }

    Ran run(const QStringList &words, const QString &data = {})
    {
        QProcess process;
        process.start(qEnvironmentVariable("MADANG_BUILD_DIR") + "/bin/madangd"_L1,
                      words + QStringList{u"--data"_s, data.isEmpty() ? folder() : data});
        // The daemon is another process: ours may simply wait.
        if (!process.waitForFinished(30'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QJsonObject answer(QLocalSocket &socket)
    {
        while (!socket.canReadLine()) {
            if (!socket.waitForReadyRead(10'000))
                return {};
        }
        return QJsonDocument::fromJson(socket.readLine()).object();
    }
    void tamper(const QStringList &statements)
    {
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
            db.setDatabaseName(folder() + "/madang.db"_L1);
            db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
            if (!db.open())
                qFatal("the store cannot be opened");
            for (const QString &statement : statements) {
                if (!QSqlQuery(db).exec(statement))
                    qFatal("the store cannot be changed: %s", qPrintable(statement));
            }
        }
        QSqlDatabase::removeDatabase(u"tamper"_s);
    }

    std::unique_ptr<test::TestDaemon> m_daemon;
};

QTEST_GUILESS_MAIN(LocalSocketTest)
#include "tst_local_socket.moc"
