// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/donation_monitor.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using campaigns::Gift;

class DonationMonitorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_given.clear();
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        m_server->on("GET", u"/api/v1/campaigns/3"_s, [](const FakeRequest &) {
            campaigns::Campaign campaign;
            campaign.id = {3};
            campaign.room = {7};
            campaign.goal = {1'000'000};
            return answer(campaign);
        });
        m_server->on("GET", u"/api/v1/campaigns/3/donations"_s, [this](const FakeRequest &request) {
            const int from = request.after().toInt();
            const int limit = qMax(1, request.query.queryItemValue(u"limit"_s).toInt());
            Page<Gift> page;
            page.items = m_given.mid(from, limit);
            if (from + limit < m_given.size())
                page.next = QString::number(from + limit);
            return answer(page);
        });
        QVERIFY(m_house->enter(*m_server));
        m_monitor = std::make_unique<DonationMonitor>(*m_house->session, CampaignId{3});
        QTRY_VERIFY(m_monitor->board().isKnown()); // asked after the topic was subscribed to
        give(2);
        QVERIFY(test::eventually([this] { return m_monitor->board().isLive(); }));
    }
    void cleanup()
    {
        m_monitor.reset();
        m_house.reset();
        m_server.reset();
    }

    void whatWasGivenBeforeIsOnTheTickerOnly()
    {
        QCOMPARE(m_monitor->ticker().size(), 2);
        QVERIFY(!m_monitor->onStage());
        QCOMPARE(m_monitor->waiting(), 0);
    }

    void giftsTakeTheStageInTurn()
    {
        give(3);
        QTRY_COMPARE(m_monitor->waiting(), 2);
        QCOMPARE(m_monitor->onStage()->id, DonationId{3});
        m_house->clock.advance(5999ms);
        QCOMPARE(m_monitor->onStage()->id, DonationId{3});
        m_house->clock.advance(1ms);
        QCOMPARE(m_monitor->onStage()->id, DonationId{4});
        m_house->clock.advance(6s);
        QCOMPARE(m_monitor->onStage()->id, DonationId{5});
        m_house->clock.advance(6s);
        QVERIFY(!m_monitor->onStage());
        QCOMPARE(m_monitor->ticker().first().id, DonationId{5});
    }

    void aBurstFasterThanTheTopicLosesNothing()
    {
        give(230); // the topic tells only the last ten
        QTRY_COMPARE(m_monitor->waiting(), 229);
        for (int i = 0; i < 230; ++i) {
            QVERIFY(m_monitor->onStage());
            QCOMPARE(m_monitor->onStage()->id, DonationId{3 + i});
            m_monitor->skip();
        }
        QVERIFY(!m_monitor->onStage());
        QCOMPARE(m_monitor->ticker().size(), DonationMonitor::kTickerLength);
    }

    void giftsDuringALostConnectionFollow()
    {
        m_server->goAway();
        QTRY_VERIFY(!m_monitor->board().isLive());
        record(30);
        m_server->comeBack();
        QTRY_VERIFY(isBack());
        QTRY_COMPARE(m_server->connections, 2);
        tell();
        QTRY_COMPARE(m_monitor->waiting(), 29);
        QCOMPARE(m_monitor->onStage()->id, DonationId{3});
    }

    void whilePausedGiftsGather()
    {
        m_monitor->setPaused(true);
        give(4);
        QTRY_COMPARE(m_monitor->waiting(), 4);
        QVERIFY(!m_monitor->onStage());
        m_monitor->setPaused(false);
        QCOMPARE(m_monitor->onStage()->id, DonationId{3});
    }

    void aSkippedGiftCanBeReplayedBeforeAllOthers()
    {
        give(3);
        QTRY_COMPARE(m_monitor->waiting(), 2);
        m_monitor->skip();
        QCOMPARE(m_monitor->onStage()->id, DonationId{4});
        QVERIFY(m_monitor->replay({3}));
        QVERIFY(!m_monitor->replay({99}));
        QCOMPARE(m_monitor->waiting(), 2);
        m_monitor->skip();
        QCOMPARE(m_monitor->onStage()->id, DonationId{3});
    }

    void theQueueHasALimitAndSaysWhatItLeftOut()
    {
        m_monitor->setPaused(true);
        for (int i = 0; i < 11; ++i) {
            give(100);
            QTRY_COMPARE(m_monitor->ticker().first().id, DonationId{m_given.size()});
        }
        QCOMPARE(m_monitor->waiting(), DonationMonitor::kMostWaiting);
        QCOMPARE(m_monitor->missed(), 100);
        m_monitor->clear();
        QCOMPARE(m_monitor->waiting(), 0);
        QCOMPARE(m_monitor->missed(), 0);
    }

    void tiersFollowTheAmountAndNeverAHiddenOne()
    {
        const auto tier = [](std::optional<Money> amount) {
            return DonationMonitor::tierOf({{1}, u"준"_s, amount, {}, {1}});
        };
        QCOMPARE(tier(Money{9'999}), DonationMonitor::Tier::Plain);
        QCOMPARE(tier(Money{10'000}), DonationMonitor::Tier::Warm);
        QCOMPARE(tier(Money{100'000}), DonationMonitor::Tier::Great);
        QCOMPARE(tier({}), DonationMonitor::Tier::Plain);
    }

private:
    /// Time passes only between two tries: a try that is under way would be given up, on a slow machine each.
    bool isBack()
    {
        const Stream &stream = m_house->session->stream();
        if (stream.link().phase == LinkState::Phase::Waiting)
            m_house->clock.advance(10s);
        return stream.isOnline();
    }
    /// Confirms so many gifts at the server, without a word on the topic.
    void record(int count)
    {
        for (int i = 0; i < count; ++i) {
            const qint64 id = m_given.size() + 1;
            m_given.prepend({{id}, u"준"_s, Money{5'000}, {}, {id}});
        }
    }
    void tell()
    {
        campaigns::Totals totals;
        totals.campaign = {3};
        totals.total = {qint64(m_given.size()) * 5'000};
        totals.goal = {1'000'000};
        totals.giftCount = int(m_given.size());
        totals.latest = m_given.first(qMin<qsizetype>(10, m_given.size()));
        m_server->tellTopic("/topic/campaigns/3", "campaign.totals", toJson(totals));
    }
    void give(int count)
    {
        record(count);
        tell();
    }

    QList<Gift> m_given; ///< newest first
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<DonationMonitor> m_monitor;
};

QTEST_GUILESS_MAIN(DonationMonitorTest)
#include "tst_donation_monitor.moc"
