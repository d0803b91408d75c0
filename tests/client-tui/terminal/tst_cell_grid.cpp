// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/cell_grid.h"

#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class CellGridTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wideCharactersTakeTwoCells()
    {
        CellGrid grid({6, 1});
        QCOMPARE(grid.put(0, 0, u"가b", {}, grid.area()), 3);
        QCOMPARE(grid.at(0, 0).text, u"가"_s);
        QVERIFY(grid.at(1, 0).tail);
        QCOMPARE(grid.at(2, 0).text, u"b"_s);
    }

    void aWideCharacterAtTheEdgeBecomesABlank()
    {
        CellGrid grid({3, 1});
        grid.put(0, 0, u"가나", {}, grid.area());
        QCOMPARE(grid.row(0), u"가"_s);
        QVERIFY(!grid.at(2, 0).tail);
        grid.put(-1, 0, u"다", {}, grid.area());
        QCOMPARE(grid.at(0, 0).text, u" "_s);
    }

    void overwritingOneHalfClearsTheOther()
    {
        CellGrid grid({4, 1});
        grid.put(0, 0, u"가나", {}, grid.area());
        grid.put(1, 0, u"x", {}, grid.area());
        QCOMPARE(grid.row(0), u" x나"_s);
        grid.put(2, 0, u"y", {}, grid.area());
        QCOMPARE(grid.row(0), u" xy"_s);
        QCOMPARE(grid.at(3, 0).text, u" "_s);
        QVERIFY(!grid.at(3, 0).tail);
    }

    void aRegionKeepsToItsRectangle()
    {
        CellGrid grid({10, 4});
        const Region region(grid, {2, 1, 4, 2});
        region.put(0, 0, u"abcdefgh");
        region.put(-1, 1, u"가나다");
        region.put(0, 2, u"outside");
        region.put(0, -1, u"outside");
        QCOMPARE(grid.row(0), QString());
        QCOMPARE(grid.row(1), u"  abcd"_s);
        QCOMPARE(grid.row(2), u"   나"_s);
        QCOMPARE(grid.row(3), QString());
        QCOMPARE(region.part({1, 1, 50, 50}).area(), QRect(3, 2, 3, 1));
    }

    void everyTextIsMadeSafe()
    {
        CellGrid grid({20, 1});
        grid.put(0, 0, u"\033[2Jx\u202e\u009b", {}, grid.area());
        QCOMPARE(grid.row(0), u"␛[2Jx��"_s);
    }

    void coloursThatWereLeftToTheTerminalAreGivenByTheGround()
    {
        CellGrid grid({3, 1});
        Style red;
        red.fg = Colour::named(1);
        grid.put(0, 0, u"a", red, grid.area());
        Style ground;
        ground.fg = Colour::named(7);
        ground.bg = Colour::named(4);
        grid.ground(ground);
        QCOMPARE(grid.at(0, 0).style.fg, Colour::named(1));
        QCOMPARE(grid.at(0, 0).style.bg, Colour::named(4));
        QCOMPARE(grid.at(2, 0).style, ground);
    }

    void aPictureIsPutIntoAnother()
    {
        CellGrid picture({4, 1});
        picture.put(0, 0, u"가나", {}, picture.area());
        CellGrid grid({7, 2});
        grid.put(0, 0, u"다라마", {}, grid.area());
        grid.paste({1, 0}, picture); // cuts a letter in half at both ends
        QCOMPARE(grid.row(0), u" 가나"_s);
        QVERIFY(!grid.at(5, 0).tail);
        grid.paste({4, 1}, picture);
        QCOMPARE(grid.row(1), u"    가"_s);
        QVERIFY(!grid.at(6, 1).tail);
    }

    void emptyAndNegativeSizesAreHarmless()
    {
        CellGrid grid({0, 0});
        grid.put(0, 0, u"x", {}, grid.area());
        grid.fill({-5, -5, 100, 100}, {});
        CellGrid negative({-3, 4});
        QCOMPARE(negative.size(), QSize(0, 4));
        QCOMPARE(negative.row(2), QString());
    }
};

QTEST_APPLESS_MAIN(CellGridTest)
#include "tst_cell_grid.moc"
