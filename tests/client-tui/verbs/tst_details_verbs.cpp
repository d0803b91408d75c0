// SPDX-License-Identifier: GPL-3.0-or-later
// /details: what one told the server alone, and the terms one agreed to, on a fake terminal.
#include "common/base/phone_number.h"
#include "common/protocol/addresses.h"
#include "common/protocol/details.h"
#include "tests/client-tui/app_house.h"

using namespace madang;
using namespace madang::tui;
using namespace madang::tui::test;
using details::Details;

class DetailsVerbsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_kept = {};
        m_kept.fullName = u"김민아\x1b[31m"_s;
        m_kept.line1 = u"세종대로 110"_s;
    }

    void theyAreShownWithTheTerms()
    {
        House house(QSize(120, 30));
        prepare(house);
        house.server.on("GET", u"/api/v1/me/consent"_s, [](const FakeRequest &) {
            return answer(accounts::Consent{u"2026-11"_s, Timestamp{1'793'678'400'000}, {}});
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/details"_s);
        QVERIFY(house.sees(u"Full name: 김민아"_s));
        QVERIFY(house.sees(u"Phone: not told"_s));
        QVERIFY(house.sees(u"Address: 세종대로 110"_s));
        QVERIFY(house.sees(u"You agreed to the terms 2026-11"_s));
        QVERIFY(!house.terminal.screen().contains(u'\x1b'));
    }

    void oneLineIsChangedAndTheOthersStay()
    {
        House house(QSize(120, 30));
        prepare(house);
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/details phone 010-1234-5678"_s);
        QVERIFY(house.sees(u"Phone: +82 10-1234-5678"_s));
        QCOMPARE(m_kept.phone, u"+821012345678"_s);
        QCOMPARE(m_kept.line1, u"세종대로 110"_s);
        house.terminal.enter(u"/details line1 off"_s);
        QVERIFY(house.sees(u"Address: not told"_s));
        QVERIFY(!m_kept.line1);
    }

    void whatIsWrongIsSaid()
    {
        House house(QSize(120, 30));
        prepare(house);
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/details phone 555-2671"_s);
        QVERIFY(house.sees(u"Begin the number with +"_s));
        house.terminal.enter(u"/details shoe-size 42"_s);
        QVERIFY(house.sees(u"birth-date,"_s));
        QCOMPARE(m_kept.line1, u"세종대로 110"_s);
    }

    void anAddressIsLookedUpAndChosen()
    {
        House house(QSize(120, 30));
        prepare(house);
        QString query;
        house.server.on("GET", u"/api/v1/addresses"_s, [](const FakeRequest &) {
            return answer(addresses::Offer{true, u"kakao"_s});
        });
        house.server.on("POST", u"/api/v1/addresses/search"_s, [&query](const FakeRequest &request) {
            query = fromJson<addresses::Search>(request.body)->query;
            addresses::Places found;
            found.places = {{u"서울 중구 태평로1가 31\x1b[31m"_s, u"서울 중구 세종대로 110"_s, u"04524"_s,
                             37'566'826, 126'978'656, u"c1"_s},
                            {u"대구 중구 동인동1가 2-1"_s, u"대구 중구 공평로 88"_s, u"41911"_s, 35'871'380,
                             128'601'796, u"c2"_s}};
            return answer(found);
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/details find 중구 공평로"_s);
        QVERIFY(house.sees(u"Kakao"_s));
        QVERIFY(house.sees(u"1. 서울 중구 세종대로 110 (04524)"_s));
        QVERIFY(house.sees(u"2. 대구 중구 공평로 88 (41911)"_s));
        QVERIFY(!house.terminal.screen().contains(u'\x1b'));
        QCOMPARE(query, u"중구 공평로"_s);
        house.terminal.press(u"down"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Address: 대구 중구 공평로 88"_s));
        QVERIFY(house.sees(u"128.601796"_s));
        QCOMPARE(m_kept.place, u"c2"_s);
        QCOMPARE(m_kept.postcode, u"41911"_s);
        QCOMPARE(m_kept.fullName, u"김민아\x1b[31m"_s); // the other lines stay
    }

    void whereNothingIsLookedUpThatIsSaid()
    {
        House house(QSize(120, 30));
        prepare(house);
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/details find 세종대로"_s);
        QVERIFY(house.sees(u"This server looks no addresses up."_s));
        QCOMPARE(house.server.requestsTo("POST", u"/api/v1/addresses/search"_s), 0);
    }

    void newerTermsAreAgreedTo()
    {
        House house(QSize(120, 30));
        prepare(house);
        accounts::Consent consent{{}, {}, accounts::TermsOfUse{u"2027-01"_s, u"https://example.org/terms"_s}};
        house.server.on("GET", u"/api/v1/me/consent"_s,
                        [&consent](const FakeRequest &) { return answer(consent); });
        house.server.on("POST", u"/api/v1/me/consent"_s, [&](const FakeRequest &request) {
            consent = {fromJson<accounts::AgreeToTerms>(request.body)->version, house.clock.now(), {}};
            return answer(consent);
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/details"_s);
        QVERIFY(house.sees(u"https://example.org/terms"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"You agreed to the terms 2027-01"_s));
    }

private:
    void prepare(House &house)
    {
        house.server.on("GET", u"/api/v1/me/details"_s,
                        [this](const FakeRequest &) { return answer(m_kept); });
        house.server.on("PUT", u"/api/v1/me/details"_s, [this](const FakeRequest &request) {
            Details told = *fromJson<Details>(request.body);
            if (told.phone) {
                const auto phone = PhoneNumber::fromText(*told.phone);
                if (!phone)
                    return refusal(phone.error());
                told.phone = phone->kept;
            }
            m_kept = told;
            return answer(m_kept);
        });
    }

    Details m_kept;
};

QTEST_GUILESS_MAIN(DetailsVerbsTest)
#include "tst_details_verbs.moc"
