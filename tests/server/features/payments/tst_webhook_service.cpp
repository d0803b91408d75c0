// SPDX-License-Identifier: GPL-3.0-or-later
// What comes to the webhook's address, honest and not: it is kept, and only the gateway itself is believed.
#include "tests/support/money_house.h"
#include "tests/support/toss_imposter.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::Donation;
using payments::OrderStatus;
using test::TossFault;
using test::TossMethod;

class WebhookServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_imposter = std::make_unique<test::TossImposter>();
        test::MoneySettings settings;
        settings.orders.gateway = u"toss"_s;
        settings.toss = {m_imposter->address(), {}, m_imposter->secretKey(), 500ms};
        m_house = std::make_unique<test::MoneyHouse>(engine, settings);
        m_mina = m_house->aUser(u"미나"_s);
        m_campaign = m_house->aCampaign().id;
    }
    void cleanup()
    {
        m_house.reset();
        m_imposter.reset();
    }

    void oneEventTenTimesIsOneRow()
    {
        const Donation gift = aVirtualAccount();
        m_imposter->book().deposit(gift.order.value);
        const QByteArray event = m_imposter->book().webhook(gift.order.value);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(m_house->hook(event), 200);
        QCOMPARE(m_house->count(u"payment_webhook"_s), 1);
        QCOMPARE(m_house->count(u"payment_webhook"_s, u"repeats = 9 AND state = 'settled'"_s), 1);
        QCOMPARE(statusOf(gift), OrderStatus::Done);
        QCOMPARE(m_house->count(u"ledger_entry"_s, u"kind = 'donation'"_s), 1);
    }

    void anOldWordAfterANewOneChangesNothing()
    {
        const Donation gift = aVirtualAccount();
        const QByteArray waiting = m_imposter->book().webhook(gift.order.value);
        m_imposter->book().deposit(gift.order.value);
        m_house->hook(m_imposter->book().webhook(gift.order.value));
        m_house->hook(waiting);
        QCOMPARE(statusOf(gift), OrderStatus::Done);
        QVERIFY(m_house->booksHold());
    }

    void aForgedDepositIsNotBelieved()
    {
        const Donation gift = aVirtualAccount();
        const QJsonObject forged{{u"orderId"_s, gift.order.value},
                                 {u"status"_s, u"DONE"_s},
                                 {u"secret"_s, u"guessed"_s},
                                 {u"transactionKey"_s, u"x"_s}};
        QCOMPARE(m_house->hook(QJsonDocument(forged).toJson()), 200);
        QCOMPARE(statusOf(gift), OrderStatus::WaitingForDeposit);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.number), Money{});
    }

    void nonsenseIsKeptAndIgnored_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("octets") << QByteArray("\x00\xff\xfe\x00", 4);
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("deep") << QByteArray(2000, '[');
        QTest::newRow("no text") << QByteArray("{\"data\":{\"orderId\":5,\"paymentKey\":[]}}");
        QTest::newRow("strange id") << QByteArray("{\"orderId\":\"'; DROP TABLE payment_order; --\"}");
    }
    void nonsenseIsKeptAndIgnored()
    {
        QFETCH(QByteArray, body);
        QCOMPARE(m_house->hook(body), 200);
        QCOMPARE(m_house->count(u"payment_webhook"_s, u"state = 'ignored' AND reason = 'unreadable'"_s), 1);
        QCOMPARE(m_imposter->requests(), 0);
        const auto stored = m_house->store().db().only<QString>(u"SELECT body FROM payment_webhook"_s);
        QCOMPARE(QByteArray::fromBase64(stored->toLatin1()), body);
    }

    void nothingAtAllIsMalformed()
    {
        QCOMPARE(m_house->askRaw("POST", u"/api/v1/webhooks/toss"_s, {}).error().code, Code::Malformed);
        QCOMPARE(m_house->count(u"payment_webhook"_s), 0);
    }

    void anOrderNobodyKnowsIsIgnored()
    {
        QCOMPARE(m_house->hook("{\"orderId\":\"no-such-order\",\"status\":\"DONE\"}"), 200);
        QCOMPARE(m_house->count(u"payment_webhook"_s, u"state = 'ignored' AND reason = 'unknown-order'"_s),
                 1);
    }

    void moneyForAnOrderThatIsNotOursIsLaidBeforeAPerson()
    {
        takenForNobody(u"order-of-a-lost-store"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"money of no order of ours"_s));
        m_house->hook(m_imposter->book().webhook(u"order-of-a-lost-store"_s));
        QVERIFY(dead().isEmpty());
        QCOMPARE(
            m_house->count(u"unmatched_money"_s,
                           u"kind = 'no-order' AND gateway = 'toss' AND captured = 5000 AND expected = 0 "
                           "AND order_id = 'order-of-a-lost-store'"_s),
            1);
        QCOMPARE(m_house->count(u"payment_webhook"_s, u"state = 'settled' AND reason = 'no-order'"_s), 1);
    }

    void whatWasGivenBackBehindOurBackIsLaidBeforeAPerson()
    {
        const Donation gift = aPaidGift();
        const QString key = m_imposter->book().paymentOf(gift.order.value)->paymentKey;
        m_imposter->book().answer("POST", u"/v1/payments/%1/cancel"_s.arg(key),
                                  "Basic " + (m_imposter->secretKey() + u':').toUtf8().toBase64(), "k",
                                  "{\"cancelReason\":\"in their window\"}");
        m_house->hook(m_imposter->book().webhook(gift.order.value));
        QCOMPARE(waitingWith(u"returned-at-gateway"_s), 1); // perhaps by us, and not in our books yet
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a webhook is given up"_s));
        for (int i = 0; i < 4; ++i)
            m_house->passOutside(5min);
        QCOMPARE(dead().size(), 1);
        QCOMPARE(dead().first().reason, u"returned-at-gateway"_s);
        QCOMPARE(statusOf(gift), OrderStatus::Done);
    }

    void aSilentGatewayIsAskedEverMoreSlowlyThenTheLetterIsDead()
    {
        const Donation gift = aVirtualAccount();
        m_imposter->book().deposit(gift.order.value);
        m_imposter->choose([] { return TossFault::ErrorBefore; });
        m_house->hook(m_imposter->book().webhook(gift.order.value));
        QCOMPARE(waitingWith(u"gateway-silent"_s), 1);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a webhook is given up"_s));
        int minutes = 0;
        for (; minutes < 600 && dead().isEmpty(); minutes += 5)
            m_house->passOutside(5min);
        QVERIFY2(minutes > 120 && minutes < 300, qPrintable(QString::number(minutes)));
        QCOMPARE(dead().first().attempts, 8);
        QCOMPARE(dead().first().reason, u"gateway-silent"_s);

        m_imposter->choose([] { return TossFault::None; });
        QVERIFY(replay(dead().first().id));
        m_house->settleOutside();
        QVERIFY(dead().isEmpty());
        QCOMPARE(statusOf(gift), OrderStatus::Done);
    }

    void onlyTheDeadAreReplayed()
    {
        m_house->hook("{\"orderId\":\"no-such-order\"}");
        const auto id = m_house->store().db().only<WebhookId>(u"SELECT id FROM payment_webhook"_s);
        QCOMPARE(replay(*id).error().code, Code::Conflict);
        QCOMPARE(replay({1}).error().code, Code::NotFound);
    }

    void whatCameToAGoodEndIsForgottenAfterAMonth()
    {
        m_house->hook("{\"orderId\":\"no-such-order\"}");
        m_house->passOutside(24h * 29);
        QCOMPARE(m_house->count(u"payment_webhook"_s), 1);
        m_house->passOutside(24h * 2);
        QCOMPARE(m_house->count(u"payment_webhook"_s), 0);
    }

    void twoHundredAtOnceSettleOnce()
    {
        const Donation gift = aVirtualAccount();
        m_imposter->book().deposit(gift.order.value);
        std::atomic_int answered = 0;
        for (int i = 0; i < 200; ++i) {
            const QJsonObject event{{u"orderId"_s, gift.order.value}, {u"status"_s, u"DONE"_s}, {u"n"_s, i}};
            const auto reply
                = m_house->askRaw("POST", u"/api/v1/webhooks/toss"_s, QJsonDocument(event).toJson());
            answered += reply && reply->status == 200;
        }
        m_house->settleOutside();
        QCOMPARE(answered.load(), 200);
        QCOMPARE(statusOf(gift), OrderStatus::Done);
        QCOMPARE(m_house->count(u"ledger_entry"_s, u"kind = 'donation'"_s), 1);
        QVERIFY(m_house->booksHold());
    }

private:
    Donation aWish(qint64 won = 25'000)
    {
        const auto made
            = m_house->call(m_mina, campaigns::donate, test::MoneyHouse::aWish(m_campaign, {won}));
        return made ? made->donation : Donation{};
    }
    Donation paidWith(TossMethod method)
    {
        const Donation gift = aWish();
        const QString key = m_imposter->book().authorise(gift.order.value, gift.amount.won, method);
        m_house->comeBack(gift.order, key, gift.amount);
        return gift;
    }
    Donation aVirtualAccount() { return paidWith(TossMethod::VirtualAccount); }
    Donation aPaidGift() { return paidWith(TossMethod::Card); }
    void takenForNobody(const QString &order)
    {
        const QString key = m_imposter->book().authorise(order, 5000);
        m_imposter->book().answer(
            "POST", u"/v1/payments/confirm"_s,
            "Basic " + (m_imposter->secretKey() + u':').toUtf8().toBase64(), "stranger",
            QJsonDocument(QJsonObject{{u"paymentKey"_s, key}, {u"orderId"_s, order}, {u"amount"_s, 5000}})
                .toJson());
    }
    OrderStatus statusOf(const Donation &gift)
    {
        const auto now = m_house->call(m_mina, campaigns::donation, {gift.id});
        return now ? now->status : OrderStatus::Ready;
    }
    QList<Webhook> dead()
    {
        const auto list = m_house->work<QList<Webhook>>(
            {}, [&](Work &work) { return m_house->payments().webhooks().dead(work, {}, 10); });
        return list ? *list : QList<Webhook>();
    }
    Result<Webhook> replay(WebhookId id)
    {
        return m_house->work<Webhook>(
            {}, [&](Work &work) { return m_house->payments().webhooks().replay(work, id); });
    }
    qint64 waitingWith(const QString &reason)
    {
        return m_house->count(u"payment_webhook"_s, u"state = 'waiting' AND reason = '%1'"_s.arg(reason));
    }

    std::unique_ptr<test::TossImposter> m_imposter;
    std::unique_ptr<test::MoneyHouse> m_house;
    UserId m_mina;
    CampaignId m_campaign;
};

QTEST_GUILESS_MAIN(WebhookServiceTest)
#include "tst_webhook_service.moc"
