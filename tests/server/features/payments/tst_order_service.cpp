// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/order_service.h"
#include "tests/support/test_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Order;
using payments::OrderStatus;
using Outcome = GatewayAnswer::Outcome;

namespace {

/// Answers as it is told to, or keeps its callbacks until the test lets them go. Called from the lanes.
class FakeGateway final : public Gateway {
public:
    QString name() const override { return u"fake"_s; }
    void confirm(const GatewayPayment &payment, Answer answer) override
    {
        ++confirms;
        answerWith(nextConfirm, payment, std::move(answer));
    }
    void query(const GatewayPayment &payment, Answer answer) override
    {
        ++queries;
        answerWith(nextQuery, payment, std::move(answer));
    }
    void refund(const GatewayRefund &, RefundAnswer answer) override { answer({}); }
    /// Lets go what was held, with one answer for all.
    void release(const GatewayAnswer &answer)
    {
        std::vector<Answer> all;
        {
            const std::lock_guard lock(m_mutex);
            all.swap(m_held);
        }
        for (const Answer &each : all)
            each(answer);
    }

    std::atomic_int confirms = 0;
    std::atomic_int queries = 0;
    std::atomic<Outcome> nextConfirm = Outcome::Approved;
    std::atomic<Outcome> nextQuery = Outcome::Unknown;
    std::atomic_bool holds = false;
    std::atomic<qint64> surplus = 0; ///< captured beyond what was asked

private:
    void answerWith(Outcome outcome, const GatewayPayment &payment, Answer answer)
    {
        if (holds) {
            const std::lock_guard lock(m_mutex);
            m_held.push_back(std::move(answer));
            return;
        }
        answer({outcome, outcome == Outcome::Approved ? payment.amount + Money{surplus} : Money{},
                outcome == Outcome::Declined ? u"REJECT_CARD_PAYMENT"_s : QString()});
    }
    std::mutex m_mutex; ///< guards m_held
    std::vector<Answer> m_held;
};

class FakePurpose final : public OrderPurpose {
public:
    Done settled(Work &work, const Order &order) override
    {
        if (failures-- > 0)
            return Error{Code::Unavailable, "test"};
        work.tell(Published{.kind = Published::Kind::Event,
                            .topic = "/topic/test",
                            .event = "settled",
                            .messageId = {},
                            .body = order.id.value.toLatin1(),
                            .user = {},
                            .session = {}});
        return {};
    }
    Done ended(Work &work, const Order &order) override
    {
        work.tell(Published{.kind = Published::Kind::Event,
                            .topic = "/topic/test",
                            .event = "ended",
                            .messageId = {},
                            .body = order.id.value.toLatin1(),
                            .user = {},
                            .session = {}});
        return {};
    }
    Done returned(Work &, const Order &, const payments::OrderReturn &) override { return {}; }
    std::atomic_int failures = 0;
};

} // namespace

class OrderServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::TestHouse>(engine);
        m_gateway = std::make_unique<FakeGateway>();
        m_purpose = std::make_unique<FakePurpose>();
        m_service = aService();
        m_mina = m_house->aUser(u"미나"_s);
        passed(0s);
    }
    void cleanup()
    {
        m_house.reset();
        m_service.reset();
    }

    void aConfirmedOrderIsSettledOnce()
    {
        const Order order = anOrder();
        QCOMPARE(confirm(order)->status, OrderStatus::Done);
        QCOMPARE(confirm(order)->status, OrderStatus::Done);
        QCOMPARE(m_gateway->confirms.load(), 1);
        QCOMPARE(told("settled"), 1);
        QVERIFY(found(order).nextCheckAt.isNull());
        QCOMPARE(found(order).decidedAt, m_house->clock().now());
    }

    void ordersCannotBeGuessed()
    {
        const Order first = anOrder();
        const Order second = anOrder();
        QVERIFY(first.id.value.size() >= 32 && first.id.value.size() <= 64);
        QVERIFY(QRegularExpression(u"^[0-9a-f]+$"_s).match(first.id.value).hasMatch());
        QVERIFY(first.id != second.id);
    }

    void impossibleAmountsAreRefused_data()
    {
        QTest::addColumn<qint64>("won");
        QTest::newRow("zero") << qint64(0);
        QTest::newRow("negative") << qint64(-1000);
        QTest::newRow("beyond the largest") << kLargestAmount.won + 1;
    }
    void impossibleAmountsAreRefused()
    {
        QFETCH(qint64, won);
        const auto refused = m_house->work<Order>(m_mina, [&](Work &work) {
            return m_service->open(work, {u"test"_s, 1, m_mina, u"title"_s, {won}});
        });
        QCOMPARE(refused.error().code, Code::InvalidValue);
    }

    void aChangedAmountIsRefusedAndNobodyIsAsked_data()
    {
        QTest::addColumn<QString>("amount");
        for (const char *amount : {"1", "10001", "-10000", "10000.0", "1e4", "10,000", "", "10000 ", "abc",
                                   "18446744073709561616", "１００００"})
            QTest::newRow(amount) << QString::fromUtf8(amount);
    }
    void aChangedAmountIsRefusedAndNobodyIsAsked()
    {
        QFETCH(QString, amount);
        const Order order = anOrder();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another amount came back.*stored 10000"_s));
        const auto refused = confirm({order.id, u"key-1"_s, amount});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::AmountMismatch);
        QCOMPARE(m_gateway->confirms.load(), 0);
        QCOMPARE(found(order).status, OrderStatus::Ready);
    }

    void aMalformedPaymentKeyIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("empty") << QString();
        QTest::newRow("long") << QString(201, u'k');
        QTest::newRow("line break") << u"key\r\nX: y"_s;
        QTest::newRow("not ASCII") << u"키"_s;
    }
    void aMalformedPaymentKeyIsRefused()
    {
        QFETCH(QString, key);
        const Order order = anOrder();
        QCOMPARE(confirm({order.id, key, u"10000"_s}).error().code, Code::Malformed);
        QCOMPARE(m_gateway->confirms.load(), 0);
    }

    void twoHundredConfirmsCaptureOnce_data()
    {
        QTest::addColumn<bool>("sameKey");
        QTest::newRow("same key") << true;
        QTest::newRow("different keys") << false;
    }
    void twoHundredConfirmsCaptureOnce()
    {
        QFETCH(bool, sameKey);
        const Order order = anOrder();
        std::atomic_int done = 0;
        std::atomic_int waiting = 0;
        for (int i = 0; i < 200; ++i) {
            const QString key = sameKey ? u"key"_s : u"key-%1"_s.arg(i);
            startConfirm(size_t(i), {order.id, key, u"10000"_s}, [&](const Result<Order> &result) {
                (result && result->status == OrderStatus::Done ? done : waiting)++;
            });
        }
        m_house->settle();
        QCOMPARE(done + waiting, 200);
        QVERIFY(done >= 1);
        QCOMPARE(m_gateway->confirms.load(), 1);
        QCOMPARE(told("settled"), 1);
        QCOMPARE(found(order).status, OrderStatus::Done);
    }

    void onePaymentPaysOneOrder()
    {
        const Order first = anOrder();
        const Order second = anOrder();
        QVERIFY(confirm({first.id, u"key"_s, u"10000"_s}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another order's payment"_s));
        const auto refused = confirm({second.id, u"key"_s, u"10000"_s});
        QCOMPARE(refused.error().code, Code::Conflict);
        QCOMPARE(found(second).status, OrderStatus::Ready);
        QCOMPARE(told("settled"), 1);
    }

    void aDeclinedOrderEndsWithoutMoney()
    {
        m_gateway->nextConfirm = Outcome::Declined;
        const Order order = anOrder();
        QCOMPARE(confirm(order)->status, OrderStatus::Aborted);
        QCOMPARE(found(order).reason, u"REJECT_CARD_PAYMENT"_s);
        QCOMPARE(told("settled"), 0);
        QCOMPARE(told("ended"), 1);
        m_gateway->nextConfirm = Outcome::Approved;
        QCOMPARE(confirm(order)->status, OrderStatus::Aborted);
        QCOMPARE(m_gateway->confirms.load(), 1);

        const Order other = anOrder();
        QCOMPARE(confirm({other.id, keyOf(order), u"10000"_s})->status, OrderStatus::Done);
    }

    void anUnknownOutcomeIsAskedAgainEverMoreSlowly()
    {
        m_gateway->nextConfirm = Outcome::Unknown;
        const Order order = anOrder();
        QCOMPARE(confirm(order)->status, OrderStatus::InProgress);
        QCOMPARE(told("settled") + told("ended"), 0);
        // The seconds, counted from the first question, at which the gateway is asked again.
        QList<int> askedAt;
        for (int second = 1; second <= 60; ++second) {
            const int before = m_gateway->queries;
            passed(1s);
            if (m_gateway->queries != before)
                askedAt += second;
        }
        QCOMPARE(askedAt, (QList<int>{2, 6, 14, 29, 44, 59}));
        QCOMPARE(found(order).status, OrderStatus::InProgress);
        QCOMPARE(m_gateway->confirms.load(), 1);

        m_gateway->nextQuery = Outcome::Approved;
        passed(15s);
        QCOMPARE(found(order).status, OrderStatus::Done);
        QCOMPARE(told("settled"), 1);
        passed(60s);
        QCOMPARE(told("settled"), 1);
    }

    void aRequestThatWasLostIsSentAgain()
    {
        m_gateway->nextConfirm = Outcome::Unknown;
        const Order order = anOrder();
        QVERIFY(confirm(order));
        m_gateway->nextConfirm = Outcome::Approved;
        m_gateway->nextQuery = Outcome::NotCaptured;
        passed(2s);
        QCOMPARE(m_gateway->confirms.load(), 2);
        QCOMPARE(found(order).status, OrderStatus::Done);
        QCOMPARE(told("settled"), 1);
    }

    void aLostRequestIsNotSentAgainAfterTheOrdersTime()
    {
        m_gateway->nextConfirm = Outcome::Unknown;
        m_gateway->nextQuery = Outcome::Unknown;
        const Order order = anOrder();
        QVERIFY(confirm(order));
        passed(31min);
        m_gateway->nextQuery = Outcome::NotCaptured;
        passed(20s);
        QCOMPARE(m_gateway->confirms.load(), 1);
        QCOMPARE(found(order).status, OrderStatus::Expired);
        QCOMPARE(told("ended"), 1);
    }

    void aPaymentInDoubtDoesNotExpire()
    {
        m_gateway->nextConfirm = Outcome::Unknown;
        const Order order = anOrder();
        QVERIFY(confirm(order));
        passed(24h);
        QCOMPARE(found(order).status, OrderStatus::InProgress);
        QVERIFY(m_house->metrics().text().contains("madang_payments_in_doubt 1"));
    }

    void anotherAmountAtTheGatewayIsNotSettled()
    {
        m_gateway->surplus = 5;
        const Order order = anOrder();
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(u"a person must look at.*ours 10000 theirs 10005"_s));
        QCOMPARE(confirm(order)->status, OrderStatus::InProgress);
        QCOMPARE(told("settled"), 0);
    }

    void whenThePurposeFailsTheDecisionIsMadeAgain()
    {
        m_purpose->failures = 1;
        const Order order = anOrder();
        QCOMPARE(confirm(order)->status, OrderStatus::InProgress);
        QCOMPARE(told("settled"), 0);
        m_gateway->nextQuery = Outcome::Approved;
        passed(20s);
        QCOMPARE(found(order).status, OrderStatus::Done);
        QCOMPARE(told("settled"), 1);
    }

    /// The process dies after the gateway captured and before we stored it; the next one asks at its start.
    void aRestartFindsWhatTheGatewayCaptured()
    {
        m_gateway->holds = true;
        const Order order = anOrder();
        startConfirm(0, {order.id, u"key"_s, u"10000"_s}, [](const Result<Order> &) {});
        m_house->settle();
        QCOMPARE(found(order).status, OrderStatus::InProgress);

        m_gateway->holds = false;
        m_gateway->nextQuery = Outcome::Approved;
        const auto restarted = aService();
        run(*restarted, &OrderService::recheck);
        QCOMPARE(found(order).status, OrderStatus::Done);
        QCOMPARE(told("settled"), 1);

        // The answer that got lost comes after all, in every possible wording.
        m_gateway->release({Outcome::Approved, {10'000}, {}});
        m_house->settle();
        QCOMPARE(told("settled"), 1);
    }

    void aLateContradictionChangesNothing()
    {
        m_gateway->holds = true;
        const Order order = anOrder();
        startConfirm(0, {order.id, u"key"_s, u"10000"_s}, [](const Result<Order> &) {});
        m_house->settle();
        m_gateway->holds = false;
        m_gateway->nextQuery = Outcome::Approved;
        passed(20s);
        QCOMPARE(found(order).status, OrderStatus::Done);
        m_gateway->release({Outcome::Declined, {}, u"REJECT_CARD_PAYMENT"_s});
        m_house->settle();
        QCOMPARE(found(order).status, OrderStatus::Done);
        QCOMPARE(told("ended"), 0);
    }

    void moneyThatSurfacesAfterWeGaveUpStillCounts_data()
    {
        QTest::addColumn<Outcome>("givenUpFor");
        QTest::addColumn<OrderStatus>("ended");
        QTest::newRow("not captured in time") << Outcome::NotCaptured << OrderStatus::Expired;
        QTest::newRow("declined") << Outcome::Declined << OrderStatus::Aborted;
    }
    void moneyThatSurfacesAfterWeGaveUpStillCounts()
    {
        QFETCH(Outcome, givenUpFor);
        QFETCH(OrderStatus, ended);
        m_gateway->holds = true;
        const Order order = anOrder();
        startConfirm(0, {order.id, u"key"_s, u"10000"_s}, [](const Result<Order> &) {});
        m_house->settle();
        m_gateway->holds = false;
        m_gateway->nextQuery = givenUpFor;
        passed(31min);
        QCOMPARE(found(order).status, ended);
        QCOMPARE(m_gateway->confirms.load(), 1);

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"captured after it had ended"_s));
        m_gateway->release({Outcome::Approved, {10'000}, {}});
        m_house->settle();
        QCOMPARE(found(order).status, OrderStatus::Done);
        QVERIFY(!found(order).reason);
        QCOMPARE(told("settled"), 1);
    }

    void anUnpaidOrderExpires()
    {
        const Order order = anOrder();
        passed(29min);
        QCOMPARE(found(order).status, OrderStatus::Ready);
        passed(1min);
        QCOMPARE(found(order).status, OrderStatus::Expired);
        QCOMPARE(told("ended"), 1);
        QCOMPARE(confirm(order)->status, OrderStatus::Expired);
        QCOMPARE(m_gateway->confirms.load(), 0);
    }

    void anOrderPastItsTimeCannotBePaidBeforeTheScheduleComes()
    {
        const Order order = anOrder();
        m_house->clock().advance(30min);
        QCOMPARE(confirm(order).error().code, Code::Expired);
        QCOMPARE(m_gateway->confirms.load(), 0);
    }

    void anUnknownOrderIsNotFound()
    {
        QCOMPARE(confirm({OrderId{u"nobody"_s}, u"key"_s, u"1"_s}).error().code, Code::NotFound);
    }

private:
    std::unique_ptr<OrderService> aService()
    {
        auto service = std::make_unique<OrderService>(m_store, m_house->lanes(), m_house->metrics(),
                                                      OrderRules{u"fake"_s, 30min});
        service->addGateway(*m_gateway);
        service->addPurpose(u"test"_s, *m_purpose);
        return service;
    }
    Order anOrder()
    {
        const auto order = m_house->work<Order>(m_mina, [&](Work &work) {
            return m_service->open(work, {u"test"_s, ++m_subject, m_mina, u"title"_s, {10'000}});
        });
        return order ? *order : Order{};
    }
    static QString keyOf(const Order &order) { return u"key-of-"_s + order.id.value; }
    Result<Order> confirm(const Order &order) { return confirm({order.id, keyOf(order), u"10000"_s}); }
    Result<Order> confirm(const PaymentReturn &back)
    {
        std::optional<Result<Order>> answer;
        startConfirm(0, back, [&answer](const Result<Order> &result) { answer = result; });
        m_house->settle();
        return answer.value_or(Error{Code::Internal, "no-answer"});
    }
    /// As the page does it: one unit, then what follows after its COMMIT.
    void startConfirm(size_t lane, const PaymentReturn &back, std::function<void(Result<Order>)> finish)
    {
        m_house->lanes().post<Later<Order>>(
            LaneKind::Write, lane, test::TestHouse::guest(),
            [this, back](Work &work) { return m_service->confirm(work, back); },
            [finish](const Result<Later<Order>> &later) {
                if (later)
                    (*later)(finish);
                else
                    finish(later.error());
            });
    }
    Order found(const Order &order)
    {
        const auto now
            = m_house->work<Order>({}, [&](Work &work) { return m_service->find(work, order.id); });
        return now ? *now : Order{};
    }
    void run(OrderService &service, Done (OrderService::*job)(Work &))
    {
        const auto ran = m_house->work<int>({}, [&](Work &work) -> Result<int> {
            TRY((service.*job)(work));
            return 1;
        });
        QVERIFY(ran);
        m_house->settle();
    }
    void passed(std::chrono::milliseconds span)
    {
        m_house->clock().advance(span);
        run(*m_service, &OrderService::recheck);
        run(*m_service, &OrderService::expire);
    }
    int told(const char *event)
    {
        int count = 0;
        for (const PublishedPtr &each : m_house->told("/topic/test"))
            count += each->event == event;
        return count;
    }

    OrderStore m_store;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<FakePurpose> m_purpose;
    std::unique_ptr<OrderService> m_service;
    std::unique_ptr<test::TestHouse> m_house;
    UserId m_mina;
    qint64 m_subject = 0;
};

QTEST_GUILESS_MAIN(OrderServiceTest)
#include "tst_order_service.moc"
