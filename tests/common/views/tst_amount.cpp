// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/amount.h"

#include <QTest>

using namespace madang;
using namespace madang::views;
using namespace Qt::StringLiterals;

class AmountTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("won");
        const auto row
            = [](const QString &typed, qint64 won) { QTest::newRow(qPrintable(typed)) << typed << won; };
        row(u"1000"_s, 1000);
        row(u"1,000원"_s, 1000);
        row(u" 1,000 원 "_s, 1000);
        row(u"₩1,234,567"_s, 1'234'567);
        row(u"￦５０，０００"_s, 50'000);
        row(u"１０００"_s, 1000);
        row(u"1000 won"_s, 1000);
        row(u"KRW 1000"_s, 1000);
        row(u"만원"_s, 10'000);
        row(u"1만"_s, 10'000);
        row(u"1만 5천원"_s, 15'000);
        row(u"3천"_s, 3'000);
        row(u"2천5백"_s, 2'500);
        row(u"12만3456"_s, 123'456);
        row(u"1,000만원"_s, 10'000'000);
        row(u"1억 2천만"_s, 120'000'000);
        row(u"백"_s, 100);
        row(u"오천원"_s, 5'000);
        row(u"만오천원"_s, 15'000);
        row(u"십오만"_s, 150'000);
        row(u"삼만 이천오백 원"_s, 32'500);
        row(u"백이십오원"_s, 125);
        row(u"３만５천원"_s, 35'000);
        row(u"１０，０００원"_s, 10'000);
        row(u"1만5천원"_s, 15'000);
        row(u"10,000 KRW"_s, 10'000);
        row(u"10000억"_s, 1'000'000'000'000);
        row(u"0"_s, 0);
        row(u"007"_s, 7);
    }
    void readsWhatPeopleType()
    {
        QFETCH(QString, typed);
        const auto money = readAmount(typed);
        QVERIFY(money.ok());
        QTEST(money->won, "won");
    }
    void refusesWhatIsNoAmount_data()
    {
        QTest::addColumn<QString>("typed");
        for (const QString &typed : {u""_s,
                                     u"원"_s,
                                     u"-1000"_s,
                                     u"1.000"_s,
                                     u"10.5"_s,
                                     u"1,00"_s,
                                     u",100"_s,
                                     u"1,0000"_s,
                                     u"12,34,567"_s,
                                     u"1e5"_s,
                                     u"천원만"_s,
                                     u"만만"_s,
                                     u"5백3천"_s,
                                     u"abc"_s,
                                     u"1000$"_s,
                                     u"1 000"_s,
                                     u"99999999999999"_s,
                                     u"１０．５"_s,
                                     u"٣"_s,
                                     u"1000원원"_s,
                                     u"오"_s,
                                     u"오원"_s,
                                     u"오5천"_s,
                                     u"이삼천"_s,
                                     u"10²"_s,
                                     u"½만"_s,
                                     u"①천"_s,
                                     u"1.5만"_s,
                                     u"만,000"_s,
                                     u"5천 5천"_s,
                                     u"1e9"_s,
                                     u"0x10"_s,
                                     u"+1000"_s,
                                     u"1000 / 2"_s,
                                     u"--"_s,
                                     u"천 원 만"_s,
                                     u"NaN"_s,
                                     u"∞"_s,
                                     u"1'000"_s,
                                     u"두 만원"_s})
            QTest::newRow(qPrintable(typed)) << typed;
    }
    void refusesWhatIsNoAmount()
    {
        QFETCH(QString, typed);
        const auto money = readAmount(typed);
        QVERIFY(!money);
        QCOMPARE(money.error().field, u"amount"_s);
    }
    void hugeAmountsDoNotOverflow()
    {
        QVERIFY(!readAmount(u"9999999999999억"_s));
        QVERIFY(!readAmount(u"922337203685억 5천만"_s));
        QCOMPARE(readAmount(u"10001억"_s).error().about, u"too-large"_s);
        QCOMPARE(readAmount(u"99억 9999999999999만"_s).error().about, u"too-large"_s);
        QVERIFY(!readAmount(u"9999999999999천9999999999999"_s));
    }
};

QTEST_GUILESS_MAIN(AmountTest)
#include "tst_amount.moc"
