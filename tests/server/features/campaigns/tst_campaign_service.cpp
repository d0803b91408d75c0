// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::Campaign;
using campaigns::CreateCampaign;
using campaigns::State;

class CampaignServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::MoneyHouse>(engine);
        m_mina = m_house->aUser(u"미나"_s);
    }
    void cleanup() { m_house.reset(); }

    void aCampaignComesWithARoomOfItsOwn()
    {
        const auto made = create(m_mina, wanted());
        QVERIFY(made);
        QCOMPARE(made->title, u"겨울나기 모금"_s);
        QCOMPARE(made->state, State::Open);
        QCOMPARE(made->total, Money{});
        QCOMPARE(made->giftCount, 0);
        const auto room = m_house->call(m_mina, rooms::show, {made->room});
        QVERIFY(room);
        QCOMPARE(room->name, u"겨울나기 모금"_s);
        QCOMPARE(room->role, rooms::MemberRole::Owner);
        QCOMPARE(room->campaign, made->id);
        QVERIFY(m_house->call({}, rooms::show, {made->room}));
    }

    void aRoomOfOnesOwnMayBeUsedOnce()
    {
        CreateCampaign request = wanted();
        request.room = m_house->aRoom(m_mina);
        const auto made = create(m_mina, request);
        QVERIFY(made);
        QCOMPARE(made->room, *request.room);
        QCOMPARE(create(m_mina, request).error().code, Code::AlreadyExists);
        QCOMPARE(m_house->count(u"campaign"_s), 1);
    }

    void theRoomOfSomebodyElseMayNot()
    {
        CreateCampaign request = wanted();
        request.room = m_house->aRoom(m_house->owner(), {m_mina});
        QCOMPARE(create(m_mina, request).error().code, Code::NotAllowed);
        request.room = RoomId{12345};
        QCOMPARE(create(m_mina, request).error().code, Code::NotFound);
        const auto hidden
            = m_house->call(m_mina, rooms::create, {u"hidden"_s, {}, rooms::Visibility::Private});
        request.room = hidden->id;
        QCOMPARE(create(m_mina, request).error().about, u"room-not-public"_s);
        const RoomId closed = m_house->aRoom(m_mina);
        QVERIFY(m_house->call(m_mina, rooms::close, {closed}));
        request.room = closed;
        QCOMPARE(create(m_mina, request).error().about, u"room-closed"_s);
        QCOMPARE(m_house->count(u"campaign"_s), 0);
    }

    void impossibleCampaignsAreRefused_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("story");
        QTest::addColumn<qint64>("goal");
        QTest::addColumn<qint64>("endsInMinutes");
        QTest::addColumn<QString>("field");
        const QString good = u"제목"_s;
        QTest::newRow("no title") << u"   "_s << QString() << qint64(1) << qint64(60) << u"title"_s;
        QTest::newRow("long title") << QString(81, u'가') << QString() << qint64(1) << qint64(60)
                                    << u"title"_s;
        QTest::newRow("two lines") << u"a\nb"_s << QString() << qint64(1) << qint64(60) << u"title"_s;
        QTest::newRow("turned around") << u"a\u202eb"_s << QString() << qint64(1) << qint64(60) << u"title"_s;
        QTest::newRow("long story") << good << QString(4001, u'가') << qint64(1) << qint64(60) << u"story"_s;
        QTest::newRow("no goal") << good << QString() << qint64(0) << qint64(60) << u"goal"_s;
        QTest::newRow("negative goal") << good << QString() << qint64(-5) << qint64(60) << u"goal"_s;
        QTest::newRow("huge goal") << good << QString() << kLargestAmount.won + 1 << qint64(60) << u"goal"_s;
        QTest::newRow("ends at once") << good << QString() << qint64(1) << qint64(0) << u"endsAt"_s;
        QTest::newRow("ended before") << good << QString() << qint64(1) << qint64(-5) << u"endsAt"_s;
        QTest::newRow("ends in ten years")
            << good << QString() << qint64(1) << qint64(10 * 366 * 24 * 60) << u"endsAt"_s;
    }
    void impossibleCampaignsAreRefused()
    {
        QFETCH(QString, title);
        QFETCH(QString, story);
        QFETCH(qint64, goal);
        QFETCH(qint64, endsInMinutes);
        QFETCH(QString, field);
        const auto refused
            = create(m_mina,
                     {.title = title,
                      .story = story,
                      .goal = {goal},
                      .endsAt = m_house->clock().now().plus(std::chrono::minutes(endsInMinutes)),
                      .room = std::nullopt});
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, field);
        QCOMPARE(m_house->count(u"campaign"_s), 0);
        QCOMPARE(m_house->count(u"room"_s), 0);
    }

    void anEndIsNeeded()
    {
        CreateCampaign request = wanted();
        request.endsAt = {};
        QCOMPARE(create(m_mina, request).error().field, u"endsAt"_s);
    }

    void guestsReadButDoNotMake()
    {
        QCOMPARE(create({}, wanted()).error().code, Code::NotSignedIn);
        const auto made = create(m_mina, wanted());
        QVERIFY(m_house->call({}, campaigns::show, {made->id}));
        QCOMPARE(m_house->call({}, campaigns::list, {})->items.size(), 1);
        QVERIFY(m_house->call({}, campaigns::gifts, {made->id, {}, {}}));
        QCOMPARE(m_house->call({}, campaigns::show, {CampaignId{99}}).error().code, Code::NotFound);
        QCOMPARE(m_house->call({}, campaigns::gifts, {CampaignId{99}, {}, {}}).error().code, Code::NotFound);
    }

    void theListIsNewestFirstInPages()
    {
        QList<CampaignId> made;
        for (int i = 0; i < 5; ++i)
            made.prepend(m_house->aCampaign(u"모금 %1"_s.arg(i)).id);
        QList<CampaignId> seen;
        std::optional<QString> after;
        do {
            const auto page = m_house->call({}, campaigns::list, {after, 2});
            QVERIFY(page);
            for (const Campaign &campaign : page->items)
                seen += campaign.id;
            after = page->next;
        } while (after);
        QCOMPARE(seen, made);
        QCOMPARE(m_house->call({}, campaigns::list, {u"nonsense"_s, 2}).error().field, u"after"_s);
    }

    void giftsAreNewestFirstInPagesAlsoWithinOneMillisecond()
    {
        const Campaign campaign = m_house->aCampaign();
        QList<DonationId> given;
        for (int i = 0; i < 5; ++i)
            given.prepend(
                m_house->aGift(m_mina, test::MoneyHouse::aWish(campaign.id, {1000}, u"t%1"_s.arg(i))));
        QVERIFY(!given.contains(DonationId{}));
        QList<DonationId> seen;
        std::optional<QString> after;
        do {
            const auto page = m_house->call({}, campaigns::gifts, {campaign.id, after, 2});
            QVERIFY(page);
            for (const auto &gift : page->items)
                seen += gift.id;
            after = page->next;
        } while (after);
        QCOMPARE(seen, given);
        for (const QString &cursor : {u"x"_s, u"1.x"_s, u"1.2.3"_s, u"."_s})
            QCOMPARE(m_house->call({}, campaigns::gifts, {campaign.id, cursor, 2}).error().field, u"after"_s);
    }

    void aCampaignClosesByItselfAndSaysSo()
    {
        const Campaign campaign = m_house->aCampaign();
        const QByteArray topic = "/topic/campaigns/" + campaign.id.bytes();
        const auto before = totalsOf(campaign.id);
        QCOMPARE(before.state, State::Open);
        m_house->clock().advance(24h);
        QCOMPARE(m_house->call({}, campaigns::show, {campaign.id})->state, State::Closed);
        QCOMPARE(m_house->told(topic).size(), 0);
        m_house->pass(0s);
        QCOMPARE(m_house->told(topic).size(), 1);
        const auto told = fromJson<campaigns::Totals>(m_house->told(topic)[0]->body);
        QCOMPARE(told->state, State::Closed);
        QVERIFY(told->revision > before.revision);
        m_house->pass(1h);
        QCOMPARE(m_house->told(topic).size(), 1);
    }

    void itsEndIsOnRecordAsTheServersDoing()
    {
        const Campaign first = m_house->aCampaign();
        const Campaign second = m_house->aCampaign();
        const Campaign byHand = m_house->aCampaign();
        QVERIFY(m_house->call(m_house->owner(), campaigns::close, {byHand.id}));
        const auto closings = [this](const QString &where) {
            return m_house->count(u"audit_record"_s, u"action = 'campaign.close' AND "_s + where);
        };
        const auto of = [](CampaignId campaign) { return u"target = 'campaign:%1'"_s.arg(campaign.text()); };
        // Who did it by hand is named, with where they were.
        QCOMPARE(closings(of(byHand.id)
                          + u" AND account = %1 AND actor <> 'server'"_s.arg(m_house->owner().text())),
                 1);
        QCOMPARE(closings(u"actor = 'server'"_s), 0);
        m_house->pass(24h);
        m_house->pass(5s);
        for (const CampaignId campaign : {first.id, second.id}) {
            QCOMPARE(closings(of(campaign)), 1);
            QCOMPARE(closings(of(campaign) + u" AND actor = 'server' AND account IS NULL"_s), 1);
            QCOMPARE(closings(of(campaign) + u" AND details = '{\"reason\":\"end-reached\"}'"_s), 1);
        }
        QCOMPARE(closings(of(byHand.id)), 1); // over already
    }

    void theTopicBeginsWithTheTotalsForGuestsToo()
    {
        const Campaign campaign = m_house->aCampaign();
        QVERIFY(!m_house->aGift(m_mina, test::MoneyHouse::aWish(campaign.id, {25'000})).isNull());
        const auto page = m_house->open({}, u"/topic/campaigns/"_s + campaign.id.text());
        QVERIFY(page);
        QVERIFY(!page->more);
        QCOMPARE(page->events.size(), 1);
        QCOMPARE(page->events[0]->topic, "/topic/campaigns/" + campaign.id.bytes());
        QCOMPARE(page->events[0]->event, QByteArray("campaign.totals"));
        QCOMPARE(page->events[0]->position, 0);
        const auto totals = fromJson<campaigns::Totals>(page->events[0]->body);
        QCOMPARE(totals->total, Money{25'000});
        QCOMPARE(totals->giftCount, 1);
        QCOMPARE(totals->goal, Money{1'000'000});
        QCOMPARE(totals->latest.size(), 1);
        QCOMPARE(m_house->open({}, u"/topic/campaigns/99"_s).error().code, Code::NotFound);
        QVERIFY(!m_house->open({}, u"/topic/campaigns/x"_s));
    }

    void itsPageShowsProgressAndNothingThatWasHidden()
    {
        const QString hostile = u"<script>alert(1)</script>\" onclick=\"x"_s;
        CreateCampaign request = wanted();
        request.title = hostile;
        request.story = u"first\n<b>second</b>"_s;
        const auto campaign = create(m_mina, request);
        campaigns::Donate wish = test::MoneyHouse::aWish(campaign->id, {77'000});
        wish.message = hostile;
        wish.visibility = campaigns::GiftVisibility::HiddenName;
        QVERIFY(!m_house->aGift(m_mina, wish).isNull());
        const auto page = m_house->ask("GET", u"/c/"_s + campaign->id.text());
        QVERIFY(page);
        QCOMPARE(page->status, 200);
        QVERIFY(page->body.contains("<progress data-live=\"bar\" max=\"500000\" value=\"77000\">"));
        QVERIFY(page->body.contains("<p>first") && !page->body.contains("<b>second"));
        QVERIFY(page->body.contains("Somebody"));
        QVERIFY(page->body.contains("77,000 won"));
        for (const char *forbidden : {"<script>", " onclick=\"", "미나", "<b>second"})
            QVERIFY2(!page->body.contains(forbidden), forbidden);
        const auto korean
            = m_house->ask("GET", u"/c/"_s + campaign->id.text(), {}, test::TestHouse::guest(u"ko"_s));
        QVERIFY(korean->body.contains("77,000원"));
        QVERIFY(korean->body.contains("익명의 후원자"));
    }

    void aFullBarIsFull()
    {
        const Campaign campaign = m_house->aCampaign();
        QVERIFY(!m_house->aGift(m_mina, test::MoneyHouse::aWish(campaign.id, {1'500'000})).isNull());
        const auto page = m_house->ask("GET", u"/c/"_s + campaign.id.text());
        QVERIFY(page->body.contains("<progress data-live=\"bar\" max=\"1000000\" value=\"1000000\">"));
        QVERIFY(page->body.contains("1,500,000 won"));
    }

    void thePageOfNoCampaignSaysSo()
    {
        for (const QString &path : {u"/c/99"_s, u"/c/x"_s, u"/c/-1"_s}) {
            const auto page = m_house->ask("GET", path);
            QVERIFY(page);
            QCOMPARE(page->status, 404);
            QVERIFY(page->body.contains("no such campaign"));
        }
    }

private:
    CreateCampaign wanted() const
    {
        return {.title = u"겨울나기 모금"_s,
                .story = u"따뜻한\n겨울"_s,
                .goal = {500'000},
                .endsAt = m_house->clock().now().plus(1h),
                .room = std::nullopt};
    }
    Result<Campaign> create(UserId as, const CreateCampaign &request)
    {
        return m_house->call(as, campaigns::create, request);
    }
    campaigns::Totals totalsOf(CampaignId campaign)
    {
        const auto page = m_house->open({}, u"/topic/campaigns/"_s + campaign.text());
        return page ? *fromJson<campaigns::Totals>(page->events[0]->body) : campaigns::Totals{};
    }

    std::unique_ptr<test::MoneyHouse> m_house;
    UserId m_mina;
};

QTEST_GUILESS_MAIN(CampaignServiceTest)
#include "tst_campaign_service.moc"
