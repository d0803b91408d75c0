// SPDX-License-Identifier: GPL-3.0-or-later
// The payer's way through the pages, with the sandbox's own book as the witness of what was captured.
#include "server/features/payments/payments_feature.h"
#include "tests/support/test_house.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using payments::Order;
using payments::OrderStatus;

namespace {

/// Counts in the store, so that what is rolled back is not counted.
class CountingPurpose final : public OrderPurpose {
public:
    Done settled(Work &work, const Order &order) override { return note(work, order, "settled"); }
    Done ended(Work &work, const Order &order) override { return note(work, order, "ended"); }
    Done returned(Work &work, const Order &order, const payments::OrderReturn &) override
    {
        return note(work, order, "returned");
    }

private:
    static Done note(Work &work, const Order &order, const char *event)
    {
        work.tell(Published{.kind = Published::Kind::Event,
                            .topic = "/topic/test",
                            .event = event,
                            .messageId = {},
                            .body = order.id.value.toLatin1(),
                            .user = {},
                            .session = {}});
        return {};
    }
};

} // namespace

class CheckoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::TestHouse>(engine);
        m_payments = &m_house->add<PaymentsFeature>(m_house->house(), OrderRules{});
        m_payments->publishedAt(u"https://madang.example"_s);
        m_payments->access().serve(u"test"_s, m_purpose);
        m_mina = m_house->aUser(u"미나"_s);
        m_house->pass(0s);
    }
    void cleanup() { m_house.reset(); }

    void thePageOfAnOrderSaysWhatIsPaid()
    {
        const Order order = anOrder(u"겨울나기 모금"_s);
        QCOMPARE(m_payments->access().checkoutUrl(order.id),
                 u"https://madang.example/pay/"_s + order.id.value);
        const Reply page = get(u"/pay/"_s + order.id.value);
        QCOMPARE(page.status, 200);
        QCOMPARE(page.contentType, QByteArray("text/html; charset=utf-8"));
        QVERIFY(page.body.contains("겨울나기 모금"));
        QVERIFY(page.body.contains("12,345 won"));
        QVERIFY(page.body.contains("another 30 min"));
        QVERIFY(page.body.contains("no real money moves"));
        QVERIFY2(!page.body.contains("미나"), "the page tells nothing about the donor");
        QVERIFY2(!page.body.contains(m_mina.bytes()), "the page tells nothing about the donor");
    }

    void thePageSpeaksTheReadersLanguage()
    {
        const Order order = anOrder();
        const auto page
            = m_house->ask("GET", u"/pay/"_s + order.id.value, {}, test::TestHouse::guest(u"ko"_s));
        QVERIFY(page->body.contains("<html lang=\"ko\">"));
        QVERIFY(page->body.contains("12,345원"));
        QVERIFY(page->body.contains("결제하기"));
    }

    void nothingOnThePageExecutesOrLoadsFromElsewhere()
    {
        const QString hostile = u"<script>alert(1)</script><img src=x onerror=\"y\">'\"&"_s;
        const Order order = anOrder(hostile);
        for (const QString &address : {u"/pay/"_s + order.id.value, u"/pay/fail"_s}) {
            const Reply page = *m_house->ask("GET", address,
                                             {{u"orderId"_s, order.id.value},
                                              {u"code"_s, u"<b>CODE</b>"_s},
                                              {u"message"_s, u"<i>Call 010-1234 to get your prize</i>"_s}});
            QCOMPARE(page.status, 200);
            QVERIFY(page.body.contains(
                "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;y&quot;&gt;"));
            for (const char *forbidden : {"<script", "<img", "<b>", "<i>", "prize", "CODE",
                                          "javascript:", "http://", "https://", " style="})
                QVERIFY2(!page.body.contains(forbidden), forbidden);
            QVERIFY(page.body.contains("default-src 'none'; style-src 'self'"));
        }
    }

    void approvingPaysOnce()
    {
        const Order order = anOrder();
        const QUrlQuery back = decide(order, u"approve"_s);
        QCOMPARE(back.queryItemValue(u"orderId"_s), order.id.value);
        QCOMPARE(back.queryItemValue(u"amount"_s), u"12345"_s);
        const Reply page = success(back);
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.contains("Thank you"));
        QVERIFY(page.body.contains("12,345 won"));
        QVERIFY(page.body.contains(order.id.value.toLatin1()));
        QCOMPARE(told("settled"), 1);
        QCOMPARE(captured(), 12'345);

        QVERIFY(success(back).body.contains("Thank you"));
        QVERIFY(get(u"/pay/"_s + order.id.value).body.contains("Thank you"));
        QCOMPARE(told("settled"), 1);
        QCOMPARE(captured(), 12'345);
        QCOMPARE(m_house->count(u"sandbox_payment"_s, u"asked = 1"_s), 1);
    }

    void aPaidOrderCannotBeDecidedAgain()
    {
        const Order order = anOrder();
        QCOMPARE(success(decide(order, u"approve"_s)).status, 200);
        const auto again
            = m_house->ask("POST", u"/pay/sandbox/"_s + order.id.value, {{u"decision"_s, u"approve"_s}});
        QCOMPARE(again->status, 303);
        QCOMPARE(again->location, "/pay/" + order.id.value.toLatin1());
        QCOMPARE(m_house->count(u"sandbox_payment"_s), 1);
    }

    void twoDecisionsForOneOrderCaptureOnce()
    {
        const Order order = anOrder();
        const QUrlQuery first = decide(order, u"approve"_s);
        const QUrlQuery second = decide(order, u"approve"_s);
        QVERIFY(success(first).body.contains("Thank you"));
        QVERIFY(success(second).body.contains("Thank you"));
        QCOMPARE(captured(), 12'345);
        QCOMPARE(told("settled"), 1);
    }

    void twoHundredBrowsersComeBackAtOnce()
    {
        const Order order = anOrder();
        const QUrlQuery back = decide(order, u"approve"_s);
        std::vector<std::future<Result<Reply>>> pages;
        for (int i = 0; i < 200; ++i)
            pages.push_back(m_house->startAsking("GET", u"/pay/success"_s, membersOf(back)));
        int good = 0;
        for (auto &page : pages) {
            const auto reply = page.get();
            QVERIFY(reply);
            QVERIFY(reply->body.contains("Thank you") || reply->body.contains("being checked"));
            good += reply->body.contains("Thank you");
        }
        QVERIFY(good >= 1);
        QCOMPARE(captured(), 12'345);
        QCOMPARE(m_house->count(u"sandbox_payment"_s, u"asked = 1"_s), 1);
        QCOMPARE(told("settled"), 1);
    }

    void decliningEndsWithoutMoney()
    {
        const Order order = anOrder();
        const Reply page = success(decide(order, u"decline"_s));
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.contains("declined"));
        QVERIFY(page.body.contains("did not accept"));
        QVERIFY(page.body.contains("Nothing was charged"));
        QCOMPARE(captured(), 0);
        QCOMPARE(told("ended"), 1);
        QCOMPARE(told("settled"), 0);
    }

    void abandoningLeavesTheOrderOpenUntilItExpires()
    {
        const Order order = anOrder();
        const auto left
            = m_house->ask("POST", u"/pay/sandbox/"_s + order.id.value, {{u"decision"_s, u"abandon"_s}});
        QCOMPARE(left->status, 303);
        QVERIFY(left->location.startsWith("/pay/fail?code=PAY_PROCESS_CANCELED"));
        const Reply page = *m_house->ask("GET", u"/pay/fail"_s, membersOf(queryOf(left->location)));
        QVERIFY(page.body.contains("left without paying"));
        QVERIFY(page.body.contains("/pay/" + order.id.value.toLatin1()));
        QCOMPARE(m_house->count(u"sandbox_payment"_s), 0);
        QCOMPARE(told("settled") + told("ended"), 0);
        m_house->pass(30min);
        QCOMPARE(told("ended"), 1);
        QVERIFY(get(u"/pay/"_s + order.id.value).body.contains("expired"));
        const auto late
            = m_house->ask("POST", u"/pay/sandbox/"_s + order.id.value, {{u"decision"_s, u"approve"_s}});
        QCOMPARE(late->location, "/pay/" + order.id.value.toLatin1());
        QCOMPARE(captured(), 0);
    }

    void anUnclearOutcomeIsToldAndFoundOut_data()
    {
        QTest::addColumn<QString>("decision");
        QTest::addColumn<int>("asked");
        QTest::newRow("late") << u"answer-late"_s << 1;
        QTest::newRow("lost before capture") << u"lose-before"_s << 2;
        QTest::newRow("lost after capture") << u"lose-after"_s << 1;
    }
    void anUnclearOutcomeIsToldAndFoundOut()
    {
        QFETCH(QString, decision);
        QFETCH(int, asked);
        const Order order = anOrder();
        const QUrlQuery back = decide(order, decision);
        const Reply page = success(back);
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.contains("is being checked"));
        QVERIFY(page.body.contains("cannot be charged twice"));
        QVERIFY(page.body.contains("in about 2 s"));
        QVERIFY(page.body.contains("content=\"5; url=/pay/" + order.id.value.toLatin1() + '"'));
        QCOMPARE(told("settled"), 0);

        for (int second = 0; second < 20 && told("settled") == 0; ++second)
            m_house->pass(1s);
        QCOMPARE(told("settled"), 1);
        QVERIFY(get(u"/pay/"_s + order.id.value).body.contains("Thank you"));
        QCOMPARE(captured(), 12'345);
        QCOMPARE(m_house->count(u"sandbox_payment"_s, u"asked = %1"_s.arg(asked)), 1);
        m_house->pass(1h);
        QCOMPARE(told("settled"), 1);
        QCOMPARE(captured(), 12'345);
    }

    void aChangedAmountInTheReturnAddressIsRefused()
    {
        const Order order = anOrder();
        QJsonObject members = membersOf(decide(order, u"approve"_s));
        members.insert(u"amount"_s, u"1"_s);
        const auto page = m_house->ask("GET", u"/pay/success"_s, members);
        QCOMPARE(page->status, 409);
        QVERIFY(page->body.contains("amount does not match"));
        QCOMPARE(captured(), 0);
        QCOMPARE(m_house->count(u"sandbox_payment"_s, u"asked = 0"_s), 1);
        QVERIFY(get(u"/pay/"_s + order.id.value).body.contains("Confirm your gift"));
    }

    void aPaymentOfAnotherOrderIsRefused()
    {
        const Order mine = anOrder();
        const Order other = anOrder();
        QJsonObject members = membersOf(decide(other, u"approve"_s));
        members.insert(u"orderId"_s, mine.id.value);
        const auto page = m_house->ask("GET", u"/pay/success"_s, members);
        QVERIFY(page->body.contains("declined"));
        QCOMPARE(captured(), 0);
        QCOMPARE(told("settled"), 0);

        members.insert(u"orderId"_s, other.id.value);
        QVERIFY(m_house->ask("GET", u"/pay/success"_s, members)->body.contains("Thank you"));
    }

    void nonsenseGetsAPageAndNoMoney_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("members");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown order") << QByteArray("GET") << u"/pay/nobody"_s << QJsonObject() << 404;
        QTest::newRow("no parameters") << QByteArray("GET") << u"/pay/success"_s << QJsonObject() << 404;
        QTest::newRow("number as order")
            << QByteArray("GET") << u"/pay/success"_s << QJsonObject{{u"orderId"_s, 7}} << 404;
        QTest::newRow("fail without order") << QByteArray("GET") << u"/pay/fail"_s << QJsonObject() << 404;
        QTest::newRow("decision of an unknown order") << QByteArray("POST") << u"/pay/sandbox/nobody"_s
                                                      << QJsonObject{{u"decision"_s, u"approve"_s}} << 404;
    }
    void nonsenseGetsAPageAndNoMoney()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QJsonObject, members);
        QFETCH(int, status);
        const auto page = m_house->ask(method, path, members);
        QVERIFY(page);
        QCOMPARE(page->status, status);
        QVERIFY(page->body.contains("Nothing was charged"));
        QCOMPARE(m_house->count(u"sandbox_payment"_s), 0);
    }

    void anUnknownDecisionIsRefused()
    {
        const Order order = anOrder();
        const auto page
            = m_house->ask("POST", u"/pay/sandbox/"_s + order.id.value, {{u"decision"_s, u"steal"_s}});
        QCOMPARE(page->status, 400);
        QCOMPARE(m_house->count(u"sandbox_payment"_s), 0);
    }

    void decisionsForOneOrderAreLimited()
    {
        const Order order = anOrder();
        int refused = 0;
        for (int i = 0; i < 25; ++i) {
            const auto page
                = m_house->ask("POST", u"/pay/sandbox/"_s + order.id.value, {{u"decision"_s, u"approve"_s}});
            refused += page->status == 429;
        }
        QCOMPARE(refused, 5);
        QCOMPARE(m_house->count(u"sandbox_payment"_s), 20);
    }

    void theStyleSheetIsServedToGuests()
    {
        const Reply sheet = get(u"/pay/style.css"_s);
        QCOMPARE(sheet.contentType, QByteArray("text/css; charset=utf-8"));
        QVERIFY(sheet.body.contains("prefers-color-scheme"));
        QVERIFY(!sheet.body.contains("url("));
    }

private:
    Order anOrder(const QString &title = u"title"_s)
    {
        const auto order = m_house->work<Order>(m_mina, [&](Work &work) {
            return m_payments->access().open(work, {u"test"_s, ++m_subject, m_mina, title, {12'345}});
        });
        return order ? *order : Order{};
    }
    Reply get(const QString &path)
    {
        const auto reply = m_house->ask("GET", path);
        return reply ? *reply : Reply{};
    }
    static QUrlQuery queryOf(const QByteArray &location)
    {
        return QUrlQuery(QUrl(QString::fromLatin1(location)));
    }
    static QJsonObject membersOf(const QUrlQuery &query)
    {
        QJsonObject members;
        for (const auto &[name, value] : query.queryItems())
            members.insert(name, value);
        return members;
    }
    /// Decides at the sandbox; the query it sends the browser back with.
    QUrlQuery decide(const Order &order, const QString &decision)
    {
        const auto reply
            = m_house->ask("POST", u"/pay/sandbox/"_s + order.id.value, {{u"decision"_s, decision}});
        if (!reply || reply->status != 303 || !reply->location.startsWith("/pay/success?"))
            return {};
        return queryOf(reply->location);
    }
    Reply success(const QUrlQuery &back)
    {
        const auto reply = m_house->ask("GET", u"/pay/success"_s, membersOf(back));
        return reply ? *reply : Reply{};
    }
    int told(const char *event)
    {
        int count = 0;
        for (const PublishedPtr &each : m_house->told("/topic/test"))
            count += each->event == event;
        return count;
    }
    qint64 captured()
    {
        const auto sum = m_house->store().db().only<qint64>(
            u"SELECT CAST(COALESCE(SUM(captured), 0) AS BIGINT) FROM sandbox_payment"_s);
        return sum ? *sum : -1;
    }

    CountingPurpose m_purpose;
    std::unique_ptr<test::TestHouse> m_house;
    PaymentsFeature *m_payments = nullptr;
    UserId m_mina;
    qint64 m_subject = 0;
};

QTEST_GUILESS_MAIN(CheckoutTest)
#include "tst_checkout.moc"
