// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pledge_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using pledges::Ending;
using pledges::State;
using test::PledgeHouse;

class PledgeServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<PledgeHouse>(engine);
        m_campaign = m_house->aLongCampaign();
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
    }
    void cleanup() { m_house.reset(); }

    void aPledgeBeginsWithACard()
    {
        const auto made = m_house->call(m_mina, pledges::create, wish(25));
        QVERIFY(made);
        QCOMPARE(made->pledge.state, State::Pending);
        QVERIFY(made->pledge.next.isEmpty());
        QVERIFY(made->registrationUrl.startsWith(u"https://madang.example/pay/card/"_s));
        QCOMPARE(m_house->registerCard(made->registrationUrl), 200);
        const auto begun = m_house->shown(m_mina, made->pledge.id);
        QCOMPARE(begun.state, State::Active);
        QVERIFY(begun.card);
        QVERIFY(!begun.endsAt);
        QCOMPARE(m_house->dates(m_mina, begun.id),
                 (QStringList{u"2026-03-25"_s, u"2026-04-25"_s, u"2026-05-25"_s}));
        QCOMPARE(begun.next.first().at.text(), u"2026-03-25T01:00:00.000Z"_s);
        QCOMPARE(m_house->noticesOf(m_mina), QStringList{u"started"_s});
        QCOMPARE(m_house->lastNotice(m_mina).date, u"2026-03-25"_s);
        QCOMPARE(m_house->gifts(), 0);
    }

    void givingNowTakesTheMonth()
    {
        auto now = wish(25);
        now.now = true;
        const PledgeId id = m_house->aPledge(m_mina, now);
        QCOMPARE(m_house->gifts(), 1);
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-02 paid"_s});
        QCOMPARE(m_house->dates(m_mina, id),
                 (QStringList{u"2026-04-25"_s, u"2026-05-25"_s, u"2026-06-25"_s}));
        QVERIFY(m_house->booksHold());
    }

    void impossibleWishesAreRefused_data()
    {
        QTest::addColumn<qint64>("won");
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("field");
        QTest::newRow("zero") << qint64(0) << 1 << u"amount"_s;
        QTest::newRow("negative") << qint64(-5) << 1 << u"amount"_s;
        QTest::newRow("below a gift") << campaigns::kSmallestGift.won - 1 << 1 << u"amount"_s;
        QTest::newRow("above a gift") << campaigns::kLargestGift.won + 1 << 1 << u"amount"_s;
        QTest::newRow("day 0") << qint64(1'000) << 0 << u"day"_s;
        QTest::newRow("day 29") << qint64(1'000) << 29 << u"day"_s;
        QTest::newRow("day 32") << qint64(1'000) << 32 << u"day"_s;
    }
    void impossibleWishesAreRefused()
    {
        QFETCH(qint64, won);
        QFETCH(int, day);
        const auto made = m_house->call(m_mina, pledges::create, wish(day, {won}));
        QCOMPARE(made.error().code, Code::InvalidValue);
        QTEST(made.error().field, "field");
        QCOMPARE(m_house->count(u"pledge"_s), 0);
    }

    void oneKeyIsOnePledge()
    {
        const auto first = m_house->call(m_mina, pledges::create, wish(25));
        const auto again = m_house->call(m_mina, pledges::create, wish(25));
        QCOMPARE(again->pledge.id, first->pledge.id);
        QCOMPARE(again->registrationUrl, first->registrationUrl);
        QCOMPARE(m_house->call(m_mina, pledges::create, wish(26)).error().code, Code::KeyReused);
        QCOMPARE(m_house->count(u"pledge"_s), 1);
        QVERIFY(m_house->call(m_jun, pledges::create, wish(26)));
    }

    void pledgesOfOthersAreNotThere()
    {
        const PledgeId id = m_house->aPledge(m_mina, wish(25));
        QCOMPARE(m_house->call(m_jun, pledges::show, {id}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, pledges::pause, {id}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, pledges::resume, {id}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, pledges::cancel, {id}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, pledges::skip, {id, u"2026-03-25"_s}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, pledges::unskip, {id, u"2026-03-25"_s}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, pledges::registerCard, {id}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, pledges::charges, {id, {}, {}}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, pledges::change, {id, Money{500}, {}, {}, {}}).error().code,
                 Code::NotFound);
        QVERIFY(m_house->call(m_jun, pledges::list, {})->items.isEmpty());
        QCOMPARE(m_house->call({}, pledges::list, {}).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->call(m_mina, pledges::list, {})->items.size(), 1);
        // Who made the campaign does not learn of it either.
        QCOMPARE(m_house->call(m_house->owner(), pledges::show, {id}).error().code, Code::NotFound);
    }

    void aChangeCountsFromTheNextDateOn()
    {
        const PledgeId id = m_house->aPledge(m_mina, wish(25));
        const auto changed = m_house->call(
            m_mina, pledges::change,
            {id, Money{3'000}, pledges::kLastDay, u"매달 응원합니다"_s, GiftVisibility::HiddenName});
        QVERIFY(changed);
        QCOMPARE(m_house->dates(m_mina, id),
                 (QStringList{u"2026-03-31"_s, u"2026-04-30"_s, u"2026-05-31"_s}));
        m_house->goTo(u"2026-03-31T10:00"_s);
        const auto gifts = m_house->call({}, campaigns::gifts, {m_campaign.id, {}, {}});
        QCOMPARE(gifts->items.size(), 1);
        QCOMPARE(gifts->items[0].amount, Money{3'000});
        QCOMPARE(gifts->items[0].message, u"매달 응원합니다"_s);
        QVERIFY(!gifts->items[0].nickname);
        QCOMPARE(m_house->call(m_mina, pledges::change, {id, Money{1}, {}, {}, {}}).error().field,
                 u"amount"_s);
        QCOMPARE(m_house->call(m_mina, pledges::change, {id, {}, 30, {}, {}}).error().field, u"day"_s);
        QCOMPARE(m_house->shown(m_mina, id).amount, Money{3'000});
    }

    void aDayMovedBackIsNoSecondGiftOfTheMonth()
    {
        const PledgeId id = m_house->aPledge(m_mina, wish(5));
        m_house->goTo(u"2026-03-05T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
        QVERIFY(m_house->call(m_mina, pledges::change, {id, {}, 20, {}, {}}));
        QCOMPARE(m_house->dates(m_mina, id).first(), u"2026-04-20"_s);
        m_house->goTo(u"2026-03-20T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
    }

    void aSkippedDatePassesAndTheNextOneIsCharged()
    {
        const PledgeId id = m_house->aPledge(m_mina, wish(25));
        QVERIFY(m_house->call(m_mina, pledges::skip, {id, u"2026-04-25"_s}));
        QVERIFY(m_house->call(m_mina, pledges::skip, {id, u"2026-04-25"_s})); // twice is once
        QCOMPARE(m_house->dates(m_mina, id),
                 (QStringList{u"2026-03-25"_s, u"-2026-04-25"_s, u"2026-05-25"_s, u"2026-06-25"_s}));
        m_house->goTo(u"2026-03-25T10:00"_s);
        m_house->goTo(u"2026-04-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
        m_house->goTo(u"2026-05-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 2);
        QCOMPARE(m_house->story(m_mina, id),
                 (QStringList{u"2026-05-25 paid"_s, u"2026-04-25 skipped"_s, u"2026-03-25 paid"_s}));
        QCOMPARE(m_house->call(m_mina, pledges::skip, {id, u"2026-05-25"_s}).error().field, u"date"_s);
        QCOMPARE(m_house->call(m_mina, pledges::skip, {id, u"2026-06-26"_s}).error().field, u"date"_s);
        QCOMPARE(m_house->call(m_mina, pledges::skip, {id, u"2026-13-45"_s}).error().field, u"date"_s);
    }

    void aSkipCanBeTakenBack()
    {
        const PledgeId id = m_house->aPledge(m_mina, wish(25));
        QVERIFY(m_house->call(m_mina, pledges::skip, {id, u"2026-03-25"_s}));
        QVERIFY(m_house->call(m_mina, pledges::unskip, {id, u"2026-03-25"_s}));
        m_house->goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
        // What was charged cannot be made undone that way.
        QVERIFY(!m_house->call(m_mina, pledges::unskip, {id, u"2026-03-25"_s}));
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 paid"_s});
    }

    void aSkippedMonthStaysSkippedWhenTheDayChanges()
    {
        const PledgeId id = m_house->aPledge(m_mina, wish(25));
        QVERIFY(m_house->call(m_mina, pledges::skip, {id, u"2026-04-25"_s}));
        QVERIFY(m_house->call(m_mina, pledges::change, {id, {}, pledges::kLastDay, {}, {}}));
        QCOMPARE(m_house->dates(m_mina, id),
                 (QStringList{u"2026-03-31"_s, u"-2026-04-30"_s, u"2026-05-31"_s, u"2026-06-30"_s}));
    }

    void aPauseOverSeveralDatesChargesNoneOfThem()
    {
        const PledgeId id = m_house->aPledge(m_mina, wish(25));
        QCOMPARE(m_house->call(m_mina, pledges::pause, {id})->state, State::Paused);
        QVERIFY(m_house->shown(m_mina, id).next.isEmpty());
        m_house->goTo(u"2026-03-25T10:00"_s);
        m_house->goTo(u"2026-04-25T10:00"_s);
        m_house->goTo(u"2026-05-26T10:00"_s);
        QCOMPARE(m_house->gifts(), 0);
        QCOMPARE(m_house->call(m_mina, pledges::resume, {id})->state, State::Active);
        m_house->wait();
        QCOMPARE(m_house->gifts(), 0);
        QCOMPARE(m_house->dates(m_mina, id).first(), u"2026-06-25"_s);
        m_house->goTo(u"2026-06-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
        QVERIFY(m_house->call(m_mina, pledges::resume, {id})); // nothing to do
    }

    void whatIsCancelledIsNeverChargedAgain()
    {
        const PledgeId id = m_house->aPledge(m_mina, wish(25));
        const auto ended = m_house->call(m_mina, pledges::cancel, {id});
        QCOMPARE(ended->state, State::Ended);
        QCOMPARE(ended->ending, Ending::Cancelled);
        QVERIFY(!ended->card);
        QCOMPARE(m_house->call(m_mina, pledges::cancel, {id})->state, State::Ended);
        for (const QString &date : {u"2026-03-25T10:00"_s, u"2026-04-25T10:00"_s, u"2027-04-25T10:00"_s})
            m_house->goTo(date);
        QCOMPARE(m_house->gifts(), 0);
        QCOMPARE(m_house->call(m_mina, pledges::resume, {id}).error().about, u"pledge-ended"_s);
        QCOMPARE(m_house->call(m_mina, pledges::registerCard, {id}).error().about, u"pledge-ended"_s);
        QCOMPARE(m_house->count(u"billing_card"_s, u"sealed_key IS NOT NULL"_s), 0);
    }

    void aPledgeWithoutACardEndsByItself()
    {
        const auto made = m_house->call(m_mina, pledges::create, wish(25));
        m_house->pass(1h);
        m_house->registerCard(made->registrationUrl); // too late for that page
        QCOMPARE(m_house->shown(m_mina, made->pledge.id).state, State::Pending);
        // Another page for the same pledge.
        const auto again = m_house->call(m_mina, pledges::registerCard, {made->pledge.id});
        QVERIFY(again->registrationUrl != made->registrationUrl);
        m_house->pass(25h);
        const auto ended = m_house->shown(m_mina, made->pledge.id);
        QCOMPARE(ended.state, State::Ended);
        QCOMPARE(ended.ending, Ending::NeverBegun);
        m_house->registerCard(again->registrationUrl);
        QCOMPARE(m_house->shown(m_mina, made->pledge.id).state, State::Ended);
        QCOMPARE(m_house->count(u"billing_card"_s, u"sealed_key IS NOT NULL"_s), 0);
        QVERIFY(m_house->noticesOf(m_mina).isEmpty());
    }

    void aRefusedCardIsToldAndAnotherCanBeRegistered()
    {
        const auto made = m_house->call(m_mina, pledges::create, wish(25));
        QCOMPARE(m_house->registerCard(made->registrationUrl, u"decline"_s), 200);
        QCOMPARE(m_house->shown(m_mina, made->pledge.id).state, State::Pending);
        QCOMPARE(m_house->noticesOf(m_mina), QStringList{u"card-declined"_s});
        const auto again = m_house->call(m_mina, pledges::registerCard, {made->pledge.id});
        QCOMPARE(m_house->registerCard(again->registrationUrl), 200);
        QCOMPARE(m_house->shown(m_mina, made->pledge.id).state, State::Active);
    }

    void theEndOfACampaignEndsItsPledges()
    {
        const PledgeId mine = m_house->aPledge(m_mina, wish(25));
        const PledgeId paused = m_house->aPledge(m_jun, wish(25));
        QVERIFY(m_house->call(m_jun, pledges::pause, {paused}));
        QVERIFY(m_house->call(m_house->owner(), campaigns::close, {m_campaign.id}));
        m_house->wait();
        QCOMPARE(m_house->shown(m_mina, mine).ending, Ending::CampaignOver);
        QCOMPARE(m_house->shown(m_jun, paused).ending, Ending::CampaignOver);
        QCOMPARE(m_house->noticesOf(m_mina), (QStringList{u"started"_s, u"ended"_s}));
        QCOMPARE(m_house->lastNotice(m_mina).ending, Ending::CampaignOver);
        m_house->goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 0);
        QCOMPARE(m_house->call(m_mina, pledges::create, wish(25, {1'000}, u"late"_s)).error().about,
                 u"campaign-closed"_s);
        QCOMPARE(m_house->count(u"billing_card"_s, u"sealed_key IS NOT NULL"_s), 0);
    }

    void thereIsALimit()
    {
        for (int i = 0; i < 20; ++i) {
            QVERIFY(m_house->call(m_mina, pledges::create, wish(1, {1'000}, u"p%1"_s.arg(i))));
            m_house->clock().advance(5s); // slower than the limit of the command itself
        }
        QCOMPARE(m_house->call(m_mina, pledges::create, wish(1, {1'000}, u"one more"_s)).error().code,
                 Code::TooMany);
        const auto page = m_house->call(m_mina, pledges::list, {{}, 15});
        QCOMPARE(page->items.size(), 15);
        QCOMPARE(m_house->call(m_mina, pledges::list, {page->next, {}})->items.size(), 5);
    }

    void aGiftOfThePersonsOwnCannotPretendToBeACharge()
    {
        const PledgeId id = m_house->aPledge(m_mina, wish(25));
        const QString tag = u"#pledge.%1.2026-03-25.1"_s.arg(id.text());
        const auto forged
            = m_house->call(m_jun, campaigns::donate, test::MoneyHouse::aWish(m_campaign.id, {10'000}, tag));
        QCOMPARE(forged.error().field, u"tag"_s);
    }

private:
    pledges::Create wish(int day, Money amount = {10'000}, const QString &tag = u"p1"_s) const
    {
        return PledgeHouse::aWishMonthly(m_campaign.id, day, amount, tag);
    }

    std::unique_ptr<PledgeHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    UserId m_jun;
};

QTEST_GUILESS_MAIN(PledgeServiceTest)
#include "tst_pledge_service.moc"
