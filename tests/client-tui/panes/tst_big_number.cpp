// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/big_number.h"

#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class BigNumberTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLineIsAsWideAsTheOthers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("english") << u"₩1,234,567,890"_s;
        QTest::newRow("korean") << u"9,876,543,210원"_s;
        QTest::newRow("a refund") << u"-₩5,000"_s;
    }
    void everyLineIsAsWideAsTheOthers()
    {
        QFETCH(QString, text);
        const QList<PaintedLine> lines = bigNumber(text, {}, 200);
        QCOMPARE(lines.size(), kBigRows);
        QCOMPARE(columnsOf(lines[1]), columnsOf(lines[0]));
        QCOMPARE(columnsOf(lines[2]), columnsOf(lines[0]));
    }
    void digitsCanBeToldApart()
    {
        QSet<QString> drawings;
        for (int digit = 0; digit <= 9; ++digit) {
            QString drawing;
            for (const PaintedLine &line : bigNumber(QString::number(digit), {}, 10))
                drawing += plainText(line) + u'\n';
            drawings.insert(drawing);
        }
        QCOMPARE(drawings.size(), 10);
    }
    void whatDoesNotFitOrIsNoAmountIsLeftToOthers()
    {
        QVERIFY(bigNumber(u"1,000"_s, {}, 10).isEmpty());
        QVERIFY(bigNumber(u"won"_s, {}, 100).isEmpty());
    }
};

QTEST_GUILESS_MAIN(BigNumberTest)
#include "tst_big_number.moc"
