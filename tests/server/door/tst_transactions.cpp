// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/transactions.h"

#include <QTest>

using namespace madang;
using namespace madang::door;

class TransactionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesComeBackInOrderAndOnce()
    {
        Transactions transactions;
        QVERIFY(transactions.begin("a", 5));
        QVERIFY(transactions.begin("b", 5));
        QVERIFY(transactions.hold("a", {"SEND", {}, "1"}, 5));
        QVERIFY(transactions.hold("b", {"SEND", {}, "2"}, 5));
        QVERIFY(transactions.hold("a", {"ACK", {}, {}}, 5));
        const auto taken = transactions.take("a");
        QVERIFY(taken);
        QCOMPARE(taken->size(), 2);
        QCOMPARE(taken->at(0).body, "1");
        QCOMPARE(transactions.take("a").error().code, Code::NotFound);
        QCOMPARE(transactions.take("b")->size(), 1);
        QVERIFY(transactions.begin("a", 5)); // the name is free again
    }

    void limitsHold()
    {
        Transactions transactions;
        QCOMPARE(transactions.begin({}, 2).error().code, Code::Malformed);
        QCOMPARE(transactions.begin(QByteArray(129, 'x'), 2).error().code, Code::TooLong);
        QVERIFY(transactions.begin("a", 2));
        QCOMPARE(transactions.begin("a", 2).error().code, Code::AlreadyExists);
        QVERIFY(transactions.begin("b", 2));
        QCOMPARE(transactions.begin("c", 2).error().code, Code::TooMany);
        QVERIFY(transactions.hold("a", {}, 1));
        QCOMPARE(transactions.hold("a", {}, 1).error().code, Code::TooMany);
        QCOMPARE(transactions.hold("x", {}, 1).error().code, Code::NotFound);
        QCOMPARE(transactions.hold("x", {}, 1).error().field, QStringLiteral("transaction"));
    }
};

QTEST_APPLESS_MAIN(TransactionsTest)
#include "tst_transactions.moc"
