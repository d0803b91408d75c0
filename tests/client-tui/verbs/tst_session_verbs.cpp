// SPDX-License-Identifier: GPL-3.0-or-later
// The typed commands about where one is signed in, and what others see of one's writing.
#include "tests/client-tui/app_house.h"

#include "common/protocol/sign_ins.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class SessionVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherDeviceIsSignedOut()
    {
        House house(QSize(120, 30));
        house.server.on("GET", u"/api/v1/sessions"_s, [](const FakeRequest &) {
            return answer(
                Page<accounts::Session>{{{{7}, u"laptop\x1b[2J"_s, u"192.0.2.17"_s, {1}, {1}, false},
                                         {{8}, u"madang-tui @ here"_s, u"192.0.2.18"_s, {1}, {2}, true}},
                                        {}});
        });
        house.server.on("GET", u"/api/v1/me/sign-ins"_s, [](const FakeRequest &) {
            return answer(Page<sign_ins::PastSignIn>{
                {{{5}, u"old phone"_s, u"192.0.2.19"_s, {1}, {2}, Timestamp{3}}}, {}});
        });
        bool ended = false;
        house.server.on("DELETE", u"/api/v1/sessions/7"_s, [&](const FakeRequest &) {
            ended = true;
            return answer(Nothing{});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/sessions"_s);
        QVERIFY(house.sees(u"192.0.2.17"_s));
        QVERIFY(house.sees(u"this one"_s));
        QVERIFY(house.sees(u"old phone"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
        house.terminal.press(u"enter"_s); // the present one stands first
        QVERIFY(house.sees(u"/logout signs out here"_s));
        house.terminal.press(u"down"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Sign out “laptop"_s));
        QVERIFY(!ended);
        house.terminal.type(u"y"_s);
        QTRY_VERIFY(ended);
        QVERIFY(house.sees(u"That device is signed out."_s));
        QTRY_VERIFY(!house.terminal.shows(u"192.0.2.17"_s));
    }

    void everyOtherDeviceIsSignedOut()
    {
        House house(QSize(120, 30));
        house.server.on("GET", u"/api/v1/sessions"_s, [](const FakeRequest &) {
            return answer(
                Page<accounts::Session>{{{{7}, u"laptop"_s, u"192.0.2.17"_s, {1}, {1}, false},
                                         {{8}, u"madang-tui @ here"_s, u"192.0.2.18"_s, {1}, {2}, true}},
                                        {}});
        });
        house.server.on("GET", u"/api/v1/me/sign-ins"_s, [](const FakeRequest &request) {
            const bool first = request.after().isEmpty();
            Page<sign_ins::PastSignIn> page{{{{first ? 5 : 4},
                                              first ? u"old phone"_s : u"older phone"_s,
                                              u"192.0.2.19"_s,
                                              {1},
                                              {2},
                                              Timestamp{3}}},
                                            {}};
            if (first)
                page.next = u"5"_s;
            return answer(page);
        });
        int asked = 0;
        house.server.on("DELETE", u"/api/v1/sessions"_s, [&](const FakeRequest &) {
            ++asked;
            return answer(accounts::EndedSessions{1});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/sessions"_s);
        QVERIFY(house.sees(u"192.0.2.17 · first used"_s));
        QVERIFY(house.sees(u"Sign out every other device…"_s));
        QVERIFY(house.sees(u"old phone"_s));
        QVERIFY(house.sees(u"More…"_s));
        for (int i = 0; i < 3; ++i)
            house.terminal.press(u"down"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"older phone"_s));
        // There is no more: what stands before it is chosen now.
        QTRY_VERIFY(!house.terminal.shows(u"More…"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Only this one stays signed in."_s));
        QCOMPARE(asked, 0);
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"Every other device is signed out. Sign-ins that were ended: 1"_s));
        QCOMPARE(asked, 1);
        QTRY_VERIFY(!house.terminal.shows(u"192.0.2.17"_s));
    }

    void writingIsHiddenAndShown()
    {
        House house(QSize(120, 30));
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/typing"_s);
        QVERIFY(house.sees(u"Others see when you are writing."_s));
        house.terminal.enter(u"/typing off"_s);
        QVERIFY(house.sees(u"Nobody sees when you are writing."_s));
        QVERIFY(!house.profile->preferences().sendsTyping());
        house.terminal.enter(u"/typing maybe"_s);
        QVERIFY(house.sees(u"/typing [on | off]"_s));
        house.terminal.enter(u"/typing on"_s);
        QVERIFY(house.sees(u"Others see when you are writing."_s));
        QVERIFY(house.profile->preferences().sendsTyping());
    }
};

QTEST_GUILESS_MAIN(SessionVerbsTest)
#include "tst_session_verbs.moc"
