// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/campaign_desk.h"
#include "common/views/campaign_page.h"
#include "common/views/donor_ranking.h"
#include "common/views/gift_feed.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class CampaignDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
    }
    void cleanup()
    {
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void aPictureIsJudgedBeforeItIsSent()
    {
        CampaignDesk desk(*m_house->session, {3});
        const auto refused = waitFor(desk.addPicture("<svg/>"));
        QVERIFY(refused);
        QCOMPARE(refused->error().code, Code::UnsupportedType);
        const auto large = waitFor(desk.addPicture(QByteArray("\xff\xd8\xff") + QByteArray(800 * 1024, 'x')));
        QCOMPARE(large->error().code, Code::TooLarge);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/campaigns/3/pictures"_s), 0);
    }

    void aReportIsPublishedOnceHoweverOftenItIsSent()
    {
        CampaignDesk desk(*m_house->session, {3});
        QStringList keys;
        m_server->on("POST", u"/api/v1/campaigns/3/reports"_s, [&](const FakeRequest &request) {
            keys += QString::fromLatin1(request.headers.value("idempotency-key"));
            if (keys.size() == 1)
                return refusal({Code::Unavailable, "busy"});
            reports::Report report;
            report.id = {5};
            report.campaign = {3};
            report.title = fromJson<reports::Publish>(request.body) ? u"ok"_s : u"ok"_s;
            return answer(report, 201);
        });
        const QList<SpendingText> lines{{u"쌀"_s, u"1만 5천원"_s, {}}, {u"물"_s, u"3,000"_s, PictureId{8}}};
        QCOMPARE(CampaignDesk::sumOf(lines), Money{18'000});
        QVERIFY(CampaignDesk::spendingFault(lines, *m_formats).isEmpty());
        QVERIFY(!*waitFor(desk.publish(u"첫 보고"_s, {}, lines)));
        QVERIFY(*waitFor(desk.publish(u"첫 보고"_s, {}, lines)));
        QCoreApplication::processEvents(); // the desk hears of it too
        QVERIFY(*waitFor(desk.publish(u"첫 보고"_s, {}, lines)));
        QCOMPARE(keys.size(), 3);
        QCOMPARE(keys[0], keys[1]); // the same after a lost answer
        QVERIFY(keys[2] != keys[1]); // another report once it is published
    }

    void linesThatCannotBeReportedAreNamed()
    {
        QVERIFY(!CampaignDesk::spendingFault({}, *m_formats).isEmpty());
        QVERIFY(!CampaignDesk::spendingFault({{u" "_s, u"1만"_s, {}}}, *m_formats).isEmpty());
        QVERIFY(CampaignDesk::spendingFault({{u"쌀"_s, u"many"_s, {}}}, *m_formats).contains(u"many"_s));
        QVERIFY(!CampaignDesk::spendingFault({{u"쌀"_s, u"0"_s, {}}}, *m_formats).isEmpty());
    }

    void aLetterIsFollowedUntilAllHaveIt()
    {
        int asked = 0;
        m_server->on("GET", u"/api/v1/campaigns/3/thanks"_s, [&](const FakeRequest &) {
            Page<letters::Letter> page;
            page.items.resize(1);
            page.items[0].id = {1};
            page.items[0].campaign = {3};
            page.items[0].expected = 300;
            page.items[0].recipients = ++asked < 3 ? asked * 100 : 300;
            if (asked >= 3)
                page.items[0].deliveredAt = Timestamp{1};
            return answer(page);
        });
        CampaignDesk desk(*m_house->session, {3});
        desk.refreshLetters();
        QTRY_COMPARE(desk.letters().size(), 1);
        QVERIFY(CampaignDesk::progressText(desk.letters()[0], *m_formats).contains(u"100 of 300"_s));
        m_house->clock.advance(2s);
        QTRY_COMPARE(desk.letters()[0].recipients, 200);
        m_house->clock.advance(2s);
        QTRY_VERIFY(desk.letters()[0].deliveredAt);
        m_house->clock.advance(60s);
        QCOMPARE(asked, 3);
    }

    void aDecisionTakesTheMessageOffTheList()
    {
        m_server->on("GET", u"/api/v1/campaigns/3/held-messages"_s, [](const FakeRequest &) {
            Page<moderation::HeldMessage> page;
            page.items.resize(2);
            page.items[0].donation = {7};
            page.items[0].word = u"시발"_s;
            page.items[1].donation = {8};
            page.items[1].reports = 2;
            return answer(page);
        });
        CampaignDesk desk(*m_house->session, {3});
        desk.refreshHeld();
        QTRY_COMPARE(desk.held().size(), 2);
        QVERIFY(CampaignDesk::whyText(desk.held()[0]).contains(u"시발"_s));
        m_server->on("POST", u"/api/v1/campaigns/3/held-messages/7"_s, [](const FakeRequest &) {
            return refusal({Code::Unavailable, "busy"});
        });
        desk.decide({7}, moderation::Verdict::Drop);
        QTRY_VERIFY(desk.error());
        QCOMPARE(desk.held().size(), 2);
        QByteArray body;
        m_server->on("POST", u"/api/v1/campaigns/3/held-messages/7"_s, [&](const FakeRequest &request) {
            body = request.body;
            return FakeAnswer{204, {}, {}};
        });
        desk.decide({7}, moderation::Verdict::Drop);
        QTRY_COMPARE(desk.held().size(), 1);
        QVERIFY(body.contains("drop"));
        QVERIFY(!desk.error());
    }

    void theFeedIsReadPageByPageAndByDays()
    {
        QList<QUrlQuery> queries;
        m_server->on("GET", u"/api/v1/campaigns/3/donations"_s, [&](const FakeRequest &request) {
            queries += request.query;
            Page<campaigns::Gift> page;
            page.items.resize(2);
            page.items[0].id = {queries.size() * 10};
            page.items[1].id = {queries.size() * 10 + 1};
            if (request.after().isEmpty())
                page.next = u"c"_s;
            return answer(page);
        });
        GiftFeed feed(*m_house->session, {3});
        feed.refresh();
        QTRY_COMPARE(feed.rowCount(), 2);
        QTRY_VERIFY(feed.canFetchMore());
        feed.fetchMore();
        QTRY_COMPARE(feed.rowCount(), 4);
        QVERIFY(!feed.canFetchMore());
        QVERIFY(!queries[0].hasQueryItem(u"from"_s));
        const QDate day(2026, 5, 31);
        feed.setDays(day, day);
        QTRY_COMPARE(feed.rowCount(), 2);
        QTRY_COMPARE(queries.size(), 3);
        QVERIFY(queries[2].hasQueryItem(u"from"_s));
        QVERIFY(queries[2].hasQueryItem(u"until"_s));
        m_server->on("GET", u"/api/v1/campaigns/3/donations"_s, [](const FakeRequest &) {
            return refusal({Code::Unavailable, "busy"});
        });
        feed.refresh();
        QTRY_VERIFY(feed.error());
        QCOMPARE(feed.rowCount(), 2); // what was read stays
    }

    void oneMayLeaveRankings()
    {
        bool listed = true;
        m_server->on("GET", u"/api/v1/ranking/me"_s,
                     [&](const FakeRequest &) { return answer(statements::RankingChoice{listed}); });
        m_server->on("PUT", u"/api/v1/ranking/me"_s, [&](const FakeRequest &) {
            listed = false;
            return answer(statements::RankingChoice{false});
        });
        m_server->on("GET", u"/api/v1/ranking"_s, [&](const FakeRequest &) {
            Page<statements::Place> page;
            if (listed)
                page.items += {1, u"민*"_s, {5'000}, 2};
            return answer(page);
        });
        DonorRanking ranking(*m_house->session, {3});
        QTRY_COMPARE(ranking.places().size(), 1);
        QTRY_COMPARE(ranking.isListed(), std::optional(true));
        ranking.setListed(false);
        QTRY_COMPARE(ranking.isListed(), std::optional(false));
        QTRY_COMPARE(ranking.places().size(), 0);
    }

    void thePageReadsWhatThereIsAndItsPictures()
    {
        m_server->on("GET", u"/api/v1/campaigns/3/milestones"_s, [](const FakeRequest &) {
            Page<campaigns::Milestone> page;
            page.items = {{25, {1}}, {50, {2}}};
            return answer(page);
        });
        m_server->on("GET", u"/api/v1/campaigns/3/reports"_s,
                     [](const FakeRequest &) { return answer(Page<reports::Report>()); });
        m_server->on("GET", u"/api/v1/campaigns/3/videos"_s,
                     [](const FakeRequest &) { return answer(Page<reports::Video>()); });
        const QByteArray png("\x89PNG\r\n\x1a\n....");
        m_server->on("GET", u"/c/3/pictures/4"_s, [&](const FakeRequest &) {
            return FakeAnswer{200, png, {}};
        });
        m_server->on("GET", u"/c/3/pictures/5"_s, [](const FakeRequest &) {
            return FakeAnswer{200, "<svg/>", {}};
        });
        CampaignPage page(*m_house->session, {3});
        QTRY_COMPARE(page.milestones().size(), 2);
        QCOMPARE(milestonesText(page.milestones(), *m_formats), u"25% · 50%"_s);
        const QSignalSpy came(&page, &CampaignPage::pictureCame);
        QCOMPARE(page.picture(page.pathOf({4})), QByteArray());
        QTRY_COMPARE(came.size(), 1);
        QCOMPARE(page.picture(u"/c/3/pictures/4"_s), png);
        // What is no picture never comes.
        QCOMPARE(page.picture(page.pathOf({5})), QByteArray());
        QTRY_COMPARE(m_server->requestsTo("GET", u"/c/3/pictures/5"_s), 1);
        QCOMPARE(came.size(), 1);
    }

    void aCampaignSaysHowItStands()
    {
        campaigns::Campaign campaign;
        campaign.endsAt = m_formats->now().plus(24h);
        campaign.reportDueAt = m_formats->now().plus(48h);
        QVERIFY(standingText(campaign, *m_formats).contains(u"Open"_s));
        campaign.state = campaigns::State::Closed;
        QVERIFY(standingText(campaign, *m_formats).contains(u"due by"_s));
        campaign.reportOverdue = true;
        QVERIFY(standingText(campaign, *m_formats).contains(u"overdue"_s));
        campaign.state = campaigns::State::Settled;
        QVERIFY(standingText(campaign, *m_formats).contains(u"Settled"_s));
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
};

QTEST_GUILESS_MAIN(CampaignDeskTest)
#include "tst_campaign_desk.moc"
