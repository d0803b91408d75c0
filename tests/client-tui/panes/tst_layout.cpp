// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/layout.h"

#include <QTest>

using namespace madang::tui;

class LayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wideScreensShowThreeColumns()
    {
        const Layout layout = layoutFor({200, 50}, {});
        QVERIFY(!layout.rooms.isEmpty() && !layout.side.isEmpty());
        QVERIFY(layout.timeline.width() > 120);
        QCOMPARE(layout.title, QRect(0, 0, 200, 1));
        QCOMPARE(layout.input, QRect(0, 49, 200, 1));
        QCOMPARE(layout.status, QRect(0, 48, 200, 1));
    }

    void mediumScreensShowRoomsAndTimeline()
    {
        const Layout layout = layoutFor({80, 24}, {});
        QVERIFY(!layout.rooms.isEmpty());
        QVERIFY(layout.side.isEmpty());
    }

    void narrowScreensShowTheTimelineOnly()
    {
        const Layout layout = layoutFor({20, 5}, {});
        QVERIFY(layout.rooms.isEmpty() && layout.side.isEmpty() && layout.title.isEmpty());
        QCOMPARE(layout.timeline, QRect(0, 0, 20, 3));
        QCOMPARE(layout.status, QRect(0, 3, 20, 1));
        QCOMPARE(layout.input, QRect(0, 4, 20, 1));
    }

    void theInputLineGoesLast()
    {
        QCOMPARE(layoutFor({4, 2}, {}).input, QRect(0, 1, 4, 1));
        QCOMPARE(layoutFor({4, 2}, {}).timeline, QRect(0, 0, 4, 1));
        QCOMPARE(layoutFor({4, 1}, {}).input, QRect(0, 0, 4, 1));
        QVERIFY(layoutFor({0, 0}, {}).input.isEmpty());
    }

    void whatIsSwitchedOffGivesItsRoom()
    {
        const Layout layout = layoutFor({200, 50}, {false, false});
        QCOMPARE(layout.timeline.width(), 200);
    }

    void sidesGiveWayToPanesThatShareTheScreen()
    {
        const QSize two{81, 8};
        const std::optional<Layout> wide = sharedLayoutFor({200, 50}, {}, two);
        QVERIFY(wide && !wide->rooms.isEmpty() && !wide->side.isEmpty());
        QVERIFY(wide->title.isEmpty()); // each has its own
        QCOMPARE(wide->timeline.top(), 0);
        const std::optional<Layout> medium = sharedLayoutFor({120, 30}, {}, two);
        QVERIFY(medium && !medium->rooms.isEmpty() && medium->side.isEmpty());
        const std::optional<Layout> narrow = sharedLayoutFor({82, 30}, {}, two);
        QVERIFY(narrow && narrow->rooms.isEmpty());
        QCOMPARE(narrow->timeline, QRect(0, 0, 82, 28));
        QVERIFY(!sharedLayoutFor({80, 30}, {}, two));
        QVERIFY(!sharedLayoutFor({200, 9}, {}, two));
        QVERIFY(sharedLayoutFor({200, 10}, {}, two));
    }

    void nothingOverlapsAtAnySize()
    {
        for (int width = 1; width < 260; ++width) {
            for (int height = 1; height < 60; ++height) {
                const Layout layout = layoutFor({width, height}, {});
                const QList<QRect> parts{layout.title, layout.rooms,      layout.roomsBorder, layout.timeline,
                                         layout.side,  layout.sideBorder, layout.status,      layout.input};
                int cells = 0;
                for (qsizetype i = 0; i < parts.size(); ++i) {
                    if (parts.at(i).isEmpty())
                        continue;
                    cells += parts.at(i).width() * parts.at(i).height();
                    QVERIFY(QRect(0, 0, width, height).contains(parts.at(i)));
                    for (qsizetype j = i + 1; j < parts.size(); ++j)
                        QVERIFY(!parts.at(i).intersects(parts.at(j)));
                }
                QCOMPARE(cells, width * height);
            }
        }
    }
};

QTEST_APPLESS_MAIN(LayoutTest)
#include "tst_layout.moc"
