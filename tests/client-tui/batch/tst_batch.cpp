// SPDX-License-Identifier: GPL-3.0-or-later
// The built madang-tui as a script sees it: output, errors, exit codes. Against a fake server.
#include "common/client/session.h"
#include "common/protocol/addresses.h"
#include "common/protocol/audit.h"
#include "common/protocol/bans.h"
#include "common/protocol/complaints.h"
#include "common/protocol/connections.h"
#include "common/protocol/desk.h"
#include "common/protocol/details.h"
#include "common/protocol/pledges.h"
#include "common/protocol/profiles.h"
#include "common/protocol/refunds.h"
#include "common/protocol/reports.h"
#include "common/protocol/room_care.h"
#include "common/protocol/saved.h"
#include "common/protocol/sign_ins.h"
#include "common/protocol/users.h"
#include "common/protocol/verification.h"
#include "tests/support/fake_alarm_clock.h"
#include "tests/support/fake_server.h"
#include "tests/support/patience.h"
#include "tests/support/sample_overview.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QList<QJsonObject> lines() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                objects.append(QJsonDocument::fromJson(line).object());
        }
        return objects;
    }
};

} // namespace

class BatchTest : public QObject {
    Q_OBJECT
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;

    /// Runs the program; the fake server lives in this process, so the event loop goes on meanwhile.
    Outcome run(const QStringList &arguments, const QByteArray &input = {},
                const QStringList &environment = {})
    {
        QProcess process;
        QStringList variables{u"PATH=/usr/bin:/bin"_s,
                              u"HOME="_s + m_folder->path(),
                              u"LANG=C.UTF-8"_s,
                              u"TZ=Asia/Seoul"_s,
                              u"MADANG_PROFILE="_s + m_folder->path() + u"/profile"_s,
                              u"MADANG_SERVER="_s + m_server->address().text(),
                              u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s,
                              u"TSAN_OPTIONS="_s + qEnvironmentVariable("TSAN_OPTIONS")};
        process.setEnvironment(variables + environment);
        process.setProgram(qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/madang-tui"_s);
        process.setArguments(arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        if (!madang::test::eventually([&process] { return process.state() == QProcess::NotRunning; }, 20'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Outcome asMina(const QStringList &arguments, const QByteArray &input = {})
    {
        return run(arguments, input, {u"MADANG_USER=mina"_s, u"MADANG_PASSWORD=password"_s});
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(11, u"마당"_s);
        m_server->addRoom(12, u"book club"_s);
    }

    void registeringDoesTheWorkThatTheServerAsksFor()
    {
        int bits = accounts::kMostChallengeBits + 1;
        m_server->on("GET", u"/api/v1/registration/challenge"_s, [&bits](const FakeRequest &) {
            return answer(accounts::SignUpChallenge{true, bits, u"one"_s, 600});
        });
        const QStringList wish{u"register"_s, u"sora"_s, u"--secret-store"_s, u"file"_s};
        const QStringList secret{u"MADANG_PASSWORD=a quiet pond"_s};
        const Outcome refused = run(wish, {}, secret);
        QVERIFY(refused.code > 0);
        QVERIFY2(refused.err.contains("more work"), refused.err);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/accounts"_s), 0);
        bits = 8;
        const Outcome made = run(wish, {}, secret);
        QVERIFY2(made.code == 0, made.err);
        QVERIFY2(made.out.startsWith("sora "), made.out);
        QVERIFY(!made.err.contains("robot")); // a script is not told of a moment's work
        accounts::Register sent;
        for (const FakeRequest &request : std::as_const(m_server->requests)) {
            if (request.method == "POST" && request.path == "/api/v1/accounts"_L1)
                sent = *fromJson<accounts::Register>(request.body);
        }
        QCOMPARE(sent.proof ? sent.proof->challenge : QString(), u"one"_s);
    }
    /// The same folder, as the full screen has it open: its archive is locked against a second writer.
    void tabKnowsNamesWhileAnotherProgramHasTheProfileOpen()
    {
        const QString folder = m_folder->path() + u"/profile"_s;
        QVERIFY(QDir().mkpath(folder));
        const auto offered = [this](const QStringList &words) {
            const Outcome outcome = run(QStringList{u"__complete"_s} + words);
            return outcome.err.isEmpty() ? QString::fromUtf8(outcome.out).split(u'\n', Qt::SkipEmptyParts)
                                         : QStringList{u"an error"_s};
        };
        QCOMPARE(offered({u"send"_s, u"마"_s}), QStringList()); // nobody has been here yet
        QVERIFY(!QFile::exists(folder + u"/preferences.ini"_s)); // and Tab made nothing
        Preferences preferences(folder + u"/preferences.ini"_s);
        FakeAlarmClock clock;
        MemorySecretStore secrets;
        Session screen(SessionParts{clock, secrets, preferences, folder});
        screen.setServer(m_server->address());
        const auto entered = screen.signIn(u"mina"_s, u"password"_s);
        QVERIFY(madang::test::eventually([&] { return entered.isFinished() && screen.mirror().isFresh(); }));
        rooms::Member jun;
        jun.id = {2};
        jun.nickname = u"준"_s;
        jun.username = u"jun"_s;
        screen.archive().putMembers({11}, {jun});
        campaigns::Campaign coal;
        coal.id = {7};
        coal.room = {11};
        coal.title = u"겨울 연탄"_s;
        screen.archive().putCampaign(coal);
        rooms::Room odd = *screen.archive().room({12});
        odd.id = {13};
        odd.name = u"two\nlines"_s;
        screen.archive().putRoom(odd);
        QCoreApplication::processEvents(); // the turn's transaction
        QCOMPARE(offered({u"send"_s, u"마"_s}), QStringList{u"마당"_s});
        QCOMPARE(offered({u"send"_s, QString()}).size(), 2); // not the one that would be two candidates
        QCOMPARE(offered({u"donate"_s, u"겨"_s}), QStringList{u"겨울 연탄"_s});
        QCOMPARE(offered({u"invite"_s, u"마당"_s, u"j"_s}), QStringList{u"jun"_s});
        QCOMPARE(offered({u"--profile"_s, folder, u"whois"_s, u"j"_s}), QStringList{u"jun"_s});
        // No second archive was begun beside the one in use.
        QCOMPARE(QDir(folder).entryList({u"*.sqlite"_s}).size(), 1);
        screen.archive().dropRoom({11}); // the one in use goes on
        QCoreApplication::processEvents();
        QCOMPARE(offered({u"send"_s, u"마"_s}), QStringList());
    }
    void filesAreSentAsOneMessageAndSavedByTheirIds()
    {
        const auto fileWith = [this](const QString &name, const QByteArray &octets) {
            QFile file(m_folder->filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(octets);
            return file.fileName();
        };
        const QString one = fileWith(u"하나.txt"_s, "one");
        const QString two = fileWith(u"two.bin"_s, QByteArray(400'000, 'x'));
        const Outcome sent = asMina({u"upload"_s, u"마당"_s, one, two, u"--text"_s, u"here"_s, u"--json"_s});
        QCOMPARE(sent.code, 0);
        QCOMPARE(m_server->events(11).size(), 1);
        const QJsonArray told = sent.lines().value(0)["body"_L1].toObject()["attachments"_L1].toArray();
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[1].toObject()["size"_L1].toInt(), 400'000);
        const QString id = told[1].toObject()["id"_L1].toString();
        const QString target = m_folder->filePath(u"back.bin"_s);
        const Outcome saved = asMina({u"download"_s, u"마당"_s, id, u"--to"_s, target, u"--json"_s});
        QCOMPARE(saved.code, 0);
        QCOMPARE(saved.lines().value(0)["file"_L1].toString(), target);
        QFile back(target);
        QVERIFY(back.open(QIODevice::ReadOnly));
        QCOMPARE(back.readAll(), QByteArray(400'000, 'x'));
        const Outcome shown = asMina({u"tail"_s, u"마당"_s});
        QVERIFY2(shown.out.contains("two.bin"), shown.out);
        QVERIFY2(shown.out.contains(id.toUtf8()), shown.out);
    }
    void aRoomIsSavedAsAFolder()
    {
        const files::Attachment file = m_server->addFile(u"plan.txt"_s, "where the swings go");
        m_server->sayWith(11, 2, u"See"_s, {file});
        QDir().mkpath(m_folder->filePath(u"out"_s));
        const Outcome saved = asMina(
            {u"export"_s, u"마당"_s, u"messages"_s, u"--to"_s, m_folder->filePath(u"out"_s), u"--json"_s});
        QVERIFY2(saved.code == 0, saved.err);
        const QString folder = saved.lines().value(0)["folder"_L1].toString();
        QVERIFY(QFile::exists(folder + u"/messages.html"_s));
        QCOMPARE(QDir(folder + u"/files"_s).entryList(QDir::Files),
                 QStringList{file.id.text() + u"-plan.txt"_s});
        QCOMPARE(asMina({u"export"_s, u"마당"_s, u"messages"_s, u"--to"_s, u"/no/such/folder"_s}).code, 1);
    }
    void filesThatCannotGoSaySoByExitCode()
    {
        QCOMPARE(asMina({u"upload"_s, u"마당"_s, u"/no/such/file"_s}).code, 7);
        QCOMPARE(asMina({u"download"_s, u"마당"_s, u"99"_s}).code, 5);
        QCOMPARE(asMina({u"download"_s, u"마당"_s, u"x"_s}).code, 1);
        m_server->on("POST", u"/api/v1/rooms/11/uploads"_s, [](const FakeRequest &) {
            return refusal(Error(Code::TooLarge, "file").at(u"size"_s));
        });
        QFile file(m_folder->filePath(u"x"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        file.close();
        const Outcome refused = asMina({u"upload"_s, u"마당"_s, file.fileName()});
        QCOMPARE(refused.code, 2);
        QVERIFY(m_server->events(11).isEmpty());
    }

    void usageErrorsAreOneAndNameWhatWasMeant_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown verb") << QStringList{u"sned"_s, u"x"_s} << u"send"_s;
        QTest::newRow("unknown option") << QStringList{u"rooms"_s, u"--pubic"_s} << u"--public"_s;
        QTest::newRow("missing word") << QStringList{u"history"_s} << u"history ROOM"_s;
        QTest::newRow("too many words") << QStringList{u"whoami"_s, u"x"_s} << u"whoami"_s;
        QTest::newRow("missing value") << QStringList{u"tail"_s, u"x"_s, u"-n"_s} << u"-n"_s;
        QTest::newRow("no number") << QStringList{u"history"_s, u"마당"_s, u"--before"_s, u"soon"_s}
                                   << u"--before"_s;
        QTest::newRow("two directions")
            << QStringList{u"history"_s, u"마당"_s, u"--before"_s, u"5"_s, u"--after"_s, u"5"_s}
            << u"--around"_s;
        QTest::newRow("no full screen in a pipe") << QStringList{} << u"--help"_s;
        QTest::newRow("no server address")
            << QStringList{u"rooms"_s, u"--server"_s, u"ftp://x"_s} << u"https://"_s;
    }
    void usageErrorsAreOneAndNameWhatWasMeant()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        const Outcome outcome = asMina(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(QString::fromUtf8(outcome.err).contains(word), outcome.err);
        QVERIFY(outcome.out.isEmpty());
    }

    void errorsAreJsonWhenAskedFor()
    {
        const Outcome outcome = asMina({u"history"_s, u"nowhere"_s, u"--json"_s});
        QCOMPARE(outcome.code, 5);
        const QJsonObject error = QJsonDocument::fromJson(outcome.err).object();
        QCOMPARE(error[u"v"].toInt(), 1);
        QCOMPARE(error[u"kind"].toString(), u"error"_s);
        QCOMPARE(error[u"code"].toString(), u"not-found"_s);
        QCOMPARE(error[u"exit"].toInt(), 5);
        QVERIFY(!error[u"message"].toString().isEmpty());
    }

    void everyVerbKnowsJson()
    {
        // As the help lists them; the options of a mistake are read before anything is done.
        QStringList verbs;
        const QByteArray help = run({u"--help"_s}).out;
        for (const QByteArray &line : help.split('\n')) {
            const QList<QByteArray> words = line.trimmed().split(' ');
            if (words.size() > 1 && words[0] == "madang-tui" && words[1].front() >= 'a'
                && words[1].front() <= 'z' && !verbs.contains(QString::fromUtf8(words[1])))
                verbs.append(QString::fromUtf8(words[1]));
        }
        QVERIFY2(verbs.size() > 40, help);
        for (const QString &verb : std::as_const(verbs)) {
            const Outcome outcome = run({verb, u"--json"_s, u"--no-such-option"_s});
            QVERIFY2(outcome.code == 1, qPrintable(verb));
            const QJsonObject error = QJsonDocument::fromJson(outcome.err).object();
            QVERIFY2(error[u"v"].toInt() == 1 && error[u"kind"].toString() == "error"_L1,
                     qPrintable(verb + u": "_s + QString::fromUtf8(outcome.err)));
            QVERIFY2(error[u"message"].toString().contains(u"--no-such-option"_s), qPrintable(verb));
            QVERIFY(outcome.out.isEmpty());
        }
    }

    void noSecretIsTakenFromTheCommandLine()
    {
        for (const QString &option : {u"--password"_s, u"--token"_s, u"--passphrase"_s}) {
            for (const QStringList &given :
                 {QStringList{option, u"s3cret"_s}, QStringList{option + u"=s3cret"_s}}) {
                const Outcome outcome = run(QStringList{u"login"_s, u"mina"_s} + given);
                QVERIFY2(outcome.code == 1, qPrintable(option));
                QVERIFY2(!outcome.err.contains("s3cret") && !outcome.out.contains("s3cret"), outcome.err);
            }
        }
        QVERIFY(m_server->requests.isEmpty());
    }

    void exitCodesTellWhatWentWrong()
    {
        QCOMPARE(run({u"whoami"_s}).code, 3);
        QCOMPARE(run({u"whoami"_s}, {}, {u"MADANG_USER=mina"_s, u"MADANG_PASSWORD=wrong"_s}).code, 3);
        QCOMPARE(asMina({u"join"_s, u"99999"_s}).code, 5);
        m_server->goAway();
        QCOMPARE(asMina({u"whoami"_s}).code, 4);
    }

    void roomsAreListed()
    {
        const Outcome text = asMina({u"rooms"_s});
        QCOMPARE(text.code, 0);
        QVERIFY(text.out.contains("마당") && text.out.contains("book club"));
        QVERIFY(!text.out.contains('\033'));
        const Outcome json = asMina({u"rooms"_s, u"--json"_s});
        QCOMPARE(json.lines().size(), 2);
        for (const QJsonObject &room : json.lines()) {
            QCOMPARE(room[u"v"].toInt(), 1);
            QCOMPARE(room[u"kind"].toString(), u"room"_s);
            QVERIFY(!room[u"id"].toString().isEmpty());
        }
    }

    void peopleAreLookedUpAndOneselfChanged()
    {
        profiles::PersonCard card{{77},
                                  u"sora"_s,
                                  u"소라"_s,
                                  u"장부를 봅니다."_s,
                                  {},
                                  accounts::Role::Treasurer,
                                  {1'760'000'000'000},
                                  presence::State::Away,
                                  {{{1}, u"둘의 방"_s}},
                                  false};
        m_server->on("GET", u"/api/v1/people/sora/card"_s,
                     [&card](const FakeRequest &) { return answer(card); });
        const Outcome json = asMina({u"whois"_s, u"sora"_s, u"--json"_s});
        QCOMPARE(json.code, 0);
        QCOMPARE(json.lines().size(), 1);
        QCOMPARE(json.lines()[0].value("username"_L1).toString(), u"sora"_s);
        QCOMPARE(json.lines()[0].value("badge"_L1).toString(), u"treasurer"_s);
        const Outcome text = asMina({u"whois"_s, u"sora"_s});
        for (const char *words : {"소라", "@sora", "treasurer", "장부를 봅니다.", "둘의 방"})
            QVERIFY2(text.out.contains(words), text.out.constData());
        QCOMPARE(asMina({u"whois"_s, u"nobody"_s}).code, 5);

        profiles::Profile own{u"민아"_s, {}, {}};
        QByteArray sent;
        m_server->on("GET", u"/api/v1/me/profile"_s, [&own](const FakeRequest &) { return answer(own); });
        m_server->on("PATCH", u"/api/v1/me/profile"_s, [&own](const FakeRequest &request) {
            const auto wanted = *fromJson<profiles::ChangeOwnProfile>(request.body);
            own.bio = wanted.bio.value_or(own.bio);
            own.language = wanted.language;
            return answer(own);
        });
        m_server->on("PUT", u"/api/v1/me/picture"_s, [&](const FakeRequest &request) {
            sent = request.body;
            own.picture = PortraitId{5};
            return answer(own);
        });
        QFile file(m_folder->filePath(u"me.png"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("octets") == 6);
        file.close();
        const Outcome changed = asMina({u"profile"_s, u"--bio"_s, u"꽃"_s, u"--picture"_s,
                                        m_folder->filePath(u"me.png"_s), u"--json"_s});
        QVERIFY2(changed.code == 0, changed.err.constData());
        QCOMPARE(sent, QByteArray("octets"));
        QCOMPARE(changed.lines()[0].value("bio"_L1).toString(), u"꽃"_s);
        QCOMPARE(changed.lines()[0].value("picture"_L1).toString(), u"5"_s);
        QVERIFY(asMina({u"profile"_s}).out.contains("has a picture"));
        QVERIFY(asMina({u"profile"_s, u"--picture"_s, u"/nowhere"_s}).code != 0);
        const Outcome spoken = asMina({u"profile"_s, u"--language"_s, u"en"_s, u"--json"_s});
        QVERIFY2(spoken.code == 0, spoken.err.constData());
        QCOMPARE(spoken.lines()[0].value("language"_L1).toString(), u"en"_s);
        QVERIFY(asMina({u"profile"_s}).out.contains("language of mails: English"));
        const int before = m_server->requestsTo("PATCH", u"/api/v1/me/profile"_s);
        QCOMPARE(asMina({u"profile"_s, u"--language"_s, u"ja"_s}).code, 1);
        QCOMPARE(m_server->requestsTo("PATCH", u"/api/v1/me/profile"_s), before);
    }

    void accountsAreLookedAfterFromAScript()
    {
        users::User sora;
        sora.id = {5};
        sora.username = u"sora"_s;
        sora.nickname = u"소라\x1b[2J"_s;
        sora.role = u"member"_s;
        sora.sessions = 1;
        sora.lastUsedAt = Timestamp{1'760'000'000'000};
        users::User ada = sora;
        ada.id = {6};
        ada.username = ada.nickname = u"ada"_s;
        QStringList parts;
        m_server->on("GET", u"/api/v1/users"_s, [&](const FakeRequest &request) {
            parts += request.query.queryItemValue(u"query"_s, QUrl::FullyDecoded);
            // Two pages.
            return request.after().isEmpty() ? answer(Page<users::User>{{ada}, u"ada"_s})
                                             : answer(Page<users::User>{{sora}, {}});
        });
        m_server->on("GET", u"/api/v1/users/sora"_s, [&](const FakeRequest &) {
            return answer(users::UserStory{
                sora, {{{7}, u"laptop"_s, u"192.0.2.17"_s, {1}, {1'760'000'000'000}, false}}});
        });
        const QString path = u"/api/v1/users/sora/"_s;
        QStringList reasons;
        m_server->on("POST", path + u"logout"_s, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            reasons += body ? body->value("reason"_L1).toString() : QString();
            return answer(users::LoggedOut{sora, 1});
        });
        m_server->on("POST", path + u"enable"_s, [&](const FakeRequest &) { return answer(sora); });
        m_server->on("POST", path + u"disable"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::NotAllowed, "admin-only")); });

        const Outcome all = asMina({u"users"_s, u"--json"_s});
        QCOMPARE(all.code, 0);
        QCOMPARE(all.lines().size(), 2);
        QCOMPARE(all.lines()[0][u"kind"].toString(), u"user"_s);
        QCOMPARE(all.lines()[1][u"username"].toString(), u"sora"_s);
        QVERIFY(!all.out.contains('\x1b'));
        const Outcome some = asMina({u"users"_s, u"소 100%"_s, u"--limit"_s, u"1"_s});
        QCOMPARE(some.code, 0);
        QCOMPARE(parts.last(), u"소 100%"_s);
        QVERIFY2(some.out.startsWith("ada  member  -  2025-10-09T08:53:20.000Z  ada"), some.out.constData());
        QCOMPARE(some.out.count('\n'), 1);
        const Outcome one = asMina({u"user"_s, u"sora"_s, u"--json"_s});
        QCOMPARE(one.lines().size(), 2);
        QCOMPARE(one.lines()[1][u"kind"].toString(), u"session"_s);
        QCOMPARE(one.lines()[1][u"address"].toString(), u"192.0.2.17"_s);
        QVERIFY(asMina({u"user"_s, u"sora"_s}).out.contains("192.0.2.17  laptop"));
        // Nothing is done without --yes, nor with --dry-run beside it.
        const Outcome asked = asMina({u"user-logout"_s, u"sora"_s});
        QCOMPARE(asked.code, 0);
        QVERIFY2(asked.out.contains("Would end all sign-ins of sora. Nothing was done; add --yes"),
                 asked.out.constData());
        const Outcome dry = asMina({u"user-disable"_s, u"sora"_s, u"--yes"_s, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(dry.code, 0);
        QCOMPARE(dry.lines()[0][u"kind"].toString(), u"dry-run"_s);
        QCOMPARE(dry.lines()[0][u"deed"].toString(), u"disable"_s);
        QCOMPARE(dry.lines()[0][u"target"].toString(), u"sora"_s);
        QCOMPARE(asMina({u"user-logout"_s, u"nobody"_s}).code, 5);
        QCOMPARE(m_server->requestsTo("POST", path + u"logout"_s), 0);
        QCOMPARE(m_server->requestsTo("POST", path + u"disable"_s), 0);
        const Outcome ended
            = asMina({u"user-logout"_s, u"sora"_s, u"--reason"_s, u"lost phone"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(reasons, QStringList{u"lost phone"_s});
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.lines()[0][u"kind"].toString(), u"logged-out"_s);
        QCOMPARE(ended.lines()[0][u"ended"].toInt(), 1);
        const Outcome enabled = asMina({u"user-enable"_s, u"sora"_s});
        QCOMPARE(enabled.code, 0);
        QVERIFY2(enabled.out.contains("can sign in again"), enabled.out.constData());

        QCOMPARE(asMina({u"user-disable"_s, u"sora"_s, u"--yes"_s}).code, 2);
        QCOMPARE(asMina({u"user"_s, u"nobody"_s}).code, 5);
        QCOMPARE(asMina({u"users"_s, u"--limit"_s, u"many"_s}).code, 1);
        QCOMPARE(asMina({u"users"_s, u"--limit"_s, u"0"_s}).code, 1);
        QCOMPARE(asMina({u"user-logout"_s}).code, 1);
        QCOMPARE(run({u"users"_s}).code, 3);
    }

    void nothingThatCannotBeTakenBackIsDoneWithoutYes()
    {
        complaints::Complaint complaint;
        complaint.id = {9};
        complaint.room = RoomId{11};
        complaint.event = EventId{77};
        complaint.firstAt = {1};
        complaint.name = u"마당"_s;
        complaint.author = {{2}, u"준"_s};
        complaint.said = u"돈부터"_s;
        QString reason;
        m_server->on("GET", u"/api/v1/complaints/9"_s, [&](const FakeRequest &) {
            return answer(complaints::Context{complaint, {}});
        });
        m_server->on("POST", u"/api/v1/complaints/9/decide"_s, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            reason = body ? body->value("reason"_L1).toString() : QString();
            complaint.verdict = complaints::Verdict::Removed;
            return answer(complaint);
        });
        m_server->on("POST", u"/api/v1/bans"_s, [](const FakeRequest &) {
            return answer(bans::Ban{{4}, u"192.0.2.7"_s, {}, u"mina"_s, {1}, {}});
        });
        m_server->on("DELETE", u"/api/v1/rooms/11/events/77"_s,
                     [](const FakeRequest &) { return answer(Nothing()); });

        const QList<QStringList> deeds{{u"decide"_s, u"9"_s, u"remove"_s},
                                       {u"ban"_s, u"192.0.2.7"_s},
                                       {u"delete"_s, u"마당"_s, u"77"_s}};
        for (const QStringList &deed : deeds) {
            const Outcome asked = asMina(deed);
            QVERIFY2(asked.code == 0, asked.err.constData());
            QVERIFY2(asked.out.contains("Nothing was done; add --yes to do it."), asked.out.constData());
            const Outcome dry = asMina(deed + QStringList{u"--yes"_s, u"--dry-run"_s, u"--json"_s});
            QCOMPARE(dry.lines().last()[u"kind"].toString(), u"dry-run"_s);
        }
        for (const FakeRequest &request : std::as_const(m_server->requests)) {
            const bool changes = request.path.contains("decide"_L1) || request.path.contains("bans"_L1)
                || request.path.endsWith("/events/77"_L1);
            QVERIFY2(!changes || request.method == "GET", qPrintable(request.path));
        }
        QCOMPARE(asMina(deeds[0] + QStringList{u"--reason"_s, u"swindler"_s, u"--yes"_s}).code, 0);
        QCOMPARE(reason, u"swindler"_s);
        QCOMPARE(asMina(deeds[0]).code, 2); // somebody did that already
        QCOMPARE(asMina(deeds[1] + QStringList{u"--yes"_s}).code, 0);
        QCOMPARE(asMina(deeds[2] + QStringList{u"--yes"_s}).code, 0);
        QCOMPARE(m_server->requestsTo("DELETE", u"/api/v1/rooms/11/events/77"_s), 1);
    }

    void peopleAndInvitationsAreReportedFromAScript()
    {
        QStringList asked;
        for (const QString &path :
             {u"/api/v1/people/jun/complaints"_s, u"/api/v1/rooms/11/invitation/complaints"_s}) {
            m_server->on("POST", path, [&asked, path](const FakeRequest &request) {
                const auto body = json::parseObject(request.body);
                asked += path + u' ' + (body ? body->value("reason"_L1).toString() : QString());
                return answer(Nothing());
            });
        }
        QCOMPARE(asMina({u"report"_s, u"@jun"_s, u"abuse"_s, u"욕이에요"_s}).code, 0);
        QCOMPARE(asMina({u"report-invitation"_s, u"마당"_s, u"spam"_s}).code, 0);
        QCOMPARE(asked,
                 (QStringList{u"/api/v1/people/jun/complaints abuse"_s,
                              u"/api/v1/rooms/11/invitation/complaints spam"_s}));
        QVERIFY(asMina({u"report"_s, u"jun"_s, u"because"_s}).code != 0);
        QVERIFY(asMina({u"decide"_s, u"9"_s, u"remove"_s, u"--parts"_s, u"hat"_s}).code != 0);
        QCOMPARE(asked.size(), 2);
    }

    void roomsAreLookedAfterFromAScript()
    {
        room_care::RoomOutline room;
        room.id = {31};
        room.name = u"비밀\x1b[2J"_s;
        room.visibility = rooms::Visibility::Private;
        room.memberCount = 2;
        room.lastAt = {1'760'000'000'000};
        QStringList reasons;
        const auto take = [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            reasons += body ? body->value("reason"_L1).toString() : QString();
            return answer(room);
        };
        m_server->on("GET", u"/api/v1/rooms/outlines"_s, [&](const FakeRequest &) {
            return answer(Page<room_care::RoomOutline>{{room}, {}});
        });
        m_server->on("GET", u"/api/v1/rooms/31/outline"_s, [&](const FakeRequest &) { return answer(room); });
        const QString closing = u"/api/v1/rooms/31/close-for-house"_s;
        m_server->on("POST", closing, take);
        m_server->on("POST", u"/api/v1/rooms/31/owner"_s, take);

        const Outcome all = asMina({u"all-rooms"_s});
        QCOMPARE(all.code, 0);
        QVERIFY2(all.out.contains("private") && all.out.contains("2025-10-09T08:53:20.000Z"),
                 all.out.constData());
        QVERIFY(!all.out.contains('\x1b'));
        QCOMPARE(asMina({u"all-rooms"_s, u"--json"_s}).lines()[0][u"kind"].toString(), u"room-outline"_s);

        const Outcome asked = asMina({u"room-close"_s, u"31"_s, u"--reason"_s, u"spam"_s});
        QCOMPARE(asked.code, 0);
        QVERIFY2(asked.out.contains("Nothing was done; add --yes"), asked.out.constData());
        QCOMPARE(m_server->requestsTo("POST", closing), 0);
        QCOMPARE(asMina({u"room-close"_s, u"31"_s, u"--yes"_s}).code, 1); // no reason
        QCOMPARE(asMina({u"room-close"_s, u"나무"_s, u"--yes"_s}).code, 1);
        QCOMPARE(asMina({u"room-close"_s, u"31"_s, u"--reason"_s, u"spam"_s, u"--yes"_s}).code, 0);
        QCOMPARE(asMina({u"room-owner"_s, u"31"_s, u"jun"_s}).code, 1);
        QCOMPARE(asMina({u"room-owner"_s, u"31"_s, u"jun"_s, u"--reason"_s, u"left"_s}).code, 0);
        QCOMPARE(reasons, (QStringList{u"spam"_s, u"left"_s}));
    }

    void signInsElsewhereAreEndedFromAScript()
    {
        m_server->on("GET", u"/api/v1/sessions"_s, [](const FakeRequest &) {
            return answer(Page<accounts::Session>{
                {{{7}, u"laptop\x1b[2J"_s, u"192.0.2.17"_s, {1}, {1'760'000'000'000}, false},
                 {{8}, u"here"_s, u"192.0.2.18"_s, {1}, {2}, true}},
                {}});
        });
        int ended = 0;
        m_server->on("DELETE", u"/api/v1/sessions/7"_s, [&](const FakeRequest &) {
            ++ended;
            return answer(Nothing{});
        });
        const Outcome all = asMina({u"sessions"_s, u"--json"_s});
        QCOMPARE(all.code, 0);
        QCOMPARE(all.lines().size(), 2);
        QCOMPARE(all.lines()[0][u"kind"].toString(), u"session"_s);
        QVERIFY(!all.out.contains('\x1b'));
        QVERIFY(asMina({u"sessions"_s})
                    .out.startsWith(
                        "7  -  1970-01-01T00:00:00.001Z  2025-10-09T08:53:20.000Z  192.0.2.17  laptop"));
        const Outcome dry = asMina({u"end-session"_s, u"7"_s});
        QCOMPARE(dry.code, 0);
        QVERIFY2(dry.out.contains("add --yes"), dry.out.constData());
        QCOMPARE(ended, 0);
        const Outcome real = asMina({u"end-session"_s, u"7"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(real.code, 0);
        QCOMPARE(real.lines()[0][u"kind"].toString(), u"ended-session"_s);
        QCOMPARE(ended, 1);
        QCOMPARE(asMina({u"end-session"_s, u"8"_s, u"--yes"_s}).code, 1); // itself
        QCOMPARE(asMina({u"end-session"_s, u"9"_s, u"--yes"_s}).code, 5);
        QCOMPARE(asMina({u"end-session"_s, u"laptop"_s}).code, 1);

        int others = 0;
        m_server->on("DELETE", u"/api/v1/sessions"_s, [&](const FakeRequest &) {
            ++others;
            return answer(accounts::EndedSessions{1});
        });
        const Outcome asked = asMina({u"end-session"_s, u"others"_s});
        QCOMPARE(asked.code, 0);
        QVERIFY2(asked.out.contains("Sign-ins: 1. Nothing was done; add --yes"), asked.out.constData());
        QCOMPARE(others, 0);
        const Outcome done = asMina({u"end-session"_s, u"others"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(done.code, 0);
        QCOMPARE(done.lines()[0][u"kind"].toString(), u"ended-sessions"_s);
        QCOMPARE(done.lines()[0][u"ended"].toInt(), 1);
        QCOMPARE(others, 1);
    }

    void signInsOfLongAgoAreListedToo()
    {
        m_server->on("GET", u"/api/v1/me/sign-ins"_s, [](const FakeRequest &request) {
            const bool first = request.after().isEmpty();
            Page<sign_ins::PastSignIn> page{{{{first ? 5 : 4},
                                              first ? u"phone\x1b[2J"_s : u"older phone"_s,
                                              u"192.0.2.19"_s,
                                              {1},
                                              {2},
                                              Timestamp{3}}},
                                            {}};
            if (first)
                page.next = u"5"_s;
            return answer(page);
        });
        const Outcome all = asMina({u"sign-ins"_s});
        QCOMPARE(all.code, 0);
        QCOMPARE(all.out.count('\n'), 2);
        QVERIFY(all.out.contains("older phone") && !all.out.contains('\x1b'));
        QCOMPARE(asMina({u"sign-ins"_s, u"--limit"_s, u"1"_s}).out.count('\n'), 1);
        QCOMPARE(asMina({u"sign-ins"_s, u"--limit"_s, u"0"_s}).code, 1);
    }

    void anotherRoleIsGivenFromAScript()
    {
        users::User sora;
        sora.id = {5};
        sora.username = u"sora"_s;
        sora.role = u"member"_s;
        QJsonObject sent;
        const QString path = u"/api/v1/users/sora/role"_s;
        m_server->on("GET", u"/api/v1/users/sora"_s, [&](const FakeRequest &) {
            return answer(users::UserStory{sora, {}});
        });
        m_server->on("PUT", path, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            sent = body ? *body : QJsonObject();
            sora.role = sent.value("role"_L1).toString();
            return answer(users::RoleGiven{sora, {u"s.ora"_s}});
        });
        const Outcome asked = asMina({u"user-role"_s, u"sora"_s, u"treasurer"_s});
        QCOMPARE(asked.code, 0);
        QVERIFY2(asked.out.contains("Would make sora treasurer here. Nothing was done; add --yes"),
                 asked.out.constData());
        QCOMPARE(m_server->requestsTo("PUT", path), 0);
        QCOMPARE(asMina({u"user-role"_s, u"sora"_s, u"king"_s, u"--yes"_s}).code, 1);
        QCOMPARE(asMina({u"user-role"_s, u"sora"_s, u"--yes"_s}).code, 1);
        const Outcome done
            = asMina({u"user-role"_s, u"sora"_s, u"treasurer"_s, u"--reason"_s, u"elected"_s, u"--yes"_s});
        QCOMPARE(done.code, 0);
        QCOMPARE(done.out, QByteArray("sora is treasurer now.\nThese look called alike: s.ora\n"));
        QCOMPARE(sent.value("reason"_L1).toString(), u"elected"_s);
        const Outcome json = asMina({u"user-role"_s, u"sora"_s, u"member"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(json.lines()[0][u"kind"].toString(), u"role-given"_s);
    }

    void peopleAreHelpedAndErasedFromAScript()
    {
        users::User sora;
        sora.id = {5};
        sora.username = sora.nickname = u"sora"_s;
        sora.role = u"member"_s;
        users::UserStory story{sora, {}};
        const QString path = u"/api/v1/users/sora"_s;
        QJsonObject sent;
        const auto keep = [&sent](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            sent = body ? *body : QJsonObject();
        };
        m_server->on("GET", path, [&](const FakeRequest &) { return answer(story); });
        m_server->on("POST", u"/api/v1/users"_s, [&](const FakeRequest &request) {
            keep(request);
            return answer(users::FreshPassword{sora, u"abcd-efgh"_s}, 201);
        });
        m_server->on("POST", path + u"/send-reset"_s, [&](const FakeRequest &request) {
            keep(request);
            return answer(users::LoggedOut{sora, 2});
        });
        m_server->on("POST", path + u"/reset-second-factor"_s, [&](const FakeRequest &request) {
            keep(request);
            const bool done = story.factorAsk.has_value();
            story.factorAsk = users::FactorAsk{u"mina"_s, {1'760'000'000'000}, {}};
            return answer(users::FactorReset{
                sora, done, done ? std::optional<Timestamp>() : Timestamp{1'760'000'000'000}});
        });
        m_server->on("POST", path + u"/remove-email"_s, [&](const FakeRequest &) { return answer(sora); });
        m_server->on("POST", path + u"/erase"_s, [&](const FakeRequest &request) {
            keep(request);
            return answer(Nothing{});
        });

        const Outcome made = asMina({u"user-create"_s, u"sora"_s, u"--nickname"_s, u"소라"_s});
        QCOMPARE(made.code, 0);
        QCOMPARE(made.out, QByteArray("abcd-efgh\n"));
        QCOMPARE(sent.value("nickname"_L1).toString(), u"소라"_s);
        QVERIFY(asMina({u"user-send-reset"_s, u"sora"_s}).out.contains("Nothing was done; add --yes"));
        QCOMPARE(m_server->requestsTo("POST", path + u"/send-reset"_s), 0);
        const Outcome mailed
            = asMina({u"user-send-reset"_s, u"sora"_s, u"--reason"_s, u"by phone"_s, u"--yes"_s});
        QVERIFY2(mailed.out.contains("a code for a new password. Sign-ins that were ended: 2"),
                 mailed.out.constData());
        QCOMPARE(sent.value("reason"_L1).toString(), u"by phone"_s);

        const QStringList factor{u"user-reset-second-factor"_s, u"sora"_s, u"--yes"_s};
        const Outcome asked = asMina(factor + QStringList{u"--json"_s});
        QCOMPARE(asked.lines()[0][u"kind"].toString(), u"factor-reset"_s);
        QCOMPARE(asked.lines()[0][u"done"].toBool(true), false);
        QVERIFY(asMina({u"user"_s, u"sora"_s}).out.contains("mina asked to take the second factor away."));
        QVERIFY(asMina(factor).out.contains("sora signs in with the password alone now"));
        story.factorAsk.reset();
        QVERIFY(asMina(factor).out.contains("Asked for. Another one who looks after accounts confirms"));
        QVERIFY(
            asMina({u"user-remove-email"_s, u"sora"_s, u"--yes"_s}).out.contains("has no e-mail address"));

        const QStringList erase{u"user-erase"_s, u"sora"_s, u"--messages"_s, u"remove"_s};
        QCOMPARE(asMina(erase + QStringList{u"--yes"_s}).code, 1); // no reason
        QCOMPARE(asMina({u"user-erase"_s, u"sora"_s, u"--reason"_s, u"left"_s, u"--yes"_s}).code, 1);
        QVERIFY(asMina(erase + QStringList{u"--reason"_s, u"left"_s}).out.contains("with all they wrote."));
        QCOMPARE(m_server->requestsTo("POST", path + u"/erase"_s), 0);
        const Outcome erased = asMina(erase + QStringList{u"--reason"_s, u"left"_s, u"--yes"_s});
        QCOMPARE(erased.code, 0);
        QCOMPARE(sent.value("messages"_L1).toString(), u"remove"_s);
        QCOMPARE(sent.value("reason"_L1).toString(), u"left"_s);
    }

    void newAccountsAreDecidedAboutFromAScript()
    {
        users::User sora;
        sora.id = {5};
        sora.username = sora.nickname = u"sora"_s;
        sora.role = u"member"_s;
        m_server->on("GET", u"/api/v1/applicants"_s, [](const FakeRequest &) {
            return answer(
                Page<users::Applicant>{{{{5}, u"sora"_s, u"소라"_s, u"알토\x1b[2J\n입니다"_s, {1}}}, {}});
        });
        m_server->on("POST", u"/api/v1/applicants/sora/approve"_s,
                     [&](const FakeRequest &) { return answer(sora); });
        int rejected = 0;
        m_server->on("DELETE", u"/api/v1/applicants/sora"_s, [&](const FakeRequest &) {
            ++rejected;
            return answer(Nothing{});
        });
        const users::InviteCode invite{{10}, u"choir"_s, u"mina"_s, 3, {1}, {1'760'000'000'000}};
        std::optional<users::NewInvite> asked;
        m_server->on("GET", u"/api/v1/invites"_s, [=](const FakeRequest &) {
            return answer(Page<users::InviteCode>{{invite}, {}});
        });
        m_server->on("POST", u"/api/v1/invites"_s, [&, invite](const FakeRequest &request) {
            asked = *fromJson<users::NewInvite>(request.body);
            return answer(users::FreshInvite{invite, u"abcd-efgh-jkmn-pqrs-tuvw"_s}, 201);
        });
        m_server->on("DELETE", u"/api/v1/invites/10"_s,
                     [](const FakeRequest &) { return answer(Nothing{}); });
        QByteArray renamed;
        m_server->on("PUT", u"/api/v1/users/sora/nickname"_s, [&](const FakeRequest &request) {
            renamed = request.body;
            return answer(sora);
        });

        const Outcome waiting = asMina({u"applicants"_s, u"--json"_s});
        QCOMPARE(waiting.lines().size(), 1);
        QCOMPARE(waiting.lines()[0][u"kind"].toString(), u"applicant"_s);
        const Outcome text = asMina({u"applicants"_s});
        QCOMPARE(text.out.count('\n'), 1);
        QVERIFY(!text.out.contains('\x1b'));
        QCOMPARE(asMina({u"approve"_s, u"sora"_s}).out, QByteArray("sora can sign in now.\n"));
        QCOMPARE(asMina({u"approve"_s, u"nobody"_s}).code, 5);
        QVERIFY(asMina({u"reject"_s, u"sora"_s}).out.contains("add --yes"));
        QCOMPARE(rejected, 0);
        QCOMPARE(asMina({u"reject"_s, u"sora"_s, u"--yes"_s}).code, 0);
        QCOMPARE(rejected, 1);

        QCOMPARE(asMina({u"invites"_s}).out, QByteArray("10  3  2025-10-09T08:53:20.000Z  mina  choir\n"));
        const Outcome made
            = asMina({u"invite-code"_s, u"--uses"_s, u"3"_s, u"--days"_s, u"30"_s, u"--label"_s, u"choir"_s});
        QCOMPARE(made.out, QByteArray("abcd-efgh-jkmn-pqrs-tuvw\n"));
        QVERIFY(asked);
        QCOMPARE(*asked->uses, 3);
        QCOMPARE(*asked->days, 30);
        QCOMPARE(*asked->label, u"choir"_s);
        QCOMPARE(asMina({u"invite-code"_s, u"--uses"_s, u"0"_s}).code, 1);
        QCOMPARE(asMina({u"remove-invite"_s, u"10"_s}).code, 0);
        QCOMPARE(asMina({u"remove-invite"_s, u"ten"_s}).code, 1);

        QCOMPARE(asMina({u"user-nickname"_s, u"sora"_s, u"소라"_s}).code, 0);
        QVERIFY(renamed.contains("소라"));
        QCOMPARE(asMina({u"user-nickname"_s, u"sora"_s}).code, 0);
        QVERIFY(!renamed.contains("소라"));
    }

    void accountsAreMergedFromAScript()
    {
        users::MergePlan plan;
        plan.kept.id = {5};
        plan.kept.username = u"sora"_s;
        plan.givenUp.id = {6};
        plan.givenUp.username = u"sora.old"_s;
        plan.belongings = {{users::Belonging::Messages, 12}, {users::Belonging::Gifts, 2}};
        QString asked;
        users::MergeAccounts sent;
        const QString path = u"/api/v1/users/sora/merge"_s;
        m_server->on("GET", path, [&](const FakeRequest &request) {
            asked = request.query.queryItemValue(u"givenUp"_s, QUrl::FullyDecoded);
            return answer(plan);
        });
        m_server->on("POST", path, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            sent.givenUp = body ? body->value("givenUp"_L1).toString() : QString();
            sent.reason = body ? body->value("reason"_L1).toString() : QString();
            return answer(plan);
        });
        const Outcome looked = asMina({u"user-merge"_s, u"sora"_s, u"sora.old"_s});
        QCOMPARE(looked.code, 0);
        QCOMPARE(asked, u"sora.old"_s);
        QVERIFY2(looked.out.contains("Messages  12"), looked.out.constData());
        QVERIFY2(looked.out.contains("Nothing was done; add --yes"), looked.out.constData());
        const Outcome dry = asMina({u"user-merge"_s, u"sora"_s, u"sora.old"_s, u"--reason"_s, u"same"_s,
                                    u"--yes"_s, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(dry.lines()[0][u"kind"].toString(), u"dry-run"_s);
        QCOMPARE(m_server->requestsTo("POST", path), 0);
        QCOMPARE(asMina({u"user-merge"_s, u"sora"_s, u"sora.old"_s, u"--yes"_s}).code, 1); // no reason
        const Outcome done = asMina({u"user-merge"_s, u"sora"_s, u"sora.old"_s, u"--reason"_s, u"같은 사람"_s,
                                     u"--yes"_s, u"--json"_s});
        QCOMPARE(done.code, 0);
        QCOMPARE(done.lines()[0][u"kind"].toString(), u"merged"_s);
        QCOMPARE(sent.givenUp, u"sora.old"_s);
        QCOMPARE(sent.reason, u"같은 사람"_s);
    }

    void privateDetailsAreReadAndChangedFromAScript()
    {
        details::Details kept;
        kept.line1 = u"세종대로 110"_s;
        m_server->on("GET", u"/api/v1/me/details"_s, [&kept](const FakeRequest &) { return answer(kept); });
        m_server->on("PUT", u"/api/v1/me/details"_s, [&kept](const FakeRequest &request) {
            const auto told = fromJson<details::Details>(request.body);
            if (told->phone && !told->phone->startsWith(u'+'))
                return refusal(Error(Code::InvalidValue, "phone-country").at(u"phone"_s));
            kept = *told;
            return answer(kept);
        });
        accounts::Consent consent{u"2026-11"_s, Timestamp{1'793'678'400'000},
                                  accounts::TermsOfUse{u"2027-01"_s, u"https://example.org/terms"_s}};
        m_server->on("GET", u"/api/v1/me/consent"_s, [&](const FakeRequest &) { return answer(consent); });
        m_server->on("POST", u"/api/v1/me/consent"_s, [&](const FakeRequest &request) {
            consent = {fromJson<accounts::AgreeToTerms>(request.body)->version, Timestamp{1}, {}};
            return answer(consent);
        });
        const Outcome text = asMina({u"details"_s});
        QVERIFY2(text.code == 0, text.err.constData());
        for (const char *words : {"Address: 세종대로 110", "Phone: not told", "agreed to the terms 2026-11",
                                  "https://example.org/terms"})
            QVERIFY2(text.out.contains(words), text.out.constData());
        const Outcome json = asMina({u"details"_s, u"--json"_s});
        QCOMPARE(json.lines().size(), 2);
        QCOMPARE(json.lines()[0].value("kind"_L1).toString(), u"details"_s);
        QCOMPARE(json.lines()[0].value("line1"_L1).toString(), u"세종대로 110"_s);
        QCOMPARE(json.lines()[1].value("kind"_L1).toString(), u"consent"_s);
        QCOMPARE(json.lines()[1].value("version"_L1).toString(), u"2026-11"_s);

        QVERIFY(asMina({u"details"_s, u"name"_s, u"김"_s, u"민아"_s}).code == 0);
        QCOMPARE(kept.fullName, u"김 민아"_s);
        QVERIFY(asMina({u"details"_s, u"line1"_s, u"off"_s}).code == 0);
        QVERIFY(!kept.line1);
        QCOMPARE(kept.fullName, u"김 민아"_s);
        const Outcome wrong = asMina({u"details"_s, u"phone"_s, u"5552671"_s});
        QVERIFY(wrong.code != 0);
        QVERIFY2(wrong.err.contains("Begin the number with +"), wrong.err.constData());
        QVERIFY(asMina({u"details"_s, u"shoe-size"_s, u"42"_s}).code != 0);
        const Outcome agreed = asMina({u"details"_s, u"--agree"_s, u"2027-01"_s, u"--json"_s});
        QVERIFY2(agreed.code == 0, agreed.err.constData());
        QCOMPARE(agreed.lines()[0].value("version"_L1).toString(), u"2027-01"_s);
    }

    void anAddressIsLookedUpFromAScript()
    {
        details::Details kept;
        m_server->on("GET", u"/api/v1/me/details"_s, [&kept](const FakeRequest &) { return answer(kept); });
        m_server->on("PUT", u"/api/v1/me/details"_s, [&kept](const FakeRequest &request) {
            kept = *fromJson<details::Details>(request.body);
            return answer(kept);
        });
        QString query;
        m_server->on("POST", u"/api/v1/addresses/search"_s, [&query](const FakeRequest &request) {
            query = fromJson<addresses::Search>(request.body)->query;
            return answer(addresses::Places{{{u"서울 중구 태평로1가 31"_s, u"서울 중구 세종대로 110"_s,
                                              u"04524"_s, 37'566'826, 126'978'656, u"c1"_s}}});
        });
        const Outcome text = asMina({u"details"_s, u"find"_s, u"세종대로"_s, u"110"_s});
        QVERIFY2(text.code == 0, text.err.constData());
        QVERIFY2(text.out.contains("1. 서울 중구 세종대로 110 (04524)"), text.out.constData());
        QCOMPARE(query, u"세종대로 110"_s);
        QVERIFY(!kept.line1);
        const Outcome json = asMina({u"details"_s, u"find"_s, u"세종대로"_s, u"--json"_s});
        QCOMPARE(json.lines()[0].value("kind"_L1).toString(), u"place"_s);
        QCOMPARE(json.lines()[0].value("latitude"_L1).toInt(), 37'566'826);
        QVERIFY(asMina({u"details"_s, u"find"_s, u"세종대로"_s, u"--take"_s, u"2"_s}).code != 0);
        QVERIFY(asMina({u"details"_s, u"find"_s, u"세종대로"_s, u"--take"_s, u"one"_s}).code != 0);
        QVERIFY(asMina({u"details"_s, u"find"_s}).code != 0);
        QVERIFY(!kept.line1);
        const Outcome taken = asMina({u"details"_s, u"find"_s, u"세종대로"_s, u"--take"_s, u"1"_s});
        QVERIFY2(taken.code == 0, taken.err.constData());
        QCOMPARE(kept.line1, u"서울 중구 세종대로 110"_s);
        QCOMPARE(kept.place, u"c1"_s);
        QVERIFY(taken.out.contains("37.566826, 126.978656"));
    }

    void whoOneIsIsVerifiedFromAScript()
    {
        using verification::AttemptState;
        verification::Standing standing;
        standing.offered = true;
        verification::Attempt attempt{
            u"a-1"_s, AttemptState::Waiting, u"https://madang.example/verify/go/a-1"_s, {1}};
        m_server->on("GET", u"/api/v1/me/verification"_s,
                     [&](const FakeRequest &) { return answer(standing); });
        m_server->on("POST", u"/api/v1/me/verification/attempts"_s,
                     [&](const FakeRequest &) { return answer(attempt, 201); });
        m_server->on("GET", u"/api/v1/me/verification/attempts/a-1"_s, [&](const FakeRequest &) {
            attempt.state = AttemptState::Verified;
            standing.verifiedAt = Timestamp{1'772'000'000'000};
            standing.phone = u"+821012345678"_s;
            return answer(attempt);
        });
        m_server->on("PUT", u"/api/v1/me/verification/badge"_s, [&](const FakeRequest &request) {
            standing.shown = fromJson<verification::ShowBadge>(request.body)->shown;
            return answer(standing);
        });
        const Outcome before = asMina({u"verify-identity"_s, u"status"_s});
        QVERIFY2(before.code == 0, before.err.constData());
        QVERIFY2(before.out.contains("You have not verified"), before.out.constData());
        QVERIFY(asMina({u"verify-identity"_s, u"show"_s}).code != 0);
        QCOMPARE(asMina({u"verify-identity"_s, u"me"_s}).code, 1);
        const Outcome given = asMina({u"verify-identity"_s, u"--timeout"_s, u"0"_s});
        QCOMPARE(given.code, 6); // it goes on in the browser
        const Outcome done = asMina({u"verify-identity"_s, u"--json"_s});
        QVERIFY2(done.code == 0, done.err.constData());
        QCOMPARE(done.lines()[0].value("kind"_L1).toString(), u"attempt"_s);
        QCOMPARE(done.lines()[0].value("address"_L1).toString(), attempt.address);
        QCOMPARE(done.lines()[1].value("phone"_L1).toString(), u"+821012345678"_s);
        QVERIFY(asMina({u"verify-identity"_s, u"show"_s}).code == 0);
        QVERIFY(standing.shown);
        const Outcome text = asMina({u"verify-identity"_s});
        QVERIFY2(text.out.contains("Phone: +82 10-1234-5678"), text.out.constData());
        QVERIFY2(text.out.contains("Others see on your card"), text.out.constData());
    }

    void roomsAreMadeQuietFromAScript()
    {
        QList<QByteArray> bodies;
        m_server->on("PATCH", u"/api/v1/rooms/11/loudness"_s, [&bodies](const FakeRequest &request) {
            bodies += request.body;
            const bool muted = request.body.contains("mute");
            return answer(rooms::RoomLoudness{
                {11}, {muted ? rooms::AlertLevel::Usual : rooms::AlertLevel::Mentions, muted, {}, false}});
        });
        const Outcome level = asMina({u"notify"_s, u"11"_s, u"mentions"_s, u"--json"_s});
        QCOMPARE(level.code, 0);
        QCOMPARE(bodies.value(0), QByteArray("{\"level\":\"mentions\"}"));
        QVERIFY2(level.out.contains("\"kind\":\"loudness\"") && level.out.contains("\"level\":\"mentions\""),
                 level.out.constData());
        const Outcome mute = asMina({u"mute"_s, u"11"_s});
        QCOMPARE(mute.code, 0);
        QCOMPARE(bodies.value(1), QByteArray("{\"muted\":true}"));
        QVERIFY2(mute.out.contains("Muted"), mute.out.constData());
        QCOMPARE(asMina({u"mute"_s, u"11"_s, u"8h"_s}).code, 0);
        QVERIFY2(bodies.value(2).startsWith("{\"mutedUntil\":\""), bodies.value(2).constData());
        QCOMPARE(asMina({u"mute"_s, u"11"_s, u"off"_s}).code, 0);
        QCOMPARE(bodies.value(3), QByteArray("{\"muted\":false}"));
        QCOMPARE(asMina({u"mute"_s, u"11"_s, u"8x"_s}).code, 1);
        QCOMPARE(asMina({u"notify"_s, u"11"_s, u"loud"_s}).code, 1);
        QCOMPARE(bodies.size(), 4);
    }

    void roomsGetTheirHoursFromAScript()
    {
        QList<QByteArray> bodies;
        m_server->on("PATCH", u"/api/v1/rooms/11/loudness"_s, [&bodies](const FakeRequest &request) {
            bodies += request.body;
            const auto wanted
                = fromJson<rooms::SetLoudness>(QByteArray(request.body).replace(0, 1, "{\"room\":\"11\","));
            rooms::Loudness now;
            if (!wanted->schedule->loud.isEmpty())
                now.schedule = wanted->schedule;
            return answer(rooms::RoomLoudness{{11}, now});
        });
        const Outcome set = asMina({u"schedule"_s, u"11"_s, u"mon-fri"_s, u"9:00-18:00"_s, u"--json"_s});
        QVERIFY2(set.code == 0, set.err.constData());
        QVERIFY2(bodies.value(0).contains("\"days\":[1,2,3,4,5],\"from\":540,\"to\":1080"),
                 bodies.value(0).constData());
        QVERIFY2(set.out.contains("\"kind\":\"loudness\"") && set.out.contains("\"from\":540"),
                 set.out.constData());
        const Outcome off = asMina({u"schedule"_s, u"11"_s, u"off"_s});
        QCOMPARE(off.code, 0);
        QVERIFY2(off.out.contains("no schedule"), off.out.constData());
        QCOMPARE(asMina({u"schedule"_s, u"11"_s}).code, 0);
        const Outcome wrong = asMina({u"schedule"_s, u"11"_s, u"mon"_s, u"nine"_s});
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.err.contains("nine") && wrong.err.contains("For example"), wrong.err.constData());
        QCOMPARE(bodies.size(), 2);
    }

    void linesOfTheInputBecomeMessagesInOrder()
    {
        QByteArray input;
        for (int i = 1; i <= 20; ++i)
            input += "line " + QByteArray::number(i) + (i == 10 ? "\n\n" : "\n");
        const Outcome outcome
            = asMina({u"send"_s, u"마당"_s, u"-"_s, u"--json"_s}, input + "the last without an end");
        QVERIFY2(outcome.code == 0, outcome.err);
        QCOMPARE(outcome.lines().size(), 21);
        QCOMPARE(m_server->events(11).size(), 21);
        for (int i = 1; i <= 20; ++i)
            QVERIFY(
                m_server->events(11).at(i - 1).body.text.contains("\"line " + QByteArray::number(i) + '"'));
        QVERIFY(m_server->events(11).last().body.text.contains("the last without an end"));
    }

    void theWholeInputIsOneMessage()
    {
        QCOMPARE(asMina({u"send"_s, u"11"_s, u"-"_s, u"--whole"_s}, "one\ntwo\n").code, 0);
        QCOMPARE(m_server->events(11).size(), 1);
        QVERIFY(m_server->events(11).first().body.text.contains("one\\ntwo\""));
    }

    void wordsOfTheCommandLineAreOneMessage()
    {
        QCOMPARE(asMina({u"send"_s, u"book club"_s, u"hello"_s, u"there"_s}).code, 0);
        QVERIFY(m_server->events(12).first().body.text.contains("hello there"));
    }

    void historyIsPagedInBothDirections()
    {
        for (int i = 1; i <= 450; ++i)
            m_server->say(11, 2, u"message %1"_s.arg(i));
        const QList<QJsonObject> all = asMina({u"history"_s, u"마당"_s, u"--all"_s, u"--json"_s}).lines();
        QCOMPARE(all.size(), 451);
        for (int i = 1; i <= 450; ++i)
            QCOMPARE(all.at(i - 1)[u"position"].toInt(), i);
        QCOMPARE(all.last()[u"kind"].toString(), u"page"_s);
        QCOMPARE(all.last()[u"hasOlder"].toBool(), false);
        QCOMPARE(all.last()[u"hasNewer"].toBool(), false);

        const QList<QJsonObject> before
            = asMina({u"history"_s, u"마당"_s, u"--before"_s, u"101"_s, u"--limit"_s, u"10"_s, u"--json"_s})
                  .lines();
        QCOMPARE(before.size(), 11);
        QCOMPARE(before.first()[u"position"].toInt(), 91);
        QVERIFY(before.last()[u"hasOlder"].toBool() && before.last()[u"hasNewer"].toBool());

        const QList<QJsonObject> many
            = asMina({u"history"_s, u"마당"_s, u"--limit"_s, u"250"_s, u"--json"_s}).lines();
        QCOMPARE(many.size(), 251);
        QCOMPARE(many.first()[u"position"].toInt(), 201);
        QCOMPARE(many.at(249)[u"position"].toInt(), 450);
    }

    void tailPrintsTheLastLinesAsText()
    {
        for (int i = 1; i <= 30; ++i)
            m_server->say(11, 2, u"말 %1\033[31m"_s.arg(i));
        const Outcome outcome = asMina({u"tail"_s, u"마당"_s, u"-n"_s, u"3"_s});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out.count('\n'), 3);
        QVERIFY(outcome.out.contains("준: 말 30␛[31m"));
        QVERIFY(!outcome.out.contains('\033'));
    }

    void aGiftWithoutYesOnlySaysWhatWouldHappen()
    {
        campaigns::Campaign campaign;
        campaign.id = {5};
        campaign.room = {11};
        campaign.title = u"도서관 지붕"_s;
        campaign.goal = Money{1'000'000};
        campaign.endsAt = {1'900'000'000'000};
        campaign.createdAt = {1'772'000'000'000};
        m_server->on("GET", u"/api/v1/campaigns"_s, [&](const FakeRequest &) {
            return answer(Page<campaigns::Campaign>{{campaign}, {}});
        });
        campaigns::Donating donating;
        donating.donation.id = {77};
        donating.donation.campaign = {5};
        donating.donation.order = OrderId{u"order-1"_s};
        donating.donation.amount = Money{10'000};
        donating.donation.createdAt = {1'772'000'000'000};
        donating.checkoutUrl = u"http://127.0.0.1:8070/pay/order-1"_s;
        m_server->on("POST", u"/api/v1/campaigns/5/donations"_s,
                     [&](const FakeRequest &) { return answer(donating, 201); });

        const Outcome dry = asMina({u"donate"_s, u"도서관"_s, u"1만"_s, u"--json"_s});
        QCOMPARE(dry.code, 0);
        QCOMPARE(dry.lines().first()[u"kind"].toString(), u"dry-run"_s);
        QCOMPARE(dry.lines().first()[u"amount"][u"amount"].toInt(), 10000);
        QCOMPARE(dry.lines().first()[u"places"][u"list"][u"amount"][u"amount"].toInt(), 10000);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/campaigns/5/donations"_s), 0);

        const Outcome real = asMina(
            {u"donate"_s, u"도서관 지붕"_s, u"10000"_s, u"--yes"_s, u"--json"_s, u"--key"_s, u"once-only"_s});
        QCOMPARE(real.code, 0);
        QCOMPARE(real.lines().first()[u"checkoutUrl"].toString(), donating.checkoutUrl);
        QCOMPARE(m_server->requests.last().path.isEmpty(), false);

        m_server->on("GET", u"/api/v1/donations/77"_s,
                     [&](const FakeRequest &) { return answer(donating.donation); });
        QCOMPARE(asMina({u"donation"_s, u"77"_s, u"--wait"_s, u"--timeout"_s, u"0"_s}).code, 6);
        donating.donation.status = payments::OrderStatus::Done;
        QCOMPARE(asMina({u"donation"_s, u"77"_s, u"--wait"_s}).code, 0);
        donating.donation.status = payments::OrderStatus::Aborted;
        QCOMPARE(asMina({u"donation"_s, u"77"_s}).code, 0);
        QCOMPARE(asMina({u"donation"_s, u"77"_s, u"--wait"_s}).code, 2);
    }

    void giftsAreListedAndGivenBack()
    {
        campaigns::Donation gift;
        gift.id = {77};
        gift.campaign = {5};
        gift.order = {u"order-77"_s};
        gift.amount = {10'000};
        gift.status = payments::OrderStatus::PartialCanceled;
        gift.refunded = {1'000};
        gift.createdAt = {1'772'000'000'000};
        gift.title = u"도서관 지붕"_s;
        QString state;
        m_server->on("GET", u"/api/v1/donations"_s, [&](const FakeRequest &request) {
            state = request.query.queryItemValue(u"state"_s);
            return answer(Page<campaigns::Donation>{{gift}, {}});
        });
        refunds::Refund refund;
        refund.id = RefundId{8};
        refund.donation = {77};
        refund.campaign = {5};
        refund.title = gift.title;
        refund.given = gift.amount;
        refund.amount = {9'000};
        refund.reason = u"왜냐하면"_s;
        refund.createdAt = gift.createdAt;
        QList<QByteArray> sent;
        m_server->on("POST", u"/api/v1/donations/77/refunds"_s, [&](const FakeRequest &request) {
            sent += request.body;
            return answer(refund, 201);
        });
        const Outcome listed = asMina({u"gifts"_s, u"--state"_s, u"paid"_s});
        QCOMPARE(listed.code, 0);
        QCOMPARE(state, u"paid"_s);
        QVERIFY2(listed.out.contains("given back in part: ₩1,000"), listed.out);
        QCOMPARE(asMina({u"gifts"_s, u"--json"_s}).lines().first()[u"title"].toString(), gift.title);
        QCOMPARE(asMina({u"gifts"_s, u"--state"_s, u"nonsense"_s}).code, 1);
        QCOMPARE(asMina({u"gifts"_s, u"--from"_s, u"nonsense"_s}).code, 1);

        QCOMPARE(asMina({u"refund"_s, u"77"_s}).code, 1); // no reason
        refund.state = refunds::State::Underway;
        const Outcome dry = asMina({u"refund"_s, u"77"_s, u"--reason"_s, u"왜냐하면"_s, u"--json"_s});
        QCOMPARE(dry.code, 0);
        QCOMPARE(dry.lines().first()[u"kind"].toString(), u"dry-run"_s);
        QVERIFY(sent.last().contains("\"dryRun\":true"));
        (void)asMina({u"refund"_s, u"77"_s, u"--reason"_s, u"r"_s, u"--yes"_s, u"--dry-run"_s});
        QVERIFY(sent.last().contains("\"dryRun\":true"));
        refund.state = refunds::State::Returned;
        const Outcome real = asMina(
            {u"refund"_s, u"77"_s, u"9천"_s, u"--reason"_s, u"왜냐하면"_s, u"--yes"_s, u"--key"_s, u"k"_s});
        QCOMPARE(real.code, 0);
        QVERIFY2(real.out.contains("₩9,000 was given back."), real.out);
        QVERIFY(!sent.last().contains("dryRun"));
        refund.state = refunds::State::Waiting;
        QCOMPARE(asMina({u"refund"_s, u"77"_s, u"--reason"_s, u"r"_s, u"--yes"_s}).code, 6);
        refund.state = refunds::State::Refused;
        QCOMPARE(asMina({u"refund"_s, u"77"_s, u"--reason"_s, u"r"_s, u"--yes"_s}).code, 2);

        refund.state = refunds::State::Waiting;
        m_server->on("GET", u"/api/v1/refunds"_s, [&](const FakeRequest &) {
            return answer(Page<refunds::Refund>{{refund}, {}});
        });
        m_server->on("POST", u"/api/v1/refunds/8/approve"_s, [&](const FakeRequest &) {
            refund.state = refunds::State::Returned;
            return answer(refund);
        });
        QVERIFY(asMina({u"refunds"_s}).out.contains("waiting for a decision"));
        const Outcome approved
            = asMina({u"refunds"_s, u"approve"_s, u"8"_s, u"--note"_s, u"네"_s, u"--json"_s});
        QCOMPARE(approved.code, 0);
        QCOMPARE(approved.lines().first()[u"state"].toString(), u"returned"_s);
    }

    void theOverviewTellsCronByItsExitCode()
    {
        overview::HouseState state = anOrderlyHouse();
        m_server->on("GET", u"/api/v1/overview"_s, [&](const FakeRequest &) { return answer(state); });
        const Outcome good = asMina({u"overview"_s});
        QCOMPARE(good.code, 0);
        QVERIFY2(good.out.startsWith("Everything is in order."), good.out);
        QCOMPARE(good.out.count('\n'), 13);

        state.verdict = overview::Verdict::Watch;
        state.checks[10] = {u"applicants"_s, overview::Verdict::Watch, 2, u"applicants-waiting"_s};
        QCOMPARE(asMina({u"overview"_s}).code, 0);
        QCOMPARE(asMina({u"overview"_s, u"--strict"_s}).code, 9);

        state = aTroubledHouse();
        const Outcome bad = asMina({u"overview"_s});
        QCOMPARE(bad.code, 9);
        QVERIFY2(bad.out.startsWith("2 things need you: Books, New accounts."), bad.out);
        QVERIFY2(bad.out.contains("✗ Books"), bad.out);
        QVERIFY(!bad.out.contains('\x1b'));
        const auto lines = asMina({u"overview"_s, u"--json"_s}).lines();
        QCOMPARE(lines.size(), 13);
        QCOMPARE(lines.first()[u"kind"].toString(), u"check"_s);
        QCOMPARE(lines.first()[u"name"].toString(), u"books"_s);
        QCOMPARE(lines.first()[u"reason"].toString(), u"books-broken"_s);
        QCOMPARE(lines.last()[u"kind"].toString(), u"overview"_s);
        QCOMPARE(lines.last()[u"verdict"].toString(), u"bad"_s);

        m_server->on("GET", u"/api/v1/overview"_s, [](const FakeRequest &) {
            return refusal({Code::NotAllowed, "admin-only"});
        });
        QCOMPARE(asMina({u"overview"_s}).code, 2);
        QCOMPARE(run({u"overview"_s}).code, 3);
    }

    void whatOperatorsDidIsListedAndProven()
    {
        QList<QUrlQuery> asked;
        audit::AuditRecord record;
        record.at = {1'772'420'400'000};
        record.actor = u"mina"_s;
        record.action = u"refund.approve"_s;
        record.details = {R"({"amount":"5000"})"};
        m_server->on("GET", u"/api/v1/audit"_s, [&](const FakeRequest &request) {
            asked += request.query;
            // Two pages of three, newest first.
            const bool first = request.after().isEmpty();
            Page<audit::AuditRecord> page;
            for (int i = 0; i < 3; ++i) {
                record.number = (first ? 6 : 3) - i;
                record.target = u"refund:%1\x1b[2J"_s.arg(record.number);
                page.items += record;
            }
            if (first)
                page.next = u"4"_s;
            return answer(page);
        });
        const Outcome text = asMina(
            {u"audit"_s, u"--since"_s, u"2026-03-01"_s, u"--actor"_s, u"mina"_s, u"--action"_s, u"refund"_s});
        QCOMPARE(text.code, 0);
        QCOMPARE(text.out.count('\n'), 6);
        QVERIFY2(text.out.contains("refund.approve"), text.out);
        QVERIFY2(text.out.contains(R"({"amount":"5000"})"), text.out);
        QVERIFY(!text.out.contains('\x1b'));
        QCOMPARE(asked.first().queryItemValue(u"actor"_s), u"mina"_s);
        QCOMPARE(asked.first().queryItemValue(u"action"_s), u"refund"_s);
        QVERIFY(asked.first().hasQueryItem(u"since"_s));
        const auto lines = asMina({u"audit"_s, u"--limit"_s, u"4"_s, u"--json"_s}).lines();
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.last()[u"kind"].toString(), u"audit-record"_s);
        QCOMPARE(asMina({u"audit"_s, u"--limit"_s, u"0"_s}).code, 1);
        QCOMPARE(asMina({u"audit"_s, u"--since"_s, u"someday"_s}).code, 1);

        audit::AuditCheck check{true, 6, QString(64, u'a'), {}, {}};
        m_server->on("POST", u"/api/v1/audit/checks"_s, [&](const FakeRequest &) { return answer(check); });
        const Outcome sound = asMina({u"audit-verify"_s});
        QCOMPARE(sound.code, 0);
        QVERIFY2(sound.out.contains("6:aaaa"), sound.out);
        check = {false, 2, QString(64, u'a'), 3, u"changed"_s};
        const Outcome broken = asMina({u"audit-verify"_s});
        QCOMPARE(broken.code, 8);
        QVERIFY2(broken.out.contains("Record 3 was changed."), broken.out);
        QCOMPARE(asMina({u"audit-verify"_s, u"--json"_s}).lines().first()[u"broken"].toInt(), 3);
    }

    void whoIsConnectedIsListed()
    {
        QList<QUrlQuery> asked;
        m_server->on("GET", u"/api/v1/connections"_s, [&](const FakeRequest &request) {
            asked += request.query;
            if (request.query.queryItemValue(u"username"_s) == "nobody"_L1)
                return refusal(Error(Code::NotFound, "user").at(u"username"_s));
            connections::ConnectedClient client;
            client.number = u"5"_s;
            client.node = u"node-1"_s;
            client.user = UserId{12};
            client.username = u"jun"_s;
            client.nickname = u"준\x1b[2J"_s;
            client.program = connections::ClientKind::Browser;
            client.agent = u"Mozilla/5.0"_s;
            client.address = u"192.0.2.9"_s;
            client.since = {1'772'420'400'000};
            client.rooms = 3;
            return answer(Page<connections::ConnectedClient>{{client}, {}});
        });
        const Outcome text = asMina({u"connections"_s, u"--of"_s, u"jun"_s});
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.contains("(jun)"), text.out);
        QVERIFY2(text.out.contains("192.0.2.9"), text.out);
        QVERIFY2(text.out.contains("node-1"), text.out);
        QVERIFY(!text.out.contains('\x1b'));
        QCOMPARE(asked.last().queryItemValue(u"username"_s), u"jun"_s);
        const auto lines = asMina({u"connections"_s, u"--guests"_s, u"--json"_s}).lines();
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.first()[u"kind"].toString(), u"connection"_s);
        QCOMPARE(lines.first()[u"address"].toString(), u"192.0.2.9"_s);
        QCOMPARE(asked.last().queryItemValue(u"guests"_s), u"true"_s);
        QCOMPARE(asMina({u"connections"_s, u"--of"_s, u"nobody"_s}).code, 5);
        QCOMPARE(asMina({u"connections"_s, u"--limit"_s, u"0"_s}).code, 1);
    }

    void operatorsNoteTransfersAndDecideAboutRefunds()
    {
        QByteArrayList sent;
        desk::NotedTransfer noted;
        noted.transaction = u"B-1"_s;
        noted.amount = Money{9'000};
        noted.reference = u"MDABC"_s;
        noted.expected = Money{10'000};
        noted.verdict = desk::TransferVerdict::OtherAmount;
        m_server->on("POST", u"/api/v1/desk/transfers"_s, [&](const FakeRequest &request) {
            sent += request.body;
            return answer(noted);
        });
        const QStringList deposit{u"deposit"_s, u"B-1"_s, u"9천"_s, u"MDABC"_s, u"--at"_s, u"2026-05-31"_s};
        const Outcome dry = asMina(deposit);
        QCOMPARE(dry.code, 0);
        QVERIFY2(dry.out.contains("MDABC expects ₩10,000"), dry.out);
        QVERIFY(sent.last().contains("\"dryRun\":true"));
        const Outcome real = asMina(deposit + QStringList{u"--yes"_s, u"--json"_s});
        QCOMPARE(real.code, 6); // it fits nothing: a person has to look
        QCOMPARE(real.lines().first()[u"verdict"].toString(), u"other-amount"_s);
        QVERIFY(!sent.last().contains("dryRun"));
        QCOMPARE(asMina({u"deposit"_s, u"B-1"_s, u"lots"_s, u"MDABC"_s}).code, 1);
        QCOMPARE(asMina({u"deposit"_s, u"B-1"_s, u"1"_s, u"MDABC"_s, u"--at"_s, u"someday"_s}).code, 1);

        refunds::Refund refund;
        refund.id = RefundId{8};
        refund.donation = {77};
        refund.campaign = {5};
        refund.amount = Money{9'000};
        refund.state = refunds::State::ByHand;
        m_server->on("POST", u"/api/v1/desk/orders/abc/refunds"_s, [&](const FakeRequest &request) {
            sent += request.body;
            return answer(refund, 201);
        });
        m_server->on("POST", u"/api/v1/desk/refunds/8/approve"_s,
                     [&](const FakeRequest &) { return answer(refund); });
        for (const QString &path : {u"/api/v1/desk/refunds/8/sent"_s, u"/api/v1/desk/webhooks/9/replay"_s,
                                    u"/api/v1/desk/refunds/8/dismiss"_s})
            m_server->on("POST", path, [&](const FakeRequest &request) {
                sent += request.path.toUtf8() + request.body;
                return FakeAnswer{200, "{}", {}};
            });
        QCOMPARE(asMina({u"desk-refund"_s, u"ask"_s, u"abc"_s}).code, 1); // no reason
        const Outcome asked = asMina({u"desk-refund"_s, u"ask"_s, u"abc"_s, u"--reason"_s, u"r"_s});
        QVERIFY2(asked.out.contains("by hand"), asked.out);
        QVERIFY(sent.last().contains("\"dryRun\":true"));
        QCOMPARE(asMina({u"desk-refund"_s, u"approve"_s, u"8"_s}).code, 6); // somebody has to send it
        const qsizetype before = sent.size();
        QCOMPARE(asMina({u"desk-refund"_s, u"sent"_s, u"8"_s, u"B-2"_s}).code, 0);
        QCOMPARE(asMina({u"replay"_s, u"9"_s}).code, 0);
        QCOMPARE(sent.size(), before); // nothing without --yes
        QCOMPARE(asMina({u"desk-refund"_s, u"sent"_s, u"8"_s, u"B-2"_s, u"--yes"_s}).code, 0);
        QVERIFY(sent.last().contains("B-2"));
        QCOMPARE(asMina({u"replay"_s, u"9"_s, u"--yes"_s}).code, 0);
        QVERIFY(sent.last().contains("webhooks/9"));
        QCOMPARE(asMina({u"desk-refund"_s, u"dismiss"_s, u"8"_s, u"--reason"_s, u"r"_s}).code, 0);
        QCOMPARE(asMina({u"desk-refund"_s, u"nonsense"_s, u"8"_s}).code, 1);
        QCOMPARE(asMina({u"replay"_s, u"nonsense"_s}).code, 1);
    }

    void monthlyGiftsAreMadeListedAndChanged()
    {
        campaigns::Campaign campaign;
        campaign.id = {5};
        campaign.room = {11};
        campaign.title = u"도서관 지붕"_s;
        campaign.goal = Money{1'000'000};
        campaign.endsAt = {1'900'000'000'000};
        campaign.createdAt = {1'772'000'000'000};
        m_server->on("GET", u"/api/v1/campaigns"_s, [&](const FakeRequest &) {
            return answer(Page<campaigns::Campaign>{{campaign}, {}});
        });
        pledges::Pledging made;
        made.pledge.id = {88};
        made.pledge.campaign = {5};
        made.pledge.title = u"도서관 지붕"_s;
        made.pledge.amount = Money{10'000};
        made.pledge.day = pledges::kLastDay;
        made.pledge.createdAt = {1'772'000'000'000};
        made.registrationUrl = u"http://127.0.0.1:8070/pay/card/x"_s;
        m_server->on("POST", u"/api/v1/campaigns/5/pledges"_s,
                     [&](const FakeRequest &) { return answer(made, 201); });
        m_server->on("GET", u"/api/v1/pledges/88"_s,
                     [&](const FakeRequest &) { return answer(made.pledge); });
        m_server->on("GET", u"/api/v1/pledges"_s, [&](const FakeRequest &) {
            return answer(Page<pledges::Pledge>{{made.pledge}, {}});
        });

        QCOMPARE(asMina({u"pledge"_s, u"도서관"_s, u"1만"_s}).code, 1);
        QCOMPARE(asMina({u"pledge"_s, u"도서관"_s, u"1만"_s, u"--day"_s, u"29"_s}).code, 1);
        const Outcome dry = asMina({u"pledge"_s, u"도서관"_s, u"1만"_s, u"--day"_s, u"last"_s, u"--json"_s});
        QCOMPARE(dry.code, 0);
        QCOMPARE(dry.lines().first()[u"kind"].toString(), u"dry-run"_s);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/campaigns/5/pledges"_s), 0);
        const Outcome real = asMina(
            {u"pledge"_s, u"도서관"_s, u"1만"_s, u"--day"_s, u"last"_s, u"--now"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(real.code, 0);
        QCOMPARE(real.lines().first()[u"kind"].toString(), u"registration"_s);
        QCOMPARE(real.lines().first()[u"registrationUrl"].toString(), made.registrationUrl);
        made.pledge.state = pledges::State::Active;
        made.pledge.next = {{u"2026-12-31"_s, {1'798'678'800'000}, false}, {u"2027-01-31"_s, {}, true}};
        const Outcome waited = asMina({u"pledge"_s, u"도서관"_s, u"1만"_s, u"--day"_s, u"last"_s, u"--yes"_s,
                                       u"--wait"_s, u"--json"_s});
        QCOMPARE(waited.code, 0);
        QCOMPARE(waited.lines().last()[u"kind"].toString(), u"pledge"_s);

        const Outcome list = asMina({u"pledges"_s});
        QCOMPARE(list.code, 0);
        QVERIFY2(list.out.contains("2026-12-31\n"), list.out);
        QVERIFY2(list.out.contains("2027-01-31  skipped"), list.out);
        QVERIFY2(list.out.contains("on the last day of each month"), list.out);
        m_server->on("PUT", u"/api/v1/pledges/88/skips/2026-12-31"_s, [&](const FakeRequest &) {
            made.pledge.next[0].skipped = true;
            return answer(made.pledge);
        });
        const Outcome skipped = asMina({u"pledges"_s, u"88"_s, u"--skip"_s, u"2026-12-31"_s, u"--json"_s});
        QCOMPARE(skipped.lines().first()[u"next"][0][u"skipped"].toBool(), true);
        // Ending needs a word more.
        m_server->on("POST", u"/api/v1/pledges/88/cancel"_s, [&](const FakeRequest &) {
            made.pledge.state = pledges::State::Ended;
            return answer(made.pledge);
        });
        QCOMPARE(asMina({u"pledges"_s, u"88"_s, u"--cancel"_s}).code, 0);
        QCOMPARE(made.pledge.state, pledges::State::Active);
        QCOMPARE(asMina({u"pledges"_s, u"88"_s, u"--cancel"_s, u"--yes"_s}).code, 0);
        QCOMPARE(made.pledge.state, pledges::State::Ended);
        QCOMPARE(asMina({u"pledges"_s, u"eighty"_s}).code, 1);
    }

    void aMessageIsForwardedFromAScript()
    {
        const auto said = m_server->say(11, 1, u"오늘 모여요"_s);
        QByteArray sent;
        m_server->on("POST", u"/api/v1/rooms/12/forwards"_s, [&](const FakeRequest &request) {
            sent = request.body;
            rooms::RoomEvent event = said;
            chat::MessageBody body{u"들었어요? 정말"_s, std::nullopt};
            body.forwardedFrom = chat::ForwardedFrom{.event = said.id,
                                                     .room = {11},
                                                     .position = 1,
                                                     .roomName = u"마당"_s,
                                                     .author = {{1}, u"민아"_s},
                                                     .at = said.at,
                                                     .text = u"오늘 모여요"_s};
            event.body = {toJson(body)};
            return answer(event, 201);
        });
        const Outcome done
            = asMina({u"forward"_s, said.id.text(), u"book club"_s, u"들었어요?"_s, u"정말"_s});
        QCOMPARE(done.code, 0);
        QVERIFY(sent.contains('"' + said.id.bytes() + '"'));
        QVERIFY(sent.contains("들었어요? 정말"));
        QVERIFY2(done.out.contains("Forwarded from 민아 · 마당: 오늘 모여요"), done.out);
        QCOMPARE(asMina({u"forward"_s, u"eight"_s, u"book club"_s}).code, 1);
    }

    void messagesAreSavedAndListedFromAScript()
    {
        const auto said = m_server->say(12, 1, u"오늘 모여요"_s);
        const saved::SavedMessage kept{said.id, {12}, {1}, said, u"book club"_s, {}};
        const QString path = u"/api/v1/me/saved/"_s + said.id.text();
        m_server->on("PUT", path, [kept](const FakeRequest &) { return answer(kept); });
        m_server->on("DELETE", path, [](const FakeRequest &) { return answer(Nothing{}); });
        m_server->on("GET", u"/api/v1/me/saved"_s, [kept](const FakeRequest &request) {
            if (request.after().isEmpty())
                return answer(Page<saved::SavedMessage>{{kept}, u"9"_s});
            const saved::SavedMessage gone{{77}, {9}, {1}, {}, {}, {}};
            const saved::SavedMessage blocked{{78}, {12}, {1}, {}, u"book club"_s, true};
            return answer(Page<saved::SavedMessage>{{gone, blocked}, {}});
        });
        QCOMPARE(asMina({u"save-message"_s, said.id.text()}).code, 0);
        QCOMPARE(m_server->requestsTo("PUT", path), 1);
        const Outcome listed = asMina({u"saved"_s});
        QCOMPARE(listed.code, 0);
        QVERIFY2(listed.out.contains("#book club") && listed.out.contains("오늘 모여요"), listed.out);
        QVERIFY2(listed.out.contains("77: no longer there"), listed.out);
        QVERIFY2(listed.out.contains("78: Words of a blocked person"), listed.out);
        const Outcome told = asMina({u"saved"_s, u"--json"_s});
        QCOMPARE(told.lines().size(), 3);
        QCOMPARE(told.lines().value(0)["event"_L1].toString(), said.id.text());
        QCOMPARE(told.lines().value(0)["roomName"_L1].toString(), u"book club"_s);
        QVERIFY(!told.lines().value(1).contains("message"_L1));
        QCOMPARE(asMina({u"save-message"_s, said.id.text(), u"--off"_s}).code, 0);
        QCOMPARE(m_server->requestsTo("DELETE", path), 1);
        QCOMPARE(asMina({u"save-message"_s, u"eight"_s}).code, 1);
    }

    void aCampaignIsRunFromAScript()
    {
        campaigns::Campaign campaign;
        campaign.id = {5};
        campaign.room = {7};
        campaign.title = u"도서관 지붕"_s;
        campaign.goal = Money{1'000'000};
        campaign.endsAt = {1'900'000'000'000};
        m_server->on("GET", u"/api/v1/campaigns"_s, [&](const FakeRequest &) {
            return answer(Page<campaigns::Campaign>{{campaign}, {}});
        });
        m_server->on("POST", u"/api/v1/campaign-drafts"_s, [&](const FakeRequest &request) {
            campaigns::Draft draft;
            draft.id = {8};
            draft.presets = fromJson<campaigns::SaveDraft>(request.body)->presets;
            return answer(draft, 201);
        });
        const Outcome draft
            = asMina({u"save-draft"_s, u"우물"_s, u"--presets"_s, u"5천 / 1만"_s, u"--json"_s});
        QCOMPARE(draft.code, 0);
        QCOMPARE(draft.lines().first()[u"presets"].toArray().size(), 2);
        QCOMPARE(asMina({u"save-draft"_s, u"우물"_s, u"--presets"_s, u"many"_s}).code, 1);

        QByteArray report;
        m_server->on("POST", u"/api/v1/campaigns/5/reports"_s, [&](const FakeRequest &request) {
            report = request.body;
            reports::Report published;
            published.id = {4};
            published.campaign = {5};
            published.title = u"첫 보고"_s;
            published.publishedAt = {1'772'000'000'000};
            return answer(published, 201);
        });
        const Outcome reported
            = asMina({u"report-use"_s, u"도서관"_s, u"첫 보고"_s, u"1만 5천 기와"_s, u"3,000 못"_s});
        QVERIFY2(reported.code == 0, reported.err);
        QVERIFY(report.contains("15000") && report.contains("기와") && report.contains("3000"));
        QCOMPARE(asMina({u"report-use"_s, u"도서관"_s, u"첫 보고"_s, u"기와"_s}).code, 1);

        const Outcome dry = asMina({u"close-campaign"_s, u"도서관"_s, u"--json"_s});
        QCOMPARE(dry.lines().first()[u"kind"].toString(), u"dry-run"_s);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/campaigns/5/close"_s), 0);

        QByteArray verdict;
        m_server->on("POST", u"/api/v1/campaigns/5/held-messages/9"_s, [&](const FakeRequest &request) {
            verdict = request.body;
            return FakeAnswer{204, {}, {}};
        });
        QCOMPARE(asMina({u"drop-message"_s, u"도서관"_s, u"9"_s}).code, 0);
        QVERIFY(verdict.contains("drop"));
        m_server->on("GET", u"/api/v1/campaigns/5/donations"_s, [](const FakeRequest &) {
            Page<campaigns::Gift> page;
            page.items.resize(1);
            page.items[0] = {{9}, {}, Money{7'000}, u"힘"_s, {1}};
            return answer(page);
        });
        const Outcome gifts = asMina({u"feed"_s, u"도서관"_s, u"--from"_s, u"2026-01-01"_s, u"--json"_s});
        QCOMPARE(gifts.lines().first()[u"amount"][u"amount"].toInt(), 7000);
        QVERIFY(
            std::any_of(m_server->requests.cbegin(), m_server->requests.cend(), [](const FakeRequest &asked) {
                return asked.path.endsWith("/donations"_L1) && asked.query.hasQueryItem(u"from"_s);
            })); // the last one signs out
    }

    void aSignInIsRememberedInAPrivateFileOnlyWhenAskedFor()
    {
        const QStringList password{u"MADANG_PASSWORD=password"_s};
        const Outcome nowhere = run({u"login"_s, u"mina"_s}, {}, password);
        QCOMPARE(nowhere.code, 7);
        QVERIFY2(nowhere.err.contains("--secret-store"), nowhere.err);
        const Outcome signedIn = run({u"login"_s, u"mina"_s, u"--secret-store"_s, u"file"_s}, {}, password);
        QVERIFY2(signedIn.code == 0, signedIn.err);
        const QFileInfo file(m_folder->path() + u"/profile/secrets.json"_s);
        QVERIFY(file.exists());
        QCOMPARE(int(file.permissions()
                     & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)),
                 0);
        for (int i = 0; i < 3; ++i) // the refresh token is a new one each time
            QCOMPARE(run({u"whoami"_s}).code, 0);
        QFile::setPermissions(file.filePath(), file.permissions() | QFile::ReadOther);
        QCOMPARE(run({u"whoami"_s}).code, 3);
        QFile::setPermissions(file.filePath(), QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(run({u"logout"_s}).code, 0);
        QCOMPARE(run({u"whoami"_s}).code, 3);
    }

    void onesDataIsSavedAndTheAccountDeleted()
    {
        const QByteArray octets(1'500'000, 'x');
        m_server->on("POST", u"/api/v1/me/data"_s, [&](const FakeRequest &) {
            return answer(accounts::DataExport{true, octets.size(), u"madang-mina.tar"_s});
        });
        m_server->on("GET", u"/api/v1/me/data"_s, [&](const FakeRequest &request) {
            const QList<QByteArray> range = request.headers.value("range").mid(6).split('-');
            const qsizetype from = range.value(0).toLongLong();
            return FakeAnswer{206, octets.mid(from, range.value(1).toLongLong() - from + 1), {}};
        });
        const QString target = m_folder->filePath(u"mine.tar"_s);
        QCOMPARE(asMina({u"my-data"_s}).code, 1);
        const Outcome saved = asMina({u"my-data"_s, u"--file"_s, target, u"--json"_s});
        QVERIFY2(saved.code == 0, saved.err);
        QCOMPARE(saved.lines().value(0)["size"_L1].toInt(), octets.size());
        QFile file(target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == octets);
        QCOMPARE(asMina({u"my-data"_s, u"--file"_s, target}).code, 7); // never over another one

        accounts::EraseAccount asked;
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            return answer(accounts::SecondFactor{true, false, Timestamp{1}, 10});
        });
        m_server->on("POST", u"/api/v1/me/erase"_s, [&](const FakeRequest &request) {
            asked = *fromJson<accounts::EraseAccount>(request.body);
            return answer(Nothing{});
        });
        const QStringList secrets{u"MADANG_PASSWORD=password"_s, u"MADANG_CODE=123456"_s};
        QCOMPARE(run({u"login"_s, u"mina"_s, u"--secret-store"_s, u"file"_s}, {}, secrets).code, 0);
        QCOMPARE(run({u"erase-me"_s, u"mina"_s}, {}, secrets).code, 1);
        QCOMPARE(run({u"erase-me"_s, u"jun"_s, u"--messages"_s, u"keep"_s}, {}, secrets).code, 2);
        QVERIFY(asked.password.isEmpty());
        const Outcome erased = run({u"erase-me"_s, u"mina"_s, u"--messages"_s, u"remove"_s}, {}, secrets);
        QVERIFY2(erased.code == 0, erased.err);
        QCOMPARE(asked.password, u"password"_s);
        QCOMPARE(asked.code, u"123456"_s);
        QCOMPARE(asked.messages, accounts::Writings::Remove);
        QCOMPARE(run({u"whoami"_s}).code, 3);
    }

    /// A full-screen client that kept its sign-in in memory was killed: its name is left in the profile.
    void aPasswordIsTakenWhereOnlyANameIsRemembered()
    {
        QVERIFY(QDir().mkpath(m_folder->path() + u"/profile"_s));
        {
            Preferences left(m_folder->path() + u"/profile/preferences.ini"_s);
            left.setAccount(SavedAccount{m_server->address().text(), UserId{1}, u"mina"_s, u"민아"_s});
        }
        const Outcome outcome = asMina({u"whoami"_s});
        QVERIFY2(outcome.code == 0, outcome.err);
        QCOMPARE(run({u"whoami"_s}).code, 3);
    }

    void manyProgramsShareOneSignIn()
    {
        QCOMPARE(
            run({u"login"_s, u"mina"_s, u"--secret-store"_s, u"file"_s}, {}, {u"MADANG_PASSWORD=password"_s})
                .code,
            0);
        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < 6; ++i) {
            auto process = std::make_unique<QProcess>();
            process->setEnvironment({u"TSAN_OPTIONS="_s + qEnvironmentVariable("TSAN_OPTIONS"),
                                     u"HOME="_s + m_folder->path(), u"LANG=C.UTF-8"_s,
                                     u"MADANG_PROFILE="_s + m_folder->path() + u"/profile"_s,
                                     u"MADANG_SERVER="_s + m_server->address().text()});
            process->start(qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/madang-tui"_s, {u"whoami"_s});
            programs.push_back(std::move(process));
        }
        for (const auto &process : programs) {
            QVERIFY(
                madang::test::eventually([&] { return process->state() == QProcess::NotRunning; }, 30'000));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardError());
        }
    }

    void theConfigIsChecked()
    {
        QFile file(m_folder->filePath(u"tui.toml"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("mouse = true\nthema = \"dark\"\n");
        file.close();
        const Outcome outcome = run({u"config"_s, u"check"_s, file.fileName()});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.out.contains("tui.toml:2:") && outcome.out.contains("theme"), outcome.out);
    }

    void helpIsGivenForAllAndForOne()
    {
        const Outcome all = run({u"--help"_s});
        QCOMPARE(all.code, 0);
        QVERIFY(all.out.contains("donate CAMPAIGN AMOUNT") && all.out.contains("Exit codes"));
        const Outcome one = run({u"help"_s, u"tail"_s});
        QVERIFY(one.out.contains("tail ROOM") && !one.out.contains("donate"));
        QVERIFY(run({u"--version"_s}).out.startsWith("madang-tui "));
    }
};

QTEST_GUILESS_MAIN(BatchTest)
#include "tst_batch.moc"
