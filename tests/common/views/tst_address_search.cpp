// SPDX-License-Identifier: GPL-3.0-or-later
// Places like an address that is being typed, and what choosing one fills in: among private details, and when
// signing up.
#include "common/views/address_search.h"

#include "common/views/account_form.h"
#include "common/views/own_details.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using addresses::FoundAddress;
using addresses::Offer;
using addresses::Places;
using details::Details;
using details::Part;
using Box = OwnDetails::Field;
using Line = AccountForm::Field;

class AddressSearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        m_offer = {true, u"kakao"_s};
        m_places = {cityHall(), {u"서울 종로구 세종로 1-1"_s, {}, {}, 37'579'617, 126'977'041, u"c2"_s}};
        m_kept = {};
        m_refusal.reset();
        m_server->on("GET", kOffer, [this](const FakeRequest &) { return answer(m_offer); });
        m_server->on("POST", kSearch, [this](const FakeRequest &request) {
            m_query = fromJson<addresses::Search>(request.body)->query;
            return m_refusal ? refusal(*m_refusal) : answer(Places{m_places});
        });
        m_server->on("GET", u"/api/v1/me/details"_s, [this](const FakeRequest &) { return answer(m_kept); });
        m_server->on("PUT", u"/api/v1/me/details"_s, [this](const FakeRequest &request) {
            m_sent = *fromJson<Details>(request.body);
            m_kept = m_sent;
            m_kept.place.reset();
            return answer(m_kept);
        });
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    // --- looking

    void itIsAskedOnceNothingIsTyped()
    {
        const auto search = begun();
        QVERIFY(search->saying().contains(u"Kakao"_s)); // where it goes is said before
        for (const QString &typed : {u"세"_s, u"세종"_s, u"세종대"_s, u"세종대로 "_s})
            search->look(typed);
        QCOMPARE(m_server->requestsTo("POST", kSearch), 0);
        m_house->clock.advance(499ms);
        QVERIFY(!search->isAsking());
        m_house->clock.advance(1ms);
        QVERIFY(search->isAsking());
        QTRY_COMPARE(search->places().size(), 2);
        QCOMPARE(m_server->requestsTo("POST", kSearch), 1);
        QCOMPARE(m_query, u"세종대로"_s);
        QVERIFY(search->saying().contains(u"2 places"_s));
        search->look(u"세종대로"_s); // the same
        m_house->clock.advance(1s);
        QCOMPARE(m_server->requestsTo("POST", kSearch), 1);
        search->look(u"세"_s); // no address yet
        QVERIFY(search->places().isEmpty());
        m_house->clock.advance(1s);
        QCOMPARE(m_server->requestsTo("POST", kSearch), 1);
    }

    void nothingIsSentWhereNothingIsLookedUp()
    {
        m_offer = {false, u"off"_s};
        QVERIFY(m_house->enter(*m_server));
        AddressSearch search(*m_house->session);
        search.look(u"세종대로"_s); // before it is known
        search.begin();
        QTRY_COMPARE(m_server->requestsTo("GET", kOffer), 1);
        search.look(u"세종대로 110"_s);
        m_house->clock.advance(1s);
        QVERIFY(!search.isOffered() && !search.isAsking());
        QVERIFY(search.saying().isEmpty());
        QCOMPARE(m_server->requestsTo("POST", kSearch), 0);
    }

    void anOlderServerKnowsNothingOfIt()
    {
        m_server->on("GET", kOffer,
                     [](const FakeRequest &) { return refusal(Error(Code::NotFound, "path")); });
        QVERIFY(m_house->enter(*m_server));
        AddressSearch search(*m_house->session);
        const QSignalSpy changed(&search, &AddressSearch::changed);
        search.begin();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(!search.isOffered() && search.saying().isEmpty());
    }

    void whatGoesWrongIsSaidAndTypingGoesOn()
    {
        const auto search = begun();
        m_refusal = Error(Code::Unavailable, "addresses-away");
        search->look(u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_VERIFY(search->saysFault());
        QVERIFY(search->saying().contains(u"cannot be looked up"_s));
        m_refusal.reset();
        m_places.clear();
        search->look(u"달나라"_s);
        QVERIFY(!search->saysFault());
        m_house->clock.advance(1s);
        QTRY_VERIFY(search->wasAnswered());
        QVERIFY(search->saying().contains(u"Nothing like it"_s));
    }

    void anAnswerToWhatIsNotTypedAnyMoreIsDropped()
    {
        const auto search = begun();
        search->look(u"세종대로"_s);
        m_house->clock.advance(1s);
        QVERIFY(search->isAsking());
        search->dismiss();
        QVERIFY(!search->isAsking());
        QTRY_COMPARE(m_server->requestsTo("POST", kSearch), 1);
        search->look(u"공평로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(search->places().size(), 2);
        QCOMPARE(m_query, u"공평로"_s);
    }

    void foreignWordsStayOnOneLine()
    {
        const QString text = AddressSearch::textOf({u"a\nb"_s, u"road\r\n<b>1"_s, u"04524"_s, 0, 0, {}});
        QVERIFY(!text.contains(u'\n') && !text.contains(u'\r'));
        QVERIFY(text.contains(u"(04524)"_s));
    }

    // --- private details

    void choosingFillsInTheAddressAndWhereHomeIs()
    {
        const auto view = details();
        view->setText(Box::Line1, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(view->addresses().places().size(), 2);
        view->choosePlace(7); // there is none
        QCOMPARE(view->text(Box::Line1), u"세종대로"_s);
        view->choosePlace(0);
        QCOMPARE(view->text(Box::Line1), u"서울 중구 세종대로 110"_s);
        QCOMPARE(view->text(Box::Postcode), u"04524"_s);
        QCOMPARE(view->text(Box::Country), u"KR"_s);
        QCOMPARE(view->text(Box::Home), u"37.566826, 126.978656"_s);
        QVERIFY(view->addresses().places().isEmpty());
        // A flat behind it is still there, and asks nobody.
        view->setText(Box::Line1, u"서울 중구 세종대로 110, 101동"_s);
        m_house->clock.advance(1s);
        QCOMPARE(m_server->requestsTo("POST", kSearch), 1);
        view->save();
        QTRY_VERIFY(!view->isBusy());
        QCOMPARE(m_sent.place, u"c1"_s);
        QCOMPARE(m_sent.line1, u"서울 중구 세종대로 110, 101동"_s);
        QCOMPARE(view->text(Box::Home), u"37.566826, 126.978656"_s);
        // The choice was for once.
        view->setText(Box::Line2, u"1502호"_s);
        view->save();
        QTRY_VERIFY(!view->isBusy());
        QVERIFY(!m_sent.place);
    }

    void anotherHouseIsSomewhereElse()
    {
        const auto view = details();
        view->setText(Box::Line1, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(view->addresses().places().size(), 2);
        view->choosePlace(0);
        view->setText(Box::Line1, u"서울 중구 세종대로 1105"_s);
        QCOMPARE(view->text(Box::Home), QString());
        view->save();
        QTRY_VERIFY(!view->isBusy());
        QVERIFY(!m_sent.place && !m_sent.latitude);
    }

    void whoComesBackToAHouseChoosesItAgain()
    {
        const auto view = details();
        view->setText(Box::Line1, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(view->addresses().places().size(), 2);
        view->choosePlace(0);
        view->setText(Box::Line1, u"서울 중구 세종대로 11"_s);
        view->setText(Box::Line1, u"서울 중구 세종대로 110"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(view->addresses().places().size(), 2);
        QCOMPARE(m_query, u"서울 중구 세종대로 110"_s);
        view->choosePlace(0);
        QCOMPARE(view->text(Box::Home), u"37.566826, 126.978656"_s);
    }

    void aChoiceThatIsTooOldIsLookedUpAnew()
    {
        const auto view = details();
        view->setText(Box::Line1, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(view->addresses().places().size(), 2);
        view->choosePlace(0);
        view->setText(Box::Line1, u"서울 중구 세종대로 110, 101동"_s);
        m_server->on("PUT", u"/api/v1/me/details"_s, [](const FakeRequest &) {
            return refusal(Error(Code::Expired, "address-choice").at(u"latitude"_s));
        });
        view->save();
        QTRY_VERIFY(!view->isBusy());
        QVERIFY(view->fault(Box::Home).contains(u"once more"_s));
        m_house->clock.advance(1s);
        QTRY_COMPARE(view->addresses().places().size(), 2);
        QCOMPARE(m_query, u"서울 중구 세종대로 110"_s);
        QCOMPARE(view->text(Box::Line1), u"서울 중구 세종대로 110, 101동"_s); // nothing typed is lost
    }

    void whatIsNotLookedUpAnyMoreIsTyped()
    {
        const auto search = begun();
        m_refusal = Error(Code::NotSupported, "addresses");
        search->look(u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_VERIFY(search->saysFault());
        QVERIFY(!search->isOffered());
    }

    void takingHomeAwayTakesTheChoiceAway()
    {
        const auto view = details();
        view->setText(Box::Line1, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(view->addresses().places().size(), 2);
        view->choosePlace(1);
        QCOMPARE(view->text(Box::Postcode), QString());
        view->setText(Box::Home, {});
        view->save();
        QTRY_VERIFY(!view->isBusy());
        QCOMPARE(m_sent.line1, u"서울 종로구 세종로 1-1"_s);
        QVERIFY(!m_sent.place && !m_sent.latitude);
    }

    void cancellingForgetsWhatWasChosen()
    {
        const auto view = details();
        view->setText(Box::Line1, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(view->addresses().places().size(), 2);
        view->choosePlace(0);
        view->cancel();
        QCOMPARE(view->text(Box::Line1), QString());
        QVERIFY(!view->isChanged());
        view->setText(Box::FullName, u"김민아"_s);
        view->save();
        QTRY_VERIFY(!view->isBusy());
        QVERIFY(!m_sent.place);
    }

    // --- when signing up

    void signingUpSendsTheChoice()
    {
        const auto form = registering({{Part::Address, true}, {Part::Home, true}});
        QTRY_COMPARE(form->addressField(), std::optional(Line::Line1));
        form->setText(Line::Line1, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(form->addresses().places().size(), 2);
        QVERIFY(!form->canSubmit());
        form->choosePlace(0);
        QCOMPARE(form->text(Line::Country), u"KR"_s);
        QCOMPARE(form->text(Line::Home), u"37.566826, 126.978656"_s);
        QVERIFY(form->canSubmit());
        form->submit();
        QTRY_VERIFY(m_register.details.has_value());
        QCOMPARE(m_register.details->place, u"c1"_s);
        QCOMPARE(m_register.details->postcode, u"04524"_s);
    }

    void whereOnlyTheAddressIsAskedNoHomeIsTold()
    {
        const auto form = registering({{Part::Address, true}});
        QTRY_COMPARE(form->addressField(), std::optional(Line::Line1));
        form->setText(Line::Line1, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(form->addresses().places().size(), 2);
        form->choosePlace(0);
        form->submit();
        QTRY_VERIFY(m_register.details.has_value());
        QVERIFY(!m_register.details->place && !m_register.details->latitude);
    }

    void whereOnlyHomeIsAskedItIsLookedUpThere()
    {
        const auto form = registering({{Part::Home, true}});
        QTRY_COMPARE(form->addressField(), std::optional(Line::Home));
        form->setText(Line::Home, u"37.5, 127.0"_s); // typed, and so refused
        QVERIFY(!form->canSubmit());
        QVERIFY(form->hint(Line::Home).contains(u"choose it"_s));
        form->setText(Line::Home, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(form->addresses().places().size(), 2);
        form->choosePlace(0);
        QCOMPARE(form->text(Line::Home), u"37.566826, 126.978656"_s);
        QVERIFY(form->hint(Line::Home).isEmpty());
        form->submit();
        QTRY_VERIFY(m_register.details.has_value());
        QCOMPARE(m_register.details->place, u"c1"_s);
    }

    void anotherServerKnowsNothingOfAChoice()
    {
        const auto form = registering({{Part::Home, true}});
        QTRY_COMPARE(form->addressField(), std::optional(Line::Home));
        form->setText(Line::Home, u"세종대로"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(form->addresses().places().size(), 2);
        form->choosePlace(0);
        QVERIFY(form->canSubmit());
        FakeServer other;
        other.on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            accounts::RegistrationRules rules;
            rules.details = QList<details::AskedPart>{{Part::Home, true}};
            return answer(rules);
        });
        other.on("GET", kOffer, [this](const FakeRequest &) { return answer(m_offer); });
        form->setText(Line::Server, other.address().text());
        m_house->clock.advance(2s);
        QTRY_COMPARE(form->addressField(), std::optional(Line::Home));
        QVERIFY(!form->canSubmit());
        QVERIFY(form->hint(Line::Home).contains(u"choose it"_s));
    }

    void whoIsNotAskedWhereTheyLiveLooksNothingUp()
    {
        const auto form = registering({{Part::Phone, true}});
        QCOMPARE(m_server->requestsTo("GET", kOffer), 0);
        QVERIFY(!form->addressField());
    }

private:
    static inline const QString kOffer = u"/api/v1/addresses"_s;
    static inline const QString kSearch = u"/api/v1/addresses/search"_s;

    static FoundAddress cityHall()
    {
        return {u"서울 중구 태평로1가 31"_s,
                u"서울 중구 세종대로 110"_s,
                u"04524"_s,
                37'566'826,
                126'978'656,
                u"c1"_s};
    }
    std::unique_ptr<AddressSearch> begun()
    {
        auto search = std::make_unique<AddressSearch>(*m_house->session);
        if (!m_house->enter(*m_server))
            qFatal("nobody comes in");
        search->begin();
        if (!test::eventually([&] { return search->isOffered(); }))
            qFatal("nothing is offered");
        return search;
    }
    std::unique_ptr<OwnDetails> details()
    {
        if (!m_house->enter(*m_server))
            qFatal("nobody comes in");
        auto view = std::make_unique<OwnDetails>(*m_house->session);
        view->read();
        view->addresses().begin();
        if (!test::eventually([&] { return view->isKnown() && view->addresses().isOffered(); }))
            qFatal("nothing is known");
        return view;
    }
    std::unique_ptr<AccountForm> registering(const QList<details::AskedPart> &asked)
    {
        m_register = {};
        m_server->on("GET", u"/api/v1/registration"_s, [asked](const FakeRequest &) {
            accounts::RegistrationRules rules;
            rules.details = asked;
            return answer(rules);
        });
        m_server->on("POST", u"/api/v1/accounts"_s, [this](const FakeRequest &request) {
            m_register = *fromJson<accounts::Register>(request.body);
            return refusal(Error(Code::AlreadyExists, "username").at(u"username"_s));
        });
        auto form = std::make_unique<AccountForm>(*m_house->session);
        form->setText(Line::Server, m_server->address().text());
        form->setPurpose(AccountForm::Purpose::Register);
        if (!test::eventually([&] { return form->rules().has_value(); }))
            qFatal("the server tells no rules");
        form->setText(Line::Username, u"sora"_s);
        form->setText(Line::Password, u"longenough"_s);
        form->setText(Line::PasswordAgain, u"longenough"_s);
        return form;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    Offer m_offer;
    QList<FoundAddress> m_places;
    QString m_query;
    std::optional<Error> m_refusal;
    Details m_kept;
    Details m_sent;
    accounts::Register m_register;
};

QTEST_GUILESS_MAIN(AddressSearchTest)
#include "tst_address_search.moc"
