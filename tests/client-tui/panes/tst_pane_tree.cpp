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

QRect areaOf(const PaneTree &tree, RoomId room, const QRect &area)
{
    for (const PaneTree::Place &place : tree.places(area).panes) {
        if (place.room == room)
            return place.area;
    }
    return {};
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

    void aPaneTakesFromItsNearestNeighbour()
    {
        const QRect area(0, 0, 161, 40);
        PaneTree tree = fourPanes();
        QVERIFY(tree.grow(kOne, Side::Beside, 10, area));
        QCOMPARE(areaOf(tree, kOne, area), QRect(0, 0, 90, 40));
        QCOMPARE(areaOf(tree, kTwo, area).x(), 91);
        QVERIFY(tree.grow(kThree, Side::Beside, 4, area)); // the second part grows to the left
        QCOMPARE(areaOf(tree, kOne, area).width(), 86);
        const int before = areaOf(tree, kThree, area).height();
        QVERIFY(tree.grow(kThree, Side::Below, 3, area));
        QCOMPARE(areaOf(tree, kThree, area).height(), before + 3);
        QCOMPARE(areaOf(tree, kTwo, area).height(), 13); // not from further away
        // The nearest has nothing more to give: the next one does.
        QVERIFY(tree.grow(kThree, Side::Below, 100, area));
        QCOMPARE(areaOf(tree, kFour, area).height(), PaneTree::kLeast.height());
        QVERIFY(tree.grow(kThree, Side::Below, 2, area));
        QCOMPARE(areaOf(tree, kTwo, area).height(), 11);
    }
    void nobodyIsMadeTooSmall()
    {
        const QRect area(0, 0, 101, 16);
        PaneTree tree = treeOf(kOne);
        QVERIFY(!tree.grow(kOne, Side::Beside, 5, area));
        tree.split(kOne, Side::Beside, kTwo);
        QVERIFY(!tree.hasNeighbour(kOne, Side::Below));
        QVERIFY(!tree.grow(kOne, Side::Below, 5, area));
        QVERIFY(tree.grow(kOne, Side::Beside, 500, area));
        QCOMPARE(areaOf(tree, kOne, area).width(), 60);
        QVERIFY(!tree.grow(kOne, Side::Beside, 1, area));
        QVERIFY(tree.setShare(kOne, Side::Beside, 1, area));
        QCOMPARE(areaOf(tree, kOne, area).width(), 40);
        QVERIFY(tree.setShare(kTwo, Side::Beside, 45, area));
        QCOMPARE(areaOf(tree, kTwo, area).width(), 45);
        // There is no space for what is there: nothing to divide.
        QVERIFY(!tree.grow(kOne, Side::Beside, 1, {0, 0, 60, 16}));
    }
    void aSizeIsAPartOfTheWholeAndIsKept()
    {
        const QRect area(0, 0, 201, 40);
        PaneTree tree = treeOf(kOne);
        tree.split(kOne, Side::Beside, kTwo);
        QVERIFY(tree.grow(kOne, Side::Beside, 20, area));
        QCOMPARE(areaOf(tree, kOne, area).width(), 120);
        QCOMPARE(areaOf(tree, kOne, {0, 0, 151, 40}).width(), 90);
        QCOMPARE(areaOf(tree, kOne, {0, 0, 91, 40}).width(), 50); // what the other one needs
        QCOMPARE(areaOf(tree, kOne, area).width(), 120); // and again as it was
        QCOMPARE(tree.bytes(), QByteArray("|6000 1 2"));
        QCOMPARE(PaneTree::fromBytes(tree.bytes()), tree);
        tree.makeEven();
        QCOMPARE(tree.bytes(), QByteArray("| 1 2"));
        // Every column can be chosen, however wide the screen is.
        for (int width = 81; width < 1000; width += 7) {
            for (int columns = 40; columns <= width - 41; columns += 3) {
                PaneTree one = PaneTree::fromBytes("| 1 2");
                const QRect whole(0, 0, width, 40);
                one.moveBorder(0, {columns, 0}, whole);
                QCOMPARE(areaOf(one, kOne, whole).width(), columns);
            }
        }
    }
    void bordersAreDragged()
    {
        const QRect area(10, 1, 161, 40);
        PaneTree tree = fourPanes();
        const QList<PaneTree::Border> borders = tree.places(area).borders;
        QCOMPARE(borders.size(), 3);
        QCOMPARE(borders.at(0).line, tree.places(area).dividers.first());
        QVERIFY(tree.moveBorder(borders.at(0).number, {80, 30}, area));
        QCOMPARE(areaOf(tree, kOne, area).right(), 79);
        QVERIFY(!tree.moveBorder(borders.at(0).number, {80, 5}, area));
        QVERIFY(tree.moveBorder(borders.at(0).number, {-5, 5}, area));
        QCOMPARE(areaOf(tree, kOne, area).width(), PaneTree::kLeast.width());
        // Between one above and one below it the title of the lower one is the border.
        QCOMPARE(borders.at(1).line.y(), areaOf(tree, kThree, area).y());
        QVERIFY(tree.moveBorder(borders.at(1).number, {100, 10}, area));
        QCOMPARE(areaOf(tree, kThree, area).y(), 10);
        QVERIFY(!tree.moveBorder(99, {100, 10}, area));
    }
    void whoComesAndGoesLeavesTheOtherSizes()
    {
        const QRect area(0, 0, 201, 40);
        PaneTree tree = treeOf(kOne);
        tree.split(kOne, Side::Beside, kTwo);
        tree.grow(kOne, Side::Beside, 20, area);
        tree.split(kTwo, Side::Below, kThree);
        QCOMPARE(areaOf(tree, kOne, area).width(), 120);
        tree.replace(kOne, kFour);
        tree.remove(kTwo);
        QCOMPARE(areaOf(tree, kFour, area).width(), 120);
        QCOMPARE(areaOf(tree, kThree, area).height(), 40);
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
        for (const char *wrong :
             {"", " ", "|", "| 1", "1 2", "| 1 1", "- x 2", "| 1 2 3", "| 0 1", "| 1 | 2 | 3 | 4 5",
              "- - - - - - - - - - 1", "|0 1 2", "|10000 1 2", "|-5 1 2", "|x 1 2", "|99999999999 1 2"})
            QCOMPARE(PaneTree::fromBytes(wrong), PaneTree());
    }

    void nothingOverlapsAndNobodyGetsTooLittle()
    {
        for (const QByteArray &shape :
             {QByteArray("| 1 2"), QByteArray("- 1 2"), QByteArray("| | 1 2 3"), QByteArray("| 1 - 2 - 3 4"),
              QByteArray("- | 1 2 | 3 4"), QByteArray("| 1 | 2 - 3 4"), QByteArray("|9999 1 -1 2 -5000 3 4"),
              QByteArray("-1 |7000 1 2 | 3 4")}) {
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
