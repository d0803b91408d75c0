// SPDX-License-Identifier: GPL-3.0-or-later
// The code and the forgotten password on the sign-in screen, and /email with /verify, on a fake terminal.
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
            return answer(own);
        });
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
        house.terminal.enter(u"/erase-me"_s);
        QVERIFY(house.sees(u"madang-tui erase-me USER"_s));
    }

    void aForgottenPasswordIsAFewSteps()
    {
        House house(QSize(120, 30));
        accounts::ResetPassword reset;
        house.server.on("POST", u"/api/v1/password-resets"_s,
                        [](const FakeRequest &) { return answer(Nothing{}); });
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
        house.terminal.enter(u"123456"_s);
        house.terminal.enter(u"a new password"_s);
        house.terminal.enter(u"a new password"_s);
        QVERIFY(house.sees(u"The password was changed"_s));
        QVERIFY(!house.terminal.shows(u"a new password"_s)); // never in the clear
        QCOMPARE(reset.code, u"123456"_s);
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
            if (wish.email == "kept@example.org"_L1)
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
        house.terminal.enter(u"/email new@example.org"_s);
        QVERIFY(house.sees(u"A code is on its way to new@example.org."_s));
        house.terminal.enter(u"/verify again"_s);
        QVERIFY(house.sees(u"Try again in 42 s."_s));
        house.terminal.enter(u"/verify 000000"_s);
        QVERIFY(house.sees(u"This code is not good any more."_s));
        house.terminal.enter(u"/verify 123 456 654 321"_s);
        QVERIFY(house.sees(u"new@example.org is your e-mail address now."_s));
    }
};

QTEST_GUILESS_MAIN(AccountVerbsTest)
#include "tst_account_verbs.moc"
