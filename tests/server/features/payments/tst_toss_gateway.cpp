// SPDX-License-Identifier: GPL-3.0-or-later
// Gifts through Toss Payments with real HTTP between: the imposter keeps its own book, and afterwards the two
// books must agree, whatever got lost between them.
#include "tests/support/money_house.h"
#include "tests/support/patience.h"
#include "tests/support/toss_imposter.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::Donation;
using payments::OrderStatus;
using test::TossFault;
using test::TossMethod;

class TossGatewayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_imposter = std::make_unique<test::TossImposter>();
        m_imposter->setLateness(600ms);
        test::MoneySettings settings;
        settings.orders.gateway = u"toss"_s;
        settings.toss = {m_imposter->address(), u"test_gck_imposter"_s, m_imposter->secretKey(), 250ms};
        m_house = std::make_unique<test::MoneyHouse>(engine, settings);
        m_mina = m_house->aUser(u"미나"_s);
        m_campaign = m_house->aCampaign().id;
    }
    void cleanup()
    {
        m_house.reset();
        m_imposter.reset();
    }

    void aPaidGiftIsInBothBooks()
    {
        const Donation gift = aWish(25'000);
        comeBack(gift);
        QCOMPARE(seen(gift).status, OrderStatus::Done);
        QCOMPARE(seen(gift).gateway, u"toss"_s);
        booksAgree();
        QCOMPARE(m_imposter->book().held(), 25'000);
    }

    void aDeclinedCardEndsTheOrderWithTheirWord()
    {
        const Donation gift = aWish(25'000);
        comeBack(gift, TossMethod::DeclinedCard);
        QCOMPARE(seen(gift).status, OrderStatus::Aborted);
        QCOMPARE(seen(gift).reason, u"REJECT_CARD_PAYMENT"_s);
        booksAgree();
    }

    void aTamperedAmountNeverReachesThem()
    {
        const Donation gift = aWish(25'000);
        const QString key = m_imposter->book().authorise(gift.order.value, 25'000);
        QVERIFY(m_house->comeBack(gift.order, key, {1}) >= 400);
        QCOMPARE(m_imposter->requests(), 0);
        QCOMPARE(seen(gift).status, OrderStatus::Ready);
    }

    void whatEndsUnclearIsAskedUntilItIsClear_data()
    {
        QTest::addColumn<TossFault>("fault");
        QTest::newRow("broken before") << TossFault::DropBefore;
        QTest::newRow("broken after") << TossFault::DropAfter;
        QTest::newRow("500 before") << TossFault::ErrorBefore;
        QTest::newRow("500 after") << TossFault::ErrorAfter;
        QTest::newRow("provider") << TossFault::ProviderError;
        QTest::newRow("late") << TossFault::Late;
        QTest::newRow("garbage") << TossFault::Garbage;
    }
    void whatEndsUnclearIsAskedUntilItIsClear()
    {
        QFETCH(TossFault, fault);
        // Qt itself repeats a request whose kept connection breaks: only a gateway that stays away is silent.
        m_imposter->setFaults({fault, fault, fault, fault, fault});
        const Donation gift = aWish(25'000);
        comeBack(gift);
        if (seen(gift).status != OrderStatus::Done) {
            QCOMPARE(seen(gift).status, OrderStatus::InProgress);
            QVERIFY(seen(gift).nextCheckAt);
            QCOMPARE(notices(u"donation.waiting"_s), 1);
        }
        m_imposter->setFaults({});
        m_house->passOutside(20s);
        m_house->passOutside(20s);
        QCOMPARE(seen(gift).status, OrderStatus::Done);
        QVERIFY(!seen(gift).nextCheckAt);
        QCOMPARE(m_imposter->book().paymentOf(gift.order.value)->captures, 1);
        booksAgree();
    }

    void twoHundredBrowsersComeBackAndMoneyIsTakenOnce()
    {
        const Donation gift = aWish(25'000);
        const QString key = m_imposter->book().authorise(gift.order.value, 25'000);
        std::vector<std::future<Result<Reply>>> pages;
        for (int i = 0; i < 200; ++i)
            pages.push_back(m_house->startAsking(
                "GET", u"/pay/success"_s,
                {{u"orderId"_s, gift.order.value}, {u"paymentKey"_s, key}, {u"amount"_s, u"25000"_s}}));
        for (auto &page : pages)
            QCOMPARE(page.get()->status, 200);
        m_house->settleOutside();
        QCOMPARE(m_imposter->requests(u"/confirm"_s), 1);
        QCOMPARE(m_imposter->book().paymentOf(gift.order.value)->captures, 1);
        QCOMPARE(seen(gift).status, OrderStatus::Done);
        QCOMPARE(m_house->count(u"ledger_entry"_s, u"kind = 'donation'"_s), 1);
        booksAgree();
    }

    void twoPaymentsOfOneOrderAreNotBothTaken()
    {
        const Donation gift = aWish(25'000);
        const QString first = m_imposter->book().authorise(gift.order.value, 25'000);
        const QString second = m_imposter->book().authorise(gift.order.value, 25'000);
        m_house->comeBack(gift.order, first, {25'000});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a second payment of one order"_s));
        m_house->comeBack(gift.order, second, {25'000});
        QVERIFY(!m_imposter->book().capturedTwice());
        booksAgree();
    }

    void aVirtualAccountIsShownUntilTheMoneyComes()
    {
        const Donation gift = aWish(25'000);
        comeBack(gift, TossMethod::VirtualAccount);
        const Donation waiting = seen(gift);
        QCOMPARE(waiting.status, OrderStatus::WaitingForDeposit);
        QVERIFY(waiting.deposit);
        QCOMPARE(waiting.deposit->bank, u"우리은행"_s);
        QVERIFY(waiting.nextCheckAt);
        QCOMPARE(notices(u"donation.waiting"_s), 1);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.number), Money{});

        QVERIFY(m_imposter->book().deposit(gift.order.value));
        QCOMPARE(m_house->hook(m_imposter->book().webhook(gift.order.value)), 200);
        QCOMPARE(seen(gift).status, OrderStatus::Done);
        QVERIFY(!seen(gift).deposit);
        QCOMPARE(notices(u"donation.settled"_s), 1);
        booksAgree();
    }

    void aDepositIsFoundWhenNoWebhookEverComes()
    {
        const Donation gift = aWish(25'000);
        comeBack(gift, TossMethod::VirtualAccount);
        QVERIFY(m_imposter->book().deposit(gift.order.value));
        m_house->passOutside(31s);
        QCOMPARE(seen(gift).status, OrderStatus::Done);
        booksAgree();
    }

    void aDepositIsAskedAboutEverMoreSlowly()
    {
        const Donation gift = aWish(25'000);
        comeBack(gift, TossMethod::VirtualAccount);
        const int before = m_imposter->requests();
        for (int minute = 0; minute < 24 * 60; minute += 5)
            m_house->passOutside(5min);
        const int asked = m_imposter->requests() - before;
        QVERIFY2(asked >= 40 && asked <= 60, qPrintable(QString::number(asked)));
    }

    void anAccountThatNobodyPaidExpires()
    {
        const Donation gift = aWish(25'000);
        comeBack(gift, TossMethod::VirtualAccount);
        m_imposter->book().expireAll();
        m_house->passOutside(31s);
        QCOMPARE(seen(gift).status, OrderStatus::Expired);
        QCOMPARE(notices(u"donation.expired"_s), 1);
        booksAgree();
    }

    void moneyOfAnotherAmountCountsForNothing()
    {
        m_imposter->book().setSurplus(500);
        const Donation gift = aWish(25'000);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"ours 25000 theirs 25500"_s));
        comeBack(gift);
        QCOMPARE(seen(gift).status, OrderStatus::InProgress);
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.number), Money{});
    }

    /// The browser died between their window and our page; they tell us, and nothing else does.
    void aBrowserThatNeverCameBackChangesNothing()
    {
        const Donation gift = aWish(25'000);
        m_imposter->book().authorise(gift.order.value, 25'000);
        QCOMPARE(m_house->hook(m_imposter->book().webhook(gift.order.value)), 200);
        QTRY_COMPARE(seen(gift).status, OrderStatus::Done);
        QCOMPARE(notices(u"donation.settled"_s), 1);
        booksAgree();
    }

    void theCheckoutPageLoadsTheirWidgetAndNothingElse()
    {
        const Donation gift = aWish(25'000);
        const auto page = m_house->ask("GET", u"/pay/"_s + gift.order.value);
        QVERIFY(page->body.contains("<script src=\"https://js.tosspayments.com/v2/standard\" defer>"));
        QVERIFY(page->body.contains("data-client-key=\"test_gck_imposter\""));
        QVERIFY(page->body.contains("data-amount=\"25000\""));
        QVERIFY(!page->body.contains(m_imposter->secretKey().toUtf8()));
        QCOMPARE(page->scriptHost, QByteArray("https://js.tosspayments.com"));
        const auto script = m_house->ask("GET", u"/pay/toss.js"_s);
        QVERIFY(script->contentType.startsWith("text/javascript"));
        comeBack(gift);
        QVERIFY(m_house->ask("GET", u"/pay/"_s + gift.order.value)->scriptHost.isEmpty());
    }

    void whatWentBackAndWasForgottenIsDone_data()
    {
        QTest::addColumn<TossFault>("fault");
        QTest::addColumn<qint64>("part");
        for (const auto &[name, fault] : {std::pair{"500 after", TossFault::ErrorAfter},
                                          {"late", TossFault::Late},
                                          {"garbage", TossFault::Garbage}}) {
            QTest::addRow("all, %s", name) << fault << qint64(25'000);
            QTest::addRow("a part, %s", name) << fault << qint64(10'000);
        }
    }
    /// They cancelled, we did not hear of it, and their memory for our key is over when we ask again.
    void whatWentBackAndWasForgottenIsDone()
    {
        QFETCH(TossFault, fault);
        QFETCH(qint64, part);
        const Donation gift = aWish(25'000);
        comeBack(gift);
        m_imposter->setFaults({fault});
        QVERIFY(m_house->giveBack(gift.order, {part}, u"back-1"_s));
        m_house->settleOutside();
        m_imposter->book().forgetIdempotency();
        m_house->passOutside(30s);
        QCOMPARE(m_house->giveBack(gift.order, {part}, u"back-1"_s)->status,
                 payments::ReturnStatus::Returned);
        QCOMPARE(m_imposter->book().held(), 25'000 - part);
        QCOMPARE(seen(gift).refunded, Money{part});
        booksAgree();
    }

    void aCancelOfOursIsFoundWhenTheyRefuseASecondOne()
    {
        const Donation gift = aWish(25'000);
        comeBack(gift);
        const auto paid = m_imposter->book().paymentOf(gift.order.value);
        cancelThere(paid->paymentKey, u"마음이 바뀌어서 #back-1"_s);
        QVERIFY(m_house->giveBack(gift.order, {25'000}, u"back-1"_s));
        m_house->settleOutside();
        QCOMPARE(m_house->giveBack(gift.order, {25'000}, u"back-1"_s)->status,
                 payments::ReturnStatus::Returned);
        booksAgree();
    }

    void aCancelOfSomebodyElseIsNotTakenForOurs()
    {
        const Donation gift = aWish(25'000);
        comeBack(gift);
        const auto paid = m_imposter->book().paymentOf(gift.order.value);
        cancelThere(paid->paymentKey, u"마음이 바뀌어서"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused to give back"_s));
        QVERIFY(m_house->giveBack(gift.order, {25'000}, u"back-1"_s));
        m_house->settleOutside();
        const auto back = m_house->giveBack(gift.order, {25'000}, u"back-1"_s);
        QCOMPARE(back->status, payments::ReturnStatus::Refused);
        QCOMPARE(back->refusal, u"ALREADY_CANCELED_PAYMENT"_s);
    }

    /// Whatever comes in whatever order, and whatever breaks: at the end the books agree.
    void anythingInAnyOrderLeavesBooksThatAgree()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        QRandomGenerator luck(seed + 1); // used on the imposter's thread
        m_imposter->choose([&luck] {
            constexpr TossFault kFaults[] = {
                TossFault::DropBefore,    TossFault::DropAfter, TossFault::ErrorBefore, TossFault::ErrorAfter,
                TossFault::ProviderError, TossFault::Garbage,   TossFault::Late};
            return luck.bounded(100) < 15 ? kFaults[luck.bounded(int(std::size(kFaults)))] : TossFault::None;
        });
        QList<Donation> gifts;
        for (int step = 0; step < 120; ++step) {
            const int act = gifts.isEmpty() ? 0 : int(random.bounded(6));
            if (act == 0) {
                gifts += aWish(100 + int(random.bounded(100'000)));
                continue;
            }
            const Donation &gift = gifts[random.bounded(int(gifts.size()))];
            const auto known = m_imposter->book().paymentOf(gift.order.value);
            const TossMethod method = TossMethod(random.bounded(3));
            switch (act) {
            case 1: // through their window and back, perhaps a second time
                m_house->comeBack(gift.order,
                                  m_imposter->book().authorise(gift.order.value, gift.amount.won, method),
                                  gift.amount);
                break;
            case 2: // a reloaded page
                if (known)
                    m_house->comeBack(gift.order, known->paymentKey, gift.amount);
                break;
            case 3:
                m_imposter->book().deposit(gift.order.value);
                break;
            case 4:
                m_house->hook(m_imposter->book().webhook(gift.order.value));
                break;
            case 5:
                m_house->passOutside(std::chrono::seconds(random.bounded(40)));
                break;
            }
        }
        m_imposter->choose([] { return TossFault::None; });
        for (int i = 0; i < 6; ++i)
            m_house->passOutside(10min);
        for (const Donation &gift : gifts) {
            const auto known = m_imposter->book().paymentOf(gift.order.value);
            const OrderStatus status = seen(gift).status;
            QVERIFY2(status != OrderStatus::InProgress, qPrintable(gift.order.value));
            int captures = 0;
            for (const test::BookedPayment &payment : m_imposter->book().payments())
                captures += payment.orderId == gift.order.value ? payment.captures : 0;
            QCOMPARE(captures, status == OrderStatus::Done ? 1 : 0);
            Q_UNUSED(known)
        }
        booksAgree();
    }

private:
    Donation aWish(qint64 won)
    {
        const auto made = m_house->call(
            m_mina, campaigns::donate, test::MoneyHouse::aWish(m_campaign, {won}, u"tag-%1"_s.arg(++m_tags)));
        if (!made)
            qFatal("a wish was refused: %s", qPrintable(made.error().about));
        return made->donation;
    }
    void comeBack(const Donation &gift, TossMethod method = TossMethod::Card)
    {
        const QString key = m_imposter->book().authorise(gift.order.value, gift.amount.won, method);
        const int status = m_house->comeBack(gift.order, key, gift.amount);
        QVERIFY(status == 200 || status == 303);
    }
    Donation seen(const Donation &gift)
    {
        const auto now = m_house->call(m_mina, campaigns::donation, {gift.id});
        return now ? *now : Donation{};
    }
    /// In the window that they give to shops, or by a request of ours that nobody remembers.
    void cancelThere(const QString &paymentKey, const QString &reason)
    {
        m_imposter->book().answer("POST", u"/v1/payments/%1/cancel"_s.arg(paymentKey),
                                  "Basic " + (m_imposter->secretKey() + u':').toUtf8().toBase64(), {},
                                  QJsonDocument(QJsonObject{{u"cancelReason"_s, reason}}).toJson());
    }
    qint64 notices(const QString &type) { return m_house->count(u"notice"_s, u"type = '%1'"_s.arg(type)); }
    void booksAgree()
    {
        QVERIFY(m_house->booksHold());
        QVERIFY(!m_imposter->book().capturedTwice());
        QCOMPARE(m_house->balance(u"campaign"_s, m_campaign.number), Money{m_imposter->book().held()});
    }

    std::unique_ptr<test::TossImposter> m_imposter;
    std::unique_ptr<test::MoneyHouse> m_house;
    UserId m_mina;
    CampaignId m_campaign;
    int m_tags = 0;
};

QTEST_GUILESS_MAIN(TossGatewayTest)
#include "tst_toss_gateway.moc"
