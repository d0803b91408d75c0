// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using payments::OrderStatus;
using refunds::Hurdle;
using refunds::Refund;
using refunds::State;
using test::MoneyHouse;

namespace {

/// Remembers what it was told.
class FakeObserver final : public RefundObserver {
public:
    Done refunded(Work &, const DonationRow &gift, Money amount) override
    {
        seen += {amount, gift.amount - gift.returned};
        return {};
    }
    QList<std::pair<Money, Money>> seen; ///< what went back, what is left
};

} // namespace

class RefundServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        test::MoneySettings settings;
        settings.cancelling = {72h, {1'000'000}};
        m_house = std::make_unique<MoneyHouse>(engine, settings);
        m_campaign = m_house->aCampaign();
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_treasurer = m_house->aUser(u"회계"_s);
        m_house->promote(m_treasurer);
        m_gifts = 0;
    }
    void cleanup() { m_house.reset(); }

    void aDonorCancelsWithoutAsking()
    {
        const DonationId kept = give(m_jun, 5'000);
        const DonationId gift = give(m_mina, 10'000);
        QCOMPARE(mine(gift).cancelUntil, mine(gift).settledAt.plus(72h));
        const auto refund = ask(m_mina, gift);
        QVERIFY(refund);
        QCOMPARE(refund->state, State::Returned);
        QVERIFY(refund->byDonor);
        QCOMPARE(refund->amount, Money{10'000});
        QCOMPARE(refund->remaining, Money{});
        QCOMPARE(mine(gift).status, OrderStatus::Canceled);
        QCOMPARE(mine(gift).refunded, Money{10'000});
        QCOMPARE(m_house->count(u"audit_record"_s), 0); // one's own money
        QVERIFY(!mine(gift).cancelUntil);
        // Everything that counted it does not any more.
        const auto shown = m_house->call({}, campaigns::show, {m_campaign.id});
        QCOMPARE(shown->total, Money{5'000});
        QCOMPARE(shown->giftCount, 1);
        QCOMPARE(lastTotals().total, Money{5'000});
        QCOMPARE(lastTotals().latest.size(), 1);
        QCOMPARE(m_house->call({}, campaigns::gifts, {m_campaign.id, {}, {}})->items[0].id, kept);
        QCOMPARE(m_house->call({}, statements::ranking, {{}, {}, {}, {}})->items.size(), 1);
        const auto statement = m_house->call(m_house->owner(), statements::statement, {m_campaign.id});
        QCOMPARE(statement->received, Money{5'000});
        QCOMPARE(statement->gifts[1].returned, Money{10'000});
        // The card, and the notice.
        const auto card = lastCard();
        QVERIFY(card.whole);
        QCOMPARE(card.amount, Money{10'000});
        QCOMPARE(card.total, Money{5'000});
        QCOMPARE(card.gift.nickname, u"미나"_s);
        QCOMPARE(notices(m_mina, "refund.returned"), 1);
        // The books, theirs and ours.
        QCOMPARE(m_house->balance(u"refunds"_s, 0), Money{});
        QCOMPARE(m_house->balance(u"gateway.sandbox"_s, 0), Money{-5'000});
        QCOMPARE(m_house->captured(), Money{5'000});
        QVERIFY(m_house->booksHold());
    }

    void inPartsUntilNothingIsLeft()
    {
        const DonationId gift = give(m_mina, 10'000);
        QCOMPARE(ask(m_mina, gift, 3'000, u"a"_s)->remaining, Money{7'000});
        QCOMPARE(mine(gift).status, OrderStatus::PartialCanceled);
        QCOMPARE(m_house->call({}, campaigns::gifts, {m_campaign.id, {}, {}})->items[0].amount, Money{7'000});
        QCOMPARE(lastCard().gift.amount, Money{7'000});
        QVERIFY(!lastCard().whole);
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->giftCount, 1);
        QCOMPARE(m_house->call({}, statements::ranking, {{}, {}, {}, {}})->items[0].total, Money{7'000});
        QVERIFY(ask(m_mina, gift, 3'000, u"b"_s));
        const Error tooMuch = ask(m_mina, gift, 5'000, u"c"_s).error();
        QCOMPARE(tooMuch, (Error{Code::InvalidValue, "remaining-4000"}.at(u"amount"_s)));
        QVERIFY(ask(m_mina, gift, std::nullopt, u"d"_s));
        QCOMPARE(ask(m_mina, gift, 1, u"e"_s).error(), (Error{Code::Conflict, "refunded"}));
        QCOMPARE(m_house->givenBack(), Money{10'000});
    }

    void afterTheTimeTheDonorAsksAndSomebodyDecides_data()
    {
        QTest::addColumn<bool>("byOwner");
        QTest::newRow("who made the campaign") << true;
        QTest::newRow("an operator") << false;
    }
    void afterTheTimeTheDonorAsksAndSomebodyDecides()
    {
        QFETCH(bool, byOwner);
        const UserId decider = byOwner ? m_house->owner() : m_treasurer;
        const DonationId gift = give(m_mina, 10'000);
        m_house->pass(72h);
        QVERIFY(!mine(gift).cancelUntil);
        const auto asked = ask(m_mina, gift);
        QCOMPARE(asked->state, State::Waiting);
        QCOMPARE(asked->hurdle, Hurdle::Late);
        QVERIFY(!asked->mayDecide);
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{10'000});
        QCOMPARE(notices(m_house->owner(), "refund.asked"), 1);
        QCOMPARE(notices(m_treasurer, "refund.asked"), 1);
        QCOMPARE(ask(m_mina, gift, 1, u"again"_s).error(), (Error{Code::Conflict, "refund-waiting"}));

        const auto waiting = m_house->call(decider, refunds::list, {{}, {}, {}});
        QCOMPARE(waiting->items.size(), 1);
        QVERIFY(waiting->items[0].mayDecide);
        QCOMPARE(m_house->call(m_mina, refunds::approve, {*asked->id, {}}).error(),
                 (Error{Code::NotAllowed, "refund-decider"}));
        const auto approved = m_house->call(decider, refunds::approve, {*asked->id, u"그럴 만해요"_s});
        QVERIFY(approved);
        QCOMPARE(approved->state, State::Returned);
        QCOMPARE(m_house->call(decider, refunds::approve, {*asked->id, {}}).error(),
                 (Error{Code::Conflict, "refund-decided"}));
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{});
        QCOMPARE(m_house->call(decider, refunds::list, {{}, {}, {}})->items.size(), 0);
        QCOMPARE(m_house->call(decider, refunds::list, {State::Returned, {}, {}})->items.size(), 1);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'refund.approve' AND account = %1"_s.arg(decider.number)),
                 1);

        // Who, when, before, after.
        const auto seen = m_house->call(m_mina, refunds::show, {*asked->id});
        QCOMPARE(seen->decidedBy, byOwner ? u"모금가"_s : u"회계"_s);
        QCOMPARE(seen->note, u"그럴 만해요"_s);
        QCOMPARE(seen->changes.size(), 3);
        QCOMPARE(seen->changes[0].by, u"미나"_s);
        QVERIFY(!seen->changes[0].before);
        QCOMPARE(seen->changes[1].before, State::Waiting);
        QCOMPARE(seen->changes[1].after, State::Underway);
        QCOMPARE(seen->changes[1].by, *seen->decidedBy);
        QCOMPARE(seen->changes[2].after, State::Returned);
        QVERIFY(!seen->changes[2].by);
        QCOMPARE(seen->changes[2].at, m_house->clock().now());
    }

    void aRejectedRefundChangesNothingAndMayBeAskedAgain()
    {
        const DonationId gift = give(m_mina, 10'000);
        m_house->pass(72h);
        const auto asked = ask(m_mina, gift);
        const auto rejected = m_house->call(m_treasurer, refunds::reject, {*asked->id, u"이미 전달했어요"_s});
        QCOMPARE(rejected->state, State::Rejected);
        QCOMPARE(notices(m_mina, "refund.rejected"), 1);
        QCOMPARE(mine(gift).status, OrderStatus::Done);
        QCOMPARE(m_house->givenBack(), Money{});
        const auto again = ask(m_mina, gift, std::nullopt, u"again"_s);
        QCOMPARE(again->state, State::Waiting);
        // Who asked may think better of it.
        QCOMPARE(m_house->call(m_mina, refunds::reject, {*again->id, {}})->state, State::Rejected);
        QCOMPARE(m_house->call(m_mina, refunds::ofDonation, {gift})->items.size(), 2);
    }

    void aSettledCampaignIsAskedAbout()
    {
        const DonationId gift = give(m_mina, 10'000);
        settleCampaign();
        QVERIFY(!mine(gift).cancelUntil);
        const auto asked = ask(m_mina, gift);
        QCOMPARE(asked->state, State::Waiting);
        QCOMPARE(asked->hurdle, Hurdle::CampaignSettled);
    }

    void aLargeOneNeedsASecondPersonWhoeverAsks()
    {
        const DonationId gift = give(m_mina, 1'500'000);
        QVERIFY(!mine(gift).cancelUntil);
        // Parts add up.
        QCOMPARE(ask(m_mina, gift, 600'000, u"a"_s)->state, State::Returned);
        const auto asked = ask(m_treasurer, gift, 400'000, u"b"_s);
        QCOMPARE(asked->state, State::Waiting);
        QCOMPARE(asked->hurdle, Hurdle::SecondPerson);
        QVERIFY(!asked->byDonor);
        QCOMPARE(m_house->call(m_treasurer, refunds::approve, {*asked->id, {}}).error(),
                 (Error{Code::NotAllowed, "second-person"}));
        QCOMPARE(m_house->call(m_mina, refunds::approve, {*asked->id, {}}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_house->owner(), refunds::approve, {*asked->id, {}})->state, State::Returned);
        QCOMPARE(m_house->givenBack(), Money{1'000'000});

        const auto byOwner = ask(m_house->owner(), gift, 500'000, u"c"_s);
        QCOMPARE(byOwner->state, State::Waiting);
        QCOMPARE(m_house->call(m_house->owner(), refunds::approve, {*byOwner->id, {}}).error().code,
                 Code::NotAllowed);
        QCOMPARE(m_house->call(m_treasurer, refunds::approve, {*byOwner->id, {}})->state, State::Returned);
        QCOMPARE(notices(m_mina, "refund.returned"), 3);
    }

    void whoLostTheRoleHearsNoMoreOfIt()
    {
        const DonationId gift = give(m_mina, 1'500'000);
        const auto asked = ask(m_treasurer, gift, 1'200'000, u"a"_s);
        QCOMPARE(asked->state, State::Waiting);
        m_house->promote(m_treasurer, u"member"_s);
        QVERIFY(m_house->call(m_house->owner(), refunds::reject, {*asked->id, {}}));
        QCOMPARE(notices(m_treasurer, "refund.rejected"), 0);

        m_house->promote(m_treasurer);
        const auto again = ask(m_treasurer, gift, 1'200'000, u"b"_s);
        m_house->promote(m_treasurer, u"member"_s);
        QCOMPARE(m_house->call(m_house->owner(), refunds::approve, {*again->id, {}})->state, State::Returned);
        QCOMPARE(notices(m_treasurer, "refund.returned"), 0);
        QCOMPARE(notices(m_mina, "refund.returned"), 1);
    }

    void whoGotTheRoleMeanwhileHearsOfIt()
    {
        m_house->promote(m_jun);
        m_house->promote(m_treasurer, u"moderator"_s);
        const DonationId gift = give(m_mina, 10'000);
        m_house->pass(72h);
        QCOMPARE(ask(m_mina, gift)->state, State::Waiting);
        QCOMPARE(notices(m_jun, "refund.asked"), 1);
        QCOMPARE(notices(m_treasurer, "refund.asked"), 0);
    }

    void strangersFindNothing()
    {
        const DonationId gift = give(m_mina, 10'000);
        m_house->pass(72h);
        const auto asked = ask(m_mina, gift);
        for (const UserId stranger : {m_jun, m_house->aUser(u"남"_s)}) {
            QCOMPARE(ask(stranger, gift).error(), (Error{Code::NotFound, "donation"}));
            QCOMPARE(m_house->call(stranger, refunds::ofDonation, {gift}).error().code, Code::NotFound);
            QCOMPARE(m_house->call(stranger, refunds::show, {*asked->id}).error().code, Code::NotFound);
            QCOMPARE(m_house->call(stranger, refunds::approve, {*asked->id, {}}).error().code,
                     Code::NotFound);
            QCOMPARE(m_house->call(stranger, refunds::reject, {*asked->id, {}}).error().code, Code::NotFound);
            QCOMPARE(m_house->call(stranger, refunds::list, {{}, {}, {}})->items.size(), 0);
        }
        QCOMPARE(ask({}, gift).error().code, Code::NotSignedIn);
        QCOMPARE(ask(m_mina, DonationId{4}).error().code, Code::NotFound);
    }

    void whatWasNotPaidIsItsDonorsAffair()
    {
        const auto wish = m_house->call(m_mina, campaigns::donate, MoneyHouse::aWish(m_campaign.id, {5'000}));
        QCOMPARE(ask(m_mina, wish->donation.id).error(), (Error{Code::Conflict, "not-paid"}));
        QCOMPARE(ask(m_house->owner(), wish->donation.id).error().code, Code::NotFound);
        QCOMPARE(ask(m_treasurer, wish->donation.id).error().code, Code::NotFound);
    }

    void oneKeyIsOneRefund()
    {
        const DonationId gift = give(m_mina, 10'000);
        const auto first = ask(m_mina, gift, 3'000);
        QCOMPARE(ask(m_mina, gift, 3'000)->id, first->id);
        QCOMPARE(ask(m_mina, gift, 4'000).error().code, Code::KeyReused);
        QCOMPARE(m_house->givenBack(), Money{3'000});
    }

    void aReasonIsNeeded()
    {
        const DonationId gift = give(m_mina, 10'000);
        auto request = MoneyHouse::aRefund(gift);
        request.reason = u"  "_s;
        QCOMPARE(m_house->call(m_mina, refunds::ask, request).error().field, u"reason"_s);
        request.reason = QString(201, u'가');
        QCOMPARE(m_house->call(m_mina, refunds::ask, request).error().code, Code::TooLong);
        QCOMPARE(m_house->givenBack(), Money{});
    }

    void aDryRunSaysWhatWouldHappenAndNothingDoes()
    {
        const DonationId gift = give(m_mina, 10'000);
        auto request = MoneyHouse::aRefund(gift);
        request.dryRun = true;
        request.amount = Money{4'000};
        const auto would = m_house->call(m_mina, refunds::ask, request);
        QVERIFY(would);
        QVERIFY(!would->id);
        QCOMPARE(would->state, State::Underway);
        QCOMPARE(would->remaining, Money{6'000});
        request.amount = Money{10'001};
        QCOMPARE(m_house->call(m_mina, refunds::ask, request).error().about, u"remaining-10000"_s);
        m_house->pass(72h);
        request.amount.reset();
        QCOMPARE(m_house->call(m_mina, refunds::ask, request)->hurdle, Hurdle::Late);
        QCOMPARE(m_house->count(u"refund"_s) + m_house->count(u"order_return"_s), 0);
    }

    void aLostAnswerEndsInOneRefund_data()
    {
        QTest::addColumn<QString>("decision");
        QTest::newRow("late") << u"refund-late"_s;
        QTest::newRow("lost on its way") << u"refund-lose-before"_s;
        QTest::newRow("answer lost") << u"refund-lose-after"_s;
    }
    void aLostAnswerEndsInOneRefund()
    {
        QFETCH(QString, decision);
        const DonationId gift = give(m_mina, 10'000, GiftVisibility::Public, decision);
        const auto asked = ask(m_mina, gift);
        QCOMPARE(asked->state, State::Underway);
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{10'000});
        QCOMPARE(ask(m_mina, gift, 1, u"again"_s).error(), (Error{Code::Conflict, "refunded"}));
        for (int i = 0; i < 30; ++i)
            m_house->pass(1s);
        QCOMPARE(m_house->call(m_mina, refunds::show, {*asked->id})->state, State::Returned);
        QCOMPARE(m_house->givenBack(), Money{10'000});
        QCOMPARE(m_house->count(u"ledger_entry"_s, u"kind = 'refund'"_s), 1);
        QCOMPARE(notices(m_mina, "refund.returned"), 1);
        QCOMPARE(mine(gift).status, OrderStatus::Canceled);
    }

    void aGatewayThatRefusesIsSaidSo()
    {
        const DonationId gift = give(m_mina, 10'000, GiftVisibility::Public, u"refund-refuse"_s);
        const auto refused = ask(m_mina, gift);
        QCOMPARE(refused->state, State::Refused);
        QCOMPARE(refused->refusal, u"NOT_CANCELABLE_PAYMENT"_s);
        QCOMPARE(refused->remaining, Money{10'000});
        QCOMPARE(notices(m_mina, "refund.refused"), 1);
        QCOMPARE(mine(gift).status, OrderStatus::Done);
        QVERIFY(mine(gift).cancelUntil);
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{10'000});
    }

    void aHiddenAmountStaysHidden()
    {
        const DonationId gift = give(m_mina, 77'777, GiftVisibility::HiddenAmount);
        give(m_jun, 10'000, GiftVisibility::HiddenAmount);
        give(m_house->aUser(u"소라"_s), 10'000, GiftVisibility::HiddenAmount);
        QCOMPARE(lastTotals().total, Money{97'777});
        QVERIFY(ask(m_mina, gift, 33'333));
        // The whole lot left the total: its change says nothing about one of them.
        QCOMPARE(lastTotals().total, Money{});
        QCOMPARE(lastTotals().giftsApart, 3);
        const RawJson body = lastEvent().body;
        QVERIFY(!body.text.contains("33333") && !body.text.contains("44444") && !body.text.contains("77777"));
        QVERIFY(!lastCard().total);
        QVERIFY(ask(m_mina, gift, std::nullopt, u"rest"_s));
        QCOMPARE(lastTotals().giftsApart, 2);
        QCOMPARE(lastTotals().giftCount, 2);
        QCOMPARE(m_house->call(m_house->owner(), campaigns::show, {m_campaign.id})->received, Money{20'000});
        QVERIFY(m_house->booksHold());
    }

    void aNameHiddenFromTheRecipientStaysHidden()
    {
        const DonationId gift = give(m_mina, 10'000, GiftVisibility::HiddenFromRecipient);
        m_house->pass(72h);
        QVERIFY(ask(m_mina, gift));
        const auto seen = m_house->call(m_house->owner(), refunds::list, {{}, {}, {}});
        QCOMPARE(seen->items.size(), 1);
        QVERIFY(!toJson(seen->items[0]).contains("미나"));
        QVERIFY(!toJson(seen->items[0]).contains(m_mina.bytes()));
        for (const PublishedPtr &each :
             m_house->told(Work::personalTopic(m_house->owner(), "/user/queue/notifications")))
            QVERIFY(!each->body.contains("미나"));
        QCOMPARE(m_house->call(m_treasurer, refunds::list, {{}, {}, {}})->items[0].askedBy, u"미나"_s);
        QVERIFY(m_house->call(m_house->owner(), refunds::approve, {*seen->items[0].id, {}}));
        QVERIFY(!lastCard().gift.nickname);
    }

    void whatIsLeftOverWaitsForNobody()
    {
        const DonationId gift = give(m_mina, 10'000);
        m_house->pass(72h);
        const auto asked = ask(m_mina, gift);
        QCOMPARE(ask(m_treasurer, gift)->state, State::Returned);
        const auto closed = m_house->call(m_mina, refunds::show, {*asked->id});
        QCOMPARE(closed->state, State::Rejected);
        QVERIFY(!closed->decidedBy);
    }

    void aMilestoneIsToldOnce()
    {
        const DonationId gift = give(m_mina, 300'000);
        QVERIFY(ask(m_mina, gift));
        give(m_mina, 300'000);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'campaign.milestone'"_s), 1);
    }

    void whoGotEverythingBackIsThankedNoMore()
    {
        const DonationId gift = give(m_mina, 10'000);
        give(m_jun, 10'000);
        QVERIFY(ask(m_mina, gift));
        QCOMPARE(
            m_house->call(m_house->owner(), letters::thank, {m_campaign.id, {u"one"_s}, u"고마워요"_s, gift})
                .error(),
            (Error{Code::Conflict, "refunded"}.at(u"donation"_s)));
        QVERIFY(
            m_house->call(m_house->owner(), letters::thank, {m_campaign.id, {u"all"_s}, u"고마워요"_s, {}}));
        m_house->pass(2s);
        QCOMPARE(notices(m_mina, "campaign.thanks"), 0);
        QCOMPARE(notices(m_jun, "campaign.thanks"), 1);
    }

    void observersLearnOfEveryReturn()
    {
        FakeObserver observer;
        m_house->refundsFeature().access().observe(observer);
        const DonationId gift = give(m_mina, 10'000);
        QVERIFY(ask(m_mina, gift, 3'000, u"a"_s));
        QVERIFY(ask(m_mina, gift, std::nullopt, u"b"_s));
        QCOMPARE(observer.seen, (QList<std::pair<Money, Money>>{{{3'000}, {7'000}}, {{7'000}, {}}}));
        m_house.reset();
    }

    void manyAtOnceNeverGetMoreThanWasPaid_data()
    {
        QTest::addColumn<qint64>("won");
        QTest::addColumn<int>("fits");
        QTest::newRow("twenty times all of it") << qint64(10'000) << 1;
        QTest::newRow("ten times 30 %") << qint64(3'000) << 3;
    }
    void manyAtOnceNeverGetMoreThanWasPaid()
    {
        QFETCH(qint64, won);
        QFETCH(int, fits);
        const DonationId gift = give(m_mina, 10'000);
        std::vector<std::future<Result<Reply>>> started;
        const QList<UserId> askers{m_mina, m_treasurer, m_house->owner()};
        for (int i = 0; i < 20; ++i) {
            auto request = MoneyHouse::aRefund(gift, u"race-%1"_s.arg(i));
            request.amount = Money{won};
            started.push_back(m_house->start(askers[i % 3], refunds::ask, request));
        }
        int returned = 0;
        for (auto &each : started) {
            const auto refund = MoneyHouse::answerOf<Refund>(std::move(each));
            returned += refund && refund->state == State::Returned;
        }
        QCOMPARE(returned, fits);
        QCOMPARE(m_house->givenBack(), Money{won * fits});
        QCOMPARE(mine(gift).refunded, Money{won * fits});
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000 - won * fits});
        QVERIFY(m_house->booksHold());
    }

    /// Whatever was given, hidden, declined, wanted back, refused, lost: the books balance, the total is what
    /// was confirmed minus what went back, and the gateway's book says the same as ours.
    void everySumIsRightWhateverHappens()
    {
        QRandomGenerator random(23);
        const QList<GiftVisibility> levels{GiftVisibility::Public, GiftVisibility::HiddenName,
                                           GiftVisibility::HiddenAmount, GiftVisibility::HiddenFromRecipient};
        const QStringList decisions{
            u"approve"_s,          u"approve"_s,     u"approve"_s,       u"decline"_s,
            u"lose-after"_s,       u"refund-late"_s, u"refund-refuse"_s, u"refund-lose-before"_s,
            u"refund-lose-after"_s};
        const QList<UserId> people{m_mina, m_jun, m_house->aUser(u"소라"_s), m_house->aUser(u"하늘"_s)};
        QList<std::pair<UserId, DonationId>> gifts;
        for (int i = 0; i < 150; ++i) {
            const UserId person = people[random.bounded(people.size())];
            if (gifts.isEmpty() || random.bounded(3) == 0) {
                auto wish = MoneyHouse::aWish(m_campaign.id, {100 + qint64(random.bounded(500'000))},
                                              u"w%1"_s.arg(i));
                wish.visibility = levels[random.bounded(levels.size())];
                const auto donating = m_house->call(person, campaigns::donate, wish);
                QVERIFY(donating);
                m_house->pay(donating->donation.order, decisions[random.bounded(decisions.size())]);
                gifts += {person, donating->donation.id};
            } else if (random.bounded(4) == 0) {
                const auto waiting = m_house->call(m_treasurer, refunds::list, {{}, {}, {}});
                for (const Refund &refund : waiting->items)
                    (void)m_house->call(m_treasurer, random.bounded(2) ? refunds::approve : refunds::reject,
                                        {*refund.id, {}});
            } else {
                const auto [donor, gift] = gifts[random.bounded(gifts.size())];
                const QList<UserId> askers{donor, m_house->owner(), m_treasurer, person};
                auto request = MoneyHouse::aRefund(gift, u"r%1"_s.arg(i));
                if (random.bounded(2))
                    request.amount = Money{1 + qint64(random.bounded(200'000))};
                (void)m_house->call(askers[random.bounded(askers.size())], refunds::ask, request);
            }
            if (random.bounded(8) == 0)
                m_house->pass(2s);
        }
        for (int i = 0; i < 40; ++i)
            m_house->pass(1s);
        QCOMPARE(m_house->count(u"order_return"_s, u"status = 'asked'"_s), 0);
        QVERIFY(m_house->count(u"order_return"_s, u"status = 'returned'"_s) > 10);

        const Money open = m_house->balance(u"campaign"_s, m_campaign.id.number);
        const Money hidden = m_house->balance(u"campaign.hidden"_s, m_campaign.id.number);
        QVERIFY(m_house->booksHold());
        QCOMPARE(m_house->captured(), open + hidden);
        QCOMPARE(m_house->balance(u"gateway.sandbox"_s, 0), -(open + hidden));
        QCOMPARE(m_house->balance(u"refunds"_s, 0), Money{});
        const auto shown = m_house->call(m_house->owner(), campaigns::show, {m_campaign.id});
        QCOMPARE(shown->total, open);
        QCOMPARE(shown->received, open + hidden);
        QCOMPARE(lastTotals().total, open);
        QCOMPARE(lastTotals().giftCount, shown->giftCount);
        const auto statement = m_house->call(m_house->owner(), statements::statement, {m_campaign.id});
        Money listed;
        int left = 0;
        for (const auto &gift : statement->gifts) {
            QVERIFY(gift.returned <= gift.amount);
            listed += gift.amount - gift.returned;
            left += gift.returned < gift.amount;
        }
        QCOMPARE(listed, open + hidden);
        QCOMPARE(left, shown->giftCount);
        Money confirmed;
        for (const auto &[donor, id] : std::as_const(gifts)) {
            const auto donation = m_house->call(donor, campaigns::donation, {id});
            if (!donation->settledAt.isNull())
                confirmed += donation->amount - donation->refunded;
        }
        QCOMPARE(confirmed, open + hidden);
    }

private:
    DonationId give(UserId who, qint64 won, GiftVisibility visibility = GiftVisibility::Public,
                    const QString &decision = u"approve"_s)
    {
        auto wish = MoneyHouse::aWish(m_campaign.id, {won}, u"tag-%1"_s.arg(++m_gifts));
        wish.visibility = visibility;
        const auto donating = m_house->call(who, campaigns::donate, wish);
        if (!donating || !m_house->pay(donating->donation.order, decision))
            qFatal("a test gift cannot be given");
        return donating->donation.id;
    }
    Result<Refund> ask(UserId as, DonationId gift, std::optional<qint64> won = {},
                       const QString &tag = u"back"_s)
    {
        auto request = MoneyHouse::aRefund(gift, tag);
        if (won)
            request.amount = Money{*won};
        return m_house->call(as, refunds::ask, request);
    }
    campaigns::Donation mine(DonationId gift)
    {
        const auto donation = m_house->call(m_mina, campaigns::donation, {gift});
        return donation ? *donation : campaigns::Donation{};
    }
    void settleCampaign()
    {
        QVERIFY(m_house->call(m_house->owner(), campaigns::close, {m_campaign.id}));
        QVERIFY(m_house->call(m_house->owner(), reports::publish,
                              {m_campaign.id, {u"report"_s}, u"썼어요"_s, {}, {{u"쌀"_s, {10'000}, {}}}}));
        QVERIFY(m_house->call(m_house->owner(), reports::settle, {m_campaign.id}));
    }
    campaigns::Totals lastTotals()
    {
        const auto told = m_house->told("/topic/campaigns/" + m_campaign.id.bytes());
        const auto totals = fromJson<campaigns::Totals>(told.last()->body);
        return totals ? *totals : campaigns::Totals{};
    }
    rooms::RoomEvent lastEvent()
    {
        const auto told = m_house->told("/topic/rooms/" + m_campaign.room.bytes());
        const auto event = fromJson<rooms::RoomEvent>(told.last()->body);
        return event ? *event : rooms::RoomEvent{};
    }
    refunds::RefundedBody lastCard()
    {
        const auto card = fromJson<refunds::RefundedBody>(lastEvent().body.text);
        return card ? *card : refunds::RefundedBody{};
    }
    int notices(UserId person, const char *type)
    {
        int count = 0;
        for (const PublishedPtr &each :
             m_house->told(Work::personalTopic(person, "/user/queue/notifications"))) {
            const auto notice = fromJson<notifications::Notice>(each->body);
            count += notice && notice->type == QLatin1StringView(type);
        }
        return count;
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    UserId m_jun;
    UserId m_treasurer;
    int m_gifts = 0;
};

QTEST_GUILESS_MAIN(RefundServiceTest)
#include "tst_refund_service.moc"
