// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/timeline/row_heights.h"
#include "client-gui/timeline/text_selection.h"

#include <QTest>

using namespace madang::gui;

class RowHeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void topsAddUp();
    void aMeasureReplacesAGuessForGood();
    void rowsAreFoundByHeight();
    void insertingAndRemovingShifts();
    void movingKeepsHeightsWithTheirRows();
    void selectionFollowsItsRows();
    void selectionReachesAcrossRows();
};

void RowHeightsTest::topsAddUp()
{
    RowHeights heights;
    heights.insert(0, 3, 20);
    heights.measure(1, 50);
    QCOMPARE(heights.top(0), 0);
    QCOMPARE(heights.top(1), 20);
    QCOMPARE(heights.top(2), 70);
    QCOMPARE(heights.total(), 90);
}

void RowHeightsTest::aMeasureReplacesAGuessForGood()
{
    RowHeights heights;
    heights.insert(0, 1, 20);
    heights.measure(0, 33);
    heights.setGuess(0, 5);
    QCOMPARE(heights.height(0), 33);
    heights.forgetMeasures();
    QVERIFY(!heights.isMeasured(0));
    QCOMPARE(heights.height(0), 33);
}

void RowHeightsTest::rowsAreFoundByHeight()
{
    RowHeights heights;
    QCOMPARE(heights.rowAt(0), -1);
    heights.insert(0, 4, 10);
    QCOMPARE(heights.rowAt(-5), 0);
    QCOMPARE(heights.rowAt(0), 0);
    QCOMPARE(heights.rowAt(9), 0);
    QCOMPARE(heights.rowAt(10), 1);
    QCOMPARE(heights.rowAt(999), 3);
}

void RowHeightsTest::insertingAndRemovingShifts()
{
    RowHeights heights;
    heights.insert(0, 2, 10);
    heights.measure(1, 40);
    heights.insert(1, 2, 5);
    QCOMPARE(heights.count(), 4);
    QCOMPARE(heights.height(3), 40);
    QVERIFY(heights.isMeasured(3));
    heights.remove(0, 3);
    QCOMPARE(heights.count(), 1);
    QCOMPARE(heights.total(), 40);
}

void RowHeightsTest::movingKeepsHeightsWithTheirRows()
{
    RowHeights heights;
    heights.insert(0, 4, 0);
    for (int row = 0; row < 4; ++row)
        heights.measure(row, row + 1);
    heights.move(3, 1, 1);
    QCOMPARE(heights.height(1), 4);
    QCOMPARE(heights.height(3), 3);
    heights.move(0, 1, 4);
    QCOMPARE(heights.height(3), 1);
    QCOMPARE(heights.total(), 10);
}

void RowHeightsTest::selectionFollowsItsRows()
{
    TextSelection selection;
    selection.set({2, 1}, {2, 4});
    selection.rowsInserted(0, 3);
    QCOMPARE(selection.firstRow(), 5);
    selection.rowsRemoved(0, 2);
    QCOMPARE(selection.firstRow(), 3);
    selection.rowsRemoved(3, 1);
    QVERIFY(selection.isEmpty());
}

void RowHeightsTest::selectionReachesAcrossRows()
{
    TextSelection selection;
    selection.start({4, 2});
    selection.extendTo({2, 3});
    QCOMPARE(selection.rangeIn(2, 10).first, 3);
    QCOMPARE(selection.rangeIn(2, 10).last, 10);
    QCOMPARE(selection.rangeIn(3, 6).last, 6);
    QCOMPARE(selection.rangeIn(4, 9).last, 2);
    QVERIFY(selection.rangeIn(5, 9).isEmpty());
    QVERIFY(selection.rangeIn(1, 9).isEmpty());
}

QTEST_GUILESS_MAIN(RowHeightsTest)
#include "tst_row_heights.moc"
