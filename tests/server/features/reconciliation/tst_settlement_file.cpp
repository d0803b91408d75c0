// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reconciliation/settlement_file.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class SettlementFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKoreanFileIsRead()
    {
        const auto lines
            = readSettlements(u"\ufeff주문번호,결제키,거래키,결제 금액,수수료,정산 금액,매출일\r\n"
                              u"order-1,pay-1,tx-1,\"64,601\",\"1,492\",\"63,109\",2026-03-02\r\n"
                              u"order-1,pay-1,tx-2,\"-10,000\",-231,\"-9,769\",2026-03-03\r\n"_s.toUtf8());
        QVERIFY(lines);
        QCOMPARE(lines->size(), 2);
        QCOMPARE(lines->at(0).key, u"tx-1"_s);
        QCOMPARE(lines->at(0).order, u"order-1"_s);
        QCOMPARE(lines->at(0).paymentKey, u"pay-1"_s);
        QCOMPARE(lines->at(0).amount, Money{64'601});
        QCOMPARE(lines->at(0).payOut, Money{63'109});
        QCOMPARE(lines->at(0).at.text(), u"2026-03-01T15:00:00.000Z"_s);
        QCOMPARE(lines->at(1).amount, Money{-10'000});
        QCOMPARE(lines->at(1).payOut, Money{-9'769});
    }

    void theGatewaysJsonIsRead()
    {
        const auto lines = readSettlements(R"([{"mId":"m","paymentKey":"p","transactionKey":"t","orderId":"o",
            "currency":"KRW","method":"카드","amount":64601,"interestFee":0,"fee":1492,"supplyAmount":1356,"vat":136,
            "payOutAmount":63109,"approvedAt":"2026-03-02T06:58:32+09:00","soldDate":"2026-03-02",
            "paidOutDate":"2026-03-05","cancel":null}])");
        QVERIFY(lines);
        QCOMPARE(lines->first().amount, Money{64'601});
        QCOMPARE(lines->first().payOut, Money{63'109});
        QCOMPARE(lines->first().at.text(), u"2026-03-01T21:58:32.000Z"_s);
    }

    void aSpreadsheetsOwnEncodingIsRead()
    {
        // 주문번호, 금액 in CP949 stand for themselves elsewhere; here the heads that must be understood
        const QByteArray heads = QByteArray::fromHex("c1d6b9aeb9f8c8a3") + ',' // 주문번호
            + QByteArray::fromHex("b0e1c1a6b1ddbed7") + ',' // 결제금액
            + QByteArray::fromHex("bcf6bcf6b7e1") + ',' // 수수료
            + QByteArray::fromHex("b8c5c3e2c0cf"); // 매출일
        const auto lines = readSettlements(heads + "\r\norder-1,10000,330,2026-03-02\r\n");
        QVERIFY(lines);
        QCOMPARE(lines->first().payOut, Money{9'670});
    }

    void aLineWithoutANameGetsOne()
    {
        const QByteArray file = "orderId,amount,fee,soldDate\n"
                                "a,100,1,2026-03-02\n"
                                "a,100,1,2026-03-02\n"
                                "b,100,1,2026-03-02\n";
        const auto lines = readSettlements(file);
        QVERIFY(lines);
        QCOMPARE(QSet<QString>({lines->at(0).key, lines->at(1).key, lines->at(2).key}).size(), 3);
        QCOMPARE(readSettlements(file)->at(1).key, lines->at(1).key);
    }

    void quotesAndEmptyLinesAreUnderstood()
    {
        const auto lines = readSettlements("memo,orderId,amount,fee,soldDate\n"
                                           "\"a \"\"b\"\",\nc\",o,100,1,2026-03-02\n"
                                           "\n");
        QVERIFY(lines);
        QCOMPARE(lines->size(), 1);
        QCOMPARE(lines->first().order, u"o"_s);
    }

    void whatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("about");
        const QByteArray heads = "orderId,amount,fee,soldDate\n";
        QTest::newRow("nothing") << QByteArray() << u"empty"_s;
        QTest::newRow("heads only") << heads << u"empty"_s;
        QTest::newRow("no amounts") << QByteArray("orderId,soldDate\na,2026-03-02\n") << u"heads"_s;
        QTest::newRow("no number") << QByteArray(heads + "a,100,1,2026-03-02\nb,1e3,1,2026-03-02\n")
                                   << u"line-3"_s;
        QTest::newRow("a fraction") << QByteArray(heads + "a,100.5,1,2026-03-02\n") << u"line-2"_s;
        QTest::newRow("zero") << QByteArray(heads + "a,0,0,2026-03-02\n") << u"line-2"_s;
        QTest::newRow("too much") << QByteArray(heads + "a,9000000000000000000,1,2026-03-02\n")
                                  << u"line-2"_s;
        QTest::newRow("no order") << QByteArray(heads + ",100,1,2026-03-02\n") << u"line-2"_s;
        QTest::newRow("no day") << QByteArray(heads + "a,100,1,soon\n") << u"line-2"_s;
        QTest::newRow("a long cell") << QByteArray(heads + QByteArray(300, 'a') + ",100,1,2026-03-02\n")
                                     << u"line-2"_s;
        QTest::newRow("broken json") << QByteArray("[{\"orderId\":") << u"line-1"_s;
        QTest::newRow("json of else") << QByteArray("[1,2]") << u"line-1"_s;
        QTest::newRow("noise") << QByteArray::fromHex("fffe00ff80") << u"empty"_s;
    }
    void whatCannotBeReadIsNamed()
    {
        QFETCH(QByteArray, file);
        const auto lines = readSettlements(file);
        QVERIFY(!lines);
        QCOMPARE(lines.error().code, Code::Malformed);
        QTEST(lines.error().about, "about");
    }
};

QTEST_GUILESS_MAIN(SettlementFileTest)
#include "tst_settlement_file.moc"
