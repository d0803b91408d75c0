// SPDX-License-Identifier: GPL-3.0-or-later
// The code and the forgotten password on the sign-in screen, what proves who one is, and /email with /verify,
// on a fake terminal.
#include "common/protocol/contact.h"
#include "common/protocol/providers.h"
#include "tests/client-tui/app_house.h"

using namespace madang;
using namespace madang::tui;
using namespace madang::tui::test;
using accounts::Email;

class AccountVerbsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anUnprovenAddressAsksForTheCode()
    {
        House house(QSize(120, 30));
        house.server.on("POST", u"/api/v1/sessions"_s, [](const FakeRequest &request) {
            const auto wanted = fromJson<accounts::SignIn>(request.body);
            if (!wanted->code)
                return refusal(Error(Code::NotAllowed, "email-unverified").at(u"email"_s));
            return refusal(Error(Code::InvalidValue, "code").at(u"code"_s));
        });
        house.start(false);
        QVERIFY(house.sees(u"F6"_s));
        house.terminal.enter(u"mina"_s);
        house.terminal.enter(u"password"_s);
        house.terminal.press(u"enter"_s); // over the place for the sign-in
        QVERIFY(house.sees(u"Enter the six digits"_s));
        QVERIFY(house.sees(u"F6"_s));
        house.terminal.enter(u"111111"_s);
        QVERIFY(house.sees(u"That is not the code."_s));
        house.server.forget("POST", u"/api/v1/sessions"_s);
        for (int i = 0; i < 6; ++i)
            house.terminal.press(u"backspace"_s);
        house.terminal.enter(u"222222"_s);
        QVERIFY(house.sees(u"[민아]"_s));
    }

    void aSecondFactorIsAskedFor()
    {
        House house(QSize(120, 30));
        house.server.on("POST", u"/api/v1/sessions"_s, [](const FakeRequest &request) {
            const auto wanted = fromJson<accounts::SignIn>(request.body);
            return wanted->secondFactor
                ? refusal(Error(Code::WrongCredentials, "second-factor").at(u"secondFactor"_s))
                : refusal(Error(Code::SecondFactorNeeded, "second-factor").at(u"secondFactor"_s));
        });
        house.start(false);
        QVERIFY(house.sees(u"F6"_s));
        house.terminal.enter(u"mina"_s);
        house.terminal.enter(u"password"_s);
        house.terminal.press(u"enter"_s); // over the place for the sign-in
        QVERIFY(house.sees(u"Enter the code that your authenticator shows"_s));
        house.terminal.enter(u"111111"_s);
        QVERIFY(house.sees(u"This code is not right"_s));
        house.server.forget("POST", u"/api/v1/sessions"_s);
        for (int i = 0; i < 6; ++i)
            house.terminal.press(u"backspace"_s);
        house.terminal.enter(u"222222"_s);
        QVERIFY(house.sees(u"[민아]"_s));
    }

    void theSecondFactorIsShown()
    {
        House house(QSize(160, 30));
        house.server.on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            return answer(accounts::SecondFactor{true, false, Timestamp{1}, 7});
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/second-factor"_s);
        QVERIFY(house.sees(u"Recovery codes left: 7."_s));
    }

    void somebodyIsLookedUp()
    {
        House house(QSize(120, 30));
        house.server.on("GET", u"/api/v1/people/sora/card"_s, [](const FakeRequest &) {
            return answer(profiles::PersonCard{{77},
                                               u"sora"_s,
                                               u"소라\x1b[31m"_s,
                                               u"장부를 봅니다."_s,
                                               PortraitId{5},
                                               accounts::Role::Treasurer,
                                               {1'760'000'000'000},
                                               presence::State::Away,
                                               {{{1}, u"둘의 방"_s}},
                                               true});
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/whois @sora"_s);
        QVERIFY(house.sees(u"장부를 봅니다."_s));
        for (const QString &words : {u"treasurer"_s, u"away"_s, u"둘의 방"_s, u"You blocked them."_s})
            QVERIFY2(house.terminal.shows(words), qPrintable(words));
        QVERIFY(!house.terminal.shows(u"\x1b[31m"_s));
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/whois nobody"_s);
        QVERIFY(house.sees(u"It is not there"_s));
    }

    void whatOneShowsOfOneselfIsChanged()
    {
        House house(QSize(120, 30));
        profiles::Profile own{u"민아"_s, {}, {}};
        QByteArray sent;
        house.server.on("PATCH", u"/api/v1/me/profile"_s, [&own](const FakeRequest &request) {
            const auto wanted = fromJson<profiles::ChangeOwnProfile>(request.body);
            own.bio = wanted->bio.value_or(own.bio);
            own.nickname = wanted->nickname.value_or(own.nickname);
            own.language = wanted->language.value_or(own.language.value_or(accounts::MailLanguage::Auto));
            return answer(own);
        });
        house.server.on("GET", u"/api/v1/me/profile"_s, [&own](const FakeRequest &) { return answer(own); });
        house.server.on("PUT", u"/api/v1/me/picture"_s, [&](const FakeRequest &request) {
            sent = request.body;
            own.picture = PortraitId{5};
            return answer(own);
        });
        house.server.on("DELETE", u"/api/v1/me/picture"_s, [&own](const FakeRequest &) {
            own.picture.reset();
            return answer(own);
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/bio 꽃을 돌봅니다"_s);
        QVERIFY(house.sees(u"About you: 꽃을 돌봅니다"_s));
        house.terminal.enter(u"/bio off"_s);
        QVERIFY(house.sees(u"You say nothing about yourself."_s));
        house.terminal.enter(u"/nick 민"_s);
        QVERIFY(house.sees(u"You are 민 now."_s));
        QTemporaryDir folder;
        QFile file(folder.filePath(u"me.png"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("octets") == 6);
        file.close();
        house.terminal.enter(u"/picture "_s + file.fileName());
        QVERIFY(house.sees(u"Everybody sees your new picture."_s));
        QCOMPARE(sent, QByteArray("octets"));
        house.terminal.enter(u"/picture off"_s);
        QVERIFY(house.sees(u"Your picture was taken away."_s));
        house.terminal.enter(u"/picture /nowhere/at.all"_s);
        QVERIFY(house.sees(u"The file cannot be read."_s));
        house.terminal.enter(u"/profile language ja"_s);
        QVERIFY(house.sees(u"language <ko | en | auto>"_s));
        QVERIFY(own.language == accounts::MailLanguage::Auto);
        house.terminal.enter(u"/profile language ko"_s);
        QVERIFY(house.sees(u"Language of mails to you: 한국어"_s));
        QVERIFY(own.language == accounts::MailLanguage::Korean);
        own.language = accounts::MailLanguage::English;
        house.terminal.enter(u"/profile"_s);
        QVERIFY(house.sees(u"Language of mails to you: English"_s));
        house.terminal.enter(u"/profile language auto"_s);
        QVERIFY(house.sees(u"Language of mails to you: As my devices speak"_s));
    }

    void onesDataIsSaved()
    {
        House house(QSize(160, 30));
        house.server.on("POST", u"/api/v1/me/data"_s, [](const FakeRequest &) {
            return answer(accounts::DataExport{true, 4, u"madang-mina.tar"_s});
        });
        house.server.on("GET", u"/api/v1/me/data"_s, [](const FakeRequest &) {
            return FakeAnswer{206, "data", {}};
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        QTemporaryDir folder;
        const QString target = folder.filePath(u"mine.tar"_s);
        house.terminal.enter(u"/my-data "_s + target);
        QVERIFY(house.sees(u"Your data is in"_s));
        QVERIFY(QFile::exists(target));
        house.terminal.enter(u"/my-data "_s + target);
        QVERIFY(house.sees(u"That file is there already"_s));
    }

    void thePasswordIsChangedWithoutBeingShown()
    {
        House house(QSize(120, 30));
        QList<accounts::ChangePassword> sent;
        house.server.on("PUT", u"/api/v1/me/password"_s, [&sent](const FakeRequest &request) {
            sent.append(*fromJson<accounts::ChangePassword>(request.body));
            return sent.last().current == "password"_L1
                ? answer(Nothing{})
                : refusal(Error(Code::WrongCredentials, "password").at(u"current"_s));
        });
        house.terminal.keepsOctets = true;
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/password"_s);
        QVERIFY(house.sees(u"Present password"_s));
        house.terminal.press(u"enter"_s);
        house.terminal.press(u"enter"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"New password is missing."_s)); // the present one may be
        house.terminal.press(u"up"_s);
        house.terminal.enter(u"passwort"_s);
        house.terminal.paste(u"a quiet pond"_s);
        house.terminal.press(u"tab"_s);
        house.terminal.enter(u"a quite pond"_s);
        QVERIFY(house.sees(u"The two passwords differ."_s));
        house.terminal.press(u"ctrl-u"_s);
        house.terminal.enter(u"a quiet pond"_s);
        QVERIFY(house.sees(u"The present password is not right."_s));
        house.terminal.press(u"ctrl-u"_s);
        house.terminal.enter(u"password"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(!house.terminal.octets.contains("quiet"));
        house.terminal.press(u"f2"_s);
        QVERIFY(house.sees(u"a quiet pond"_s));
        house.terminal.press(u"f2"_s);
        QTRY_VERIFY(!house.terminal.shows(u"a quiet pond"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"The password was changed."_s));
        QTRY_VERIFY(!house.terminal.shows(u"Present password"_s));
        QCOMPARE(sent.last().next, u"a quiet pond"_s);
        house.terminal.press(u"up"_s); // the history has the command, and nothing else
        QVERIFY(house.sees(u"[민아] /password"_s));
    }

    void whoHasNoPasswordSetsTheFirst()
    {
        House house(QSize(120, 30));
        bool proven = false;
        QList<accounts::ChangePassword> sent;
        house.server.on("PUT", u"/api/v1/me/password"_s, [&](const FakeRequest &request) {
            sent.append(*fromJson<accounts::ChangePassword>(request.body));
            return proven ? answer(Nothing{})
                          : refusal(Error(Code::NotAllowed, "sign-in-again").at(u"current"_s));
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/password"_s);
        QVERIFY(house.sees(u"Present password"_s));
        house.terminal.press(u"enter"_s);
        house.terminal.enter(u"a quiet pond"_s);
        house.terminal.enter(u"a quiet pond"_s);
        QVERIFY(house.sees(u"F6 signs in again"_s));
        proven = true;
        house.terminal.press(u"tab"_s);
        house.terminal.press(u"tab"_s); // to the last field, wherever it went
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"You have a password now."_s));
        QCOMPARE(sent.last().current, QString());
        QCOMPARE(sent.last().next, u"a quiet pond"_s);
    }

    void whatWasTypedGoesWithThePage()
    {
        House house(QSize(60, 16)); // and fits on a small screen
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/password"_s);
        QVERIFY(house.sees(u"Present password"_s));
        house.terminal.type(u"hushhush"_s);
        house.terminal.press(u"f2"_s);
        QVERIFY(house.sees(u"hushhush"_s));
        house.terminal.press(u"escape"_s);
        QTRY_VERIFY(!house.terminal.shows(u"Present password"_s));
        house.terminal.enter(u"/password"_s);
        QVERIFY(house.sees(u"Present password"_s));
        house.terminal.press(u"f2"_s);
        house.settle();
        QVERIFY(!house.terminal.shows(u"hushhush"_s));
        QCOMPARE(house.server.requestsTo("PUT", u"/api/v1/me/password"_s), 0);
    }

    void aSecondFactorIsSetUpAndTurnedOff()
    {
        House house(QSize(120, 50));
        const QString path = u"/api/v1/me/second-factor"_s;
        accounts::ProveSecondFactor proof;
        house.server.on("POST", path, [](const FakeRequest &request) {
            return fromJson<accounts::BeginSecondFactor>(request.body)->password == u"password"_s
                ? answer(accounts::SecondFactorSecret{u"ABCDEFGH"_s, u"otpauth://totp/x?secret=ABCDEFGH"_s})
                : refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
        });
        house.server.on("POST", path + u"/confirm"_s, [](const FakeRequest &request) {
            return fromJson<accounts::ConfirmSecondFactor>(request.body)->code == u"123456"_s
                ? answer(accounts::RecoveryCodes{{u"one-two"_s, u"three-four"_s}})
                : refusal(Error(Code::InvalidValue, "second-factor").at(u"code"_s));
        });
        house.server.on("POST", path + u"/end"_s, [&proof](const FakeRequest &request) {
            proof = *fromJson<accounts::ProveSecondFactor>(request.body);
            return answer(Nothing{});
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/second-factor on"_s);
        QVERIFY(house.sees(u"Second factor"_s));
        house.terminal.enter(u"wrong"_s);
        QVERIFY(house.sees(u"The present password is not right."_s));
        house.terminal.press(u"ctrl-u"_s);
        house.terminal.enter(u"password"_s);
        QVERIFY(house.sees(u"ABCD"_s));
        QVERIFY(house.sees(u"▀"_s) || house.terminal.shows(u"▄"_s));
        house.terminal.enter(u"000000"_s);
        QVERIFY(house.sees(u"This code is not right."_s));
        house.terminal.press(u"ctrl-u"_s);
        house.terminal.enter(u"123456"_s);
        QVERIFY(house.sees(u"three-four"_s));
        QVERIFY(house.sees(u"Signing in asks for a code now."_s));
        QVERIFY(!house.terminal.shows(u"ABCD"_s));
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/second-factor off"_s);
        QVERIFY(house.sees(u"Signing in asks for the password alone then."_s));
        house.terminal.enter(u"password"_s);
        house.terminal.enter(u"234567"_s);
        QVERIFY(house.sees(u"Signing in asks for the password alone now."_s));
        QCOMPARE(proof.password, u"password"_s);
        QCOMPARE(proof.code, u"234567"_s);
    }

    void anotherServiceIsRemovedAfterAsking()
    {
        House house(QSize(120, 30));
        house.server.on("GET", u"/api/v1/me/identities"_s, [](const FakeRequest &) {
            return answer(Page<providers::Identity>{
                {{u"school"_s, u"School\x1b[31m"_s, u"mina@school.example"_s, {1}, {1}}}, {}});
        });
        house.server.on("DELETE", u"/api/v1/me/identities/school"_s,
                        [](const FakeRequest &) { return answer(Nothing{}); });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/identities"_s);
        QVERIFY(house.sees(u"mina@school.example"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"no more?"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"opens your account no more."_s));
        QVERIFY(house.sees(u"No other service opens your account."_s));
    }

    void anotherServiceIsAddedWithThePasswordAndACode()
    {
        House house(QSize(120, 40));
        QList<providers::AddIdentity> sent;
        house.server.on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{accounts::Registration::Open,
                                                      {},
                                                      false,
                                                      QList<accounts::Provider>{{u"school"_s, u"School"_s}}});
        });
        house.server.on("GET", u"/api/v1/me/identities"_s,
                        [](const FakeRequest &) { return answer(Page<providers::Identity>{}); });
        house.server.on("POST", u"/api/v1/provider-sign-ins"_s, [](const FakeRequest &) {
            return answer(
                providers::Begun{u"a1"_s, u"https://chat.example/sign-in"_s, u"BCDF-GHJK"_s, 1, 600}, 201);
        });
        house.server.on("POST", u"/api/v1/me/identities"_s, [&sent](const FakeRequest &request) {
            sent.append(*fromJson<providers::AddIdentity>(request.body));
            return sent.last().secondFactor
                ? answer(Nothing{})
                : refusal(Error(Code::SecondFactorNeeded, "second-factor").at(u"code"_s));
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/identities"_s);
        QVERIFY(house.sees(u"Add another one"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Add another service"_s));
        house.terminal.enter(u"password"_s);
        QVERIFY(house.sees(u"BCDF-GHJK"_s));
        QTRY_VERIFY((house.clock.advance(std::chrono::seconds(1)), house.terminal.shows(u"Code"_s)));
        house.terminal.enter(u"123456"_s);
        QVERIFY(house.sees(u"It opens your account from now on."_s));
        QCOMPARE(sent.last().password, u"password"_s);
        QCOMPARE(sent.last().secondFactor, u"123456"_s);
        QVERIFY(!house.terminal.shows(u"BCDF-GHJK"_s));
        // Without a password: what came is kept while one signs in again.
        int asked = 0;
        house.server.on("POST", u"/api/v1/me/identities"_s, [&](const FakeRequest &request) {
            sent.append(*fromJson<providers::AddIdentity>(request.body));
            return ++asked > 1 ? answer(Nothing{})
                               : refusal(Error(Code::NotAllowed, "sign-in-again").at(u"password"_s));
        });
        house.terminal.enter(u"/identities"_s);
        QVERIFY(house.sees(u"Add another one"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Who has none leaves it empty"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"BCDF-GHJK"_s));
        QTRY_VERIFY(
            (house.clock.advance(std::chrono::seconds(1)), house.terminal.shows(u"F6 signs in again"_s)));
        QVERIFY(sent.last().password.isEmpty());
        house.terminal.press(u"enter"_s);
        QTRY_COMPARE(asked, 2);
        QCOMPARE(sent.last().attempt, u"a1"_s);
    }

    void onesAccountIsDeletedByItsNameAndPassword()
    {
        House house(QSize(120, 40));
        accounts::EraseAccount asked;
        house.server.on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            return answer(accounts::SecondFactor{true, false, {}, 0});
        });
        house.server.on("POST", u"/api/v1/me/erase"_s, [&asked](const FakeRequest &request) {
            asked = *fromJson<accounts::EraseAccount>(request.body);
            return answer(Nothing{});
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/erase-me"_s);
        QVERIFY(house.sees(u"Deleting your account is for good."_s));
        house.terminal.enter(u"/erase-me remove"_s);
        QVERIFY(house.sees(u"Your user name"_s));
        house.terminal.enter(u"jun"_s);
        house.terminal.enter(u"password"_s);
        house.settle();
        QCOMPARE(house.server.requestsTo("POST", u"/api/v1/me/erase"_s), 0);
        house.terminal.press(u"ctrl-u"_s); // it went back to the name
        house.terminal.enter(u"mina"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Your account is deleted."_s));
        QCOMPARE(asked.password, u"password"_s);
        QCOMPARE(asked.messages, accounts::Writings::Remove);
        QVERIFY(!asked.code);
    }

    void aLetterIsWrittenWithOrWithoutWordsInTheLine()
    {
        House house(QSize(120, 30));
        QList<contact::Words> sent;
        house.server.on("POST", u"/api/v1/contact"_s, [&sent](const FakeRequest &request) {
            sent.append(*fromJson<contact::Words>(request.body));
            return sent.last().email ? answer(Nothing{})
                                     : refusal(Error(Code::InvalidValue, "answer-missing").at(u"email"_s));
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/contact Is the market open?"_s);
        QVERIFY(house.sees(u"They answer by mail"_s));
        QCOMPARE(sent.last().text, u"Is the market open?"_s);
        house.terminal.enter(u"/contact"_s);
        QVERIFY(house.sees(u"Write to the operator"_s));
        house.terminal.press(u"enter"_s); // the nickname will do
        house.terminal.enter(u"mina@example.org"_s);
        house.terminal.press(u"enter"_s);
        house.terminal.enter(u"The gate is shut"_s);
        QVERIFY(house.sees(u"Your words are on their way"_s));
        QCOMPARE(sent.last().text, u"The gate is shut"_s);
        QCOMPARE(sent.last().email, u"mina@example.org"_s);
        QVERIFY(!sent.last().name);
    }

    void whoCannotSignInWritesToTheOperator()
    {
        House house(QSize(120, 30));
        contact::Words words;
        house.server.on("POST", u"/api/v1/contact"_s, [&words](const FakeRequest &request) {
            words = *fromJson<contact::Words>(request.body);
            return words.email == u"sora@example.org"_s
                ? answer(Nothing{})
                : refusal(Error(Code::InvalidValue, "email").at(u"email"_s));
        });
        house.start(false);
        QVERIFY(house.sees(u"F9"_s));
        house.terminal.press(u"f9"_s);
        QVERIFY(house.sees(u"Write to the operator"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(house.sees(u"User name"_s));
        house.terminal.press(u"f9"_s);
        QVERIFY(house.sees(u"Write to the operator"_s));
        house.terminal.enter(u"Sora"_s);
        house.terminal.enter(u"sora"_s);
        house.terminal.press(u"enter"_s); // over the phone
        house.terminal.enter(u"Is the market open?"_s);
        QVERIFY(house.sees(u"That is not an e-mail address."_s));
        house.terminal.press(u"ctrl-u"_s);
        house.terminal.enter(u"sora@example.org"_s);
        house.terminal.press(u"enter"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Your words are on their way"_s));
        QVERIFY(house.sees(u"User name"_s));
        QCOMPARE(words.name, u"Sora"_s);
        QCOMPARE(words.text, u"Is the market open?"_s);
    }

    void aPasswordIsSeenWhileItsWriterWantsTo()
    {
        House house(QSize(120, 30));
        house.start(false);
        QVERIFY(house.sees(u"User name"_s));
        house.terminal.enter(u"mina"_s);
        house.terminal.type(u"a quiet pond"_s);
        QVERIFY(house.sees(u"•••"_s));
        QVERIFY(!house.terminal.shows(u"a quiet pond"_s));
        house.terminal.press(u"f2"_s);
        QVERIFY(house.sees(u"a quiet pond"_s));
        house.terminal.press(u"f2"_s);
        QTRY_VERIFY(!house.terminal.shows(u"a quiet pond"_s));
    }

    void theNextPasswordAfterSeveralWrongOnesIsCountedDown()
    {
        House house(QSize(120, 30));
        int asked = 0;
        house.server.on("POST", u"/api/v1/sessions"_s, [&asked](const FakeRequest &) {
            return ++asked == 1 ? refusal(Error(Code::WrongCredentials, "password").after(4))
                                : FakeAnswer{-1, {}, {}};
        });
        house.start(false);
        QVERIFY(house.sees(u"F6"_s));
        house.terminal.enter(u"mina"_s);
        house.terminal.enter(u"wrong"_s);
        house.terminal.press(u"enter"_s); // over the place for the sign-in
        QVERIFY(house.sees(u"Check both and try again"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"looked at in 4 s"_s));
        house.clock.advance(std::chrono::seconds(1));
        QVERIFY(house.sees(u"looked at in 3 s"_s));
        house.terminal.press(u"enter"_s); // nothing more is sent
        house.clock.advance(std::chrono::seconds(3));
        QVERIFY(house.sees(u"Asking the server…"_s));
        QCOMPARE(asked, 2);
    }

    void whatIsTriedTooOftenIsCountedDown()
    {
        House house(QSize(120, 30));
        int asked = 0;
        house.server.on("POST", u"/api/v1/sessions"_s, [&asked](const FakeRequest &) {
            ++asked;
            return refusal(Error(Code::RateLimited, "rate").after(3));
        });
        house.start(false);
        QVERIFY(house.sees(u"F6"_s));
        house.terminal.enter(u"mina"_s);
        house.terminal.enter(u"wrong"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Try again in 3 s."_s));
        house.clock.advance(std::chrono::seconds(1));
        QVERIFY(house.sees(u"Try again in 2 s."_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Try again in 2 s."_s)); // what was said stays
        house.clock.advance(std::chrono::seconds(2));
        QTRY_VERIFY(!house.terminal.shows(u"Try again in"_s));
        QCOMPARE(asked, 1);
        house.terminal.press(u"enter"_s);
        QTRY_COMPARE(asked, 2);
    }

    void aForgottenPasswordIsAFewSteps()
    {
        House house(QSize(120, 30));
        accounts::ResetPassword reset;
        house.server.on("POST", u"/api/v1/password-resets"_s,
                        [](const FakeRequest &) { return answer(accounts::ResetBegun{u"r1.2.3"_s}); });
        house.server.on("POST", u"/api/v1/password-resets/confirm"_s, [&reset](const FakeRequest &request) {
            reset = *fromJson<accounts::ResetPassword>(request.body);
            return answer(Nothing{});
        });
        house.start(false);
        QVERIFY(house.sees(u"F6"_s));
        house.terminal.press(u"f6"_s);
        QVERIFY(house.sees(u"F4 back"_s));
        house.terminal.enter(u"mina@example.org"_s);
        QVERIFY(house.sees(u"If an account has proven mina@example.org"_s));
        house.terminal.enter(u"123456789012"_s);
        house.terminal.enter(u"a new password"_s);
        house.terminal.enter(u"a new password"_s);
        QVERIFY(house.sees(u"The password was changed"_s));
        QVERIFY(!house.terminal.shows(u"a new password"_s)); // never in the clear
        QCOMPARE(reset.code, u"123456789012"_s);
        QCOMPARE(reset.attempt, u"r1.2.3"_s);
        QCOMPARE(reset.email, u"mina@example.org"_s);
        QCOMPARE(reset.password, u"a new password"_s);
    }

    void theAddressIsShownChangedAndProven()
    {
        House house(QSize(120, 30));
        Email now{u"old@example.org"_s, true, {}, 0, 0};
        house.server.on("GET", u"/api/v1/me/email"_s, [&now](const FakeRequest &) { return answer(now); });
        house.server.on("PUT", u"/api/v1/me/email"_s, [&now](const FakeRequest &request) {
            const auto wish = *fromJson<accounts::SetEmail>(request.body);
            if (wish.email == "kept@example.org"_L1 && wish.password != u"password"_s)
                return refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
            now.pending = wish.email;
            return answer(now);
        });
        house.server.on("POST", u"/api/v1/me/email/code"_s, [](const FakeRequest &) {
            return refusal(Error(Code::RateLimited, "code").after(42));
        });
        house.server.on("POST", u"/api/v1/me/email/verify"_s, [](const FakeRequest &request) {
            const auto codes = *fromJson<accounts::VerifyEmail>(request.body);
            return codes.code == "123456"_L1 && codes.oldCode == u"654321"_s
                ? answer(Email{u"new@example.org"_s, true, {}, 0, 0})
                : refusal(Error(Code::Expired, "code").at(u"code"_s));
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/email"_s);
        QVERIFY(house.sees(u"old@example.org is proven."_s));
        house.terminal.enter(u"/email nowhere"_s);
        QVERIFY(house.sees(u"That is not an e-mail address."_s));
        house.terminal.enter(u"/email kept@example.org"_s);
        QVERIFY(house.sees(u"Changing a proven address"_s));
        house.terminal.enter(u"wrong"_s);
        QVERIFY(house.sees(u"The present password is not right."_s));
        house.terminal.press(u"ctrl-u"_s);
        house.terminal.enter(u"password"_s);
        QVERIFY(house.sees(u"A code is on its way to kept@example.org."_s));
        QTRY_VERIFY(!house.terminal.shows(u"Changing a proven address"_s));
        house.terminal.enter(u"/email new@example.org"_s);
        QVERIFY(house.sees(u"A code is on its way to new@example.org."_s));
        house.terminal.enter(u"/verify again"_s);
        QVERIFY(house.sees(u"Try again in 42 s."_s));
        house.terminal.enter(u"/verify 000000"_s);
        QVERIFY(house.sees(u"This code is not good any more."_s));
        now.oldCodeNeeded = true;
        house.terminal.enter(u"/verify"_s);
        QVERIFY(house.sees(u"Code from the old address"_s));
        house.terminal.enter(u"123456"_s);
        house.terminal.enter(u"654321"_s);
        QVERIFY(house.sees(u"new@example.org is your e-mail address now."_s));
        const int asked = house.server.requestsTo("POST", u"/api/v1/me/email/verify"_s);
        house.terminal.enter(u"/verify 123 456 654 321"_s);
        QTRY_COMPARE(house.server.requestsTo("POST", u"/api/v1/me/email/verify"_s), asked + 1);
        QVERIFY(house.sees(u"new@example.org is your e-mail address now."_s));
    }
};

QTEST_GUILESS_MAIN(AccountVerbsTest)
#include "tst_account_verbs.moc"
