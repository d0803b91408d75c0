// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/my_gifts.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using campaigns::Donation;
using campaigns::GiftState;
using payments::OrderStatus;
using refunds::Refund;
using refunds::State;

class MyGiftsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_queries.clear();
        m_second = gift(2, OrderStatus::Done);
        m_server->on("GET", u"/api/v1/donations"_s, [this](const FakeRequest &request) {
            m_queries += request.query;
            Page<Donation> page;
            if (request.query.queryItemValue(u"state"_s) == "returned"_L1) {
                page.items = {gift(1, OrderStatus::Canceled)};
            } else if (request.after().isEmpty()) {
                page.items = {gift(3, OrderStatus::Ready), m_second};
                page.next = u"more"_s;
            } else {
                page.items = {gift(1, OrderStatus::Canceled)};
            }
            return answer(page);
        });
        m_server->on("GET", u"/api/v1/donations/2"_s,
                     [this](const FakeRequest &) { return answer(m_second); });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_gifts = std::make_unique<MyGifts>(*m_house->session);
        m_gifts->refresh();
        QTRY_COMPARE(m_gifts->rowCount(), 2);
    }
    void cleanup()
    {
        m_gifts.reset();
        m_house.reset();
        m_server.reset();
    }

    void theyAreReadPageByPage()
    {
        QCOMPARE(m_gifts->donation(0).id, DonationId{3});
        QVERIFY(m_gifts->canFetchMore());
        m_gifts->fetchMore();
        QTRY_COMPARE(m_gifts->rowCount(), 3);
        QVERIFY(!m_gifts->canFetchMore());
        QCOMPARE(m_gifts->data(m_gifts->index(2), Qt::DisplayRole).toString(), u"지붕"_s);
    }
    void filtersAreTheServers()
    {
        m_gifts->setState(GiftState::Returned);
        QTRY_COMPARE(m_gifts->rowCount(), 1);
        QCOMPARE(m_gifts->donation(0).status, OrderStatus::Canceled);
        m_gifts->setPeriod(QDate(2026, 3, 1), QDate(2026, 3, 31));
        QTRY_VERIFY(!m_queries.last().queryItemValue(u"from"_s).isEmpty());
        const auto at = [this](const QString &name) {
            return QDateTime::fromString(m_queries.last().queryItemValue(name, QUrl::FullyDecoded),
                                         Qt::ISODateWithMs);
        };
        QCOMPARE(at(u"from"_s), QDate(2026, 3, 1).startOfDay());
        QCOMPARE(at(u"until"_s), QDate(2026, 4, 1).startOfDay());
        QCOMPARE(m_queries.last().queryItemValue(u"state"_s), u"returned"_s);
    }
    void whatTheServerTellsIsShownWithoutAsking()
    {
        Donation paid = gift(3, OrderStatus::Done);
        tell(u"donation.settled"_s, toJson(paid));
        QTRY_COMPARE(m_gifts->donation(0).status, OrderStatus::Done);
        // A refund names the gift; what became of it the server knows.
        m_second.status = OrderStatus::PartialCanceled;
        m_second.refunded = {3'000};
        Refund refund;
        refund.donation = {2};
        refund.campaign = {5};
        refund.state = State::Returned;
        tell(u"refund.returned"_s, toJson(refund));
        QTRY_COMPARE(m_gifts->donation(1).status, OrderStatus::PartialCanceled);
        QCOMPARE(m_gifts->donation(1).refunded, Money{3'000});
    }
    void aGiftBegunElsewhereAppears()
    {
        const qsizetype before = m_queries.size();
        tell(u"donation.settled"_s, toJson(gift(9, OrderStatus::Done)));
        QTRY_VERIFY(m_queries.size() > before);
    }
    void aRefusalIsKept()
    {
        m_server->on("GET", u"/api/v1/donations"_s, [](const FakeRequest &) {
            return refusal(Error{Code::Internal, "test"});
        });
        m_gifts->refresh();
        QTRY_VERIFY(m_gifts->error());
        QCOMPARE(m_gifts->rowCount(), 2); // what was known stays in sight
    }

    void statesAreWords()
    {
        Formats formats(m_house->clock);
        QCOMPARE(giftStateText(gift(1, OrderStatus::Canceled), formats), u"given back"_s);
        Donation part = gift(1, OrderStatus::PartialCanceled);
        part.refunded = {3'000};
        QCOMPARE(giftStateText(part, formats), u"given back in part: ₩3,000"_s);
        QVERIFY(canGoBack(part));
        QVERIFY(!canGoBack(gift(1, OrderStatus::Canceled)));
        QVERIFY(!canGoBack(gift(1, OrderStatus::Ready)));
    }
    void noticesOfRefundsAreSentences()
    {
        Formats formats(m_house->clock);
        Refund refund;
        refund.donation = {2};
        refund.campaign = {5};
        refund.title = u"지붕 %1"_s;
        refund.amount = {3'000};
        refund.reason = u"마음이\n바뀌었어요"_s;
        refund.askedBy = u"준 %2"_s;
        notifications::Notice notice{{1}, u"refund.asked"_s, {1}, {toJson(refund)}};
        QCOMPARE(refundNoticeText(notice, formats),
                 u"준 %2 asks for ₩3,000 of a gift to “지붕 %1” back: 마음이 바뀌었어요"_s);
        refund.state = State::Rejected;
        refund.note = u"이미 전달했어요"_s;
        notice = {{2}, u"refund.rejected"_s, {1}, {toJson(refund)}};
        QCOMPARE(refundNoticeText(notice, formats),
                 u"“지붕 %1”: Giving back ₩3,000 was rejected. “이미 전달했어요”"_s);
        notice.type = u"room.invited"_s;
        QVERIFY(refundNoticeText(notice, formats).isEmpty());
        notice = {{3}, u"refund.returned"_s, {1}, {"broken"}};
        QVERIFY(refundNoticeText(notice, formats).isEmpty());
    }

private:
    static Donation gift(qint64 id, OrderStatus status)
    {
        Donation made;
        made.id = {id};
        made.campaign = {3};
        made.order = {u"order-%1"_s.arg(id)};
        made.amount = {10'000};
        made.status = status;
        made.createdAt = {id};
        made.title = u"지붕"_s;
        return made;
    }
    void tell(const QString &type, const QByteArray &body)
    {
        const notifications::Notice notice{{++m_notices}, type, {1}, {body}};
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(notice),
                            "n" + QByteArray::number(m_notices));
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<MyGifts> m_gifts;
    QList<QUrlQuery> m_queries;
    Donation m_second;
    qint64 m_notices = 0;
};

QTEST_GUILESS_MAIN(MyGiftsTest)
#include "tst_my_gifts.moc"
