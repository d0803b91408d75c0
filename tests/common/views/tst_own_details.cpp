// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/own_details.h"

#include "common/base/phone_number.h"
#include "common/views/terms_consent.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using details::Details;
using details::Gender;
using Box = OwnDetails::Field;

class OwnDetailsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        m_kept = {};
        m_kept.fullName = u"김민아"_s;
        m_kept.gender = Gender::Woman;
        m_kept.phone = u"+821012345678"_s;
        m_server->on("GET", u"/api/v1/me/details"_s, [this](const FakeRequest &) { return answer(m_kept); });
        m_server->on("PUT", u"/api/v1/me/details"_s, [this](const FakeRequest &request) {
            m_sent = *fromJson<Details>(request.body);
            if (m_refusal)
                return refusal(*m_refusal);
            m_kept = m_sent;
            if (m_sent.phone)
                m_kept.phone = PhoneNumber::fromText(*m_sent.phone)->kept;
            return answer(m_kept);
        });
        m_refusal.reset();
        QVERIFY(m_house->enter(*m_server));
        m_view = std::make_unique<OwnDetails>(*m_house->session);
        m_view->read();
        QTRY_VERIFY(m_view->isKnown());
    }
    void cleanup()
    {
        m_view.reset();
        m_house.reset();
        m_server.reset();
    }

    void whatIsKeptIsShown()
    {
        QCOMPARE(m_view->text(Box::FullName), u"김민아"_s);
        QCOMPARE(m_view->text(Box::Gender), u"woman"_s);
        QCOMPARE(m_view->shown(Box::Gender), u"Woman"_s);
        QCOMPARE(m_view->shown(Box::Phone), u"+82 10-1234-5678"_s);
        QCOMPARE(m_view->shown(Box::Line1), u"not told"_s);
        QVERIFY(!m_view->isChanged());
        QVERIFY(!m_view->canSave());
    }

    void savingSendsEverythingAndTakesWhatIsKept()
    {
        m_view->setText(Box::Country, u"KR"_s);
        m_view->setText(Box::FullName, u"  "_s);
        QVERIFY(m_view->canSave());
        const QSignalSpy saved(m_view.get(), &OwnDetails::saved);
        m_view->save();
        m_view->save(); // once
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!m_sent.fullName);
        QCOMPARE(m_sent.country, u"KR"_s);
        QVERIFY(m_sent.gender == Gender::Woman);
        QCOMPARE(m_view->shown(Box::Country), u"South Korea"_s);
        QCOMPARE(m_view->text(Box::FullName), QString());
        QVERIFY(!m_view->isChanged());
    }

    void whereHomeIsIsTypedAsOneLine()
    {
        m_view->setText(Box::Home, u"at home"_s);
        m_view->save();
        QVERIFY(m_view->fault(Box::Home).contains(u"37.5665"_s));
        QVERIFY(!m_view->isBusy());
        m_view->setText(Box::Home, u"37.5665, 126.9780"_s);
        QVERIFY(m_view->fault(Box::Home).isEmpty());
        const QSignalSpy saved(m_view.get(), &OwnDetails::saved);
        m_view->save();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(m_sent.latitude, 37'566'500);
        QCOMPARE(m_sent.longitude, 126'978'000);
        QCOMPARE(m_view->shown(Box::Home), u"37.5665, 126.978"_s);
        QCOMPARE(OwnDetails::fieldOf(u"home"_s), Box::Home);
    }

    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost()
    {
        m_refusal = Error(Code::InvalidValue, "phone-country").at(u"phone"_s);
        m_view->setText(Box::Phone, u"555 2671"_s);
        m_view->setText(Box::Line1, u"세종대로 110"_s);
        m_view->save();
        QTRY_VERIFY(m_view->fault(Box::Phone).contains(u"+82"_s));
        QVERIFY(m_view->fault(Box::Line1).isEmpty());
        QVERIFY(m_view->fault().isEmpty());
        QCOMPARE(m_view->text(Box::Phone), u"555 2671"_s);
        QCOMPARE(m_view->text(Box::Line1), u"세종대로 110"_s);
        // Another country may be what was wrong.
        m_view->setText(Box::Country, u"US"_s);
        QVERIFY(m_view->fault(Box::Phone).isEmpty());
        m_view->cancel();
        QCOMPARE(m_view->text(Box::Phone), u"+82 10-1234-5678"_s);
        QVERIFY(!m_view->isChanged());
        // What belongs to no field is said all the same.
        m_refusal = Error(Code::Unavailable, "busy").after(3);
        m_view->setText(Box::Line1, u"세종대로 110"_s);
        m_view->save();
        QTRY_VERIFY(!m_view->fault().isEmpty());
        QCOMPARE(m_view->text(Box::Line1), u"세종대로 110"_s);
    }

    void aGenderThatIsNoneIsNotSent()
    {
        m_view->setText(Box::Gender, u"cat"_s);
        m_view->save();
        QVERIFY(!m_view->fault(Box::Gender).isEmpty());
        QCOMPARE(m_server->requestsTo("PUT", u"/api/v1/me/details"_s), 0);
    }

    void readingAgainLeavesWhatIsTyped()
    {
        m_view->setText(Box::Line1, u"세종대로"_s);
        m_kept.fullName = u"김미나"_s;
        m_view->read();
        QTRY_COMPARE(m_view->text(Box::FullName), u"김미나"_s);
        QCOMPARE(m_view->text(Box::Line1), u"세종대로"_s);
    }

    void signingOutForgetsThem()
    {
        m_house->session->signOut();
        QTRY_VERIFY(!m_view->isKnown());
        QCOMPARE(m_view->text(Box::FullName), QString());
        QCOMPARE(m_view->shown(Box::Phone), u"not told"_s);
    }

    void fieldsAreFoundByTheirWords()
    {
        for (const Box field : OwnDetails::kFields) {
            QVERIFY(OwnDetails::fieldOf(OwnDetails::typedWord(field)) == field);
            QVERIFY(OwnDetails::fieldOf(OwnDetails::wireWord(field)) == field);
            QVERIFY(!OwnDetails::nameOf(field).isEmpty());
        }
        QVERIFY(!OwnDetails::fieldOf(u"shoe-size"_s));
        QVERIFY(!OwnDetails::fieldOf({}));
        const auto countries = OwnDetails::countries();
        QVERIFY(countries.size() > 200);
        QCOMPARE(countries[1].word, u"KR"_s);
        QVERIFY(countries[0].word.isEmpty());
    }

    void termsAreTold()
    {
        accounts::Consent consent{u"2026-11"_s, Timestamp{1'793'678'400'000}, {}}; // 04:00 UTC
        m_server->on("GET", u"/api/v1/me/consent"_s, [&](const FakeRequest &) { return answer(consent); });
        m_server->on("POST", u"/api/v1/me/consent"_s, [&](const FakeRequest &request) {
            const QString version = fromJson<accounts::AgreeToTerms>(request.body)->version;
            consent = {version, m_house->clock.now(), {}};
            return answer(consent);
        });
        const Formats formats(m_house->clock);
        TermsConsent terms(*m_house->session);
        QVERIFY(terms.sentence(formats).isEmpty());
        terms.refresh();
        QTRY_COMPARE(terms.sentence(formats), u"You agreed to the terms 2026-11 on 3 November 2026."_s);
        terms.agree(); // to nothing
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/me/consent"_s), 0);
        consent.newer = accounts::TermsOfUse{u"2027-01"_s, u"https://example.org/terms"_s};
        terms.refresh();
        QTRY_VERIFY(terms.sentence(formats).endsWith(u"The terms 2027-01 are in force now."_s));
        const QSignalSpy agreed(&terms, &TermsConsent::agreed);
        terms.agree();
        QTRY_COMPARE(agreed.size(), 1);
        QVERIFY(!terms.newer());
        QVERIFY(terms.sentence(formats).startsWith(u"You agreed to the terms 2027-01"_s));
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<OwnDetails> m_view;
    Details m_kept;
    Details m_sent;
    std::optional<Error> m_refusal;
};

QTEST_GUILESS_MAIN(OwnDetailsTest)
#include "tst_own_details.moc"
