// SPDX-License-Identifier: GPL-3.0-or-later
// What the typed commands about campaigns show and send.
#include "tests/client-tui/app_house.h"

#include "common/protocol/letters.h"
#include "common/protocol/moderation.h"
#include "common/protocol/notifications.h"
#include "common/protocol/payouts.h"
#include "common/protocol/refunds.h"
#include "common/protocol/reports.h"
#include "common/protocol/statements.h"
#include "tests/support/patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <algorithm>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class CampaignVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<House>(QSize(120, 44));
        m_campaign = {};
        m_campaign.id = {5};
        m_campaign.room = {11};
        m_campaign.title = u"도서관 지붕"_s;
        m_campaign.story
            = u"# 왜?\n\n비가 **샙니다**. See [the plan](https://example.org/plan).\n\n- 기와\n- 못"_s;
        m_campaign.beneficiary = u"마을 아이들"_s;
        m_campaign.goal = Money{1'000'000};
        m_campaign.total = Money{500'000};
        m_campaign.endsAt = m_house->clock.now().plus(std::chrono::hours(48));
        m_campaign.reportDueAt = m_campaign.endsAt;
        m_campaign.received = Money{500'000};
        FakeServer &server = m_house->server;
        server.room(11).campaign = m_campaign.id;
        server.on("GET", u"/api/v1/campaigns"_s, [this](const FakeRequest &) {
            return answer(Page<campaigns::Campaign>{{m_campaign}, {}});
        });
        server.on("GET", base(), [this](const FakeRequest &) { return answer(m_campaign); });
        server.on("GET", base(u"/milestones"_s), [](const FakeRequest &) {
            return answer(Page<campaigns::Milestone>{{{25, {1}}, {50, {2}}}, {}});
        });
        server.on("GET", base(u"/videos"_s), [](const FakeRequest &) {
            return answer(Page<reports::Video>{
                {{{1}, {5}, u"지붕 올리는 날"_s, u"https://v.example.org/1"_s, {1}}}, {}});
        });
        server.on("GET", base(u"/reports"_s), [](const FakeRequest &) {
            reports::Report report;
            report.id = {4};
            report.campaign = {5};
            report.title = u"첫 보고"_s;
            report.spendings = {{u"기와"_s, {120'000}, PictureId{3}}};
            report.spent = {120'000};
            return answer(Page<reports::Report>{{report}, {}});
        });
        server.on("GET", base(u"/donations"_s), [](const FakeRequest &) {
            Page<campaigns::Gift> page;
            page.items.resize(1);
            page.items[0] = {{9}, u"준"_s, Money{7'000}, u"힘내세요\033[31m"_s, {1}};
            return answer(page);
        });
    }
    void cleanup() { m_house.reset(); }

    void theCampaignIsShownWithItsStory()
    {
        enter(u"/campaign"_s);
        QVERIFY(m_house->sees(u"Milestones reached: 25% · 50%"_s));
        QVERIFY(m_house->sees(u"마을 아이들"_s));
        QVERIFY(m_house->sees(u"비가 샙니다. See the plan <https://example.org/plan>."_s));
        QVERIFY(m_house->sees(u"• 기와"_s));
        enter(u"/reports"_s, false);
        QVERIFY(m_house->sees(u"₩120,000"_s));
        QVERIFY(m_house->sees(u"https://v.example.org/1"_s));
    }

    void giftsAreListedForSomeDays()
    {
        enter(u"/feed"_s);
        QVERIFY(m_house->sees(u"₩7,000"_s));
        QVERIFY(!m_house->terminal.screen().contains(u'\033'));
        enter(u"/feed 2026-01-01 2026-01-31"_s, false);
        QVERIFY(madang::test::eventually([this] {
            return std::ranges::any_of(m_house->server.requests, [](const auto &request) {
                return request.query.hasQueryItem(u"from"_s) && request.query.hasQueryItem(u"until"_s);
            });
        }));
        enter(u"/feed someday"_s, false);
        QVERIFY(m_house->sees(u"“someday” is no day"_s));
    }

    void theRankingSaysWhetherOneIsInIt()
    {
        bool listed = true;
        m_house->server.on("GET", u"/api/v1/ranking"_s, [](const FakeRequest &) {
            return answer(Page<statements::Place>{{{1, u"민*"_s, {9'000}, 2}}, {}});
        });
        m_house->server.on("GET", u"/api/v1/ranking/me"_s,
                           [&](const FakeRequest &) { return answer(statements::RankingChoice{listed}); });
        m_house->server.on("PUT", u"/api/v1/ranking/me"_s, [&](const FakeRequest &request) {
            listed = request.body.contains("true");
            return answer(statements::RankingChoice{listed});
        });
        enter(u"/ranking year"_s);
        QVERIFY(m_house->sees(u"민*"_s));
        QVERIFY(m_house->sees(u"/ranked off takes them out"_s));
        enter(u"/ranked off"_s, false);
        QVERIFY(m_house->sees(u"You are in no ranking."_s));
        QVERIFY(!listed);
    }

    void aGiftShowsWhoWillSeeWhat()
    {
        QByteArray sent;
        m_house->server.on("POST", base(u"/donations"_s), [&](const FakeRequest &request) {
            sent = request.body;
            return refusal({Code::Unavailable, "busy"});
        });
        enter(u"/donate 1만 \"도서관 지붕\" 힘내세요"_s);
        QVERIFY(m_house->sees(u"Who will see what"_s));
        QVERIFY(m_house->sees(u"민* · ₩10,000"_s));
        QVERIFY(m_house->sees(u"amount hidden"_s));
        m_house->terminal.type(u"r"_s);
        QVERIFY(madang::test::eventually([&] { return sent.contains("hidden-from-recipient"); }));
    }

    void theCampaignMayComeFirst()
    {
        enter(u"/donate \"도서관 지붕\" 1만 힘내세요"_s);
        QVERIFY(m_house->sees(u"Give ₩10,000"_s));
        m_house->terminal.type(u"n"_s);
        enter(u"/donate 도서관 지붕"_s, false);
        QVERIFY(m_house->sees(u"How much for “도서관 지붕”?"_s));
        enter(u"/donate 도서관 지붕 많이"_s, false);
        QVERIFY(m_house->sees(u"“많이” is no amount."_s));
    }

    void aMessageMayNeedALargerGift()
    {
        m_campaign.messagesFrom = Money{20'000};
        enter(u"/campaign"_s);
        QVERIFY(m_house->sees(u"A message can come with ₩20,000 or more."_s));
        m_house->terminal.press(u"escape"_s);
        enter(u"/donate 1만 도서관 지붕 힘내세요"_s, false);
        QVERIFY(m_house->sees(u"A message can come with ₩20,000 or more."_s));
        QCOMPARE(m_house->server.requestsTo("POST", base(u"/donations"_s)), 0);
    }

    void heldMessagesAreDecidedAbout()
    {
        QByteArray verdict;
        m_house->server.on("GET", base(u"/held-messages"_s), [&](const FakeRequest &) {
            Page<moderation::HeldMessage> page;
            if (verdict.isEmpty()) {
                page.items.resize(1);
                page.items[0].donation = {9};
                page.items[0].message = u"무례한 말"_s;
                page.items[0].word = u"무례"_s;
            }
            return answer(page);
        });
        m_house->server.on("GET", base(u"/message-rules"_s), [](const FakeRequest &) {
            return answer(moderation::MessageRules{{5}, {u"무례"_s}, true});
        });
        m_house->server.on("POST", base(u"/held-messages/9"_s), [&](const FakeRequest &request) {
            verdict = request.body;
            return FakeAnswer{204, {}, {}};
        });
        enter(u"/manage messages"_s);
        QVERIFY(m_house->sees(u"무례한 말"_s));
        m_house->terminal.press(u"enter"_s);
        QVERIFY(m_house->sees(u"show it"_s));
        m_house->terminal.type(u"d"_s);
        QVERIFY(madang::test::eventually([&] { return verdict.contains("drop"); }));
        QVERIFY(m_house->sees(u"No message waits for you."_s));
    }

    void aCampaignIsManaged()
    {
        QByteArray change;
        m_house->server.on("PATCH", base(), [&](const FakeRequest &request) {
            change = request.body;
            return answer(m_campaign);
        });
        enter(u"/manage presets 5천 / 1만"_s);
        QVERIFY(madang::test::eventually([&] { return change.contains("presets"); }));
        QVERIFY(m_house->sees(u"Saved."_s));
        enter(u"/manage messages-from 만원"_s, false);
        QVERIFY(madang::test::eventually([&] { return change.contains("messagesFrom"); }));
        QVERIFY(m_house->sees(u"Saved."_s)); // said late, it would stand over the next answer
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("<svg/>");
        file.flush();
        enter(u"/manage picture "_s + file.fileName(), false);
        QVERIFY(m_house->sees(u"PNG, JPEG or WebP"_s));
        QCOMPARE(m_house->server.requestsTo("POST", base(u"/pictures"_s)), 0);
        enter(u"/manage end"_s, false);
        QVERIFY(m_house->sees(u"cannot be opened again"_s));
        m_house->terminal.type(u"n"_s);
        QVERIFY(m_house->sees(u"Nothing was done."_s));
        QCOMPARE(m_house->server.requestsTo("POST", base(u"/close"_s)), 0);
    }

    void aReportIsPublishedAfterAsking()
    {
        reports::Publish sent;
        m_house->server.on("POST", base(u"/reports"_s), [&](const FakeRequest &request) {
            const QJsonObject members = QJsonDocument::fromJson(request.body).object();
            sent.title = members.value("title"_L1).toString();
            for (const auto &each : members.value("spendings"_L1).toArray())
                sent.spendings += {each.toObject().value("label"_L1).toString(), {}, {}};
            reports::Report report;
            report.id = {4};
            report.campaign = {5};
            return answer(report, 201);
        });
        enter(u"/manage report 첫 보고 | 1만 5천 기와 | 3,000원 못과 망치"_s);
        QVERIFY(m_house->sees(u"Publish “첫 보고” with ₩18,000 used?"_s));
        m_house->terminal.type(u"y"_s);
        QVERIFY(m_house->sees(u"everybody who gave is told"_s));
        QCOMPARE(sent.title, u"첫 보고"_s);
        QCOMPARE(sent.spendings.size(), 2);
        QCOMPARE(sent.spendings[1].label, u"못과 망치"_s);
        enter(u"/manage report 첫 보고 | 기와"_s, false);
        QVERIFY(m_house->sees(u"is not an amount"_s));
    }

    void aDraftIsKeptAndStarted()
    {
        campaigns::SaveDraft saved;
        m_house->server.on("POST", u"/api/v1/campaign-drafts"_s, [&](const FakeRequest &request) {
            saved = *fromJson<campaigns::SaveDraft>(request.body);
            campaigns::Draft draft;
            draft.id = {8};
            return answer(draft, 201);
        });
        m_house->server.on("GET", u"/api/v1/campaign-drafts"_s, [&](const FakeRequest &) {
            campaigns::Draft draft;
            draft.id = {8};
            draft.title = u"우물"_s;
            return answer(Page<campaigns::Draft>{{draft}, {}});
        });
        m_house->server.on("POST", u"/api/v1/campaign-drafts/8/open"_s,
                           [&](const FakeRequest &) { return answer(m_campaign, 201); });
        enter(u"/draft 우물 | goal 300만 | for 마을 | presets 5천 / 1만"_s);
        QVERIFY(m_house->sees(u"The draft is kept."_s));
        QCOMPARE(saved.title, u"우물"_s);
        QCOMPARE(saved.goal, Money{3'000'000});
        QCOMPARE(saved.beneficiary, u"마을"_s);
        enter(u"/draft 우물 | goal many"_s, false);
        QVERIFY(m_house->sees(u"This is not an amount"_s));
        enter(u"/drafts"_s, false);
        QVERIFY(m_house->sees(u"no goal yet"_s));
        m_house->terminal.press(u"enter"_s);
        QVERIFY(m_house->sees(u"start it"_s));
        m_house->terminal.type(u"y"_s);
        QVERIFY(m_house->sees(u"The campaign is open."_s));
    }

    void thanksAreFollowed()
    {
        letters::Letter letter;
        letter.id = {1};
        letter.campaign = {5};
        letter.text = u"고맙습니다"_s;
        letter.recipients = 3;
        letter.expected = 10;
        m_house->server.on("POST", base(u"/thanks"_s),
                           [&](const FakeRequest &) { return answer(letter, 201); });
        m_house->server.on("GET", base(u"/thanks"_s), [&](const FakeRequest &) {
            return answer(Page<letters::Letter>{{letter}, {}});
        });
        enter(u"/manage thank 고맙습니다"_s);
        QVERIFY(m_house->sees(u"3 of 10 have it"_s));
        letter.recipients = 10;
        letter.deliveredAt = Timestamp{1};
        m_house->clock.advance(std::chrono::seconds(2));
        QVERIFY(m_house->sees(u"delivered, donors: 10"_s));
    }

    void aReceivedGiftIsGivenBackAfterItsNumbers()
    {
        serveStatement();
        int dry = 0;
        int real = 0;
        m_house->server.on("POST", u"/api/v1/donations/100/refunds"_s, [&](const FakeRequest &request) {
            const bool would = QJsonDocument::fromJson(request.body)[u"dryRun"_s].toBool();
            would ? ++dry : ++real;
            refunds::Refund refund;
            refund.donation = {100};
            refund.campaign = {5};
            refund.title = m_campaign.title;
            refund.given = {50'000};
            refund.amount = {20'000};
            refund.remaining = {30'000};
            refund.state = would ? refunds::State::Underway : refunds::State::Returned;
            return answer(refund, 201);
        });
        enter(u"/manage statement"_s);
        QVERIFY(m_house->sees(u"서연"_s));
        QVERIFY(m_house->sees(u"Reports say that"_s));
        m_house->terminal.press(u"enter"_s);
        QVERIFY(m_house->sees(u"This gift of ₩50,000:"_s));
        m_house->terminal.type(u"b"_s);
        QVERIFY(m_house->sees(u"/manage refund #100"_s));
        m_house->terminal.enter(u"2만 잘못 보냈대요"_s);
        QVERIFY(m_house->sees(u"Give ₩20,000 back?"_s));
        QCOMPARE(real, 0);
        m_house->terminal.type(u"y"_s);
        QVERIFY(m_house->sees(u"₩20,000 was given back."_s));
        QCOMPARE(dry, 1);
        QCOMPARE(real, 1);
    }

    void noticesAreOpenedFromTheInbox()
    {
        serveStatement();
        notifications::Notice notice;
        notice.id = {9};
        notice.type = u"campaign.overspent"_s;
        notice.at = m_house->clock.now();
        notice.body = {toJson(reports::OverspentBody{{5}, m_campaign.title, {120'000}, {50'000}})};
        bool read = false;
        m_house->server.on("GET", u"/api/v1/notifications"_s, [&](const FakeRequest &) {
            if (read)
                notice.readAt = Timestamp{1};
            return answer(Page<notifications::Notice>{{notice}, {}});
        });
        m_house->server.on("GET", u"/api/v1/notifications/unread"_s,
                           [&](const FakeRequest &) { return answer(notifications::Unread{read ? 0 : 1}); });
        m_house->server.on("POST", u"/api/v1/notifications/9/ack"_s, [&](const FakeRequest &) {
            read = true;
            return answer(Nothing());
        });
        enter(u"/inbox"_s);
        QVERIFY(m_house->sees(u"notices: 1"_s));
        QVERIFY(m_house->sees(u"Reports say"_s));
        m_house->terminal.press(u"enter"_s);
        QVERIFY(m_house->sees(u"Gifts received"_s));
        QTRY_VERIFY(read);
    }

    void decidingAboutMoneyOfOthersAsksFirst()
    {
        FakeServer &server = m_house->server;
        payouts::Payout payout;
        payout.id = {3};
        payout.campaign = {5};
        payout.title = m_campaign.title;
        payout.amount = {90'000};
        for (const QString &deed : {u"refuse"_s, u"paid"_s})
            server.on("POST", u"/api/v1/payouts/3/"_s + deed,
                      [payout](const FakeRequest &) { return answer(payout); });
        refunds::Refund refund;
        refund.id = RefundId{8};
        refund.donation = {77};
        refund.campaign = {5};
        refund.title = m_campaign.title;
        refund.given = refund.amount = {20'000};
        refund.state = refunds::State::Waiting;
        refund.mayDecide = true;
        server.on("GET", u"/api/v1/refunds"_s, [refund](const FakeRequest &) {
            return answer(Page<refunds::Refund>{{refund}, {}});
        });
        server.on("POST", u"/api/v1/refunds/8/reject"_s, [refund](const FakeRequest &) {
            refunds::Refund done = refund;
            done.state = refunds::State::Rejected;
            return answer(done);
        });
        enter(u"/refunds"_s);
        QVERIFY(m_house->sees(u"Refunds to decide"_s));
        const auto asks
            = [this](const QString &line, const QString &question, const QString &path, const QString &done) {
                  enter(line, false);
                  QVERIFY(m_house->sees(question));
                  m_house->terminal.type(u"n"_s);
                  QVERIFY(m_house->sees(u"Nothing was done."_s));
                  QCOMPARE(m_house->server.requestsTo("POST", path), 0);
                  enter(line, false);
                  QVERIFY(m_house->sees(question));
                  m_house->terminal.type(u"y"_s);
                  // What is told of it must not come over the next answer.
                  QVERIFY(m_house->sees(done));
                  QCOMPARE(m_house->server.requestsTo("POST", path), 1);
              };
        asks(u"/refunds reject 1 spent"_s, u"Reject giving ₩20,000 of the gift to “도서관 지붕” back?"_s,
             u"/api/v1/refunds/8/reject"_s, u"Giving back ₩20,000 was rejected."_s);
        asks(u"/payouts refuse 3 no such bank"_s, u"Refuse payout 3, because of “no such bank”?"_s,
             u"/api/v1/payouts/3/refuse"_s, u"The payout was refused."_s);
        asks(u"/payouts paid 3 B-9"_s, u"Was payout 3 really transferred, with the number “B-9”?"_s,
             u"/api/v1/payouts/3/paid"_s, u"The payout is marked as paid."_s);
    }

private:
    void serveStatement()
    {
        m_house->server.on("GET", base(u"/statement"_s), [this](const FakeRequest &) {
            statements::Statement statement;
            statement.campaign = {5};
            statement.title = m_campaign.title;
            statement.received = {50'000};
            statements::ReceivedGift gift;
            gift.id = {100};
            gift.donor = u"서연"_s;
            gift.amount = {50'000};
            gift.at = m_house->clock.now();
            statement.gifts += gift;
            return answer(statement);
        });
    }
    static QString base(const QString &rest = {}) { return u"/api/v1/campaigns/5"_s + rest; }
    void enter(const QString &line, bool first = true)
    {
        if (first) {
            m_house->start();
            QVERIFY(m_house->open(u"마당"_s));
            QVERIFY(madang::test::eventually([this] {
                return m_house->app->campaign() && m_house->app->campaign()->isKnown()
                    && m_house->app->campaigns().rowCount() == 1;
            }));
        }
        m_house->terminal.enter(line);
    }

    std::unique_ptr<House> m_house;
    campaigns::Campaign m_campaign;
};

QTEST_GUILESS_MAIN(CampaignVerbsTest)
#include "tst_campaign_verbs.moc"
