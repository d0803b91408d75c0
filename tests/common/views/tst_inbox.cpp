// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/inbox.h"
#include "tests/support/client_house.h"

#include "common/protocol/complaints.h"
#include "common/protocol/letters.h"
#include "common/protocol/payouts.h"
#include "common/protocol/pledges.h"
#include "common/protocol/receipts.h"
#include "common/protocol/refunds.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using notifications::Notice;
using Kind = NoticeSubject::Kind;

class InboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"미나"_s);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        m_stored.clear();
        m_acknowledged.clear();
        m_upTo = {};
        m_server->on("GET", u"/api/v1/notifications"_s,
                     [this](const FakeRequest &request) { return page(request); });
        m_server->on("GET", u"/api/v1/notifications/unread"_s,
                     [this](const FakeRequest &) { return answer(notifications::Unread{unread()}); });
        m_server->on("POST", u"/api/v1/notifications/ack"_s, [this](const FakeRequest &request) {
            const auto wanted = fromJson<notifications::ReadUpTo>(request.body);
            m_upTo = wanted->upTo;
            for (Notice &one : m_stored) {
                if (!(m_upTo < one.id))
                    one.readAt = Timestamp{5};
            }
            return answer(notifications::Unread{unread()});
        });
        for (int i = 1; i <= 60; ++i)
            m_server->on("POST", u"/api/v1/notifications/%1/ack"_s.arg(i), [this, i](const FakeRequest &) {
                m_acknowledged += i;
                for (Notice &one : m_stored) {
                    if (one.id == NoticeId{i})
                        one.readAt = Timestamp{5};
                }
                return answer(Nothing());
            });
    }
    void cleanup()
    {
        m_inbox.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void whatWaitedIsThereNewestFirstWithItsCount()
    {
        store(1, true);
        store(2);
        store(3);
        enter();
        QTRY_COMPARE(m_inbox->rowCount(), 3);
        QCOMPARE(m_inbox->notice(0).id, NoticeId{3});
        QTRY_COMPARE(m_inbox->unread(), 2);
        QVERIFY(m_inbox->isUnread(0));
        QVERIFY(!m_inbox->isUnread(2));
        QCOMPARE(m_inbox->unreadText(), u"2"_s);
    }
    void olderOnesComeOnDemand()
    {
        for (int i = 1; i <= 50; ++i)
            store(i);
        enter();
        QTRY_COMPARE(m_inbox->rowCount(), 40);
        QTRY_COMPARE(m_inbox->unread(), 50);
        QVERIFY(m_inbox->canFetchMore());
        m_inbox->fetchMore();
        QTRY_COMPARE(m_inbox->rowCount(), 50);
        QCOMPARE(m_inbox->notice(49).id, NoticeId{1});
        QVERIFY(!m_inbox->canFetchMore());
    }
    void aNewNoticeComesFirstAndCounts()
    {
        store(1, true);
        enter();
        QTRY_COMPARE(m_inbox->rowCount(), 1);
        tell(2);
        QTRY_COMPARE(m_inbox->rowCount(), 2);
        QCOMPARE(m_inbox->notice(0).id, NoticeId{2});
        QTRY_COMPARE(m_inbox->unread(), 1);
        QVERIFY2(m_server->acks.isEmpty(), "arriving is not reading");
    }
    void whatIsToldTwiceIsThereOnce()
    {
        store(1);
        enter();
        QTRY_COMPARE(m_inbox->rowCount(), 1);
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(m_stored[0]), "n1");
        tell(2);
        QTRY_COMPARE(m_inbox->rowCount(), 2);
        QTRY_COMPARE(m_inbox->unread(), 2);
    }
    void readingOneIsToldToTheServer()
    {
        store(1);
        store(2);
        enter();
        QTRY_COMPARE(m_inbox->unread(), 2);
        m_inbox->markRead({2});
        QVERIFY(!m_inbox->isUnread(0));
        QCOMPARE(m_inbox->unread(), 1);
        QTRY_COMPARE(m_acknowledged, QList<int>{2});
        m_inbox->markRead({2});
        QCOMPARE(m_inbox->unread(), 1);
    }
    void aRefusedReadingIsTakenBack()
    {
        store(1);
        enter();
        QTRY_COMPARE(m_inbox->unread(), 1);
        m_server->on("POST", u"/api/v1/notifications/1/ack"_s, [](const FakeRequest &) {
            return refusal(Error{Code::Unavailable, "test"});
        });
        m_inbox->markRead({1});
        QCOMPARE(m_inbox->unread(), 0);
        QTRY_COMPARE(m_inbox->unread(), 1);
        QTRY_VERIFY(m_inbox->isUnread(0));
    }
    void readingAllReadsWhatIsShownAndOlder()
    {
        store(1);
        store(2);
        enter();
        QTRY_COMPARE(m_inbox->unread(), 2);
        store(3); // came between looking and pressing
        m_inbox->markAllRead();
        QTRY_COMPARE(m_upTo, NoticeId{2});
        QTRY_COMPARE(m_inbox->unread(), 1);
    }
    void readingOnAnotherDeviceIsSeenHere()
    {
        store(1);
        store(2);
        store(3);
        enter();
        QTRY_COMPARE(m_inbox->unread(), 3);
        toldRead({NoticeId{3}, std::nullopt, 2});
        QTRY_COMPARE(m_inbox->unread(), 2);
        QVERIFY(!m_inbox->isUnread(0));
        QVERIFY(m_inbox->isUnread(1));
        toldRead({std::nullopt, NoticeId{2}, 0});
        QTRY_COMPARE(m_inbox->unread(), 0);
        QVERIFY(!m_inbox->isUnread(1));
        QVERIFY(!m_inbox->isUnread(2));
    }
    void afterAnAbsenceTheCountIsTheServers()
    {
        store(1);
        enter();
        QTRY_COMPARE(m_inbox->unread(), 1);
        m_server->cut();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        m_stored[0].readAt = Timestamp{3}; // on another device
        for (int i = 2; i <= 5; ++i)
            store(i);
        m_house->clock.advance(std::chrono::seconds(60));
        QTRY_COMPARE(m_inbox->rowCount(), 5);
        QTRY_COMPARE(m_inbox->unread(), 4);
        QVERIFY(!m_inbox->isUnread(4));
    }
    void signingOutForgetsThem()
    {
        store(1);
        enter();
        QTRY_COMPARE(m_inbox->unread(), 1);
        m_house->session->signOut();
        QCOMPARE(m_inbox->unread(), 0);
        QCOMPARE(m_inbox->rowCount(), 0);
    }

    void aFilterListsWhatBelongsAndCountsEverything()
    {
        store(1);
        storeMention(2);
        storeMoney(3);
        enter();
        QTRY_COMPARE(m_inbox->unread(), 3);
        m_inbox->setFilter(Inbox::Filter::Mentions);
        QCOMPARE(m_inbox->rowCount(), 1);
        QCOMPARE(m_inbox->notice(0).id, NoticeId{2});
        QCOMPARE(m_inbox->indexOf({3}), -1);
        m_inbox->setFilter(Inbox::Filter::Money);
        QCOMPARE(m_inbox->rowCount(), 1);
        QCOMPARE(m_inbox->notice(0).id, NoticeId{3});
        QCOMPARE(m_inbox->unread(), 3);
        m_inbox->markRead({1});
        QCOMPARE(m_inbox->unread(), 2);
        m_inbox->markRead({3});
        QVERIFY(!m_inbox->isUnread(0));
        m_inbox->setFilter(Inbox::Filter::All);
        QCOMPARE(m_inbox->rowCount(), 3);
        QVERIFY(!m_inbox->isUnread(0));
        QVERIFY(m_inbox->isUnread(1));
        QVERIFY(!m_inbox->isUnread(2));
    }
    void aFilterLooksThroughOlderPages()
    {
        storeMention(1);
        for (int i = 2; i <= 100; ++i)
            store(i);
        enter();
        QTRY_COMPARE(m_inbox->rowCount(), 40);
        m_inbox->setFilter(Inbox::Filter::Mentions);
        QCOMPARE(m_inbox->rowCount(), 0);
        QVERIFY(m_inbox->isLoading());
        QTRY_COMPARE(m_inbox->rowCount(), 1);
        QTRY_VERIFY(!m_inbox->isLoading());
        QVERIFY(!m_inbox->canFetchMore());
    }
    void aFilterDoesNotLookForever()
    {
        storeMention(1);
        for (int i = 2; i <= 500; ++i)
            store(i);
        enter();
        QTRY_COMPARE(m_inbox->rowCount(), 40);
        m_inbox->setFilter(Inbox::Filter::Mentions);
        QTRY_VERIFY(!m_inbox->isLoading());
        QCOMPARE(m_inbox->rowCount(), 0);
        QVERIFY(m_inbox->canFetchMore());
        m_inbox->fetchMore();
        QTRY_COMPARE(m_inbox->rowCount(), 1);
    }
    void whatDoesNotBelongCountsWithoutARow()
    {
        storeMention(1);
        enter();
        QTRY_COMPARE(m_inbox->rowCount(), 1);
        m_inbox->setFilter(Inbox::Filter::Mentions);
        tell(2);
        QTRY_COMPARE(m_inbox->unread(), 2);
        QCOMPARE(m_inbox->rowCount(), 1);
        m_inbox->setFilter(Inbox::Filter::All);
        QCOMPARE(m_inbox->notice(0).id, NoticeId{2});
    }

    void everyKindIsASentenceAndLeadsSomewhere_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        campaigns::Donation gift;
        gift.id = {4};
        gift.campaign = {5};
        gift.order = {u"order-1"_s};
        gift.amount = {10'000};
        gift.title = u"지붕"_s;
        gift.createdAt = {1};
        QTest::newRow("settled") << u"donation.settled"_s << toJson(gift) << int(Kind::Gift)
                                 << u"Your gift of ₩10,000 to “지붕” has arrived. Thank you!"_s;
        QTest::newRow("expired")
            << u"donation.expired"_s << toJson(gift) << int(Kind::Gift)
            << u"Your gift of ₩10,000 to “지붕” was not paid in time. Nothing was charged."_s;
        refunds::Refund refund;
        refund.donation = {4};
        refund.campaign = {5};
        refund.title = u"지붕"_s;
        refund.amount = {3'000};
        refund.state = refunds::State::Returned;
        QTest::newRow("returned") << u"refund.returned"_s << toJson(refund) << int(Kind::Gift)
                                  << u"“지붕”: ₩3,000 was given back."_s;
        refund.reason = u"왜"_s;
        refund.askedBy = u"준"_s;
        QTest::newRow("asked") << u"refund.asked"_s << toJson(refund) << int(Kind::Refunds)
                               << u"준 asks for ₩3,000 of a gift to “지붕” back: 왜"_s;
        receipts::Receipt receipt;
        receipt.id = {7};
        receipt.number = u"2026-000001"_s;
        receipt.donation = {4};
        receipt.campaign = {5};
        receipt.title = u"지붕"_s;
        receipt.amount = {10'000};
        QTest::newRow("receipt") << u"receipt.issued"_s << toJson(receipt) << int(Kind::Receipt)
                                 << u"Receipt 2026-000001 of your gift of ₩10,000 to “지붕” is ready."_s;
        payouts::Payout payout;
        payout.id = {8};
        payout.campaign = {5};
        payout.title = u"지붕"_s;
        payout.amount = {10'000};
        payout.net = {9'000};
        payout.reason = u"계좌가 틀려요"_s;
        QTest::newRow("payout") << u"payout.refused"_s << toJson(payout) << int(Kind::Payouts)
                                << u"The payout of ₩10,000 from “지붕” was refused: 계좌가 틀려요"_s;
        QTest::newRow("invited") << u"room.invited"_s
                                 << toJson(notifications::InvitedBody{{9}, u"비밀"_s, u"준"_s})
                                 << int(Kind::Room) << u"준 made you a member of “비밀”."_s;
        QTest::newRow("named") << u"chat.mention"_s
                               << toJson(chat::MentionedBody{{9}, u"마당"_s, 7, {8}, u"준"_s})
                               << int(Kind::Room) << u"준 named you in “마당”."_s;
        QTest::newRow("called") << u"chat.mention"_s
                                << toJson(
                                       chat::MentionedBody{{9}, u"마당"_s, 7, {8}, u"준"_s, u"moderator"_s})
                                << int(Kind::Room) << u"준 called you as moderator in “마당”."_s;
        QTest::newRow("decided") << u"complaint.decided"_s
                                 << toJson(complaints::ComplaintBody{
                                        {3}, RoomId{9}, u"마당"_s, 7, complaints::Verdict::Dismissed})
                                 << int(Kind::Room)
                                 << u"The message you complained about in “마당” was looked at and stays."_s;
        QTest::newRow("profile")
            << u"complaint.decided"_s
            << toJson(complaints::ComplaintBody{
                   {3}, {}, {}, 0, complaints::Verdict::Removed, complaints::About::Profile})
            << int(Kind::Nothing)
            << u"The profile you complained about was looked at, and what was wrong was "
               u"taken away."_s;
        QTest::newRow("report") << u"complaint.made"_s
                                << toJson(complaints::ComplaintBody{
                                       {3}, RoomId{9}, u"마당"_s, 0, {}, complaints::About::Invitation})
                                << int(Kind::Complaints)
                                << u"There is a complaint about an invitation to “마당”."_s;
        QTest::newRow("thanks") << u"campaign.thanks"_s
                                << toJson(letters::ThanksBody{{5}, u"지붕"_s, u"고마워요"_s})
                                << int(Kind::Campaign) << u"Thanks from “지붕”: 고마워요"_s;
        QTest::newRow("unknown") << u"stars.fell"_s << QByteArray("{}") << int(Kind::Nothing)
                                 << u"Something happened that this version cannot show."_s;
        QTest::newRow("broken") << u"donation.settled"_s << QByteArray("{\"id\":7}") << int(Kind::Nothing)
                                << u"Something happened that this version cannot show."_s;
    }
    void everyKindIsASentenceAndLeadsSomewhere()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, sentence);
        const Notice notice{{1}, type, {1}, {body}};
        QCOMPARE(sentenceOf(notice, *m_formats), sentence);
        const NoticeSubject subject = subjectOf(notice);
        QCOMPARE(int(subject.kind), kind);
        if (subject.kind == Kind::Room && type != "room.invited"_L1) {
            QCOMPARE(subject.room, RoomId{9});
            QCOMPARE(subject.position, 7);
        }
        if (type == "room.invited"_L1)
            QCOMPARE(subject.position, 0);
        if (subject.kind == Kind::Gift || subject.kind == Kind::Receipt)
            QCOMPARE(subject.donation, DonationId{4});
        if (subject.kind == Kind::Campaign || subject.kind == Kind::Payouts)
            QCOMPARE(subject.campaign, CampaignId{5});
    }

private:
    void store(int id, bool read = false)
    {
        Notice notice{
            {id}, u"room.invited"_s, {id}, {toJson(notifications::InvitedBody{{9}, u"방"_s, u"준"_s})}};
        if (read)
            notice.readAt = Timestamp{2};
        m_stored += notice;
    }
    void storeMention(int id)
    {
        m_stored += Notice{
            {id}, u"chat.mention"_s, {id}, {toJson(chat::MentionedBody{{9}, u"마당"_s, 7, {8}, u"준"_s})}};
    }
    void storeMoney(int id)
    {
        campaigns::Donation gift;
        gift.id = {4};
        gift.campaign = {5};
        gift.order = {u"order-1"_s};
        gift.title = u"지붕"_s;
        gift.createdAt = {1};
        m_stored += Notice{{id}, u"donation.settled"_s, {id}, {toJson(gift)}};
    }
    void tell(int id)
    {
        store(id);
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(m_stored.last()),
                            "n" + QByteArray::number(id));
    }
    void toldRead(const notifications::NoticesRead &read)
    {
        m_server->tellTopic("/user/queue/notifications/read", "notices-read", toJson(read));
    }
    int unread() const
    {
        int count = 0;
        for (const Notice &one : m_stored)
            count += one.readAt ? 0 : 1;
        return count;
    }
    FakeAnswer page(const FakeRequest &request)
    {
        const QUrlQuery &query = request.query;
        Page<Notice> found;
        if (query.queryItemValue(u"all"_s) != "true"_L1)
            return refusal(Error{Code::InvalidValue, "test"});
        const QString after = query.queryItemValue(u"after"_s);
        for (auto one = m_stored.crbegin(); one != m_stored.crend(); ++one) {
            if (!after.isEmpty() && !(one->id < NoticeId::fromText(after)))
                continue;
            if (found.items.size() == query.queryItemValue(u"limit"_s).toInt()) {
                found.next = found.items.last().id.text();
                break;
            }
            found.items += *one;
        }
        return answer(found);
    }
    void enter()
    {
        m_inbox = std::make_unique<Inbox>(*m_house->session, *m_formats);
        QVERIFY(m_house->enter(*m_server));
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<Inbox> m_inbox;
    QList<Notice> m_stored;
    QList<int> m_acknowledged;
    NoticeId m_upTo;
};

QTEST_GUILESS_MAIN(InboxTest)
#include "tst_inbox.moc"
