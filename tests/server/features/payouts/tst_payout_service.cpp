// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payouts::Payout;
using payouts::State;
using test::MoneyHouse;

class PayoutServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<MoneyHouse>(engine);
        m_campaign = m_house->aCampaign();
        m_mina = m_house->aUser(u"미나"_s);
        m_treasurer = m_house->aTreasurer();
        m_gift = m_house->aGift(m_mina, MoneyHouse::aWish(m_campaign.id, {100'000}));
        m_tags = 0;
    }
    void cleanup() { m_house.reset(); }

    void whatArrivesAndWhenIsSaidBefore()
    {
        const auto all = m_house->call(m_house->owner(), payouts::terms, {m_campaign.id, {}});
        QCOMPARE(all->held, Money{100'000});
        QCOMPARE(all->available, Money{100'000});
        QCOMPARE(all->amount, Money{100'000});
        QCOMPARE(all->fee, Money{3'300}); // 3.3 percent
        QCOMPARE(all->net, Money{96'700});
        QCOMPARE(all->payableAt.text(), u"2026-03-08T15:00:00.000Z"_s); // the seventh day after, in Seoul
        const auto part = m_house->call(m_house->owner(), payouts::terms, {m_campaign.id, 99});
        QCOMPARE(part->fee, Money{3}); // 3.267: what is no whole won stays with the campaign
        const auto asked = ask(99);
        QCOMPARE(asked->fee, part->fee);
        QCOMPARE(asked->payableAt, part->payableAt);
        QCOMPARE(m_house->call(m_house->owner(), payouts::terms, {m_campaign.id, 0}).error().field, u"won"_s);
    }

    void aPayoutGoesItsWay()
    {
        const auto asked = ask(60'000);
        QVERIFY(asked);
        QCOMPARE(asked->state, State::Requested);
        QCOMPARE(m_house->balance(u"payouts"_s, 0), Money{});
        const auto approved = m_house->call(m_treasurer, payouts::approve, {asked->id});
        QCOMPARE(approved->state, State::Approved);
        QCOMPARE(approved->decidedBy, u"회계"_s);
        QCOMPARE(m_house->balance(u"payouts"_s, 0), Money{58'020});
        QCOMPARE(m_house->balance(u"fees"_s, 0), Money{1'980});
        QCOMPARE(m_house->balance(u"campaign.paid-out"_s, m_campaign.id.number), Money{-60'000});
        // What was given is what was given.
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{100'000});
        QCOMPARE(m_house->call(m_treasurer, payouts::markPaid, {asked->id, u"KB-1"_s}).error().about,
                 u"not-yet"_s);
        m_house->pass(24h * 7);
        const auto paid = m_house->call(m_treasurer, payouts::markPaid, {asked->id, u"KB-1"_s});
        QCOMPARE(paid->state, State::Paid);
        QCOMPARE(paid->reference, u"KB-1"_s);
        QCOMPARE(m_house->balance(u"payouts"_s, 0), Money{});
        QCOMPARE(m_house->balance(u"bank"_s, 0), Money{58'020});
        QCOMPARE(m_house->call(m_treasurer, payouts::markPaid, {asked->id, u"KB-1"_s}).error().about,
                 u"payout-paid"_s);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'campaign.payout'"_s), 1);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action IN ('payout.approve', 'payout.paid') AND target = 'payout:%1'"_s.arg(
                                    asked->id.number)),
                 2);
        QStringList types;
        const auto page = m_house->call(m_house->owner(), notifications::list, {});
        for (const auto &notice : page->items)
            types += notice.type;
        QVERIFY(types.contains(u"payout.approved"_s) && types.contains(u"payout.paid"_s));
        QVERIFY(m_house->booksHold());
        const auto terms = m_house->call(m_house->owner(), payouts::terms, {m_campaign.id, {}});
        QCOMPARE(terms->held, Money{40'000});
    }

    void neverMoreThanIsHeld()
    {
        QCOMPARE(ask(100'001).error().about, u"not-held"_s);
        QVERIFY(ask(60'000));
        QCOMPARE(ask(40'001).error().about, u"not-held"_s);
        QVERIFY(ask(40'000));
        QCOMPARE(m_house->call(m_house->owner(), payouts::terms, {m_campaign.id, {}})->available, Money{});
    }

    void ofManyAtOnceOnlySoManyAsThereIsMoney()
    {
        std::vector<std::future<Result<Reply>>> calls;
        for (int i = 0; i < 10; ++i)
            calls.push_back(m_house->start(m_house->owner(), payouts::request,
                                           {m_campaign.id, {u"at-once-%1"_s.arg(i)}, {30'000}, u"국민 1"_s}));
        int taken = 0;
        for (auto &call : calls)
            taken += MoneyHouse::answerOf<Payout>(std::move(call)) ? 1 : 0;
        QCOMPARE(taken, 3);
    }

    void whatWentBackSinceIsNotPaidOut()
    {
        const auto asked = ask(100'000);
        const auto donation = m_house->call(m_mina, campaigns::donation, {m_gift});
        QVERIFY(m_house->giveBack(donation->order, {1}, u"back"_s));
        QCOMPARE(m_house->call(m_treasurer, payouts::approve, {asked->id}).error().about, u"not-held"_s);
        QCOMPARE(m_house->call(m_treasurer, payouts::ofCampaign, {m_campaign.id})->items[0].state,
                 State::Requested);
        QCOMPARE(m_house->balance(u"payouts"_s, 0), Money{});
    }

    void aSecondPersonAgrees()
    {
        const auto asked = ask(10'000);
        QCOMPARE(m_house->call(m_house->owner(), payouts::approve, {asked->id}).error().about,
                 u"treasurer-only"_s);
        QCOMPARE(m_house->call(m_mina, payouts::approve, {asked->id}).error().code, Code::NotAllowed);
        QVERIFY(m_house->store().db().run(u"UPDATE account SET role = 'treasurer' WHERE id = :id"_s,
                                          bind("id", m_house->owner())));
        QCOMPARE(m_house->call(m_house->owner(), payouts::approve, {asked->id}).error().about,
                 u"second-person"_s);
        QCOMPARE(m_house->call(m_house->owner(), payouts::refuse, {asked->id, u"no"_s}).error().about,
                 u"second-person"_s);
        QVERIFY(m_house->call(m_treasurer, payouts::approve, {asked->id}));
        QCOMPARE(m_house->call(m_treasurer, payouts::approve, {asked->id}).error().about,
                 u"payout-decided"_s);
    }

    void refusedAndWithdrawnOnesFreeTheMoney()
    {
        const auto first = ask(100'000);
        const auto refused
            = m_house->call(m_treasurer, payouts::refuse, {first->id, u"통장 사본이 없습니다"_s});
        QCOMPARE(refused->state, State::Refused);
        QCOMPARE(refused->reason, u"통장 사본이 없습니다"_s);
        const auto second = ask(100'000);
        QCOMPARE(m_house->call(m_mina, payouts::withdraw, {second->id}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_house->owner(), payouts::withdraw, {second->id})->state, State::Withdrawn);
        QVERIFY(ask(100'000));
        QCOMPARE(m_house->balance(u"payouts"_s, 0), Money{});
        QCOMPARE(m_house->call(m_treasurer, payouts::markPaid, {second->id, u"x"_s}).error().about,
                 u"not-approved"_s);
    }

    void oneKeyIsOnePayout()
    {
        const payouts::Request wish{m_campaign.id, {u"one"_s}, {1'000}, u"국민 1"_s};
        const auto first = m_house->call(m_house->owner(), payouts::request, wish);
        QCOMPARE(m_house->call(m_house->owner(), payouts::request, wish)->id, first->id);
        payouts::Request other = wish;
        other.amount = {2'000};
        QCOMPARE(m_house->call(m_house->owner(), payouts::request, other).error().code, Code::KeyReused);
    }

    void whoMaySeeWhat()
    {
        QVERIFY(ask(1'000));
        QCOMPARE(m_house->call(m_mina, payouts::ofCampaign, {m_campaign.id}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, payouts::terms, {m_campaign.id, {}}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_house->owner(), payouts::list, {}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_treasurer, payouts::list, {State::Requested, {}, {}})->items.size(), 1);
        QCOMPARE(m_house->call(m_treasurer, payouts::list, {State::Paid, {}, {}})->items.size(), 0);
        QCOMPARE(m_house->call(m_house->owner(), payouts::ofCampaign, {m_campaign.id})->items.size(), 1);
    }

    void theTableCalculatesNothing()
    {
        QVERIFY(m_house->call(m_house->owner(), payouts::request,
                              {m_campaign.id, {u"t"_s}, {1'000}, u"=cmd() 국민은행"_s}));
        const auto file = m_house->ask("GET", u"/api/v1/campaigns/%1/payouts.csv"_s.arg(m_campaign.id.text()),
                                       {}, MoneyHouse::person(m_house->owner()));
        QVERIFY(file);
        QVERIFY(file->body.startsWith("\xef\xbb\xbf\""));
        QVERIFY(file->body.contains("\"requested\",1000,33,967,\"'=cmd() 국민은행\""));
        QVERIFY(m_house->ask("GET", u"/api/v1/payouts.csv"_s, {}, MoneyHouse::person(m_treasurer)));
        QVERIFY(!m_house->ask("GET", u"/api/v1/payouts.csv"_s, {}, MoneyHouse::person(m_house->owner())));
    }

private:
    Result<Payout> ask(qint64 won)
    {
        return m_house->call(
            m_house->owner(), payouts::request,
            {m_campaign.id, {u"tag-%1"_s.arg(++m_tags)}, {won}, u"국민은행 123-45 이웃돕기"_s});
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    UserId m_treasurer;
    DonationId m_gift;
    int m_tags = 0;
};

QTEST_GUILESS_MAIN(PayoutServiceTest)
#include "tst_payout_service.moc"
