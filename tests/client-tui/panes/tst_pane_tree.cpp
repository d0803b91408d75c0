// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/pane_tree.h"

#include <QTest>

using namespace madang;
using namespace madang::tui;
using Side = PaneTree::Side;

namespace {

const RoomId kOne{1};
const RoomId kTwo{2};
const RoomId kThree{3};
const RoomId kFour{4};

PaneTree treeOf(RoomId room)
{
    PaneTree tree;
    tree.setOnly(room);
    return tree;
}

/// One beside two, with three and four below two.
PaneTree fourPanes()
{
    PaneTree tree = treeOf(kOne);
    tree.split(kOne, Side::Beside, kTwo);
    tree.split(kTwo, Side::Below, kThree);
    tree.split(kThree, Side::Below, kFour);
    return tree;
}

} // namespace

class PaneTreeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPaneIsDivided()
    {
        PaneTree tree = treeOf(kOne);
        QVERIFY(tree.split(kOne, Side::Beside, kTwo));
        QVERIFY(tree.split(kTwo, Side::Below, kThree));
        QCOMPARE(tree.rooms(), (QList<RoomId>{kOne, kTwo, kThree}));
        const PaneTree::Places places = tree.places({0, 0, 101, 20});
        QCOMPARE(places.panes.size(), 3);
        QCOMPARE(places.panes.at(0).area, QRect(0, 0, 50, 20));
        QCOMPARE(places.panes.at(1).area, QRect(51, 0, 50, 10));
        QCOMPARE(places.panes.at(2).area, QRect(51, 10, 50, 10));
        QCOMPARE(places.dividers, QList<QRect>{QRect(50, 0, 1, 20)});
    }

    void threeBesideEachOtherAreThirds()
    {
        PaneTree tree = treeOf(kOne);
        tree.split(kOne, Side::Beside, kTwo);
        tree.split(kTwo, Side::Beside, kThree);
        const PaneTree::Places places = tree.places({0, 0, 152, 20});
        for (const PaneTree::Place &place : places.panes)
            QCOMPARE(place.area.width(), 50);
    }

    void aRoomStandsInOnePaneAndFourAreEnough()
    {
        PaneTree tree = fourPanes();
        QCOMPARE(tree.count(), 4);
        QVERIFY(!tree.split(kOne, Side::Below, {5}));
        tree.remove(kFour);
        QVERIFY(!tree.split(kOne, Side::Below, kTwo));
        QVERIFY(!tree.split({9}, Side::Below, kFour));
        QVERIFY(!tree.split(kOne, Side::Below, {}));
        tree.replace(kOne, kTwo);
        QCOMPARE(tree.rooms(), (QList<RoomId>{kOne, kTwo, kThree}));
        tree.replace(kOne, {7});
        QCOMPARE(tree.rooms(), (QList<RoomId>{{7}, kTwo, kThree}));
    }

    void oneGoesRound()
    {
        const PaneTree tree = fourPanes();
        QCOMPARE(tree.next(kOne, 1), kTwo);
        QCOMPARE(tree.next(kFour, 1), kOne);
        QCOMPARE(tree.next(kOne, -1), kFour);
        QVERIFY(PaneTree().next(kOne, 1).isNull());
    }

    void whatGoesGivesItsSpaceToItsNeighbour()
    {
        for (const RoomId gone : {kOne, kTwo, kThree, kFour}) {
            PaneTree tree = fourPanes();
            tree.remove(gone);
            QCOMPARE(tree.count(), 3);
            QVERIFY(!tree.contains(gone));
            QCOMPARE(PaneTree::fromBytes(tree.bytes()), tree); // still one tree
        }
        PaneTree tree = fourPanes();
        tree.remove(kOne);
        QCOMPARE(tree.places({0, 0, 80, 30}).panes.first().area, QRect(0, 0, 80, 10));
        for (const RoomId gone : {kFour, kThree, kTwo})
            tree.remove(gone);
        QCOMPARE(tree, PaneTree());
        QCOMPARE(fourPanes().among({kTwo, kFour}).rooms(), (QList<RoomId>{kTwo, kFour}));
    }

    void whatAllNeedIsKnown()
    {
        const QSize least = PaneTree::kLeast;
        QCOMPARE(treeOf(kOne).least(), least);
        QCOMPARE(fourPanes().least(), QSize(2 * least.width() + 1, 3 * least.height()));
    }

    void itIsReadAsItWasWritten()
    {
        QCOMPARE(fourPanes().bytes(), QByteArray("| 1 - 2 - 3 4"));
        QCOMPARE(PaneTree::fromBytes(fourPanes().bytes()), fourPanes());
        QCOMPARE(PaneTree::fromBytes("7"), treeOf({7}));
        for (const char *wrong : {"", " ", "|", "| 1", "1 2", "| 1 1", "- x 2", "| 1 2 3", "| 0 1",
                                  "| 1 | 2 | 3 | 4 5", "- - - - - - - - - - 1"})
            QCOMPARE(PaneTree::fromBytes(wrong), PaneTree());
    }

    void nothingOverlapsAndNobodyGetsTooLittle()
    {
        for (const QByteArray &shape :
             {QByteArray("| 1 2"), QByteArray("- 1 2"), QByteArray("| | 1 2 3"), QByteArray("| 1 - 2 - 3 4"),
              QByteArray("- | 1 2 | 3 4"), QByteArray("| 1 | 2 - 3 4")}) {
            const PaneTree tree = PaneTree::fromBytes(shape);
            QVERIFY(tree.count() > 1);
            const QSize least = tree.least();
            for (int width = least.width(); width < least.width() + 60; ++width) {
                for (int height = least.height(); height < least.height() + 12; ++height) {
                    const PaneTree::Places places = tree.places({3, 1, width, height});
                    QList<QRect> parts = places.dividers;
                    for (const PaneTree::Place &place : places.panes) {
                        QVERIFY(place.area.width() >= PaneTree::kLeast.width());
                        QVERIFY(place.area.height() >= PaneTree::kLeast.height());
                        parts.append(place.area);
                    }
                    int cells = 0;
                    for (qsizetype i = 0; i < parts.size(); ++i) {
                        cells += parts.at(i).width() * parts.at(i).height();
                        for (qsizetype j = i + 1; j < parts.size(); ++j)
                            QVERIFY(!parts.at(i).intersects(parts.at(j)));
                    }
                    QCOMPARE(cells, width * height);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(PaneTreeTest)
#include "tst_pane_tree.moc"
