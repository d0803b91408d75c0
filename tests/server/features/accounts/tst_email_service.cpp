// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of accounts and new passwords by mail, through the routes, on both engines.
#include "server/features/accounts/email_service.h"

#include "tests/support/account_house.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::SignedIn;

class EmailServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        open(EmailPolicy::Optional);
    }
    void cleanup() { m_house.reset(); }

    // ---- registering, proving

    void aCodeProvesTheAddressOneRegisteredWith()
    {
        const auto mina = joins(u"mina"_s, u"Mina@Example.org"_s);
        QVERIFY(mina);
        auto email = m_house->ask(*mina, accounts::email, {});
        QCOMPARE(email->address, u"Mina@example.org"_s);
        QVERIFY(!email->verified);
        QCOMPARE(email->resendIn, 60);
        QCOMPARE(email->expiresIn, 600);
        const QString code = codeOf(1);
        QCOMPARE(code.size(), 6);
        // As people type it.
        email = m_house->ask(*mina, accounts::verifyEmail, {code.left(3) + u' ' + code.mid(3)});
        QVERIFY(email);
        QVERIFY(email->verified);
        QVERIFY(!email->pending);
        // Once.
        QCOMPARE(m_house->ask(*mina, accounts::verifyEmail, {code}).error(),
                 Error(Code::Expired, "code").at(u"code"_s));
    }

    void withoutAnAddressNothingChanges()
    {
        const auto mina = joins(u"mina"_s, {});
        QVERIFY(mina);
        QVERIFY(!m_house->ask(*mina, accounts::email, {})->address);
        QCOMPARE(m_house->ask(*mina, accounts::sendCode, {}).error(),
                 Error(Code::Conflict, "email-missing").at(u"email"_s));
        QCOMPARE(m_house->count(u"mail"_s), 0);
    }

    void whatNobodyProvedKeepsNobodyAway()
    {
        // A stranger claims her address first, and again and again.
        const auto thief = joins(u"thief"_s, u"mina@example.org"_s);
        const auto mina = joins(u"mina"_s, u"Mina@Example.Org"_s);
        QVERIFY(thief && mina);
        const auto mails = m_house->mails().after(2);
        const auto hers = mails[mails[0].to == "Mina@example.org" ? 0 : 1];
        QVERIFY(m_house->ask(*mina, accounts::verifyEmail, {test::MailPile::codeIn(hers)})->verified);
        // The first proof wins: the other's claim is gone, and its code.
        QVERIFY(!m_house->ask(*thief, accounts::email, {})->address);
        QCOMPARE(m_house->count(u"email_code"_s), 0);
        QCOMPARE(m_house->count(u"account_email"_s), 1);
        const auto his = mails[mails[0].to == "Mina@example.org" ? 1 : 0];
        QCOMPARE(m_house->ask(*thief, accounts::verifyEmail, {test::MailPile::codeIn(his)}).error().code,
                 Code::Expired);
    }

    void signingUpTellsNobodyWhoseAnAddressIs()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        m_house->mails().after(1);
        const auto statements = [this](const QString &name, const QString &email) {
            QList<qint64> before;
            for (const QString &table : {u"account"_s, u"account_email"_s, u"email_code"_s, u"mail"_s})
                before += m_house->count(table);
            const auto made = joins(name, email);
            QList<qint64> more{made ? 1 : 0};
            for (const QString &table : {u"account"_s, u"account_email"_s, u"email_code"_s, u"mail"_s})
                more += m_house->count(table) - before[more.size() - 1];
            return more;
        };
        // However it is spelled; and the same rows are written.
        const QList<qint64> unknown = statements(u"ann"_s, u"nobody@example.org"_s);
        QCOMPARE(unknown, (QList<qint64>{1, 1, 1, 1, 1}));
        QCOMPARE(statements(u"bob"_s, u"mina@example.org"_s), unknown);
        QCOMPARE(statements(u"cho"_s, u" MINA@EXAMPLE.ORG "_s), unknown);
        const auto dan = joins(u"dan"_s, {});
        QVERIFY(m_house->ask(*dan, accounts::setEmail, {u"MINA@example.org"_s}));
        // She is told, and nobody is sent a code for it.
        m_house->mails().after(5);
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'address-known' AND recipient = 'mina@example.org'"_s),
                 3);
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'verify-email'"_s), 2);
        const auto arrived = m_house->mails().after(5).mid(1); // the first one was her own code
        for (const auto &mail : arrived)
            QCOMPARE(test::MailPile::codeIn(mail).isEmpty(), mail.to == "mina@example.org");
        const auto bob = m_house->signsIn(u"bob"_s);
        const auto email = m_house->ask(*bob, accounts::email, {});
        QCOMPARE(email->address, u"mina@example.org"_s);
        QVERIFY(!email->verified);
        QCOMPARE(email->resendIn, 60);
    }

    void whoseAddressItIsIsToldToNobodyWhoChangesTheirs()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        const auto jun = proven(u"jun"_s, u"jun@example.org"_s);
        const auto email
            = m_house->ask(jun, accounts::setEmail, {u"mina@example.org"_s, m_house->password()});
        QVERIFY(email);
        QCOMPARE(email->pending, u"mina@example.org"_s);
        m_house->mails().after(4);
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'address-known'"_s), 1);
        // Not even another code is a way to find out.
        m_house->pass(61s);
        QVERIFY(m_house->ask(jun, accounts::sendCode, {}));
        m_house->mails().after(6);
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'address-known'"_s), 2);
        QCOMPARE(m_house->ask(jun, accounts::email, {})->address, u"jun@example.org"_s);
    }

    void whatIsNoAddressIsNamed()
    {
        for (const QString &bad : {u"mina"_s, u"mina@example.org\r\nBcc: all@example.org"_s}) {
            QCOMPARE(joins(u"mina"_s, bad).error(), Error(Code::InvalidValue, "email").at(u"email"_s));
        }
        QCOMPARE(m_house->count(u"account"_s), 0);
    }

    void fiveWrongCodesEndIt()
    {
        const auto mina = joins(u"mina"_s, u"mina@example.org"_s);
        const QString code = codeOf(1);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_house->ask(*mina, accounts::verifyEmail, {other(code)}).error(),
                     Error(Code::InvalidValue, "code").at(u"code"_s));
        QCOMPARE(m_house->ask(*mina, accounts::verifyEmail, {code}).error(),
                 Error(Code::Expired, "code").at(u"code"_s));
        // Another one works, and the old one stays dead.
        m_house->pass(1min);
        QCOMPARE(m_house->ask(*mina, accounts::sendCode, {})->resendIn, 60);
        const QString next = codeOf(2);
        if (next != code)
            QVERIFY(!m_house->ask(*mina, accounts::verifyEmail, {code}));
        QVERIFY(m_house->ask(*mina, accounts::verifyEmail, {next})->verified);
    }

    void aCodeEndsAfterTenMinutes()
    {
        const auto mina = joins(u"mina"_s, u"mina@example.org"_s);
        const QString code = codeOf(1);
        m_house->pass(10min);
        QCOMPARE(m_house->ask(*mina, accounts::verifyEmail, {code}).error().code, Code::Expired);
    }

    void anotherCodeIsSentAfterAMinuteAndNotForEver()
    {
        const auto mina = joins(u"mina"_s, u"mina@example.org"_s);
        const auto soon = m_house->ask(*mina, accounts::sendCode, {});
        QCOMPARE(soon.error().code, Code::RateLimited);
        QCOMPARE(soon.error().retryAfter, 60);
        for (int i = 0; i < 4; ++i) {
            m_house->pass(61s);
            QVERIFY(m_house->ask(*mina, accounts::sendCode, {}));
        }
        m_house->pass(61s);
        QCOMPARE(m_house->ask(*mina, accounts::sendCode, {}).error().code, Code::RateLimited);
        QCOMPARE(m_house->count(u"email_code"_s), 1);
    }

    void neitherStoreNorLogHoldsACode()
    {
        QVERIFY(joins(u"mina"_s, u"mina@example.org"_s));
        const QString code = codeOf(1);
        QCOMPARE(m_house->count(u"email_code"_s, u"hash LIKE '%%1%'"_s.arg(code)), 0);
        QCOMPARE(m_house->count(u"email_code"_s, u"length(hash) = 64"_s), 1);
        QCOMPARE(m_house->count(u"mail"_s, u"sealed LIKE '%%1%'"_s.arg(code)), 0);
    }

    // ---- changing

    void aChangeIsProvenByTheNewAddressAndToldToTheOld()
    {
        const auto mina = proven(u"mina"_s, u"old@example.org"_s);
        auto email = m_house->ask(mina, accounts::setEmail, {u"new@example.org"_s, m_house->password()});
        QVERIFY(email);
        QCOMPARE(email->address, u"old@example.org"_s);
        QVERIFY(email->verified);
        QVERIFY(email->oldCodeNeeded);
        QCOMPARE(email->pending, u"new@example.org"_s);
        const auto mails = m_house->mails().after(3);
        const auto toOld = mails[1].to == "old@example.org" ? mails[1] : mails[2];
        const auto toNew = mails[1].to == "old@example.org" ? mails[2] : mails[1];
        QCOMPARE(toOld.to, QByteArray("old@example.org"));
        QCOMPARE(toNew.to, QByteArray("new@example.org"));
        const QString fresh = test::MailPile::codeIn(toNew);
        const QString release = test::MailPile::codeIn(toOld);
        // Who has only the one mailbox gets nowhere.
        QCOMPARE(m_house->ask(mina, accounts::verifyEmail, {fresh}).error(),
                 Error(Code::InvalidValue, "code").at(u"oldCode"_s));
        QCOMPARE(m_house->ask(mina, accounts::verifyEmail, {fresh, other(release)}).error(),
                 Error(Code::InvalidValue, "code").at(u"oldCode"_s));
        QCOMPARE(m_house->ask(mina, accounts::verifyEmail, {other(fresh), release}).error(),
                 Error(Code::InvalidValue, "code").at(u"code"_s));
        QCOMPARE(m_house->ask(mina, accounts::email, {})->address, u"old@example.org"_s);
        email = m_house->ask(mina, accounts::verifyEmail, {fresh, release});
        QVERIFY(email);
        QVERIFY(!email->oldCodeNeeded);
        QCOMPARE(email->address, u"new@example.org"_s);
        QVERIFY(!email->pending);
        // The old one is free again.
        QVERIFY(joins(u"jun"_s, u"old@example.org"_s));
    }

    void aProvenAddressIsChangedOnlyWithThePassword()
    {
        const auto mina = proven(u"mina"_s, u"old@example.org"_s);
        const Error wrong = Error(Code::WrongCredentials, "password").at(u"password"_s);
        QCOMPARE(m_house->ask(mina, accounts::setEmail, {u"new@example.org"_s}).error(), wrong);
        QCOMPARE(m_house->ask(mina, accounts::setEmail, {u"new@example.org"_s, u"not hers"_s}).error(),
                 wrong);
        m_house->settle();
        QCOMPARE(m_house->mails().tries(), 1); // nobody was bothered
        // The one she has needs none, and neither does the first one of an account.
        QVERIFY(m_house->ask(mina, accounts::setEmail, {u"OLD@example.org"_s}));
        const auto jun = joins(u"jun"_s, {});
        QVERIFY(m_house->ask(*jun, accounts::setEmail, {u"jun@example.org"_s}));
    }

    void anotherPairOfCodesEndsTheOneBefore()
    {
        const auto mina = proven(u"mina"_s, u"old@example.org"_s);
        QVERIFY(m_house->ask(mina, accounts::setEmail, {u"new@example.org"_s, m_house->password()}));
        const auto [fresh, release] = pairOf(3);
        m_house->pass(61s);
        QVERIFY(m_house->ask(mina, accounts::sendCode, {}));
        const auto [fresh2, release2] = pairOf(5);
        if (release != release2)
            QCOMPARE(m_house->ask(mina, accounts::verifyEmail, {fresh2, release}).error().field,
                     u"oldCode"_s);
        QCOMPARE(m_house->ask(mina, accounts::verifyEmail, {fresh2, release2})->address,
                 u"new@example.org"_s);
    }

    void whoReachesTheOldOneNoMoreAsksAnOperator()
    {
        const auto mina = proven(u"mina"_s, u"old@example.org"_s);
        test::FakeClock clock;
        Throttle throttle(clock);
        Routes socket(m_house->lanes(), throttle);
        m_house->accountsFeature().installForSocket(socket);
        const auto removes = [&] {
            std::promise<Result<Reply>> promise;
            socket.call(*socket.named("users.remove-email"), m_house->from(kHostAddress),
                        {QJsonObject{{u"username"_s, u"mina"_s}}, json::Source::Body},
                        [&promise](const Result<Reply> &reply) { promise.set_value(reply); });
            return promise.get_future().get();
        };
        QVERIFY(m_house->ask(mina, accounts::setEmail, {u"new@example.org"_s, m_house->password()}));
        QVERIFY(removes());
        QCOMPARE(removes().error(), Error(Code::Conflict, "no-email"));
        QCOMPARE(m_house->count(u"email_code"_s), 0); // nothing of the change is left
        QVERIFY(!m_house->ask(mina, accounts::email, {})->address);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.remove-email'"_s), 1);
        QVERIFY(m_house->ask(mina, accounts::setEmail, {u"new@example.org"_s}));
    }

    void whatChangesTheSafetyOfAnAccountIsWrittenAbout()
    {
        const auto mina = proven(u"mina"_s, u"mina@example.org"_s);
        QVERIFY(m_house->ask(mina, accounts::changePassword, {m_house->password(), u"quiet pond, stone"_s}));
        const auto mail = m_house->mails().after(2)[1];
        QCOMPARE(mail.to, QByteArray("mina@example.org"));
        QVERIFY(mail.octets.contains("192.0.2.1"));
        QVERIFY(!mail.octets.contains("quiet pond"));
    }

    void twoWhoWantOneAddressDoNotBothGetIt()
    {
        const auto mina = proven(u"mina"_s, u"mina@example.org"_s);
        const auto jun = proven(u"jun"_s, u"jun@example.org"_s);
        QVERIFY(m_house->ask(mina, accounts::setEmail, {u"both@example.org"_s, m_house->password()}));
        QVERIFY(m_house->ask(jun, accounts::setEmail, {u"both@example.org"_s, m_house->password()}));
        QStringList codes;
        QHash<QByteArray, QString> releases;
        for (const auto &mail : m_house->mails().after(6).mid(2)) {
            if (mail.to == "both@example.org")
                codes += test::MailPile::codeIn(mail);
            else
                releases.insert(mail.to, test::MailPile::codeIn(mail));
        }
        QCOMPARE(codes.size(), 2);
        QCOMPARE(releases.size(), 2);
        int got = 0;
        for (const auto &[who, from] : {std::pair{mina, QByteArray("mina@example.org")},
                                        std::pair{jun, QByteArray("jun@example.org")}}) {
            for (const QString &code : std::as_const(codes)) {
                if (m_house->ask(who, accounts::verifyEmail, {code, releases[from]}))
                    ++got;
            }
        }
        QCOMPARE(got, 1);
        QCOMPARE(m_house->count(u"account_email"_s, u"folded = 'both@example.org'"_s), 1);
    }

    // ---- required

    void whereItIsRequiredOneSignsInAfterTheCode()
    {
        open(EmailPolicy::Required);
        QCOMPARE(joins(u"mina"_s, {}).error(), Error(Code::InvalidValue, "email-missing").at(u"email"_s));
        const Error unverified = Error(Code::NotAllowed, "email-unverified").at(u"email"_s);
        QCOMPARE(joins(u"mina"_s, u"mina@example.org"_s).error(), unverified);
        QCOMPARE(m_house->count(u"account"_s), 1); // it is made all the same
        QCOMPARE(m_house->count(u"session"_s), 0);
        QCOMPARE(m_house->signsIn(u"mina"_s).error(), unverified);
        const QString code = codeOf(1);
        QCOMPARE(m_house->mails().tries(), 1); // the code is good, so no other one was sent
        const auto with = [&](const QString &typed, const QString &password) {
            return m_house->ask(m_house->from(), accounts::signIn, {u"mina"_s, password, {}, typed});
        };
        QCOMPARE(with(code, u"not hers at all"_s).error().code, Code::WrongCredentials);
        QCOMPARE(with(other(code), m_house->password()).error(),
                 Error(Code::InvalidValue, "code").at(u"code"_s));
        QCOMPARE(m_house->count(u"email_code"_s, u"tries_left = 4"_s), 1); // counted, though refused
        QVERIFY(with(code, m_house->password()));
        QVERIFY(m_house->signsIn(u"mina"_s)); // from now on without
    }

    void whereItIsRequiredAnotherCodeComesToAnotherAddressToo()
    {
        open(EmailPolicy::Required);
        QVERIFY(!joins(u"mina"_s, u"mnia@example.org"_s)); // mistyped
        codeOf(1);
        QCOMPARE(resend({}).error().code, Code::RateLimited);
        QVERIFY(resend(u"mina@example.org"_s));
        const QString code = codeOf(2);
        QCOMPARE(m_house->mails().after(2)[1].to, QByteArray("mina@example.org"));
        QVERIFY(m_house->ask(m_house->from(), accounts::signIn, {u"mina"_s, m_house->password(), {}, code}));
        QCOMPARE(resend({}).error(), Error(Code::Conflict, "email-verified"));
        QCOMPARE(m_house
                     ->ask(m_house->from(), accounts::sendSignInCode,
                           {u"mina"_s, u"not hers at all"_s, u"thief@example.org"_s})
                     .error()
                     .code,
                 Code::WrongCredentials);
    }

    void aCodeThatRanOutIsSentAnewBySigningIn()
    {
        open(EmailPolicy::Required);
        QVERIFY(!joins(u"mina"_s, u"mina@example.org"_s));
        codeOf(1);
        m_house->pass(11min);
        QVERIFY(!m_house->signsIn(u"mina"_s));
        const QString code = codeOf(2);
        QVERIFY(m_house->ask(m_house->from(), accounts::signIn, {u"mina"_s, m_house->password(), {}, code}));
    }

    void whereThereAreNoneItIsSaid()
    {
        open(EmailPolicy::Off);
        const Error off = Error(Code::NotSupported, "email-off").at(u"email"_s);
        QCOMPARE(joins(u"mina"_s, u"mina@example.org"_s).error(), off);
        const auto mina = joins(u"mina"_s, {});
        QCOMPARE(m_house->ask(*mina, accounts::email, {}).error(), off);
        QCOMPARE(m_house->ask(m_house->from(), accounts::forgotPassword, {u"mina@example.org"_s}).error(),
                 off);
    }

    // ---- a new password

    void aForgottenPasswordIsSetAnewAndEndsEverySession()
    {
        const auto mina = proven(u"mina"_s, u"mina@example.org"_s);
        const auto second = m_house->signsIn(u"mina"_s);
        QVERIFY(forgot(u"MINA@example.org"_s));
        const QString code = codeOf(2);
        QVERIFY(reset(u"mina@example.org"_s, code));
        QCOMPARE(m_house->ended().size(), 2);
        QVERIFY(!m_house->ask(mina, accounts::me, {}));
        QVERIFY(!m_house->refreshes(second->refreshToken));
        QCOMPARE(m_house->signsIn(u"mina"_s).error().code, Code::WrongCredentials);
        QVERIFY(m_house->signsIn(u"mina"_s, u"a new password"_s));
        // The owner is told; the code works once.
        QCOMPARE(m_house->mails().after(3)[2].to, QByteArray("mina@example.org"));
        QCOMPARE(reset(u"mina@example.org"_s, code).error(),
                 Error(Code::InvalidValue, "reset-code").at(u"code"_s));
    }

    void aNewPasswordIsNotOnesName()
    {
        const auto person = proven(u"qzvtrmwk"_s, u"mina@example.org"_s);
        QVERIFY(m_house->ask(person, accounts::changeProfile, {u"Xkjwqpvz"_s}));
        QVERIFY(forgot(u"mina@example.org"_s));
        const QString code = codeOf(2);
        const auto tried = [&](const QString &typed, const QString &password) {
            return m_house->ask(m_house->from(), accounts::resetPassword,
                                {u"mina@example.org"_s, typed, password, m_attempts[u"mina@example.org"_s]});
        };
        const Error common = Error(Code::InvalidValue, "password-common").at(u"password"_s);
        // Who does not have the code learns no name by it.
        QCOMPARE(tried(other(code), u"qzvtrmwk1"_s).error().about, u"reset-code"_s);
        QCOMPARE(tried(code, u"qzvtrmwk1"_s).error(), common);
        QCOMPARE(tried(code, u"xkjwqpvz1"_s).error(), common);
        QVERIFY(reset(u"mina@example.org"_s, code)); // the code is still good
    }

    void nobodyLearnsWhetherAnAddressIsKnown()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        QVERIFY(joins(u"jun"_s, u"jun@example.org"_s)); // never proven
        m_house->mails().after(2);
        for (const QString &address : {u"mina@example.org"_s, u"jun@example.org"_s, u"nobody@example.org"_s})
            QVERIFY(forgot(address));
        m_house->mails().after(3);
        m_house->settle();
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'reset-password'"_s), 1);
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'reset-password' AND recipient = 'mina@example.org'"_s),
                 1);
        const QString wrong = other(codeOf(3));
        const Error refused = Error(Code::InvalidValue, "reset-code").at(u"code"_s);
        for (const QString &address : {u"mina@example.org"_s, u"jun@example.org"_s, u"nobody@example.org"_s})
            QCOMPARE(reset(address, wrong).error(), refused);
        // Whoever asks again has another attempt, which looks alike, and nobody is refused.
        QSet<QString> attempts;
        for (const QString &address : {u"mina@example.org"_s, u"nobody@example.org"_s}) {
            for (int i = 0; i < 6; ++i) {
                const auto begun = forgot(address);
                QVERIFY(begun);
                QVERIFY(begun->attempt.size() <= accounts::kLongestResetAttempt);
                QCOMPARE(begun->attempt.size(), m_attempts[u"jun@example.org"_s].size());
                attempts += begun->attempt;
            }
        }
        QCOMPARE(attempts.size(), 12);
        m_house->settle();
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'reset-password'"_s), 1); // ten minutes, one code
    }

    void aWrongCodeIsWrittenDownForNobody()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        QVERIFY(forgot(u"mina@example.org"_s));
        QVERIFY(forgot(u"nobody@example.org"_s));
        const QString wrong = other(codeOf(2));
        QTRY_COMPARE(tries(), 1); // asking for one that is not sent writes as well
        const Error refused = Error(Code::InvalidValue, "reset-code").at(u"code"_s);
        // A unit that writes waits for its COMMIT, so none of them may.
        std::promise<void> gate;
        const std::shared_future<void> opened = gate.get_future().share();
        for (int lane = 0; lane < LaneLimits().writers; ++lane)
            m_house->lanes().post<int>(
                LaneKind::Write, size_t(lane), Caller{},
                [opened](Work &) -> Result<int> {
                    opened.wait_for(60s);
                    return 1;
                },
                [](const Result<int> &) {});
        QCOMPARE(reset(u"mina@example.org"_s, wrong).error(), refused);
        QCOMPARE(reset(u"nobody@example.org"_s, wrong).error(), refused);
        gate.set_value();
    }

    void aStrangersGuessesAndRequestsDoNotStopTheOwner()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        // From many networks, at many attempts, more than any of them may try.
        QString wrong;
        for (int i = 0; i < 20; ++i) {
            const Caller thief = m_house->from(u"198.51.100.%1"_s.arg(i));
            const auto begun = m_house->ask(thief, accounts::forgotPassword, {u"mina@example.org"_s});
            QVERIFY(begun);
            if (wrong.isEmpty())
                wrong = other(codeOf(2));
            for (int k = 0; k < 6; ++k)
                QVERIFY(!m_house->ask(thief, accounts::resetPassword,
                                      {u"mina@example.org"_s, wrong, u"a new password"_s, begun->attempt}));
        }
        // She asks too, and has the mail that came already.
        QVERIFY(forgot(u"mina@example.org"_s));
        m_house->settle();
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'reset-password'"_s), 1);
        QVERIFY(reset(u"mina@example.org"_s, codeOf(2)));
        QVERIFY(m_house->signsIn(u"mina"_s, u"a new password"_s));
    }

    void anotherMailDoesNotEndTheCodeOfBefore()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        QVERIFY(forgot(u"mina@example.org"_s));
        const QString hers = codeOf(2);
        m_house->pass(10min);
        QVERIFY(m_house->ask(m_house->from(u"198.51.100.7"_s), accounts::forgotPassword,
                             {u"mina@example.org"_s}));
        QVERIFY(codeOf(3) != hers);
        QVERIFY(reset(u"mina@example.org"_s, hers));
        // And the other one has ended with the password of before.
        QVERIFY(!reset(u"mina@example.org"_s, codeOf(3)));
    }

    void aCodeEndsWithThePasswordItWasFor()
    {
        const auto mina = proven(u"mina"_s, u"mina@example.org"_s);
        QVERIFY(forgot(u"mina@example.org"_s));
        const QString before = codeOf(2);
        QVERIFY(m_house->ask(mina, accounts::changePassword, {m_house->password(), u"quiet pond, stone"_s}));
        m_house->mails().after(3); // about that
        QVERIFY(!reset(u"mina@example.org"_s, before));
        // Who forgot the new one as well is written to at once.
        QVERIFY(forgot(u"mina@example.org"_s));
        QVERIFY(reset(u"mina@example.org"_s, codeOf(4)));
    }

    void aResetCodeEndsAfterHalfAnHour()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        QVERIFY(forgot(u"mina@example.org"_s));
        const QString code = codeOf(2);
        m_house->pass(30min);
        QVERIFY(forgot(u"mina@example.org"_s)); // a fresh attempt revives no old code
        QVERIFY(!reset(u"mina@example.org"_s, code));
        QVERIFY(reset(u"mina@example.org"_s, codeOf(3)));
    }

    void anAttemptIsGoodForItsOwnAddressAndNotForEver()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        const auto elsewhere = forgot(u"nobody@example.org"_s);
        const auto begun = forgot(u"mina@example.org"_s);
        QVERIFY(begun && elsewhere);
        const auto with = [&](const QString &attempt, int mail) {
            return m_house->ask(m_house->from(), accounts::resetPassword,
                                {u"mina@example.org"_s, codeOf(mail), u"a new password"_s, attempt});
        };
        const Error refused = Error(Code::InvalidValue, "reset-code").at(u"code"_s);
        const QStringList bad{elsewhere->attempt,    QString(),
                              u"r1.2.3"_s,           begun->attempt + u'0',
                              u'x' + begun->attempt, begun->attempt.chopped(1)};
        for (const QString &each : bad)
            QCOMPARE(with(each, 2).error(), refused);
        m_house->pass(30min);
        QVERIFY(m_house->ask(m_house->from(), accounts::forgotPassword, {u"mina@example.org"_s}));
        QCOMPARE(with(begun->attempt, 3).error(), refused);
    }

    void whoAsksForSomebodyDoesNotFloodTheirMailbox()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        for (int i = 0; i < 30; ++i) {
            QVERIFY(m_house->ask(m_house->from(u"198.51.100.%1"_s.arg(i)), accounts::forgotPassword,
                                 {u"mina@example.org"_s}));
            m_house->settle();
            m_house->pass(2min);
        }
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'reset-password'"_s), 6); // in an hour
    }

    void whoClaimsSomebodysAddressKeepsNoCodeFromThem()
    {
        int sent = 0;
        for (int i = 0; i < 8; ++i) {
            const QString name = u"thief%1"_s.arg(i);
            const auto made = m_house->ask(m_house->from(u"198.51.100.7"_s), accounts::registerAccount,
                                           {name, m_house->password(), {}, {}, u"mina@example.org"_s});
            sent += made ? 1 : 0;
            if (!made)
                QCOMPARE(made.error().code, Code::RateLimited);
        }
        QCOMPARE(sent, 5); // their network is slowed
        m_house->mails().after(5);
        const auto mina = joins(u"mina"_s, u"mina@example.org"_s);
        QVERIFY2(mina, "and nobody else's");
        const auto mails = m_house->mails().after(6);
        // All six are at one address: hers is the one that fits.
        QVERIFY(m_house->ask(*mina, accounts::verifyEmail, {test::MailPile::codeIn(mails[5])}));
    }

    void theAnswerDoesNotWaitForTheStore()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        // The writing lane is held; both are answered all the same.
        std::promise<void> gate;
        const std::shared_future<void> opened = gate.get_future().share();
        for (int lane = 0; lane < test::kTestLanes.writers; ++lane)
            m_house->lanes().post<int>(
                LaneKind::Write, size_t(lane), Caller{},
                [opened](Work &) -> Result<int> {
                    opened.wait_for(60s);
                    return 1;
                },
                [](const Result<int> &) {});
        QVERIFY(forgot(u"mina@example.org"_s));
        QVERIFY(forgot(u"nobody@example.org"_s));
        QCOMPARE(m_house->mails().tries(), 1);
        gate.set_value();
        m_house->mails().after(2);
    }

    void fiveWrongResetCodesEndIt()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        QVERIFY(forgot(u"mina@example.org"_s));
        const QString code = codeOf(2);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!reset(u"mina@example.org"_s, other(code)));
        QVERIFY(!reset(u"mina@example.org"_s, code));
        QVERIFY(m_house->signsIn(u"mina"_s));
        // At that attempt: another one takes the same code.
        QVERIFY(forgot(u"mina@example.org"_s));
        QVERIFY(reset(u"mina@example.org"_s, code));
    }

    void oneCodeSetsOnePassword()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        QVERIFY(forgot(u"mina@example.org"_s));
        const QString code = codeOf(2);
        std::vector<std::future<Result<Nothing>>> asked;
        for (int i = 0; i < 4; ++i)
            asked.push_back(m_house->start(m_house->from(), accounts::resetPassword,
                                           {u"mina@example.org"_s, code, u"quiet pond, stone %1"_s.arg(i),
                                            m_attempts[u"mina@example.org"_s]}));
        int set = 0;
        for (auto &one : asked)
            set += one.get() ? 1 : 0;
        QCOMPARE(set, 1);
    }

    void aVerifyCodeResetsNothing()
    {
        const auto mina = joins(u"mina"_s, u"mina@example.org"_s);
        const QString code = codeOf(1);
        QVERIFY(forgot(u"mina@example.org"_s));
        QVERIFY(!reset(u"mina@example.org"_s, code));
        QVERIFY(m_house->ask(*mina, accounts::verifyEmail, {code})->verified);
    }

    void whoGuessedInVainSignsInAfterwards()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        for (int i = 0; i < 11; ++i)
            QVERIFY(!m_house->signsIn(u"mina"_s, u"not this one"_s));
        QVERIFY(forgot(u"mina@example.org"_s));
        QVERIFY(reset(u"mina@example.org"_s, codeOf(2)));
        const qint64 before = m_house->clock().steady();
        QVERIFY(m_house->signsIn(u"mina"_s, u"a new password"_s));
        QVERIFY2(m_house->clock().steady() == before, "without a delay");
    }

    // --- news about sign-ins

    void aNewDeviceIsWrittenAbout()
    {
        open(EmailPolicy::Optional);
        proven(u"mina"_s, u"mina@example.org"_s);
        const int before = m_house->mails().tries();
        const auto from = [this](const std::optional<QString> &device, const QString &address) {
            return m_house->ask(m_house->from(address), accounts::signIn,
                                {u"mina"_s, m_house->password(), device});
        };
        QVERIFY(from({}, u"192.0.2.1"_s)); // without a name, but from where she registered
        QVERIFY(from(u"phone"_s, u"192.0.2.1"_s));
        const auto mail = m_house->mails().after(before + 1)[before];
        QCOMPARE(mail.to, QByteArray("mina@example.org"));
        QVERIFY(mail.octets.contains("phone"));
        QVERIFY(mail.octets.contains("192.0.2.1"));
        QVERIFY(from(u"phone"_s, u"192.0.2.1"_s)); // again, and that is nothing new
        QVERIFY(from(u"laptop"_s, u"192.0.2.1"_s));
        QVERIFY(m_house->mails().after(before + 2)[before + 1].octets.contains("laptop"));
        QVERIFY(from({}, u"203.0.113.9"_s)); // no name, and nobody was ever there
        QVERIFY(m_house->mails().after(before + 3)[before + 2].octets.contains("203.0.113.9"));
        QCOMPARE(m_house->mails().tries(), before + 3);
    }
    void aNameThatWasGuessedKeepsNothingSilent()
    {
        proven(u"mina"_s, u"mina@example.org"_s);
        const int before = m_house->mails().tries();
        const auto from = [this](const QString &address) {
            return m_house->ask(m_house->from(address), accounts::signIn,
                                {u"mina"_s, m_house->password(), u"Madang, mina-pc"_s});
        };
        QVERIFY(from(u"192.0.2.1"_s));
        m_house->mails().after(before + 1);
        QVERIFY(from(u"198.51.100.7"_s)); // says the same name
        QVERIFY(m_house->mails().after(before + 2)[before + 1].octets.contains("198.51.100.7"));
        // A network of IPv6 is one place, and from both of them it is known now.
        QVERIFY(from(u"2001:db8:1:2::1"_s));
        m_house->mails().after(before + 3);
        for (const QString &known : {u"192.0.2.1"_s, u"198.51.100.7"_s, u"2001:db8:1:2:ffff::9"_s})
            QVERIFY(from(known));
        m_house->settle();
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'new-device'"_s), 3);
    }
    void aWarningIsInTheLanguageOfWhoIsWarned()
    {
        const auto with = [this](const QString &address, const QString &language) {
            Caller caller = m_house->from(address);
            caller.language = language;
            return caller;
        };
        const auto isKorean = [this](int number) {
            return m_house->mails().after(number)[number - 1].octets.contains("lang=3D\"ko\"");
        };
        const auto mina
            = m_house->ask(with(u"192.0.2.1"_s, u"ko"_s), accounts::registerAccount,
                           {u"mina"_s, m_house->password(), {}, u"phone"_s, u"mina@example.org"_s});
        QVERIFY(mina && m_house->ask(*mina, accounts::verifyEmail, {codeOf(1)}));
        QCOMPARE(m_house->count(u"account"_s, u"language = 'ko'"_s), 1);
        const auto signsIn = [&](const QString &device, const QString &address, const QString &language) {
            return m_house->ask(with(address, language), accounts::signIn,
                                {u"mina"_s, m_house->password(), device});
        };
        QVERIFY(signsIn(u"theirs"_s, u"198.51.100.7"_s, u"en"_s));
        QVERIFY2(isKorean(2), "not in that of who came in");
        QCOMPARE(m_house->count(u"account"_s, u"language = 'ko'"_s), 1);
        // So is what a stranger asks for.
        QVERIFY(m_house->ask(with(u"198.51.100.7"_s, u"en"_s), accounts::forgotPassword,
                             {u"mina@example.org"_s}));
        QVERIFY(isKorean(3));
        // From where she is known she may read another one from now on.
        QVERIFY(signsIn(u"phone"_s, u"192.0.2.1"_s, u"en"_s));
        QCOMPARE(m_house->count(u"account"_s, u"language = 'en'"_s), 1);
        QVERIFY(signsIn(u"others"_s, u"203.0.113.9"_s, u"ko"_s));
        QVERIFY(!isKorean(4));
    }
    void aChosenLanguageOutlivesSignIns()
    {
        using accounts::MailLanguage;
        const auto korean = [this](const QString &address) {
            Caller caller = m_house->from(address);
            caller.language = u"ko"_s;
            return caller;
        };
        const auto isKorean = [this](int number) {
            return m_house->mails().after(number)[number - 1].octets.contains("lang=3D\"ko\"");
        };
        const auto mina
            = m_house->ask(korean(u"192.0.2.1"_s), accounts::registerAccount,
                           {u"mina"_s, m_house->password(), {}, u"phone"_s, u"mina@example.org"_s});
        QVERIFY(mina && m_house->ask(*mina, accounts::verifyEmail, {codeOf(1)}));
        QVERIFY(isKorean(1));
        const auto signsIn = [&](const QString &device, const QString &address) {
            return m_house->ask(korean(address), accounts::signIn, {u"mina"_s, m_house->password(), device});
        };
        chooseLanguage(*mina, MailLanguage::English);
        QVERIFY(signsIn(u"phone"_s, u"192.0.2.1"_s));
        QVERIFY(signsIn(u"laptop"_s, u"192.0.2.1"_s));
        QVERIFY(!isKorean(2));
        // Nor does what she asks for herself come in the language of the asking device.
        Caller caller = m_house->caller(*mina);
        caller.language = u"ko"_s;
        QVERIFY(m_house->ask(caller, accounts::setEmail, {u"new@example.org"_s, m_house->password()}));
        QVERIFY(!isKorean(3));
        QVERIFY(!isKorean(4));
        // The language of her devices is known all the same, and is hers again when she wants it.
        chooseLanguage(*mina, MailLanguage::Auto);
        QVERIFY(signsIn(u"tablet"_s, u"192.0.2.1"_s));
        QVERIFY(isKorean(5));
    }
    void nobodyIsWrittenToAtAnAddressTheyDidNotProve()
    {
        open(EmailPolicy::Optional);
        QVERIFY(joins(u"mina"_s, u"mina@example.org"_s));
        m_house->mails().after(1);
        QVERIFY(
            m_house->ask(m_house->from(), accounts::signIn, {u"mina"_s, m_house->password(), u"phone"_s}));
        m_house->schedule().runAll();
        QCOMPARE(m_house->mails().tries(), 1);
    }

private:
    void open(EmailPolicy policy)
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_house = std::make_unique<test::AccountHouse>(
            engine,
            AccountRules{
                .registration = accounts::Registration::Open, .hashCost = {1, 8192}, .email = policy});
    }
    Result<SignedIn> joins(const QString &name, const std::optional<QString> &email)
    {
        return m_house->ask(m_house->from(), accounts::registerAccount,
                            {name, m_house->password(), {}, {}, email});
    }
    /// Registered, with an address that was proven.
    SignedIn proven(const QString &name, const QString &email)
    {
        const int before = m_house->mails().tries();
        const auto signedIn = joins(name, email);
        if (!signedIn || !m_house->ask(*signedIn, accounts::verifyEmail, {codeOf(before + 1)}))
            qFatal("an address could not be proven");
        return *signedIn;
    }
    /// The code in the mail of that number.
    QString codeOf(int number) { return test::MailPile::codeIn(m_house->mails().after(number)[number - 1]); }
    /// The codes of a change, to the new address and to the one before, whose mails end at that number.
    std::pair<QString, QString> pairOf(int number)
    {
        const auto mails = m_house->mails().after(number);
        std::pair<QString, QString> codes;
        for (int i = number - 2; i < number; ++i)
            (mails[i].to == "new@example.org" ? codes.first : codes.second)
                = test::MailPile::codeIn(mails[i]);
        return codes;
    }
    /// How often something was written for a code that may not exist.
    qint64 tries()
    {
        const auto sum = m_house->store().db().only<qint64>(
            u"SELECT CAST(COALESCE(SUM(tries), 0) AS BIGINT) FROM code_decoy"_s);
        return sum ? *sum : -1;
    }
    static QString other(const QString &code)
    {
        return (code[0] == u'9' ? u'0' : QChar(code[0].unicode() + 1)) + code.mid(1);
    }
    Result<accounts::CodeSent> resend(const std::optional<QString> &email)
    {
        return m_house->ask(m_house->from(), accounts::sendSignInCode,
                            {u"mina"_s, m_house->password(), email});
    }
    void chooseLanguage(const SignedIn &who, accounts::MailLanguage language)
    {
        std::promise<bool> chosen;
        m_house->lanes().post<int>(
            LaneKind::Write, 0, m_house->caller(who),
            [this, language](Work &work) -> Result<int> {
                TRY(m_house->accountsFeature().access().chooseLanguage(work, language));
                return 1;
            },
            [&chosen](const Result<int> &result) { chosen.set_value(bool(result)); });
        if (!chosen.get_future().get())
            qFatal("a language could not be chosen");
    }
    Result<accounts::ResetBegun> forgot(const QString &email)
    {
        auto begun = m_house->ask(m_house->from(), accounts::forgotPassword, {email});
        if (begun)
            m_attempts[email.toLower()] = begun->attempt;
        return begun;
    }
    /// At the attempt of the last forgot() for that address.
    Result<Nothing> reset(const QString &email, const QString &code)
    {
        return m_house->ask(m_house->from(), accounts::resetPassword,
                            {email, code, u"a new password"_s, m_attempts.value(email.toLower())});
    }

    std::unique_ptr<test::AccountHouse> m_house;
    QHash<QString, QString> m_attempts;
};

QTEST_GUILESS_MAIN(EmailServiceTest)
#include "tst_email_service.moc"
