// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/campaign_board.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using campaigns::Campaign;

class CampaignBoardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        m_server->on("GET", u"/api/v1/campaigns"_s, [this](const FakeRequest &request) {
            Page<Campaign> page;
            if (request.after().isEmpty()) {
                page.items = {campaign(3, u"우물"_s), campaign(2, u"도서관"_s)};
                page.next = u"more"_s;
            } else {
                page.items = {campaign(1, u"첫 모금"_s)};
            }
            return answer(page);
        });
        m_server->on("GET", u"/api/v1/campaigns/3"_s,
                     [this](const FakeRequest &) { return answer(campaign(3, u"우물"_s)); });
        m_server->on("GET", u"/api/v1/campaigns/3/donations"_s, [](const FakeRequest &) {
            Page<campaigns::Gift> page;
            page.items = {gift(10)};
            return answer(page);
        });
        QVERIFY(m_house->enter(*m_server));
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void theListIsReadPageByPage()
    {
        CampaignList list(*m_house->session);
        QTRY_COMPARE(list.rowCount(), 2);
        QCOMPARE(list.campaign(0).title, u"우물"_s);
        QTRY_VERIFY(list.canFetchMore());
        list.fetchMore();
        QTRY_COMPARE(list.rowCount(), 3);
        QCOMPARE(list.campaign(2).title, u"첫 모금"_s);
        QVERIFY(!list.canFetchMore());
    }
    void offlineTheListIsThereAtOnce()
    {
        {
            CampaignList list(*m_house->session);
            QTRY_COMPARE(list.rowCount(), 2);
        }
        m_server->goAway();
        m_house->start();
        QVERIFY(m_house->session->resume());
        const CampaignList list(*m_house->session);
        QCOMPARE(list.rowCount(), 2);
    }
    void oneNeverReadKnowsThatItIsCutOffAndComesWithTheConnection()
    {
        m_server->goAway();
        QTRY_COMPARE(m_house->session->stream().link().phase, LinkState::Phase::Waiting);
        CampaignBoard board(*m_house->session, {3});
        QVERIFY(!board.isKnown());
        QVERIFY(board.isCutOff());
        QVERIFY(!board.error());
        const QSignalSpy changed(&board, &CampaignBoard::changed);
        m_server->comeBack();
        board.tryAgain();
        QTRY_VERIFY(board.isKnown());
        QVERIFY(!board.isCutOff());
        QVERIFY(changed.size() > 0);
    }
    void totalsAreTheServersNeverOurs()
    {
        CampaignBoard board(*m_house->session, {3});
        QTRY_VERIFY(board.isKnown());
        QTRY_COMPARE(board.gifts().size(), 1);
        QVERIFY(!board.isLive());
        const QSignalSpy gifted(&board, &CampaignBoard::gifted);
        tell(30'000, {gift(11), gift(10)});
        QTRY_VERIFY(board.isLive());
        QCOMPARE(board.campaign().total.won, 30'000);
        QCOMPARE(board.gifts().size(), 2);
        QCOMPARE(gifted.size(), 0); // what was there before we looked is no news
        tell(40'000, {gift(12), gift(11), gift(10)});
        QTRY_COMPARE(gifted.size(), 1);
        QCOMPARE(gifted[0][0].value<campaigns::Gift>().id, DonationId{12});
        QCOMPARE(board.campaign().total.won, 40'000);
        // A refund: less than before is as true as more.
        tell(10'000, {gift(10)});
        QTRY_COMPARE(board.campaign().total.won, 10'000);
        QCOMPARE(gifted.size(), 1);
        m_server->cut();
        QTRY_VERIFY(!board.isLive());
    }
    void aGiftThatMovesUpAfterARefundIsNoNews()
    {
        CampaignBoard board(*m_house->session, {3});
        QTRY_VERIFY(board.isKnown());
        QList<campaigns::Gift> latest;
        for (int id = 20; id > 10; --id)
            latest += gift(id);
        tell(100'000, latest);
        QTRY_VERIFY(board.isLive());
        const QSignalSpy gifted(&board, &CampaignBoard::gifted);
        // 15 was given back: the eleventh moves up.
        latest.removeIf([](const campaigns::Gift &each) { return each.id == DonationId{15}; });
        tell(90'000, latest + QList{gift(10)});
        QTRY_COMPARE(board.campaign().total.won, 90'000);
        QCOMPARE(gifted.size(), 0);
        latest.removeLast();
        tell(110'000, QList{gift(22), gift(21)} + latest);
        QTRY_COMPARE(gifted.size(), 2);
    }
    void sharesAreWholeAndBounded()
    {
        CampaignBoard board(*m_house->session, {3});
        QTRY_VERIFY(board.isKnown());
        tell(0, {});
        QTRY_COMPARE(board.permille(), 0);
        tell(33'333, {});
        QTRY_COMPARE(board.permille(), 333);
        QCOMPARE(board.percent(), 33);
        tell(250'000, {});
        QTRY_COMPARE(board.permille(), 1000);
        QCOMPARE(board.percent(), 250);
        tell(std::numeric_limits<qint64>::max(), {});
        QTRY_COMPARE(board.percent(), 99'999);
        tell(-5, {});
        QTRY_COMPARE(board.percent(), 0);
    }
    void itIsOpenUntilItsEnd()
    {
        CampaignBoard board(*m_house->session, {3});
        QVERIFY(!board.isOpen());
        QTRY_VERIFY(board.isOpen());
        m_house->clock.advance(25h);
        QVERIFY(!board.isOpen());
    }
    void anUnknownCampaignIsRefused()
    {
        CampaignBoard board(*m_house->session, {99});
        const QSignalSpy refused(&board, &CampaignBoard::refused);
        QTRY_VERIFY(refused.size() >= 1);
        QVERIFY(!board.isKnown());
    }

private:
    Campaign campaign(qint64 id, const QString &title) const
    {
        Campaign made;
        made.id = {id};
        made.room = {7};
        made.title = title;
        made.goal = {100'000};
        made.endsAt = m_house->clock.now().plus(24h);
        made.createdAt = {1};
        return made;
    }
    static campaigns::Gift gift(qint64 id) { return {{id}, u"준"_s, Money{10'000}, {}, {id}}; }
    void tell(qint64 total, const QList<campaigns::Gift> &latest)
    {
        campaigns::Totals totals;
        totals.campaign = {3};
        totals.total = {total};
        totals.goal = {100'000};
        totals.giftCount = int(latest.size());
        totals.latest = latest;
        m_server->tellTopic("/topic/campaigns/3", "campaign.totals", toJson(totals));
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
};

QTEST_GUILESS_MAIN(CampaignBoardTest)
#include "tst_campaign_board.moc"
