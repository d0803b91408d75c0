// SPDX-License-Identifier: GPL-3.0-or-later
// How the screen looks and is divided: themes, and several rooms at once.
#include "tests/client-tui/app_house.h"

#include "client-tui/terminal/screen_writer.h"
#include "client-tui/terminal/text_width.h"
#include "tests/support/patience.h"
#include "tests/support/tiny_vt.h"

#include <QRandomGenerator>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize kWide{140, 30};

/// Two rooms beside each other: 마당 at the left, book club at the right with the keyboard.
struct Shared : House {
    explicit Shared(QSize size = kWide)
        : House(size)
    {
        server.say(11, 2, u"in the yard"_s);
        server.say(12, 2, u"in the club"_s);
    }
    bool begin()
    {
        start();
        if (!open(u"마당"_s) || !sees(u"in the yard"_s))
            return false;
        terminal.enter(u"/split book club"_s);
        return hasKeyboard(u"book club"_s) && sees(u"in the yard"_s) && sees(u"in the club"_s);
    }
    /// The pane whose title says that it has the keyboard, without a colour.
    bool hasKeyboard(const QString &room)
    {
        return eventually([this, &room] { return terminal.shows(u"▸ #"_s + room); });
    }
    /// The column of the divider in the first row; -1 while one room has the screen.
    int divider() const
    {
        for (int x = 1; x < terminal.shown.size().width(); ++x) {
            const bool isLine
                = terminal.shown.at(x, 0).text == u"│"_s && terminal.shown.at(x, 2).text == u"│"_s;
            if (isLine && x > 40 && terminal.shows(u"▸"_s)) // further left is the border of the rooms
                return x;
        }
        return -1;
    }
    qint64 readUpTo(qint64 room) const
    {
        return app->session().archive().room({room}).value_or(rooms::Room()).readPosition;
    }
    bool lastSaid(qint64 room, const char *text) const
    {
        return !server.events(room).isEmpty() && server.events(room).last().body.text.contains(text);
    }
    void restart()
    {
        app.reset();
        config.theme = tui::Theme(config.themeName.value_or(u"terminal"_s));
        terminal.shown = CellGrid(terminal.size());
        start();
    }
};

} // namespace

class AppScreenTest : public QObject {
    Q_OBJECT

    /// Whether every cell of the screen has a background, or none has any colour.
    static bool everyCellHas(const CellGrid &grid, bool (*rule)(const Style &))
    {
        for (int y = 0; y < grid.size().height(); ++y) {
            for (int x = 0; x < grid.size().width(); ++x) {
                if (!rule(grid.at(x, y).style))
                    return false;
            }
        }
        return grid.size().height() > 0;
    }

private Q_SLOTS:
    // --- themes ---

    void aThemeChangesAtOnceAndIsRemembered()
    {
        Shared house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        const auto isLight = [&house] {
            const CellGrid &shown = house.terminal.shown;
            return shown.at(80, 10).style.bg == Colour::rgb(0xfafafa)
                && everyCellHas(shown, [](const Style &style) { return style.bg != Colour(); });
        };
        QVERIFY(!isLight());
        house.terminal.enter(u"/theme light"_s);
        QVERIFY(house.sees(u"The theme is light."_s));
        QVERIFY(eventually(isLight));
        house.restart();
        QVERIFY(house.sees(u"[민아]"_s));
        QVERIFY(isLight());
        // Who changes the file later wants what they wrote.
        house.config.themeName = u"dark"_s;
        house.restart();
        QVERIFY(house.sees(u"[민아]"_s));
        QVERIFY(!isLight());
    }

    void themesAreShownChosenAndCompleted()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/theme"_s);
        QVERIFY(house.sees(u"* terminal"_s));
        QVERIFY(house.sees(u"high-contrast"_s));
        QVERIFY(house.sees(u"bar-strong"_s));
        house.terminal.press(u"down"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"* dark"_s)); // and the page stays
        house.terminal.press(u"escape"_s);
        house.terminal.type(u"/theme mo"_s);
        house.terminal.press(u"tab"_s);
        QVERIFY(house.sees(u"[민아] /theme mono"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"The theme is mono."_s));
        house.terminal.enter(u"/theme drak"_s);
        QVERIFY(house.sees(u"Did you mean “dark”?"_s));
    }

    void withoutColoursNothingIsColoured()
    {
        Shared house;
        house.terminal.colours = Depth::Mono;
        house.config.theme.use(u"dark"_s);
        QVERIFY(house.begin());
        QVERIFY(everyCellHas(house.terminal.shown, [](const Style &style) {
            return style.fg == Colour() && style.bg == Colour();
        }));
        QVERIFY(house.terminal.shown.at(60, 0).style.inverse); // a title is still a bar
        house.terminal.enter(u"/theme"_s);
        QVERIFY(house.sees(u"This terminal shows no colours"_s));
    }

    // --- panes ---

    void typingGoesToThePaneWithTheKeyboard()
    {
        Shared house;
        QVERIFY(house.begin());
        QVERIFY(house.divider() > 0);
        house.terminal.enter(u"to the club"_s);
        QVERIFY(eventually([&] { return house.lastSaid(12, "to the club"); }));
        house.terminal.type(u"half a sent"_s);
        house.terminal.press(u"f8"_s);
        QVERIFY(house.hasKeyboard(u"마당"_s));
        QVERIFY(!house.terminal.row(29).contains(u"half a sent"_s)); // a draft stays in its room
        house.terminal.enter(u"to the yard"_s);
        QVERIFY(eventually([&] { return house.lastSaid(11, "to the yard"); }));
        house.terminal.press(u"f7"_s);
        QVERIFY(house.hasKeyboard(u"book club"_s));
        QVERIFY(house.sees(u"[민아] half a sent"_s));
        QVERIFY(house.sees(u"to the yard"_s)); // both are there all the time
    }

    void roomsOpenInThePaneWithTheKeyboard()
    {
        Shared house;
        house.server.addRoom(13, u"kitchen"_s);
        QVERIFY(house.begin());
        house.terminal.enter(u"/join kitchen"_s);
        QVERIFY(house.hasKeyboard(u"kitchen"_s));
        QVERIFY(house.sees(u"in the yard"_s));
        QVERIFY(eventually([&] { return !house.terminal.shows(u"in the club"_s); }));
        // What is shown already is not shown twice: the keyboard goes there.
        house.terminal.enter(u"/join 마당"_s);
        QVERIFY(house.hasKeyboard(u"마당"_s));
        QVERIFY(house.sees(u"#kitchen"_s));
        house.terminal.press(u"alt-/"_s);
        QVERIFY(house.hasKeyboard(u"kitchen"_s));
    }

    void whatIsOnlySeenIsNotRead()
    {
        Shared house;
        QVERIFY(house.begin());
        const qint64 at = house.server.say(11, 2, u"psst"_s).position;
        QVERIFY(house.sees(u"psst"_s));
        QVERIFY(house.sees(u"new messages"_s));
        QVERIFY(house.sees(u"#마당 (1)"_s));
        QVERIFY(house.readUpTo(11) < at);
        house.terminal.press(u"alt-w"_s);
        QVERIFY(house.hasKeyboard(u"마당"_s));
        QTRY_VERIFY(house.readUpTo(11) >= at);
        QVERIFY(house.sees(u"new messages"_s)); // where it began stays to be seen
        house.terminal.press(u"alt-w"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"new messages"_s); }));
        QVERIFY(!house.terminal.shows(u"#마당 (1)"_s));
    }

    void eachPaneKeepsItsPlace()
    {
        Shared house;
        for (int i = 1; i <= 90; ++i) {
            house.server.say(11, 2, u"yard line %1."_s.arg(i));
            house.server.say(12, 2, u"club line %1."_s.arg(i));
        }
        for (const qint64 room : {11, 12}) {
            house.server.room(room).readPosition = 91;
            house.server.room(room).unread = 0;
        }
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"yard line 90."_s));
        // Until it is followed, the newest page may still be asked for once more.
        QVERIFY(eventually([&] { return house.app->session().mirror().follows({11}); }));
        house.terminal.press(u"page-up"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"yard line 90."_s); }));
        house.terminal.enter(u"/split book club"_s);
        QVERIFY(house.sees(u"club line 90."_s));
        QVERIFY(house.sees(u"#마당 ↓"_s));
        QVERIFY(!house.terminal.shows(u"yard line 90."_s));
        house.terminal.press(u"page-up"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"club line 90."_s); }));
        house.terminal.press(u"f8"_s);
        house.terminal.press(u"alt-end"_s);
        QVERIFY(house.sees(u"yard line 90."_s));
        QVERIFY(!house.terminal.shows(u"club line 90."_s));
    }

    void aSmallWindowShowsOneAndALargeOneAllAgain()
    {
        Shared house;
        QVERIFY(house.begin());
        house.terminal.resize({20, 5});
        QVERIFY(eventually([&] {
            return house.terminal.shown.size() == QSize(20, 5) && house.terminal.shows(u"in the club"_s);
        }));
        QVERIFY(!house.terminal.shows(u"in the yard"_s));
        house.terminal.press(u"f8"_s);
        QVERIFY(house.sees(u"in the yard"_s));
        house.terminal.resize({60, 20});
        QVERIFY(house.sees(u"[1/2] #마당"_s)); // there is another one
        house.terminal.resize(kWide);
        QVERIFY(house.hasKeyboard(u"마당"_s));
        QVERIFY(house.sees(u"in the club"_s));
    }

    void aScreenTooSmallForAnythingSaysSo_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("says");
        QTest::newRow("10x3") << QSize(10, 3) << u"Too small: | make it | 20x5."_s;
        QTest::newRow("12x4") << QSize(12, 4) << u"Too small: | make it | 20x5."_s;
        QTest::newRow("two rows") << QSize(40, 2) << u"Too small: make it 20x5."_s;
        QTest::newRow("one row") << QSize(24, 1) << u"Too small: make it 20x5."_s;
        QTest::newRow("no space for a sentence") << QSize(10, 1) << u"20x5"_s;
        QTest::newRow("hardly any") << QSize(4, 1) << u"20x5"_s;
    }
    void aScreenTooSmallForAnythingSaysSo()
    {
        QFETCH(QSize, size);
        QFETCH(QString, says);
        Shared house({100, 30});
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"in the yard"_s));
        house.terminal.type(u"half a 문장"_s);
        const qint64 read = house.readUpTo(11);
        house.terminal.resize(size);
        QVERIFY(eventually([&] { return house.terminal.shown.size() == size; }));
        QStringList rows;
        for (int y = 0; y < size.height(); ++y) {
            if (const QString row = house.terminal.row(y).trimmed(); !row.isEmpty())
                rows.append(row);
        }
        QCOMPARE(rows.join(u" | "_s), says);
        QVERIFY(!house.terminal.cursor);
        // What comes now is not read by anybody.
        const qint64 at = house.server.say(11, 2, u"unseen"_s).position;
        house.settle();
        QVERIFY(house.readUpTo(11) <= read && read < at);
        house.terminal.resize({20, 5});
        QVERIFY(house.sees(u"unseen"_s));
        house.terminal.resize({100, 30});
        QVERIFY(house.sees(u"[민아] half a 문장"_s));
    }

    void aSmallScreenAsksToSignInOrSaysThatItIsTooSmall()
    {
        House house({20, 5});
        house.start(false);
        QVERIFY(house.sees(u"User name"_s));
        house.terminal.resize({10, 3});
        QVERIFY(house.sees(u"Too small:"_s));
        house.terminal.resize({80, 24});
        QVERIFY(house.sees(u"User name"_s));
        QVERIFY(!house.terminal.shows(u"Too small"_s));
    }

    void aSplitGoesWhereThereIsSpace()
    {
        Shared house({80, 24});
        house.server.addRoom(13, u"kitchen"_s);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/split beside"_s);
        QVERIFY(house.sees(u"There is no space for another pane"_s));
        house.terminal.enter(u"/split book"_s);
        QVERIFY(house.hasKeyboard(u"book club"_s));
        QVERIFY(house.terminal.rowOf(u"in the yard"_s) < house.terminal.rowOf(u"▸ #book club"_s));
        house.terminal.enter(u"/split below"_s);
        QVERIFY(house.sees(u"There is no space for another pane"_s));
        house.terminal.enter(u"/split nowhere"_s);
        QVERIFY(house.sees(u"None of your rooms is “nowhere”"_s));
        house.terminal.enter(u"/split 마당"_s); // shown already
        QVERIFY(house.hasKeyboard(u"마당"_s));
        house.terminal.resize({170, 40});
        house.terminal.enter(u"/split below kitchen"_s);
        QVERIFY(house.hasKeyboard(u"kitchen"_s));
        house.terminal.enter(u"/split"_s);
        QVERIFY(house.sees(u"There is no other room to show."_s));
        QVERIFY(house.sees(u"in the club"_s) && house.sees(u"in the yard"_s));
    }

    void panesAreClosed()
    {
        Shared house;
        QVERIFY(house.begin());
        house.terminal.enter(u"/unsplit"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"▸"_s); }));
        QVERIFY(house.terminal.row(0).contains(u"#마당"_s));
        QVERIFY(!house.terminal.shows(u"in the club"_s));
        house.terminal.enter(u"/unsplit"_s);
        QVERIFY(house.sees(u"There is only one pane."_s));
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/split book"_s);
        QVERIFY(house.hasKeyboard(u"book club"_s));
        house.terminal.enter(u"/only"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"in the yard"_s); }));
        QVERIFY(house.terminal.row(0).contains(u"#book club"_s));
        house.terminal.press(u"f8"_s);
        QVERIFY(house.sees(u"There is only one pane."_s));
    }

    void thePanesAreRemembered()
    {
        Shared house;
        QVERIFY(house.begin());
        house.terminal.press(u"f8"_s);
        QVERIFY(house.hasKeyboard(u"마당"_s));
        house.restart();
        QVERIFY(house.hasKeyboard(u"마당"_s));
        QVERIFY(house.sees(u"in the club"_s) && house.sees(u"in the yard"_s));
        QVERIFY(house.divider() > 0);
        house.terminal.enter(u"/only"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"in the club"_s); }));
        house.restart();
        QVERIFY(house.sees(u"in the yard"_s));
        QVERIFY(!house.terminal.shows(u"▸"_s));
    }

    void aPageTakesTheWholeScreenAsEver()
    {
        Shared house;
        QVERIFY(house.begin());
        house.terminal.press(u"f1"_s);
        QVERIFY(house.sees(u"Commands"_s));
        QVERIFY(!house.terminal.shows(u"▸"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(house.hasKeyboard(u"book club"_s));
    }

    void aClickBringsTheKeyboard()
    {
        Shared house;
        QVERIFY(house.begin());
        house.terminal.click({house.divider() - 3, 10});
        QVERIFY(house.hasKeyboard(u"마당"_s));
        house.terminal.click({house.divider() + 3, 10});
        QVERIFY(house.hasKeyboard(u"book club"_s));
    }

    // --- editing as in vi ---

    void aLineIsEditedAsInVi()
    {
        House house;
        house.config.editing = Editing::Vi;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.terminal.quickEscape);
        house.terminal.type(u"one two three"_s);
        QVERIFY(house.sees(u"I [민아] one two three"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(house.sees(u"N [민아] one two three"_s));
        QCOMPARE(house.terminal.cursor->x(), columnsOf(u"N [민아] one two thre"_s));
        house.terminal.type(u"2d"_s);
        QVERIFY(house.sees(u"N 2d [민아]"_s));
        house.terminal.type(u"b"_s);
        QVERIFY(house.sees(u"N [민아] one e"_s));
        house.terminal.type(u"u0cwONE"_s);
        QVERIFY(house.sees(u"I [민아] ONE two three"_s));
        // Esc and a letter in a hurry arrive as Alt and the letter.
        house.terminal.press(u"alt-b"_s);
        house.terminal.type(u"~"_s);
        QVERIFY(house.sees(u"N [민아] oNE two three"_s));
        house.terminal.press(u"alt-D"_s);
        QVERIFY(eventually([&] { return house.terminal.row(29).trimmed() == u"N [민아] o"_s; }));
        house.terminal.press(u"enter"_s);
        QVERIFY(eventually([&] {
            const auto &said = house.server.events(11);
            return !said.isEmpty() && said.last().body.text.contains("\"o\"");
        }));
        QVERIFY(house.sees(u"I [민아]"_s)); // a line begins in insert mode
        // What Alt does otherwise stays.
        house.terminal.press(u"ctrl-n"_s);
        QVERIFY(eventually([&] { return house.terminal.row(0).contains(u"book club"_s); }));
        house.terminal.press(u"alt-/"_s);
        QVERIFY(eventually([&] { return house.terminal.row(0).contains(u"마당"_s); }));
    }

    void viSearchesTheHistoryAndSendsWhatWasFound()
    {
        House house;
        house.config.editing = Editing::Vi;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"an old saying"_s);
        QVERIFY(eventually([&] { return house.server.events(11).size() == 1; }));
        house.terminal.enter(u"something else"_s);
        QVERIFY(eventually([&] { return house.server.events(11).size() == 2; }));
        house.terminal.type(u"half"_s);
        house.terminal.press(u"escape"_s);
        house.terminal.type(u"/"_s);
        house.terminal.type(u"old"_s);
        QVERIFY(house.sees(u"search 'old': an old saying"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(house.sees(u"N [민아] half"_s));
        house.terminal.type(u"/old"_s);
        house.terminal.press(u"enter"_s); // takes it, and sends nothing yet
        QVERIFY(house.sees(u"N [민아] an old saying"_s));
        QCOMPARE(house.server.events(11).size(), 2);
        house.terminal.type(u"cc"_s);
        QVERIFY(house.sees(u"I [민아]"_s));
        house.terminal.press(u"escape"_s);
        house.terminal.type(u"kk"_s);
        QVERIFY(house.sees(u"N [민아] an old saying"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(eventually([&] { return house.server.events(11).size() == 3; }));
    }

    void escapeClosesPagesBeforeItLeavesInsertMode()
    {
        House house;
        house.config.editing = Editing::Vi;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.press(u"f1"_s);
        QVERIFY(house.sees(u"Commands"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"Commands"_s); }));
        QVERIFY(house.sees(u"I [민아]"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(house.sees(u"N [민아]"_s));
        // Another room is another line.
        house.terminal.press(u"ctrl-n"_s);
        QVERIFY(house.sees(u"I [민아]"_s));
    }

    void editingIsChosenShownAndRemembered()
    {
        Shared house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(!house.terminal.shows(u"I [민아]"_s));
        house.terminal.enter(u"/editing"_s);
        QVERIFY(house.sees(u"The line is edited as in Emacs."_s));
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/editing ed"_s);
        QVERIFY(house.sees(u"Write /editing emacs or /editing vi."_s));
        house.terminal.enter(u"/editing vi"_s);
        QVERIFY(house.sees(u"I [민아]"_s));
        QVERIFY(house.terminal.quickEscape);
        house.restart();
        QVERIFY(house.sees(u"I [민아]"_s));
        house.config.editing = Editing::Vi; // who changes the file later wants what they wrote
        house.restart();
        QVERIFY(house.sees(u"I [민아]"_s));
        house.terminal.enter(u"/editing emacs"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"I [민아]"_s); }));
        QVERIFY(!house.terminal.quickEscape);
        house.restart();
        QVERIFY(house.sees(u"[민아]"_s));
        QVERIFY(!house.terminal.shows(u"I [민아]"_s));
    }

    // --- sizes of panes ---

    void keysAndACommandChangeTheSizeOfAPane()
    {
        Shared house;
        QVERIFY(house.begin());
        const int even = house.divider();
        const auto dividerAt = [&house](int column) {
            return eventually([&house, column] { return house.divider() == column; });
        };
        house.terminal.press(u"alt-shift-right"_s); // the keyboard is at the right
        QVERIFY(dividerAt(even - 2));
        house.terminal.press(u"alt-shift-left"_s);
        QVERIFY(dividerAt(even));
        house.terminal.press(u"f8"_s);
        QVERIFY(house.hasKeyboard(u"마당"_s));
        house.terminal.enter(u"/resize +5"_s);
        QVERIFY(dividerAt(even + 5));
        house.terminal.enter(u"/resize width -1"_s);
        QVERIFY(dividerAt(even + 4));
        house.terminal.enter(u"/resize +900"_s); // as far as the other one lets it: it needs 40 of 90 columns
        QVERIFY(dividerAt(even + 5));
        house.terminal.enter(u"/resize +1"_s);
        QVERIFY(house.sees(u"It stays as it is"_s));
        house.terminal.enter(u"/resize height +1"_s);
        QVERIFY(house.sees(u"Nothing stands above"_s));
        for (const QString &wrong : {u"/resize 5"_s, u"/resize +5%"_s, u"/resize width"_s, u"/resize 0%"_s,
                                     u"/resize much"_s, u"/resize +99999"_s}) {
            house.terminal.press(u"escape"_s);
            house.terminal.enter(wrong);
            QVERIFY(house.sees(u"How large?"_s));
        }
        house.terminal.press(u"alt-="_s);
        QVERIFY(dividerAt(even));
        house.terminal.enter(u"/resize 60%"_s);
        QVERIFY(eventually([&] { return house.divider() > even; }));
        house.terminal.enter(u"/resize even"_s);
        QVERIFY(dividerAt(even));
    }

    void oneBelowTheOtherIsMadeHigher()
    {
        Shared house({80, 40});
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/split below book"_s);
        QVERIFY(house.hasKeyboard(u"book club"_s));
        const int title = house.terminal.rowOf(u"▸ #book club"_s);
        house.terminal.enter(u"/resize +4"_s); // nothing is beside it: rows
        QVERIFY(eventually([&] { return house.terminal.rowOf(u"▸ #book club"_s) == title - 4; }));
        house.terminal.press(u"alt-shift-down"_s);
        QVERIFY(eventually([&] { return house.terminal.rowOf(u"▸ #book club"_s) == title - 3; }));
        // The title of the lower one is the border.
        house.terminal.drag({30, title - 3}, {30, title + 2});
        QVERIFY(eventually([&] { return house.terminal.rowOf(u"▸ #book club"_s) == title + 2; }));
    }

    void aBorderIsDraggedAndSizesAreRemembered()
    {
        Shared house;
        QVERIFY(house.begin());
        const int even = house.divider();
        house.terminal.drag({even, 10}, {even - 4, 12});
        QVERIFY(eventually([&] { return house.divider() == even - 4; }));
        QVERIFY(house.hasKeyboard(u"book club"_s)); // a drag moves nothing else
        house.terminal.drag({even - 7, 10}, {even + 8, 12}); // not on the border
        QVERIFY(house.hasKeyboard(u"마당"_s));
        QCOMPARE(house.divider(), even - 4);
        house.terminal.press(u"f8"_s);
        QVERIFY(house.hasKeyboard(u"book club"_s));
        // Another window divides itself alike, and this one as before.
        house.terminal.resize({170, 30});
        QVERIFY(
            eventually([&] { return house.terminal.shown.size().width() == 170 && house.divider() > even; }));
        house.terminal.resize(kWide);
        QVERIFY(eventually([&] { return house.divider() == even - 4; }));
        house.restart();
        QVERIFY(house.hasKeyboard(u"book club"_s));
        QVERIFY(eventually([&] { return house.divider() == even - 4; }));
    }

    void withOnePaneThereIsNothingToResize()
    {
        Shared house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/resize +5"_s);
        QVERIFY(house.sees(u"There is only one pane."_s));
        house.terminal.enter(u"/split book"_s);
        QVERIFY(house.hasKeyboard(u"book club"_s));
        house.terminal.resize({60, 20});
        QVERIFY(house.sees(u"[2/2] #book club"_s));
        house.terminal.press(u"alt-shift-right"_s);
        QVERIFY(house.sees(u"There is no space for the other panes now."_s));
    }

    void wideLettersEndAtTheDivider()
    {
        Shared house({139, 30});
        for (int i = 0; i < 12; ++i) {
            house.server.say(11, 2, QString(i, u'x') + QString(120, u'가'));
            house.server.say(12, 2, QString(i, u'y') + QString(120, u'나'));
        }
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/split book club"_s);
        QVERIFY(house.hasKeyboard(u"book club"_s));
        QVERIFY(house.sees(u"가가"_s) && house.sees(u"나나"_s));
        const int divider = house.divider();
        QVERIFY(divider > 0);
        const CellGrid &shown = house.terminal.shown;
        for (int y = 0; y < 28; ++y) {
            QCOMPARE(shown.at(divider, y).text, u"│"_s);
            QVERIFY(!shown.at(divider, y).tail && !shown.at(divider + 1, y).tail);
        }
        ScreenWriter writer(Depth::True);
        TinyVt vt(shown.size(), [](char32_t c) { return columnsOfCodePoint(c); });
        vt.write(writer.update(shown, house.terminal.cursor));
        for (int y = 0; y < 30; ++y)
            QCOMPARE(vt.row(y), shown.row(y));
        QCOMPARE(vt.foreign, 0);
    }

    void aMessageInOnePaneLeavesTheOthersAlone()
    {
        Shared house;
        QVERIFY(house.begin());
        house.terminal.press(u"f2"_s); // the list of rooms counts, too
        house.terminal.press(u"f8"_s);
        QVERIFY(house.hasKeyboard(u"마당"_s));
        house.settle();
        ScreenWriter writer(Depth::True);
        writer.update(house.terminal.shown, house.terminal.cursor);
        house.server.say(12, 2, u"only here"_s);
        QVERIFY(house.sees(u"only here"_s));
        const QByteArray octets = writer.update(house.terminal.shown, house.terminal.cursor);
        QVERIFY(octets.contains("only here"));
        QVERIFY(!octets.contains("in the yard"));
    }

    void aStormOfSizesAndPanesIsHarmless()
    {
        Shared house({170, 50});
        house.server.addRoom(13, u"부엌"_s);
        house.server.addRoom(14, u"garden"_s);
        for (int i = 0; i < 40; ++i)
            house.server.say(11 + i % 4, 2, u"말 %1 👨\u200d👩\u200d👧 words 漢字 that wrap around"_s.arg(i));
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QRandomGenerator random(7);
        const QStringList lines{
            u"/split"_s,      u"/split below"_s, u"/unsplit"_s,         u"/split 부엌"_s,   u"/only"_s,
            u"/theme dark"_s, u"/theme mono"_s,  u"/theme"_s,           u"/split garden"_s, u"/split"_s,
            u"/resize +30"_s, u"/resize 20%"_s,  u"/resize height -9"_s};
        const QStringList keys{
            u"f8"_s, u"f7"_s, u"page-up"_s, u"alt-1"_s,        u"alt-3"_s,         u"escape"_s,
            u"f2"_s, u"f3"_s, u"ctrl-n"_s,  u"alt-shift-up"_s, u"alt-shift-left"_s};
        for (int i = 0; i < 300; ++i) {
            const QSize size
                = i % 5 == 0 ? QSize(20, 5) : QSize(int(random.bounded(1, 240)), int(random.bounded(1, 70)));
            house.terminal.resize(size);
            if (i % 2 == 0)
                house.terminal.enter(lines.at(random.bounded(int(lines.size()))));
            house.terminal.press(keys.at(random.bounded(int(keys.size()))));
            if (i % 3 == 0) {
                QVERIFY(eventually([&] { return house.terminal.shown.size() == size; }, 1000));
                if (house.terminal.cursor)
                    QVERIFY(house.terminal.shown.area().contains(*house.terminal.cursor));
            }
        }
        house.terminal.resize({170, 50});
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/only"_s);
        house.terminal.enter(u"/join 마당"_s);
        QVERIFY(eventually([&] { return house.terminal.row(0).contains(u"#마당"_s); }));
    }
};

int main(int argc, char *argv[])
{
    qputenv("TZ", "Asia/Seoul");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring of the machine
    QCoreApplication application(argc, argv);
    AppScreenTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_app_screen.moc"
