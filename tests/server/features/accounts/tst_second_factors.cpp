// SPDX-License-Identifier: GPL-3.0-or-later
// Second factors through the routes, on both engines.
#include "server/features/accounts/second_factors.h"

#include "server/features/accounts/totp.h"
#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::SignedIn;

class SecondFactorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        open(SecondFactorPolicy::Optional);
    }
    void cleanup() { m_house.reset(); }

    // ---- setting up

    void nothingIsAskedBeforeACodeWasConfirmed()
    {
        const auto mina = m_house->joins(u"mina"_s);
        QVERIFY(mina);
        QCOMPARE(m_house->ask(*mina, accounts::beginSecondFactor, {u"not hers at all"_s}).error(),
                 Error(Code::WrongCredentials, "password").at(u"password"_s));
        const auto told = m_house->ask(*mina, accounts::beginSecondFactor, {m_house->password()});
        QVERIFY(told);
        QCOMPARE(told->secret.size(), 32);
        QVERIFY(told->address.contains(told->secret));
        QVERIFY(m_house->signsIn(u"mina"_s));
        QVERIFY(!m_house->ask(*mina, accounts::secondFactor, {})->since);
        QCOMPARE(m_house->ask(*mina, accounts::confirmSecondFactor, {u"000000"_s}).error().about,
                 u"second-factor"_s);
        const auto codes = m_house->ask(*mina, accounts::confirmSecondFactor, {codeOf(told->secret)});
        QVERIFY(codes);
        QCOMPARE(codes->codes.size(), 10);
        const auto standing = m_house->ask(*mina, accounts::secondFactor, {});
        QVERIFY(standing->since);
        QCOMPARE(standing->recoveryCodes, 10);
        QCOMPARE(m_house->count(u"session"_s, u"revoked_at IS NULL"_s), 1); // the one that asked
        QCOMPARE(m_house->ask(*mina, accounts::beginSecondFactor, {m_house->password()}).error(),
                 Error(Code::Conflict, "second-factor-on"));
    }

    void neitherSecretNorCodesAreInTheStore()
    {
        const SetUp mina = setUp(u"mina"_s);
        QCOMPARE(m_house->count(u"second_factor"_s, u"sealed LIKE '%"_s + mina.secret + u"%'"_s), 0);
        QCOMPARE(m_house->count(u"recovery_code"_s, u"hash = '"_s + mina.codes.first() + u"'"_s), 0);
        QCOMPARE(m_house->count(u"recovery_code"_s, u"length(hash) = 64"_s), 10);
    }

    void aSecretWaitsHalfAnHour()
    {
        const auto mina = m_house->joins(u"mina"_s);
        auto told = m_house->ask(*mina, accounts::beginSecondFactor, {m_house->password()});
        m_house->clock().advance(31min);
        const auto again = m_house->signsIn(u"mina"_s);
        QVERIFY(again);
        QCOMPARE(m_house->ask(*again, accounts::confirmSecondFactor, {codeOf(told->secret)}).error().code,
                 Code::Expired);
        m_house->pass(1min);
        QCOMPARE(m_house->count(u"second_factor"_s), 0);
    }

    // ---- signing in

    void thePasswordAloneAsksForACode()
    {
        const SetUp mina = setUp(u"mina"_s);
        const Error needed = Error(Code::SecondFactorNeeded, "second-factor").at(u"secondFactor"_s);
        QCOMPARE(m_house->signsIn(u"mina"_s).error(), needed);
        QCOMPARE(enters(u" "_s).error(), needed);
        QCOMPARE(enters(other(now(mina))).error(), SecondFactors::wrong());
        m_house->clock().advance(30s);
        const QString code = now(mina);
        QVERIFY(enters(code.left(3) + u' ' + code.mid(3)));
    }

    void aWrongPasswordTellsNothing()
    {
        const SetUp mina = setUp(u"mina"_s);
        m_house->clock().advance(30s);
        const Error wrong(Code::WrongCredentials, "password");
        QCOMPARE(m_house->signsIn(u"mina"_s, u"not hers at all"_s).error(), wrong);
        QCOMPARE(enters(now(mina), u"not hers at all"_s).error(), wrong);
        QCOMPARE(m_house->signsIn(u"nobody"_s).error(), wrong);
        QVERIFY(enters(now(mina))); // and used nothing up
    }

    void aCodeIsTakenOnce()
    {
        const SetUp mina = setUp(u"mina"_s);
        QCOMPARE(enters(now(mina)).error(), SecondFactors::wrong()); // it has proven the authenticator
        m_house->clock().advance(30s);
        const QString code = now(mina);
        QVERIFY(enters(code));
        QCOMPARE(enters(code).error(), SecondFactors::wrong());
        m_house->clock().advance(30s);
        QCOMPARE(enters(code).error(), SecondFactors::wrong());
        QVERIFY(enters(now(mina)));
    }

    void twoAtOnceWithOneCodeAreOne()
    {
        const SetUp mina = setUp(u"mina"_s);
        m_house->clock().advance(30s);
        const accounts::SignIn wanted{u"mina"_s, m_house->password(), {}, {}, now(mina)};
        auto first = m_house->start(m_house->from(), accounts::signIn, wanted);
        auto second = m_house->start(m_house->from(), accounts::signIn, wanted);
        QCOMPARE(int(first.get().ok()) + int(second.get().ok()), 1);
    }

    void clocksMayDifferByAStep()
    {
        const SetUp mina = setUp(u"mina"_s);
        m_house->clock().advance(10min);
        QVERIFY(!enters(now(mina, -2)));
        QVERIFY(!enters(now(mina, 2)));
        QVERIFY(enters(now(mina, -1)));
        QVERIFY(enters(now(mina, 1)));
    }

    void aRecoveryCodeLetsInOnce()
    {
        const SetUp mina = setUp(u"mina"_s);
        // As people type it.
        QVERIFY(enters(mina.codes[3].toUpper().replace(u'-', u' ')));
        QCOMPARE(enters(mina.codes[3]).error(), SecondFactors::wrong());
        QCOMPARE(m_house->count(u"recovery_code"_s), 9);
        QVERIFY(enters(mina.codes[4]));
    }

    void guessingIsSlowedAndOthersAreNot()
    {
        const SetUp mina = setUp(u"mina"_s);
        m_house->clock().advance(30s);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(enters(other(now(mina))).error().code, Code::WrongCredentials);
        const Error late = enters(now(mina)).error();
        QCOMPARE(late.code, Code::RateLimited);
        QVERIFY(late.retryAfter > 0);
        QVERIFY(m_house->ask(m_house->from(u"198.51.100.7"_s), accounts::signIn,
                             {u"mina"_s, m_house->password(), {}, {}, now(mina)}));
        m_house->clock().advance(std::chrono::seconds(late.retryAfter));
        QVERIFY(enters(now(mina)));
    }

    void aNewPasswordByMailKeepsIt()
    {
        const auto mina = m_house->ask(m_house->from(), accounts::registerAccount,
                                       {u"mina"_s, m_house->password(), {}, {}, u"mina@example.org"_s});
        QVERIFY(mina);
        QVERIFY(m_house->ask(*mina, accounts::verifyEmail,
                             {test::MailPile::codeIn(m_house->mails().after(1)[0])}));
        const SetUp factor = setUp(*mina);
        const auto begun = m_house->ask(m_house->from(), accounts::forgotPassword, {u"mina@example.org"_s});
        QVERIFY(begun);
        QVERIFY(m_house->ask(m_house->from(), accounts::resetPassword,
                             {u"mina@example.org"_s, test::MailPile::codeIn(m_house->mails().after(3)[2]),
                              u"a new password"_s, begun->attempt}));
        QCOMPARE(m_house->signsIn(u"mina"_s, u"a new password"_s).error().code, Code::SecondFactorNeeded);
        m_house->clock().advance(30s);
        QVERIFY(enters(now(factor), u"a new password"_s));
    }

    // ---- afterwards

    void turningOffNeedsBoth()
    {
        const SetUp mina = setUp(u"mina"_s);
        const auto off = [&](const QString &password, const QString &code) {
            return m_house->ask(mina.signedIn, accounts::endSecondFactor, {password, code});
        };
        QCOMPARE(off(u"not hers at all"_s, mina.codes[0]).error().field, u"password"_s);
        QCOMPARE(off(m_house->password(), u"000 000"_s).error().field, u"code"_s);
        QCOMPARE(m_house->count(u"second_factor"_s), 1);
        QVERIFY(off(m_house->password(), mina.codes[0]));
        QVERIFY(m_house->signsIn(u"mina"_s));
        QCOMPARE(m_house->count(u"second_factor"_s), 0);
        QCOMPARE(m_house->count(u"recovery_code"_s), 0);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.second-factor-on'"_s), 1);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.second-factor-off'"_s), 1);
        QCOMPARE(off(m_house->password(), mina.codes[1]).error(), Error(Code::Conflict, "no-second-factor"));
    }

    void newRecoveryCodesReplaceTheOld()
    {
        const SetUp mina = setUp(u"mina"_s);
        const auto fresh
            = m_house->ask(mina.signedIn, accounts::renewRecoveryCodes, {m_house->password(), mina.codes[0]});
        QVERIFY(fresh);
        QCOMPARE(fresh->codes.size(), 10);
        QVERIFY(!enters(mina.codes[1]));
        QVERIFY(enters(fresh->codes[1]));
    }

    void theMachinesOperatorTakesItAway()
    {
        setUp(u"mina"_s);
        Routes socket(m_house->lanes(), m_throttle);
        m_house->accountsFeature().installForSocket(socket);
        Caller host = m_house->from(QString(kSocketAddress));
        const auto reset = [&] {
            std::promise<Result<Reply>> answered;
            socket.call(*socket.named("users.reset-second-factor"), host,
                        {QJsonObject{{u"username"_s, u"mina"_s}}, json::Source::Body},
                        [&answered](const Result<Reply> &reply) { answered.set_value(reply); });
            return answered.get_future().get();
        };
        QVERIFY(reset());
        QVERIFY(m_house->signsIn(u"mina"_s));
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.reset-second-factor'"_s), 1);
        QCOMPARE(reset().error(), Error(Code::Conflict, "no-second-factor"));
    }

    // ---- what an operator decided

    void whereItIsOffNobodySetsOneUp()
    {
        open(SecondFactorPolicy::Off);
        const auto mina = m_house->joins(u"mina"_s);
        QCOMPARE(m_house->ask(*mina, accounts::beginSecondFactor, {m_house->password()}).error(),
                 Error(Code::NotSupported, "second-factor-off"));
        QVERIFY(!m_house->ask(*mina, accounts::secondFactor, {})->offered);
    }

    void whereMoneyNeedsItItIsJudged()
    {
        open(SecondFactorPolicy::RequiredForMoney);
        const auto mina = m_house->joins(u"mina"_s); // the owner
        const auto jun = m_house->joins(u"jun"_s);
        const auto judged = [&](const SignedIn &who) {
            return m_house->work<Nothing>(who.account.id, [&](Work &work) -> Result<Nothing> {
                TRY(m_house->accountsFeature().access().judgeTreasurer(work));
                return Nothing{};
            });
        };
        QVERIFY(m_house->ask(*mina, accounts::secondFactor, {})->required);
        QVERIFY(!m_house->ask(*jun, accounts::secondFactor, {})->required);
        QCOMPARE(judged(*mina).error(), Error(Code::NotAllowed, "second-factor-required"));
        QCOMPARE(judged(*jun).error(), Error(Code::NotAllowed, "treasurer-only"));
        setUp(*mina);
        QVERIFY(judged(*mina));
    }

    void whereMoneyNeedsItSoDoesLookingAfterAccounts()
    {
        using accounts::Role;
        open(SecondFactorPolicy::RequiredForMoney);
        const auto mina = m_house->joins(u"mina"_s); // the owner
        QVERIFY(m_house->joins(u"jun"_s));
        const Error needed(Code::NotAllowed, "second-factor-required");
        QCOMPARE(m_house->ask(*mina, users::setRole, {u"jun"_s, Role::Treasurer}).error(), needed);
        QCOMPARE(m_house->ask(*mina, users::setRole, {u"jun"_s, Role::Moderator}).error(), needed);
        QCOMPARE(m_house->ask(*mina, users::list, {}).error(), needed);
        QCOMPARE(m_house->ask(*mina, users::disable, {u"jun"_s}).error(), needed);
        setUp(*mina);
        QVERIFY(m_house->ask(*mina, users::setRole, {u"jun"_s, Role::Support}));
        // Support moves no money: it finds people without one.
        const auto jun = m_house->signsIn(u"jun"_s);
        QVERIFY(jun);
        QVERIFY(m_house->ask(*jun, users::list, {}));
    }

private:
    struct SetUp {
        SignedIn signedIn;
        QString secret;
        QList<QString> codes;
    };

    void open(SecondFactorPolicy policy)
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_house = std::make_unique<test::AccountHouse>(
            engine,
            AccountRules{
                .registration = accounts::Registration::Open, .hashCost = {1, 8192}, .secondFactor = policy});
    }
    QString codeOf(const QString &secret, qint64 steps = 0)
    {
        return totp::codeAt(totp::fromBase32(secret), totp::stepAt(m_house->clock().now()) + steps);
    }
    QString now(const SetUp &who, qint64 steps = 0) { return codeOf(who.secret, steps); }
    static QString other(const QString &code)
    {
        return (code[0] == u'9' ? u'0' : QChar(char16_t(code[0].unicode() + 1))) + code.mid(1);
    }
    SetUp setUp(const SignedIn &signedIn)
    {
        const auto told = m_house->ask(signedIn, accounts::beginSecondFactor, {m_house->password()});
        if (!told)
            qFatal("a second factor cannot be begun");
        const auto codes = m_house->ask(signedIn, accounts::confirmSecondFactor, {codeOf(told->secret)});
        if (!codes)
            qFatal("a second factor cannot be confirmed");
        return {signedIn, told->secret, codes->codes};
    }
    SetUp setUp(const QString &name)
    {
        const auto signedIn = m_house->joins(name);
        if (!signedIn)
            qFatal("nobody can join");
        return setUp(*signedIn);
    }
    Result<SignedIn> enters(const QString &code, const QString &password = test::AccountHouse::password())
    {
        return m_house->ask(m_house->from(), accounts::signIn, {u"mina"_s, password, {}, {}, code});
    }

    test::FakeClock m_clock;
    Throttle m_throttle{m_clock};
    std::unique_ptr<test::AccountHouse> m_house;
};

QTEST_GUILESS_MAIN(SecondFactorsTest)
#include "tst_second_factors.moc"
