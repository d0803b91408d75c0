// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_form.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

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
        m_form->submit();
        QTRY_COMPARE(m_form->rules() ? m_form->rules()->terms->version : QString(), u"4"_s);
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
            return answer(Nothing{});
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
        m_form->setText(AccountForm::Field::Password, u"short"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::Password).isEmpty());
        m_form->setText(AccountForm::Field::Password, u"a new password"_s);
        m_form->setText(AccountForm::Field::PasswordAgain, u"a new password"_s);
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QVERIFY(m_form->isErrorAtField());
        QCOMPARE(m_form->text(AccountForm::Field::Password), u"a new password"_s);
        refuses = false;
        m_form->setText(AccountForm::Field::Code, u"654321"_s);
        m_form->submit();
        QTRY_COMPARE(m_form->purpose(), Purpose::SignIn);
        QCOMPARE(reset.email, u"mina@example.org"_s);
        QCOMPARE(reset.code, u"654321"_s);
        QCOMPARE(reset.password, u"a new password"_s);
        QVERIFY(!m_form->notice().isEmpty());
        QCOMPARE(m_form->text(AccountForm::Field::Username), u"mina"_s);
        QVERIFY(m_form->text(AccountForm::Field::Password).isEmpty());
        m_form->setText(AccountForm::Field::Password, u"x"_s);
        QVERIFY(m_form->notice().isEmpty());
    }

private:
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
