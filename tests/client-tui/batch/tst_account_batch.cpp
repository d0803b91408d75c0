// SPDX-License-Identifier: GPL-3.0-or-later
// The batch verbs about one's own account, as a script runs them: where secrets come from, and where not.
#include "common/protocol/contact.h"
#include "common/protocol/providers.h"
#include "common/protocol/tokens.h"
#include "tests/support/fake_server.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <sys/resource.h>
#include <unistd.h>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;

namespace {

struct Ran {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject line(int index = 0) const
    {
        return QJsonDocument::fromJson(out.split('\n').value(index)).object();
    }
};

} // namespace

class AccountBatchTest : public QObject {
    Q_OBJECT
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;

    void prepare(QProcess &process, const QStringList &arguments, const QStringList &environment) const
    {
        const QStringList variables{u"PATH=/usr/bin:/bin"_s,
                                    u"HOME="_s + m_folder->path(),
                                    u"LANG=C.UTF-8"_s,
                                    u"MADANG_PROFILE="_s + m_folder->path() + u"/profile"_s,
                                    u"MADANG_SERVER="_s + m_server->address().text(),
                                    u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s,
                                    u"TSAN_OPTIONS="_s + qEnvironmentVariable("TSAN_OPTIONS")};
        process.setEnvironment(variables + environment);
        process.setProgram(qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/madang-tui"_s);
        process.setArguments(arguments);
    }
    /// In a session of its own: there is no terminal to ask on.
    Ran run(const QStringList &arguments, const QByteArray &input = {}, const QStringList &environment = {})
    {
        QProcess process;
        prepare(process, arguments, environment);
        process.setChildProcessModifier([] { ::setsid(); });
        process.start();
        process.write(input);
        process.closeWriteChannel();
        if (!eventually([&process] { return process.state() == QProcess::NotRunning; }, 20'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Ran asMina(const QStringList &arguments, const QByteArray &input = {},
               const QStringList &environment = {})
    {
        return run(arguments, input,
                   QStringList{u"MADANG_USER=mina"_s, u"MADANG_PASSWORD=password"_s} + environment);
    }
    /// What a request to a path brought last.
    QByteArray sentTo(const QByteArray &method, const QString &path) const
    {
        for (qsizetype i = m_server->requests.size() - 1; i >= 0; --i) {
            if (m_server->requests.at(i).method == method && m_server->requests.at(i).path == path)
                return m_server->requests.at(i).body;
        }
        return {};
    }
    /// The next sign-in is refused, the one after it is judged as always.
    void refuseOnce(const Error &error)
    {
        m_server->on("POST", kSessions, [this, error](const FakeRequest &) {
            QTimer::singleShot(0, m_server.get(), [this] { m_server->forget("POST", kSessions); });
            return refusal(error);
        });
    }

    static inline const QString kSessions = u"/api/v1/sessions"_s;
    static inline const QStringList kLogIn{u"login"_s, u"mina"_s, u"--secret-store"_s, u"file"_s};
    static inline const QStringList kPassword{u"MADANG_PASSWORD=password"_s};

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(11, u"마당"_s);
    }

    void aPasswordIsChangedByTwoLines()
    {
        const QString path = u"/api/v1/me/password"_s;
        m_server->on("PUT", path, [](const FakeRequest &request) {
            return fromJson<accounts::ChangePassword>(request.body)->next == u"12345678"_s
                ? refusal(Error(Code::InvalidValue, "password-common").at(u"next"_s))
                : answer(Nothing{});
        });
        const Ran weak = asMina({u"password"_s, u"-"_s}, "password\n12345678\n");
        QCOMPARE(weak.code, 2);
        QVERIFY2(weak.err.contains("would be guessed soon"), weak.err);
        const Ran changed = asMina({u"password"_s, u"-"_s, u"--json"_s}, "password\na quiet pond at noon\n");
        QVERIFY2(changed.code == 0, changed.err);
        QCOMPARE(changed.line()["kind"_L1].toString(), u"password-changed"_s);
        const auto sent = fromJson<accounts::ChangePassword>(sentTo("PUT", path));
        QCOMPARE(sent->current, u"password"_s);
        QCOMPARE(sent->next, u"a quiet pond at noon"_s);
        const int before = m_server->requestsTo("PUT", path);
        QCOMPARE(asMina({u"password"_s, u"-"_s}, "password\n").code, 1);
        const Ran shown = asMina({u"password"_s, u"a quiet pond"_s});
        QCOMPARE(shown.code, 1);
        QVERIFY2(shown.err.contains("never stand on the command line"), shown.err);
        const Ran alone = asMina({u"password"_s}); // nobody to ask
        QCOMPARE(alone.code, 1);
        QVERIFY2(alone.err.contains("password -"), alone.err);
        QCOMPARE(m_server->requestsTo("PUT", path), before);
    }

    void whoHasNoPasswordIsAskedForNone()
    {
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            accounts::SecondFactor standing{true, false, {}, 0};
            standing.withoutPassword = true;
            return answer(standing);
        });
        const QString path = u"/api/v1/me/password"_s;
        m_server->on("PUT", path, [](const FakeRequest &) {
            return refusal(Error(Code::NotAllowed, "sign-in-again").at(u"current"_s));
        });
        const Ran stale = asMina({u"password"_s, u"-"_s}, "a quiet pond at noon\n");
        QCOMPARE(stale.code, 3);
        QVERIFY2(stale.err.contains("login --browser"), stale.err);
        m_server->on("PUT", path, [](const FakeRequest &) { return answer(Nothing{}); });
        const Ran set = asMina({u"password"_s, u"-"_s}, "a quiet pond at noon\n");
        QVERIFY2(set.code == 0, set.err);
        const auto sent = fromJson<accounts::ChangePassword>(sentTo("PUT", path));
        QCOMPARE(sent->current, QString());
        QCOMPARE(sent->next, u"a quiet pond at noon"_s);
        // One that lies about for signing in is sent to nobody.
        m_server->on("POST", u"/api/v1/me/tokens"_s, [](const FakeRequest &) {
            tokens::MadeToken made;
            made.token.id = {8};
            made.secret = u"mdt_secret"_s;
            return answer(made);
        });
        QCOMPARE(asMina({u"tokens"_s, u"create"_s, u"cron"_s}).code, 0);
        QCOMPARE(fromJson<tokens::MakeToken>(sentTo("POST", u"/api/v1/me/tokens"_s))->password, QString());
    }

    void aWrongPasswordSaysHowLongTheNextTakes()
    {
        m_server->on("PUT", u"/api/v1/me/password"_s, [](const FakeRequest &) {
            return refusal(Error(Code::WrongCredentials, "password").at(u"current"_s).after(8));
        });
        const Ran wrong = asMina({u"password"_s, u"-"_s}, "guess\na quiet pond at noon\n");
        QCOMPARE(wrong.code, 3);
        QVERIFY2(wrong.err.contains("looked at after 8 s"), wrong.err);
    }

    void codesAreNotTakenFromTheCommandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("login") << QStringList{u"login"_s, u"mina"_s, u"--code"_s, u"123456"_s};
        QTest::newRow("reset-password")
            << QStringList{u"reset-password"_s, u"mina@example.org"_s, u"123456"_s};
        QTest::newRow("email") << QStringList{u"email"_s, u"--code=123456"_s};
        QTest::newRow("second-factor") << QStringList{u"second-factor"_s, u"off"_s, u"--code"_s, u"123456"_s};
        QTest::newRow("erase-me") << QStringList{u"erase-me"_s, u"mina"_s,   u"--messages"_s,
                                                 u"keep"_s,     u"--code"_s, u"123456"_s};
    }
    void codesAreNotTakenFromTheCommandLine()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = asMina(arguments);
        QCOMPARE(ran.code, 1);
        for (const char *way : {"it is asked for", "MADANG_CODE", "--code -"})
            QVERIFY2(ran.err.contains(way), ran.err);
        QVERIFY(!ran.err.contains("123456"));
        for (const FakeRequest &request : std::as_const(m_server->requests))
            QVERIFY(!request.body.contains("123456"));
    }

    void aSignInTakesTheCodeThatTheServerAsksFor()
    {
        const Error unproven = Error(Code::NotAllowed, "email-unverified").at(u"email"_s);
        const Error factor = Error(Code::SecondFactorNeeded, "second-factor").at(u"secondFactor"_s);
        refuseOnce(factor);
        QCOMPARE(run(kLogIn, {}, kPassword).code, 3); // nobody to ask
        refuseOnce(factor);
        const Ran fromEnvironment = run(kLogIn, {}, kPassword + QStringList{u"MADANG_CODE=123456"_s});
        QVERIFY2(fromEnvironment.code == 0, fromEnvironment.err);
        QCOMPARE(fromJson<accounts::SignIn>(sentTo("POST", kSessions))->secondFactor, u"123456"_s);
        refuseOnce(factor);
        const Ran fromInput = run(kLogIn + QStringList{u"--code"_s, u"-"_s}, "234567\n", kPassword);
        QVERIFY2(fromInput.code == 0, fromInput.err);
        QCOMPARE(fromJson<accounts::SignIn>(sentTo("POST", kSessions))->secondFactor, u"234567"_s);
        refuseOnce(unproven);
        const Ran mailed = run(kLogIn + QStringList{u"--code"_s, u"-"_s}, "345678\n", kPassword);
        QVERIFY2(mailed.code == 0, mailed.err);
        const auto sent = fromJson<accounts::SignIn>(sentTo("POST", kSessions));
        QCOMPARE(sent->code, u"345678"_s);
        QVERIFY(!sent->secondFactor);
    }

    void aForgottenPasswordTakesACodeOfAMail()
    {
        m_server->on("POST", u"/api/v1/password-resets"_s,
                     [](const FakeRequest &) { return answer(accounts::ResetBegun{u"r1.2.3"_s}); });
        m_server->on("POST", u"/api/v1/password-resets/confirm"_s,
                     [](const FakeRequest &) { return answer(Nothing{}); });
        const QStringList reset{u"reset-password"_s, u"mina@example.org"_s};
        const Ran asked = run(reset + QStringList{u"--json"_s});
        QCOMPARE(asked.code, 0);
        QCOMPARE(asked.line()["attempt"_L1].toString(), u"r1.2.3"_s);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/password-resets"_s), 1);
        const QStringList fresh{u"MADANG_PASSWORD=a quiet pond at noon"_s};
        const Ran piped = run(reset + QStringList{u"--code"_s, u"-"_s, u"--attempt"_s, u"r4.5.6"_s},
                              "1234 5678 9012\n", fresh);
        QVERIFY2(piped.code == 0, piped.err);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/password-resets"_s), 1); // it has its attempt
        const auto sent
            = fromJson<accounts::ResetPassword>(sentTo("POST", u"/api/v1/password-resets/confirm"_s));
        QCOMPARE(sent->code, u"1234 5678 9012"_s);
        QCOMPARE(sent->attempt, u"r4.5.6"_s);
        QCOMPARE(sent->email, u"mina@example.org"_s);
        QCOMPARE(sent->password, u"a quiet pond at noon"_s);
        QCOMPARE(run(reset + QStringList{u"--code"_s, u"ask"_s}, {}, fresh).code, 1); // nobody to ask
        QCOMPARE(
            run(reset + QStringList{u"--code"_s, u"ask"_s}, {}, fresh + QStringList{u"MADANG_CODE=654321"_s})
                .code,
            0);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/password-resets"_s), 2); // it begins one itself
        QCOMPARE(
            fromJson<accounts::ResetPassword>(sentTo("POST", u"/api/v1/password-resets/confirm"_s))->attempt,
            u"r1.2.3"_s);
    }

    void anAddressIsShownSetAndProven()
    {
        accounts::Email now{u"old@example.org"_s, true, {}, 0, 0};
        m_server->on("GET", u"/api/v1/me/email"_s, [&now](const FakeRequest &) { return answer(now); });
        m_server->on("PUT", u"/api/v1/me/email"_s, [&now](const FakeRequest &request) {
            const auto wish = *fromJson<accounts::SetEmail>(request.body);
            if (wish.password != u"password"_s)
                return refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
            now.pending = wish.email;
            now.oldCodeNeeded = true;
            return answer(now);
        });
        m_server->on("POST", u"/api/v1/me/email/verify"_s, [&now](const FakeRequest &request) {
            const auto codes = *fromJson<accounts::VerifyEmail>(request.body);
            if (codes.code != "123456"_L1 || codes.oldCode != u"654321"_s)
                return refusal(Error(Code::InvalidValue, "code").at(u"code"_s));
            now = {now.pending, true, {}, 0, 0};
            return answer(now);
        });
        QCOMPARE(asMina({u"email"_s}).out, QByteArray("old@example.org\n"));
        const Ran set = asMina({u"email"_s, u"new@example.org"_s, u"--json"_s});
        QVERIFY2(set.code == 0, set.err);
        QCOMPARE(set.line()["pending"_L1].toString(), u"new@example.org"_s);
        const QStringList prove{u"email"_s, u"--code"_s, u"-"_s};
        QCOMPARE(asMina(prove, "123456\n").code, 1); // the other one is missing
        QCOMPARE(asMina(prove, "111111\n222222\n").code, 2);
        const Ran proven = asMina(prove, "123456\n654321\n");
        QVERIFY2(proven.code == 0, proven.err);
        QCOMPARE(proven.out, QByteArray("new@example.org\n"));
    }

    void aSecondFactorIsSetUpRenewedAndTurnedOff()
    {
        const QString path = u"/api/v1/me/second-factor"_s;
        m_server->on("GET", path, [](const FakeRequest &) {
            return answer(accounts::SecondFactor{true, false, Timestamp{1}, 7});
        });
        m_server->on("POST", path, [](const FakeRequest &) {
            return answer(accounts::SecondFactorSecret{u"ABCDEFGH"_s, u"otpauth://totp/x?secret=ABCDEFGH"_s});
        });
        const accounts::RecoveryCodes codes{{u"one-two"_s, u"three-four"_s}};
        m_server->on("POST", path + u"/confirm"_s, [codes](const FakeRequest &request) {
            return fromJson<accounts::ConfirmSecondFactor>(request.body)->code == u"123456"_s
                ? answer(codes)
                : refusal(Error(Code::InvalidValue, "second-factor").at(u"code"_s));
        });
        m_server->on("POST", path + u"/recovery-codes"_s,
                     [codes](const FakeRequest &) { return answer(codes); });
        m_server->on("POST", path + u"/end"_s, [](const FakeRequest &) { return answer(Nothing{}); });
        QVERIFY(asMina({u"second-factor"_s}).out.contains("Recovery codes left: 7"));
        const Ran on = asMina({u"second-factor"_s, u"on"_s, u"--code"_s, u"-"_s}, "123456\n");
        QVERIFY2(on.code == 0, on.err);
        QVERIFY2(on.out.contains("ABCDEFGH") && on.out.contains("one-two\nthree-four\n"), on.out);
        QCOMPARE(asMina({u"second-factor"_s, u"on"_s, u"--code"_s, u"-"_s}, "000000\n").code, 2);
        // A code of the environment cannot be of a secret that is only made now.
        QCOMPARE(asMina({u"second-factor"_s, u"on"_s}, {}, {u"MADANG_CODE=123456"_s}).code, 1);
        const Ran fresh = asMina({u"second-factor"_s, u"codes"_s}, {}, {u"MADANG_CODE=123456"_s});
        QVERIFY2(fresh.code == 0 && fresh.out.contains("three-four"), fresh.err);
        const Ran off = asMina({u"second-factor"_s, u"off"_s, u"--code"_s, u"-"_s}, "234567\n");
        QVERIFY2(off.code == 0, off.err);
        const auto sent = fromJson<accounts::ProveSecondFactor>(sentTo("POST", path + u"/end"_s));
        QCOMPARE(sent->password, u"password"_s);
        QCOMPARE(sent->code, u"234567"_s);
        QCOMPARE(asMina({u"second-factor"_s, u"off"_s}).code, 1); // nobody to ask
        QCOMPARE(asMina({u"second-factor"_s, u"perhaps"_s}).code, 1);
    }

    void otherServicesAreListedAddedAndRemoved()
    {
        m_server->on("GET", u"/api/v1/me/identities"_s, [](const FakeRequest &) {
            return answer(Page<providers::Identity>{
                {{u"school"_s, u"School\x1b[31m"_s, u"mina@school.example"_s, {1}, {1}}}, {}});
        });
        m_server->on("DELETE", u"/api/v1/me/identities/school"_s,
                     [](const FakeRequest &) { return answer(Nothing{}); });
        m_server->on("DELETE", u"/api/v1/me/identities/google"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::NotFound, "identity")); });
        m_server->on("POST", u"/api/v1/provider-sign-ins"_s, [](const FakeRequest &) {
            return answer(
                providers::Begun{u"a1"_s, u"https://chat.example/sign-in"_s, u"BCDF-GHJK"_s, 1, 600}, 201);
        });
        m_server->on("POST", u"/api/v1/me/identities"_s,
                     [](const FakeRequest &) { return answer(Nothing{}); });
        const Ran listed = asMina({u"identities"_s});
        QVERIFY2(listed.out.startsWith("school") && !listed.out.contains('\x1b'), listed.out);
        QCOMPARE(asMina({u"identities"_s, u"remove"_s, u"school"_s}).code, 0);
        QCOMPARE(asMina({u"identities"_s, u"remove"_s, u"google"_s}).code, 5);
        QCOMPARE(asMina({u"identities"_s, u"remove"_s}).code, 1);
        const Ran added = asMina({u"identities"_s, u"add"_s, u"--json"_s});
        QVERIFY2(added.code == 0, added.err);
        QCOMPARE(added.line()["userCode"_L1].toString(), u"BCDF-GHJK"_s);
        const auto sent = fromJson<providers::AddIdentity>(sentTo("POST", u"/api/v1/me/identities"_s));
        QCOMPARE(sent->password, u"password"_s);
        QCOMPARE(sent->attempt, u"a1"_s);
        // Who signs in by it may have to prove something next.
        const auto begun = [this] {
            return fromJson<providers::Begin>(sentTo("POST", u"/api/v1/provider-sign-ins"_s))->fresh;
        };
        QVERIFY(!begun());
        m_server->on("POST", u"/api/v1/provider-sign-ins/claim"_s, [](const FakeRequest &) {
            return refusal(Error(Code::NotAllowed, "provider-refused"));
        });
        QCOMPARE(run({u"login"_s, u"--browser"_s, u"--secret-store"_s, u"file"_s}).code, 2);
        QVERIFY(begun().value_or(false));
    }

    void somebodyWithoutAnAccountWritesToTheOperator()
    {
        m_server->on("POST", u"/api/v1/contact"_s, [](const FakeRequest &request) {
            return fromJson<contact::Words>(request.body)->email
                ? answer(Nothing{})
                : refusal(Error(Code::InvalidValue, "answer-missing").at(u"email"_s));
        });
        QCOMPARE(run({u"contact"_s, u"Is the market open?"_s}).code, 2);
        const Ran sent = run({u"contact"_s, u"--name"_s, u"Sora"_s, u"--email"_s, u"sora@example.org"_s,
                              u"Is"_s, u"the"_s, u"market"_s, u"open?"_s});
        QVERIFY2(sent.code == 0, sent.err);
        const auto words = fromJson<contact::Words>(sentTo("POST", u"/api/v1/contact"_s));
        QCOMPARE(words->text, u"Is the market open?"_s);
        QCOMPARE(words->name, u"Sora"_s);
    }

    void aCrashLeavesNoPictureOfTheMemory()
    {
        QProcess child;
        prepare(child, {u"send"_s, u"마당"_s, u"-"_s},
                QStringList{u"MADANG_USER=mina"_s, u"MADANG_PASSWORD=password"_s});
        child.setChildProcessModifier([] {
            rlimit limit{};
            ::getrlimit(RLIMIT_CORE, &limit);
            limit.rlim_cur = limit.rlim_max;
            ::setrlimit(RLIMIT_CORE, &limit);
        });
        child.start();
        QVERIFY(child.waitForStarted());
        const auto limits = [&child] {
            QFile file(u"/proc/%1/limits"_s.arg(child.processId()));
            return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()).simplified()
                                                  : QString();
        };
        QTRY_VERIFY(limits().contains(u"Max core file size 0 "_s));
        child.closeWriteChannel();
        QVERIFY(eventually([&child] { return child.state() == QProcess::NotRunning; }, 20'000));
    }
};

QTEST_GUILESS_MAIN(AccountBatchTest)
#include "tst_account_batch.moc"
