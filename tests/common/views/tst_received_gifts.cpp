// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/received_gifts.h"
#include "tests/support/client_house.h"

#include "common/protocol/refunds.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using payments::OrderStatus;
using statements::ReceivedGift;

class ReceivedGiftsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"미나"_s);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        m_statement = {{5}, u"지붕"_s, {9'000}, {}};
        m_statement.gifts += ReceivedGift{{1}, u"준"_s, {6'000}, {}, u"힘내요"_s, {}, {1}};
        m_statement.gifts += ReceivedGift{{2}, std::nullopt, {4'000}, {1'000}, {}, {}, {2}};
        m_spent = {7'000};
        m_server->on("GET", u"/api/v1/campaigns/5/statement"_s,
                     [this](const FakeRequest &) { return answer(m_statement); });
        m_server->on("GET", u"/api/v1/campaigns/5/reports"_s, [this](const FakeRequest &) {
            Page<reports::Report> page;
            reports::Report report;
            report.id = {3};
            report.campaign = {5};
            report.title = u"첫 보고"_s;
            report.spent = m_spent;
            report.publishedAt = {3};
            page.items += report;
            return answer(page);
        });
        QVERIFY(m_house->enter(*m_server));
        m_gifts = std::make_unique<ReceivedGifts>(*m_house->session, *m_formats, CampaignId{5});
    }
    void cleanup()
    {
        m_gifts.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void theNewestGiftComesFirst()
    {
        m_gifts->refresh();
        QTRY_COMPARE(m_gifts->gifts().size(), 2);
        QTRY_VERIFY(!m_gifts->isLoading());
        QCOMPARE(m_gifts->gifts()[0].id, DonationId{2});
        QCOMPARE(ReceivedGifts::nameOf(m_gifts->gifts()[0]), u"Anonymous"_s);
        QCOMPARE(ReceivedGifts::nameOf(m_gifts->gifts()[1]), u"준"_s);
        QCOMPARE(m_gifts->received(), Money{9'000});
        QVERIFY(m_gifts->warning().isEmpty());
    }
    void aGiftIsReadyToBeGivenBack()
    {
        m_gifts->refresh();
        QTRY_VERIFY(!m_gifts->gifts().isEmpty());
        const campaigns::Donation part = m_gifts->asDonation(m_gifts->gifts()[0]);
        QCOMPARE(part.status, OrderStatus::PartialCanceled);
        QCOMPARE(part.refunded, Money{1'000});
        QCOMPARE(part.title, u"지붕"_s);
        ReceivedGift gone = m_gifts->gifts()[1];
        QCOMPARE(m_gifts->asDonation(gone).status, OrderStatus::Done);
        QVERIFY(ReceivedGifts::canGoBack(gone));
        gone.returned = gone.amount;
        QCOMPARE(m_gifts->asDonation(gone).status, OrderStatus::Canceled);
        QVERIFY(!ReceivedGifts::canGoBack(gone));
    }
    void reportsThatNameMoreAreWarnedOf()
    {
        m_spent = {9'500};
        m_gifts->refresh();
        QTRY_COMPARE(
            m_gifts->warning(),
            u"Reports say that ₩9,500 was spent, but after refunds only ₩9,000 was received: ₩500 is "
            "missing. Explain it in a report."_s);
    }
    void aRefundToldByTheServerIsReadAtOnce()
    {
        m_gifts->refresh();
        QTRY_VERIFY(!m_gifts->gifts().isEmpty() && !m_gifts->isLoading());
        m_statement.received = {8'000};
        refunds::Refund refund;
        refund.donation = {2};
        refund.campaign = {5};
        const notifications::Notice notice{{1}, u"refund.returned"_s, {1}, {toJson(refund)}};
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(notice), "n1");
        QTRY_COMPARE(m_gifts->received(), Money{8'000});
    }
    void aRefusalIsKeptUntilItIsAskedAgain()
    {
        m_server->on("GET", u"/api/v1/campaigns/5/statement"_s, [](const FakeRequest &) {
            return refusal(Error{Code::NotAllowed, "owner-only"});
        });
        m_gifts->refresh();
        QTRY_VERIFY(!m_gifts->isLoading());
        QVERIFY(m_gifts->error());
        QCOMPARE(m_gifts->error()->code, Code::NotAllowed);
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<ReceivedGifts> m_gifts;
    statements::Statement m_statement;
    Money m_spent;
};

QTEST_GUILESS_MAIN(ReceivedGiftsTest)
#include "tst_received_gifts.moc"
