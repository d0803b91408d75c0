// SPDX-License-Identifier: GPL-3.0-or-later
// What a name of the room list gets of its line.
#include "client-gui/screens/room_delegate.h"

#include "client-gui/theme/spacing.h"

#include <QTest>

using namespace madang::gui;

class RoomDelegateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTimeStandsBesideTheName();
    void theTimeGoesBeforeTheName();
    void aShortNameKeepsItsTime();
};

void RoomDelegateTest::theTimeStandsBesideTheName()
{
    const NameWidth name = nameWidthBeside(60, 200, 500, 80);
    QVERIFY(name.withTime);
    QCOMPARE(name.width, 200 - 60 - madang::space::kSmall);
}

void RoomDelegateTest::theTimeGoesBeforeTheName()
{
    const NameWidth name = nameWidthBeside(100, 120, 500, 80);
    QVERIFY(!name.withTime);
    QCOMPARE(name.width, 120);
}

void RoomDelegateTest::aShortNameKeepsItsTime()
{
    QVERIFY(nameWidthBeside(100, 140, 30, 80).withTime);
    QVERIFY(!nameWidthBeside(100, 140, 40, 80).withTime);
}

QTEST_MAIN(RoomDelegateTest)
#include "tst_room_delegate.moc"
