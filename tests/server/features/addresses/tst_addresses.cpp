// SPDX-License-Identifier: GPL-3.0-or-later
// Looking addresses up: people, a form for newcomers and a company around a whole house, on both engines.
#include "server/features/addresses/addresses_feature.h"

#include "tests/support/provider_imposter.h"
#include "tests/support/whole_house.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <mutex>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using addresses::Offer;
using addresses::Places;
using details::Details;
using details::Part;
using test::ProviderImposter;

namespace {

std::mutex g_addressLogMutex; ///< guards g_addressLog
QByteArray g_addressLog;

void keepAddressLog(QtMsgType, const QMessageLogContext &, const QString &line)
{
    const std::lock_guard lock(g_addressLogMutex);
    g_addressLog += line.toUtf8() + '\n';
}

constexpr QLatin1StringView kSearchPath{"/v2/local/search/address.json"};

} // namespace

class AddressesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_imposter = std::make_unique<ProviderImposter>();
        m_imposter->answers(kSearchPath, cityHall());
    }
    void cleanup()
    {
        m_house.reset();
        m_imposter.reset();
    }

    void offIsAsItWas()
    {
        open({});
        QVERIFY(offer(m_house->caller(m_mina)) == (Offer{false, u"off"_s}));
        QCOMPARE(search(u"세종대로"_s).error(), Error(Code::NotSupported, "addresses"));
        Details typed;
        typed.latitude = 37'566'500;
        typed.longitude = 126'978'000;
        const auto kept = change(typed);
        QVERIFY(kept);
        QCOMPARE(kept->latitude, 37'566'500);
    }

    void theCompanyIsAskedByTheServer()
    {
        open(kakao());
        QVERIFY(offer(m_house->caller(m_mina)) == (Offer{true, u"kakao"_s}));
        const auto found = search(u"  세종대로   110+1 "_s);
        QVERIFY(found);
        QCOMPARE(found->places.size(), 1);
        const addresses::FoundAddress place = found->places.first();
        QCOMPARE(place.address, u"서울 중구 태평로1가 31"_s);
        QCOMPARE(place.road, u"서울 중구 세종대로 110"_s);
        QCOMPARE(place.postcode, u"04524"_s);
        QCOMPARE(place.latitude, 37'566'826);
        QCOMPARE(place.longitude, 126'978'656);
        const auto asked = m_imposter->asked(kSearchPath);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().method, QByteArray("GET"));
        QCOMPARE(asked.first().authorization, QByteArray("KakaoAK s3cret"));
        QCOMPARE(asked.first().query.queryItemValue(u"query"_s, QUrl::FullyDecoded), u"세종대로 110+1"_s);
        QCOMPARE(asked.first().query.queryItemValue(u"size"_s), u"10"_s);
    }

    void homeIsWhereTheChosenPlaceIs()
    {
        open(kakao());
        Details told;
        told.line1 = u"서울 중구 세종대로 110"_s;
        told.place = search(u"세종대로"_s)->places.first().choice;
        told.latitude = 1; // whatever a client says
        told.longitude = 1;
        const auto kept = change(told);
        QVERIFY(kept);
        QCOMPARE(kept->latitude, 37'566'826);
        QCOMPARE(kept->longitude, 126'978'656);
        QVERIFY(!kept->place);
        // It stays while other lines change, and moves only by another choice.
        Details other = *kept;
        other.line2 = u"101동"_s;
        QCOMPARE(change(other)->latitude, 37'566'826);
        other.place = QString(); // no choice either
        const auto same = change(other);
        QVERIFY2(same, same ? "" : qPrintable(same.error().about));
        QCOMPARE(same->latitude, 37'566'826);
        other.latitude = 1;
        const Error typed = Error(Code::InvalidValue, "home-chosen").at(u"latitude"_s);
        QCOMPARE(change(other).error(), typed);
        m_house->clock().advance(31min);
        QCOMPARE(change(told).error(), Error(Code::Expired, "address-choice").at(u"latitude"_s));
        QCOMPARE(read()->latitude, 37'566'826);
        other.latitude.reset();
        other.longitude.reset();
        QVERIFY(!change(other)->latitude);
    }

    void whatCannotBeAnAddressIsNotAsked()
    {
        open(kakao());
        QCOMPARE(search(u"세"_s).error(), Error(Code::InvalidValue, "too-short").at(u"query"_s));
        QCOMPARE(search(u"   "_s).error().field, u"query"_s);
        QCOMPARE(search(QString(addresses::kLongestQuery + 1, u'x')).error().code, Code::TooLong);
        QCOMPARE(search(u"세종\u202e대로"_s).error().about, u"characters"_s);
        QVERIFY(m_imposter->asked(kSearchPath).isEmpty());
    }

    void oneQuestionIsAskedOnce()
    {
        open(kakao());
        QVERIFY(search(u"Sejong-daero"_s));
        QVERIFY(search(u"sejong-daero "_s));
        QCOMPARE(m_imposter->asked(kSearchPath).size(), 1);
        m_house->clock().advance(10min);
        QVERIFY(search(u"sejong-daero"_s));
        QCOMPARE(m_imposter->asked(kSearchPath).size(), 2);
    }

    void theHouseAsksOnlySoOften()
    {
        AddressRules rules = kakao();
        rules.perMinute = 2;
        open(rules);
        QVERIFY(search(u"세종대로"_s));
        QVERIFY(search(u"공평로"_s));
        const auto refused = search(u"정각로"_s);
        QCOMPARE(refused.error().about, u"addresses-busy"_s);
        QVERIFY(refused.error().retryAfter > 0);
        QVERIFY(search(u"세종대로"_s)); // known
        QCOMPARE(m_imposter->asked(kSearchPath).size(), 2);
        m_house->clock().advance(1min);
        QVERIFY(search(u"정각로"_s));
    }

    void guestsLeaveHalfOfItToWhoIsKnown()
    {
        AddressRules rules = kakao();
        rules.perMinute = 4;
        open(rules, {{Part::Home, false}});
        QVERIFY(searchAs(guestAt(u"192.0.2.1"_s), u"세종대로"_s));
        QVERIFY(searchAs(guestAt(u"198.51.100.1"_s), u"공평로"_s));
        const auto refused = searchAs(guestAt(u"203.0.113.1"_s), u"정각로"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().about, u"addresses-busy"_s);
        QVERIFY(searchAs(guestAt(u"203.0.113.1"_s), u"세종대로"_s)); // known
        QVERIFY(search(u"정각로"_s));
        QVERIFY(search(u"문연로"_s));
        QCOMPARE(search(u"사직로"_s).error().about, u"addresses-busy"_s);
    }

    void guestsLookUpOnlyWhatRegisteringAsks()
    {
        open(kakao());
        QVERIFY(offer(guestAt(u"192.0.2.1"_s)) == (Offer{false, u"off"_s}));
        QCOMPARE(searchAs(guestAt(u"192.0.2.1"_s), u"세종대로"_s).error().code, Code::NotSignedIn);
        open(kakao(), {{Part::Phone, false}});
        QCOMPARE(searchAs(guestAt(u"192.0.2.1"_s), u"세종대로"_s).error().code, Code::NotSignedIn);
        open(kakao(), {{Part::Home, false}});
        QVERIFY(offer(guestAt(u"192.0.2.1"_s)) == (Offer{true, u"kakao"_s}));
        for (int i = 0; i < 20; ++i)
            QVERIFY(searchAs(guestAt(u"192.0.2.1"_s), u"세종대로"_s));
        QCOMPARE(searchAs(guestAt(u"192.0.2.1"_s), u"세종대로"_s).error().code, Code::RateLimited);
        QVERIFY(searchAs(guestAt(u"192.0.2.2"_s), u"세종대로"_s));
        QVERIFY(search(u"세종대로"_s));
    }

    void whoSignsUpLivesWhereTheyChose()
    {
        open(kakao(), {{Part::Address, false}, {Part::Home, false}});
        accounts::Register request{u"sora"_s, test::WholeHouse::password(), u"소라"_s, {}};
        request.details = Details{};
        request.details->latitude = 37'000'000;
        request.details->longitude = 127'000'000;
        QCOMPARE(m_house->registers(request).error(),
                 Error(Code::InvalidValue, "home-chosen").at(u"latitude"_s));
        request.details->place = searchAs(guestAt(u"192.0.2.77"_s), u"세종대로"_s)->places.first().choice;
        const auto in = m_house->registers(request);
        QVERIFY(in);
        const test::Resident sora{in->account.id, in->session, u"sora"_s, u"소라"_s};
        const auto told = m_house->as(sora, details::read, {});
        QCOMPARE(told->latitude, 37'566'826);
        QCOMPARE(told->longitude, 126'978'656);
    }

    void whileTheCompanyIsAwayNothingIsFoundAndNothingRemembered()
    {
        open(kakao());
        m_imposter->answers(kSearchPath, [](const auto &) { return ProviderImposter::Answer{503, "{}"}; });
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing clear"_s));
        QCOMPARE(search(u"세종대로"_s).error(), Error(Code::Unavailable, "addresses-away"));
        m_imposter->answers(kSearchPath, cityHall());
        QCOMPARE(search(u"세종대로"_s)->places.size(), 1);
    }

    void noLogTellsWhatWasAsked()
    {
        open(kakao());
        m_imposter->answers(kSearchPath, [](const auto &) {
            return ProviderImposter::Answer{400, R"({"errorType":"X","message":"no Mapo-daero"})"};
        });
        {
            const std::lock_guard lock(g_addressLogMutex);
            g_addressLog.clear();
        }
        const QtMessageHandler before = qInstallMessageHandler(keepAddressLog);
        const auto refused = search(u"Mapo-daero 8"_s);
        qInstallMessageHandler(before);
        QVERIFY(!refused);
        const std::lock_guard lock(g_addressLogMutex);
        QVERIFY(g_addressLog.contains("kakao"));
        QVERIFY(!g_addressLog.contains("Mapo"));
        QVERIFY(!g_addressLog.contains("s3cret"));
    }

    void theSandboxAsksNobody()
    {
        AddressRules rules;
        rules.provider = AddressRules::Provider::Sandbox;
        open(rules);
        QVERIFY(offer(m_house->caller(m_mina)) == (Offer{true, u"sandbox"_s}));
        const auto found = search(u"세종대로 110"_s);
        QCOMPARE(found->places.size(), 1);
        Details told;
        told.place = found->places.first().choice;
        QCOMPARE(change(told)->latitude, 37'566'535);
        QVERIFY(search(u"달나라"_s)->places.isEmpty());
        QVERIFY(m_imposter->asked(kSearchPath).isEmpty());
    }

private:
    void open(const AddressRules &rules, const QList<details::AskedPart> &asked = {})
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_house = std::make_unique<test::WholeHouse>(engine, VerificationRules{},
                                                     SecondFactorPolicy::Optional, rules, asked);
        m_mina = m_house->aResident(u"mina"_s, u"미나"_s);
    }
    AddressRules kakao() const
    {
        AddressRules rules;
        rules.provider = AddressRules::Provider::Kakao;
        rules.kakao.address = QUrl(m_imposter->address());
        rules.kakao.key = u"s3cret"_s;
        return rules;
    }
    static QJsonObject cityHall()
    {
        const QJsonObject place{
            {u"address_name"_s, u"서울 중구 세종대로 110"_s},
            {u"x"_s, u"126.978656785931"_s},
            {u"y"_s, u"37.5668260054857"_s},
            {u"address"_s, QJsonObject{{u"address_name"_s, u"서울 중구 태평로1가 31"_s}}},
            {u"road_address"_s,
             QJsonObject{{u"address_name"_s, u"서울 중구 세종대로 110"_s}, {u"zone_no"_s, u"04524"_s}}}};
        return {{u"documents"_s, QJsonArray{place}}};
    }
    static Caller guestAt(const QString &address)
    {
        Caller caller = test::WholeHouse::guest();
        caller.address = address;
        return caller;
    }
    Offer offer(const Caller &caller)
    {
        const auto told = m_house->as(caller, addresses::offer, {});
        return told ? *told : Offer{};
    }
    Result<Places> searchAs(const Caller &caller, const QString &query)
    {
        return m_house->as(caller, addresses::search, {query});
    }
    Result<Places> search(const QString &query) { return searchAs(m_house->caller(m_mina), query); }
    Result<Details> read() { return m_house->as(m_mina, details::read, {}); }
    Result<Details> change(const Details &told) { return m_house->as(m_mina, details::change, told); }

    std::unique_ptr<ProviderImposter> m_imposter;
    std::unique_ptr<test::WholeHouse> m_house;
    test::Resident m_mina;
};

QTEST_GUILESS_MAIN(AddressesTest)
#include "tst_addresses.moc"
