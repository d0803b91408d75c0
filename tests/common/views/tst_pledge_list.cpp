// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/pledge_list.h"

#include "common/views/pledge_text.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using pledges::ChargeState;
using pledges::State;

class PledgeListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_pledge = {};
        m_pledge.id = {50};
        m_pledge.campaign = {3};
        m_pledge.title = u"겨울나기 모금"_s;
        m_pledge.amount = {10'000};
        m_pledge.day = 25;
        m_pledge.createdAt = {1};
        m_tags.clear();
        m_url = u"http://127.0.0.1:9/pay/card/x"_s;
        m_server->on("GET", u"/api/v1/pledges"_s, [this](const FakeRequest &) {
            return answer(Page<pledges::Pledge>{{m_pledge}, {}});
        });
        m_server->on("POST", u"/api/v1/campaigns/3/pledges"_s, [this](const FakeRequest &request) {
            m_tags += QString::fromUtf8(request.headers.value("idempotency-key"));
            if (m_swallow)
                return refusal({Code::Timeout, "test"});
            return answer(pledges::Pledging{m_pledge, m_url}, 201);
        });
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        QVERIFY(m_house->enter(*m_server));
        m_list = std::make_unique<PledgeList>(*m_house->session);
    }
    void cleanup()
    {
        m_list.reset();
        m_house.reset();
        m_swallow = false;
    }

    void aNewOneAsksForItsCardInTheBrowser()
    {
        const QSignalSpy created(m_list.get(), &PledgeList::created);
        const QSignalSpy registration(m_list.get(), &PledgeList::registration);
        m_list->create(wish());
        QTRY_COMPARE(registration.size(), 1);
        QCOMPARE(created.size(), 1);
        QCOMPARE(registration[0][1].toUrl(), QUrl(m_url));
        QCOMPARE(m_list->items().size(), 1);
        QCOMPARE(m_list->items()[0].state, State::Pending);
        // The card is registered, and the word of it is lost: the list asks by itself.
        m_pledge.state = State::Active;
        m_house->clock.advance(3s);
        QTRY_COMPARE(m_list->items()[0].state, State::Active);
    }

    void aLostAnswerMakesNoSecondOne()
    {
        m_swallow = true;
        m_list->create(wish());
        QTRY_VERIFY(m_list->error());
        m_swallow = false;
        m_list->create(wish());
        QTRY_COMPARE(m_tags.size(), 2);
        QCOMPARE(m_tags[0], m_tags[1]);
        QTRY_VERIFY(!m_list->isCreating());
        m_list->create(wish());
        QTRY_COMPARE(m_tags.size(), 3);
        QVERIFY2(m_tags[2] != m_tags[0], "what was answered is done: this is another one");
    }

    void otherContentIsAnotherWish()
    {
        m_swallow = true;
        m_list->create(wish());
        QTRY_VERIFY(m_list->error());
        PledgeWish other = wish();
        other.day = 5;
        m_list->create(other);
        QTRY_COMPARE(m_tags.size(), 2);
        QVERIFY(m_tags[0] != m_tags[1]);
    }

    void anAmountThatIsNoneIsNotSent()
    {
        PledgeWish bad = wish();
        bad.amountText = u"많이"_s;
        m_list->create(bad);
        QCOMPARE(m_list->error()->code, Code::Malformed);
        QVERIFY(m_tags.isEmpty());
    }

    void onlyWebAddressesLeaveForTheBrowser()
    {
        const QSignalSpy registration(m_list.get(), &PledgeList::registration);
        m_url = u"file:///etc/passwd"_s;
        m_list->create(wish());
        QTRY_VERIFY(m_list->error());
        QCOMPARE(m_list->error()->about, u"checkout-address"_s);
        QVERIFY(registration.isEmpty());
    }

    void whatIsDoneIsSeenAtOnceAndRefusalsAreTold()
    {
        m_list->refresh();
        QTRY_COMPARE(m_list->items().size(), 1);
        m_server->on("POST", u"/api/v1/pledges/50/pause"_s, [this](const FakeRequest &) {
            m_pledge.state = State::Paused;
            return answer(m_pledge);
        });
        m_list->pause({50});
        QVERIFY(m_list->isBusy({50}));
        QTRY_COMPARE(m_list->items()[0].state, State::Paused);
        QVERIFY(!m_list->isBusy({50}));
        m_server->on("PUT", u"/api/v1/pledges/50/skips/2026-03-25"_s, [](const FakeRequest &) {
            return refusal({Code::Conflict, "pledge-not-active"});
        });
        m_list->skip({50}, u"2026-03-25"_s);
        QTRY_VERIFY(m_list->error());
        QCOMPARE(m_list->error()->about, u"pledge-not-active"_s);
    }

    void aNoticeBringsTheTruth()
    {
        m_list->refresh();
        QTRY_COMPARE(m_list->items().size(), 1);
        m_pledge.state = State::Suspended;
        notifications::Notice notice;
        notice.id = {9};
        notice.type = u"pledge.suspended"_s;
        notice.body
            = {toJson(pledges::PledgeBody{{50}, {3}, u"겨울나기 모금"_s, {10'000}, {}, {}, {}, {}, {}})};
        Q_EMIT m_house->session->mirror().noticed(notice);
        QTRY_COMPARE(m_list->items()[0].state, State::Suspended);
    }

    void theHistoryIsRead()
    {
        m_server->on("GET", u"/api/v1/pledges/50/charges"_s, [](const FakeRequest &) {
            pledges::Charge charge;
            charge.date = u"2026-03-25"_s;
            charge.state = ChargeState::Paid;
            return answer(Page<pledges::Charge>{{charge}, {}});
        });
        m_list->loadCharges({50});
        QTRY_COMPARE(m_list->charges({50}).size(), 1);
        QVERIFY(m_list->charges({51}).isEmpty());
    }

    void whyAChargeWasRefusedIsSaidInPlainWords()
    {
        QCOMPARE(pledge_text::ofReason(u"REJECT_CARD_PAYMENT"_s), u"The card company declined it."_s);
        QCOMPARE(pledge_text::ofReason(u"EXCEED_MAX_AMOUNT"_s), u"A limit of the card is reached."_s);
        for (const QString &code :
             {u"INVALID_CARD_EXPIRATION"_s, u"INVALID_CARD_LOST_OR_STOLEN"_s, u"INVALID_BILL_KEY_REQUEST"_s})
            QCOMPARE(pledge_text::ofReason(code), u"The card cannot be used any more."_s);
    }

    void troubleSaysWhatHappensNext()
    {
        m_pledge.state = State::Active;
        pledges::Charge charge;
        charge.date = u"2026-03-25"_s;
        charge.state = ChargeState::Retrying;
        charge.reason = u"REJECT_CARD_COMPANY"_s;
        charge.nextTryAt = Timestamp::fromText(u"2026-03-26T01:00:00.000Z"_s);
        m_pledge.latest = charge;
        const QString trouble = pledge_text::ofTrouble(m_pledge, *m_formats);
        QVERIFY2(trouble.contains(u"The card company declined it."_s), qPrintable(trouble));
        QVERIFY2(trouble.contains(m_formats->fullTime(*charge.nextTryAt)), qPrintable(trouble));
        QVERIFY(trouble.contains(u"Another card is charged at once."_s));
        m_pledge.latest->state = ChargeState::Paid;
        QVERIFY(pledge_text::ofTrouble(m_pledge, *m_formats).isEmpty());
        m_pledge.latest->state = ChargeState::Retrying;
        m_pledge.state = State::Ended;
        QVERIFY(pledge_text::ofTrouble(m_pledge, *m_formats).isEmpty());
    }

    void everyNoticeHasItsWords_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("part");
        QTest::newRow("started") << u"pledge.started"_s << u"has begun"_s;
        QTest::newRow("card") << u"pledge.card-declined"_s << u"was not accepted"_s;
        QTest::newRow("failed") << u"pledge.failed"_s << u"could not be charged"_s;
        QTest::newRow("suspended") << u"pledge.suspended"_s << u"is suspended"_s;
        QTest::newRow("ended") << u"pledge.ended"_s << u"the campaign is over"_s;
        QTest::newRow("another feature's") << u"donation.settled"_s << QString();
    }
    void everyNoticeHasItsWords()
    {
        QFETCH(QString, type);
        QFETCH(QString, part);
        pledges::PledgeBody body;
        body.pledge = {50};
        body.campaign = {3};
        body.title = u"겨울나기\n모금"_s;
        body.amount = {10'000};
        body.ending = pledges::Ending::CampaignOver;
        const QString words = pledge_text::ofNotice({{9}, type, {}, {toJson(body)}}, *m_formats);
        QCOMPARE(words.isEmpty(), part.isEmpty());
        QVERIFY2(words.contains(part), qPrintable(words));
        QVERIFY(!words.contains(u'\n'));
        QVERIFY(pledge_text::ofNotice({{9}, type, {}, {"{}"}}, *m_formats).isEmpty());
    }

private:
    PledgeWish wish() const { return {{3}, u"10,000"_s, 25, false, {}, campaigns::GiftVisibility::Public}; }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<PledgeList> m_list;
    pledges::Pledge m_pledge;
    QStringList m_tags;
    QString m_url;
    bool m_swallow = false;
};

QTEST_GUILESS_MAIN(PledgeListTest)
#include "tst_pledge_list.moc"
