// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms are left, after a question, and read back by pages.
#include "tests/client-tui/app_house.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;
using namespace Qt::StringLiterals;

namespace {

const QString kLeaving = u"/api/v1/rooms/12/members/me"_s;

} // namespace

class AppRoomsTest : public QObject {
    Q_OBJECT

    /// Of the list at the left.
    static bool isListed(const House &house, const QString &room)
    {
        for (int y = 1; y < house.terminal.shown.size().height() - 2; ++y) {
            if (house.terminal.row(y).left(16).contains(room))
                return true;
        }
        return false;
    }
    static bool isOpen(House &house, const QString &room)
    {
        return madang::test::eventually([&] { return house.terminal.row(0).contains(room); });
    }
    /// 400 lines, read and followed.
    static bool openLong(House &house)
    {
        for (int i = 1; i <= 400; ++i)
            house.server.say(11, 2, u"line number %1."_s.arg(i));
        house.server.room(11).readPosition = 400;
        house.server.room(11).unread = 0;
        house.start();
        return house.open(u"마당"_s) && house.sees(u"line number 400."_s)
            && madang::test::eventually([&] { return house.app->session().mirror().follows({11}); });
    }
    static bool isGone(House &house, const QString &text)
    {
        return madang::test::eventually([&] { return !house.terminal.shows(text); });
    }

private Q_SLOTS:
    // --- what is not known yet ---

    void whatWasNeverReadIsNotCalledEmpty()
    {
        House house;
        house.server.say(11, 2, u"in the yard"_s);
        const QString path = u"/api/v1/rooms/11/events"_s;
        house.server.on("GET", path, [](const FakeRequest &) { return FakeAnswer{-1, {}, {}}; });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"Loading…"_s));
        house.server.goAway();
        QVERIFY(house.sees(u"never read on"_s));
        QVERIFY(!house.terminal.shows(u"Nothing has been said"_s));
        house.server.on("GET", path, [](const FakeRequest &) {
            return refusal({Code::Unavailable, "store"});
        });
        house.server.comeBack();
        QVERIFY(madang::test::eventually([&] {
            house.clock.advance(std::chrono::milliseconds(500));
            return house.terminal.shows(u"could not be fetched"_s);
        }));
        house.server.forget("GET", path);
        QVERIFY(madang::test::eventually([&] { // it is asked for again by itself
            house.clock.advance(std::chrono::seconds(1));
            return house.terminal.shows(u"in the yard"_s);
        }));
        QVERIFY(!house.terminal.shows(u"never read on"_s));
    }
    void anEmptyRoomSaysSo()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"Nothing has been said here yet."_s));
    }

    // --- /leave ---

    void leavingARoomAsksFirst()
    {
        House house;
        house.server.say(12, 2, u"in the club"_s);
        house.server.on("GET", u"/api/v1/rooms/public"_s,
                        [](const FakeRequest &) { return answer(Page<rooms::Room>{}); });
        house.server.on("DELETE", kLeaving, [&](const FakeRequest &) {
            house.server.removeRoom(12);
            return FakeAnswer{204, {}, {}};
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/leave"_s);
        QVERIFY(house.sees(u"Leave “book club”?"_s));
        QVERIFY(house.sees(u"[y] yes [n] no"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        // Enter is no yes, nor is what one happens to be typing.
        house.terminal.enter(u"/leave"_s);
        QVERIFY(house.sees(u"Leave “book club”?"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(isGone(house, u"Leave “book club”?"_s));
        QCOMPARE(house.server.requestsTo("DELETE", kLeaving), 0);
        QVERIFY(house.terminal.row(0).contains(u"book club"_s));

        house.terminal.enter(u"/leave"_s);
        QVERIFY(house.sees(u"Leave “book club”?"_s));
        house.terminal.type(u"ㅛ"_s); // the y key, with the keyboard in Hangul state
        QVERIFY(house.sees(u"You left the room."_s));
        QCOMPARE(house.server.requestsTo("DELETE", kLeaving), 1);
        QVERIFY(isOpen(house, u"마당"_s)); // another one is open at once
        QVERIFY(!isListed(house, u"book club"_s));
        QVERIFY(!house.terminal.shows(u"in the club"_s));
        house.terminal.enter(u"/join book club"_s);
        QVERIFY(house.sees(u"There is no room called “book club”."_s));
    }

    void aRefusedLeavingSaysWhyAndChangesNothing()
    {
        House house;
        house.server.say(12, 2, u"in the club"_s);
        house.server.on("DELETE", kLeaving,
                        [](const FakeRequest &) { return refusal(Error(Code::NotAllowed, "owner")); });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/leave"_s);
        QVERIFY(house.sees(u"Leave “book club”?"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"An owner of the room cannot be removed."_s));
        QCOMPARE(house.server.requestsTo("DELETE", kLeaving), 1);
        QVERIFY(house.terminal.row(0).contains(u"book club"_s));
        QVERIFY(isListed(house, u"book club"_s));
        house.terminal.enter(u"still here"_s);
        QVERIFY(madang::test::eventually(
            [&] { return house.server.events(12).last().body.text.contains("still here"); }));
    }

    void aConversationBetweenTwoIsNotLeft()
    {
        House house;
        house.server.addRoom(12, u"준"_s).visibility = rooms::Visibility::Direct;
        house.start();
        QVERIFY(house.open(u"준"_s));
        house.terminal.enter(u"/leave"_s);
        QVERIFY(house.sees(u"That is not possible in a conversation between two."_s));
        QVERIFY(!house.terminal.shows(u"[y] yes"_s)); // nobody is asked what cannot be
        QCOMPARE(house.server.requestsTo("DELETE", kLeaving), 0);
        QVERIFY(house.terminal.row(0).contains(u"준"_s));
    }

    void theNameInTheQuestionIsMadeSafe()
    {
        House house;
        house.server.addRoom(12, u"club\033[2J"_s);
        house.start();
        QVERIFY(house.sees(u"club␛[2J"_s));
        house.terminal.enter(u"/join club"_s);
        QVERIFY(isOpen(house, u"club␛[2J"_s));
        house.terminal.enter(u"/leave"_s);
        QVERIFY(house.sees(u"Leave “club␛[2J”?"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
    }

    void aQuestionThatIsTooLongForItsLineIsWhollyThere()
    {
        House house;
        house.server.addRoom(12, u"the neighbours who buy apples together every autumn"_s);
        house.start();
        QVERIFY(house.open(u"the neigh"_s));
        house.terminal.resize({40, 12});
        house.terminal.enter(u"/leave"_s);
        QVERIFY(house.sees(u"[y] yes"_s));
        const auto squeezed
            = [&] { return house.terminal.screen().simplified().remove(u' ').remove(u'│').remove(u'\n'); };
        QVERIFY(madang::test::eventually([&] { return squeezed().contains(u"togethereveryautumn”?"_s); }));
    }

    void wordsOverAPageTakeItsWholeRow()
    {
        House house({80, 24});
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/help"_s);
        QVERIFY(house.sees(u"Esc closes"_s));
        house.terminal.enter(u"/nosuchverb"_s);
        QVERIFY(house.sees(u"There is no command"_s));
        QVERIFY2(house.terminal.row(21).startsWith(u" There is no command"_s),
                 qPrintable(house.terminal.screen()));
    }

    void theLastRoomCanBeLeft()
    {
        House house;
        house.server.removeRoom(11);
        house.server.on("DELETE", kLeaving, [&](const FakeRequest &) {
            house.server.removeRoom(12);
            return FakeAnswer{204, {}, {}};
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/leave"_s);
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"You left the room."_s));
        QVERIFY(house.sees(u"No room is open."_s));
        for (const QString &verb : {u"/leave"_s, u"/history"_s}) {
            house.terminal.enter(verb);
            QVERIFY(house.sees(u"No room is open. /join opens one."_s));
            house.terminal.press(u"escape"_s);
            QVERIFY(isGone(house, u"/join opens one."_s));
        }
    }

    // --- /history ---

    void historyGoesBackByPages()
    {
        House house({80, 20});
        QVERIFY(openLong(house));
        house.terminal.enter(u"/history"_s);
        QVERIFY(isGone(house, u"line number 400."_s));
        const int one = firstShown(house);
        QVERIFY2(one > 340 && one < 384, qPrintable(QString::number(one)));
        house.terminal.enter(u"/history 3"_s);
        // Three times as far as one page, once what lies there has come.
        const int page = 400 - one - rowsOf(house) + 1;
        const auto isThere = [&] { return qAbs(one - firstShown(house) - 3 * page) <= 3; };
        QVERIFY2(madang::test::eventually(isThere),
                 qPrintable(u"%1 %2 %3"_s.arg(one).arg(firstShown(house)).arg(page)));
        QVERIFY(house.sees(u"↓"_s)); // the status line says that this is not the end
        house.terminal.enter(u"/goto end"_s);
        QVERIFY(house.sees(u"line number 400."_s));
    }

    void historyReachesTheBeginningAndStaysThere()
    {
        House house({80, 20});
        QVERIFY(openLong(house));
        for (int i = 0; i < 60 && !house.terminal.shows(u"line number 1."_s); ++i) {
            house.terminal.enter(u"/history 500"_s); // what is not loaded yet has to be read first
            house.settle();
        }
        QVERIFY(house.sees(u"line number 1."_s));
        house.terminal.enter(u"/history 999999"_s);
        house.settle();
        QVERIFY(house.sees(u"line number 1."_s));
    }

    void historyWithoutANumberOfPagesSaysHow()
    {
        House house({80, 20});
        QVERIFY(openLong(house));
        for (const QString &wrong : {u"0"_s, u"-3"_s, u"many"_s, u"2 3"_s, u"99999999999"_s}) {
            house.terminal.enter(u"/history "_s + wrong);
            QVERIFY2(house.sees(u"/history [pages]"_s), qPrintable(wrong));
            house.terminal.press(u"escape"_s);
            QVERIFY(isGone(house, u"/history [pages]"_s));
            QVERIFY(house.terminal.shows(u"line number 400."_s)); // nothing has moved
        }
    }

private:
    /// The numbers of the lines on the screen, from the top.
    static QList<int> shownLines(const House &house)
    {
        QList<int> numbers;
        const QString mark = u"line number "_s;
        for (int y = 0; y < house.terminal.shown.size().height(); ++y) {
            const QString row = house.terminal.row(y);
            const qsizetype at = row.indexOf(mark);
            if (at >= 0)
                numbers.append(row.mid(at + mark.size()).section(u'.', 0, 0).toInt());
        }
        return numbers;
    }
    static int firstShown(const House &house) { return shownLines(house).value(0, 1000); }
    static int rowsOf(const House &house) { return int(shownLines(house).size()); }
};

int main(int argc, char *argv[])
{
    qputenv("TZ", "Asia/Seoul");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring of the machine
    QCoreApplication application(argc, argv);
    AppRoomsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_app_rooms.moc"
