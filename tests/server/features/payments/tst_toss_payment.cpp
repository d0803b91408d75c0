// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/toss_payment.h"

#include <QJsonDocument>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using Outcome = GatewayAnswer::Outcome;

class TossPaymentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachStatusMeansOneThing_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<Outcome>("outcome");
        QTest::newRow("done") << u"DONE"_s << Outcome::Approved;
        QTest::newRow("ready") << u"READY"_s << Outcome::NotCaptured;
        QTest::newRow("authenticated") << u"IN_PROGRESS"_s << Outcome::NotCaptured;
        QTest::newRow("waiting") << u"WAITING_FOR_DEPOSIT"_s << Outcome::Waiting;
        QTest::newRow("aborted") << u"ABORTED"_s << Outcome::Declined;
        QTest::newRow("given back") << u"CANCELED"_s << Outcome::Declined;
        QTest::newRow("partly given back") << u"PARTIAL_CANCELED"_s << Outcome::Approved;
        QTest::newRow("expired") << u"EXPIRED"_s << Outcome::Expired;
        QTest::newRow("of a later version") << u"DREAMING"_s << Outcome::Unknown;
    }
    void eachStatusMeansOneThing()
    {
        QFETCH(QString, status);
        QFETCH(Outcome, outcome);
        const auto payment = TossPayment::from(body({{u"status"_s, status}}));
        QVERIFY(payment);
        QCOMPARE(answerFrom(*payment, kAsked).outcome, outcome);
    }

    void aVirtualAccountSaysWhereTheMoneyGoes()
    {
        const auto payment = TossPayment::from(body({{u"status"_s, u"WAITING_FOR_DEPOSIT"_s}}));
        const GatewayAnswer answer = answerFrom(*payment, kAsked);
        QVERIFY(answer.deposit);
        QCOMPARE(answer.deposit->bank, u"우리은행"_s);
        QCOMPARE(answer.deposit->account, u"X6505636518308"_s);
        QCOMPARE(answer.deposit->holder, u"박토스"_s);
        QCOMPARE(answer.deposit->until.text(), u"2026-12-01T14:59:59.000Z"_s);
    }

    void anotherOrdersPaymentIsNotOurs_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::newRow("order") << QJsonObject{{u"orderId"_s, u"order-2"_s}};
        QTest::newRow("key") << QJsonObject{{u"paymentKey"_s, u"other"_s}};
    }
    void anotherOrdersPaymentIsNotOurs()
    {
        QFETCH(QJsonObject, change);
        const auto payment = TossPayment::from(body(change));
        QCOMPARE(answerFrom(*payment, kAsked).outcome, Outcome::Declined);
    }

    void whatWentBackAlreadyIsNotCapturedMoney()
    {
        const auto payment
            = TossPayment::from(body({{u"status"_s, u"PARTIAL_CANCELED"_s}, {u"balanceAmount"_s, 1000}}));
        QCOMPARE(answerFrom(*payment, kAsked).amount, Money{1000});
    }

    void whatIsNoPaymentInWonIsNone_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::newRow("no key") << QJsonObject{{u"paymentKey"_s, QJsonValue::Null}};
        QTest::newRow("no order") << QJsonObject{{u"orderId"_s, 5}};
        QTest::newRow("no status") << QJsonObject{{u"status"_s, QString()}};
        QTest::newRow("half a won") << QJsonObject{{u"totalAmount"_s, 5000.5}};
        QTest::newRow("text for a number") << QJsonObject{{u"totalAmount"_s, u"5000"_s}};
        QTest::newRow("less than nothing") << QJsonObject{{u"balanceAmount"_s, -1}};
        QTest::newRow("more than there is") << QJsonObject{{u"totalAmount"_s, 1e300}};
        QTest::newRow("dollars") << QJsonObject{{u"currency"_s, u"USD"_s}};
    }
    void whatIsNoPaymentInWonIsNone()
    {
        QFETCH(QJsonObject, change);
        QVERIFY(!TossPayment::from(body(change)));
    }

    void banksHaveNames()
    {
        QCOMPARE(bankNamed(u"88"_s), u"신한은행"_s);
        QCOMPARE(bankNamed(u"무슨은행"_s), u"무슨은행"_s);
    }

private:
    static QJsonObject body(const QJsonObject &change)
    {
        QJsonObject payment = QJsonDocument::fromJson(R"({
            "paymentKey": "key-1", "orderId": "order-1", "status": "DONE", "currency": "KRW",
            "totalAmount": 5000, "balanceAmount": 5000, "method": "가상계좌", "secret": "ps_1",
            "virtualAccount": {"accountNumber": "X6505636518308", "bankCode": "20", "customerName": "박토스",
                               "dueDate": "2026-12-01T23:59:59+09:00"},
            "failure": null, "cancels": null})")
                                  .object();
        for (auto member = change.begin(); member != change.end(); ++member)
            payment.insert(member.key(), member.value());
        return payment;
    }

    const GatewayPayment kAsked{OrderId{u"order-1"_s}, u"key-1"_s, {5000}};
};

QTEST_GUILESS_MAIN(TossPaymentTest)
#include "tst_toss_payment.moc"
