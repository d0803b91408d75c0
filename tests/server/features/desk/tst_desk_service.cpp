// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"
#include "tests/support/patience.h"

#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using desk::Section;
using payments::OrderStatus;
using test::MoneyHouse;

class DeskServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        openHouse(engine, {});
    }
    void cleanup() { m_house.reset(); }

    void nobodyElseOpensTheDesk()
    {
        const OrderId order = anOrder(1'000);
        QCOMPARE(m_house->call(m_mina, desk::overview, {}).error().about, u"treasurer-only"_s);
        QCOMPARE(m_house->call({}, desk::overview, {}).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->call(m_mina, desk::list, {Section::Stuck, {}, {}}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::order, {order}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::deeds, {{}, {}}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::requery, {order}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::resolve, {{1}, u"x"_s}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::checkLedger, {}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::replay, {{1}}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::noteTransfer, aTransfer(u"MD"_s, 1, u"T"_s)).error().code,
                 Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::refund, aRefundOf(order)).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::approve, {{1}, {}}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::reject, {{1}, u"x"_s}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::sentBack, {{1}, u"x"_s}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, desk::dismiss, {{1}, u"x"_s}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->open(m_mina, u"/topic/desk"_s).error().code, Code::NotAllowed);
        QCOMPARE(m_house->count(u"desk_deed"_s), 0);
    }

    void anOrderInDoubtIsStuckAfterMinutes()
    {
        const OrderId order = anOrder(7'000);
        m_house->clock().advance(20min); // the payer takes their time: that is no doubt yet
        QVERIFY(m_house->pay(order, u"answer-late"_s));
        silenceTheSandbox();
        QCOMPARE(overview().stuck, 0);
        m_house->pass(3min);
        QCOMPARE(overview().stuck, 1);
        const auto page = m_house->call(m_boss, desk::list, {Section::Stuck, {}, {}});
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(page->items[0].key, order.value);
        QCOMPARE(page->items[0].payer, u"미나"_s);
        QCOMPARE(page->items[0].amount, Money{7'000});
        QCOMPARE(page->items[0].state, u"IN_PROGRESS"_s);
        QVERIFY(page->items[0].nextAt);
        const auto story = m_house->call(m_boss, desk::order, {order});
        QCOMPARE(story->status, OrderStatus::InProgress);
        QVERIFY(has(*story, u"answer"_s, u"confirm.unknown"_s));
    }

    void pagesGoOnWhereTheyEnded()
    {
        QStringList orders;
        for (int i = 0; i < 5; ++i) {
            const OrderId order = anOrder(1'000 + i);
            QVERIFY(m_house->pay(order, u"answer-late"_s));
            orders += order.value;
            m_house->clock().advance(1ms);
        }
        silenceTheSandbox();
        m_house->clock().advance(10min);
        QStringList read;
        std::optional<QString> after;
        for (int pages = 0; pages < 3; ++pages) {
            const auto page = m_house->call(m_boss, desk::list, {Section::Stuck, after, 2});
            for (const desk::Item &item : page->items)
                read += item.key;
            after = page->next;
        }
        QVERIFY(!after);
        QCOMPARE(read, orders);
    }

    void aRequeryFindsWhatTheGatewayKnows()
    {
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"answer-late"_s));
        m_house->clock().advance(10s);
        const auto now = m_house->call(m_boss, desk::requery, {order});
        QCOMPARE(now->status, OrderStatus::Done);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{7'000});
        const auto deeds = m_house->call(m_boss, desk::deeds, {{}, {}});
        QCOMPARE(deeds->items.size(), 1);
        QCOMPARE(deeds->items[0].deed, u"requery"_s);
        QCOMPARE(deeds->items[0].target, order.value);
        QCOMPARE(deeds->items[0].outcome, u"done"_s);
        QVERIFY(deeds->items[0].who.startsWith(u"user"_s));
        const auto story = m_house->call(m_boss, desk::order, {order});
        QVERIFY(has(*story, u"answer"_s, u"query.approved"_s));
        QVERIFY(has(*story, u"ledger"_s, u"donation"_s));
        QVERIFY(has(*story, u"deed"_s, u"requery"_s));
        QVERIFY(has(*story, u"decided"_s, u"DONE"_s));
    }

    void whatWasRefusedStaysOnRecordToo()
    {
        const OrderId order = anOrder(1'000);
        QCOMPARE(m_house->call(m_boss, desk::requery, {order}).error().about, u"never-asked"_s);
        QVERIFY(m_house->pay(order));
        QCOMPARE(m_house->call(m_boss, desk::requery, {order}).error().about, u"order-decided"_s);
        QCOMPARE(m_house->call(m_boss, desk::requery, {{u"nobody"_s}}).error().code, Code::NotFound);
        QStringList outcomes;
        const auto page = m_house->call(m_boss, desk::deeds, {{}, {}});
        for (const desk::Deed &deed : page->items)
            outcomes += deed.outcome.value_or(QString());
        QCOMPARE(outcomes, (QStringList{u"not-found"_s, u"conflict"_s, u"conflict"_s}));
    }

    void theRecordIsNeverChanged_data()
    {
        QTest::addColumn<QString>("statement");
        for (const QString &table : {u"desk_deed"_s, u"desk_outcome"_s, u"ledger_proof"_s}) {
            QTest::newRow(qPrintable(table + u" update"_s)) << u"UPDATE %1 SET at = 1"_s.arg(table);
            QTest::newRow(qPrintable(table + u" delete"_s)) << u"DELETE FROM %1"_s.arg(table);
        }
    }
    void theRecordIsNeverChanged()
    {
        QFETCH(QString, statement);
        QVERIFY(m_house->call(m_boss, desk::checkLedger, {}));
        const Done refused = m_house->store().db().script(statement);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Conflict);
    }

    void anotherAmountIsSeenAndResolved()
    {
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"lose-after"_s));
        QVERIFY(m_house->store().db().run(u"UPDATE sandbox_payment SET captured = 7500"_s));
        for (int i = 0; i < 3; ++i) {
            QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"captured another amount"_s));
            m_house->pass(20s);
        }
        QCOMPARE(overview().unmatched, 1);
        const auto page = m_house->call(m_boss, desk::list, {Section::Unmatched, {}, {}});
        QCOMPARE(page->items.size(), 1);
        const desk::Item item = page->items[0];
        QCOMPARE(item.state, u"other-amount"_s);
        QCOMPARE(item.amount, Money{7'000});
        QCOMPARE(item.captured, Money{7'500});
        QCOMPARE(item.order, order);

        const UnmatchedId id = UnmatchedId::fromText(item.key);
        QCOMPARE(m_house->call(m_boss, desk::resolve, {id, u"  "_s}).error().field, u"reason"_s);
        QVERIFY(m_house->call(m_boss, desk::resolve, {id, u"7,500원을 손으로 돌려줌"_s}));
        QCOMPARE(overview().unmatched, 0);
        QCOMPARE(m_house->call(m_boss, desk::resolve, {id, u"again"_s}).error().about, u"resolved"_s);
        const auto story = m_house->call(m_boss, desk::order, {order});
        QCOMPARE(story->status, OrderStatus::Aborted);
        QVERIFY(has(*story, u"unmatched"_s, u"other-amount"_s));
        QVERIFY(has(*story, u"unmatched"_s, u"resolved"_s));
        QCOMPARE(m_house->call(m_boss, desk::resolve, {{77}, u"x"_s}).error().code, Code::NotFound);
    }

    void moneyThatCameAfterTheEndIsCountedAndShown()
    {
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"lose-before"_s));
        QVERIFY(m_house->store().db().run(
            u"UPDATE payment_order SET status = 'EXPIRED', next_check_at = NULL, decided_at = 1"_s));
        QVERIFY(
            m_house->store().db().run(u"UPDATE sandbox_payment SET status = 'captured', captured = 7000"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"captured after it had ended"_s));
        QCOMPARE(m_house->call(m_boss, desk::requery, {order})->status, OrderStatus::Done);
        const auto page = m_house->call(m_boss, desk::list, {Section::Unmatched, {}, {}});
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(page->items[0].state, u"after-end"_s);
        QVERIFY(m_house->call(m_boss, desk::resolve, {UnmatchedId::fromText(page->items[0].key), u"told"_s}));
        QCOMPARE(m_house->call(m_boss, desk::order, {order})->status, OrderStatus::Done);
    }

    void aDeadLetterIsListedAndTriedAgain()
    {
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order));
        for (const qint64 id : {5, 6})
            QVERIFY(m_house->store().db().run(
                uR"(INSERT INTO payment_webhook (id, gateway, fingerprint, body, type, order_id, state, reason,
                                                 attempts, repeats, received_at, ended_at)
                    VALUES (:id, 'sandbox', :print, '', 'PAYMENT_STATUS_CHANGED', :order, 'dead', 'gateway-silent',
                            8, 2, :at, 1))"_s,
                bind("id", id), bind("print", QString::number(id)), bind("order", order),
                bind("at", m_house->clock().now())));
        QCOMPARE(overview().dead, 2);
        const auto first = m_house->call(m_boss, desk::list, {Section::Dead, {}, 1});
        QCOMPARE(first->items.size(), 1);
        QCOMPARE(first->items[0].key, u"5"_s);
        QCOMPARE(first->items[0].order, order);
        QCOMPARE(first->items[0].state, u"PAYMENT_STATUS_CHANGED"_s);
        QCOMPARE(first->items[0].reason, u"gateway-silent"_s);
        QCOMPARE(first->items[0].attempts, 8);
        QCOMPARE(m_house->call(m_boss, desk::list, {Section::Dead, first->next, 1})->items[0].key, u"6"_s);
        auto story = m_house->call(m_boss, desk::order, {order});
        QVERIFY(has(*story, u"webhook"_s, u"dead.gateway-silent"_s));

        QVERIFY(m_house->call(m_boss, desk::replay, {{5}}));
        m_house->settle();
        QCOMPARE(overview().dead, 1);
        QCOMPARE(m_house->call(m_boss, desk::replay, {{5}}).error().about, u"webhook"_s);
        QCOMPARE(m_house->call(m_boss, desk::replay, {{99}}).error().code, Code::NotFound);
        story = m_house->call(m_boss, desk::order, {order});
        QVERIFY(has(*story, u"webhook"_s, u"settled"_s));
        QVERIFY(has(*story, u"deed"_s, u"replay"_s));
        QCOMPARE(deedWords(), (QStringList{u"replay not-found"_s, u"replay conflict"_s, u"replay done"_s}));
    }

    void aDepositIsConfirmedByHandOnce()
    {
        openForTransfers();
        const campaigns::Donation gift = aTransferGift();
        const auto waiting = m_house->call(m_boss, desk::list, {Section::Deposits, {}, {}});
        QCOMPARE(waiting->items.size(), 1);
        QCOMPARE(waiting->items[0].reference, gift.deposit->reference);
        QCOMPARE(waiting->items[0].bank, u"은행1 111-11"_s);
        QCOMPARE(overview().deposits, 1);

        // What would come of it, and nothing is done.
        desk::NoteTransfer seen = aTransfer(gift.deposit->reference, 10'000, u"T1"_s);
        seen.dryRun = true;
        const auto wouldBe = m_house->call(m_boss, desk::noteTransfer, seen);
        QCOMPARE(wouldBe->verdict, desk::TransferVerdict::Matched);
        QCOMPARE(wouldBe->payer, u"미나"_s);
        QCOMPARE(m_house->count(u"seen_transfer"_s), 0);
        QCOMPARE(m_house->count(u"desk_deed"_s), 0);

        seen.dryRun.reset();
        seen.holder = u"김미나"_s;
        seen.cameAt = m_house->clock().now().plus(-24h);
        const auto noted = m_house->call(m_boss, desk::noteTransfer, seen);
        QCOMPARE(noted->verdict, desk::TransferVerdict::Matched);
        QVERIFY(!noted->repeated);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000});
        const auto again = m_house->call(m_boss, desk::noteTransfer, seen);
        QVERIFY(again->repeated);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000});
        seen.amount = {9'000};
        QCOMPARE(m_house->call(m_boss, desk::noteTransfer, seen).error(),
                 (Error{Code::KeyReused, "transaction"}.at(u"transaction"_s)));
        QCOMPARE(deedWords(), (QStringList{u"deposit done"_s}));
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'desk.deposit' AND details LIKE '%\"amount\":\"10000\"%'"_s),
                 1);
        const auto story = m_house->call(m_boss, desk::order, {gift.order});
        QVERIFY(has(*story, u"transfer"_s, u"matched"_s));
        QVERIFY(has(*story, u"deed"_s, u"deposit"_s));
        QCOMPARE(story->remaining, Money{10'000});
        QCOMPARE(story->deposit->bank, u"은행1"_s);
    }

    void aTransferThatDoesNotFitIsListedUntilItIsResolved()
    {
        openForTransfers();
        const campaigns::Donation gift = aTransferGift();
        const QString reference = gift.deposit->reference;
        const auto other = m_house->call(m_boss, desk::noteTransfer, aTransfer(reference, 9'000, u"T1"_s));
        QCOMPARE(other->verdict, desk::TransferVerdict::OtherAmount);
        QCOMPARE(other->expected, Money{10'000});
        const auto nobodys = m_house->call(m_boss, desk::noteTransfer, aTransfer(u"MDXX"_s, 500, u"T2"_s));
        QCOMPARE(nobodys->verdict, desk::TransferVerdict::NoOrder);
        QVERIFY(m_house->call(m_boss, desk::noteTransfer, aTransfer(reference, 10'000, u"T3"_s)));
        const auto twice = m_house->call(m_boss, desk::noteTransfer, aTransfer(reference, 10'000, u"T4"_s));
        QCOMPARE(twice->verdict, desk::TransferVerdict::Again);

        QCOMPARE(overview().unmatched, 3);
        const auto page = m_house->call(m_boss, desk::list, {Section::Unmatched, {}, {}});
        QStringList lines;
        for (const desk::Item &item : page->items)
            lines += item.state + u' ' + item.transaction.value_or(u"?"_s) + u' '
                + QString::number(item.captured->won) + u' ' + (item.order ? u"of an order"_s : u"of none"_s);
        QCOMPARE(lines,
                 (QStringList{u"other-amount T1 9000 of an order"_s, u"no-order T2 500 of none"_s,
                              u"again T4 10000 of an order"_s}));
        QCOMPARE(page->items[1].reference, u"MDXX"_s);
        for (const desk::Item &item : page->items)
            QVERIFY(m_house->call(m_boss, desk::resolve, {UnmatchedId::fromText(item.key), u"돌려줌"_s}));
        QCOMPARE(overview().unmatched, 0);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000});
    }

    void whatCannotBeATransferIsRefused_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("won");
        QTest::addColumn<int>("hours");
        QTest::addColumn<QString>("field");
        QTest::newRow("nothing") << u"T"_s << 0 << 0 << u"amount"_s;
        QTest::newRow("below nothing") << u"T"_s << -5 << 0 << u"amount"_s;
        QTest::newRow("without a number") << u" "_s << 5 << 0 << u"transaction"_s;
        QTest::newRow("a long number") << QString(61, u'1') << 5 << 0 << u"transaction"_s;
        QTest::newRow("tomorrow") << u"T"_s << 5 << 24 << u"cameAt"_s;
    }
    void whatCannotBeATransferIsRefused()
    {
        QFETCH(QString, number);
        QFETCH(int, won);
        QFETCH(int, hours);
        QFETCH(QString, field);
        desk::NoteTransfer seen = aTransfer(u"MDXX"_s, won, number);
        seen.cameAt = m_house->clock().now().plus(std::chrono::hours(hours));
        QCOMPARE(m_house->call(m_boss, desk::noteTransfer, seen).error().field, field);
        QCOMPARE(m_house->count(u"seen_transfer"_s), 0);
    }

    void aLargeRefundWaitsForASecondPersonAtTheDesk()
    {
        test::MoneySettings settings;
        settings.cancelling = {72h, {5'000}};
        openHouse(m_house->store().engine(), settings);
        const UserId second = m_house->aTreasurer(u"둘째"_s);
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order));
        desk::RefundOrder wish = aRefundOf(order);
        wish.dryRun = true;
        QCOMPARE(m_house->call(m_boss, desk::refund, wish)->state, refunds::State::Waiting);
        QCOMPARE(m_house->count(u"refund"_s), 0);
        wish.dryRun.reset();
        const auto asked = m_house->call(m_boss, desk::refund, wish);
        QCOMPARE(asked->state, refunds::State::Waiting);
        QCOMPARE(m_house->call(m_boss, desk::refund, wish)->id, asked->id); // the same tag
        QCOMPARE(overview().refunds, 1);
        const auto mine = m_house->call(m_boss, desk::list, {Section::Refunds, {}, {}});
        QCOMPARE(mine->items.size(), 1);
        QCOMPARE(mine->items[0].state, u"waiting.second-person"_s);
        QCOMPARE(mine->items[0].mine, true);
        QCOMPARE(mine->items[0].askedBy, u"운영자"_s);
        QCOMPARE(mine->items[0].payer, u"미나"_s);
        QCOMPARE(mine->items[0].reason, u"잘못 보냄"_s);
        QCOMPARE(m_house->call(m_boss, desk::approve, {*asked->id, {}}).error().about, u"second-person"_s);
        QCOMPARE(m_house->call(second, desk::list, {Section::Refunds, {}, {}})->items[0].mine, false);
        QCOMPARE(m_house->call(second, desk::approve, {*asked->id, u"확인"_s})->state,
                 refunds::State::Returned);
        QCOMPARE(overview().refunds, 0);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{0});
        QCOMPARE(m_house->call(second, desk::approve, {*asked->id, {}}).error().about, u"refund-decided"_s);
        const auto story = m_house->call(m_boss, desk::order, {order});
        for (const QString &word : {u"waiting"_s, u"underway"_s, u"returned"_s})
            QVERIFY2(has(*story, u"refund"_s, word), qPrintable(word));
        QVERIFY(has(*story, u"ledger"_s, u"refund"_s));
        QVERIFY(has(*story, u"deed"_s, u"refund"_s));
        QCOMPARE(story->remaining, Money{0});
        QCOMPARE(deedWords(),
                 (QStringList{u"approve conflict"_s, u"approve done"_s, u"approve not-allowed"_s,
                              u"refund done"_s, u"refund done"_s}));
    }

    void aRefundIsRejectedWithAReason()
    {
        test::MoneySettings settings;
        settings.cancelling = {0h, {1'000'000}};
        openHouse(m_house->store().engine(), settings);
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order));
        const auto asked = m_house->call(m_mina, refunds::ask, MoneyHouse::aRefund(giftOf(order)));
        QCOMPARE(asked->state, refunds::State::Waiting);
        QCOMPARE(m_house->call(m_boss, desk::reject, {*asked->id, u" "_s}).error().field, u"reason"_s);
        QCOMPARE(m_house->call(m_boss, desk::reject, {*asked->id, u"이미 썼어요"_s})->state,
                 refunds::State::Rejected);
        QCOMPARE(overview().refunds, 0);
        QCOMPARE(m_house->count(u"notice"_s, u"type = 'refund.rejected'"_s), 1);
    }

    void aRefusedRefundStaysUntilSomebodyDealsWithIt()
    {
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"refund-refuse"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused to give back"_s));
        const auto refused = m_house->call(m_boss, desk::refund, aRefundOf(order));
        QCOMPARE(refused->state, refunds::State::Refused);
        const auto page = m_house->call(m_boss, desk::list, {Section::Refunds, {}, {}});
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(page->items[0].state, u"refused"_s);
        QCOMPARE(page->items[0].reason, refused->refusal);
        QVERIFY(m_house->call(m_boss, desk::dismiss, {*refused->id, u"현금으로 돌려줌"_s}));
        QCOMPARE(overview().refunds, 0);
        QCOMPARE(m_house->call(m_boss, desk::dismiss, {*refused->id, u"x"_s}).error().about,
                 u"not-refused"_s);
        QCOMPARE(m_house->call(m_boss, desk::dismiss, {{77}, u"x"_s}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_boss, desk::sentBack, {*refused->id, u"B1"_s}).error().about,
                 u"not-by-hand"_s);
    }

    void aRefundOnItsWayIsStuckAfterMinutes()
    {
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"refund-late"_s));
        QVERIFY(m_house->call(m_boss, desk::refund, aRefundOf(order)));
        QVERIFY(m_house->store().db().run(u"UPDATE sandbox_refund SET due_at = 99999999999999"_s));
        QCOMPARE(overview().refunds, 0);
        m_house->pass(3min);
        QCOMPARE(overview().refunds, 1);
        const auto page = m_house->call(m_boss, desk::list, {Section::Refunds, {}, {}});
        QCOMPARE(page->items[0].state, u"underway"_s);
        QVERIFY(page->items[0].nextAt);
    }

    void aTransferIsSentBackByHandAndPostedOnce()
    {
        openForTransfers();
        const campaigns::Donation gift = aTransferGift();
        desk::NoteTransfer seen = aTransfer(gift.deposit->reference, 10'000, u"T1"_s);
        seen.holder = u"김미나"_s;
        QVERIFY(m_house->call(m_boss, desk::noteTransfer, seen));
        auto asking = MoneyHouse::aRefund(gift.id);
        asking.dryRun = true;
        QCOMPARE(m_house->call(m_mina, refunds::ask, asking)->state, refunds::State::ByHand);
        asking.dryRun.reset();
        asking.amount = Money{4'000};
        const auto agreed = m_house->call(m_mina, refunds::ask, asking);
        QCOMPARE(agreed->state, refunds::State::ByHand);
        QCOMPARE(agreed->remaining, Money{6'000});
        QCOMPARE(m_house->count(u"notice"_s, u"type = 'refund.by-hand'"_s), 1); // who may move money
        // It counts until the money is sent, however long that takes, and nobody gets it twice.
        m_house->pass(24h);
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{10'000});
        asking.tag = {u"more"_s};
        asking.amount = Money{7'000};
        QCOMPARE(m_house->call(m_mina, refunds::ask, asking).error().about, u"remaining-6000"_s);
        const auto page = m_house->call(m_boss, desk::list, {Section::Refunds, {}, {}});
        QCOMPARE(page->items.size(), 1);
        const desk::Item item = page->items[0];
        QCOMPARE(item.state, u"by-hand"_s);
        QCOMPARE(item.amount, Money{4'000});
        QCOMPARE(item.bank, u"은행1 111-11"_s);
        QCOMPARE(item.holder, u"김미나"_s);
        QCOMPARE(item.transaction, u"T1"_s);

        QVERIFY(m_house->call(m_boss, desk::sentBack, {*agreed->id, u"B1"_s}));
        QVERIFY(m_house->call(m_boss, desk::sentBack, {*agreed->id, u"B1"_s})); // the same again
        QCOMPARE(m_house->call(m_boss, desk::sentBack, {*agreed->id, u"B2"_s}).error().code, Code::KeyReused);
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{6'000});
        QCOMPARE(m_house->balance(u"gateway.transfer"_s, 0), Money{-6'000});
        QCOMPARE(m_house->count(u"ledger_entry"_s, u"kind = 'refund'"_s), 1);
        QCOMPARE(m_house->count(u"notice"_s, u"type = 'refund.returned'"_s), 1);
        QCOMPARE(m_house->call(m_mina, refunds::show, {*agreed->id})->state, refunds::State::Returned);
        QCOMPARE(overview().refunds, 0);
        // One transfer pays one refund.
        asking.tag = {u"rest"_s};
        asking.amount.reset();
        const auto rest = m_house->call(m_mina, refunds::ask, asking);
        QCOMPARE(m_house->call(m_boss, desk::sentBack, {*rest->id, u"B1"_s}).error().about, u"sent"_s);
        QVERIFY(m_house->call(m_boss, desk::sentBack, {*rest->id, u"B3"_s}));
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{0});
        QVERIFY(m_house->call(m_boss, desk::checkLedger, {})->holds);
    }

    void manyWhoSayItWasSentPostItOnce()
    {
        openForTransfers();
        const campaigns::Donation gift = aTransferGift();
        std::vector<std::future<Result<Reply>>> answers;
        for (int i = 0; i < 20; ++i)
            answers.push_back(m_house->start(m_boss, desk::noteTransfer,
                                             aTransfer(gift.deposit->reference, 10'000,
                                                       u"T%1"_s.arg(i / 2)))); // each of ten twice
        for (auto &answer : answers)
            QVERIFY(MoneyHouse::answerOf<desk::NotedTransfer>(std::move(answer)));
        m_house->settle();
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{10'000});
        QCOMPARE(m_house->count(u"seen_transfer"_s, u"verdict = 'matched'"_s), 1);
        QCOMPARE(m_house->count(u"seen_transfer"_s), 10);
        QCOMPARE(overview().unmatched, 9);

        const auto agreed = m_house->call(m_mina, refunds::ask, MoneyHouse::aRefund(gift.id));
        answers.clear();
        for (int i = 0; i < 20; ++i)
            answers.push_back(m_house->start(m_boss, desk::sentBack, {*agreed->id, u"B%1"_s.arg(i % 2)}));
        int good = 0;
        for (auto &answer : answers) {
            const auto done = MoneyHouse::answerOf<Nothing>(std::move(answer));
            good += done ? 1 : 0;
            QVERIFY(done || done.error().code == Code::KeyReused);
        }
        QCOMPARE(good, 10); // one number, however often
        QCOMPARE(m_house->count(u"ledger_entry"_s, u"kind = 'refund'"_s), 1);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.id.number), Money{0});
        QVERIFY(m_house->call(m_boss, desk::checkLedger, {})->holds);
    }

    void whatCannotBeSentBackStaysAGift()
    {
        openForTransfers();
        const campaigns::Donation gift = aTransferGift();
        QVERIFY(
            m_house->call(m_boss, desk::noteTransfer, aTransfer(gift.deposit->reference, 10'000, u"T1"_s)));
        const auto agreed = m_house->call(m_mina, refunds::ask, MoneyHouse::aRefund(gift.id));
        QCOMPARE(m_house->call(m_mina, refunds::reject, {*agreed->id, u"x"_s}).error().code,
                 Code::NotAllowed);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused to give back"_s));
        const auto ended = m_house->call(m_boss, desk::reject, {*agreed->id, u"계좌가 없어요"_s});
        QCOMPARE(ended->state, refunds::State::Refused);
        QCOMPARE(ended->refusal, u"계좌가 없어요"_s);
        QCOMPARE(overview().refunds, 0);
        QCOMPARE(m_house->call(m_boss, desk::order, {gift.order})->remaining, Money{10'000});
        QCOMPARE(m_house->call(m_boss, desk::sentBack, {*agreed->id, u"B1"_s}).error().about,
                 u"not-by-hand"_s);
        QCOMPARE(m_house->count(u"notice"_s, u"type = 'refund.refused'"_s), 1);
    }

    void aProofIsRemembered()
    {
        const auto first = overview().lastCheck; // proven when the house opened
        QVERIFY(first);
        QVERIFY(first->holds);
        QVERIFY(m_house->store().db().script(
            u"INSERT INTO ledger_entry (id, kind, reference, at) VALUES (1, 'forged', 'x', 0)"_s));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the books do not hold"_s));
        const auto check = m_house->call(m_boss, desk::checkLedger, {});
        QVERIFY(!check->holds);
        const auto last = overview().lastCheck;
        QVERIFY(!last->holds);
        QCOMPARE(last->wrong, 1);
        QCOMPARE(m_house->call(m_boss, desk::deeds, {{}, {}})->items[0].outcome, u"broken"_s);
    }

    void theBooksAreProvenByTheClock()
    {
        m_house->pass(5h);
        m_house->pass(59min);
        m_house->pass(1min);
        QTRY_COMPARE(m_house->count(u"ledger_proof"_s), 2);
    }

    void whoWatchesIsToldWhenTheNumbersChange()
    {
        const auto snapshot = m_house->open(m_boss, u"/topic/desk"_s);
        QCOMPARE(snapshot->events.size(), 1);
        m_house->pass(2s);
        const auto before = m_house->told("/topic/desk").size();
        m_house->pass(2s);
        QCOMPARE(m_house->told("/topic/desk").size(), before);
        const OrderId order = anOrder(7'000);
        QVERIFY(m_house->pay(order, u"answer-late"_s));
        silenceTheSandbox();
        m_house->pass(3min);
        QCOMPARE(m_house->told("/topic/desk").size(), before + 1);
        const auto told = fromJson<desk::Overview>(m_house->told("/topic/desk").last()->body);
        QCOMPARE(told->stuck, 1);
    }

    void whoComesOverTheSocketIsNobodysAccount()
    {
        Caller caller;
        caller.address = kSocketAddress;
        // By the door even that would be a guest.
        QCOMPARE(m_house->ask("POST", u"/api/v1/desk/ledger-checks"_s, {}, caller).error().code,
                 Code::NotSignedIn);
        Throttle throttle(m_house->clock());
        Routes routes(m_house->lanes(), throttle);
        m_house->desk().installForSocket(routes);
        const auto ask = [&](const Caller &who) {
            std::promise<Result<Reply>> answer;
            routes.call(*routes.named("desk.check-ledger"), who, {},
                        [&answer](Result<Reply> reply) { answer.set_value(std::move(reply)); });
            return answer.get_future().get();
        };
        QVERIFY(ask(caller));
        QCOMPARE(ask(MoneyHouse::guest()).error().code, Code::NotAllowed);
        // Who decides about refunds is somebody.
        QVERIFY(!routes.named("desk.approve") && !routes.named("desk.refund")
                && !routes.named("desk.reject"));
        QVERIFY(routes.named("desk.note-transfer") && routes.named("desk.replay")
                && routes.named("desk.sent-back"));
        const auto deeds = m_house->call(m_boss, desk::deeds, {{}, {}});
        QCOMPARE(deeds->items.size(), 1);
        QCOMPARE(deeds->items[0].who, u"operator@socket"_s);
    }

private:
    void openHouse(Engine engine, const test::MoneySettings &settings)
    {
        m_house.reset();
        m_house = std::make_unique<MoneyHouse>(engine, settings);
        QTRY_COMPARE(m_house->count(u"ledger_proof"_s), 1); // read on another lane when the house opened
        m_campaign = m_house->aCampaign();
        m_mina = m_house->aUser(u"미나"_s);
        m_boss = m_house->aTreasurer(u"운영자"_s);
    }
    void openForTransfers()
    {
        test::MoneySettings settings;
        settings.orders.gateway = u"transfer"_s;
        settings.transfers.accounts = {BankAccount{u"은행1"_s, u"111-11"_s, u"마당협회"_s}};
        openHouse(m_house->store().engine(), settings);
    }
    /// One that waits for 10,000 won.
    campaigns::Donation aTransferGift()
    {
        const auto made
            = m_house->call(m_mina, campaigns::donate, MoneyHouse::aWish(m_campaign.id, {10'000}));
        if (!made || !made->donation.deposit)
            qFatal("a gift was refused");
        return made->donation;
    }
    static desk::NoteTransfer aTransfer(const QString &reference, qint64 won, const QString &number)
    {
        return {.transaction = number,
                .amount = {won},
                .reference = reference,
                .cameAt = {},
                .holder = {},
                .dryRun = {}};
    }
    static desk::RefundOrder aRefundOf(const OrderId &order)
    {
        return {.order = order, .tag = {u"desk"_s}, .amount = {}, .reason = u"잘못 보냄"_s, .dryRun = {}};
    }
    DonationId giftOf(const OrderId &order)
    {
        const auto id = m_house->store().db().only<DonationId>(
            u"SELECT subject FROM payment_order WHERE id = :id"_s, bind("id", order));
        return id ? *id : DonationId{};
    }
    /// What operators did with its outcome, newest first.
    QStringList deedWords()
    {
        QStringList words;
        const auto page = m_house->call(m_boss, desk::deeds, {{}, {}});
        for (const desk::Deed &deed : page->items)
            words += deed.deed + u' ' + deed.outcome.value_or(u"?"_s);
        return words;
    }
    OrderId anOrder(qint64 won)
    {
        const auto donating = m_house->call(m_mina, campaigns::donate,
                                            MoneyHouse::aWish(m_campaign.id, {won}, u"tag-%1"_s.arg(won)));
        if (!donating)
            qFatal("an order was refused");
        return donating->donation.order;
    }
    /// From now on it does not know what became of what it was asked.
    void silenceTheSandbox()
    {
        if (!m_house->store().db().run(u"UPDATE sandbox_payment SET due_at = 99999999999999"_s))
            qFatal("the sandbox's book cannot be changed");
    }
    desk::Overview overview()
    {
        const auto overview = m_house->call(m_boss, desk::overview, {});
        if (!overview)
            qFatal("no overview");
        return *overview;
    }
    static bool has(const desk::Story &story, const QString &type, const QString &word)
    {
        return std::any_of(story.lines.cbegin(), story.lines.cend(), [&](const desk::StoryLine &line) {
            return line.type == type && line.word == word;
        });
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    UserId m_boss;
};

QTEST_GUILESS_MAIN(DeskServiceTest)
#include "tst_desk_service.moc"
