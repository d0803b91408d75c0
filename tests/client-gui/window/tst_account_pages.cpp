// SPDX-License-Identifier: GPL-3.0-or-later
// Registering with an address, the code, a forgotten password, and changing the address: by keyboard and
// mouse, in both languages, with pictures.
#include "client-gui/contact/contact_sheet.h"
#include "client-gui/screens/identity_box.h"
#include "client-gui/screens/my_data_box.h"
#include "client-gui/screens/second_factor_box.h"
#include "client-gui/screens/sessions_sheet.h"
#include "client-gui/screens/start_screen.h"
#include "client-gui/screens/token_box.h"
#include "common/protocol/bans.h"
#include "common/protocol/sign_ins.h"
#include "common/protocol/tokens.h"
#include "common/protocol/users.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;
using Box = views::AccountForm::Field;
using Purpose = views::AccountForm::Purpose;

class AccountPagesTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openHouse();
        m_server->addPerson(11, u"mina"_s, u"민아"_s);
        m_server->addRoom(1, u"마당"_s);
        makeWindow({1100, 820});
        QApplication::setActiveWindow(m_window.get());
        QTRY_VERIFY(m_window->isActiveWindow());
        use(Language::English);
    }
    void cleanup() { closeHouse(); }

    void registeringLeadsThroughTheCodeIntoTheRooms()
    {
        m_server->on("POST", u"/api/v1/accounts"_s, [](const FakeRequest &) {
            return refusal(Error(Code::NotAllowed, "email-unverified").at(u"email"_s));
        });
        form().setText(Box::Server, m_server->address().text());
        form().setPurpose(Purpose::Register);
        for (const QString &text :
             {u"mina"_s, u"Mina"_s, u"mina@example.org"_s, u"password"_s, u"password"_s}) {
            QTest::keyClicks(QApplication::focusWidget(), text);
            if (text != "password"_L1 || form().text(Box::PasswordAgain).isEmpty())
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        picture(u"register"_s);
        QVERIFY(form().canSubmit());
        form().submit();
        QTRY_COMPARE(form().purpose(), Purpose::Code);
        picture(u"code"_s);
        // The keyboard stands in the code's field.
        m_server->on("POST", u"/api/v1/sessions"_s, [](const FakeRequest &) {
            return refusal(Error(Code::InvalidValue, "code").at(u"code"_s));
        });
        QTest::keyClicks(QApplication::focusWidget(), u"111111"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(form().error().has_value());
        picture(u"code-wrong"_s);
        m_server->forget("POST", u"/api/v1/sessions"_s);
        form().setText(Box::Code, u"222222"_s);
        form().submit();
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedIn);
        // Who comes back does not find the page of the code.
        QTRY_COMPARE(form().purpose(), Purpose::SignIn);
        m_server->forgetTokens();
        m_server->forgetSessions();
        (void)m_house->session->call(accounts::me, {});
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
        QTRY_COMPARE(form().text(Box::Username), u"mina"_s);
        QVERIFY(button(u"Sign in"_s));
    }

    void workForTheServerIsSaidAndCanBeLeft()
    {
        m_server->on("GET", u"/api/v1/registration/challenge"_s, [](const FakeRequest &) {
            // No nonce among the first millions solves it.
            return answer(accounts::SignUpChallenge{true, 24, u"slow-1"_s, 600});
        });
        form().setText(Box::Server, m_server->address().text());
        form().setPurpose(Purpose::Register);
        form().setText(Box::Username, u"sora"_s);
        form().setText(Box::Password, u"a quiet pond"_s);
        form().setText(Box::PasswordAgain, u"a quiet pond"_s);
        form().submit();
        QTRY_VERIFY(form().isProving());
        QVERIFY(says(views::AccountForm::provingText()));
        QVERIFY(!button(u"One moment…"_s)->isEnabled());
        picture(u"proving"_s);
        QTest::mouseClick(button(u"I have an account already"_s), Qt::LeftButton);
        QCOMPARE(form().purpose(), Purpose::SignIn);
        QTRY_VERIFY(!form().isBusy());
        QVERIFY(!says(views::AccountForm::provingText()));
        QVERIFY(button(u"Sign in"_s)->isEnabled()); // with what was typed
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/accounts"_s), 0);
    }

    void tooManyTriesAreCountedDownOnTheButton()
    {
        QList<FakeAnswer> answers{refusal(Error(Code::WrongCredentials, "password").after(4)),
                                  refusal(Error(Code::RateLimited, "rate").after(3))};
        m_server->on("POST", u"/api/v1/sessions"_s, [&answers](const FakeRequest &) {
            return answers.isEmpty() ? FakeAnswer{-1, {}, {}} : answers.takeFirst();
        });
        form().setText(Box::Server, m_server->address().text());
        form().setText(Box::Username, u"mina"_s);
        form().setText(Box::Password, u"wrong"_s);
        QTest::mouseClick(button(u"Sign in"_s), Qt::LeftButton);
        QTRY_VERIFY(form().error().has_value());
        QVERIFY(button(u"Sign in"_s)->isEnabled());
        // The fifth wrong one: the server takes its time over the next.
        QTest::mouseClick(button(u"Sign in"_s), Qt::LeftButton);
        QVERIFY(button(u"Wait 4 s"_s) && !button(u"Wait 4 s"_s)->isEnabled());
        QVERIFY(form().waitText().contains(u"4 s"_s) && says(form().waitText()));
        picture(u"judged"_s);
        // It refused: the button waits by itself.
        QTRY_VERIFY(button(u"Wait 3 s"_s));
        QVERIFY(!button(u"Wait 3 s"_s)->isEnabled());
        QVERIFY(form().errorText().contains(u"3 s"_s) && says(form().errorText()));
        picture(u"held"_s);
        m_house->clock.advance(1s);
        QVERIFY(button(u"Wait 2 s"_s) && !button(u"Wait 2 s"_s)->isEnabled());
        QVERIFY(form().errorText().contains(u"2 s"_s) && says(form().errorText()));
        m_house->clock.advance(2s);
        QVERIFY(button(u"Sign in"_s) && button(u"Sign in"_s)->isEnabled());
        QVERIFY(!form().error());
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/sessions"_s), 2);
    }

    void aForgottenPasswordIsTwoPages()
    {
        m_server->on("POST", u"/api/v1/password-resets"_s,
                     [](const FakeRequest &) { return answer(accounts::ResetBegun{u"r1.2.3"_s}); });
        QString attempt;
        m_server->on("POST", u"/api/v1/password-resets/confirm"_s, [&attempt](const FakeRequest &request) {
            attempt = fromJson<accounts::ResetPassword>(request.body)->attempt;
            return answer(Nothing{});
        });
        form().setText(Box::Server, m_server->address().text());
        form().setText(Box::Username, u"mina"_s);
        QTest::mouseClick(button(u"Forgot your password?"_s), Qt::LeftButton);
        QTRY_COMPARE(form().purpose(), Purpose::Forgot);
        QTest::keyClicks(QApplication::focusWidget(), u"mina@example.org"_s);
        picture(u"forgot"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(form().purpose(), Purpose::Reset);
        QTest::keyClicks(QApplication::focusWidget(), u"1234 5678 9012"_s);
        form().setText(Box::Password, u"a new password"_s);
        form().setText(Box::PasswordAgain, u"a new password"_s);
        picture(u"reset"_s);
        form().submit();
        QTRY_COMPARE(form().purpose(), Purpose::SignIn);
        picture(u"reset-done"_s);
        QCOMPARE(attempt, u"r1.2.3"_s);
        QVERIFY(button(u"Forgot your password?"_s)->isVisible());
    }

    void aProvenAddressIsChangedWithThePasswordAndTwoCodes()
    {
        accounts::Email now{u"old@example.org"_s, true, {}, 0, 0};
        m_server->on("GET", u"/api/v1/me/email"_s, [&now](const FakeRequest &) { return answer(now); });
        m_server->on("PUT", u"/api/v1/me/email"_s, [&now](const FakeRequest &request) {
            const auto wish = *fromJson<accounts::SetEmail>(request.body);
            if (wish.password != u"hers"_s)
                return refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
            now = {u"old@example.org"_s, true, wish.email, 60, 600, true};
            return answer(now);
        });
        m_server->on("POST", u"/api/v1/me/email/verify"_s, [&now](const FakeRequest &request) {
            const auto codes = *fromJson<accounts::VerifyEmail>(request.body);
            if (codes.code != "123456"_L1)
                return refusal(Error(Code::InvalidValue, "code").at(u"code"_s));
            if (codes.oldCode != u"654321"_s)
                return refusal(Error(Code::InvalidValue, "code").at(u"oldCode"_s));
            now = {now.pending, true, {}, 0, 0};
            return answer(now);
        });
        QVERIFY(m_house->enter(*m_server));
        m_window->openSessions();
        auto *sheet = qobject_cast<gui::SessionsSheet *>(m_window->sheet());
        QVERIFY(sheet);
        QTRY_VERIFY(!edit(*sheet, u"E-mail address"_s)->text().isEmpty());
        QVERIFY(!button(u"Enter code"_s));
        edit(*sheet, u"E-mail address"_s)->selectAll();
        QTest::keyClicks(edit(*sheet, u"E-mail address"_s), u"new@example.org"_s);
        const QString proof = u"Your password, to change a proven address"_s;
        QTRY_VERIFY(edit(*sheet, proof)->isVisible());
        QTest::keyClick(edit(*sheet, u"E-mail address"_s), Qt::Key_Return);
        QTRY_VERIFY(!edit(*sheet, proof)->accessibleDescription().isEmpty());
        picture(u"change-email-password"_s);
        QTest::keyClicks(edit(*sheet, proof), u"hers"_s);
        QTest::keyClick(edit(*sheet, proof), Qt::Key_Return);
        QTRY_VERIFY(button(u"Enter code"_s));
        const QString fresh = u"Code from the mail to the new address"_s;
        const QString release = u"Code from the mail to the address before"_s;
        QTest::keyClicks(edit(*sheet, fresh), u"000000"_s);
        QTest::mouseClick(button(u"Enter code"_s), Qt::LeftButton);
        QTRY_VERIFY(!edit(*sheet, fresh)->accessibleDescription().isEmpty());
        picture(u"change-email"_s);
        edit(*sheet, fresh)->setText(u"123456"_s);
        QTest::mouseClick(button(u"Enter code"_s), Qt::LeftButton);
        QTRY_VERIFY(!edit(*sheet, release)->accessibleDescription().isEmpty());
        edit(*sheet, release)->setText(u"654321"_s);
        QTest::mouseClick(button(u"Enter code"_s), Qt::LeftButton);
        QTRY_VERIFY(!button(u"Enter code"_s));
        QCOMPARE(edit(*sheet, u"E-mail address"_s)->text(), u"new@example.org"_s);
    }

    void everyOtherDeviceIsSignedOutAfterAQuestion()
    {
        m_server->on("GET", u"/api/v1/sessions"_s, [](const FakeRequest &) {
            return answer(Page<accounts::Session>{
                {{{1}, u"phone"_s, u"192.0.2.17"_s, {1'750'000'000'000}, {1'760'000'000'000}, false},
                 {{2}, u"here"_s, u"192.0.2.18"_s, {1'750'000'000'000}, {1'760'000'000'000}, true}},
                {}});
        });
        m_server->on("GET", u"/api/v1/me/sign-ins"_s, [](const FakeRequest &request) {
            const bool first = request.after().isEmpty();
            Page<sign_ins::PastSignIn> page{{{{first ? 5 : 4},
                                              first ? u"old phone"_s : u"older phone"_s,
                                              u"192.0.2.19"_s,
                                              {1'740'000'000'000},
                                              {1'740'000'000'000},
                                              Timestamp{1'740'000'000'000}}},
                                            {}};
            if (first)
                page.next = u"5"_s;
            return answer(page);
        });
        m_server->on("DELETE", u"/api/v1/sessions"_s,
                     [](const FakeRequest &) { return answer(accounts::EndedSessions{1}); });
        QVERIFY(m_house->enter(*m_server));
        m_window->openSessions();
        auto *sheet = qobject_cast<gui::SessionsSheet *>(m_window->sheet());
        QVERIFY(sheet);
        const auto shows = [&](const QString &words) {
            const auto labels = sheet->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *one) {
                return one->isVisible() && one->text().contains(words);
            });
        };
        QTRY_VERIFY(shows(u"192.0.2.17 · first used "_s));
        QTest::mouseClick(button(u"Earlier sign-ins"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(u"old phone"_s));
        QTRY_VERIFY(button(u"More"_s));
        QTest::mouseClick(button(u"More"_s), Qt::LeftButton);
        QTRY_VERIFY(shows(u"older phone"_s));
        QTRY_VERIFY(!button(u"More"_s));
        picture(u"sessions"_s);
        QSignalSpy said(sheet, &gui::SessionsSheet::said);
        QTest::mouseClick(button(u"Sign out every other device…"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Sign out the others"_s));
        picture(u"sessions-question"_s);
        QCOMPARE(m_server->requestsTo("DELETE", u"/api/v1/sessions"_s), 0);
        QTest::mouseClick(button(u"Sign out the others"_s), Qt::LeftButton);
        QTRY_COMPARE(said.size(), 1);
        QTRY_VERIFY(!shows(u"192.0.2.17"_s));
        QTRY_VERIFY(!button(u"Sign out every other device…"_s));
    }

    void aStrangerWritesToTheOperator()
    {
        Error why = Error(Code::InvalidValue, "email").at(u"email"_s);
        m_server->on("POST", u"/api/v1/contact"_s, [&why](const FakeRequest &request) {
            if (fromJson<contact::Words>(request.body)->email == u"sora@example.org"_s)
                return answer(Nothing{});
            return refusal(why);
        });
        form().setText(Box::Server, m_server->address().text());
        QTest::mouseClick(button(u"Write to the operator"_s), Qt::LeftButton);
        auto *sheet = qobject_cast<gui::ContactSheet *>(m_window->sheet());
        QVERIFY(sheet);
        QTest::keyClicks(edit(*sheet, u"Your name"_s), u"Sora"_s);
        QTest::keyClicks(edit(*sheet, u"E-mail address for the answer"_s), u"sora"_s);
        auto *words = sheet->findChild<QPlainTextEdit *>();
        QTest::keyClicks(words, u"Is the market open?"_s);
        QTest::mouseClick(button(u"Send"_s), Qt::LeftButton);
        QTRY_VERIFY(!edit(*sheet, u"E-mail address for the answer"_s)->accessibleDescription().isEmpty());
        picture(u"contact"_s);
        edit(*sheet, u"E-mail address for the answer"_s)->setText(u"sora@example.org"_s);
        QCOMPARE(words->toPlainText(), u"Is the market open?"_s);
        QTest::mouseClick(button(u"Send"_s), Qt::LeftButton);
        QTRY_VERIFY(!m_window->sheet());
    }

    void otherServicesAreOfferedAndLeadToTheirPages()
    {
        m_server->on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{
                accounts::Registration::Open,
                {},
                false,
                QList<accounts::Provider>{{u"google"_s, u"Google"_s},
                                          {u"school"_s, u"우리 학교 & <b>친구</b>"_s}}});
        });
        m_server->on("POST", u"/api/v1/provider-sign-ins"_s, [](const FakeRequest &) {
            return answer(providers::Begun{u"a1"_s, u"bogus:no page"_s, {}, 0, 600}, 201);
        });
        form().setText(Box::Server, m_server->address().text());
        m_house->clock.advance(1s);
        QTRY_COMPARE(form().providers().size(), 2);
        QTRY_VERIFY(button(u"Go on with \u2068Google\u2069"_s));
        picture(u"providers"_s);
        // What is no page is not opened, and said to be wrong.
        QTest::mouseClick(button(u"Go on with \u2068Google\u2069"_s), Qt::LeftButton);
        QTRY_VERIFY(form().error().has_value());
        QCOMPARE(form().purpose(), Purpose::SignIn);
        m_server->on("POST", u"/api/v1/provider-sign-ins"_s, [](const FakeRequest &) {
            return answer(
                providers::Begun{u"a1"_s, u"https://chat.example/sign-in"_s, u"BCDF-GHJK"_s, 5, 600}, 201);
        });
        form().goThroughBrowser(std::nullopt);
        QTRY_VERIFY(form().begun().has_value());
        QVERIFY(!button(u"Sign in"_s));
        QVERIFY(button(u"Open the browser again"_s));
        picture(u"browser"_s);
        m_server->on("POST", u"/api/v1/provider-sign-ins/claim"_s, [](const FakeRequest &) {
            return answer(providers::Claimed{std::nullopt,
                                             providers::Stranger{u"우리 학교"_s, u"mina@school.example"_s,
                                                                 u"mina"_s, u"민아"_s, true, true}});
        });
        m_house->clock.advance(5s);
        QTRY_COMPARE(form().purpose(), Purpose::Link);
        QVERIFY(button(u"Send me a code by mail instead"_s));
        QVERIFY(!button(u"Create an account instead"_s)); // the address would be taken
        picture(u"link"_s);
        QTest::mouseClick(button(u"Back to signing in"_s), Qt::LeftButton);
        QCOMPARE(form().purpose(), Purpose::SignIn);
        m_server->on("POST", u"/api/v1/provider-sign-ins/claim"_s, [](const FakeRequest &) {
            return answer(providers::Claimed{
                std::nullopt, providers::Stranger{u"우리 학교"_s, {}, u"sora"_s, u"소라"_s, false, false}});
        });
        form().goThroughBrowser(std::nullopt);
        QTRY_VERIFY(form().begun().has_value());
        m_house->clock.advance(5s);
        QTRY_COMPARE(form().purpose(), Purpose::Join);
        QVERIFY(form().fields().contains(Box::Email));
        picture(u"join"_s);
        QTest::mouseClick(button(u"I have an account already"_s), Qt::LeftButton);
        QCOMPARE(form().purpose(), Purpose::Link);
    }

    void whatElseOpensTheAccountIsListed()
    {
        m_server->on("GET", u"/api/v1/me/identities"_s, [](const FakeRequest &) {
            return answer(Page<providers::Identity>{
                {{u"google"_s, u"Google"_s, u"mina@example.org"_s, {1'772'000'000'000}, {1'772'000'000'000}}},
                {}});
        });
        m_server->on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{
                accounts::Registration::Open,
                {},
                false,
                QList<accounts::Provider>{{u"google"_s, u"Google"_s}, {u"school"_s, u"우리 학교"_s}}});
        });
        m_server->on("DELETE", u"/api/v1/me/identities/google"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::Conflict, "last-way-in")); });
        QVERIFY(m_house->enter(*m_server));
        gui::IdentityBox box(*m_theme, *m_house->session, *m_formats, m_window.get());
        box.setGeometry(200, 200, 500, 200);
        QSignalSpy said(&box, &gui::IdentityBox::said);
        box.refresh();
        QTRY_VERIFY(button(u"Remove"_s));
        QTest::mouseClick(button(u"Remove"_s), Qt::LeftButton);
        const auto says = [&box](const QString &words) {
            const QList<gui::Label *> labels = box.findChildren<gui::Label *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&words](const gui::Label *label) { return label->text().contains(words); });
        };
        QTRY_VERIFY(says(u"Set a password first"_s));
        picture(u"identities"_s);
        m_server->on("DELETE", u"/api/v1/me/identities/google"_s,
                     [](const FakeRequest &) { return answer(Nothing{}); });
        QTest::mouseClick(button(u"Remove"_s), Qt::LeftButton);
        QTRY_COMPARE(said.size(), 1);
        QTRY_VERIFY(button(u"Add \u2068Google\u2069"_s)); // it can be had back
        // Another one is added: first with the password here.
        m_server->on("POST", u"/api/v1/provider-sign-ins"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::Unavailable, "provider")); });
        QTest::mouseClick(button(u"Add \u2068우리 학교\u2069"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Go on in the browser"_s));
        QVERIFY(!button(u"Add \u2068Google\u2069"_s));
        QTest::keyClicks(QApplication::focusWidget(), u"a quiet pond"_s);
        picture(u"identity-adding"_s);
        QTest::mouseClick(button(u"Go on in the browser"_s), Qt::LeftButton);
        QTRY_VERIFY(says(u"The other service"_s));
        QTest::mouseClick(button(u"Cancel"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Add \u2068우리 학교\u2069"_s));
    }

    void aServerThatAsksForMoreShowsItsFields()
    {
        m_server->on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{
                accounts::Registration::Approval,
                accounts::TermsOfUse{u"2026-11"_s, u"https://example.org/terms"_s}, true});
        });
        m_server->on("POST", u"/api/v1/accounts"_s, [](const FakeRequest &) {
            return refusal(Error(Code::NotAllowed, "approval-pending"));
        });
        form().setText(Box::Server, m_server->address().text());
        form().setPurpose(Purpose::Register);
        QTRY_VERIFY(form().fields().contains(Box::About));
        for (const auto &[box, text] :
             {std::pair{Box::Username, u"sora"_s}, std::pair{Box::Email, u"sora@example.org"_s},
              std::pair{Box::Password, u"a quiet pond"_s}, std::pair{Box::PasswordAgain, u"a quiet pond"_s},
              std::pair{Box::About, u"합창단에서 알토를 맡고 있어요"_s}})
            form().setText(box, text);
        picture(u"register-approval"_s);
        QVERIFY(!button(u"Create account"_s)->isEnabled());
        QTest::mouseClick(button(u"I agree to the terms of use"_s), Qt::LeftButton, {}, {8, 8});
        QVERIFY(form().isAgreed());
        QTest::mouseClick(button(u"Create account"_s), Qt::LeftButton);
        QTRY_COMPARE(form().purpose(), Purpose::SignIn);
        picture(u"register-waits"_s);
        QVERIFY(button(u"Forgot your password?"_s)->isVisible());
    }

    void whoAsksIsLetInOrTurnedAway()
    {
        QList<users::Applicant> waiting{{{5},
                                         u"sora"_s,
                                         u"소라"_s,
                                         u"합창단에서 알토를 맡고 있어요. 지난 음악회에서 인사드렸습니다."_s,
                                         {1}},
                                        {{6}, u"spam"_s, u"Best deals <b>here</b>"_s, {}, {2}}};
        const auto answerUser = [&waiting](const QString &name) {
            waiting.removeIf([&name](const users::Applicant &one) { return one.username == name; });
            users::User user;
            user.id = {5};
            user.username = user.nickname = name;
            return answer(user);
        };
        m_server->on("GET", u"/api/v1/applicants"_s, [&](const FakeRequest &) {
            return answer(Page<users::Applicant>{waiting, {}});
        });
        m_server->on("GET", u"/api/v1/invites"_s, [](const FakeRequest &) {
            return answer(Page<users::InviteCode>{{{{9}, u"합창단"_s, u"mina"_s, 3, {1}, {86'400'000}}}, {}});
        });
        m_server->on("POST", u"/api/v1/applicants/sora/approve"_s,
                     [&](const FakeRequest &) { return answerUser(u"sora"_s); });
        m_server->on("DELETE", u"/api/v1/applicants/spam"_s, [&](const FakeRequest &) {
            answerUser(u"spam"_s);
            return answer(Nothing{});
        });
        m_server->on("POST", u"/api/v1/invites"_s, [](const FakeRequest &) {
            return answer(users::FreshInvite{{{10}, {}, u"mina"_s, 1, {1}, {86'400'000}},
                                             u"abcd-efgh-jkmn-pqrs-tuvw"_s});
        });
        m_server->giveRole(u"mina"_s, u"owner"_s);
        QVERIFY(m_house->enter(*m_server));
        m_window->openApplicants();
        QTRY_VERIFY(button(u"Let in"_s));
        picture(u"applicants"_s);
        QTest::mouseClick(button(u"Let in"_s), Qt::LeftButton);
        QTRY_COMPARE(waiting.size(), 1);
        QTRY_COMPARE(buttons(u"Turn away"_s), 1); // she has left the list
        QTest::mouseClick(button(u"Turn away"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Turn away for good"_s)); // asked once more
        QCOMPARE(waiting.size(), 1);
        QTest::mouseClick(button(u"Turn away for good"_s), Qt::LeftButton);
        QTRY_VERIFY(waiting.isEmpty());
        QTest::mouseClick(button(u"Make a code"_s), Qt::LeftButton);
        QTRY_COMPARE(edit(*m_window->sheet(), u"The code, shown only now"_s)->text(),
                     u"abcd-efgh-jkmn-pqrs-tuvw"_s);
        picture(u"invitation"_s);
    }

    void addressesAreBannedAndLetInAgain()
    {
        QList<bans::Ban> kept{
            {{5}, u"203.0.113.0/24"_s, u"가입 폭주 <b>지난 금요일</b>"_s, u"mina"_s, {1}, {}}};
        m_server->on("GET", u"/api/v1/bans"_s, [&](const FakeRequest &) {
            return answer(Page<bans::Ban>{kept, {}});
        });
        m_server->on("POST", u"/api/v1/bans"_s, [](const FakeRequest &request) {
            const auto wanted = fromJson<bans::NewBan>(request.body);
            if (wanted->address == "127.0.0.1"_L1)
                return refusal(Error(Code::InvalidValue, "loopback").at(u"address"_s));
            return answer(bans::Ban{{6}, wanted->address, {}, u"mina"_s, {1}, Timestamp{86'400'000}});
        });
        m_server->on("DELETE", u"/api/v1/bans/5"_s, [&](const FakeRequest &) {
            kept.clear();
            return answer(Nothing{});
        });
        m_server->giveRole(u"mina"_s, u"owner"_s);
        QVERIFY(m_house->enter(*m_server));
        m_window->openBans();
        QTRY_COMPARE(buttons(u"Lift"_s), 1);
        QVERIFY(!button(u"Ban"_s)->isEnabled());
        edit(*m_window->sheet(), u"Address or network"_s)->setText(u"127.0.0.1"_s);
        QTest::mouseClick(button(u"Ban"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Ban"_s)->isEnabled());
        QCOMPARE(edit(*m_window->sheet(), u"Address or network"_s)->text(), u"127.0.0.1"_s); // it stays
        picture(u"bans"_s);
        edit(*m_window->sheet(), u"Address or network"_s)->setText(u"192.0.2.7"_s);
        QTest::mouseClick(button(u"Ban"_s), Qt::LeftButton);
        QTRY_COMPARE(buttons(u"Lift"_s), 2);
        QVERIFY(edit(*m_window->sheet(), u"Address or network"_s)->text().isEmpty());
    }

    void aSecondFactorIsSetUpAndTurnedOff()
    {
        accounts::SecondFactor standing{true, false, {}, 0};
        const QString path = u"/api/v1/me/second-factor"_s;
        const auto codes = accounts::RecoveryCodes{{u"abcd-efgh-jkmn-pqrs"_s, u"tuvw-xyz2-3456-789a"_s}};
        m_server->on("GET", path, [&](const FakeRequest &) { return answer(standing); });
        m_server->on("POST", path, [](const FakeRequest &request) {
            if (fromJson<accounts::BeginSecondFactor>(request.body)->password != "password"_L1)
                return refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
            return answer(accounts::SecondFactorSecret{
                u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s,
                u"otpauth://totp/Madang:mina?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Madang"_s});
        });
        m_server->on("POST", path + u"/confirm"_s, [&](const FakeRequest &request) {
            if (fromJson<accounts::ConfirmSecondFactor>(request.body)->code != "123456"_L1)
                return refusal(Error(Code::WrongCredentials, "second-factor").at(u"code"_s));
            standing = {true, false, m_house->clock.now(), 2};
            return answer(codes);
        });
        m_server->on("POST", path + u"/end"_s, [&](const FakeRequest &) {
            standing = {true, false, {}, 0};
            return answer(Nothing{});
        });
        QVERIFY(m_house->enter(*m_server));
        m_window->openSessions();
        auto *sheet = qobject_cast<gui::SessionsSheet *>(m_window->sheet());
        QVERIFY(sheet);
        QTRY_VERIFY(button(u"Set up an authenticator"_s));
        picture(u"factor-off"_s);
        auto *box = sheet->findChild<gui::SecondFactorBox *>();
        QVERIFY(box);
        edit(*box, u"Password"_s)->setText(u"wrong"_s);
        QTest::mouseClick(button(u"Set up an authenticator"_s), Qt::LeftButton);
        QTRY_VERIFY(!edit(*box, u"Password"_s)->accessibleDescription().isEmpty());
        edit(*box, u"Password"_s)->setText(u"password"_s);
        QTest::mouseClick(button(u"Set up an authenticator"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Turn on"_s));
        QCOMPARE(edit(*box, u"Key"_s)->text().remove(u' '), u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
        picture(u"factor-scan"_s);
        edit(*box, u"Code of the authenticator"_s)->setText(u"123456"_s);
        QTest::mouseClick(button(u"Turn on"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Turn off"_s));
        picture(u"factor-on"_s);
        edit(*box, u"Password"_s)->setText(u"password"_s);
        edit(*box, u"Code of the authenticator"_s)->setText(u"234567"_s);
        QTest::mouseClick(button(u"Turn off"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Set up an authenticator"_s));
    }

    void whoHasNoPasswordIsOfferedToSignInAgain()
    {
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            accounts::SecondFactor standing{true, false, {}, 0};
            standing.withoutPassword = true;
            return answer(standing);
        });
        m_server->on("GET", u"/api/v1/me/identities"_s, [](const FakeRequest &) {
            return answer(
                Page<providers::Identity>{{{u"school"_s, u"A&B"_s, u"mina@example.org"_s, {1}, {1}}}, {}});
        });
        m_server->on("GET", u"/api/v1/me/tokens"_s,
                     [](const FakeRequest &) { return answer(Page<tokens::ApiToken>{}); });
        m_server->on("POST", u"/api/v1/me/tokens"_s, [](const FakeRequest &) {
            return refusal(Error(Code::NotAllowed, "sign-in-again").at(u"password"_s));
        });
        QVERIFY(m_house->enter(*m_server));
        m_window->openSessions();
        auto *sheet = qobject_cast<gui::SessionsSheet *>(m_window->sheet());
        QVERIFY(sheet);
        auto *box = sheet->findChild<gui::TokenBox *>();
        QVERIFY(box);
        QTRY_VERIFY(button(u"Make a token"_s));
        edit(*box, u"Name of the token"_s)->setText(u"nightly"_s);
        scrollTo(*button(u"Make a token"_s));
        QTest::mouseClick(button(u"Make a token"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Sign in again with A&&B"_s));
        scrollTo(*button(u"Sign in again with A&&B"_s));
        picture(u"token-sign-in-again"_s);
        QCOMPARE(edit(*box, u"Name of the token"_s)->text(), u"nightly"_s);
    }

    void whoHasNoPasswordSetsTheFirst()
    {
        bool isSet = false;
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [&isSet](const FakeRequest &) {
            accounts::SecondFactor standing{true, false, {}, 0};
            standing.withoutPassword = !isSet;
            return answer(standing);
        });
        accounts::ChangePassword asked;
        m_server->on("PUT", u"/api/v1/me/password"_s, [&](const FakeRequest &request) {
            asked = *fromJson<accounts::ChangePassword>(request.body);
            isSet = true;
            return answer(Nothing{});
        });
        QVERIFY(m_house->enter(*m_server));
        m_window->openSessions();
        auto *sheet = qobject_cast<gui::SessionsSheet *>(m_window->sheet());
        QVERIFY(sheet);
        QTRY_VERIFY(button(u"Set a password"_s));
        QVERIFY(!edit(*sheet, u"Current password"_s)->isVisible());
        edit(*sheet, u"New password"_s)->setText(u"a quiet pond at noon"_s);
        scrollTo(*button(u"Set a password"_s));
        QTest::mouseClick(button(u"Set a password"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Change password"_s));
        QTRY_VERIFY(edit(*sheet, u"Current password"_s)->isVisible());
        QCOMPARE(asked.current, QString());
        QCOMPARE(asked.next, u"a quiet pond at noon"_s);
    }

    void aTokenIsMadeShownOnceAndRevoked()
    {
        const QString path = u"/api/v1/me/tokens"_s;
        tokens::ApiToken cron;
        cron.id = {7};
        cron.name = u"<b>cron</b>"_s;
        cron.expiresAt = {1'790'000'000'000};
        QList<tokens::ApiToken> all{cron};
        m_server->on("GET", path, [&all](const FakeRequest &) {
            return answer(Page<tokens::ApiToken>{all, {}});
        });
        tokens::MakeToken asked;
        m_server->on("POST", path, [&all, &asked](const FakeRequest &request) {
            asked = *fromJson<tokens::MakeToken>(request.body);
            if (asked.password != "password"_L1)
                return refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
            tokens::MadeToken made;
            made.token.id = {8};
            made.token.name = asked.name;
            made.token.scope = asked.scope;
            made.token.expiresAt = {1'790'000'000'000};
            made.secret = u"mdt_shown-once"_s;
            all.prepend(made.token);
            return answer(made);
        });
        m_server->on("DELETE", path + u"/7"_s, [&all](const FakeRequest &) {
            all.removeLast();
            return answer(Nothing{});
        });
        QVERIFY(m_house->enter(*m_server));
        m_window->openSessions();
        auto *sheet = qobject_cast<gui::SessionsSheet *>(m_window->sheet());
        QVERIFY(sheet);
        auto *box = sheet->findChild<gui::TokenBox *>();
        QVERIFY(box);
        QTRY_VERIFY(button(u"Make a token"_s));
        QVERIFY(!button(u"Copy token"_s));
        edit(*box, u"Name of the token"_s)->setText(u"nightly"_s);
        edit(*box, u"Password, to make one"_s)->setText(u"guessed"_s);
        scrollTo(*button(u"Make a token"_s));
        QTest::mouseClick(button(u"Make a token"_s), Qt::LeftButton);
        QTRY_VERIFY(!edit(*box, u"Password, to make one"_s)->accessibleDescription().isEmpty());
        picture(u"token-refused"_s);
        box->findChild<QComboBox *>()->setCurrentIndex(1);
        edit(*box, u"Password, to make one"_s)->setText(u"password"_s);
        scrollTo(*button(u"Make a token"_s));
        QTest::mouseClick(button(u"Make a token"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Copy token"_s));
        QCOMPARE(asked.scope, tokens::Scope::Write);
        QVERIFY(!asked.days);
        QVERIFY(edit(*box, u"Password, to make one"_s)->text().isEmpty());
        QSignalSpy said(sheet, &gui::SessionsSheet::said);
        scrollTo(*button(u"Copy token"_s));
        QTest::mouseClick(button(u"Copy token"_s), Qt::LeftButton);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(QApplication::clipboard()->text(), u"mdt_shown-once"_s);
        picture(u"token-made"_s);
        sheet->refresh();
        QTRY_VERIFY(!button(u"Copy token"_s));

        const auto revokeButton = [&]() -> QPushButton * {
            for (QPushButton *each : box->findChildren<QPushButton *>()) {
                if (each->isVisible() && each->isEnabled() && each->accessibleName().contains(u"cron"_s))
                    return each;
            }
            return nullptr;
        };
        QTRY_VERIFY(revokeButton());
        scrollTo(*revokeButton());
        QTest::mouseClick(revokeButton(), Qt::LeftButton);
        QTRY_VERIFY(button(u"Revoke the token"_s));
        picture(u"token-question"_s);
        QCOMPARE(m_server->requestsTo("DELETE", path + u"/7"_s), 0);
        QTest::mouseClick(button(u"Revoke the token"_s), Qt::LeftButton);
        QTRY_COMPARE(m_server->requestsTo("DELETE", path + u"/7"_s), 1);
        QTRY_VERIFY(!revokeButton());
    }

    void anAccountIsDeletedAfterItWasSaid()
    {
        const QString path = u"/api/v1/me/erase"_s;
        m_server->on("GET", u"/api/v1/me/email"_s, [](const FakeRequest &) {
            return answer(accounts::Email{u"mina@example.org"_s, true, {}});
        });
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            return answer(accounts::SecondFactor{true, false, {}, 0});
        });
        m_server->on("POST", path, [this](const FakeRequest &request) {
            const auto wanted = fromJson<accounts::EraseAccount>(request.body);
            if (wanted->password != "password"_L1)
                return refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
            if (!wanted->code)
                return refusal(Error(Code::SecondFactorNeeded, "second-factor"));
            m_removed = wanted->messages == accounts::Writings::Remove;
            return answer(Nothing{});
        });
        QVERIFY(m_house->enter(*m_server));
        m_window->openSessions();
        auto *sheet = qobject_cast<gui::SessionsSheet *>(m_window->sheet());
        QVERIFY(sheet);
        auto *box = sheet->findChild<gui::MyDataBox *>();
        QVERIFY(box);
        QTRY_VERIFY(button(u"Delete my account…"_s));
        scrollTo(*box);
        picture(u"my-data"_s);
        QVERIFY(!button(u"Delete my account for good"_s));
        QTRY_VERIFY(button(u"Delete my account…"_s));
        QTest::mouseClick(button(u"Delete my account…"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Delete my account for good"_s));
        scrollTo(*button(u"Delete my account for good"_s));
        picture(u"erase-asked"_s);

        // Neither a slip nor a stranger deletes it.
        edit(*box, u"Password"_s)->setText(u"password"_s);
        QTRY_VERIFY(button(u"Delete my account for good"_s));
        QTest::mouseClick(button(u"Delete my account for good"_s), Qt::LeftButton);
        QTRY_VERIFY(!edit(*box, u"Your user name, typed again"_s)->accessibleDescription().isEmpty());
        QCOMPARE(m_server->requestsTo("POST", path), 0);
        edit(*box, u"Your user name, typed again"_s)->setText(u"mina"_s);
        edit(*box, u"Password"_s)->setText(u"guessed"_s);
        QTRY_VERIFY(button(u"Delete my account for good"_s));
        QTest::mouseClick(button(u"Delete my account for good"_s), Qt::LeftButton);
        QTRY_VERIFY(edit(*box, u"Password"_s)->accessibleDescription().size() > 10);
        QCOMPARE(m_server->requestsTo("POST", path), 1);

        edit(*box, u"Password"_s)->setText(u"password"_s);
        QTRY_VERIFY(button(u"Delete my account for good"_s));
        QTest::mouseClick(button(u"Delete my account for good"_s), Qt::LeftButton);
        QTRY_VERIFY(edit(*box, u"Code of the authenticator"_s)->isVisible());
        QTRY_VERIFY(button(u"Delete what I wrote, also for everybody else"_s));
        QTest::mouseClick(button(u"Delete what I wrote, also for everybody else"_s), Qt::LeftButton);
        edit(*box, u"Code of the authenticator"_s)->setText(u"123456"_s);
        scrollTo(*button(u"Delete my account for good"_s));
        picture(u"erase-code"_s);
        QTRY_VERIFY(button(u"Delete my account for good"_s));
        QTest::mouseClick(button(u"Delete my account for good"_s), Qt::LeftButton);
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
        QVERIFY(m_removed);
        picture(u"erased"_s);
    }

private:
    static void scrollTo(QWidget &part)
    {
        QCoreApplication::processEvents();
        for (QWidget *above = part.parentWidget(); above; above = above->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(above))
                area->ensureWidgetVisible(&part);
        }
        QCoreApplication::processEvents();
    }
    views::AccountForm &form() { return m_window->startScreen()->form(); }
    void use(Language language)
    {
        m_translations->use(language);
        m_formats->setLanguage(language);
        QCoreApplication::processEvents();
    }
    /// A visible button by its words; nothing when there is none.
    /// Whether a label on the screen has these words.
    bool says(const QString &words) const
    {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&words](const QLabel *label) {
            return label->isVisible() && label->text() == words;
        });
    }
    QAbstractButton *button(const QString &words) const
    {
        for (auto *one : m_window->findChildren<QAbstractButton *>()) {
            if (one->text() == words && one->isVisible())
                return one;
        }
        return nullptr;
    }
    int buttons(const QString &words) const
    {
        const auto all = m_window->findChildren<QAbstractButton *>();
        return int(std::count_if(all.begin(), all.end(), [&words](const QAbstractButton *one) {
            return one->text() == words && one->isVisible();
        }));
    }
    static QLineEdit *edit(QWidget &sheet, const QString &name)
    {
        for (auto *one : sheet.findChildren<QLineEdit *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    /// Kept in both languages and on a small window; nothing may be cut off.
    void picture(const QString &name)
    {
        for (const auto &[language, word] :
             {std::pair{Language::Korean, u"ko"_s}, std::pair{Language::English, u"en"_s}}) {
            use(language);
            // Once what the answers brought is laid out.
            QTRY_VERIFY2(clippedTexts(*m_window).isEmpty(),
                         qPrintable(name + u' ' + word + u": "_s + clippedTexts(*m_window).join(u'\n')));
            QVERIFY2(namelessControls(*m_window).isEmpty(),
                     qPrintable(name + u": "_s + namelessControls(*m_window).join(u'\n')));
            keptPicture(*m_window, u"account-"_s + name + u'-' + word);
        }
    }

    bool m_removed = false;
};

QTEST_MAIN(AccountPagesTest)
#include "tst_account_pages.moc"
