// SPDX-License-Identifier: GPL-3.0-or-later
// The imposter's own manners: if it were kinder than the company is, what stands on it would prove nothing.
#include "tests/support/toss_book.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using madang::test::TossBook;
using madang::test::TossMethod;
using madang::test::TossReply;

class TossBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_book = std::make_unique<TossBook>(u"key"_s, u"cards"_s); }

    void aConfirmedCardIsDoneAndASecondTryIsToldSo()
    {
        const QString key = m_book->authorise(u"order-1"_s, 5000);
        QCOMPARE(confirm(key, u"order-1"_s, 5000, "a").body.value("status"_L1).toString(), u"DONE"_s);
        QCOMPARE(codeOf(confirm(key, u"order-1"_s, 5000, "b")), u"ALREADY_PROCESSED_PAYMENT"_s);
        QCOMPARE(m_book->held(), 5000);
        QVERIFY(!m_book->capturedTwice());
    }

    void theSameIdempotencyKeyAnswersTheFirstAnswer()
    {
        const QString key = m_book->authorise(u"order-1"_s, 5000);
        const TossReply first = confirm(key, u"order-1"_s, 5000, "a");
        const TossReply again = confirm(key, u"order-1"_s, 5000, "a");
        QCOMPARE(again.body, first.body);
        QCOMPARE(m_book->paymentOf(u"order-1"_s)->captures, 1);
    }

    void twoPaymentsOfOneOrderAreSeen()
    {
        for (int i = 0; i < 2; ++i) {
            const QString key = m_book->authorise(u"order-1"_s, 5000);
            confirm(key, u"order-1"_s, 5000, QByteArray::number(i));
        }
        QVERIFY(m_book->capturedTwice());
    }

    void wrongKeysAmountsAndSessionsAreRefused()
    {
        const QString key = m_book->authorise(u"order-1"_s, 5000);
        QCOMPARE(codeOf(confirm(key, u"order-1"_s, 4999, "a")), u"FORBIDDEN_REQUEST"_s);
        QCOMPARE(codeOf(confirm(key, u"order-2"_s, 5000, "b")), u"FORBIDDEN_REQUEST"_s);
        QCOMPARE(codeOf(confirm(u"nobody"_s, u"order-1"_s, 5000, "c")), u"NOT_FOUND_PAYMENT_SESSION"_s);
        QCOMPARE(m_book->answer("GET", u"/v1/payments/"_s + key, "Basic wrong", {}, {}).status, 401);
        m_book->expireAll();
        QCOMPARE(codeOf(confirm(key, u"order-1"_s, 5000, "d")), u"NOT_FOUND_PAYMENT_SESSION"_s);
        QCOMPARE(m_book->held(), 0);
    }

    void moneyIsGivenBackInPartsAndNeverMoreThanThereIs()
    {
        const QString key = m_book->authorise(u"order-1"_s, 5000);
        confirm(key, u"order-1"_s, 5000, "a");
        QCOMPARE(cancel(key, 2000, "b").body.value("status"_L1).toString(), u"PARTIAL_CANCELED"_s);
        QCOMPARE(cancel(key, 2000, "b").body.value("balanceAmount"_L1).toInteger(), 3000);
        QCOMPARE(codeOf(cancel(key, 3001, "c")), u"NOT_CANCELABLE_AMOUNT"_s);
        QCOMPARE(cancel(key, 3000, "d").body.value("status"_L1).toString(), u"CANCELED"_s);
        QCOMPARE(codeOf(cancel(key, 1, "e")), u"ALREADY_CANCELED_PAYMENT"_s);
        QCOMPARE(m_book->held(), 0);
    }

    void aVirtualAccountWaitsForItsMoney()
    {
        const QString key = m_book->authorise(u"order-1"_s, 5000, TossMethod::VirtualAccount);
        const TossReply waiting = confirm(key, u"order-1"_s, 5000, "a");
        QCOMPARE(waiting.body.value("status"_L1).toString(), u"WAITING_FOR_DEPOSIT"_s);
        QVERIFY(!waiting.body.value("virtualAccount"_L1)
                     .toObject()
                     .value("accountNumber"_L1)
                     .toString()
                     .isEmpty());
        QCOMPARE(m_book->held(), 0);
        QVERIFY(m_book->deposit(u"order-1"_s));
        QVERIFY(!m_book->deposit(u"order-1"_s));
        QCOMPARE(m_book->held(), 5000);
        QVERIFY(m_book->webhook(u"order-1"_s).contains("\"secret\""));
    }

    void aBillingKeyIsIssuedOnceForItsCustomer()
    {
        const QString authKey = m_book->registerCard(u"customer"_s);
        QCOMPARE(codeOf(issue(authKey, u"another"_s, "a")), u"INVALID_REQUEST"_s);
        const TossReply issued = issue(authKey, u"customer"_s, "b");
        QVERIFY(!issued.body.value("billingKey"_L1).toString().isEmpty());
        QCOMPARE(issue(authKey, u"customer"_s, "b").body, issued.body);
        QCOMPARE(codeOf(issue(authKey, u"customer"_s, "c")), u"INVALID_REQUEST"_s);
    }

    void aBillingKeyIsChargedOncePerOrder()
    {
        const QString key = issuedKey();
        QCOMPARE(charge(key, u"order-1"_s, "a").body.value("type"_L1).toString(), u"BILLING"_s);
        QCOMPARE(charge(key, u"order-1"_s, "a").body.value("status"_L1).toString(), u"DONE"_s);
        QCOMPARE(codeOf(charge(key, u"order-1"_s, "b")), u"DUPLICATED_ORDER_ID"_s);
        QCOMPARE(codeOf(charge(key, u"order-2"_s, "c", u"another"_s)), u"NOT_MATCHES_CUSTOMER_KEY"_s);
        QCOMPARE(codeOf(charge(u"none"_s, u"order-2"_s, "d")), u"INVALID_BILL_KEY_REQUEST"_s);
        QCOMPARE(m_book->held(), 5000);
        QVERIFY(!m_book->capturedTwice());
    }

    void eachContractKnowsItsOwnPayments()
    {
        charge(issuedKey(), u"order-1"_s, "a");
        const auto asked = [&](const QByteArray &key) {
            return m_book->answer("GET", u"/v1/payments/orders/order-1"_s, "Basic " + (key + ':').toBase64(),
                                  {}, {});
        };
        QCOMPARE(codeOf(asked("key")), u"NOT_FOUND_PAYMENT"_s);
        QCOMPARE(asked("cards").body.value("status"_L1).toString(), u"DONE"_s);
    }

    void aRemovedKeyChargesNothing()
    {
        const QString key = issuedKey();
        const auto remove = [&] {
            return m_book->answer("DELETE",
                                  u"/v1/billing/"_s + QString::fromLatin1(QUrl::toPercentEncoding(key)),
                                  "Basic " + QByteArray("cards:").toBase64(), {}, {});
        };
        const TossReply removed = remove();
        QCOMPARE(removed.status, 200);
        QVERIFY(removed.body.isEmpty());
        QCOMPARE(codeOf(remove()), u"BILLING_KEY_NOT_FOUND"_s);
        QCOMPARE(codeOf(charge(key, u"order-1"_s, "a")), u"INVALID_BILL_KEY_REQUEST"_s);
    }

    void aCardCompanySaysNo()
    {
        const QString key = issuedKey();
        m_book->refuseCards(u"customer"_s, u"INVALID_CARD_EXPIRATION"_s);
        QCOMPARE(codeOf(charge(key, u"order-1"_s, "a")), u"INVALID_CARD_EXPIRATION"_s);
        QCOMPARE(m_book->held(), 0);
    }

private:
    TossReply post(const QString &path, const QByteArray &idempotency, const QJsonObject &body,
                   const QByteArray &key = "key")
    {
        return m_book->answer("POST", path, "Basic " + (key + ':').toBase64(), idempotency,
                              QJsonDocument(body).toJson());
    }
    TossReply issue(const QString &authKey, const QString &customer, const QByteArray &idempotency)
    {
        return post(u"/v1/billing/authorizations/issue"_s, idempotency,
                    {{u"authKey"_s, authKey}, {u"customerKey"_s, customer}}, "cards");
    }
    QString issuedKey()
    {
        return issue(m_book->registerCard(u"customer"_s), u"customer"_s, "issue")
            .body.value("billingKey"_L1)
            .toString();
    }
    TossReply charge(const QString &key, const QString &order, const QByteArray &idempotency,
                     const QString &customer = u"customer"_s)
    {
        return post(u"/v1/billing/"_s + QString::fromLatin1(QUrl::toPercentEncoding(key)), idempotency,
                    {{u"customerKey"_s, customer},
                     {u"orderId"_s, order},
                     {u"orderName"_s, u"겨울나기"_s},
                     {u"amount"_s, 5000}},
                    "cards");
    }
    TossReply confirm(const QString &key, const QString &order, qint64 amount, const QByteArray &idempotency)
    {
        return post(u"/v1/payments/confirm"_s, idempotency,
                    {{u"paymentKey"_s, key}, {u"orderId"_s, order}, {u"amount"_s, amount}});
    }
    TossReply cancel(const QString &key, qint64 amount, const QByteArray &idempotency)
    {
        return post(u"/v1/payments/%1/cancel"_s.arg(key), idempotency,
                    {{u"cancelReason"_s, u"reason"_s}, {u"cancelAmount"_s, amount}});
    }
    static QString codeOf(const TossReply &reply) { return reply.body.value("code"_L1).toString(); }

    std::unique_ptr<TossBook> m_book;
};

QTEST_GUILESS_MAIN(TossBookTest)
#include "tst_toss_book.moc"
