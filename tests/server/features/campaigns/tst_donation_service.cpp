// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::Campaign;
using campaigns::Donate;
using campaigns::Donating;
using campaigns::GiftVisibility;
using payments::OrderStatus;
using test::MoneyHouse;

class DonationServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<MoneyHouse>(engine);
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_campaign = m_house->aCampaign();
        m_topic = "/topic/campaigns/" + m_campaign.id.bytes();
        m_roomTopic = "/topic/rooms/" + m_campaign.room.bytes();
    }
    void cleanup() { m_house.reset(); }

    void aWishCountsNowhere()
    {
        const auto donating = donate(m_mina, wish({10'000}));
        QVERIFY(donating);
        QCOMPARE(donating->donation.status, OrderStatus::Ready);
        QCOMPARE(donating->checkoutUrl, u"https://madang.example/pay/"_s + donating->donation.order.value);
        QVERIFY(donating->donation.settledAt.isNull());
        countsNowhere();
    }

    void aPaidGiftIsEverythingAtOnce()
    {
        Donate request = wish({10'000});
        request.message = u"  따뜻하게 지내세요 "_s;
        const auto donating = donate(m_mina, request);
        QVERIFY(m_house->pay(donating->donation.order));

        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000});
        QCOMPARE(m_house->balance(u"gateway.sandbox"_s, 0), Money{-10'000});
        QVERIFY(m_house->booksHold());
        const auto shown = m_house->call({}, campaigns::show, {m_campaign.id});
        QCOMPARE(shown->total, Money{10'000});
        QCOMPARE(shown->giftCount, 1);

        const auto mine = m_house->call(m_mina, campaigns::donation, {donating->donation.id});
        QCOMPARE(mine->status, OrderStatus::Done);
        QCOMPARE(mine->settledAt, m_house->clock().now());
        QCOMPARE(mine->message, u"따뜻하게 지내세요"_s);

        const auto cards = cardsTold();
        QCOMPARE(cards.size(), 1);
        QVERIFY(!cards[0].sender);
        const auto body = fromJson<campaigns::DonationBody>(cards[0].body.text);
        QCOMPARE(body->campaign, m_campaign.id);
        QCOMPARE(body->gift.nickname, u"미나"_s);
        QCOMPARE(body->gift.amount, Money{10'000});
        QCOMPARE(body->gift.message, u"따뜻하게 지내세요"_s);
        QCOMPARE(body->total, Money{10'000});

        const auto totals = totalsTold();
        QCOMPARE(totals.size(), 1);
        QCOMPARE(totals[0].total, Money{10'000});
        QCOMPARE(totals[0].giftCount, 1);
        QCOMPARE(totals[0].latest.size(), 1);

        const auto notices = m_house->call(m_mina, notifications::list, {});
        QCOMPARE(notices->items.size(), 1);
        QCOMPARE(notices->items[0].type, u"donation.settled"_s);
        const auto told = fromJson<campaigns::Donation>(notices->items[0].body.text);
        QCOMPARE(told->id, donating->donation.id);
        QCOMPARE(told->status, OrderStatus::Done);
        QCOMPARE(told->settledAt, m_house->clock().now());
    }

    void oneKeyWithOneContentIsOneDonation()
    {
        const auto first = donate(m_mina, wish({10'000}));
        const auto again = donate(m_mina, wish({10'000}));
        QCOMPARE(again->donation.id, first->donation.id);
        QCOMPARE(again->checkoutUrl, first->checkoutUrl);
        QVERIFY(m_house->pay(first->donation.order));
        QCOMPARE(donate(m_mina, wish({10'000}))->donation.status, OrderStatus::Done);
        QCOMPARE(m_house->count(u"donation"_s), 1);
        QCOMPARE(m_house->count(u"payment_order"_s), 1);
    }

    void oneKeyWithOtherContentIsRefused()
    {
        const auto first = donate(m_mina, wish({10'000}));
        Donate amount = wish({10'001});
        Donate message = wish({10'000});
        message.message = u"hello"_s;
        Donate visibility = wish({10'000});
        visibility.visibility = GiftVisibility::HiddenName;
        Donate campaign = wish({10'000});
        campaign.campaign = m_house->aCampaign(u"다른 모금"_s).id;
        for (const Donate &other : {amount, message, visibility, campaign}) {
            const auto refused = donate(m_mina, other);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, Code::KeyReused);
            QCOMPARE(refused.error().field, u"tag"_s);
        }
        QCOMPARE(m_house->count(u"donation"_s), 1);
        QVERIFY(first);
    }

    void theSameKeyOfTwoPeopleIsTwoDonations()
    {
        const auto first = donate(m_mina, wish({10'000}));
        const auto second = donate(m_jun, wish({5'000}));
        QVERIFY(first->donation.id != second->donation.id);
        QVERIFY(first->donation.order != second->donation.order);
    }

    void aButtonPressedTwentyTimesIsOneDonation()
    {
        std::vector<std::future<Result<Reply>>> answers;
        for (int i = 0; i < 20; ++i)
            answers.push_back(m_house->start(m_mina, campaigns::donate, wish({10'000})));
        QSet<DonationId> donations;
        for (auto &answer : answers) {
            const auto donating = MoneyHouse::answerOf<Donating>(std::move(answer));
            QVERIFY(donating);
            donations.insert(donating->donation.id);
        }
        QCOMPARE(donations.size(), 1);
        QCOMPARE(m_house->count(u"donation"_s), 1);
        QCOMPARE(m_house->count(u"payment_order"_s), 1);
    }

    void theSameKeyOnEveryLaneIsOneDonation()
    {
        // Straight onto all lanes: what two nodes would do at once.
        auto &rooms = m_house->add<RoomsFeature>(m_house->add<NotificationsFeature>().access());
        auto &payments = m_house->add<PaymentsFeature>(m_house->house(), OrderRules{});
        NotificationsFeature notifications;
        CampaignStore campaigns;
        DonationStore donations;
        LotStore lots;
        PurseService purse(lots, m_house->ledger().access());
        PictureStore pictures;
        MilestoneStore milestoneStore;
        MilestoneService milestones(milestoneStore, rooms.access());
        CampaignService totals(campaigns, donations, pictures, milestoneStore, rooms.access(), purse,
                               notifications.access());
        AccountStore accountStore;
        AccountAccess accounts(accountStore);
        ModerationStore moderationStore;
        ModerationService moderation(moderationStore, campaigns, donations, totals, accounts, rooms.access(),
                                     notifications.access(), true);
        DonationService service(campaigns, donations, totals, moderation, purse, milestones, rooms.access(),
                                m_house->ledger().access(), payments.access(), notifications.access(), {});
        std::mutex mutex;
        QSet<DonationId> answered;
        int refused = 0;
        for (size_t lane = 0; lane < 40; ++lane) {
            m_house->lanes().post<Donating>(
                LaneKind::Write, lane, MoneyHouse::person(m_mina),
                [&](Work &work) { return service.donate(work, wish({10'000})); },
                [&](const Result<Donating> &donating) {
                    const std::lock_guard lock(mutex);
                    if (donating)
                        answered.insert(donating->donation.id);
                    else
                        ++refused;
                });
        }
        m_house->settle();
        QCOMPARE(refused, 0);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(m_house->count(u"donation"_s), 1);
        QCOMPARE(m_house->count(u"payment_order"_s), 1);
    }

    void impossibleWishesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        const auto money = [](const char *amount, const QByteArray &more = {}) {
            return json("'amount':{'amount':" + QByteArray(amount) + ",'currency':'KRW'}" + more);
        };
        QTest::newRow("zero") << money("0") << u"amount"_s;
        QTest::newRow("negative") << money("-1000") << u"amount"_s;
        QTest::newRow("below the least") << money("99") << u"amount"_s;
        QTest::newRow("above the most") << money("100000001") << u"amount"_s;
        QTest::newRow("fraction") << money("1000.5") << u"amount.amount"_s;
        QTest::newRow("text") << money("'1000'") << u"amount.amount"_s;
        QTest::newRow("2^53") << money("9007199254740993") << u"amount"_s;
        QTest::newRow("2^64") << money("18446744073709551616") << u"amount.amount"_s;
        QTest::newRow("1e400") << money("1e400") << QString();
        QTest::newRow("other currency")
            << json("'amount':{'amount':1000,'currency':'USD'}") << u"amount.currency"_s;
        QTest::newRow("no amount") << json("'x':1") << u"amount"_s;
        QTest::newRow("long message")
            << money("1000", ",'message':'" + QByteArray(201, 'm') + "'") << u"message"_s;
        QTest::newRow("message that turns around") << money("1000", ",'message':'a\\u202eb'") << u"message"_s;
        QTest::newRow("unknown visibility") << money("1000", ",'visibility':'nobody'") << u"visibility"_s;
    }
    void impossibleWishesAreRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, field);
        const auto members = madang::json::parseObject('{' + body + json(",'tag':'t'}"));
        if (!members) { // not JSON that this house reads
            QVERIFY(field.isEmpty());
            return;
        }
        const auto refused
            = m_house->ask("POST", u"/api/v1/campaigns/%1/donations"_s.arg(m_campaign.id.text()), *members,
                           MoneyHouse::person(m_mina));
        QVERIFY(!refused);
        QVERIFY2(field.isEmpty() || refused.error().field == field, qPrintable(refused.error().field));
        QCOMPARE(m_house->count(u"donation"_s), 0);
    }

    void limitsThemselvesAreAllowed()
    {
        QVERIFY(donate(m_mina, wish(campaigns::kSmallestGift, u"a"_s)));
        QVERIFY(donate(m_mina, wish(campaigns::kLargestGift, u"b"_s)));
        Donate longest = wish({1000}, u"c"_s);
        longest.message = QString(200, u'가');
        QVERIFY(donate(m_mina, longest));
    }

    void aClosedCampaignTakesNoMoreButCountsWhatIsOnItsWay()
    {
        const auto before = donate(m_mina, wish({10'000}));
        const QJsonObject back = m_house->decide(before->donation.order, u"approve"_s);
        m_house->clock().setWallClock(m_campaign.endsAt);
        QCOMPARE(donate(m_jun, wish({10'000})).error().about, u"campaign-closed"_s);
        QCOMPARE(donate(m_jun, Donate{CampaignId{99}, {u"t"_s}, {1000}, {}, {}}).error().code,
                 Code::NotFound);
        QCOMPARE(m_house->count(u"donation"_s), 1);

        // The order was made in time and is paid within its half hour.
        m_house->clock().setWallClock(before->donation.createdAt.plus(29min));
        QCOMPARE(m_house->ask("GET", u"/pay/success"_s, back)->status, 200);
        m_house->settle();
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000});
    }

    void onlyTheDonorSeesTheState()
    {
        const auto donating = donate(m_mina, wish({10'000}));
        QVERIFY(m_house->call(m_mina, campaigns::donation, {donating->donation.id}));
        QCOMPARE(m_house->call(m_jun, campaigns::donation, {donating->donation.id}).error().code,
                 Code::NotFound);
        QCOMPARE(m_house->call(m_house->owner(), campaigns::donation, {donating->donation.id}).error().code,
                 Code::NotFound);
        QCOMPARE(m_house->call({}, campaigns::donation, {donating->donation.id}).error().code,
                 Code::NotSignedIn);
    }

    void myDonationsAreMineNewestFirst()
    {
        QList<DonationId> given;
        for (int i = 0; i < 5; ++i)
            given.prepend(donate(m_mina, wish({1000}, u"t%1"_s.arg(i)))->donation.id);
        QVERIFY(donate(m_jun, wish({1000})));
        QList<DonationId> seen;
        std::optional<QString> after;
        do {
            const auto page = m_house->call(m_mina, campaigns::myDonations, {after, 2});
            QVERIFY(page);
            for (const auto &donation : page->items)
                seen += donation.id;
            after = page->next;
        } while (after);
        QCOMPARE(seen, given);
    }

    void myDonationsAreFiltered()
    {
        QVERIFY(!m_house->aGift(m_mina, wish({1'000}, u"paid"_s)).isNull());
        m_house->pass(1h);
        const Timestamp later = m_house->clock().now();
        QVERIFY(donate(m_mina, wish({2'000}, u"open"_s)));
        const auto amounts = [this](const campaigns::ListMyDonations &filter) {
            QList<qint64> won;
            const auto page = m_house->call(m_mina, campaigns::myDonations, filter);
            for (const auto &donation : page->items)
                won += donation.amount.won;
            return won;
        };
        QCOMPARE(amounts({{}, {}, campaigns::GiftState::Paid, {}, {}}), QList<qint64>{1'000});
        QCOMPARE(amounts({{}, {}, campaigns::GiftState::Open, {}, {}}), QList<qint64>{2'000});
        QCOMPARE(amounts({{}, {}, {}, later, {}}), QList<qint64>{2'000});
        QCOMPARE(amounts({{}, {}, {}, {}, later}), QList<qint64>{1'000});
        QCOMPARE(amounts({{}, {}, campaigns::GiftState::Returned, {}, {}}), QList<qint64>());
        QCOMPARE(amounts({{}, {}, campaigns::GiftState::Failed, {}, {}}), QList<qint64>());
        QCOMPARE(m_house->call(m_mina, campaigns::myDonations, {{}, 1})->items[0].title, m_campaign.title);
    }

    void whatTheDonorHidIsHiddenEverywhere_data()
    {
        QTest::addColumn<GiftVisibility>("visibility");
        QTest::addColumn<bool>("showsName");
        QTest::addColumn<bool>("showsAmount");
        QTest::newRow("public") << GiftVisibility::Public << true << true;
        QTest::newRow("hidden name") << GiftVisibility::HiddenName << false << true;
        QTest::newRow("hidden amount") << GiftVisibility::HiddenAmount << true << false;
        QTest::newRow("hidden from recipient") << GiftVisibility::HiddenFromRecipient << false << true;
    }
    void whatTheDonorHidIsHiddenEverywhere()
    {
        QFETCH(GiftVisibility, visibility);
        QFETCH(bool, showsName);
        QFETCH(bool, showsAmount);
        // Another gift before it, so that the total is not the amount.
        QVERIFY(!m_house->aGift(m_jun, wish({1'000})).isNull());
        Donate request = wish({77'777});
        request.visibility = visibility;
        QVERIFY(!m_house->aGift(m_mina, request).isNull());

        QList<QByteArray> seen;
        seen += toJson(m_house->call({}, campaigns::gifts, {m_campaign.id, {}, {}})->items[0]);
        seen += toJson(totalsTold().last().latest[0]);
        seen += toJson(fromJson<campaigns::DonationBody>(cardsTold().last().body.text)->gift);
        const auto page = m_house->open({}, u"/topic/campaigns/"_s + m_campaign.id.text());
        seen += toJson(fromJson<campaigns::Totals>(page->events[0]->body)->latest[0]);
        for (const QByteArray &json : std::as_const(seen)) {
            QCOMPARE(json.contains("미나"), showsName);
            QCOMPARE(json.contains("77777"), showsAmount);
            QVERIFY2(!json.contains(m_mina.bytes()), "the donor's id is nowhere");
        }
        QVERIFY2(!cardsTold().last().sender, "the card has no sender");
        // What everybody got as bytes, whole: the name and the id may not hide in another member either.
        for (const PublishedPtr &published : m_house->told(m_topic) + m_house->told(m_roomTopic)) {
            QVERIFY(!published->body.contains(m_mina.bytes()));
            QVERIFY(showsName || !published->body.contains("미나"));
            QVERIFY(showsAmount || !published->body.contains("77777"));
        }
    }

    /// Everything a guest is told and can ask, before and after: no difference of two sums is a hidden
    /// amount.
    void aHiddenAmountIsNoDifferenceOfTotals()
    {
        constexpr qint64 kHidden[] = {77'777, 23'456, 31'313, 5'150};
        QList<UserId> donors{m_mina, m_jun, m_house->aUser(u"소라"_s), m_house->aUser(u"하늘"_s)};
        QVERIFY(!m_house->aGift(m_jun, wish({1'000}, u"open"_s)).isNull());
        for (int i = 0; i < 4; ++i) {
            Donate request = wish({kHidden[i]});
            request.visibility = GiftVisibility::HiddenAmount;
            QVERIFY(!m_house->aGift(donors[i], request).isNull());
            const auto shown = m_house->call({}, campaigns::show, {m_campaign.id});
            QCOMPARE(shown->total, totalsTold().last().total);
            QCOMPARE(shown->total, m_house->balance(u"campaign"_s, m_campaign.id.number));
            QCOMPARE(shown->giftCount, i + 2);
            QCOMPARE(shown->giftsApart, totalsTold().last().giftsApart);
            QVERIFY(!fromJson<campaigns::DonationBody>(cardsTold().last().body.text)->total);
            QVERIFY(!shown->received);
            // The other two that are still apart, the one that completes the three, one that waits again.
            QCOMPARE(shown->total, Money{i < 2 ? 1'000 : 1'000 + 77'777 + 23'456 + 31'313});
            QCOMPARE(shown->giftsApart, i < 2 ? i + 1 : i - 2);
        }
        QSet<qint64> sums;
        for (const auto &told : totalsTold())
            sums += told.total.won;
        for (const qint64 one : sums) {
            for (const qint64 other : sums) {
                for (const qint64 hidden : kHidden)
                    QVERIFY(one - other != hidden);
            }
        }
        const auto own = m_house->call(m_house->owner(), campaigns::show, {m_campaign.id});
        QCOMPARE(own->received, Money{1'000 + 77'777 + 23'456 + 31'313 + 5'150});
        QVERIFY(m_house->booksHold());
    }

    /// One person cannot make up the company another one hides in.
    void threeGiftsOfTwoPeopleStayApart()
    {
        for (const auto &[donor, tag] :
             {std::pair{m_mina, u"1"_s}, std::pair{m_jun, u"2"_s}, std::pair{m_jun, u"3"_s}}) {
            Donate request = wish({10'000}, tag);
            request.visibility = GiftVisibility::HiddenAmount;
            QVERIFY(!m_house->aGift(donor, request).isNull());
        }
        const auto shown = m_house->call({}, campaigns::show, {m_campaign.id});
        QCOMPARE(shown->total, Money{});
        QCOMPARE(shown->giftsApart, 3);
    }

    void aDeclinedGiftCountsNowhereAndIsTold()
    {
        const auto donating = donate(m_mina, wish({10'000}));
        QVERIFY(m_house->pay(donating->donation.order, u"decline"_s));
        const auto mine = m_house->call(m_mina, campaigns::donation, {donating->donation.id});
        QCOMPARE(mine->status, OrderStatus::Aborted);
        QCOMPARE(mine->reason, u"REJECT_CARD_PAYMENT"_s);
        QVERIFY(mine->settledAt.isNull());
        const auto notices = m_house->call(m_mina, notifications::list, {});
        QCOMPARE(notices->items.size(), 1);
        QCOMPARE(notices->items[0].type, u"donation.declined"_s);
        countsNowhere();
    }

    void anAbandonedGiftExpiresWithoutAWord()
    {
        const auto donating = donate(m_mina, wish({10'000}));
        m_house->pass(30min);
        QCOMPARE(m_house->call(m_mina, campaigns::donation, {donating->donation.id})->status,
                 OrderStatus::Expired);
        QCOMPARE(m_house->call(m_mina, notifications::list, {})->items.size(), 0);
        countsNowhere();
    }

    void anUnclearGiftBecomesOneGift_data()
    {
        QTest::addColumn<QString>("decision");
        QTest::newRow("late") << u"answer-late"_s;
        QTest::newRow("lost before capture") << u"lose-before"_s;
        QTest::newRow("lost after capture") << u"lose-after"_s;
    }
    void anUnclearGiftBecomesOneGift()
    {
        QFETCH(QString, decision);
        const auto donating = donate(m_mina, wish({10'000}));
        QVERIFY(m_house->pay(donating->donation.order, decision));
        QCOMPARE(m_house->call(m_mina, campaigns::donation, {donating->donation.id})->status,
                 OrderStatus::InProgress);
        countsNowhere();
        for (int i = 0; i < 20; ++i)
            m_house->pass(1s);
        QCOMPARE(m_house->call(m_mina, campaigns::donation, {donating->donation.id})->status,
                 OrderStatus::Done);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000});
        QCOMPARE(m_house->captured(), Money{10'000});
        QCOMPARE(cardsTold().size(), 1);
        QCOMPARE(totalsTold().size(), 1);
    }

    void twoHundredConfirmsAreOneGift()
    {
        const auto donating = donate(m_mina, wish({10'000}));
        const QJsonObject back = m_house->decide(donating->donation.order, u"approve"_s);
        std::vector<std::future<Result<Reply>>> pages;
        for (int i = 0; i < 200; ++i)
            pages.push_back(m_house->startAsking("GET", u"/pay/success"_s, back));
        for (auto &page : pages)
            QVERIFY(page.get());
        m_house->settle();
        QCOMPARE(m_house->captured(), Money{10'000});
        QCOMPARE(m_house->count(u"ledger_entry"_s), 1);
        QCOMPARE(m_house->count(u"ledger_transfer"_s), 1);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'donation'"_s), 1);
        QCOMPARE(cardsTold().size(), 1);
        QCOMPARE(totalsTold().size(), 1);
        QCOMPARE(m_house->count(u"notice"_s), 1);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000});
    }

    /// 200 donors come back at the same moment: every card shows the total with its own gift, in one order.
    void twoHundredDonorsAtOnceTakeTurns()
    {
        constexpr int kDonors = 200;
        std::vector<QJsonObject> backs;
        qint64 sum = 0;
        for (int i = 0; i < kDonors; ++i) {
            const UserId donor = m_house->aUser(u"후원자 %1"_s.arg(i));
            const auto donating = donate(donor, wish({1000 + i}));
            QVERIFY(donating);
            backs.push_back(m_house->decide(donating->donation.order, u"approve"_s));
            sum += 1000 + i;
        }
        std::vector<std::future<Result<Reply>>> pages;
        for (const QJsonObject &back : backs)
            pages.push_back(m_house->startAsking("GET", u"/pay/success"_s, back));
        for (auto &page : pages) {
            const auto reply = page.get();
            QVERIFY(reply);
            QVERIFY(reply->body.contains("Thank you"));
        }
        m_house->settle();

        const auto shown = m_house->call({}, campaigns::show, {m_campaign.id});
        QCOMPARE(shown->total, Money{sum});
        QCOMPARE(shown->giftCount, kDonors);
        QVERIFY(m_house->booksHold());
        auto cards = cardsTold();
        std::sort(cards.begin(), cards.end(),
                  [](const auto &a, const auto &b) { return a.position < b.position; });
        QCOMPARE(cards.size(), kDonors);
        Money running;
        for (const auto &card : cards) {
            const auto body = fromJson<campaigns::DonationBody>(card.body.text);
            running += *body->gift.amount;
            QCOMPARE(body->total, running);
        }
        auto totals = totalsTold();
        std::sort(totals.begin(), totals.end(),
                  [](const auto &a, const auto &b) { return a.revision < b.revision; });
        QCOMPARE(totals.size(), kDonors);
        for (int i = 1; i < kDonors; ++i) {
            QCOMPARE(totals[i].revision, totals[i - 1].revision + 1);
            QCOMPARE(totals[i].giftCount, i + 1);
        }
        QCOMPARE(totals.last().total, Money{sum});
    }

    /// The settling transaction fails at its end: nothing of it is left, and it is made again as soon as it
    /// can.
    void aSettlementIsWholeOrNotAtAll()
    {
        const auto donating = donate(m_mina, wish({10'000}));
        Database &db = m_house->store().db();
        QVERIFY(db.script(u"ALTER TABLE notice_box RENAME TO notice_box_away"_s));
        QVERIFY(m_house->pay(donating->donation.order));
        QCOMPARE(m_house->captured(), Money{10'000});
        QCOMPARE(m_house->call(m_mina, campaigns::donation, {donating->donation.id})->status,
                 OrderStatus::InProgress);
        QCOMPARE(m_house->count(u"donation"_s, u"settled_at IS NOT NULL"_s), 0);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'donation'"_s), 0);
        countsNowhere();

        QVERIFY(db.script(u"ALTER TABLE notice_box_away RENAME TO notice_box"_s));
        m_house->pass(20s);
        QCOMPARE(m_house->call(m_mina, campaigns::donation, {donating->donation.id})->status,
                 OrderStatus::Done);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000});
        QCOMPARE(cardsTold().size(), 1);
        QCOMPARE(m_house->captured(), Money{10'000});
    }

    /// Many gifts with every outcome there is: in the end our books, the gateway's book, the lists and the
    /// totals say the same.
    void randomGiftsLeaveEqualBooks()
    {
        constexpr int kGifts = 250;
        QRandomGenerator random(7);
        const QStringList decisions{u"approve"_s,     u"approve"_s,     u"decline"_s,   u"abandon"_s,
                                    u"answer-late"_s, u"lose-before"_s, u"lose-after"_s};
        const Campaign other = m_house->aCampaign(u"다른 모금"_s);
        for (int i = 0; i < kGifts; ++i) {
            const UserId donor = m_house->aUser(u"후원자 %1"_s.arg(i));
            Donate request = wish({100 + qint64(random.bounded(100'000))});
            if (random.bounded(2) == 0)
                request.campaign = other.id;
            const auto donating = donate(donor, request);
            QVERIFY(donating);
            const QString decision = decisions[random.bounded(decisions.size())];
            const QJsonObject back = m_house->decide(donating->donation.order, decision);
            if (!back.isEmpty()) {
                auto page = m_house->startAsking("GET", u"/pay/success"_s, back);
                auto twice = m_house->startAsking("GET", u"/pay/success"_s, back);
            }
            if (random.bounded(10) == 0)
                m_house->pass(1s);
        }
        for (int i = 0; i < 40; ++i)
            m_house->pass(1s);
        m_house->pass(30min);

        QCOMPARE(m_house->count(u"payment_order"_s, u"status NOT IN ('DONE', 'ABORTED', 'EXPIRED')"_s), 0);
        QVERIFY(m_house->booksHold());
        Money total;
        for (const CampaignId id : {m_campaign.id, other.id}) {
            const auto shown = m_house->call({}, campaigns::show, {id});
            Money listed;
            int count = 0;
            std::optional<QString> after;
            do {
                const auto page = m_house->call({}, campaigns::gifts, {id, after, 200});
                QVERIFY(page);
                for (const auto &gift : page->items) {
                    listed += *gift.amount;
                    ++count;
                }
                after = page->next;
            } while (after);
            QCOMPARE(shown->total, listed);
            QCOMPARE(shown->giftCount, count);
            total += shown->total;
        }
        QVERIFY(total > Money{});
        QCOMPARE(m_house->captured(), total);
        QCOMPARE(m_house->balance(u"gateway.sandbox"_s, 0), -total);
        QCOMPARE(m_house->count(u"ledger_entry"_s), m_house->count(u"payment_order"_s, u"status = 'DONE'"_s));
        QCOMPARE(m_house->count(u"event"_s, u"type = 'donation'"_s), m_house->count(u"ledger_entry"_s));
    }

private:
    Donate wish(Money amount, const QString &tag = u"tag"_s) const
    {
        return MoneyHouse::aWish(m_campaign.id, amount, tag);
    }
    /// JSON without its quotes being escaped, for the reader's sake and moc's.
    static QByteArray json(QByteArray text) { return text.replace('\'', '"'); }
    Result<Donating> donate(UserId as, const Donate &request)
    {
        return m_house->call(as, campaigns::donate, request);
    }
    QList<rooms::RoomEvent> cardsTold()
    {
        QList<rooms::RoomEvent> cards;
        for (const PublishedPtr &each : m_house->told(m_roomTopic)) {
            if (each->event == "donation")
                cards += *fromJson<rooms::RoomEvent>(each->body);
        }
        return cards;
    }
    QList<campaigns::Totals> totalsTold()
    {
        QList<campaigns::Totals> totals;
        for (const PublishedPtr &each : m_house->told(m_topic))
            totals += *fromJson<campaigns::Totals>(each->body);
        return totals;
    }
    void countsNowhere()
    {
        const auto shown = m_house->call({}, campaigns::show, {m_campaign.id});
        QCOMPARE(shown->total, Money{});
        QCOMPARE(shown->giftCount, 0);
        QCOMPARE(m_house->call({}, campaigns::gifts, {m_campaign.id, {}, {}})->items.size(), 0);
        QCOMPARE(m_house->count(u"ledger_entry"_s), 0);
        QCOMPARE(cardsTold().size(), 0);
        QCOMPARE(totalsTold().size(), 0);
    }

    std::unique_ptr<MoneyHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    Campaign m_campaign;
    QByteArray m_topic;
    QByteArray m_roomTopic;
};

QTEST_GUILESS_MAIN(DonationServiceTest)
#include "tst_donation_service.moc"
