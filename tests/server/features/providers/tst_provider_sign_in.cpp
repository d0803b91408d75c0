// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-in through the browser: a program, a browser and a provider around the house, on both engines.
#include "server/features/accounts/totp.h"
#include "server/features/providers/providers_feature.h"
#include "tests/support/account_house.h"
#include "tests/support/provider_imposter.h"
#include "tests/support/token_mint.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::SignedIn;
using providers::Claimed;
using test::ProviderImposter;
using test::TokenMint;

namespace {

/// A program that signs somebody in.
struct Program {
    QString verifier = secret::randomToken();
    QString state = secret::randomToken(8);
    providers::Begun begun;
    std::optional<QString> ticket = {};
    QString challenge() const
    {
        return QString::fromLatin1(
            QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }
};

/// What a browser remembers: one cookie, and where it was sent.
struct Visitor {
    QByteArray cookie;
    QUrl sentTo;
    QUrlQuery errand() const { return QUrlQuery(sentTo); }
    QString brings(const QString &name) const { return errand().queryItemValue(name, QUrl::FullyDecoded); }
};

} // namespace

class ProviderSignInTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_imposter = std::make_unique<ProviderImposter>();
        m_person = {{u"sub"_s, u"s-1"_s},
                    {u"email"_s, u"mina@example.org"_s},
                    {u"email_verified"_s, true},
                    {u"nickname"_s, u"민아"_s}};
        const QString here = m_imposter->address();
        m_imposter->answers(u"/.well-known/openid-configuration"_s,
                            QJsonObject{{u"issuer"_s, here},
                                        {u"authorization_endpoint"_s, here + u"/authorize"_s},
                                        {u"token_endpoint"_s, here + u"/token"_s},
                                        {u"jwks_uri"_s, here + u"/keys"_s}});
        m_imposter->answers(u"/keys"_s, [this](const auto &) {
            return ProviderImposter::Answer{200, TokenMint::keys({m_mint.rsaJwk(u"r"_s)})};
        });
        open();
    }
    void cleanup()
    {
        m_house.reset();
        m_imposter.reset();
    }

    // --- the way there and back

    void whoIsKnownComesInThroughTheBrowser()
    {
        joinedThroughSchool();
        Program program = begins();
        QVERIFY(program.begun.address.startsWith(u"https://chat.example/sign-in/go/"_s));
        QVERIFY(!program.begun.userCode);
        Visitor visitor = goes(program);
        QVERIFY(visitor.sentTo.toString().startsWith(m_imposter->address() + u"/authorize?"_s));
        QCOMPARE(visitor.brings(u"redirect_uri"_s), u"https://chat.example/sign-in/return/school"_s);
        QVERIFY(m_cookie.contains("HttpOnly") && m_cookie.contains("SameSite=Lax")
                && m_cookie.contains("Secure"));
        comesBack(program, visitor);
        QVERIFY(program.ticket);
        const auto claimed = claims(program);
        QVERIFY2(claimed, claimed ? "" : qPrintable(claimed.error().about));
        QVERIFY(claimed->signedIn);
        QCOMPARE(claimed->signedIn->account.username, u"mina"_s);
        QCOMPARE(m_house->ask(*claimed->signedIn, accounts::me, {})->username, u"mina"_s);
        // It was for once.
        QCOMPARE(claims(program).error(), Error(Code::Expired, "sign-in"));
        QCOMPARE(m_house->count(u"sign_in_attempt"_s), 0);
    }

    void nothingComesBeforeTheBrowserDoes()
    {
        Program program = begins();
        QCOMPARE(claims(program).error().about, u"sign-in-pending"_s);
        const Visitor visitor = goes(program);
        m_house->clock().advance(6s);
        QCOMPARE(claims(program).error().about, u"sign-in-pending"_s);
        QVERIFY(!visitor.cookie.isEmpty());
    }

    void anotherProgramGetsNothing()
    {
        joinedThroughSchool();
        Program program = begins();
        Visitor visitor = goes(program);
        comesBack(program, visitor);
        Program thief = program;
        thief.verifier = secret::randomToken();
        QCOMPARE(claims(thief).error(), Error(Code::Expired, "sign-in"));
        Program blind = program;
        blind.ticket.reset(); // began it, and sent somebody else's browser there
        QCOMPARE(claims(blind).error(), Error(Code::NotAllowed, "ticket").at(u"ticket"_s));
        blind.ticket = secret::randomToken();
        QCOMPARE(claims(blind).error(), Error(Code::NotAllowed, "ticket").at(u"ticket"_s));
        QVERIFY(claims(program));
    }

    void theStateFitsOneBrowserAndOneTime()
    {
        Program program = begins();
        const Visitor visitor = goes(program);
        Visitor other = visitor;
        other.cookie = "madang_sign_in=" + secret::randomToken().toLatin1();
        QCOMPARE(returns(other)->status, 403);
        other.cookie.clear();
        QCOMPARE(returns(other)->status, 403);
        other = visitor;
        other.sentTo.setQuery(u"state=guessed"_s);
        QCOMPARE(returns(other)->status, 403);
        QVERIFY(m_imposter->asked(u"/token"_s).isEmpty()); // no code of a stranger went anywhere
        // None of it cost the real one anything.
        QCOMPARE(returns(visitor)->status, 200);
        QCOMPARE(returns(visitor)->status, 403);
        QCOMPARE(m_imposter->asked(u"/token"_s).size(), 1);
    }

    void aStateIsOfOneProvider()
    {
        Program program = begins();
        const Visitor visitor = goes(program);
        const auto reply = m_house->ask("GET", u"/sign-in/return/other"_s,
                                        {{u"state"_s, visitor.brings(u"state"_s)}, {u"code"_s, u"c"_s}},
                                        m_house->from(), visitor.cookie);
        QCOMPARE(reply->status, 403);
        // An answer that says it is another house's.
        QJsonObject mixed{{u"state"_s, visitor.brings(u"state"_s)},
                          {u"code"_s, u"c"_s},
                          {u"iss"_s, u"https://id.example.net"_s}};
        QCOMPARE(
            m_house->ask("GET", u"/sign-in/return/school"_s, mixed, m_house->from(), visitor.cookie)->status,
            200);
        QVERIFY(m_imposter->asked(u"/token"_s).isEmpty());
        QCOMPARE(claims(program).error(), Error(Code::Unavailable, "provider"));
    }

    void aTokenForAnotherSignInOpensNothing()
    {
        joinedThroughSchool();
        Program program = begins();
        Visitor visitor = goes(program);
        m_nonce = u"of another sign-in"_s;
        const QByteArray page = returns(visitor)->body;
        QVERIFY(page.contains("error=provider"));
        QVERIFY(!page.contains("ticket="));
        QCOMPARE(claims(program).error(), Error(Code::Unavailable, "provider"));
    }

    void whoSaysNoThereIsTold()
    {
        Program program = begins();
        const Visitor visitor = goes(program);
        const auto reply
            = m_house->ask("GET", u"/sign-in/return/school"_s,
                           {{u"state"_s, visitor.brings(u"state"_s)}, {u"error"_s, u"access_denied"_s}},
                           m_house->from(), visitor.cookie);
        QVERIFY(reply->body.contains("error=provider-refused"));
        QCOMPARE(claims(program).error(), Error(Code::NotAllowed, "provider-refused"));
    }

    void aProviderThatIsAwayIsSaidSo()
    {
        m_imposter->answers(u"/.well-known/openid-configuration"_s, [](const auto &) {
            return ProviderImposter::Answer{500, "x"};
        });
        const Program program = begins();
        const auto reply = m_house->ask("GET", QUrl(program.begun.address).path(), {}, m_house->from());
        QVERIFY(reply->body.contains("The other service does not answer"));
    }

    void anAttemptEnds()
    {
        Program program = begins();
        const Visitor visitor = goes(program);
        m_house->clock().advance(11min);
        QCOMPARE(returns(visitor)->status, 403);
        QCOMPARE(claims(program).error(), Error(Code::Expired, "sign-in"));
        m_house->pass(1min);
        QCOMPARE(m_house->count(u"sign_in_attempt"_s), 0);
    }

    void onlyThisMachineIsGoneBackTo_data()
    {
        QTest::addColumn<QString>("redirect");
        for (const char *text :
             {"https://127.0.0.1:4000/", "http://example.org:4000/", "http://127.0.0.1/",
              "http://localhost:4000/", "http://127.0.0.1:4000/?a=b", "http://127.0.0.1:4000/#x",
              "http://a@127.0.0.1:4000/", "http://127.0.0.1.example.org:4000/",
              "http://127.0.0.1:4000/\"><b>", "javascript:alert(1)", ""})
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
    }
    void onlyThisMachineIsGoneBackTo()
    {
        QFETCH(const QString, redirect);
        Program program;
        QCOMPARE(m_house
                     ->ask(m_house->from(), providers::begin,
                           {u"school"_s, std::nullopt, program.challenge(), redirect, std::nullopt})
                     .error()
                     .field,
                 u"redirect"_s);
    }

    void aProgramProvesItselfLater()
    {
        for (const QString &challenge : {QString(), u"short"_s, QString(43, u'='), QString(44, u'a')})
            QCOMPARE(m_house->ask(m_house->from(), providers::begin, {u"school"_s, {}, challenge, {}, {}})
                         .error()
                         .field,
                     u"challenge"_s);
        QCOMPARE(
            m_house->ask(m_house->from(), providers::begin, {u"nobody"_s, {}, Program().challenge(), {}, {}})
                .error(),
            Error(Code::NotFound, "provider").at(u"provider"_s));
    }

    void neitherStateNorTicketAreInTheStore()
    {
        Program program = begins();
        Visitor visitor = goes(program);
        QCOMPARE(m_house->count(u"sign_in_attempt"_s, u"state = '"_s + visitor.brings(u"state"_s) + u"'"_s),
                 0);
        comesBack(program, visitor);
        QCOMPARE(m_house->count(u"sign_in_attempt"_s, u"ticket = '"_s + *program.ticket + u"'"_s), 0);
        QCOMPARE(m_house->count(u"sign_in_attempt"_s, u"ticket <> ''"_s), 1);
    }

    // --- strangers

    void aStrangerIsOfferedAnAccount()
    {
        Program program = begins();
        Visitor visitor = goes(program);
        comesBack(program, visitor);
        const auto claimed = claims(program);
        QVERIFY(claimed && claimed->stranger);
        QVERIFY(!claimed->signedIn);
        QCOMPARE(claimed->stranger->provider, u"School"_s);
        QCOMPARE(claimed->stranger->username, u"mina"_s);
        QCOMPARE(claimed->stranger->nickname, u"민아"_s);
        QCOMPARE(*claimed->stranger->email, u"mina@example.org"_s);
        QVERIFY(claimed->stranger->emailProven);
        QVERIFY(!claimed->stranger->known);
        QCOMPARE(m_house->count(u"account"_s), 0); // nothing by itself
        const auto joined = joins(program, u"mina"_s);
        QVERIFY2(joined, joined ? "" : qPrintable(joined.error().about));
        QCOMPARE(m_house->count(u"account_email"_s, u"verified_at IS NOT NULL"_s), 1);
        // An account without a password: nothing typed opens it, and nothing tells that.
        for (const QString &password : {QString(), u"x"_s, m_house->password()})
            QCOMPARE(m_house->signsIn(u"mina"_s, password).error(),
                     Error(Code::WrongCredentials, "password"));
        QVERIFY2(m_house->ask(*joined, accounts::beginSecondFactor, {QString()}), "came in just now");
    }

    void whoHasNoPasswordProvesItByComingAgain()
    {
        const SignedIn mina = joinedThroughSchool();
        const auto token = [&](const QString &name, const std::optional<QString> &code = {}) {
            return asks(mina, tokens::create, {name, tokens::Scope::Read, QString(), code, {}});
        };
        const Error again = Error(Code::NotAllowed, "sign-in-again").at(u"password"_s);
        m_house->clock().advance(10min - 1s);
        QVERIFY2(token(u"one"_s), "the sign-in itself is a proof");
        m_house->clock().advance(1s);
        QCOMPARE(token(u"two"_s).error(), again);
        QCOMPARE(asks(mina, accounts::beginSecondFactor, {QString()}).error(), again);
        // Another session that is fresh makes this one none, nor does renewing its tokens.
        QVERIFY(claimsAnew()->signedIn);
        QVERIFY(m_house->refreshes(mina.refreshToken));
        QCOMPARE(token(u"two"_s).error(), again);

        QVERIFY(provesAnew(mina));
        QCOMPARE(provesWith(mina, m_last).error(), Error(Code::Expired, "sign-in")); // once
        const auto secret = asks(mina, accounts::beginSecondFactor, {QString()});
        QVERIFY2(secret, secret ? "" : qPrintable(secret.error().about));
        QVERIFY(asks(mina, accounts::confirmSecondFactor, {factor(secret->secret)}));
        m_house->clock().advance(1min);
        // Never weaker where there is a second factor: the proof and the code.
        QCOMPARE(token(u"two"_s).error().code, Code::SecondFactorNeeded);
        QCOMPARE(token(u"two"_s, u"000000"_s).error().about, u"second-factor"_s);
        QVERIFY(token(u"two"_s, factor(secret->secret)));
        m_house->clock().advance(10min);
        QCOMPARE(token(u"three"_s, factor(secret->secret)).error(), again);
        QCOMPARE(asks(mina, accounts::endSecondFactor, {QString(), factor(secret->secret)}).error(), again);
        QVERIFY(provesAnew(mina));
        m_house->clock().advance(1min);
        QVERIFY(asks(mina, accounts::endSecondFactor, {QString(), factor(secret->secret)}));
    }

    void anotherAddressTakesTheSameProof()
    {
        const SignedIn mina = joinedThroughSchool(); // the address of there is proven here, too
        m_house->clock().advance(1h);
        const auto change = [&] {
            return asks(mina, accounts::setEmail, {u"new@example.org"_s, std::nullopt});
        };
        QCOMPARE(change().error(), Error(Code::NotAllowed, "sign-in-again").at(u"password"_s));
        QVERIFY(provesAnew(mina));
        const auto email = change();
        QVERIFY2(email, email ? "" : qPrintable(email.error().about));
        QVERIFY2(email->oldCodeNeeded, "both addresses are proven all the same");
    }

    void aFirstPasswordTakesTheSameProof()
    {
        const SignedIn mina = joinedThroughSchool();
        const auto other = claimsAnew()->signedIn;
        QVERIFY(other.has_value());
        m_house->clock().advance(1h);
        const QString first = u"correct horse staple"_s;
        const auto sets = [&](const QString &current, const QString &next) {
            return asks(mina, accounts::changePassword, {current, next});
        };
        // Nothing that is typed is a proof.
        for (const QString &typed : {QString(), first, m_house->password()})
            QCOMPARE(sets(typed, first).error(), Error(Code::NotAllowed, "sign-in-again").at(u"current"_s));
        QVERIFY(!m_house->signsIn(u"mina"_s, first));
        QVERIFY(provesAnew(mina));
        QCOMPARE(sets({}, u"short"_s).error().field, u"next"_s);
        const auto set = sets({}, first);
        QVERIFY2(set, set ? "" : qPrintable(set.error().about));
        QVERIFY(!m_house->refreshes(other->refreshToken));
        QVERIFY(m_house->refreshes(mina.refreshToken));
        m_house->passDelays();
        QVERIFY(m_house->signsIn(u"mina"_s, first));
        // From then on there is one, and the proof is none any more.
        const Error wrong = sets({}, u"another horse staple"_s).error();
        QCOMPARE(wrong.code, Code::WrongCredentials);
        QCOMPARE(wrong.field, u"current"_s);
        QVERIFY(sets(first, u"another horse staple"_s));
    }

    void whatCameToTheBrowserEarlierIsNoFresherForBeingShownLate()
    {
        const SignedIn mina = joinedThroughSchool();
        m_house->clock().advance(1h);
        m_last = beginsFresh();
        comesBack(m_last, goes(m_last));
        m_house->clock().advance(10min);
        QVERIFY(provesWith(mina, m_last));
        QCOMPARE(asks(mina, accounts::beginSecondFactor, {QString()}).error().about, u"sign-in-again"_s);
    }

    void whatOpensAnAccountNoLongerProvesNothingAnyMore()
    {
        const SignedIn mina = joinedThroughSchool();
        asked(0s);
        const auto other = claimsAnew()->signedIn; // whoever else has her account there
        QVERIFY(other.has_value());
        QVERIFY(m_house->store().db().run(uR"(
            INSERT INTO account_identity (issuer, subject, account, provider, label, linked_at, last_used_at)
            VALUES ('http://127.0.0.1:9', 's-9', :account, 'other', '', 1, 1))"_s,
                                          bind("account", mina.account.id)));
        QVERIFY(m_house->ask(*other, accounts::beginSecondFactor, {QString()}));
        QVERIFY(m_house->ask(mina, providers::unlink, {u"school"_s}));
        QCOMPARE(m_house->ask(*other, accounts::beginSecondFactor, {QString()}).error(),
                 Error(Code::NotAllowed, "sign-in-again").at(u"password"_s));
    }

    void aProofHasThePersonAskedAgain()
    {
        const SignedIn mina = joinedThroughSchool();
        m_house->clock().advance(1h);
        const Error stale(Code::NotAllowed, "not-fresh");
        m_last = begins();
        Visitor visitor = goes(m_last);
        QVERIFY(!visitor.errand().hasQueryItem(u"prompt"_s) && !visitor.errand().hasQueryItem(u"max_age"_s));
        comesBack(m_last, visitor);
        QCOMPARE(provesWith(mina, m_last).error(), stale);
        m_last = beginsFresh();
        visitor = goes(m_last);
        QCOMPARE(visitor.brings(u"prompt"_s), u"login"_s);
        QCOMPARE(visitor.brings(u"max_age"_s), u"0"_s);
        // One that says when it asked is held to it, a minute either way; time passed in its pages counts
        // not.
        asked(90s);
        comesBack(m_last, visitor);
        QCOMPARE(provesWith(mina, m_last).error(), stale);
        QCOMPARE(asks(mina, accounts::beginSecondFactor, {QString()}).error().about, u"sign-in-again"_s);
        m_last = beginsFresh();
        visitor = goes(m_last);
        asked(30s);
        m_house->clock().advance(5min);
        comesBack(m_last, visitor);
        QVERIFY(provesWith(mina, m_last));
        QVERIFY(asks(mina, accounts::beginSecondFactor, {QString()}));
    }

    void aSignInIsAProofWhereThePersonWasAskedJustNow()
    {
        joinedThroughSchool();
        m_house->clock().advance(1h);
        const auto mayDo = [&](const Result<Claimed> &claimed) {
            return m_house->ask(*claimed->signedIn, accounts::beginSecondFactor, {QString()}).ok();
        };
        QVERIFY2(!mayDo(claimsAnew()), "nothing says that anybody was asked");
        asked(11min);
        QVERIFY(!mayDo(claimsAnew()));
        asked(9min);
        const auto claimed = claimsAnew();
        QVERIFY(mayDo(claimed));
        m_house->clock().advance(1min); // counted from when they were asked
        QVERIFY(!mayDo(claimed));
        m_person.remove(u"auth_time"_s);
        m_last = beginsFresh();
        comesBack(m_last, goes(m_last));
        QVERIFY2(mayDo(claims(m_last)), "who is told to ask, and says nothing of it, is believed");
    }

    void onlyItsOwnerProvesAnAccount()
    {
        const SignedIn mina = joinedThroughSchool();
        m_house->clock().advance(1h);
        m_person.insert(u"sub"_s, u"s-2"_s); // somebody else there
        m_last = beginsFresh();
        comesBack(m_last, goes(m_last));
        QCOMPARE(provesWith(mina, m_last).error(), Error(Code::NotAllowed, "other-identity"));
        Program other = m_last;
        other.verifier = secret::randomToken();
        QCOMPARE(provesWith(mina, other).error(), Error(Code::Expired, "sign-in"));
        QCOMPARE(asks(mina, accounts::beginSecondFactor, {QString()}).error().about, u"sign-in-again"_s);
    }

    void aProofIsNoPassword()
    {
        // Whoever has one is asked for it, however they came in.
        const SignedIn mina = *m_house->joins(u"mina"_s);
        QVERIFY(addsAnew(mina));
        const auto claimed = claimsAnew();
        QVERIFY(claimed->signedIn);
        QVERIFY(provesAnew(*claimed->signedIn));
        QCOMPARE(m_house->ask(*claimed->signedIn, accounts::beginSecondFactor, {QString()}).error().code,
                 Code::WrongCredentials);
        QVERIFY(m_house->ask(*claimed->signedIn, accounts::beginSecondFactor, {m_house->password()}));
    }

    void whoHasNoPasswordSetsOneByMail()
    {
        joinedThroughSchool();
        const auto begun = m_house->ask(m_house->from(), accounts::forgotPassword, {u"mina@example.org"_s});
        QVERIFY(begun);
        const auto mails = m_house->mails().after(1);
        const QString code = test::MailPile::codeIn(mails.last());
        QVERIFY(!code.isEmpty());
        QVERIFY(m_house->ask(m_house->from(), accounts::resetPassword,
                             {u"mina@example.org"_s, code, u"correct horse staple"_s, begun->attempt}));
        QVERIFY(m_house->signsIn(u"mina"_s, u"correct horse staple"_s));
    }

    void theRulesOfRegisteringHold()
    {
        open({.registration = accounts::Registration::Closed, .hashCost = {1, 8192}});
        QCOMPARE(joinsAnew().error(), Error(Code::NotAllowed, "registration-closed"));
        open({.registration = accounts::Registration::Open,
              .hashCost = {1, 8192},
              .terms = accounts::TermsOfUse{u"2"_s, u"https://example.org/terms"_s}});
        QCOMPARE(joinsAnew().error(), Error(Code::InvalidValue, "terms").at(u"terms"_s));
        open({.registration = accounts::Registration::Approval, .hashCost = {1, 8192}});
        QVERIFY(m_house->joins(u"owner"_s));
        QCOMPARE(joinsAnew().error(), Error(Code::NotAllowed, "approval-pending"));
        QCOMPARE(m_house->count(u"account_identity"_s), 1); // it waits, and is known then
        const auto again = claimsAnew();
        QCOMPARE(again.error(), Error(Code::NotAllowed, "approval-pending"));
        // Who is turned away leaves nothing behind.
        QVERIFY(m_house->ask(*m_house->signsIn(u"owner"_s), users::reject, {u"mina"_s}));
        QCOMPARE(m_house->count(u"account_identity"_s), 0);
        QVERIFY(claimsAnew()->stranger);
    }

    void anUnprovenAddressProvesNothing()
    {
        m_person.insert(u"email_verified"_s, false);
        const auto mina = m_house->joins(u"first"_s);
        proveAddress(*mina, u"mina@example.org"_s);
        const auto claimed = claimsAnew();
        QVERIFY(claimed->stranger);
        QVERIFY(!claimed->stranger->emailProven);
        QVERIFY(!claimed->stranger->known); // it tells nobody who is here
        QCOMPARE(m_house
                     ->ask(m_house->from(), providers::sendLinkCode,
                           {m_last.begun.attempt, m_last.verifier, m_last.ticket})
                     .error(),
                 Error(Code::Conflict, "link-code"));
        QVERIFY(joins(m_last, u"mina"_s));
        QCOMPARE(m_house->count(u"account_email"_s), 1); // the first one's
    }

    // --- linking

    void theSameMailLinksOnlyAfterAProof()
    {
        const auto mina = m_house->joins(u"mina"_s);
        proveAddress(*mina, u"Mina@example.org"_s);
        Program program = begins();
        Visitor visitor = goes(program);
        comesBack(program, visitor);
        const auto claimed = claims(program);
        QVERIFY(claimed->stranger && claimed->stranger->known);
        QVERIFY(!claimed->signedIn);
        QCOMPARE(m_house->count(u"account_identity"_s), 0);
        // Somebody who has only the other house's word gets no second account for the address, either.
        QCOMPARE(joins(program, u"other"_s).error(), Error(Code::AlreadyExists, "email").at(u"email"_s));
        QCOMPARE(links(program, u"mina"_s, u"wrong"_s).error(), Error(Code::WrongCredentials, "password"));
        QCOMPARE(m_house->count(u"account_identity"_s), 0);
        const auto linked = links(program, u"mina"_s, m_house->password());
        QVERIFY2(linked, linked ? "" : qPrintable(linked.error().about));
        QCOMPARE(linked->account.id, mina->account.id);
        QCOMPARE(links(program, u"mina"_s, m_house->password()).error(), Error(Code::Expired, "sign-in"));
        // The same person from now on, whichever way they come: ACC-08.
        QCOMPARE(claimsAnew()->signedIn->account.id, mina->account.id);
        QVERIFY(m_house->signsIn(u"mina"_s));
    }

    void aCodeByMailIsAProof()
    {
        const auto mina = m_house->joins(u"mina"_s);
        proveAddress(*mina, u"mina@example.org"_s);
        QVERIFY(claimsAnew()->stranger->known);
        const providers::SendLinkCode ask{m_last.begun.attempt, m_last.verifier, m_last.ticket};
        QVERIFY(m_house->ask(m_house->from(), providers::sendLinkCode, ask));
        QCOMPARE(m_house->ask(m_house->from(), providers::sendLinkCode, ask).error().code, Code::RateLimited);
        const QString code = test::MailPile::codeIn(m_house->mails().after(2).last());
        const QString wrong = code == u"1111 1111 1111"_s ? u"222222222222"_s : u"111111111111"_s;
        const auto with = [this](const QString &typed) {
            return m_house->ask(m_house->from(), providers::link,
                                {m_last.begun.attempt, m_last.verifier, m_last.ticket, {}, {}, typed});
        };
        QCOMPARE(with(wrong).error(), Error(Code::InvalidValue, "code").at(u"mailCode"_s));
        QCOMPARE(m_house->count(u"account_identity"_s), 0);
        const auto linked = with(code);
        QVERIFY2(linked, linked ? "" : qPrintable(linked.error().about));
        QCOMPARE(linked->account.id, mina->account.id);
        QCOMPARE(m_house->count(u"email_code"_s), 0);
    }

    void guessesAtACodeAreCounted()
    {
        const auto mina = m_house->joins(u"mina"_s);
        proveAddress(*mina, u"mina@example.org"_s);
        QVERIFY(claimsAnew()->stranger->known);
        QVERIFY(m_house->ask(m_house->from(), providers::sendLinkCode,
                             {m_last.begun.attempt, m_last.verifier, m_last.ticket}));
        const QString code = test::MailPile::codeIn(m_house->mails().after(2).last());
        const QString wrong = code == u"1111 1111 1111"_s ? u"222222222222"_s : u"111111111111"_s;
        const auto with = [this](const QString &typed) {
            return m_house->ask(m_house->from(), providers::link,
                                {m_last.begun.attempt, m_last.verifier, m_last.ticket, {}, {}, typed});
        };
        for (int i = 0; i < 5; ++i)
            QCOMPARE(with(wrong).error().code, Code::InvalidValue);
        // Nor would another code help: none is mailed.
        QCOMPARE(with(code).error(), Error(Code::Expired, "sign-in"));
        m_house->clock().advance(1min);
        QCOMPARE(m_house
                     ->ask(m_house->from(), providers::sendLinkCode,
                           {m_last.begun.attempt, m_last.verifier, m_last.ticket})
                     .error(),
                 Error(Code::Expired, "sign-in"));
        QCOMPARE(m_house->count(u"account_identity"_s), 0);
    }

    void nobodyElseUsesUpTheTries()
    {
        const auto mina = m_house->joins(u"mina"_s);
        proveAddress(*mina, u"mina@example.org"_s);
        const auto asks = [this] {
            return m_house->ask(m_house->from(), providers::sendLinkCode,
                                {m_last.begun.attempt, m_last.verifier, m_last.ticket});
        };
        const auto with = [this](const Program &program, const QString &typed) {
            return m_house->ask(m_house->from(), providers::link,
                                {program.begun.attempt, program.verifier, program.ticket, {}, {}, typed});
        };
        QVERIFY(claimsAnew()->stranger->known);
        QVERIFY(asks());
        const QString code = test::MailPile::codeIn(m_house->mails().after(2).last());
        const Program hers = m_last;
        // Another tab, or another account there that says it has the same address.
        QVERIFY(claimsAnew()->stranger->known);
        const Program other = m_last;
        QVERIFY2(asks(), "nor the mails");
        const QString otherCode = test::MailPile::codeIn(m_house->mails().after(3).last());
        QVERIFY(otherCode != code);
        QCOMPARE(with(other, code).error().code, Code::InvalidValue); // not of that attempt
        for (int i = 0; i < 6; ++i)
            QVERIFY(!with(other, u"111111111111"_s));
        QCOMPARE(with(other, otherCode).error().code, Code::Expired);
        const auto linked = with(hers, code);
        QVERIFY2(linked, linked ? "" : qPrintable(linked.error().about));
        QCOMPARE(linked->account.id, mina->account.id);
        QCOMPARE(with(hers, code).error().code, Code::Expired); // it works once
    }

    void oneIdentityOpensOneAccount()
    {
        joinedThroughSchool();
        QVERIFY(m_house->joins(u"jun"_s));
        m_person.insert(u"sub"_s, u"s-2"_s);
        m_person.remove(u"email"_s);
        QVERIFY(claimsAnew()->stranger);
        QVERIFY(links(m_last, u"jun"_s, m_house->password()));
        // A second one of the same house for the same account.
        m_person.insert(u"sub"_s, u"s-3"_s);
        QVERIFY(claimsAnew()->stranger);
        QCOMPARE(links(m_last, u"jun"_s, m_house->password()).error(),
                 Error(Code::Conflict, "identity-taken"));
        QCOMPARE(m_house->count(u"account_identity"_s), 2);
    }

    void theSecondFactorIsAskedForAllTheSame()
    {
        const auto mina = m_house->joins(u"mina"_s);
        const auto told = m_house->ask(*mina, accounts::beginSecondFactor, {m_house->password()});
        const auto recovery = m_house->ask(*mina, accounts::confirmSecondFactor, {factor(told->secret)});
        QVERIFY(recovery);
        QVERIFY(claimsAnew()->stranger);
        QCOMPARE(links(m_last, u"mina"_s, m_house->password()).error().code, Code::SecondFactorNeeded);
        QCOMPARE(m_house->count(u"account_identity"_s), 0);
        QVERIFY(links(m_last, u"mina"_s, m_house->password(), recovery->codes[0]));
        QCOMPARE(claimsAnew().error().code, Code::SecondFactorNeeded);
        QCOMPARE(claims(m_last, u"000000"_s).error().about, u"second-factor"_s);
        QVERIFY(claims(m_last, recovery->codes[1])->signedIn);
    }

    void aDisabledAccountStaysShut()
    {
        const auto owner = m_house->joins(u"owner"_s);
        joinedThroughSchool();
        QVERIFY(m_house->ask(*owner, users::disable, {u"mina"_s}));
        QCOMPARE(claimsAnew().error(), Error(Code::NotAllowed, "account-disabled"));
    }

    void theLastWayInStays()
    {
        const auto joined = joinedThroughSchool();
        const auto mine = m_house->ask(joined, providers::identities, {});
        QCOMPARE(mine->items.size(), 1);
        QCOMPARE(mine->items[0].title, u"School"_s);
        QCOMPARE(mine->items[0].label, u"mina@example.org"_s);
        QCOMPARE(m_house->ask(joined, providers::unlink, {u"school"_s}).error(),
                 Error(Code::Conflict, "last-way-in"));
        QCOMPARE(m_house->ask(joined, providers::unlink, {u"other"_s}).error().code, Code::NotFound);
        const auto jun = m_house->joins(u"jun"_s);
        m_person = {{u"sub"_s, u"s-2"_s}};
        QVERIFY(claimsAnew()->stranger);
        QVERIFY(links(m_last, u"jun"_s, m_house->password()));
        QVERIFY(m_house->ask(*jun, providers::unlink, {u"school"_s}));
        QVERIFY(claimsAnew()->stranger);
        QVERIFY(m_house->ask(*jun, providers::identities, {})->items.isEmpty());
    }

    // --- by link and code

    void aCodeLetsAnotherScreenIn()
    {
        joinedThroughSchool();
        Program terminal = begins(std::nullopt);
        QCOMPARE(terminal.begun.address, u"https://chat.example/sign-in"_s);
        QCOMPARE(terminal.begun.userCode->size(), 9);
        QCOMPARE(terminal.begun.interval, 5);
        QCOMPARE(m_house->ask("POST", u"/sign-in"_s, {{u"code"_s, u"BBBB-BBBB"_s}}, m_house->from())->status,
                 422);
        // As people type: small, with spaces, full width.
        const auto page = m_house->ask(
            "POST", u"/sign-in"_s,
            {{u"code"_s, u" "_s + terminal.begun.userCode->toLower().replace(u'-', u' ')}}, m_house->from());
        QCOMPARE(page->status, 200);
        QVERIFY(page->body.contains("Mina&#39;s terminal") || page->body.contains("Mina's terminal"));
        QVERIFY(page->body.contains("192.0.2.1"));
        const QString way = u"/sign-in/go/"_s + terminal.begun.attempt;
        // The link alone, sent to somebody, is worth nothing.
        QCOMPARE(m_house->ask("GET", way, {{u"provider"_s, u"school"_s}}, m_house->from())->status, 403);
        Visitor visitor;
        visitor.cookie = page->cookie.split(';').first();
        const auto away
            = m_house->ask("GET", way, {{u"provider"_s, u"school"_s}}, m_house->from(), visitor.cookie);
        QCOMPARE(away->status, 303);
        visitor.sentTo = QUrl(QString::fromLatin1(away->location));
        m_nonce = visitor.brings(u"nonce"_s);
        visitor.cookie = away->cookie.split(';').first();
        const auto back = returns(visitor);
        QVERIFY(!back->body.contains("ticket="));
        const auto claimed = claims(terminal);
        QVERIFY2(claimed, claimed ? "" : qPrintable(claimed.error().about));
        QCOMPARE(claimed->signedIn->account.username, u"mina"_s);
    }

    void aPasswordDoesItToo()
    {
        const auto mina = m_house->joins(u"mina"_s);
        const auto told = m_house->ask(*mina, accounts::beginSecondFactor, {m_house->password()});
        const auto recovery = m_house->ask(*mina, accounts::confirmSecondFactor, {factor(told->secret)});
        Program terminal = begins(std::nullopt);
        const auto page
            = m_house->ask("POST", u"/sign-in"_s, {{u"code"_s, *terminal.begun.userCode}}, m_house->from());
        const QByteArray cookie = page->cookie.split(';').first();
        const QString path = u"/sign-in/approve/"_s + terminal.begun.attempt;
        const auto says = [&](const QString &password, const QString &code, const QByteArray &with) {
            return m_house->ask("POST", path,
                                {{u"username"_s, u"mina"_s},
                                 {u"password"_s, password},
                                 {u"secondFactor"_s, code},
                                 {u"code"_s, u"<b>"_s}},
                                m_house->from(), with);
        };
        QCOMPARE(says(m_house->password(), recovery->codes[0], {})->status, 403);
        const auto wrong = says(u"wrong"_s, {}, cookie);
        QCOMPARE(wrong->status, 422);
        QVERIFY(!wrong->body.contains("<b>"));
        QVERIFY(wrong->body.contains("do not fit"));
        QVERIFY(says(m_house->password(), {}, cookie)->body.contains("authenticator is missing"));
        m_house->clock().advance(6s);
        QCOMPARE(claims(terminal).error().about, u"sign-in-pending"_s);
        QCOMPARE(says(m_house->password(), recovery->codes[0], cookie)->status, 200);
        const auto claimed = claims(terminal);
        QVERIFY2(claimed, claimed ? "" : qPrintable(claimed.error().about));
        QCOMPARE(claimed->signedIn->account.id, mina->account.id);
        QCOMPARE(m_house->ask(*claimed->signedIn, accounts::sessions, {})->items.value(0).device,
                 u"Mina's terminal"_s);
        QCOMPARE(says(m_house->password(), recovery->codes[1], cookie)->status, 403); // it is over
    }

    void whoHurriesIsToldToWait()
    {
        Program terminal = begins(std::nullopt);
        const Error pending = Error(Code::Conflict, "sign-in-pending").after(5);
        const Error early = Error(Code::RateLimited, "sign-in-pending").after(5);
        QCOMPARE(claims(terminal).error(), pending);
        m_house->clock().advance(2s);
        QCOMPARE(claims(terminal).error(), early);
        m_house->clock().advance(4s); // counted from the last time
        QCOMPARE(claims(terminal).error(), early);
        m_house->clock().advance(5s);
        QCOMPARE(claims(terminal).error(), pending);
    }

    void codesAreReadAsTyped()
    {
        QCOMPARE(userCodeAsTyped(u" bcdf ghjk "_s), u"BCDFGHJK"_s);
        QCOMPARE(userCodeAsTyped(u"BCDF—GHJK"_s), u"BCDFGHJK"_s);
        QCOMPARE(userCodeAsTyped(u"ＢＣＤＦ－ＧＨＪＫ"_s), u"BCDFGHJK"_s);
        QCOMPARE(userCodeAsTyped(u"BCDFGHJ"_s), QString());
        QCOMPARE(userCodeAsTyped(u"BCDFGHJA"_s), QString()); // no vowel is in them
        QCOMPARE(userCodeAsTyped(u"BCDFGHJ1K"_s), QString());
    }

    // --- adding one to the account one is signed in to

    void whoIsSignedInAddsOne()
    {
        const SignedIn mina = *m_house->joins(u"first"_s);
        Program program = begins();
        QCOMPARE(adds(mina, program).error().about, u"sign-in-pending"_s);
        Visitor visitor = goes(program);
        comesBack(program, visitor);
        QCOMPARE(adds(mina, program, u"wrong horse 77"_s).error(),
                 Error(Code::WrongCredentials, "password").at(u"password"_s));
        Program blind = program;
        blind.ticket.reset();
        QCOMPARE(adds(mina, blind).error(), Error(Code::NotAllowed, "ticket").at(u"ticket"_s));
        QCOMPARE(m_house->count(u"account_identity"_s), 0);
        const auto added = adds(mina, program);
        QVERIFY2(added, added ? "" : qPrintable(added.error().about));
        QCOMPARE(m_house->ask(mina, providers::identities, {})->items.first().label, u"mina@example.org"_s);
        QCOMPARE(adds(mina, program).error(), Error(Code::Expired, "sign-in")); // it was for once
        QCOMPARE(claimsAnew()->signedIn->account.username, u"first"_s);
        // Nothing is added twice, nor taken from somebody else.
        QCOMPARE(addsAnew(mina).error(), Error(Code::Conflict, "identity-taken"));
        QCOMPARE(addsAnew(*m_house->joins(u"second"_s)).error(), Error(Code::Conflict, "identity-taken"));
        // The first account owns the place: what opens it, and what does no more, is on record.
        QVERIFY(m_house->ask(mina, providers::unlink, {u"school"_s}));
        for (const QString &action : {u"account.link-provider"_s, u"account.unlink-provider"_s})
            QCOMPARE(m_house->count(u"audit_record"_s,
                                    u"action = '"_s + action + u"' AND target = 'account:"_s
                                        + mina.account.id.text() + u'\''),
                     1);
    }

    void whoHasNoPasswordAddsOneByTheSameProof()
    {
        const SignedIn mina = joinedThroughSchool();
        const auto adding = [&] {
            return asks(mina, providers::addIdentity,
                        {m_last.begun.attempt, m_last.verifier, m_last.ticket, QString(), {}});
        };
        const auto bringsAnother = [&] {
            m_person.insert(u"sub"_s, u"s-2"_s);
            m_last = begins();
            comesBack(m_last, goes(m_last));
        };
        m_house->clock().advance(1h);
        bringsAnother();
        QCOMPARE(adding().error(), Error(Code::NotAllowed, "sign-in-again").at(u"password"_s));
        m_person.insert(u"sub"_s, u"s-1"_s);
        QVERIFY(provesAnew(mina));
        // As if she had come through the other one, for each opens an account once.
        QVERIFY(m_house->store().db().run(
            u"UPDATE account_identity SET issuer = 'http://127.0.0.1:9', provider = 'other'"_s));
        bringsAnother();
        const auto added = adding();
        QVERIFY2(added, added ? "" : qPrintable(added.error().about));
        QCOMPARE(asks(mina, providers::identities, {})->items.size(), 2);
        QCOMPARE(claimsAnew()->signedIn->account.username, u"mina"_s);
    }

    void addingTakesTheSecondFactor()
    {
        const SignedIn mina = *m_house->joins(u"first"_s);
        const auto secret = m_house->ask(mina, accounts::beginSecondFactor, {m_house->password()});
        QVERIFY(secret);
        QVERIFY(m_house->ask(mina, accounts::confirmSecondFactor, {factor(secret->secret)}));
        m_house->clock().advance(1min);
        QCOMPARE(addsAnew(mina).error(), Error(Code::SecondFactorNeeded, "second-factor").at(u"code"_s));
        QVERIFY(adds(mina, m_last, m_house->password(), factor(secret->secret)));
    }

    void aGuestAddsNothing()
    {
        Program program = begins();
        comesBack(program, goes(program));
        QCOMPARE(m_house
                     ->ask(m_house->from(), providers::addIdentity,
                           {program.begun.attempt, program.verifier, program.ticket, m_house->password(), {}})
                     .error()
                     .code,
                 Code::NotSignedIn);
    }

private:
    Result<Nothing> adds(const SignedIn &who, const Program &program, const QString &password = {},
                         const std::optional<QString> &secondFactor = {})
    {
        return m_house->ask(who, providers::addIdentity,
                            {program.begun.attempt, program.verifier, program.ticket,
                             password.isEmpty() ? m_house->password() : password, secondFactor});
    }
    Result<Nothing> provesWith(const SignedIn &who, const Program &program)
    {
        return asks(who, providers::prove, {program.begun.attempt, program.verifier, program.ticket});
    }
    /// From now on the other house says that it asked that long ago.
    void asked(std::chrono::seconds ago)
    {
        m_person.insert(u"auth_time"_s, double(m_house->clock().now().ms / 1000 - ago.count()));
    }
    Result<Nothing> provesAnew(const SignedIn &who)
    {
        m_last = beginsFresh();
        const Visitor visitor = goes(m_last);
        comesBack(m_last, visitor);
        return provesWith(who, m_last);
    }
    Result<Nothing> addsAnew(const SignedIn &who)
    {
        m_last = begins();
        const Visitor visitor = goes(m_last);
        comesBack(m_last, visitor);
        return adds(who, m_last);
    }
    void open(AccountRules rules = {.registration = accounts::Registration::Open, .hashCost = {1, 8192}})
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_imposter->answers(u"/token"_s, [this](const auto &) {
            QJsonObject claims = m_person;
            const qint64 now = m_house->clock().now().ms / 1000;
            claims.insert(u"iss"_s, m_imposter->address());
            claims.insert(u"aud"_s, u"us"_s);
            claims.insert(u"nonce"_s, m_nonce);
            claims.insert(u"iat"_s, double(now));
            claims.insert(u"exp"_s, double(now + 60));
            const QByteArray token = m_mint.token({{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"r"_s}}, claims);
            return ProviderImposter::Answer{
                200, QJsonDocument(QJsonObject{{u"id_token"_s, QString::fromLatin1(token)}}).toJson()};
        });
        rules.providers = {{u"school"_s, u"School"_s}};
        m_house = std::make_unique<test::AccountHouse>(engine, rules);
        const QList<Provider> known{
            {u"school"_s, u"School"_s, Provider::Kind::Oidc, m_imposter->address(), u"us"_s, u"secret"_s},
            {u"other"_s, u"Other"_s, Provider::Kind::Oidc, u"http://127.0.0.1:9"_s, u"us"_s, u"secret"_s}};
        m_house->add<ProvidersFeature>(m_house->house(), m_house->accountsFeature(), known,
                                       QByteArray(32, 'k'), m_publicUrl);
    }

    Program beginsFresh() { return begins(u"school"_s, true); }
    Program begins(const std::optional<QString> &provider = u"school"_s,
                   const std::optional<bool> &fresh = std::nullopt)
    {
        Program program;
        const auto begun
            = m_house->ask(m_house->from(), providers::begin,
                           {provider, u"Mina's terminal"_s, program.challenge(),
                            provider ? std::optional(u"http://127.0.0.1:4000/madang"_s) : std::nullopt,
                            program.state, fresh});
        if (!begun)
            qFatal("a sign-in cannot begin: %s", qPrintable(begun.error().about));
        program.begun = *begun;
        return program;
    }
    /// Opens what the program was told.
    Visitor goes(const Program &program)
    {
        const auto reply = m_house->ask("GET", QUrl(program.begun.address).path(), {}, m_house->from());
        if (!reply || reply->status != 303)
            qFatal("the browser is sent nowhere");
        m_cookie = reply->cookie;
        Visitor visitor{reply->cookie.split(';').first(), QUrl(QString::fromLatin1(reply->location))};
        m_nonce = visitor.brings(u"nonce"_s);
        return visitor;
    }
    Result<Reply> returns(const Visitor &visitor)
    {
        return m_house->ask("GET", u"/sign-in/return/school"_s,
                            {{u"state"_s, visitor.brings(u"state"_s)}, {u"code"_s, u"c-1"_s}},
                            m_house->from(), visitor.cookie);
    }
    /// And what its page sends to the program.
    void comesBack(Program &program, const Visitor &visitor)
    {
        const auto page = returns(visitor);
        static const QRegularExpression way(
            u"url=http://127\\.0\\.0\\.1:4000/madang\\?ticket=([\\w-]+)&amp;state=([\\w-]+)\""_s);
        const auto found = way.match(QString::fromUtf8(page->body));
        if (found.hasMatch() && found.captured(2) == program.state)
            program.ticket = found.captured(1);
    }
    Result<Claimed> claims(const Program &program, const std::optional<QString> &secondFactor = {})
    {
        return m_house->ask(m_house->from(), providers::claim,
                            {program.begun.attempt, program.verifier, program.ticket, {}, secondFactor});
    }
    /// All of it from the beginning; the program stays in m_last.
    Result<Claimed> claimsAnew()
    {
        m_last = begins();
        const Visitor visitor = goes(m_last);
        comesBack(m_last, visitor);
        return claims(m_last);
    }
    Result<SignedIn> joins(const Program &program, const QString &name)
    {
        return m_house->ask(m_house->from(), providers::join,
                            {program.begun.attempt, program.verifier, program.ticket, name, std::nullopt});
    }
    Result<SignedIn> joinsAnew()
    {
        const auto claimed = claimsAnew();
        if (!claimed)
            return claimed.error();
        return joins(m_last, u"mina"_s);
    }
    SignedIn joinedThroughSchool()
    {
        const auto joined = joinsAnew();
        if (!joined)
            qFatal("nobody joined: %s", qPrintable(joined.error().about));
        m_callers.insert(joined->accessToken, m_house->caller(*joined));
        return *joined;
    }
    /// Of a session whose program renews its access token in time.
    template <typename Request, typename Answer>
    Result<Answer> asks(const SignedIn &who, const Command<Request, Answer> &command, const Request &request)
    {
        const auto known = m_callers.constFind(who.accessToken);
        return m_house->ask(known != m_callers.constEnd() ? *known : m_house->caller(who), command, request);
    }
    Result<SignedIn> links(const Program &program, const QString &name, const QString &password,
                           const std::optional<QString> &secondFactor = {})
    {
        return m_house->ask(
            m_house->from(), providers::link,
            {program.begun.attempt, program.verifier, program.ticket, name, password, {}, {}, secondFactor});
    }
    void proveAddress(const SignedIn &who, const QString &address)
    {
        if (!m_house->ask(who, accounts::setEmail, {address})
            || !m_house->ask(who, accounts::verifyEmail,
                             {test::MailPile::codeIn(m_house->mails().after(1).last())}))
            qFatal("an address cannot be proven");
    }
    QString factor(const QString &secret)
    {
        return totp::codeAt(totp::fromBase32(secret), totp::stepAt(m_house->clock().now()));
    }

    const TokenMint m_mint;
    QHash<QString, Caller> m_callers; ///< by their first access token
    const QString m_publicUrl = u"https://chat.example"_s;
    std::unique_ptr<ProviderImposter> m_imposter;
    std::unique_ptr<test::AccountHouse> m_house;
    QJsonObject m_person; ///< what the token says of them
    QString m_nonce; ///< what the token answers to
    QByteArray m_cookie; ///< the last one that was set, whole
    Program m_last;
};

QTEST_GUILESS_MAIN(ProviderSignInTest)
#include "tst_provider_sign_in.moc"
