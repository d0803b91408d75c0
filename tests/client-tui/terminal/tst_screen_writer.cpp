// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/screen_writer.h"

#include "client-tui/terminal/text_width.h"
#include "tests/support/tiny_vt.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang::tui;
using namespace madang::tui::test;
using namespace Qt::StringLiterals;

namespace {

/// Three terminals that disagree: one adds up emoji sequences, one gives every unsure sign two columns, one
/// gives combined signs a single column.
int addingUp(char32_t c)
{
    return c == 0x200d ? 0 : columnsOfCodePoint(c);
}
int generous(char32_t c)
{
    return c > 0x2000 && c < 0x3000 && columnsOfCodePoint(c) == 1 ? 2 : addingUp(c);
}
int stingy(char32_t c)
{
    return c >= 0x1f000 ? 1 : addingUp(c);
}

CellGrid gridWith(QSize size, const QStringList &lines)
{
    CellGrid grid(size);
    for (int y = 0; y < lines.size(); ++y)
        grid.put(0, y, lines.at(y), {}, grid.area());
    return grid;
}

} // namespace

class ScreenWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstUpdateShowsEverything()
    {
        ScreenWriter writer;
        TinyVt vt({20, 3}, addingUp);
        vt.write(writer.update(gridWith({20, 3}, {u"하나 one"_s, u"둘"_s}), QPoint(3, 1)));
        QCOMPARE(vt.row(0), u"하나 one"_s);
        QCOMPARE(vt.row(1), u"둘"_s);
        QCOMPARE(vt.cursor, QPoint(3, 1));
        QVERIFY(vt.cursorShown);
        QCOMPARE(vt.foreign, 0);
    }

    void theSameScreenSendsNothing()
    {
        ScreenWriter writer;
        const CellGrid grid = gridWith({20, 3}, {u"same"_s});
        QVERIFY(!writer.update(grid, QPoint(0, 0)).isEmpty());
        QCOMPARE(writer.update(grid, QPoint(0, 0)), QByteArray());
        QVERIFY(!writer.update(grid, QPoint(1, 0)).isEmpty());
    }

    void onlyWhatDiffersTravels()
    {
        ScreenWriter writer;
        writer.update(gridWith({80, 24}, {u"a long line that stays"_s, u"second"_s}), {});
        const QByteArray octets
            = writer.update(gridWith({80, 24}, {u"a long line that stays"_s, u"sacond"_s}), {});
        QVERIFY2(octets.size() < 40, octets.toHex());
        QVERIFY(!octets.contains("long"));
    }

    void columnsHoldOnTerminalsThatDisagree_data()
    {
        QTest::addColumn<int>("rule");
        QTest::newRow("adding up") << 0;
        QTest::newRow("generous") << 1;
        QTest::newRow("stingy") << 2;
    }
    void columnsHoldOnTerminalsThatDisagree()
    {
        QFETCH(int, rule);
        const TinyVt::WidthRule rules[] = {addingUp, generous, stingy};
        const QStringList lines{u"👨\u200d👩\u200d👧 a|"_s, u"❤\ufe0f…★ b|"_s, u"🇰🇷 c|"_s, u"👍🏽 d|"_s,
                                u"1\ufe0f\u20e3 e|"_s};
        TinyVt vt({30, 5}, rules[rule]);
        ScreenWriter writer;
        writer.setDepth(Depth::Mono);
        vt.write(writer.update(
            gridWith({30, 5}, {u"xxxxxxxxxxxxxxxx"_s, u"xxxxxxxxxxxxxxx"_s, u"xxxxxxxxxxxxxxx"_s}), {}));
        vt.write(writer.update(gridWith({30, 5}, lines), {}));
        for (int y = 0; y < lines.size(); ++y) {
            const int bar = columnsOf(lines.at(y)) - 1;
            QCOMPARE(vt.columnOf(y, u'|'), bar);
            QCOMPARE(vt.columnOf(y, U"abcde"[y]), bar - 1);
        }
        QCOMPARE(vt.foreign, 0);
    }

    void manyUpdatesEndWhereOneWould()
    {
        QRandomGenerator random(7);
        const QStringList pieces{u"a"_s, u"한"_s, u" "_s, u"é"_s, u"漢"_s, u"──"_s, u"b c"_s};
        ScreenWriter writer;
        TinyVt vt({24, 6}, addingUp);
        for (int round = 0; round < 400; ++round) {
            CellGrid grid({24, 6});
            for (int i = 0; i < 12; ++i) {
                const QString text
                    = pieces.at(random.bounded(int(pieces.size()))).repeated(int(random.bounded(1, 6)));
                grid.put(int(random.bounded(-2, 24)), int(random.bounded(6)), text, {}, grid.area());
            }
            vt.write(writer.update(grid, {}));
            for (int y = 0; y < 6; ++y)
                QCOMPARE(vt.row(y), grid.row(y));
        }
        QCOMPARE(vt.foreign, 0);
    }

    void foreignTextNeverBecomesACommand()
    {
        QRandomGenerator random(99);
        ScreenWriter writer(Depth::True);
        TinyVt vt({40, 2}, addingUp);
        for (int i = 0; i < 5'000; ++i) {
            QString text = u"\033]0;owned\a\033[2J"_s;
            for (int n = 0; n < 10; ++n)
                text += QChar(char16_t(random.bounded(random.bounded(2) ? 0x100 : 0x10000)));
            CellGrid grid({40, 2});
            Style style;
            style.fg = Colour::indexed(int(random.bounded(256)));
            grid.put(int(random.bounded(-5, 40)), 0, text, style, grid.area());
            vt.write(writer.update(grid, {}));
        }
        QCOMPARE(vt.foreign, 0);
    }

    void linksBeginAndEndWhereTheyAreTaken()
    {
        Style style;
        style.link = Hyperlink::to(u"https://example.org/a"_s);
        CellGrid grid({20, 2});
        grid.put(0, 0, u"see ", {}, grid.area());
        grid.put(4, 0, u"here", style, grid.area());
        grid.put(8, 0, u" now", {}, grid.area());
        ScreenWriter writer(Depth::True);
        QVERIFY(!writer.update(grid, {}).contains("]8;"));
        writer.setLinks(true);
        const QByteArray octets = writer.update(grid, {});
        QVERIFY2(octets.contains("see \x1b]8;;https://example.org/a\x1b\\here\x1b]8;;\x1b\\ now"),
                 octets.toHex());
        // The same words lead elsewhere: they are sent again, and nothing is left open.
        style.link = Hyperlink::to(u"https://example.org/b"_s);
        grid.put(4, 0, u"here", style, grid.area());
        const QByteArray after = writer.update(grid, {});
        QVERIFY2(after.contains("\x1b]8;;https://example.org/b\x1b\\"), after.toHex());
        QVERIFY2(after.contains("here\x1b]8;;\x1b\\"), after.toHex());
        QVERIFY(!after.contains("see"));
    }

    void coloursFollowTheDepth()
    {
        Style style;
        style.fg = Colour::rgb(0xff8700);
        style.bold = true;
        QCOMPARE(sgr(style, Depth::True), QByteArray("\033[0;1;38;2;255;135;0m"));
        QCOMPARE(sgr(style, Depth::Indexed), QByteArray("\033[0;1;38;5;208m"));
        QCOMPARE(sgr(style, Depth::Mono), QByteArray("\033[0;1m"));
        style = {};
        style.fg = Colour::named(12);
        QCOMPARE(sgr(style, Depth::Sixteen), QByteArray("\033[0;94m"));
        QCOMPARE(sgr(style, Depth::Eight), QByteArray("\033[0;1;34m"));
    }

    void coloursAreReadFromText()
    {
        QCOMPARE(Colour::fromText(u"bright-blue"), Colour::named(12));
        QCOMPARE(Colour::fromText(u"208"), Colour::indexed(208));
        QCOMPARE(Colour::fromText(u"#ff8700"), Colour::rgb(0xff8700));
        QCOMPARE(Colour::fromText(u"default"), Colour());
        QVERIFY(!Colour::fromText(u"blu"));
        QVERIFY(!Colour::fromText(u"256"));
        QVERIFY(!Colour::fromText(u"#ff87"));
    }
};

QTEST_APPLESS_MAIN(ScreenWriterTest)
#include "tst_screen_writer.moc"
