// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the full screen as somebody uses them who comes from WeeChat or Emacs: rooms, line, scrolling,
// mouse; and a night in which the computer slept.
#include "tests/client-tui/app_house.h"

#include "client-tui/terminal/text_width.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AppKeysTest : public QObject {
    Q_OBJECT

    static bool isOpen(House &house, const QString &room)
    {
        return madang::test::eventually([&] { return house.terminal.row(0).contains(room); });
    }
    static bool isGone(House &house, const QString &text)
    {
        return madang::test::eventually([&] { return !house.terminal.shows(text); });
    }
    /// What stands in the input line behind the name.
    static bool hasLine(House &house, const QString &text)
    {
        const QString wanted = (u"[민아] "_s + text).trimmed();
        const auto line
            = [&] { return house.terminal.row(house.terminal.shown.size().height() - 1).trimmed(); };
        const bool has = madang::test::eventually([&] { return line() == wanted; });
        if (!has)
            qWarning().noquote() << "the line is" << line();
        return has;
    }
    static bool follows(House &house)
    {
        return madang::test::eventually([&] { return house.app->session().mirror().follows({11}); });
    }
    /// Lines that are read, and followed; `perDay` each day, until today.
    static bool openLong(House &house, int count, int perDay)
    {
        const Timestamp today = house.clock.now();
        for (int i = 1; i <= count; ++i) {
            house.server.setTime(today.plus(-24h * ((count - i) / perDay)).plus(-1h));
            house.server.say(11, 2, u"line number %1."_s.arg(i));
        }
        house.server.room(11).readPosition = count;
        house.server.room(11).unread = 0;
        house.start();
        return house.open(u"마당"_s) && house.sees(u"line number %1."_s.arg(count)) && follows(house);
    }

    /// Sixty lines, three of which are found.
    static void tellsOfThree(House &house)
    {
        for (int i = 1; i <= 60; ++i)
            house.server.say(11, 2, u"line %1."_s.arg(i));
        house.server.on("GET", u"/api/v1/search"_s, [&house](const FakeRequest &) {
            search::Found found;
            const auto events = house.server.events(11);
            for (const int i : {49, 29, 9})
                found.items.append({events[i], u"마당"_s});
            found.words = QStringList{u"line"_s};
            return answer(found);
        });
    }

private Q_SLOTS:
    void keysGoFromRoomToRoomAsInWeeChat()
    {
        House house;
        house.server.addRoom(13, u"kitchen"_s);
        house.server.say(13, 2, u"supper"_s);
        house.server.room(13).unread = 1;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"unread: "_s)); // by number, in the status line
        house.terminal.press(u"alt-a"_s);
        QVERIFY(isOpen(house, u"kitchen"_s));
        QVERIFY(isGone(house, u"unread: "_s));
        house.terminal.press(u"alt-a"_s);
        QVERIFY(house.sees(u"Nothing is unread."_s));
        house.terminal.press(u"alt-/"_s);
        QVERIFY(isOpen(house, u"마당"_s));
        const int number = house.app->numbers().numberOf({12});
        house.terminal.press(u"alt-j"_s);
        house.terminal.type(u"0"_s);
        house.terminal.type(QString::number(number));
        QVERIFY(isOpen(house, u"book club"_s));
        QVERIFY(hasLine(house, {})); // the digits were not typed
        house.terminal.press(u"alt-j"_s);
        house.terminal.type(u"x"_s); // no digit: it is text again
        QVERIFY(hasLine(house, u"x"_s));
    }

    void theLineIsEditedAsInEmacs()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.type(u"one two 셋"_s);
        house.terminal.press(u"ctrl-w"_s);
        QVERIFY(hasLine(house, u"one two"_s));
        house.terminal.press(u"alt-b"_s);
        house.terminal.press(u"alt-b"_s);
        house.terminal.type(u"0 "_s);
        QVERIFY(hasLine(house, u"0 one two"_s));
        house.terminal.press(u"ctrl-e"_s);
        house.terminal.press(u"ctrl-y"_s);
        QVERIFY(hasLine(house, u"0 one two 셋"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(hasLine(house, {}));
        house.terminal.enter(u"something else"_s);
        QVERIFY(hasLine(house, {}));
        house.terminal.press(u"ctrl-r"_s);
        house.terminal.type(u"two"_s);
        QVERIFY(house.sees(u"search 'two': 0 one two 셋"_s));
        house.terminal.press(u"ctrl-e"_s); // takes it
        QVERIFY(hasLine(house, u"0 one two 셋"_s));
    }

    void theWheelScrollsUntilTheMouseIsOff()
    {
        House house({80, 20});
        QVERIFY(openLong(house, 200, 200));
        QVERIFY(!house.terminal.mouse); // the terminal selects text
        house.terminal.press(u"alt-m"_s);
        QVERIFY(house.sees(u"Mouse on."_s));
        QVERIFY(house.terminal.mouse);
        house.terminal.press(u"escape"_s);
        house.terminal.wheel(Mouse::Act::WheelUp);
        QVERIFY(isGone(house, u"line number 200."_s));
        QVERIFY(house.sees(u"line number 197."_s));
        house.terminal.wheel(Mouse::Act::WheelDown);
        QVERIFY(house.sees(u"line number 200."_s));
        house.terminal.press(u"alt-m"_s);
        QVERIFY(house.sees(u"Mouse off: the terminal selects text."_s));
        QVERIFY(!house.terminal.mouse);
    }

    void oneGoesToADayATimeAndBack()
    {
        House house({100, 24});
        QVERIFY(openLong(house, 200, 20)); // ten days, the last one is 2 March
        house.terminal.enter(u"/goto 2026-02-25"_s);
        QVERIFY(isGone(house, u"line number 200."_s));
        QVERIFY(house.sees(u"line number 81."_s)); // the first one of that day
        house.terminal.enter(u"/goto yesterday"_s);
        QVERIFY(house.sees(u"line number 161."_s));
        house.terminal.enter(u"/goto 12"_s);
        QVERIFY(house.sees(u"line number 12."_s));
        house.terminal.enter(u"/goto end"_s);
        QVERIFY(house.sees(u"line number 200."_s));
        house.terminal.enter(u"/goto unread"_s);
        QVERIFY(house.sees(u"Nothing here is unread."_s));
    }

    void aKeyGoesToTheFirstUnreadLine()
    {
        House house({80, 20});
        for (int i = 1; i <= 40; ++i)
            house.server.say(11, 2, u"line number %1."_s.arg(i));
        house.server.room(11).readPosition = 10;
        house.server.room(11).unread = 30;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(follows(house));
        // It opens with what is new: before that the key would be overtaken.
        QVERIFY(house.sees(u"line number 21."_s));
        house.terminal.press(u"alt-end"_s);
        QVERIFY(house.sees(u"line number 40."_s));
        house.terminal.press(u"alt-u"_s);
        QVERIFY(house.sees(u"line number 11."_s));
    }

    void aSlashAndASpaceSearch()
    {
        House house;
        house.server.say(11, 2, u"the roof leaks"_s);
        house.server.on("GET", u"/api/v1/search"_s, [&house](const FakeRequest &request) {
            search::Found found;
            if (request.query.queryItemValue(u"q"_s, QUrl::FullyDecoded).contains(u"roof"_s)
                || request.query.toString(QUrl::FullyDecoded).contains(u"roof"_s))
                found.items.append({house.server.events(11).first(), u"마당"_s});
            found.words = QStringList{u"roof"_s};
            return answer(found);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/ roof"_s);
        QVERIFY(house.sees(u"Found: 1"_s));
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/"_s);
        QVERIFY(house.sees(u"Search here:"_s));
        QVERIFY(house.server.events(11).size() == 1); // nobody was told of it
    }

    void aSlashAloneAsksForWordsAndGoesToTheNewestThatHasThem()
    {
        House house;
        tellsOfThree(house);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(follows(house));
        house.terminal.enter(u"/"_s);
        QVERIFY(house.sees(u"Search here:"_s));
        house.terminal.press(u"enter"_s); // there is nothing to look for yet
        QVERIFY(house.sees(u"/search [-all] <words>"_s));
        house.terminal.enter(u"/"_s);
        QVERIFY(house.sees(u"Search here:"_s));
        house.terminal.enter(u"line"_s);
        QVERIFY(house.sees(u"1 of 3"_s));
        QVERIFY(house.sees(u"line 50."_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"2 of 3"_s));
        house.terminal.type(u"N"_s);
        QVERIFY(house.sees(u"1 of 3"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Found: 3"_s));
        house.terminal.press(u"escape"_s);
        // Nothing written means the words of the last time.
        house.terminal.press(u"ctrl-s"_s);
        QVERIFY(house.sees(u"once more"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"1 of 3"_s));
        QCOMPARE(house.server.events(11).size(), 60); // nothing was said
    }

    void whatIsHalfWrittenWaitsWhileOneSearches()
    {
        House house;
        tellsOfThree(house);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(follows(house));
        house.terminal.type(u"half a thought"_s);
        QVERIFY(house.sees(u"[민아] half a thought"_s));
        house.terminal.press(u"ctrl-s"_s);
        QVERIFY(house.sees(u"Search here:"_s));
        house.terminal.type(u"nothing"_s);
        QVERIFY(house.sees(u"Search here: nothing"_s));
        const int bar = house.terminal.rowOf(u"Search here:"_s);
        const QString row = house.terminal.row(bar);
        const int behind = columnsOf(row.left(row.indexOf(u"nothing"_s)) + u"nothing"_s);
        QCOMPARE(house.terminal.cursor, std::optional(QPoint(behind, bar)));
        house.terminal.press(u"escape"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"Search here"_s); }));
        QVERIFY(house.terminal.shows(u"[민아] half a thought"_s));
        house.terminal.press(u"ctrl-s"_s);
        house.terminal.enter(u"line"_s);
        QVERIFY(house.sees(u"1 of 3"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"2 of 3"_s));
        house.terminal.type(u"!"_s); // goes on with it
        QVERIFY(house.sees(u"[민아] half a thought!"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"[민아] half a thought!n"_s));
        QVERIFY(house.terminal.shows(u"2 of 3"_s));
    }

    void theKeysOfViSearchWhatIsRead()
    {
        House house;
        house.config.editing = Editing::Vi;
        tellsOfThree(house);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(follows(house));
        house.terminal.press(u"escape"_s);
        QVERIFY(house.sees(u"N [민아]"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was searched for yet"_s));
        house.terminal.type(u"/"_s);
        QVERIFY(house.sees(u"Search here:"_s));
        house.terminal.enter(u"line"_s);
        QVERIFY(house.sees(u"1 of 3"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"1 of 3"_s); }));
        house.terminal.type(u"n"_s); // also when the bar is gone
        QVERIFY(house.sees(u"2 of 3"_s));
        house.terminal.press(u"escape"_s);
        house.terminal.type(u"N"_s);
        QVERIFY(house.sees(u"1 of 3"_s));
    }

    void itIsSuspendedByAKey()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.press(u"ctrl-z"_s);
        QCOMPARE(house.terminal.suspensions, 1);
    }

    void nothingOfALongAbsenceIsMissed()
    {
        House house;
        house.server.say(11, 2, u"good night"_s);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"good night"_s));
        QVERIFY(follows(house));
        house.terminal.type(u"half a thought"_s);
        // The computer sleeps, and the network with it.
        house.server.goAway();
        house.server.setTime(house.clock.now().plus(5min));
        for (int i = 1; i <= 5; ++i)
            house.server.say(11, 2, u"in the night %1"_s.arg(i));
        for (int i = 0; i < 10; ++i) { // longer than what one is signed in with holds
            house.clock.advance(2min);
            QCoreApplication::processEvents();
        }
        house.server.comeBack();
        QVERIFY(madang::test::eventually([&] {
            house.clock.advance(500ms);
            return house.terminal.shows(u"in the night 5"_s);
        }));
        for (int i = 1; i <= 5; ++i)
            QCOMPARE(house.terminal.screen().count(u"in the night %1"_s.arg(i)), 1);
        QVERIFY(house.terminal.shows(u"good night"_s));
        QVERIFY(hasLine(house, u"half a thought"_s)); // nobody was asked to sign in again
        QVERIFY(madang::test::eventually([&] {
            house.clock.advance(500ms);
            return !house.terminal.screen().contains(u"again"_s, Qt::CaseInsensitive);
        }));
    }
};

int main(int argc, char *argv[])
{
    qputenv("TZ", "Asia/Seoul");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring of the machine
    QCoreApplication application(argc, argv);
    AppKeysTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_app_keys.moc"
