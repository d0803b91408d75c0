// SPDX-License-Identifier: GPL-3.0-or-later
// The typed command about tokens for programs: made on a page, shown once, revoked after a question.
#include "tests/client-tui/app_house.h"

#include "common/protocol/tokens.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class TokenVerbsTest : public QObject {
    Q_OBJECT

    static tokens::ApiToken aToken(qint64 id, const QString &name)
    {
        tokens::ApiToken token;
        token.id = {id};
        token.name = name;
        token.madeAt = {1};
        token.expiresAt = {2};
        return token;
    }
    static inline const QString kTokens = u"/api/v1/me/tokens"_s;

private Q_SLOTS:
    void oneIsRevokedAfterAQuestion()
    {
        House house(QSize(120, 30));
        house.server.on("GET", kTokens, [](const FakeRequest &) {
            return answer(Page<tokens::ApiToken>{{aToken(7, u"cron\x1b[2J"_s)}, {}});
        });
        bool revoked = false;
        house.server.on("DELETE", kTokens + u"/7"_s, [&revoked](const FakeRequest &) {
            revoked = true;
            return answer(Nothing{});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/tokens"_s);
        QVERIFY(house.sees(u"never used"_s));
        QVERIFY(house.sees(u"Make a token…"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Revoke the token “cron"_s));
        QVERIFY(!revoked);
        house.terminal.type(u"y"_s);
        QTRY_VERIFY(revoked);
        QVERIFY(house.sees(u"That token is good for nothing any more."_s));
    }

    void oneIsMadeAndShownOnce()
    {
        House house(QSize(120, 40));
        house.server.on("GET", kTokens, [](const FakeRequest &) { return answer(Page<tokens::ApiToken>{}); });
        tokens::MakeToken asked;
        house.server.on("POST", kTokens, [&asked](const FakeRequest &request) {
            asked = *fromJson<tokens::MakeToken>(request.body);
            return answer(tokens::MadeToken{aToken(8, asked.name), u"mdt_shown-once"_s});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/tokens"_s);
        QVERIFY(house.sees(u"Make a token…"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Reads only"_s));
        for (const QString &word : {u"nightly"_s, u"write"_s, u"30"_s, u"hers"_s}) {
            house.terminal.type(word);
            house.terminal.press(u"enter"_s);
        }
        QVERIFY(house.sees(u"mdt_shown-once"_s));
        QCOMPARE(asked.password, u"hers"_s);
        QCOMPARE(asked.name, u"nightly"_s);
        QCOMPARE(asked.scope, tokens::Scope::Write);
        QCOMPARE(asked.days, std::optional(30));
        house.terminal.press(u"escape"_s);
        QTRY_VERIFY(!house.terminal.shows(u"mdt_shown-once"_s));
        house.terminal.enter(u"/tokens"_s);
        QVERIFY(house.sees(u"Make a token…"_s));
        QVERIFY(!house.terminal.shows(u"mdt_"_s));
    }

    void whoHasNoPasswordSignsInAgainAndLosesNothing()
    {
        House house(QSize(120, 40));
        house.server.on("GET", kTokens, [](const FakeRequest &) { return answer(Page<tokens::ApiToken>{}); });
        house.server.on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            accounts::SecondFactor standing{true, false, {}, 0};
            standing.withoutPassword = true;
            return answer(standing);
        });
        house.server.on("POST", kTokens, [](const FakeRequest &) {
            return refusal(Error(Code::NotAllowed, "sign-in-again").at(u"password"_s));
        });
        house.server.on("POST", u"/api/v1/provider-sign-ins"_s, [](const FakeRequest &) {
            return answer(
                providers::Begun{u"a1"_s, u"https://chat.example/sign-in"_s, u"BCDF-GHJK"_s, 5, 600}, 201);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/tokens"_s);
        QVERIFY(house.sees(u"Make a token…"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Reads only"_s));
        for (const QString &word : {u"nightly"_s, u"write"_s, u"30"_s, QString()}) {
            house.terminal.type(word);
            house.terminal.press(u"enter"_s);
        }
        QVERIFY(house.sees(u"F6 signs in again"_s));
        house.terminal.press(u"f6"_s);
        QVERIFY(house.sees(u"BCDF-GHJK"_s));
        QVERIFY(house.terminal.shows(u"nightly"_s)); // what was typed is there still
        // What is wrong in the form itself is said all the same.
        house.terminal.press(u"tab"_s);
        house.terminal.press(u"ctrl-u"_s);
        for (int i = 0; i < 4; ++i)
            house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Name is missing."_s));
    }

    void aPasswordThatWaitsSaysSo()
    {
        House house(QSize(120, 40));
        house.server.on("GET", kTokens, [](const FakeRequest &) { return answer(Page<tokens::ApiToken>{}); });
        int asked = 0;
        house.server.on("POST", kTokens, [&asked](const FakeRequest &) {
            return ++asked == 1
                ? refusal(Error(Code::WrongCredentials, "password").at(u"password"_s).after(4))
                : FakeAnswer{-1, {}, {}};
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/tokens"_s);
        QVERIFY(house.sees(u"Make a token…"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Reads only"_s));
        for (const QString &word : {u"nightly"_s, u"write"_s, u"30"_s, u"wrong"_s}) {
            house.terminal.type(word);
            house.terminal.press(u"enter"_s);
        }
        QTRY_COMPARE(asked, 1);
        QVERIFY(house.sees(u"Type it again"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"this one is looked at in"_s));
    }

    void aScopeIsOneOfThree()
    {
        House house(QSize(120, 40));
        house.server.on("GET", kTokens, [](const FakeRequest &) { return answer(Page<tokens::ApiToken>{}); });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/tokens"_s);
        QVERIFY(house.sees(u"Make a token…"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Reads only"_s));
        for (const QString &word : {u"nightly"_s, u"everything"_s, u"30"_s, u"hers"_s}) {
            house.terminal.type(word);
            house.terminal.press(u"enter"_s);
        }
        QVERIFY(house.sees(u"Write read, write or operate."_s));
        QCOMPARE(house.server.requestsTo("POST", kTokens), 0);
    }
};

QTEST_GUILESS_MAIN(TokenVerbsTest)
#include "tst_token_verbs.moc"
