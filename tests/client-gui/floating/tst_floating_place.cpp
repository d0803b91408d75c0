// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/floating/floating_place.h"

#include <QTest>

using namespace madang::gui;

class FloatingPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsOnAScreenStaysWhereItIs()
    {
        QCOMPARE(broughtOnScreen({100, 100, 60, 60}, {kFirst, kSecond}), QRect(100, 100, 60, 60));
        QCOMPARE(broughtOnScreen({1900, 10, 60, 60}, {kFirst, kSecond}), QRect(1920, 10, 60, 60));
    }
    void whatStoodOnAScreenThatIsGoneComesToTheNearest()
    {
        QCOMPARE(broughtOnScreen({2500, 300, 60, 60}, {kFirst}), QRect(1860, 300, 60, 60));
        QCOMPARE(broughtOnScreen({-700, -700, 60, 60}, {kFirst, kSecond}), QRect(0, 0, 60, 60));
    }
    void whatIsLargerThanTheScreenShowsItsUpperLeftCorner()
    {
        QCOMPARE(broughtOnScreen({50, 50, 4000, 3000}, {kFirst}).topLeft(), QPoint(0, 0));
    }
    void withoutAScreenNothingMoves()
    {
        QCOMPARE(broughtOnScreen({-5, -5, 60, 60}, {}), QRect(-5, -5, 60, 60));
    }
    void thePanelOpensTowardsTheMiddle_data()
    {
        QTest::addColumn<QRect>("button");
        QTest::addColumn<QRect>("panel");
        const QSize size(360, 500);
        QTest::newRow("lower right") << QRect(1800, 960, 60, 60) << QRect(QPoint(1500, 452), size);
        QTest::newRow("upper left") << QRect(40, 40, 60, 60) << QRect(QPoint(40, 108), size);
        QTest::newRow("at the edge") << QRect(0, 1020, 60, 60) << QRect(QPoint(0, 512), size);
    }
    void thePanelOpensTowardsTheMiddle()
    {
        QFETCH(QRect, button);
        QFETCH(QRect, panel);
        QCOMPARE(besideButton(button, panel.size(), kFirst), panel);
    }

private:
    static constexpr QRect kFirst{0, 0, 1920, 1080};
    static constexpr QRect kSecond{1920, 0, 1280, 1024};
};

QTEST_APPLESS_MAIN(FloatingPlaceTest)
#include "tst_floating_place.moc"
