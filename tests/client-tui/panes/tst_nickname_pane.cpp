// SPDX-License-Identifier: GPL-3.0-or-later
// The nickname that is wanted before the first message, and what a community asks when somebody signs up, on
// a fake terminal.
#include "common/protocol/addresses.h"
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

    void anAddressIsLookedUpWhileItIsTyped()
    {
        House house(QSize(100, 40));
        house.server.on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            accounts::RegistrationRules rules;
            rules.details = QList<details::AskedPart>{{Part::Home, true}};
            return answer(rules);
        });
        house.server.on("GET", u"/api/v1/addresses"_s, [](const FakeRequest &) {
            return answer(addresses::Offer{true, u"kakao"_s});
        });
        house.server.on("POST", u"/api/v1/addresses/search"_s, [](const FakeRequest &) {
            addresses::Places found;
            found.places = {{u"서울 중구 태평로1가 31"_s, u"서울 중구 세종대로 110"_s, u"04524"_s, 37'566'826,
                             126'978'656, u"c1"_s},
                            {u"대구 중구 동인동1가 2-1"_s, u"대구 중구 공평로 88"_s, u"41911"_s, 35'871'380,
                             128'601'796, u"c2"_s}};
            return answer(found);
        });
        house.start(false);
        QVERIFY(house.sees(u"User name"_s));
        house.terminal.press(u"f4"_s);
        QVERIFY(house.sees(u"Home at"_s));
        QTRY_COMPARE(house.server.requestsTo("GET", u"/api/v1/addresses"_s), 1);
        // Where what is typed goes is said at its row.
        for (int i = 0; i < 30 && !house.terminal.shows(u"Kakao"_s); ++i) {
            house.terminal.press(u"down"_s);
            house.settle();
        }
        QVERIFY(house.sees(u"Kakao"_s));
        house.terminal.type(u"공평로"_s);
        house.clock.advance(std::chrono::seconds(1));
        QVERIFY(house.sees(u"1 서울 중구 세종대로 110 (04524)"_s));
        QVERIFY(house.sees(u"2 대구 중구 공평로 88 (41911)"_s));
        QVERIFY(house.sees(u"Alt and its number choose a place"_s));
        house.terminal.press(u"alt-3"_s); // there is none
        house.terminal.press(u"alt-2"_s);
        QVERIFY(house.sees(u"35.87138, 128.601796"_s));
        QVERIFY(!house.terminal.shows(u"공평로"_s));
    }
};

QTEST_GUILESS_MAIN(NicknamePaneTest)
#include "tst_nickname_pane.moc"
