// SPDX-License-Identifier: GPL-3.0-or-later
// The nickname that is wanted before the first message, and what a community asks when somebody signs up, on
// a fake terminal.
#include "common/protocol/nicknames.h"
#include "tests/client-tui/app_house.h"

using namespace madang;
using namespace madang::tui;
using namespace madang::tui::test;
using details::Part;
using nicknames::NicknameStanding;

class NicknamePaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasTypedGoesOnceThereIsANickname()
    {
        House house(QSize(100, 30));
        NicknameStanding standing{u"민아"_s, false, true, true, true, 0};
        house.server.on("GET", u"/api/v1/me/nickname"_s,
                        [&](const FakeRequest &) { return answer(standing); });
        house.server.on("PUT", u"/api/v1/me/nickname"_s, [&](const FakeRequest &request) {
            const QString wanted = fromJson<nicknames::NicknameWish>(request.body)->nickname;
            if (wanted == u"jun"_s)
                return refusal(Error(Code::AlreadyExists, "nickname-taken").at(u"nickname"_s));
            standing = {wanted, true, false, true, true, 1};
            return answer(standing);
        });
        house.start();
        QVERIFY(house.sees(u"Choose your nickname"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"hello there"_s);
        QVERIFY(house.sees(u"Choose your nickname"_s));
        QVERIFY(house.terminal.shows(u"hello there"_s));
        QVERIFY(house.server.events(12).isEmpty());
        house.terminal.enter(u"jun"_s);
        QVERIFY(house.sees(u"Choose another nickname"_s));
        house.terminal.enter(u"ie"_s); // "junie": what was typed stays
        QVERIFY(house.sees(u"[junie]"_s));
        QTRY_COMPARE(house.server.events(12).size(), 1);
    }

    void signingUpAsksForWhatTheCommunityWants()
    {
        House house(QSize(100, 40));
        house.server.on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            accounts::RegistrationRules rules;
            rules.details = QList<details::AskedPart>{{Part::Phone, true}, {Part::Home, false}};
            return answer(rules);
        });
        house.start(false);
        QVERIFY(house.sees(u"User name"_s));
        house.terminal.press(u"f4"_s);
        QVERIFY(house.sees(u"Phone"_s));
        QVERIFY(!house.terminal.shows(u"Home at"_s));
        QVERIFY(house.sees(u"F5 more about you"_s));
        house.terminal.press(u"f5"_s);
        QVERIFY(house.sees(u"Home at"_s));
        QVERIFY(house.sees(u"F5 less about you"_s));
        house.terminal.press(u"f5"_s);
        QVERIFY(house.sees(u"F5 more about you"_s));
        QVERIFY(!house.terminal.shows(u"Home at"_s));
    }
};

QTEST_GUILESS_MAIN(NicknamePaneTest)
#include "tst_nickname_pane.moc"
