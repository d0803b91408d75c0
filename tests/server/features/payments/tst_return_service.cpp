// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/return_service.h"
#include "tests/support/test_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Order;
using payments::OrderReturn;
using payments::OrderStatus;
using payments::ReturnStatus;
using Outcome = GatewayRefundAnswer::Outcome;

namespace {

/// Captures whatever it is asked to; gives back as it is told to, or keeps its callbacks. Called from the
/// lanes.
class FakeGateway final : public Gateway {
public:
    QString name() const override { return u"fake"_s; }
    void confirm(const GatewayPayment &payment, Answer answer) override
    {
        if (holdsConfirms) {
            const std::lock_guard lock(m_mutex);
            m_confirms.push_back([answer = std::move(answer), amount = payment.amount] {
                answer({GatewayAnswer::Outcome::Approved, amount, {}});
            });
            return;
        }
        answer({GatewayAnswer::Outcome::Approved, payment.amount, {}});
    }
    void query(const GatewayPayment &payment, Answer answer) override
    {
        answer({GatewayAnswer::Outcome::Approved, payment.amount, {}});
    }
    void refund(const GatewayRefund &refund, RefundAnswer answer) override
    {
        const std::lock_guard lock(m_mutex);
        asked += refund.key;
        if (holds)
            m_held.push_back(std::move(answer));
        else
            answer({next, next == Outcome::Refused ? u"NOT_CANCELABLE_PAYMENT"_s : QString()});
    }
    void release(const GatewayRefundAnswer &answer)
    {
        for (const RefundAnswer &each : taken(m_held))
            each(answer);
    }
    void releaseConfirms()
    {
        for (const auto &each : taken(m_confirms))
            each();
    }

    QStringList asked; ///< keys, in order
    std::atomic<Outcome> next = Outcome::Returned;
    std::atomic_bool holds = false;
    std::atomic_bool holdsConfirms = false;

private:
    template <typename T> std::vector<T> taken(std::vector<T> &from)
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(from, {});
    }
    std::mutex m_mutex; ///< guards asked, m_held, m_confirms
    std::vector<RefundAnswer> m_held;
    std::vector<std::function<void()>> m_confirms;
};

class FakePurpose final : public OrderPurpose {
public:
    Done settled(Work &, const Order &) override { return {}; }
    Done ended(Work &, const Order &) override { return {}; }
    Done returned(Work &work, const Order &order, const OrderReturn &back) override
    {
        if (failures-- > 0)
            return Error{Code::Unavailable, "test"};
        work.tell(Published{.kind = Published::Kind::Event,
                            .topic = "/topic/test",
                            .event = "returned",
                            .messageId = {},
                            .body = QByteArray::number(back.amount.won) + ' '
                                + QByteArray::number(order.refunded.won) + ' '
                                + QString(json::wordOfEnum(order.status)).toLatin1(),
                            .user = {},
                            .session = {}});
        return {};
    }
    std::atomic_int failures = 0;
};

class FakeWatcher final : public ReturnWatcher {
public:
    Done ended(Work &, const Order &, const OrderReturn &back) override
    {
        ++(back.status == ReturnStatus::Returned ? returned : refused);
        return {};
    }
    std::atomic_int returned = 0;
    std::atomic_int refused = 0;
};

} // namespace

class ReturnServiceTest : public QObject {
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
        m_watcher = std::make_unique<FakeWatcher>();
        m_orders = std::make_unique<OrderService>(m_orderStore, m_house->lanes(), m_house->metrics(),
                                                  OrderRules{u"fake"_s, 30min});
        m_orders->addGateway(*m_gateway);
        m_orders->addPurpose(u"test"_s, *m_purpose);
        m_service = aService();
        m_mina = m_house->aUser(u"미나"_s);
        passed(0s);
    }
    void cleanup()
    {
        m_house.reset();
        m_service.reset();
        m_orders.reset();
    }

    void inThreePartsAndAFourthIsRefused()
    {
        const Order order = aPaidOrder();
        QCOMPARE(back(order, 3'000)->status, ReturnStatus::Returned);
        QCOMPARE(found(order).status, OrderStatus::PartialCanceled);
        QCOMPARE(back(order, 3'000)->status, ReturnStatus::Returned);
        const Error tooMuch = back(order, 4'001).error();
        QCOMPARE(tooMuch, (Error{Code::InvalidValue, "remaining-4000"}.at(u"amount"_s)));
        QCOMPARE(back(order, 4'000)->status, ReturnStatus::Returned);
        QCOMPARE(found(order).status, OrderStatus::Canceled);
        QCOMPARE(found(order).refunded, Money{10'000});
        QCOMPARE(back(order, 1).error(), (Error{Code::Conflict, "refunded"}));
        QCOMPARE(told(),
                 (QList<QByteArray>{"3000 3000 PARTIAL_CANCELED", "3000 6000 PARTIAL_CANCELED",
                                    "4000 10000 CANCELED"}));
        QCOMPARE(m_watcher->returned.load(), 3);
    }

    void oneKeyReturnsOnce()
    {
        const Order order = aPaidOrder();
        QCOMPARE(back(order, 3'000, u"k"_s)->status, ReturnStatus::Returned);
        QCOMPARE(back(order, 3'000, u"k"_s)->status, ReturnStatus::Returned);
        QCOMPARE(back(order, 4'000, u"k"_s).error().code, Code::KeyReused);
        QCOMPARE(back(aPaidOrder(), 3'000, u"k"_s).error().code, Code::KeyReused);
        QCOMPARE(m_gateway->asked, QStringList{u"k"_s});
        QCOMPARE(found(order).refunded, Money{3'000});
    }

    void impossibleAmountsAreRefused()
    {
        const Order order = aPaidOrder();
        QCOMPARE(back(order, 0).error().code, Code::InvalidValue);
        QCOMPARE(back(order, -5).error().code, Code::InvalidValue);
        QCOMPARE(back(order, 10'001).error().about, u"remaining-10000"_s);
        QVERIFY(m_gateway->asked.isEmpty());
    }

    void whatWasNotPaidCannotGoBack()
    {
        const Order ready = anOrder();
        QCOMPARE(back(ready, 1).error(), (Error{Code::Conflict, "not-paid"}));
        // Being confirmed right now: the outcome decides, not who is faster.
        m_gateway->holdsConfirms = true;
        const Order asked = anOrder();
        startConfirm(asked);
        m_house->settle();
        QCOMPARE(back(asked, 10'000).error(), (Error{Code::Conflict, "not-paid"}));
        m_gateway->releaseConfirms();
        m_house->settle();
        QCOMPARE(found(asked).status, OrderStatus::Done);
        QCOMPARE(back(asked, 10'000)->status, ReturnStatus::Returned);
        QCOMPARE(back({}, 1).error().code, Code::NotFound);
    }

    void aLateWordAboutThePaymentDoesNotBringItBack()
    {
        m_gateway->holdsConfirms = true;
        const Order order = anOrder();
        startConfirm(order);
        m_house->settle();
        m_house->clock().advance(20s);
        run([this](Work &work) { return m_orders->recheck(work); });
        QCOMPARE(found(order).status, OrderStatus::Done);
        QCOMPARE(back(order, 10'000)->status, ReturnStatus::Returned);
        m_gateway->releaseConfirms();
        m_house->settle();
        QCOMPARE(found(order).status, OrderStatus::Canceled);
        QVERIFY(startConfirm(order)); // the browser's way back, once more
        m_house->settle();
        QCOMPARE(found(order).status, OrderStatus::Canceled);
    }

    void anUnknownOutcomeIsAskedAgainWithTheSameKey()
    {
        m_gateway->next = Outcome::Unknown;
        const Order order = aPaidOrder();
        QCOMPARE(back(order, 4'000, u"k"_s)->status, ReturnStatus::Asked);
        // On its way counts as gone: nobody else can have it.
        QCOMPARE(back(order, 7'000).error().about, u"remaining-6000"_s);
        QCOMPARE(found(order).status, OrderStatus::Done);
        QList<int> askedAt;
        for (int second = 1; second <= 60; ++second) {
            const qsizetype before = m_gateway->asked.size();
            passed(1s);
            if (m_gateway->asked.size() != before)
                askedAt += second;
        }
        QCOMPARE(askedAt, (QList<int>{2, 6, 14, 29, 44, 59}));
        QVERIFY(m_house->metrics().text().contains("madang_payments_returns_in_doubt 1"));
        m_gateway->next = Outcome::Returned;
        passed(15s);
        QCOMPARE(m_gateway->asked.count(u"k"_s), m_gateway->asked.size());
        QCOMPARE(found(order).refunded, Money{4'000});
        passed(60s);
        QCOMPARE(told().size(), 1);
        QCOMPARE(m_watcher->returned.load(), 1);
    }

    void aRefusedReturnLeavesEverythingAsItWas()
    {
        m_gateway->next = Outcome::Refused;
        const Order order = aPaidOrder();
        const auto refused = back(order, 10'000);
        QCOMPARE(refused->status, ReturnStatus::Refused);
        QCOMPARE(refused->refusal, u"NOT_CANCELABLE_PAYMENT"_s);
        QCOMPARE(found(order).status, OrderStatus::Done);
        QCOMPARE(m_watcher->refused.load(), 1);
        QVERIFY(told().isEmpty());
        m_gateway->next = Outcome::Returned;
        QCOMPARE(back(order, 10'000)->status, ReturnStatus::Returned);
    }

    /// The process dies after the gateway gave back and before we stored it; the next one asks at its start.
    void aRestartFindsWhatTheGatewayGaveBack()
    {
        m_gateway->holds = true;
        const Order order = aPaidOrder();
        QVERIFY(!answered(startBack(order, 10'000, u"k"_s)));
        m_gateway->holds = false;
        const auto restarted = aService();
        run([&restarted](Work &work) { return restarted->recheck(work); });
        QCOMPARE(found(order).status, OrderStatus::Canceled);
        QCOMPARE(told().size(), 1);
        m_gateway->release({Outcome::Returned, {}});
        m_house->settle();
        QCOMPARE(told().size(), 1);
        QCOMPARE(found(order).refunded, Money{10'000});
    }

    void whenThePurposeFailsItIsSettledAgain()
    {
        m_purpose->failures = 1;
        const Order order = aPaidOrder();
        QCOMPARE(back(order, 10'000)->status, ReturnStatus::Asked);
        QCOMPARE(found(order).refunded, Money{});
        passed(20s);
        QCOMPARE(found(order).status, OrderStatus::Canceled);
        QCOMPARE(told().size(), 1);
    }

    void twentyAtOnceNeverReturnMoreThanWasPaid_data()
    {
        QTest::addColumn<qint64>("won");
        QTest::addColumn<int>("fits");
        QTest::newRow("all of it") << qint64(10'000) << 1;
        QTest::newRow("30 %") << qint64(3'000) << 3;
    }
    void twentyAtOnceNeverReturnMoreThanWasPaid()
    {
        QFETCH(qint64, won);
        QFETCH(int, fits);
        const Order order = aPaidOrder();
        std::vector<std::shared_ptr<std::optional<Result<OrderReturn>>>> answers;
        for (int i = 0; i < 20; ++i)
            answers.push_back(startBack(order, won, u"race-%1"_s.arg(i), size_t(i)));
        m_house->settle();
        int returned = 0;
        for (const auto &each : answers)
            returned += *each && **each && (**each)->status == ReturnStatus::Returned;
        QCOMPARE(returned, fits);
        QCOMPARE(m_gateway->asked.size(), fits);
        QCOMPARE(found(order).refunded, Money{won * fits});
    }

private:
    using Answered = std::shared_ptr<std::optional<Result<OrderReturn>>>;

    std::unique_ptr<ReturnService> aService()
    {
        auto service = std::make_unique<ReturnService>(m_store, m_orderStore, *m_orders, m_house->lanes(),
                                                       m_house->metrics());
        service->addWatcher(*m_watcher);
        return service;
    }
    Order anOrder()
    {
        const auto order = m_house->work<Order>(m_mina, [&](Work &work) {
            return m_orders->open(work, {u"test"_s, ++m_count, m_mina, u"title"_s, {10'000}});
        });
        return order ? *order : Order{};
    }
    bool startConfirm(const Order &order)
    {
        const auto started = m_house->work<bool>({}, [&](Work &work) -> Result<bool> {
            TRY(const auto later,
                m_orders->confirm(work, {order.id, u"key-"_s + order.id.value, u"10000"_s}));
            work.afterCommit([later] { later([](const Result<Order> &) {}); });
            return true;
        });
        return started && *started;
    }
    Order aPaidOrder()
    {
        const Order order = anOrder();
        startConfirm(order);
        m_house->settle();
        return order;
    }
    /// As a feature does it: one unit, then what follows after its COMMIT.
    Answered startBack(const Order &order, qint64 won, const QString &key, size_t lane = 0)
    {
        auto answer = std::make_shared<std::optional<Result<OrderReturn>>>();
        m_house->lanes().post<Later<OrderReturn>>(
            LaneKind::Write, lane, Caller{},
            [this, order, won, key](Work &work) {
                return m_service->start(work, {key, order.id, {won}, u"왜냐하면"_s});
            },
            [answer](const Result<Later<OrderReturn>> &later) {
                if (later)
                    (*later)([answer](const Result<OrderReturn> &result) { *answer = result; });
                else
                    *answer = later.error();
            });
        return answer;
    }
    bool answered(const Answered &answer)
    {
        m_house->settle();
        return answer->has_value();
    }
    Result<OrderReturn> back(const Order &order, qint64 won, const QString &key = {})
    {
        const auto answer = startBack(order, won, key.isEmpty() ? u"key-%1"_s.arg(++m_count) : key);
        return answered(answer) ? **answer : Result<OrderReturn>(Error{Code::Internal, "no-answer"});
    }
    Order found(const Order &order)
    {
        const auto now = m_house->work<Order>({}, [&](Work &work) { return m_orders->find(work, order.id); });
        return now ? *now : Order{};
    }
    void run(const std::function<Done(Work &)> &job)
    {
        const auto ran = m_house->work<int>({}, [&](Work &work) -> Result<int> {
            TRY(job(work));
            return 1;
        });
        QVERIFY(ran);
        m_house->settle();
    }
    void passed(std::chrono::milliseconds span)
    {
        m_house->clock().advance(span);
        run([this](Work &work) { return m_service->recheck(work); });
    }
    QList<QByteArray> told()
    {
        QList<QByteArray> bodies;
        for (const PublishedPtr &each : m_house->told("/topic/test"))
            bodies += each->body;
        return bodies;
    }

    OrderStore m_orderStore;
    ReturnStore m_store;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<FakePurpose> m_purpose;
    std::unique_ptr<FakeWatcher> m_watcher;
    std::unique_ptr<OrderService> m_orders;
    std::unique_ptr<ReturnService> m_service;
    std::unique_ptr<test::TestHouse> m_house;
    UserId m_mina;
    qint64 m_count = 0;
};

QTEST_GUILESS_MAIN(ReturnServiceTest)
#include "tst_return_service.moc"
