// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_form.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using Purpose = AccountForm::Purpose;

class AccountFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        m_form = std::make_unique<AccountForm>(*m_house->session);
        m_form->setText(AccountForm::Field::Server, m_server->address().text());
    }
    void cleanup()
    {
        m_form.reset();
        m_house.reset();
        m_server.reset();
    }

    void signsIn()
    {
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        QVERIFY(!m_form->canSubmit());
        m_form->setText(AccountForm::Field::Username, u" Mina "_s);
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        QVERIFY(m_form->canSubmit());
        m_form->submit();
        QVERIFY(m_form->isBusy());
        m_form->submit(); // pressed twice
        QTRY_COMPARE(entered.size(), 1);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/sessions"_s), 1);
        QCOMPARE(m_house->session->account()->username, u"mina"_s);
        QVERIFY(m_form->text(AccountForm::Field::Password).isEmpty()); // kept no longer than needed
    }
    void saysWhyItFailedUntilSomethingIsTyped()
    {
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"wrong"_s);
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(m_form->error()->code, Code::WrongCredentials);
        QVERIFY(!m_form->isBusy());
        m_form->setText(AccountForm::Field::Password, u"wrong2"_s);
        QVERIFY(!m_form->error());
    }
    void severalWrongPasswordsSayHowLongTheNextOneTakes()
    {
        int asked = 0;
        m_server->on("POST", u"/api/v1/sessions"_s, [&asked](const FakeRequest &) {
            return ++asked == 1 ? refusal(Error(Code::WrongCredentials, "password").after(4))
                                : FakeAnswer{-1, {}, {}};
        });
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"wrong"_s);
        m_form->submit();
        QCOMPARE(m_form->judgedIn(), 0); // nothing is known yet
        QTRY_VERIFY(m_form->error().has_value());
        QVERIFY(m_form->canSubmit()); // the server makes it wait, not the form
        QVERIFY(m_form->waitText().isEmpty());
        m_form->setText(AccountForm::Field::Password, u"wrong again"_s);
        m_form->submit();
        QVERIFY(m_form->isBusy() && !m_form->canSubmit());
        QCOMPARE(m_form->judgedIn(), 4);
        QVERIFY2(m_form->waitText().contains(u"4 s"_s), qPrintable(m_form->waitText()));
        const QSignalSpy ticks(m_form.get(), &AccountForm::changed);
        m_house->clock.advance(std::chrono::seconds(1));
        QCOMPARE(m_form->judgedIn(), 3);
        QVERIFY(ticks.size() >= 1);
        m_house->clock.advance(std::chrono::seconds(3));
        QCOMPARE(m_form->judgedIn(), 0);
        QVERIFY(m_form->waitText().isEmpty());
        QVERIFY(m_form->isBusy());
    }
    void anotherNameIsNotSaidToWait()
    {
        int asked = 0;
        m_server->on("POST", u"/api/v1/sessions"_s, [&asked](const FakeRequest &) {
            return ++asked == 1 ? refusal(Error(Code::WrongCredentials, "password").after(4))
                                : FakeAnswer{-1, {}, {}};
        });
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"wrong"_s);
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        m_form->setText(AccountForm::Field::Username, u"jun"_s);
        m_form->submit();
        QVERIFY(m_form->isBusy());
        QCOMPARE(m_form->judgedIn(), 0);
    }
    void whatIsTriedTooOftenIsHeldBack()
    {
        m_server->on("POST", u"/api/v1/sessions"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::RateLimited, "rate").after(3)); });
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"wrong"_s);
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QVERIFY(!m_form->canSubmit());
        QVERIFY2(m_form->errorText().contains(u"3 s"_s), qPrintable(m_form->errorText()));
        m_house->clock.advance(std::chrono::seconds(1));
        QVERIFY2(m_form->errorText().contains(u"2 s"_s), qPrintable(m_form->errorText()));
        // What is typed does not make it sooner, and nothing is sent meanwhile.
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        QVERIFY(!m_form->error());
        QVERIFY2(m_form->waitText().contains(u"2 s"_s), qPrintable(m_form->waitText()));
        m_form->submit();
        QVERIFY(!m_form->isBusy());
        // Nor does it hold back anything else.
        m_form->setPurpose(Purpose::Forgot);
        m_form->setText(AccountForm::Field::Email, u"mina@example.org"_s);
        QVERIFY(m_form->canSubmit());
        m_form->setPurpose(Purpose::SignIn);
        QCOMPARE(m_form->heldFor(), 2);
        m_house->clock.advance(std::chrono::seconds(2));
        QCOMPARE(m_form->heldFor(), 0);
        QVERIFY(m_form->canSubmit());
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/sessions"_s), 1);
    }
    void registersWithWhatItChecked()
    {
        m_form->setPurpose(Purpose::Register);
        m_form->setText(AccountForm::Field::Username, u"sora"_s);
        m_form->setText(AccountForm::Field::Password, u"longenough"_s);
        QVERIFY(!m_form->canSubmit());
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenougH"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::PasswordAgain).isEmpty());
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenough"_s);
        m_form->setText(AccountForm::Field::Nickname, u"소라"_s);
        QVERIFY(m_form->canSubmit());
        m_form->submit();
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedIn);
        QCOMPARE(m_house->session->account()->nickname, u"소라"_s);
    }
    void whatTheServerAsksForAppears()
    {
        accounts::RegistrationRules rules;
        m_server->on("GET", u"/api/v1/registration"_s, [&](const FakeRequest &) { return answer(rules); });
        rules = {accounts::Registration::Invite, accounts::TermsOfUse{u"3"_s, u"https://example.org/terms"_s},
                 true};
        m_form->setPurpose(Purpose::Register);
        QTRY_VERIFY(m_form->rules());
        for (const auto field : {AccountForm::Field::Invite, AccountForm::Field::Terms})
            QVERIFY(m_form->fields().contains(field));
        QVERIFY(!m_form->fields().contains(AccountForm::Field::About));
        m_form->setText(AccountForm::Field::Username, u"sora"_s);
        m_form->setText(AccountForm::Field::Password, u"longenough"_s);
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenough"_s);
        m_form->setText(AccountForm::Field::Invite, u"abcd-efgh"_s);
        m_form->setAgreed(true);
        QVERIFY(!m_form->canSubmit()); // an address is needed here
        m_form->setText(AccountForm::Field::Email, u"sora@example.org"_s);
        QVERIFY(m_form->canSubmit());
        m_form->setAgreed(false);
        QVERIFY(!m_form->canSubmit());
        m_form->setAgreed(true);
        // The terms change while one reads: the box is empty again, what was typed stays.
        rules.terms->version = u"4"_s;
        m_server->on("POST", u"/api/v1/accounts"_s, [](const FakeRequest &) {
            return refusal(Error(Code::InvalidValue, "terms").at(u"terms"_s));
        });
        // Until the new ones are there, no field goes: a face may draw itself at any time.
        const QList<AccountForm::Field> asked = m_form->fields();
        const auto same = connect(m_form.get(), &AccountForm::changed, this,
                                  [this, asked] { QCOMPARE(m_form->fields(), asked); });
        m_form->submit();
        QTRY_COMPARE(m_form->rules() ? m_form->rules()->terms->version : QString(), u"4"_s);
        disconnect(same);
        QVERIFY(!m_form->isBusy());
        QVERIFY(!m_form->isAgreed());
        QCOMPARE(m_form->text(AccountForm::Field::Invite), u"abcd-efgh"_s);
        const auto sent = fromJson<accounts::Register>(lastPost());
        QCOMPARE(sent->invite, u"abcd-efgh"_s);
        QCOMPARE(sent->terms, u"3"_s);
    }
    void aClosedServerSaysSoBeforeAnythingIsTyped()
    {
        m_server->on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{accounts::Registration::Closed, {}, false});
        });
        m_form->setPurpose(Purpose::Register);
        QTRY_VERIFY(!m_form->hint(AccountForm::Field::Server).isEmpty());
        m_form->setText(AccountForm::Field::Username, u"sora"_s);
        m_form->setText(AccountForm::Field::Password, u"longenough"_s);
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenough"_s);
        QVERIFY(!m_form->canSubmit());
    }
    void whoWaitsForApprovalIsToldSo()
    {
        m_server->on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{accounts::Registration::Approval, {}, false});
        });
        m_server->on("POST", u"/api/v1/accounts"_s, [](const FakeRequest &) {
            return refusal(Error(Code::NotAllowed, "approval-pending"));
        });
        m_form->setPurpose(Purpose::Register);
        QTRY_VERIFY(m_form->fields().contains(AccountForm::Field::About));
        m_form->setText(AccountForm::Field::Username, u"sora"_s);
        m_form->setText(AccountForm::Field::Password, u"longenough"_s);
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenough"_s);
        m_form->setText(AccountForm::Field::About, u"알토입니다"_s);
        QVERIFY(m_form->canSubmit()); // without a code one asks
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::SignIn);
        QVERIFY(!m_form->notice().isEmpty());
        QVERIFY(!m_form->error());
        QCOMPARE(fromJson<accounts::Register>(lastPost())->about, u"알토입니다"_s);
    }
    void theWorkThatTheServerAsksForIsSaidAndCanBeLeft()
    {
        m_server->on("GET", u"/api/v1/registration/challenge"_s, [](const FakeRequest &) {
            // No nonce among the first millions solves it.
            return answer(accounts::SignUpChallenge{true, 24, u"slow-1"_s, 600});
        });
        typeRegistration();
        m_form->submit();
        QTRY_VERIFY(m_form->isProving());
        QVERIFY(m_form->isBusy());
        QVERIFY(!m_form->canSubmit());
        QVERIFY(!AccountForm::provingText().isEmpty());
        m_form->setPurpose(Purpose::SignIn);
        QVERIFY(!m_form->isProving());
        QVERIFY(!m_form->isBusy());
        QVERIFY(!m_form->error());
        // What else is asked for now is another matter.
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        m_form->submit();
        QTRY_COMPARE(entered.size(), 1);
        QVERIFY(!m_form->error());
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/accounts"_s), 0);
    }
    // --- through the browser

    void aProviderIsOfferedAndOpensTheDoor()
    {
        offer({{u"school"_s, u"School"_s}});
        m_house->clock.advance(std::chrono::seconds(1));
        QTRY_COMPARE(m_form->providers().size(), 1);
        QSignalSpy browser(m_form.get(), &AccountForm::wantsBrowser);
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        m_form->goThroughBrowser(u"school"_s);
        QCOMPARE(m_form->purpose(), Purpose::Browser);
        QTRY_COMPARE(browser.size(), 1);
        QCOMPARE(browser[0][0].toUrl(), QUrl(u"https://chat.example/sign-in/go/a1"_s));
        QVERIFY(m_begin.redirect->startsWith(u"http://127.0.0.1:"_s));
        QVERIFY(!m_form->canSubmit());
        claimsEndIn(enteredAsMina());
        // Any page may send a browser there; without our state it brings nothing.
        QCOMPARE(visit(u"ticket=stolen&state=guessed"_s), 404);
        QCOMPARE(visit({}), 404);
        QCOMPARE(m_server->requestsTo("POST", kClaim), 0);
        QCOMPARE(visit(u"ticket=t-1&state="_s + *m_begin.state), 303);
        QTRY_COMPARE(entered.size(), 1);
        QCOMPARE(m_house->session->state(), Session::State::SignedIn);
        const auto claim = lastTo<providers::Claim>(u"claim"_s);
        QCOMPARE(claim->ticket, u"t-1"_s);
        QCOMPARE(claim->attempt, u"a1"_s);
        const QByteArray hash
            = QCryptographicHash::hash(claim->verifier.toLatin1(), QCryptographicHash::Sha256);
        QCOMPARE(m_begin.challenge.toLatin1(),
                 hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }
    void whatTheBrowserIsRefusedIsSaid()
    {
        offer({{u"school"_s, u"School"_s}});
        m_form->goThroughBrowser(u"school"_s);
        QTRY_VERIFY(m_form->begun().has_value());
        QCOMPARE(visit(u"error=provider-refused&state="_s + *m_begin.state), 303);
        QTRY_COMPARE(m_form->purpose(), Purpose::SignIn);
        QCOMPARE(m_form->error()->about, u"provider-refused"_s);
        QVERIFY(!m_form->isBusy());
    }
    void whoTurnsBackHearsNothingMore()
    {
        offer({{u"school"_s, u"School"_s}});
        m_form->goThroughBrowser(u"school"_s);
        QTRY_VERIFY(m_form->begun().has_value());
        m_form->setPurpose(Purpose::SignIn);
        QVERIFY(!m_form->begun());
        QCOMPARE(visit(u"ticket=t-1&state="_s + *m_begin.state), 0); // the port is shut
        QCOMPARE(m_server->requestsTo("POST", kClaim), 0);
    }
    void aCodeIsAskedForAgainAndAgain()
    {
        offer({});
        m_form->goThroughBrowser(std::nullopt);
        QTRY_VERIFY(m_form->begun().has_value());
        QCOMPARE(m_form->begun()->userCode, u"BCDF-GHJK"_s);
        QVERIFY(!m_begin.redirect);
        claimsEndIn(refusal(Error(Code::Conflict, "sign-in-pending").after(5)));
        m_house->clock.advance(std::chrono::seconds(4));
        QCOMPARE(m_server->requestsTo("POST", kClaim), 0);
        m_house->clock.advance(std::chrono::seconds(1));
        QTRY_COMPARE(m_server->requestsTo("POST", kClaim), 1);
        claimsEndIn(enteredAsMina());
        QTRY_COMPARE(m_house->clock.waiting() > 1, true); // it will ask again
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        QTRY_VERIFY((m_house->clock.advance(std::chrono::seconds(5)), entered.size() == 1));
    }
    void aSecondFactorIsAskedForHere()
    {
        offer({});
        m_form->goThroughBrowser(std::nullopt);
        QTRY_VERIFY(m_form->begun().has_value());
        claimsEndIn(refusal(Error(Code::SecondFactorNeeded, "second-factor")));
        m_house->clock.advance(std::chrono::seconds(5));
        QTRY_COMPARE(m_form->purpose(), Purpose::SecondFactor);
        claimsEndIn(enteredAsMina());
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        m_form->setText(AccountForm::Field::SecondFactor, u"123456"_s);
        m_form->submit();
        QTRY_COMPARE(entered.size(), 1);
        QCOMPARE(lastTo<providers::Claim>(u"claim"_s)->secondFactor, u"123456"_s);
    }
    void aStrangerJoins()
    {
        meet({u"School"_s, u"sora@school.example"_s, u"sora"_s, u"소라"_s, true, false});
        QTRY_COMPARE(m_form->purpose(), Purpose::Join);
        QCOMPARE(m_form->text(AccountForm::Field::Username), u"sora"_s);
        QCOMPARE(m_form->text(AccountForm::Field::Nickname), u"소라"_s);
        QVERIFY(!m_form->fields().contains(AccountForm::Field::Password));
        QVERIFY(!m_form->fields().contains(AccountForm::Field::Email)); // it is proven
        m_server->on("POST", u"/api/v1/provider-sign-ins/join"_s, [](const FakeRequest &) {
            return refusal(Error(Code::AlreadyExists, "username").at(u"username"_s));
        });
        m_form->submit();
        QTRY_VERIFY(!m_form->hint(AccountForm::Field::Username).isEmpty());
        m_form->setText(AccountForm::Field::Username, u"sora2"_s);
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        m_server->on("POST", u"/api/v1/provider-sign-ins/join"_s,
                     [this](const FakeRequest &) { return answer(tokens(), 201); });
        m_form->submit();
        QTRY_COMPARE(entered.size(), 1);
        QCOMPARE(lastTo<providers::Join>(u"join"_s)->username, u"sora2"_s);
        QVERIFY(!lastTo<providers::Join>(u"join"_s)->email);
    }
    void whoIsHereAlreadyProvesIt()
    {
        meet({u"School"_s, u"mina@school.example"_s, u"mina"_s, {}, true, true});
        QTRY_COMPARE(m_form->purpose(), Purpose::Link);
        QCOMPARE(m_form->fields(), (QList{AccountForm::Field::Username, AccountForm::Field::Password}));
        m_server->on("POST", u"/api/v1/provider-sign-ins/link-code"_s, [](const FakeRequest &) {
            return answer(accounts::CodeSent{60, 600});
        });
        QVERIFY(m_form->canResend());
        m_form->resend();
        QTRY_COMPARE(m_form->purpose(), Purpose::LinkCode);
        QVERIFY(!m_form->canResend());
        m_server->on("POST", u"/api/v1/provider-sign-ins/link"_s, [](const FakeRequest &) {
            return refusal(Error(Code::SecondFactorNeeded, "second-factor"));
        });
        m_form->setText(AccountForm::Field::Code, u"123456"_s);
        QCOMPARE(m_form->hint(AccountForm::Field::Code), u"The code in the mail has twelve digits."_s);
        m_form->setText(AccountForm::Field::Code, u"1234 5678 9012"_s);
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::SecondFactor);
        m_server->on("POST", u"/api/v1/provider-sign-ins/link"_s,
                     [this](const FakeRequest &) { return answer(tokens(), 201); });
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        m_form->setText(AccountForm::Field::SecondFactor, u"654321"_s);
        m_form->submit();
        QTRY_COMPARE(entered.size(), 1);
        const auto link = lastTo<providers::Link>(u"link"_s);
        QCOMPARE(link->mailCode, u"1234 5678 9012"_s);
        QCOMPARE(link->secondFactor, u"654321"_s);
        QVERIFY(!link->password);
    }
    void hintsComeOnlyWhereSomethingWasTyped()
    {
        m_form->setPurpose(Purpose::Register);
        QVERIFY(m_form->hint(AccountForm::Field::Username).isEmpty());
        for (const QString &bad : {u"ab"_s, u"한글"_s, u"with space"_s, QString(33, u'a')}) {
            m_form->setText(AccountForm::Field::Username, bad);
            QVERIFY2(!m_form->hint(AccountForm::Field::Username).isEmpty(), qPrintable(bad));
        }
        m_form->setText(AccountForm::Field::Username, u"a.b_c-9"_s);
        QVERIFY(m_form->hint(AccountForm::Field::Username).isEmpty());
        m_form->setText(AccountForm::Field::Password, u"short"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::Password).isEmpty());
        m_form->setText(AccountForm::Field::Server, u"not a server"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::Server).isEmpty());
    }
    void theFieldAtFaultIsNamedByTheServer()
    {
        m_form->setPurpose(Purpose::Register);
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"longenough"_s);
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenough"_s);
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(m_form->error()->code, Code::AlreadyExists);
        QCOMPARE(m_form->error()->field, u"username"_s);
    }
    void guestsNeedOnlyTheAddress()
    {
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        m_form->visitAsGuest();
        QCOMPARE(entered.size(), 1);
        QCOMPARE(m_house->session->state(), Session::State::Guest);
        // From there one can sign in.
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        m_form->submit();
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedIn);
    }
    void theLastAccountStandsReady()
    {
        m_house->preferences.setAccount(SavedAccount{u"https://example.org"_s, {1}, u"mina"_s, u"민아"_s});
        const AccountForm form(*m_house->session);
        QCOMPARE(form.text(AccountForm::Field::Server), u"https://example.org"_s);
        QCOMPARE(form.text(AccountForm::Field::Username), u"mina"_s);
        QVERIFY(form.text(AccountForm::Field::Password).isEmpty());
    }

    // ---- an e-mail address that has to be proven

    void anAddressGoesWithTheRegistration()
    {
        QByteArray sent;
        m_server->on("POST", u"/api/v1/accounts"_s, [&sent](const FakeRequest &request) {
            sent = request.body;
            return refusal(Error(Code::AlreadyExists, "email").at(u"email"_s));
        });
        typeRegistration();
        m_form->setText(AccountForm::Field::Email, u"sora@"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::Email).isEmpty());
        QVERIFY(!m_form->canSubmit());
        m_form->setText(AccountForm::Field::Email, u" sora@example.org "_s);
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(fromJson<accounts::Register>(sent)->email, u"sora@example.org"_s);
        // Said at the field, and nothing typed is lost.
        QVERIFY(m_form->isErrorAtField());
        QVERIFY(!m_form->hint(AccountForm::Field::Email).isEmpty());
        QCOMPARE(m_form->text(AccountForm::Field::Password), u"longenough"_s);
    }

    void anUnprovenAddressLeadsToTheCodeAndFromThereIn()
    {
        const Error unverified = Error(Code::NotAllowed, "email-unverified").at(u"email"_s);
        m_server->on("POST", u"/api/v1/accounts"_s, [=](const FakeRequest &) { return refusal(unverified); });
        typeRegistration();
        m_form->setText(AccountForm::Field::Email, u"mina@example.org"_s);
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::Code);
        QVERIFY(!m_form->error());
        QCOMPARE(m_form->sentTo(), u"mina@example.org"_s); // the address is kept
        QCOMPARE(m_form->resendIn(), 60);
        QVERIFY(!m_form->canResend());
        QVERIFY(!m_form->canSubmit());
        m_form->setText(AccountForm::Field::Code, u"12345"_s);
        QVERIFY(!m_form->canSubmit());
        m_form->setText(AccountForm::Field::Code, u"123 456"_s);
        QVERIFY(m_form->canSubmit());

        QList<accounts::SignIn> tries;
        m_server->on("POST", u"/api/v1/sessions"_s, [&tries](const FakeRequest &request) {
            tries += *fromJson<accounts::SignIn>(request.body);
            return refusal(Error(Code::InvalidValue, "code").at(u"code"_s));
        });
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(tries[0].code, u"123 456"_s);
        QCOMPARE(tries[0].password, u"longenough"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::Code).isEmpty());
        m_server->forget("POST", u"/api/v1/sessions"_s);
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        m_form->setText(AccountForm::Field::Code, u"654321"_s);
        m_form->submit();
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedIn);
        QTRY_VERIFY(m_form->text(AccountForm::Field::Code).isEmpty());
    }

    void anotherCodeComesAfterAWhileAlsoToAnotherAddress()
    {
        m_server->on("POST", u"/api/v1/sessions"_s, [](const FakeRequest &) {
            return refusal(Error(Code::NotAllowed, "email-unverified").at(u"email"_s));
        });
        QList<accounts::SendSignInCode> asked;
        m_server->on("POST", u"/api/v1/sessions/code"_s, [&asked](const FakeRequest &request) {
            asked += *fromJson<accounts::SendSignInCode>(request.body);
            return asked.size() == 1 ? answer(accounts::CodeSent{60, 600})
                                     : refusal(Error(Code::RateLimited, "code").after(30));
        });
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::Code);
        m_form->resend(); // too soon: nothing is asked
        const QSignalSpy ticks(m_form.get(), &AccountForm::changed);
        m_house->clock.advance(std::chrono::seconds(59));
        QCOMPARE(m_form->resendIn(), 1);
        QVERIFY(ticks.size() >= 59); // counted down where it is shown
        m_house->clock.advance(std::chrono::seconds(1));
        QVERIFY(m_form->canResend());
        m_form->setText(AccountForm::Field::Email, u"right@example.org"_s);
        m_form->resend();
        QTRY_VERIFY(!m_form->notice().isEmpty());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0].email, u"right@example.org"_s);
        m_house->clock.advance(std::chrono::seconds(60));
        m_form->resend();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(m_form->resendIn(), 30);
    }

    void aSecondFactorIsAskedForWithoutLosingWhatWasTyped()
    {
        QList<accounts::SignIn> tries;
        m_server->on("POST", u"/api/v1/sessions"_s, [&tries](const FakeRequest &request) {
            tries += *fromJson<accounts::SignIn>(request.body);
            return tries.last().secondFactor
                ? refusal(Error(Code::WrongCredentials, "second-factor").at(u"secondFactor"_s))
                : refusal(Error(Code::SecondFactorNeeded, "second-factor").at(u"secondFactor"_s));
        });
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::SecondFactor);
        QVERIFY(!m_form->error());
        QVERIFY(!m_form->canSubmit());
        QCOMPARE(m_form->text(AccountForm::Field::Password), u"password"_s);
        m_form->setText(AccountForm::Field::SecondFactor, u" 123 456 "_s);
        QVERIFY(m_form->canSubmit());
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(tries.size(), 2);
        QCOMPARE(tries[1].password, u"password"_s);
        QCOMPARE(tries[1].secondFactor, u"123 456"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::SecondFactor).isEmpty());
        m_server->forget("POST", u"/api/v1/sessions"_s);
        m_form->submit();
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedIn);
        QTRY_VERIFY(m_form->text(AccountForm::Field::SecondFactor).isEmpty());
        QVERIFY(m_form->text(AccountForm::Field::Password).isEmpty());
    }

    void aCodeByMailAfterASecondFactorTakesItAlong()
    {
        QList<accounts::SignIn> tries;
        m_server->on("POST", u"/api/v1/sessions"_s, [&tries](const FakeRequest &request) {
            tries += *fromJson<accounts::SignIn>(request.body);
            return tries.last().secondFactor
                ? refusal(Error(Code::NotAllowed, "email-unverified").at(u"email"_s))
                : refusal(Error(Code::SecondFactorNeeded, "second-factor").at(u"secondFactor"_s));
        });
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::SecondFactor);
        m_form->setText(AccountForm::Field::SecondFactor, u"111111"_s);
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::Code);
        m_form->setText(AccountForm::Field::Code, u"222222"_s);
        m_form->submit();
        QTRY_COMPARE(tries.size(), 3);
        QCOMPARE(tries[2].code, u"222222"_s);
        QCOMPARE(tries[2].secondFactor, u"111111"_s);
    }

    // ---- a forgotten password

    void aForgottenPasswordIsSetAnewWithACode()
    {
        QByteArray forgot;
        accounts::ResetPassword reset;
        bool refuses = true;
        m_server->on("POST", u"/api/v1/password-resets"_s, [&forgot](const FakeRequest &request) {
            forgot = request.body;
            return answer(accounts::ResetBegun{u"r1.2.3"_s});
        });
        m_server->on("POST", u"/api/v1/password-resets/confirm"_s, [&](const FakeRequest &request) {
            reset = *fromJson<accounts::ResetPassword>(request.body);
            return refuses ? refusal(Error(Code::InvalidValue, "reset-code").at(u"code"_s))
                           : answer(Nothing{});
        });
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setPurpose(Purpose::Forgot);
        QVERIFY(!m_form->canSubmit());
        m_form->setText(AccountForm::Field::Email, u"mina@example.org"_s);
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::Reset);
        QCOMPARE(fromJson<accounts::ForgotPassword>(forgot)->email, u"mina@example.org"_s);
        m_form->setText(AccountForm::Field::Code, u"123456"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::Code).isEmpty()); // digits are missing
        m_form->setText(AccountForm::Field::Code, u"1234 5678 9012"_s);
        QVERIFY(m_form->hint(AccountForm::Field::Code).isEmpty());
        m_form->setText(AccountForm::Field::Password, u"short"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::Password).isEmpty());
        m_form->setText(AccountForm::Field::Password, u"a new password"_s);
        m_form->setText(AccountForm::Field::PasswordAgain, u"a new password"_s);
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QVERIFY(m_form->isErrorAtField());
        QCOMPARE(m_form->text(AccountForm::Field::Password), u"a new password"_s);
        refuses = false;
        m_form->setText(AccountForm::Field::Code, u"2109 8765 4321"_s);
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::SignIn);
        QCOMPARE(reset.email, u"mina@example.org"_s);
        QCOMPARE(reset.code, u"2109 8765 4321"_s);
        QCOMPARE(reset.attempt, u"r1.2.3"_s);
        QCOMPARE(reset.password, u"a new password"_s);
        QVERIFY(!m_form->notice().isEmpty());
        QCOMPARE(m_form->text(AccountForm::Field::Username), u"mina"_s);
        QVERIFY(m_form->text(AccountForm::Field::Password).isEmpty());
        m_form->setText(AccountForm::Field::Password, u"x"_s);
        QVERIFY(m_form->notice().isEmpty());
    }

private:
    static inline const QString kClaim = u"/api/v1/provider-sign-ins/claim"_s;

    /// What a server says that signs people in through the browser.
    void offer(const QList<accounts::Provider> &providers)
    {
        m_server->on("GET", u"/api/v1/registration"_s, [providers](const FakeRequest &) {
            return answer(accounts::RegistrationRules{accounts::Registration::Open, {}, false, providers});
        });
        m_server->on("POST", u"/api/v1/provider-sign-ins"_s, [this](const FakeRequest &request) {
            m_begin = *fromJson<providers::Begin>(request.body);
            providers::Begun begun{u"a1"_s, u"https://chat.example/sign-in/go/a1"_s, {}, 0, 600};
            if (!m_begin.redirect) {
                begun.address = u"https://chat.example/sign-in"_s;
                begun.userCode = u"BCDF-GHJK"_s;
                begun.interval = 5;
            }
            return answer(begun, 201);
        });
    }
    void claimsEndIn(const FakeAnswer &end)
    {
        m_server->on("POST", kClaim, [end](const FakeRequest &) { return end; });
    }
    accounts::SignedIn tokens() const
    {
        accounts::Account mina;
        mina.id = {1};
        mina.username = u"mina"_s;
        mina.nickname = u"민아"_s;
        mina.role = u"member"_s;
        mina.createdAt = {1};
        return {u"access"_s, 900, u"refresh"_s, {7}, mina};
    }
    /// What was posted there last; with tokens the server does not know, other requests follow.
    template <typename Request> Result<Request> lastTo(const QString &what) const
    {
        QByteArray body;
        for (const FakeRequest &request : std::as_const(m_server->requests)) {
            if (request.method == "POST" && request.path == u"/api/v1/provider-sign-ins/"_s + what)
                body = request.body;
        }
        return fromJson<Request>(body);
    }
    FakeAnswer enteredAsMina() const { return answer(providers::Claimed{tokens(), std::nullopt}); }
    void meet(const providers::Stranger &who)
    {
        offer({});
        claimsEndIn(answer(providers::Claimed{std::nullopt, who}));
        m_form->goThroughBrowser(std::nullopt);
        QTRY_VERIFY(m_form->begun().has_value());
        m_house->clock.advance(std::chrono::seconds(5));
    }
    /// A browser comes to the port of the form; the status of what it was answered, 0 without an answer.
    int visit(const QString &query)
    {
        QUrl url(*m_begin.redirect);
        url.setQuery(query);
        QNetworkAccessManager browser;
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        const std::unique_ptr<QNetworkReply> reply(browser.get(request));
        if (!test::eventually([&reply] { return reply->isFinished(); }))
            return -1;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    providers::Begin m_begin; ///< as it came last
    QByteArray lastPost() const
    {
        QByteArray body;
        for (const FakeRequest &request : std::as_const(m_server->requests)) {
            if (request.method == "POST")
                body = request.body;
        }
        return body;
    }
    void typeRegistration()
    {
        m_form->setPurpose(Purpose::Register);
        m_form->setText(AccountForm::Field::Username, u"sora"_s);
        m_form->setText(AccountForm::Field::Password, u"longenough"_s);
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenough"_s);
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<AccountForm> m_form;
};

QTEST_GUILESS_MAIN(AccountFormTest)
#include "tst_account_form.moc"
