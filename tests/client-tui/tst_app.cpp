// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client-tui/app_house.h"

#include "client-tui/terminal/screen_writer.h"
#include "client-tui/terminal/text_width.h"
#include "common/protocol/complaints.h"
#include "tests/support/patience.h"
#include "tests/support/sample_overview.h"
#include "tests/support/tiny_vt.h"

#include <QRandomGenerator>
#include <algorithm>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;
using namespace Qt::StringLiterals;

namespace {

/// As a guest, in a public room.
void visit(House &house)
{
    house.server.addRoom(13, u"plaza"_s);
    house.server.room(13).role.reset();
    house.start(false);
    QVERIFY(house.sees(u"User name"_s));
    house.app->session().setServer(house.server.address());
    house.app->session().enterAsGuest();
    QVERIFY(house.sees(u"[guest]"_s));
    house.terminal.enter(u"/goto "_s
                         + PlaceLink::room(QUrl(house.server.address().text()), {13}).own().toString());
    QVERIFY(eventually([&house] { return house.app->currentRoom() == RoomId{13}; }));
}

} // namespace

class AppTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAnAccountItAsks()
    {
        House house;
        house.start(false);
        QVERIFY(house.sees(u"User name"_s));
        house.terminal.type(u"mina"_s);
        house.terminal.press(u"enter"_s);
        house.terminal.type(u"password"_s);
        QVERIFY(house.sees(u"••••••••"_s));
        QVERIFY(!house.terminal.shows(u"password"_s));
        house.terminal.press(u"enter"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"[민아]"_s));
        QVERIFY(house.sees(u"#마당"_s));
    }

    void aServerThatAsksForMoreIsAnswered()
    {
        House house;
        house.server.on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{
                accounts::Registration::Invite, accounts::TermsOfUse{u"3"_s, u"https://example.org/terms"_s},
                false});
        });
        house.server.on("POST", u"/api/v1/accounts"_s, [](const FakeRequest &) {
            return refusal(Error(Code::InvalidValue, "invite").at(u"invite"_s));
        });
        house.start(false);
        QVERIFY(house.sees(u"User name"_s));
        house.terminal.press(u"f4"_s);
        QVERIFY(house.sees(u"Invitation"_s));
        QVERIFY(house.sees(u"[ ] https://example.org/terms"_s));
        for (const QString &typed : {u"sora"_s, u"a quiet pond"_s, u"a quiet pond"_s, u"abcd-efgh"_s}) {
            house.terminal.type(typed);
            house.terminal.press(u"tab"_s);
        }
        // From the terms over nickname, address and place to the end, which leads back to what is missing.
        for (int i = 0; i < 4; ++i)
            house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Read the terms of use"_s));
        house.terminal.type(u" "_s);
        QVERIFY(house.sees(u"[x] https://example.org/terms"_s));
        for (int i = 0; i < 4; ++i)
            house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"An invitation code is needed"_s));
        accounts::Register sent;
        for (const FakeRequest &request : std::as_const(house.server.requests)) {
            if (request.method == "POST" && request.path == "/api/v1/accounts"_L1)
                sent = *fromJson<accounts::Register>(request.body);
        }
        QCOMPARE(sent.username, u"sora"_s);
        QCOMPARE(sent.invite, u"abcd-efgh"_s);
        QCOMPARE(sent.terms, u"3"_s);
    }

    void whoSignsInAgainIsBackWhereTheyWere()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.type(u"half a sent"_s);
        house.server.forgetTokens();
        house.server.forgetSessions();
        house.server.cut();
        QTRY_VERIFY((house.clock.advance(std::chrono::seconds(1)), house.terminal.shows(u"User name"_s)));
        QVERIFY(house.sees(u"mina"_s));
        // Only the password is missing.
        house.terminal.type(u"password"_s);
        house.terminal.press(u"enter"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"[민아]"_s));
        QTRY_VERIFY(house.terminal.row(0).contains(u"book club"_s));
        QVERIFY(house.sees(u"half a sent"_s));
    }

    void workForTheServerIsSaidAndCanBeLeft()
    {
        House house;
        house.server.on("GET", u"/api/v1/registration/challenge"_s, [](const FakeRequest &) {
            // No nonce among the first millions solves it.
            return answer(accounts::SignUpChallenge{true, 24, u"slow-1"_s, 600});
        });
        house.start(false);
        QVERIFY(house.sees(u"User name"_s));
        house.terminal.press(u"f4"_s);
        QVERIFY(house.sees(u"Make an account"_s));
        for (const QString &typed : {u"sora"_s, u"a quiet pond"_s, u"a quiet pond"_s}) {
            house.terminal.type(typed);
            house.terminal.press(u"tab"_s);
        }
        // Over nickname, address and place to the end.
        for (int i = 0; i < 3; ++i)
            house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Proving that you are not a robot"_s));
        house.terminal.press(u"f4"_s);
        QVERIFY(house.sees(u"F4 make an account"_s));
        QVERIFY(!house.terminal.shows(u"robot"_s));
        QCOMPARE(house.server.requestsTo("POST", u"/api/v1/accounts"_s), 0);
    }

    void aBrowserElsewhereSignsIn()
    {
        House house;
        house.server.on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{
                accounts::Registration::Open, {}, false, QList<accounts::Provider>{}});
        });
        house.server.on("POST", u"/api/v1/provider-sign-ins"_s, [](const FakeRequest &) {
            return answer(
                providers::Begun{u"a1"_s, u"https://chat.example/sign-in"_s, u"BCDF-GHJK"_s, 1, 600}, 201);
        });
        house.server.on("POST", u"/api/v1/provider-sign-ins/claim"_s, [](const FakeRequest &) {
            return answer(providers::Claimed{
                std::nullopt,
                providers::Stranger{
                    u"School\x1b[31m"_s, u"mina@school.example"_s, u"mina"_s, {}, true, true}});
        });
        house.start(false);
        QVERIFY(house.sees(u"User name"_s));
        QVERIFY(!house.terminal.shows(u"F7"_s)); // not before the server said that it can
        house.clock.advance(std::chrono::seconds(1));
        QVERIFY(house.sees(u"F7"_s));
        house.terminal.press(u"f7"_s);
        QVERIFY(house.sees(u"https://chat.example/sign-in"_s));
        QVERIFY(house.sees(u"BCDF-GHJK"_s));
        house.terminal.type(u"x"_s); // there is nothing to type into
        house.terminal.press(u"enter"_s);
        house.terminal.press(u"tab"_s);
        house.clock.advance(std::chrono::seconds(1));
        QVERIFY(house.sees(u"You have an account here with mina@school.example"_s));
        QVERIFY(house.sees(u"F6"_s));
        house.terminal.press(u"f7"_s);
        QVERIFY(house.sees(u"F8"_s));
    }

    void aWrongPasswordIsSaid()
    {
        House house;
        house.start(false);
        QVERIFY(house.sees(u"User name"_s));
        house.terminal.type(u"mina"_s);
        house.terminal.press(u"tab"_s);
        house.terminal.type(u"wrong-password"_s);
        house.terminal.press(u"enter"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(madang::test::eventually([&] {
            return house.terminal.screen().contains(u"password"_s, Qt::CaseInsensitive)
                && house.terminal.shows(u"User name"_s) && !house.terminal.shows(u"Asking"_s);
        }));
        QVERIFY(!house.terminal.shows(u"[민아]"_s));
    }

    void whatIsSaidIsShown()
    {
        House house;
        house.server.say(11, 2, u"안녕하세요 👨\u200d👩\u200d👧"_s);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"안녕하세요"_s));
        house.server.say(11, 2, u"live from jun"_s);
        QVERIFY(house.sees(u"live from jun"_s));
        house.terminal.enter(u"민아도 왔어요"_s);
        QVERIFY(madang::test::eventually([&] {
            return !house.server.events(11).isEmpty()
                && house.server.events(11).last().body.text.contains("민아도");
        }));
        QVERIFY(house.sees(u"민아도 왔어요"_s));
        QVERIFY(house.terminal.row(house.terminal.shown.size().height() - 1).startsWith(u"[민아]"_s));
    }

    void anyTextIsShownWithoutCommandingTheTerminal()
    {
        House house;
        const QString nasty = u"\033]0;owned\a\033[2J\u009b31m\u202eevil\u200b"_s;
        house.server.addPerson(3, u"mallory"_s, u"mal\033[1mlory"_s);
        house.server.addRoom(13, u"room\033[31m"_s);
        house.server.room(13).topic = nasty;
        house.server.say(13, 3, nasty);
        house.server.say(13, 3, QString(4000, QChar(0x0301)));
        house.start();
        QVERIFY(house.sees(u"room␛[31m"_s));
        house.terminal.enter(u"/join room"_s);
        QVERIFY(house.sees(u"␛]0;owned␇"_s));
        house.terminal.enter(u"/search owned"_s);
        house.settle();
        house.terminal.enter(u"/\033[2J"_s);
        house.settle();
        ScreenWriter writer(Depth::True);
        TinyVt vt(house.terminal.shown.size(), [](char32_t c) { return columnsOfCodePoint(c); });
        vt.write(writer.update(house.terminal.shown, house.terminal.cursor));
        QCOMPARE(vt.foreign, 0);
        QVERIFY(!house.terminal.title.contains(u'\033'));
    }

    void oneGoesFromHitToHit()
    {
        House house;
        for (int i = 1; i <= 60; ++i)
            house.server.say(11, 2, u"line %1"_s.arg(i));
        house.server.on("GET", u"/api/v1/search"_s, [&house](const FakeRequest &) {
            search::Found found;
            const auto events = house.server.events(11);
            for (const int i : {49, 29, 9})
                found.items.append({events[i], u"마당"_s});
            found.words = QStringList{u"line"_s};
            return answer(found);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/search line"_s);
        QVERIFY(house.sees(u"Found: 3"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"1 of 3"_s));
        QVERIFY(house.sees(u"line 50"_s)); // the timeline is there below the bar
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"2 of 3"_s));
        QVERIFY(house.sees(u"line 30"_s));
        house.terminal.type(u"N"_s);
        QVERIFY(house.sees(u"1 of 3"_s));
        house.terminal.type(u"p"_s);
        QVERIFY(house.sees(u"That is the newest one"_s));
        house.terminal.type(u"ㅜ"_s); // n, where the keyboard writes Hangul
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"3 of 3"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"That is the oldest one"_s));
        // What is said goes on: only the first letter of an empty line is a key.
        house.terminal.type(u"a"_s);
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"[민아] an"_s));
        house.terminal.press(u"ctrl-u"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Found: 3"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"1 of 3"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(madang::test::eventually([&] { return !house.terminal.shows(u"1 of 3"_s); }));
    }

    void theLayoutFollowsTheSize()
    {
        House house({200, 50});
        house.server.say(11, 2, u"hello"_s);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"Members: "_s));
        QVERIFY(house.sees(u"#book club"_s));
        house.terminal.resize({60, 20});
        QVERIFY(madang::test::eventually([&] { return !house.terminal.shows(u"#book club"_s); }));
        QVERIFY(house.sees(u"hello"_s));
        house.terminal.resize({20, 5});
        QVERIFY(madang::test::eventually([&] { return house.terminal.shown.size() == QSize(20, 5); }));
        QVERIFY(house.sees(u"hello"_s));
    }

    void aStormOfSizesIsHarmless()
    {
        House house({120, 40});
        for (int i = 0; i < 40; ++i)
            house.server.say(11, i % 2 + 1,
                             u"말 %1 👨\u200d👩\u200d👧 with words 漢字 that wrap around the edge"_s.arg(i));
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QRandomGenerator random(42);
        const QStringList keys{u"page-up"_s, u"page-down"_s, u"f1"_s, u"escape"_s, u"tab"_s,     u"ctrl-n"_s,
                               u"alt-1"_s,   u"ctrl-r"_s,    u"f2"_s, u"ctrl-u"_s, u"shift-up"_s};
        for (int i = 0; i < 400; ++i) {
            const QSize size = i % 7 == 0 ? QSize(4, 2)
                : i % 5 == 0              ? QSize(20, 5)
                                          : QSize(int(random.bounded(1, 220)), int(random.bounded(1, 70)));
            house.terminal.resize(size);
            house.terminal.type(u"한a😀"_s);
            house.terminal.press(keys.at(random.bounded(int(keys.size()))));
            if (i % 3 == 0) {
                QVERIFY(madang::test::eventually([&] { return house.terminal.shown.size() == size; }, 1000));
                if (house.terminal.cursor)
                    QVERIFY(house.terminal.shown.area().contains(*house.terminal.cursor));
            }
        }
    }

    void unknownCommandsSayWhatWasMeant()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/jion book"_s);
        QVERIFY(house.sees(u"Did you mean /join?"_s));
        house.terminal.enter(u"/goto someday"_s);
        QVERIFY(house.sees(u"“someday” is no day"_s));
        house.terminal.enter(u"/create"_s);
        QVERIFY(house.sees(u"/create [-private] [-joined] <name>"_s));
    }

    void whatNewMembersSeeIsToldAndChosen()
    {
        House house({170, 30});
        rooms::Room &room = house.server.room(11);
        QList<rooms::HistoryScope> asked;
        house.server.on("PATCH", u"/api/v1/rooms/11/history"_s, [&](const FakeRequest &request) {
            asked += fromJson<rooms::HistoryBody>(request.body)->history;
            room.history = asked.last();
            return answer(room);
        });
        QByteArray made;
        house.server.on("POST", u"/api/v1/rooms"_s, [&](const FakeRequest &request) {
            made = request.body;
            return answer(house.server.room(12));
        });
        const accounts::Person mina{{1}, u"민아"_s};
        house.server.say(11, 2, u"secret words"_s);
        room.visibleFrom
            = house.server.happen(11, u"member.joined"_s, 1, toJson(rooms::MemberBody{mina, {}})).position;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"What was said before you joined is not shown here."_s));
        QVERIFY(!house.terminal.shows(u"secret words"_s));
        house.terminal.enter(u"/past"_s);
        QVERIFY(house.sees(u"New members see: everything"_s));
        house.terminal.enter(u"/past later"_s);
        QVERIFY(house.sees(u"/past [all|joined]"_s));
        house.terminal.enter(u"/past joined"_s);
        QVERIFY(house.sees(u"New members see: only what comes after they join"_s));
        QCOMPARE(asked, QList<rooms::HistoryScope>{rooms::HistoryScope::Joined});
        house.terminal.enter(u"/create -private -joined quiet corner"_s);
        QVERIFY(madang::test::eventually([&] { return !made.isEmpty(); }));
        const auto wanted = fromJson<rooms::CreateRoom>(made);
        QCOMPARE(wanted->name, u"quiet corner"_s);
        QCOMPARE(wanted->visibility, rooms::Visibility::Private);
        QCOMPARE(wanted->history, rooms::HistoryScope::Joined);
    }

    void roomsAreReachedByNumberAndName()
    {
        House house;
        house.start();
        QVERIFY(house.sees(u"#마당"_s));
        house.terminal.enter(u"/join book"_s);
        QVERIFY(madang::test::eventually([&] { return house.terminal.row(0).contains(u"book club"_s); }));
        for (int i = 1; i <= 2; ++i) {
            house.terminal.press(u"alt-%1"_s.arg(i));
            QVERIFY(madang::test::eventually([&] {
                return house.terminal.row(house.terminal.shown.size().height() - 2)
                    .contains(u"%1:#"_s.arg(i));
            }));
        }
        house.terminal.press(u"alt-9"_s);
        QVERIFY(house.sees(u"There is no room 9."_s));
        house.terminal.press(u"alt-/"_s);
        QVERIFY(madang::test::eventually(
            [&] { return house.terminal.row(house.terminal.shown.size().height() - 2).contains(u"1:#"_s); }));
    }

    void numbersStayWhileMessagesComeIn()
    {
        House house;
        house.start();
        QVERIFY(house.sees(u" 1 #"_s) && house.sees(u" 2 #"_s));
        const QString first = house.terminal.row(house.terminal.rowOf(u" 1 #"_s)).left(10);
        house.server.say(first.contains(u"마당"_s) ? 12 : 11, 2, u"something new"_s);
        house.settle();
        QTest::qWait(50);
        QCOMPARE(house.terminal.row(house.terminal.rowOf(u" 1 #"_s)).left(10), first);
    }

    void roomsSayHowLoudTheyAreAndFavouritesStandFirst()
    {
        House house;
        rooms::Loudness loudness;
        house.server.on("PATCH", u"/api/v1/rooms/12/loudness"_s, [&](const FakeRequest &request) {
            const auto wanted = fromJson<rooms::SetLoudness>(
                QByteArray(request.body).replace("{", request.body.size() > 2 ? "{\"room\":\"12\"," : "{"));
            loudness.level = wanted->level.value_or(loudness.level);
            loudness.favourite = wanted->favourite.value_or(loudness.favourite);
            loudness.muted = wanted->mutedUntil || wanted->muted.value_or(loudness.muted);
            loudness.mutedUntil = wanted->mutedUntil;
            return answer(rooms::RoomLoudness{{12}, loudness});
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/notify loud"_s);
        QVERIFY(house.sees(u"/notify all | mentions | none"_s));
        house.terminal.enter(u"/notify mentions"_s);
        QVERIFY(house.sees(u"Alerts: Mentions only."_s));
        house.terminal.enter(u"/favourite"_s);
        QVERIFY(house.sees(u"A favourite."_s));
        QVERIFY(house.sees(u"Favourites"_s));
        QVERIFY(house.terminal.rowOf(u"*book"_s) < 0);
        house.terminal.enter(u"/mute 8x"_s);
        QVERIFY(house.sees(u"“8x” is no span"_s));
        house.terminal.enter(u"/mute 8h"_s);
        QVERIFY(house.sees(u"Muted until"_s));
        QCOMPARE(loudness.mutedUntil, std::optional(house.clock.now().plus(std::chrono::hours(8))));
        QVERIFY(house.open(u"마당"_s));
        chat::MessageBody body{u"@mina"_s, {}};
        body.mentions = QList<chat::Mention>{{{1}, u"mina"_s}};
        house.server.happen(12, u"message"_s, 2, toJson(body));
        QVERIFY(house.sees(u"z @1 1"_s));
        QVERIFY(house.terminal.rowOf(u"book club"_s) < house.terminal.rowOf(u"#마당"_s)
                || house.terminal.rowOf(u"Favourites"_s) >= 0);
        house.terminal.press(u"alt-n"_s);
        QVERIFY(madang::test::eventually([&] { return house.terminal.row(0).contains(u"book club"_s); }));
        house.terminal.enter(u"/mute off"_s);
        QVERIFY(madang::test::eventually([&] { return !loudness.muted; }));
    }

    void roomsHaveTheirHours()
    {
        House house;
        rooms::Loudness loudness;
        house.server.on("PATCH", u"/api/v1/rooms/12/loudness"_s, [&](const FakeRequest &request) {
            const auto wanted
                = fromJson<rooms::SetLoudness>(QByteArray(request.body).replace(0, 1, "{\"room\":\"12\","));
            loudness.schedule.reset();
            if (!wanted->schedule->loud.isEmpty())
                loudness.schedule = wanted->schedule;
            return answer(rooms::RoomLoudness{{12}, loudness});
        });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/schedule"_s);
        QVERIFY(house.sees(u"This room has no schedule."_s));
        house.terminal.enter(u"/schedule mon 9-25"_s);
        QVERIFY(house.sees(u"“9-25” is beyond a day"_s));
        QVERIFY(!loudness.schedule);
        house.terminal.enter(u"/schedule mon-fri 9:00-18:00, sat 10-14"_s);
        QVERIFY(house.sees(u"Loud: Mon–Fri 09:00–18:00; Sat 10:00–14:00"_s));
        const QList<rooms::LoudSpan> wanted{{{1, 2, 3, 4, 5}, 540, 1080}, {{6}, 600, 840}};
        QVERIFY(loudness.schedule->loud == wanted);
        house.terminal.enter(u"/schedule off"_s);
        QVERIFY(house.sees(u"This room has no schedule."_s));
        QVERIFY(!loudness.schedule);
    }

    void whatBlockedPeopleSayIsOneLineUntilItIsRevealed()
    {
        House house;
        house.server.on("GET", u"/api/v1/blocks"_s, [](const FakeRequest &) {
            return answer(Page<accounts::Person>{{{{2}, u"준"_s}}, {}});
        });
        house.server.say(11, 2, u"듣기 싫은 말"_s);
        house.server.say(11, 2, u"또 한 마디"_s);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"2 messages of blocked people"_s));
        QVERIFY(!house.terminal.shows(u"듣기 싫은 말"_s));
        house.terminal.enter(u"/reveal"_s);
        QVERIFY(house.sees(u"듣기 싫은 말"_s));
        QVERIFY(house.sees(u"또 한 마디"_s));
        house.terminal.enter(u"/reveal"_s);
        QVERIFY(house.sees(u"Nothing of blocked people is folded here."_s));
    }

    void roomsAreKeptInFolders()
    {
        House house;
        house.server.on("POST", u"/api/v1/me/folders"_s, [](const FakeRequest &request) {
            const auto wanted = fromJson<folders::NewFolder>(request.body);
            return answer(folders::Folder{{31}, wanted->name, false}, 201);
        });
        rooms::Loudness loudness;
        house.server.on("PUT", u"/api/v1/rooms/12/folder"_s, [&](const FakeRequest &request) {
            loudness.folder.reset();
            if (request.body.contains("31"))
                loudness.folder = FolderId{31};
            return answer(rooms::RoomLoudness{{12}, loudness});
        });
        int folds = 0;
        house.server.on("PATCH", u"/api/v1/me/folders/31"_s, [&](const FakeRequest &request) {
            ++folds;
            const bool folded = request.body.contains("true");
            return answer(folders::Arrangement{{{{31}, u"Reading"_s, folded}}, {}});
        });
        house.server.on("DELETE", u"/api/v1/me/folders/31"_s,
                        [](const FakeRequest &) { return answer(folders::Arrangement{}); });
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/folders"_s);
        QVERIFY(house.sees(u"You have no folders."_s));
        house.terminal.enter(u"/folder Reading"_s);
        QVERIFY(house.sees(u"This room is in “Reading” now."_s));
        QVERIFY(house.sees(u"- Reading"_s));
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/fold reading"_s);
        QVERIFY(house.sees(u"+ Reading"_s));
        QVERIFY(madang::test::eventually([&] { return folds == 1; }));
        const auto inList = [&](const QString &name) {
            for (int y = 1; y < house.terminal.shown.size().height() - 2; ++y) {
                if (house.terminal.row(y).left(16).contains(name))
                    return true;
            }
            return false;
        };
        QVERIFY(madang::test::eventually([&] { return !inList(u"book"_s); }));
        house.server.say(12, 2, u"news"_s);
        QVERIFY(madang::test::eventually(
            [&] { return house.terminal.row(house.terminal.rowOf(u"+ Reading"_s)).contains(u'1'); }));
        // Whoever goes there sees it, and its key unfolds all.
        house.terminal.enter(u"/join book club"_s);
        QVERIFY(madang::test::eventually([&] { return inList(u"book"_s); }));
        house.terminal.press(u"f4"_s);
        QVERIFY(house.sees(u"- Reading"_s));
        QVERIFY(madang::test::eventually([&] { return folds == 2; }));
        house.terminal.enter(u"/folders"_s);
        QVERIFY(house.sees(u"1 room"_s));
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/unfolder"_s);
        QVERIFY(house.sees(u"This room is in no folder."_s));
        house.terminal.enter(u"/folders remove nothing"_s);
        QVERIFY(house.sees(u"You have no folder “nothing”."_s));
        house.terminal.enter(u"/folders remove Reading"_s);
        QVERIFY(house.sees(u"The folder is gone"_s));
        QVERIFY(madang::test::eventually([&] { return house.terminal.rowOf(u"- Reading"_s) < 0; }));
    }

    void whatAlertsRingsOrIsToldToTheTerminalMadeSafe()
    {
        House house;
        house.config.notify = NotifyBy::Osc777;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(madang::test::eventually([&] { return house.app->session().mirror().follows({12}); }));
        house.server.setTime(house.clock.now());
        house.server.say(12, 2, u"hi\x1b]0;x\a"_s);
        QVERIFY(madang::test::eventually([&] { return house.terminal.notified.size() == 1; }));
        QCOMPARE(house.terminal.notified[0].count('\x1b'), 1);
        QVERIFY(house.terminal.notified[0].contains("book club"));
        QCOMPARE(house.terminal.rings, 0);
        house.server.say(11, 2, u"looked at"_s);
        QVERIFY(house.sees(u"looked at"_s));
        QCOMPARE(house.terminal.notified.size(), 1);
        house.terminal.focus(false);
        chat::MessageBody body{u"@mina"_s, {}};
        body.mentions = QList<chat::Mention>{{{1}, u"mina"_s}};
        house.server.happen(11, u"message"_s, 2, toJson(body));
        QVERIFY(madang::test::eventually([&] { return house.terminal.rings == 1; }));
        QCOMPARE(house.terminal.notified.size(), 2);
    }

    void aProgramOfOnesOwnIsToldOfAMention()
    {
        House house;
        const QString got = house.folder.filePath(u"got"_s);
        QFile script(house.folder.filePath(u"hook.sh"_s));
        QVERIFY(script.open(QFile::WriteOnly));
        script.write("#!/bin/sh\nexec cat >> '" + got.toUtf8() + "'\n");
        script.close();
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        house.config.hooks.insert(HookEvent::Mention, {script.fileName()});
        house.config.hooks.insert(HookEvent::Direct, {house.folder.filePath(u"nothing"_s)});
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(madang::test::eventually([&] { return house.app->session().mirror().follows({11}); }));
        house.server.setTime(house.clock.now());
        chat::MessageBody body{u"@mina look"_s, {}};
        body.mentions = QList<chat::Mention>{{{1}, u"mina"_s}};
        house.server.happen(11, u"message"_s, 2, toJson(body)); // also in the room on the screen
        QVERIFY(madang::test::eventually([&got] {
            QFile file(got);
            return file.open(QFile::ReadOnly) && file.readAll().contains("@mina look");
        }));
        rooms::Room direct = *house.app->session().archive().room({11});
        direct.visibility = rooms::Visibility::Direct;
        house.app->session().archive().putRoom(direct);
        house.server.say(11, 2, u"psst"_s);
        QVERIFY(house.sees(u"A program of [hooks] in tui.toml could not be started"_s));
    }

    void quietHoursAndKeywordsAreSetByWords()
    {
        House house;
        notifications::AlertRules rules;
        house.server.on("GET", u"/api/v1/notifications/rules"_s,
                        [&](const FakeRequest &) { return answer(rules); });
        house.server.on("PATCH", u"/api/v1/notifications/rules"_s, [&](const FakeRequest &request) {
            const auto wanted = fromJson<notifications::ChangeAlertRules>(request.body);
            rules.quiet = wanted->quiet.value_or(rules.quiet);
            rules.keywords = wanted->keywords.value_or(rules.keywords);
            return answer(rules);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/quiet"_s);
        QVERIFY(house.sees(u"No quiet hours."_s));
        house.terminal.enter(u"/quiet 22:30-7"_s);
        QVERIFY(house.sees(u"Quiet hours: 22:30–07:00."_s));
        QVERIFY(rules.quiet.on && !rules.quiet.timeZone.isEmpty());
        house.terminal.enter(u"/quiet money on"_s);
        QVERIFY(house.sees(u"Money and invitations pass."_s));
        house.terminal.enter(u"/quiet never"_s);
        QVERIFY(house.sees(u"“never” is no span"_s));
        house.terminal.enter(u"/quiet off"_s);
        QVERIFY(house.sees(u"No quiet hours."_s));
        house.terminal.enter(u"/keywords 바자회, deploy"_s);
        QVERIFY(house.sees(u"Keywords: 바자회, deploy"_s));
        QCOMPARE(rules.keywords, (QStringList{u"바자회"_s, u"deploy"_s}));
        house.terminal.enter(u"/keywords off"_s);
        QVERIFY(house.sees(u"No keywords."_s));
    }

    void whoAsksIsLetInAndInvited()
    {
        House house;
        QList<users::Applicant> waiting{{{5}, u"sora"_s, u"소라"_s, u"알토\x1b[2J입니다"_s, {1}}};
        house.server.on("GET", u"/api/v1/applicants"_s, [&](const FakeRequest &) {
            return answer(Page<users::Applicant>{waiting, {}});
        });
        QList<users::InviteCode> codes;
        house.server.on("GET", u"/api/v1/invites"_s, [&codes](const FakeRequest &) {
            return answer(Page<users::InviteCode>{codes, {}});
        });
        house.server.on("DELETE", u"/api/v1/invites/10"_s,
                        [](const FakeRequest &) { return answer(Nothing{}); });
        house.server.on("POST", u"/api/v1/applicants/sora/approve"_s, [&](const FakeRequest &) {
            waiting.clear();
            users::User user;
            user.id = {5};
            user.username = u"sora"_s;
            user.nickname = u"소라"_s;
            return answer(user);
        });
        house.server.on("POST", u"/api/v1/invites"_s, [](const FakeRequest &request) {
            const auto wanted = fromJson<users::NewInvite>(request.body);
            return answer(users::FreshInvite{{{10}, {}, u"mina"_s, *wanted->uses, {1}, {86'400'000}},
                                             u"abcd-efgh-jkmn-pqrs-tuvw"_s});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/applicants"_s);
        QVERIFY(house.sees(u"소라 (sora)"_s));
        QVERIFY(house.sees(u"알토"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"asks for an account"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"소라 can sign in now."_s));
        house.terminal.enter(u"/applicants"_s);
        QVERIFY(house.sees(u"Nobody waits for an account."_s));
        house.terminal.enter(u"/invite-code many"_s);
        QVERIFY(house.sees(u"/invite-code [accounts [days]]"_s));
        house.terminal.enter(u"/invite-code 3 30"_s);
        QVERIFY(house.sees(u"abcd-efgh-jkmn-pqrs-tuvw"_s));
        QVERIFY(house.sees(u"3 left"_s));
        house.terminal.enter(u"/invites"_s);
        QVERIFY(house.sees(u"No invitation code lets anybody in now."_s));
        codes = {{{10}, u"choir\x1b[2J"_s, u"mina"_s, 3, {1}, {86'400'000}}};
        house.terminal.enter(u"/invites"_s);
        QVERIFY(house.sees(u"Invitation codes"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Take back “choir"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        QCOMPARE(house.server.requestsTo("DELETE", u"/api/v1/invites/10"_s), 0);
        house.terminal.enter(u"/invites"_s);
        QVERIFY(house.sees(u"Invitation codes"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Take back “choir"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"Nobody registers with that code any more."_s));
        QCOMPARE(house.server.requestsTo("DELETE", u"/api/v1/invites/10"_s), 1);
    }

    void accountsAreLookedAfter()
    {
        House house;
        users::UserStory story;
        story.user.id = {5};
        story.user.username = u"sora"_s;
        story.user.nickname = u"소라\x1b[2J"_s;
        story.user.role = u"member"_s;
        story.user.sessions = 1;
        story.user.lastUsedAt = Timestamp{1};
        story.sessions = {{{1}, u"laptop\x1b[2J"_s, u"192.0.2.17"_s, {1}, {1}, false}};
        QString asked;
        house.server.giveRole(u"mina"_s, u"admin"_s);
        house.server.on("GET", u"/api/v1/users"_s, [&](const FakeRequest &request) {
            asked = request.query.queryItemValue(u"query"_s, QUrl::FullyDecoded);
            return answer(
                Page<users::User>{asked == "nobody"_L1 ? QList<users::User>() : QList{story.user}, {}});
        });
        house.server.on("GET", u"/api/v1/users/sora"_s, [&](const FakeRequest &) { return answer(story); });
        QStringList reasons;
        const auto keepReason = [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            reasons.append(body ? body->value("reason"_L1).toString() : QString());
        };
        house.server.on("POST", u"/api/v1/users/sora/disable"_s, [&](const FakeRequest &request) {
            keepReason(request);
            story.user.disabledAt = Timestamp{2};
            story.sessions.clear();
            return answer(users::LoggedOut{story.user, std::exchange(story.user.sessions, 0)});
        });
        house.server.on("POST", u"/api/v1/users/sora/enable"_s, [&](const FakeRequest &request) {
            keepReason(request);
            return refusal(Error(Code::Conflict, "enabled"));
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/accounts nobody"_s);
        QVERIFY(house.sees(u"Nobody has that in their nickname"_s));
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/accounts 소라"_s);
        QVERIFY(house.sees(u"(sora)"_s));
        QCOMPARE(asked, u"소라"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"192.0.2.17 · first used"_s));
        QVERIFY(house.sees(u"What is to become of"_s));
        QVERIFY(house.sees(u"[s] End all sign-ins [d] Disable"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        house.terminal.press(u"enter"_s); // the page is still there and asks again
        QVERIFY(house.sees(u"[d] Disable"_s));
        house.terminal.type(u"d"_s);
        QVERIFY(house.sees(u"Why? "_s));
        QVERIFY(reasons.isEmpty());
        house.terminal.enter(u"sold fakes"_s);
        QVERIFY(house.sees(u"cannot sign in any more"_s));
        QVERIFY(house.sees(u"Signed in nowhere"_s)); // back on the page
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"[e] Enable again"_s));
        house.terminal.type(u"e"_s);
        QVERIFY(house.sees(u"Why? "_s));
        house.terminal.press(u"enter"_s); // nobody has to say why
        QVERIFY(house.sees(u"This account is not disabled."_s));
        QCOMPARE(reasons, QStringList({u"sold fakes"_s, QString()}));
    }

    void aReasonThatIsNotGivenUndoesTheAct()
    {
        House house;
        complaints::Complaint complaint;
        complaint.id = {5};
        complaint.room = {11};
        complaint.event = {9};
        complaint.name = u"마당"_s;
        complaint.author = {{2}, u"준"_s};
        complaint.said = u"money first"_s;
        complaint.people = 1;
        complaint.firstAt = Timestamp{1};
        QList<complaints::Decide> decided;
        house.server.on("GET", u"/api/v1/complaints"_s, [&](const FakeRequest &) {
            return answer(Page<complaints::Complaint>{
                decided.isEmpty() ? QList{complaint} : QList<complaints::Complaint>(), {}});
        });
        house.server.on("POST", u"/api/v1/complaints/5/decide"_s, [&](const FakeRequest &request) {
            auto members = *json::parseObject(request.body);
            members.insert(u"complaint"_s, u"5"_s); // as its address says
            decided.append(*fromJson<complaints::Decide>(members, json::Source::Body));
            complaint.verdict = decided.last().verdict;
            return answer(complaint);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/complaints"_s);
        QVERIFY(house.sees(u"money first"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Take the message away"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Why? "_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(madang::test::eventually([&] { return !house.terminal.shows(u"Why? "_s); }));
        QVERIFY(decided.isEmpty());
        house.terminal.enter(u"/complaints"_s);
        QVERIFY(house.sees(u"money first"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Take the message away"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Why? "_s));
        house.terminal.enter(u"a fraud"_s);
        QTRY_COMPARE(decided.size(), 1);
        QCOMPARE(decided[0].verdict, complaints::Verdict::Removed);
        QCOMPARE(decided[0].reason, std::optional(u"a fraud"_s));
    }

    void accountsAreMergedAfterALook()
    {
        House house;
        users::MergePlan plan;
        plan.kept.id = {5};
        plan.kept.username = u"sora"_s;
        plan.kept.nickname = u"소라"_s;
        plan.givenUp.id = {6};
        plan.givenUp.username = u"sora.old"_s;
        plan.givenUp.nickname = u"옛 소라\x1b[2J"_s;
        plan.belongings = {{users::Belonging::Messages, 12}};
        QString reason;
        const QString path = u"/api/v1/users/sora/merge"_s;
        house.server.giveRole(u"mina"_s, u"admin"_s);
        house.server.on("GET", path, [&](const FakeRequest &) { return answer(plan); });
        house.server.on("POST", path, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            reason = body ? body->value("reason"_L1).toString() : QString();
            return answer(plan);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/merge-accounts sora sora.old"_s);
        QVERIFY(house.sees(u"<kept> <given up> <reason>"_s));
        house.terminal.enter(u"/merge-accounts sora sora.old same person"_s);
        QVERIFY(house.sees(u"Messages: 12"_s));
        QVERIFY(house.sees(u"Merge for good?"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        QCOMPARE(house.server.requestsTo("POST", path), 0);
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/merge-accounts sora sora.old same person"_s);
        QVERIFY(house.sees(u"Merge for good?"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"has everything of sora.old now"_s));
        QCOMPARE(reason, u"same person"_s);
        house.server.on("GET", path, [](const FakeRequest &) {
            return refusal(Error(Code::Conflict, "owner-given-up").at(u"givenUp"_s));
        });
        house.terminal.enter(u"/merge-accounts sora sora.old again"_s);
        QVERIFY(house.sees(u"An owner's account is not given up."_s));
    }

    void rolesAreGivenAfterAQuestion()
    {
        House house;
        users::UserStory story;
        story.user.id = {5};
        story.user.username = u"sora"_s;
        story.user.nickname = u"소라\x1b[2J"_s;
        story.user.role = u"member"_s;
        QJsonObject sent;
        const QString path = u"/api/v1/users/sora/role"_s;
        house.server.giveRole(u"mina"_s, u"admin"_s);
        house.server.on("GET", u"/api/v1/users"_s, [&](const FakeRequest &) {
            return answer(Page<users::User>{{story.user}, {}});
        });
        house.server.on("GET", u"/api/v1/users/sora"_s, [&](const FakeRequest &) { return answer(story); });
        house.server.on("PUT", path, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            sent = body ? *body : QJsonObject();
            story.user.role = sent.value("role"_L1).toString();
            return answer(users::RoleGiven{story.user, {}});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/role sora"_s);
        QVERIFY(house.sees(u"<user name> <role> [reason]"_s));
        house.terminal.enter(u"/role sora king"_s);
        QVERIFY(house.sees(u"<user name> <role> [reason]"_s));
        house.terminal.enter(u"/role @sora treasurer was elected"_s);
        QVERIFY(house.sees(u"becomes treasurer"_s));
        QVERIFY(house.sees(u"treasurer? [y] yes [n] no"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        QCOMPARE(house.server.requestsTo("PUT", path), 0);
        house.terminal.enter(u"/role @sora treasurer was elected"_s);
        QVERIFY(house.sees(u"treasurer? [y] yes [n] no"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"is treasurer now."_s));
        QCOMPARE(sent.value("reason"_L1).toString(), u"was elected"_s);
        house.terminal.enter(u"/role sora treasurer"_s);
        QVERIFY(house.sees(u"is treasurer already."_s));
        // From the page of an account, where one chooses among the roles.
        house.terminal.enter(u"/accounts"_s);
        QVERIFY(house.sees(u"treasurer · not signed in"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"What is to become of"_s));
        house.terminal.type(u"n"_s);
        house.terminal.press(u"down"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"[m] member"_s));
        house.terminal.type(u"m"_s);
        QVERIFY(house.sees(u"member? [y] yes [n] no"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"Why? "_s)); // there it could not be said before
        house.terminal.enter(u"the term is over"_s);
        QVERIFY(house.sees(u"is member now."_s));
        QCOMPARE(sent.value("reason"_L1).toString(), u"the term is over"_s);
        QVERIFY(house.sees(u"Give another role"_s)); // back on the page
        QCOMPARE(house.server.requestsTo("PUT", path), 2);
    }

    void peopleAreHelpedAndErasedAfterAQuestion()
    {
        House house;
        users::UserStory story;
        story.user.id = {5};
        story.user.username = u"sora"_s;
        story.user.nickname = u"소라\x1b[2J"_s;
        story.user.role = u"member"_s;
        story.secondFactor = true;
        QJsonObject sent;
        const QString path = u"/api/v1/users/sora"_s;
        house.server.giveRole(u"mina"_s, u"admin"_s);
        house.server.on("GET", u"/api/v1/users"_s, [&](const FakeRequest &) {
            return answer(Page<users::User>{{story.user}, {}});
        });
        house.server.on("GET", path, [&](const FakeRequest &) { return answer(story); });
        house.server.on("POST", path + u"/reset-second-factor"_s, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            sent = body ? *body : QJsonObject();
            const bool done = story.factorAsk.has_value();
            story.factorAsk = users::FactorAsk{u"ada"_s, {1'760'000'000'000}, {}};
            return answer(users::FactorReset{
                story.user, done, done ? std::optional<Timestamp>() : Timestamp{1'760'000'000'000}});
        });
        house.server.on("POST", path + u"/erase"_s, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            sent = body ? *body : QJsonObject();
            return answer(Nothing{});
        });
        house.server.on("POST", u"/api/v1/users"_s, [&](const FakeRequest &) {
            return answer(users::FreshPassword{story.user, u"abcd-efgh"_s}, 201);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/reset-second-factor @sora lost it"_s);
        QVERIFY(house.sees(u"second factor away? [y] yes [n] no"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        QCOMPARE(house.server.requestsTo("POST", path + u"/reset-second-factor"_s), 0);
        house.terminal.enter(u"/reset-second-factor @sora lost it"_s);
        QVERIFY(house.sees(u"second factor away? [y] yes [n] no"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"Asked for."_s));
        QCOMPARE(sent.value("reason"_L1).toString(), u"lost it"_s);
        // From the page of the account, where somebody else's asking is there to confirm.
        house.terminal.enter(u"/accounts"_s);
        QVERIFY(house.sees(u"not signed in"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"What is to become of"_s));
        house.terminal.type(u"x"_s);
        house.terminal.press(u"down"_s);
        house.terminal.press(u"down"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"@ada asked to take"_s)); // the rest may be on the next line
        QVERIFY(house.sees(u"Erase the account…"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Confirm taking the second factor away? [y] yes [n] no"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"signs in with the password alone now"_s));
        house.terminal.enter(u"/erase-account sora keep"_s);
        QVERIFY(house.sees(u"<user name> <keep or remove> <reason>"_s));
        house.terminal.enter(u"/erase-account sora remove has left"_s);
        QVERIFY(house.sees(u"Erase the account? [y] yes [n] no"_s));
        QCOMPARE(house.server.requestsTo("POST", path + u"/erase"_s), 0);
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"Nobody gets its user name again."_s));
        QCOMPARE(sent.value("messages"_L1).toString(), u"remove"_s);
        QCOMPARE(sent.value("reason"_L1).toString(), u"has left"_s);
        house.terminal.enter(u"/new-account sora"_s);
        QVERIFY(house.sees(u"abcd-efgh"_s));
        QVERIFY(house.sees(u"@sora can sign in"_s));
    }

    void commandsOfOthersAreNotInTheHelp()
    {
        House house({100, 200});
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/help"_s);
        QVERIFY(house.sees(u"/complaints"_s));
        QVERIFY(!house.terminal.screen().contains(u"/accounts"_s));
        QVERIFY(!house.terminal.screen().contains(u"/applicants"_s));
    }

    void addressesAreBannedAndLifted()
    {
        House house;
        QList<bans::Ban> kept;
        house.server.on("GET", u"/api/v1/bans"_s, [&](const FakeRequest &) {
            return answer(Page<bans::Ban>{kept, {}});
        });
        house.server.on("POST", u"/api/v1/bans"_s, [&](const FakeRequest &request) {
            const auto wanted = fromJson<bans::NewBan>(request.body);
            if (wanted->days != 7)
                return refusal(Error(Code::InvalidValue, "address").at(u"address"_s));
            const QString reason = wanted->reason.value_or(QString()) + u"\x1b[2J"_s;
            kept = {{{5}, wanted->address, reason, u"mina"_s, {1}, {}}};
            return answer(kept[0]);
        });
        house.server.on("DELETE", u"/api/v1/bans/5"_s, [&](const FakeRequest &) {
            kept.clear();
            return answer(Nothing{});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/bans"_s);
        QVERIFY(house.sees(u"No address is banned."_s));
        house.terminal.enter(u"/ban 203.0.113.0/24 a flood"_s);
        QVERIFY(house.sees(u"That is no network address."_s));
        house.terminal.enter(u"/ban 203.0.113.0/24 7 a flood"_s);
        QVERIFY(house.sees(u"203.0.113.0/24 is banned."_s));
        house.terminal.enter(u"/bans"_s);
        QVERIFY(house.sees(u"a flood"_s));
        QVERIFY(!house.terminal.screen().contains(u'\033'));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Lift the ban of 203.0.113.0/24?"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"The address is not banned any more."_s));
    }

    void howOneIsSeenIsShownAndChosen()
    {
        House house({140, 30});
        house.server.addRoom(12, u"준"_s).visibility = rooms::Visibility::Direct;
        house.server.pairs = {{{12}, {2}, presence::State::Busy}};
        house.server.here = {{{1}, presence::State::Online}, {{2}, presence::State::Away}};
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"@준 !"_s)); // in the list of rooms
        QVERIFY(house.sees(u"-준"_s)); // among the members
        house.terminal.enter(u"/presence"_s);
        QVERIFY(house.sees(u"You appear as: automatic."_s));
        house.terminal.enter(u"/presence asleep"_s);
        QVERIFY(house.sees(u"/presence [automatic | busy | invisible]"_s));
        house.terminal.enter(u"/presence busy"_s);
        QVERIFY(house.sees(u"You appear as: do not disturb."_s));
        QCOMPARE(house.server.mine.choice, presence::Choice::Busy);
        // Nobody touches anything; then somebody does.
        house.clock.advance(presence::kIdleAfter);
        QVERIFY(madang::test::eventually([&] { return house.server.idleReports == QList<bool>{true}; }));
        house.terminal.type(u"x"_s);
        QVERIFY(madang::test::eventually([&] { return house.server.idleReports.size() == 2; }));
        QVERIFY(!house.server.idleReports.last());
    }

    void tabCompletesRooms()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.type(u"/join bo"_s);
        house.terminal.press(u"tab"_s);
        QVERIFY(house.sees(u"[민아] /join book club"_s));
    }

    void tabCompletesWhomOneMeans()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.type(u"봐요 @ㅈ"_s);
        // Who is there has to be read first.
        QVERIFY(madang::test::eventually([&house] {
            house.terminal.press(u"tab"_s);
            return house.terminal.shows(u"[민아] 봐요 @jun"_s);
        }));
    }

    void scrollingBackReadsHistoryAndStaysPut()
    {
        House house({80, 20});
        for (int i = 1; i <= 400; ++i)
            house.server.say(11, 2, u"line number %1."_s.arg(i));
        house.server.room(11).readPosition = 400;
        house.server.room(11).unread = 0;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"line number 400."_s));
        for (int i = 0; i < 60 && !house.terminal.shows(u"line number 1."_s); ++i) {
            house.terminal.press(u"page-up"_s);
            house.settle();
        }
        QVERIFY(house.sees(u"line number 1."_s));
        const int row = house.terminal.rowOf(u"line number 3."_s);
        QVERIFY(row >= 0);
        house.server.say(11, 2, u"new while reading back"_s);
        QVERIFY(house.sees(u"↓ 1 new"_s) || house.sees(u"↓"_s));
        QCOMPARE(house.terminal.rowOf(u"line number 3."_s), row);
        house.terminal.press(u"alt-end"_s);
        QVERIFY(house.sees(u"new while reading back"_s));
    }

    void aPasteOfManyLinesIsOneQuestionAndOneMessage()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        const auto before = house.server.events(11).size();
        QStringList lines;
        for (int i = 1; i <= 30; ++i)
            lines.append(u"pasted %1"_s.arg(i));
        house.terminal.paste(lines.join(u'\n') + u'\n');
        QVERIFY(house.sees(u"Paste 30 lines?"_s));
        house.terminal.type(u"ㅛ"_s); // the y key, with the keyboard in Hangul state
        QVERIFY(madang::test::eventually([&] { return house.server.events(11).size() == before + 1; }));
        QVERIFY(house.server.events(11).last().body.text.contains("pasted 30"));
        QVERIFY(house.sees(u"pasted 30"_s));
    }

    void aRefusedLineSaysWhatToDo()
    {
        House house;
        house.server.judge = [](const chat::PostMessage &) { return Error{Code::NotAllowed, "speak"}; };
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"let me in"_s);
        QVERIFY(house.sees(u"/discard"_s));
        house.terminal.enter(u"/discard"_s);
        QVERIFY(madang::test::eventually([&] { return !house.terminal.shows(u"let me in"_s); }));
    }

    void aGiftIsAskedMadeAndShown()
    {
        House house({120, 40});
        campaigns::Campaign campaign;
        campaign.id = {5};
        campaign.room = {11};
        campaign.title = u"도서관 지붕"_s;
        campaign.goal = Money{1'000'000};
        campaign.endsAt = {house.clock.now().ms + 86'400'000};
        campaign.createdAt = house.clock.now();
        house.server.on("GET", u"/api/v1/campaigns"_s, [&](const FakeRequest &) {
            return answer(Page<campaigns::Campaign>{{campaign}, {}});
        });
        campaigns::Donating donating;
        donating.donation.id = {77};
        donating.donation.campaign = {5};
        donating.donation.order = OrderId{u"order-1"_s};
        donating.donation.amount = Money{10'000};
        donating.donation.createdAt = house.clock.now();
        donating.checkoutUrl = u"http://127.0.0.1:8070/pay/order-1"_s;
        house.server.on("POST", u"/api/v1/campaigns/5/donations"_s,
                        [&](const FakeRequest &) { return answer(donating, 201); });
        house.server.on("GET", u"/api/v1/donations/77"_s,
                        [&](const FakeRequest &) { return answer(donating.donation); });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(madang::test::eventually([&] { return house.app->campaigns().rowCount() == 1; }));
        house.terminal.enter(u"/donate 0"_s);
        QVERIFY(house.sees(u"A gift is between"_s));
        house.terminal.enter(u"/donate 1만 \"도서관 지붕\" 힘내세요"_s);
        QVERIFY(house.sees(u"Give ₩10,000 to “도서관 지붕”?"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        QCOMPARE(house.server.requestsTo("POST", u"/api/v1/campaigns/5/donations"_s), 0);
        house.terminal.enter(u"/donate 10000 도서관 지붕 힘내세요"_s);
        QVERIFY(house.sees(u"Give ₩10,000"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"http://127.0.0.1:8070/pay/order-1"_s));
        QVERIFY(house.sees(u"▀"_s) || house.sees(u"▄"_s));
        donating.donation.status = payments::OrderStatus::Done;
        donating.donation.settledAt = house.clock.now();
        QVERIFY(madang::test::eventually([&] {
            house.clock.advance(std::chrono::seconds(2));
            return house.terminal.rings > 0;
        }));
        house.terminal.press(u"escape"_s);
        house.settle();
        QVERIFY(!house.terminal.shows(u"/pay/order-1"_s));
    }

    void aGiftOfOnesOwnIsListedAndGivenBackAfterAQuestion()
    {
        House house({100, 24});
        campaigns::Donation gift;
        gift.id = {77};
        gift.campaign = {5};
        gift.order = {u"order-1"_s};
        gift.amount = {10'000};
        gift.status = payments::OrderStatus::Done;
        gift.createdAt = house.clock.now();
        gift.title = u"도서관 지붕"_s;
        gift.cancelUntil = house.clock.now().plus(std::chrono::hours(50));
        house.server.on("GET", u"/api/v1/donations"_s, [&](const FakeRequest &) {
            return answer(Page<campaigns::Donation>{{gift}, {}});
        });
        house.server.on("GET", u"/api/v1/donations/77"_s, [&](const FakeRequest &) { return answer(gift); });
        QList<refunds::AskRefund> sent;
        house.server.on("POST", u"/api/v1/donations/77/refunds"_s, [&](const FakeRequest &request) {
            QJsonObject body = *json::parseObject(request.body);
            body.insert(u"donation"_s, u"77"_s);
            body.insert(u"tag"_s, QString::fromUtf8(request.headers.value("idempotency-key")));
            sent += *fromJson<refunds::AskRefund>(body);
            refunds::Refund refund;
            refund.donation = gift.id;
            refund.campaign = gift.campaign;
            refund.title = gift.title;
            refund.given = gift.amount;
            refund.amount = sent.last().amount.value_or(gift.amount);
            refund.remaining = gift.amount - refund.amount;
            refund.state = sent.last().dryRun ? refunds::State::Underway : refunds::State::Returned;
            return answer(refund, 201);
        });
        house.start();
        QVERIFY(house.sees(u"[민아]"_s));
        QVERIFY(house.open(u"마당"_s)); // a room that opens closes what lies over it
        house.terminal.enter(u"/refund 1 왜냐하면"_s);
        QVERIFY(house.sees(u"Which gift?"_s));
        house.terminal.enter(u"/gifts"_s);
        QVERIFY(house.sees(u"도서관 지붕"_s));
        QVERIFY(house.sees(u"paid"_s));
        QVERIFY(house.sees(u"can be canceled"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"/refund 1"_s));
        house.terminal.enter(u"2만 너무 많아요"_s);
        QVERIFY(house.sees(u"At most ₩10,000"_s));
        house.terminal.enter(u"/refund 1 3천"_s);
        QVERIFY(house.sees(u"Say why"_s));
        house.terminal.enter(u"/refund 1 3천 너무 많아요"_s);
        QVERIFY(house.sees(u"Give ₩3,000 back?"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        QCOMPARE(sent.size(), 1);
        QVERIFY(sent.last().dryRun);
        house.terminal.enter(u"/refund 1 3천 너무 많아요"_s);
        QVERIFY(house.sees(u"Give ₩3,000 back?"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"₩3,000 was given back."_s));
        QCOMPARE(sent.size(), 3);
        QVERIFY(!sent.last().dryRun);
        QCOMPARE(sent.last().amount, Money{3'000});
        QCOMPARE(sent.last().reason, u"너무 많아요"_s);
    }

    void aMonthlyGiftIsMadeShownAndEnded()
    {
        House house({120, 44});
        campaigns::Campaign campaign;
        campaign.id = {5};
        campaign.room = {11};
        campaign.title = u"도서관 지붕"_s;
        campaign.goal = Money{1'000'000};
        campaign.endsAt = {house.clock.now().ms + 86'400'000};
        campaign.createdAt = house.clock.now();
        house.server.on("GET", u"/api/v1/campaigns"_s, [&](const FakeRequest &) {
            return answer(Page<campaigns::Campaign>{{campaign}, {}});
        });
        pledges::Pledging made;
        made.pledge.id = {88};
        made.pledge.campaign = {5};
        made.pledge.title = u"도서관 지붕"_s;
        made.pledge.amount = Money{10'000};
        made.pledge.day = 25;
        made.pledge.createdAt = house.clock.now();
        made.registrationUrl = u"http://127.0.0.1:8070/pay/card/x"_s;
        house.server.on("POST", u"/api/v1/campaigns/5/pledges"_s,
                        [&](const FakeRequest &) { return answer(made, 201); });
        house.server.on("GET", u"/api/v1/pledges"_s, [&](const FakeRequest &) {
            return answer(Page<pledges::Pledge>{{made.pledge}, {}});
        });
        house.server.on("PUT", u"/api/v1/pledges/88/skips/2026-12-25"_s, [&](const FakeRequest &) {
            made.pledge.next[0].skipped = true;
            return answer(made.pledge);
        });
        house.server.on("PATCH", u"/api/v1/pledges/88"_s, [&](const FakeRequest &request) {
            const QJsonObject wanted = *json::parseObject(request.body);
            made.pledge.day = wanted[u"day"_s].toInt();
            return answer(made.pledge);
        });
        house.server.on("POST", u"/api/v1/pledges/88/cancel"_s, [&](const FakeRequest &) {
            made.pledge.state = pledges::State::Ended;
            made.pledge.ending = pledges::Ending::Cancelled;
            made.pledge.next.clear();
            return answer(made.pledge);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(madang::test::eventually([&] { return house.app->campaigns().rowCount() == 1; }));
        house.terminal.enter(u"/pledge 10000 30"_s);
        QVERIFY(house.sees(u"“30” is no day for a monthly gift."_s));
        house.terminal.enter(u"/pledge 1만 25 도서관 지붕"_s);
        QVERIFY(house.sees(u"Give ₩10,000 to “도서관 지붕” on day 25 of each month?"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"http://127.0.0.1:8070/pay/card/x"_s));
        house.terminal.press(u"escape"_s);

        made.pledge.state = pledges::State::Active;
        made.pledge.next = {{u"2026-12-25"_s, {}, false}};
        house.terminal.enter(u"/pledges"_s);
        QVERIFY(house.sees(u"1. 도서관 지붕"_s));
        QVERIFY(house.sees(u"Enter skips it."_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"is skipped. Enter takes that back."_s));
        // Another amount is another gift: it is asked about as the first one was.
        const auto changes = [&house] {
            return house.server.requestsTo("PATCH", u"/api/v1/pledges/88"_s);
        };
        house.terminal.enter(u"/pledges 1 2만 15"_s);
        QVERIFY(house.sees(u"Give ₩20,000 to “도서관 지붕” on day 15 of each month?"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        QCOMPARE(changes(), 0);
        house.terminal.enter(u"/pledges 1 2만 15"_s);
        QVERIFY(house.sees(u"Give ₩20,000 to “도서관 지붕” on day 15 of each month?"_s));
        const int frames = house.terminal.frames;
        house.terminal.type(u"y"_s);
        QTRY_COMPARE(changes(), 1);
        QTRY_VERIFY(house.terminal.frames > frames);
        QVERIFY(house.sees(u"is skipped. Enter takes that back."_s));
        // The last choice ends it, after a question.
        for (int i = 0; i < 6; ++i)
            house.terminal.press(u"down"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"End the monthly gift to “도서관 지붕”?"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"Ended by you."_s));
    }

    void theMonitorShowsGiftsInTurnAndObeysTheProducer()
    {
        House house({100, 30});
        campaigns::Campaign campaign;
        campaign.id = {5};
        campaign.room = {11};
        campaign.title = u"도서관 지붕"_s;
        campaign.goal = Money{1'000'000};
        campaign.endsAt = {house.clock.now().ms + 86'400'000};
        campaign.createdAt = house.clock.now();
        house.server.on("GET", u"/api/v1/campaigns"_s, [&](const FakeRequest &) {
            return answer(Page<campaigns::Campaign>{{campaign}, {}});
        });
        house.server.on("GET", u"/api/v1/campaigns/5"_s,
                        [&](const FakeRequest &) { return answer(campaign); });
        campaigns::Totals totals;
        totals.campaign = {5};
        totals.goal = campaign.goal;
        const auto tell = [&](const QString &who, const QString &message) {
            totals.total.won += 10'000;
            totals.giftCount += 1;
            totals.latest.prepend({{totals.giftCount}, who, Money{10'000}, message, house.clock.now()});
            house.server.tellTopic("/topic/campaigns/5", "campaign.totals", toJson(totals));
        };
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/monitor skip"_s);
        QVERIFY(house.sees(u"No monitor is open."_s));
        QVERIFY(madang::test::eventually([&] { return house.app->campaigns().rowCount() == 1; }));
        house.terminal.enter(u"/monitor 없는 모금"_s);
        QVERIFY(house.sees(u"There is no campaign called “없는 모금”."_s));
        house.terminal.enter(u"/monitor"_s);
        QVERIFY(house.sees(u"not connected"_s)); // nothing was said on the topic yet
        QVERIFY(madang::test::eventually([&] {
            return std::ranges::any_of(house.server.subscribes, [](const stomp::Frame &frame) {
                return frame.value("destination") == "/topic/campaigns/5";
            });
        }));
        tell(u"old"_s, {});
        QVERIFY(house.sees(u"old"_s));
        tell(u"evil\x1b[2J"_s, u"\x1b]0;owned\x07hello"_s);
        QVERIFY(house.sees(u"hello"_s));
        QVERIFY(house.sees(u"♥ evil"_s));
        tell(u"second"_s, {});
        QVERIFY(house.sees(u"waiting: 1"_s));
        house.terminal.enter(u"/monitor pause"_s);
        QVERIFY(house.sees(u"paused"_s));
        house.terminal.enter(u"/monitor skip"_s);
        QVERIFY(house.sees(u"The stage is kept free."_s));
        house.terminal.enter(u"/monitor resume"_s);
        QVERIFY(house.sees(u"♥ second"_s));
        house.terminal.enter(u"/monitor replay 9"_s);
        QVERIFY(house.sees(u"no line of the ticker"_s));
        house.terminal.enter(u"/monitor replay 2"_s);
        house.terminal.enter(u"/monitor skip"_s);
        QVERIFY(house.sees(u"♥ evil"_s));
        for (const QSize size : {QSize(40, 12), QSize(20, 5), QSize(3, 2), QSize(100, 30)}) {
            house.terminal.resize(size);
            QVERIFY(madang::test::eventually([&] { return house.terminal.shown.size() == size; }));
        }
        house.terminal.press(u"escape"_s);
        house.settle();
        QVERIFY(!house.terminal.shows(u"♥ evil"_s));
    }

    void thePaymentsDeskShowsWhatWaitsAndActsOnIt()
    {
        House house({80, 24});
        desk::Overview overview{2, 1, 0, 0, 0, desk::CheckSummary{house.clock.now(), true, 0}};
        house.server.on("GET", u"/api/v1/desk"_s, [&](const FakeRequest &) { return answer(overview); });
        desk::Item stuck;
        stuck.key = u"order-1"_s;
        stuck.order = OrderId{u"order-1"_s};
        stuck.title = u"evil\x1b[2J"_s;
        stuck.payer = u"준"_s;
        stuck.amount = Money{7'000};
        stuck.state = u"IN_PROGRESS"_s;
        stuck.since = house.clock.now();
        desk::Item misfit = stuck;
        misfit.section = desk::Section::Unmatched;
        misfit.key = u"9"_s;
        misfit.captured = Money{7'500};
        misfit.state = u"other-amount"_s;
        house.server.on("GET", u"/api/v1/desk/sections/stuck"_s, [&](const FakeRequest &) {
            return answer(Page<desk::Item>{{stuck, stuck}, {}});
        });
        house.server.on("GET", u"/api/v1/desk/sections/unmatched"_s, [&](const FakeRequest &) {
            return answer(Page<desk::Item>{{misfit}, {}});
        });
        desk::Story story;
        story.order = {u"order-1"_s};
        story.amount = Money{7'000};
        story.status = payments::OrderStatus::InProgress;
        story.lines = {{house.clock.now(), u"answer"_s, u"confirm.unknown"_s, {}, {}, 4, house.clock.now()}};
        house.server.on("GET", u"/api/v1/desk/orders/order-1"_s,
                        [&](const FakeRequest &) { return answer(story); });
        house.server.on("POST", u"/api/v1/desk/orders/order-1/requery"_s, [&](const FakeRequest &) {
            return answer(desk::Requeried{{u"order-1"_s}, payments::OrderStatus::Done, {}});
        });
        house.server.on("POST", u"/api/v1/desk/unmatched/9/resolve"_s, [&](const FakeRequest &) {
            return FakeAnswer{200, "{}", {}};
        });
        house.server.on("POST", u"/api/v1/desk/ledger-checks"_s, [&](const FakeRequest &) {
            desk::LedgerCheck check{house.clock.now(), false, 3, 4, {}, {{u"campaign"_s, 1, Money{5}}}};
            check.proofs += desk::Proof{u"gifts-are-posted"_s, false, 1, {u"gift 5 is posted with 4"_s}};
            return answer(check);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/desk requery"_s);
        QVERIFY(house.sees(u"is not open"_s));
        house.terminal.enter(u"/desk"_s);
        QVERIFY(house.sees(u"Stuck 2"_s));
        QVERIFY(house.sees(u"₩7,000"_s));
        house.server.tellTopic("/topic/desk", "desk.changed", toJson(overview));
        QVERIFY(house.sees(u"books hold"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"no answer that says (4 times"_s));
        house.terminal.type(u"ㄱ"_s); // the key of r, whatever the keyboard's state
        QVERIFY(house.sees(u"The gateway was asked: paid."_s));
        house.terminal.press(u"escape"_s);
        house.terminal.press(u"tab"_s);
        QVERIFY(house.sees(u"another amount"_s));
        house.terminal.type(u"s"_s);
        QVERIFY(house.sees(u"/desk resolve"_s));
        house.terminal.enter(u"손으로 돌려줌"_s);
        QVERIFY(house.sees(u"Resolve ₩7,500"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"It stays on record."_s));
        house.terminal.type(u"c"_s);
        QVERIFY(house.sees(u"gift 5 is posted with 4"_s));
        for (const QSize size : {QSize(200, 50), QSize(40, 12), QSize(20, 5), QSize(3, 2), QSize(80, 24)}) {
            house.terminal.resize(size);
            QVERIFY(madang::test::eventually([&] { return house.terminal.shown.size() == size; }));
        }
        house.terminal.press(u"escape"_s);
        QVERIFY(house.sees(u"Unmatched 1"_s));
        house.terminal.press(u"escape"_s);
        house.settle();
        QVERIFY(!house.terminal.shows(u"Unmatched 1"_s));
    }

    void theOverviewSaysWhatNeedsSomebodyFirst()
    {
        House house({80, 24});
        overview::HouseState state = madang::test::aTroubledHouse();
        house.server.giveRole(u"mina"_s, u"owner"_s);
        house.server.on("GET", u"/api/v1/overview"_s, [&](const FakeRequest &) { return answer(state); });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/overview"_s);
        QVERIFY(house.sees(u"✗ 2 things need you: Books, New accounts."_s));
        QVERIFY(house.sees(u"✗ Books: do not hold"_s));
        QVERIFY(house.sees(u"! New accounts: waiting to be let in: 2"_s));
        QVERIFY(house.sees(u"✓ Disk"_s));
        // Figures stand in two columns.
        const QStringList rows = house.terminal.screen().split(u'\n');
        QVERIFY(std::any_of(rows.begin(), rows.end(), [](const QString &row) {
            return row.contains(u"Version"_s) && row.contains(u"Work in the lanes"_s);
        }));
        // Read again by itself, and on a key.
        state = madang::test::anOrderlyHouse();
        house.clock.advance(std::chrono::seconds(5));
        QVERIFY(house.sees(u"✓ Everything is in order."_s));
        state.checks += overview::HouseCheck{u"evil\x1b[2J"_s, overview::Verdict::Bad, 1, u"x\x1b[2J"_s};
        state.verdict = overview::Verdict::Bad;
        house.terminal.type(u"ㄱ"_s); // the key of r, whatever the keyboard's state
        QVERIFY(house.sees(u"One thing needs you: evil"_s));
        for (const QSize size : {QSize(200, 50), QSize(40, 12), QSize(20, 5), QSize(3, 2), QSize(20, 5)}) {
            house.terminal.resize(size);
            QVERIFY(madang::test::eventually([&] { return house.terminal.shown.size() == size; }));
        }
        QVERIFY(house.sees(u"One thing"_s));
        house.terminal.resize({80, 24});
        house.terminal.press(u"escape"_s);
        house.settle();
        QVERIFY(!house.terminal.shows(u"One thing needs you"_s));
        // Nobody looks any more.
        const int reads = house.server.requestsTo("GET", u"/api/v1/overview"_s);
        house.clock.advance(std::chrono::seconds(60));
        house.settle();
        QCOMPARE(house.server.requestsTo("GET", u"/api/v1/overview"_s), reads);
    }

    void whoIsConnectedIsSeenAndSignedOut()
    {
        House house({110, 30});
        house.server.giveRole(u"mina"_s, u"owner"_s);
        QList<QUrlQuery> asked;
        connections::ConnectedClient jun;
        jun.number = u"5"_s;
        jun.node = u"node-1"_s;
        jun.user = UserId{2};
        jun.username = u"jun"_s;
        jun.nickname = u"준"_s;
        jun.device = u"laptop"_s;
        jun.program = connections::ClientKind::Desktop;
        jun.address = u"192.0.2.9"_s;
        jun.since = house.clock.now();
        jun.rooms = 3;
        bool isThere = true;
        house.server.on("GET", u"/api/v1/connections"_s, [&](const FakeRequest &request) {
            asked += request.query;
            Page<connections::ConnectedClient> page;
            if (isThere)
                page.items += jun;
            return answer(page);
        });
        house.server.on("POST", u"/api/v1/users/jun/logout"_s, [](const FakeRequest &) {
            users::User user;
            user.id = {2};
            user.username = u"jun"_s;
            user.nickname = u"준"_s;
            user.role = u"member"_s;
            return answer(users::LoggedOut{user, 1});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/connections jun"_s);
        QVERIFY(house.sees(u"준 (jun)"_s));
        QVERIFY(house.sees(u"Desktop program · laptop · 192.0.2.9"_s));
        QVERIFY(house.sees(u"rooms followed: 3"_s));
        QVERIFY(house.sees(u"node-1"_s));
        QCOMPARE(asked.last().queryItemValue(u"username"_s), u"jun"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"End all sign-ins of 준 (jun)?"_s));
        QCOMPARE(house.server.requestsTo("POST", u"/api/v1/users/jun/logout"_s), 0);
        house.terminal.type(u"y"_s);
        QVERIFY(
            eventually([&] { return house.server.requestsTo("POST", u"/api/v1/users/jun/logout"_s) == 1; }));
        isThere = false;
        house.terminal.enter(u"/connections guests"_s);
        QVERIFY(house.sees(u"No guest is connected."_s));
        QCOMPARE(asked.last().queryItemValue(u"guests"_s), u"true"_s);
    }

    void theAuditLogIsReadAndProven()
    {
        House house({110, 30});
        house.server.giveRole(u"mina"_s, u"admin"_s);
        QUrlQuery asked;
        house.server.on("GET", u"/api/v1/audit"_s, [&](const FakeRequest &request) {
            asked = request.query;
            audit::AuditRecord record;
            record.number = 4;
            record.at = house.clock.now();
            record.actor = u"mina"_s;
            record.action = u"refund.approve"_s;
            record.target = u"refund:123"_s;
            record.address = u"192.0.2.1"_s;
            record.details = {R"({"amount":5000})"};
            record.hash = u"abc"_s;
            return answer(Page<audit::AuditRecord>{{record}, {}});
        });
        house.server.on("POST", u"/api/v1/audit/checks"_s, [](const FakeRequest &) {
            return answer(audit::AuditCheck{false, 1, u"abc"_s, 2, u"changed"_s});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        // By its command, and from the overview.
        house.server.on("GET", u"/api/v1/overview"_s,
                        [](const FakeRequest &) { return answer(madang::test::anOrderlyHouse()); });
        house.terminal.enter(u"/overview"_s);
        QVERIFY(house.sees(u"a audit log"_s));
        house.terminal.type(u"a"_s);
        QVERIFY(house.sees(u"refund.approve · refund:123"_s));
        QVERIFY(!asked.hasQueryItem(u"action"_s));
        house.terminal.press(u"escape"_s);
        QVERIFY(eventually([&] { return !house.terminal.shows(u"refund.approve"_s); }));
        house.terminal.enter(u"/audit * refund"_s);
        QVERIFY(house.sees(u"refund.approve · refund:123"_s));
        QVERIFY(!asked.hasQueryItem(u"actor"_s));
        QCOMPARE(asked.queryItemValue(u"action"_s), u"refund"_s);
        QVERIFY(!house.terminal.shows(u"amount: 5000"_s));
        house.terminal.press(u"down"_s);
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"amount: 5000"_s));
        house.terminal.press(u"enter"_s); // back
        QVERIFY(house.sees(u"Check the log…"_s));
        house.terminal.press(u"enter"_s);
        QVERIFY(house.sees(u"Record 2 was changed."_s));
    }

    void aGuestIsBackWithWhatTheyTyped_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("a message") << u"hello there"_s;
        QTest::newRow("a command of one's own") << u"/donate 5000 for the roof"_s;
    }
    void aGuestIsBackWithWhatTheyTyped()
    {
        QFETCH(QString, line);
        House house({110, 30});
        visit(house);
        house.terminal.enter(line);
        QVERIFY(house.sees(u"That takes an account. Sign in?"_s));
        house.terminal.type(u"n"_s);
        QVERIFY(house.sees(u"Nothing was done."_s));
        QCOMPARE(house.app->session().state(), Session::State::Guest);
        house.terminal.press(u"ctrl-u"_s);
        house.terminal.enter(line);
        QVERIFY(house.sees(u"That takes an account. Sign in?"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(eventually([&] { return house.app->session().state() == Session::State::SignedOut; }));
        (void)house.app->session().signIn(u"mina"_s, u"password"_s);
        QVERIFY(house.sees(u"[민아]"_s));
        QVERIFY(eventually([&] { return house.app->currentRoom() == RoomId{13}; }));
        QVERIFY(house.sees(line));
        for (const stomp::Frame &frame : std::as_const(house.server.sends)) // nothing is done before Enter
            QVERIFY2(!frame.body.contains("hello there"), frame.body);
    }

    void aGuestWhoFollowsALinkToARoomForMembersComesThere()
    {
        House house({110, 30});
        house.server.on("GET", u"/api/v1/rooms/12"_s, [&](const FakeRequest &request) {
            return request.token().isEmpty() ? refusal(Error(Code::NotFound, "room"))
                                             : answer(house.server.room(12));
        });
        visit(house);
        house.terminal.enter(u"/goto "_s
                             + PlaceLink::room(QUrl(house.server.address().text()), {12}).own().toString());
        QVERIFY(house.sees(u"That takes an account. Sign in?"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(eventually([&] { return house.app->session().state() == Session::State::SignedOut; }));
        (void)house.app->session().signIn(u"mina"_s, u"password"_s);
        QVERIFY(eventually([&] { return house.app->currentRoom() == RoomId{12}; }));
    }

    void theOverviewIsForWhoLooksAfterTheHouse()
    {
        House house({80, 24});
        house.server.giveRole(u"mina"_s, u"treasurer"_s);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/overview"_s);
        QVERIFY(house.sees(u"Only an owner or admin of this server may do that."_s));
        QCOMPARE(house.server.requestsTo("GET", u"/api/v1/overview"_s), 0);
    }

    void thePaymentsDeskDoesWhatEachSectionNeeds()
    {
        House house({110, 24});
        desk::Overview overview{0, 0, 1, 1, 1, {}};
        house.server.on("GET", u"/api/v1/desk"_s, [&](const FakeRequest &) { return answer(overview); });
        desk::Item item;
        item.key = u"5"_s;
        item.order = OrderId{u"order-1"_s};
        item.title = u"지붕"_s;
        item.payer = u"준"_s;
        item.amount = Money{7'000};
        item.since = house.clock.now();
        const auto serve = [&](desk::Section section, const QString &state, const QString &reference) {
            desk::Item one = item;
            one.section = section;
            one.state = state;
            one.mine = false;
            if (!reference.isEmpty())
                one.reference = reference;
            house.server.on("GET", u"/api/v1/desk/sections/"_s + json::wordOfEnum(section),
                            [one](const FakeRequest &) {
                                return answer(Page<desk::Item>{{one}, {}});
                            });
        };
        house.server.on("GET", u"/api/v1/desk/sections/stuck"_s,
                        [&](const FakeRequest &) { return answer(Page<desk::Item>{}); });
        serve(desk::Section::Dead, u"PAYMENT_STATUS_CHANGED"_s, {});
        serve(desk::Section::Deposits, u"WAITING_FOR_DEPOSIT"_s, u"MDABC"_s);
        serve(desk::Section::Refunds, u"waiting.second-person"_s, {});
        QByteArrayList sent;
        for (const QString &path : {u"/api/v1/desk/webhooks/5/replay"_s, u"/api/v1/desk/refunds/5/sent"_s})
            house.server.on("POST", path, [&](const FakeRequest &request) {
                sent += request.path.toUtf8() + request.body;
                return FakeAnswer{200, "{}", {}};
            });
        house.server.on("POST", u"/api/v1/desk/transfers"_s, [&](const FakeRequest &request) {
            const auto seen = fromJson<desk::NoteTransfer>(request.body);
            sent += request.body;
            desk::NotedTransfer noted;
            noted.transaction = seen->transaction;
            noted.amount = seen->amount;
            noted.reference = seen->reference;
            noted.payer = u"준"_s;
            noted.title = u"지붕"_s;
            noted.expected = Money{7'000};
            return answer(noted);
        });
        house.server.on("POST", u"/api/v1/desk/refunds/5/approve"_s, [&](const FakeRequest &) {
            refunds::Refund refund;
            refund.id = RefundId{5};
            refund.donation = {1};
            refund.campaign = {1};
            refund.amount = {7'000};
            refund.state = refunds::State::ByHand;
            return answer(refund);
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/desk dead"_s);
        QVERIFY(house.sees(u"PAYMENT_STATUS"_s));
        house.terminal.type(u"p"_s);
        QVERIFY(house.sees(u"It is tried again."_s));
        house.terminal.enter(u"/desk deposits"_s);
        QVERIFY(house.sees(u"reference MDABC"_s));
        house.terminal.type(u"d"_s);
        QVERIFY(house.sees(u"/desk deposit"_s));
        house.terminal.enter(u"B-77 from=김준"_s);
        QVERIFY(house.sees(u"Confirm that ₩7,000 of 준"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"The gift counts."_s));
        QVERIFY(sent.last().contains("B-77") && sent.last().contains("MDABC"));
        QVERIFY(sent.last().contains("김준") && !sent.last().contains("dryRun\":true"));
        house.terminal.enter(u"/desk deposit B-78 at=nonsense"_s);
        QVERIFY(house.sees(u"is no day"_s));
        house.terminal.enter(u"/desk refunds"_s);
        QVERIFY(house.sees(u"needs a second person"_s));
        house.terminal.enter(u"/desk sent B-1"_s);
        QVERIFY(house.sees(u"cannot be done"_s));
        house.terminal.type(u"a"_s);
        QVERIFY(house.sees(u"Give ₩7,000 back to 준?"_s));
        serve(desk::Section::Refunds, u"by-hand"_s, {});
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"will be transferred back by hand"_s));
        QVERIFY(house.sees(u"to be transferred back"_s));
        house.terminal.type(u"b"_s);
        QVERIFY(house.sees(u"/desk sent"_s));
        house.terminal.enter(u"B-1"_s);
        QVERIFY(house.sees(u"really sent back"_s));
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"Posted as given back."_s));
        QVERIFY(sent.last().contains("B-1"));
    }

    void whoMayNotOpenThePaymentsDeskIsToldSo()
    {
        House house({90, 24});
        house.server.on("GET", u"/api/v1/desk"_s, [](const FakeRequest &) {
            return refusal({Code::NotAllowed, "treasurer-only"});
        });
        house.server.on("GET", u"/api/v1/desk/sections/stuck"_s, [](const FakeRequest &) {
            return refusal({Code::NotAllowed, "treasurer-only"});
        });
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/desk"_s);
        QVERIFY(house.sees(u"only for who may move money"_s));
        QVERIFY(!house.terminal.shows(u"not connected"_s));
    }

    void theLanguageChangesWhileItRuns()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.enter(u"/lang ko"_s);
        QVERIFY(house.sees(u"한국어로 바꾸었습니다."_s));
        house.terminal.enter(u"/help"_s);
        QVERIFY(house.sees(u"명령"_s));
        house.terminal.press(u"escape"_s);
        house.terminal.enter(u"/lang en"_s);
        QVERIFY(house.sees(u"English it is."_s));
    }

    void ctrlCClearsTheLineThenAsksThenEnds()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        int ends = 0;
        connect(house.app.get(), &App::finished, this, [&ends] { ++ends; });
        house.terminal.type(u"half a thought"_s);
        house.terminal.press(u"ctrl-c"_s);
        house.terminal.press(u"up"_s);
        QVERIFY(house.sees(u"half a thought"_s));
        house.terminal.press(u"ctrl-c"_s);
        house.terminal.press(u"ctrl-c"_s);
        QVERIFY(house.sees(u"once more"_s));
        QCOMPARE(ends, 0);
        house.terminal.press(u"ctrl-c"_s);
        QCOMPARE(ends, 1);
    }

    void aDraftStaysInItsRoom()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.terminal.type(u"not finished"_s);
        house.terminal.press(u"ctrl-n"_s);
        QVERIFY(
            madang::test::eventually([&] { return !house.terminal.row(29).contains(u"not finished"_s); }));
        house.terminal.press(u"alt-/"_s);
        QVERIFY(madang::test::eventually([&] { return house.terminal.row(29).contains(u"not finished"_s); }));
    }

    void anotherClientsDraftComesIntoTheLine()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(madang::test::eventually([&] {
            return std::any_of(
                house.server.subscribes.cbegin(), house.server.subscribes.cend(),
                [](const auto &frame) { return frame.value("destination") == "/user/queue/drafts"; });
        }));
        house.server.draftElsewhere(11, u"from the phone"_s, house.clock.now());
        QVERIFY(
            madang::test::eventually([&] { return house.terminal.row(29).contains(u"from the phone"_s); }));
        // A command that is being typed is not overwritten, and what came is there after it.
        house.terminal.press(u"ctrl-u"_s);
        house.terminal.type(u"/he"_s);
        house.clock.advance(std::chrono::seconds(3));
        QVERIFY(madang::test::eventually([&] { return house.server.drafts.isEmpty(); }));
        house.server.draftElsewhere(11, u"from the phone again"_s,
                                    house.clock.now().plus(std::chrono::minutes(1)));
        house.settle();
        QVERIFY(house.terminal.row(29).contains(u"/he"_s));
        house.terminal.press(u"ctrl-u"_s);
        QVERIFY(madang::test::eventually(
            [&] { return house.terminal.row(29).contains(u"from the phone again"_s); }));
    }

    void aCutConnectionIsSaid()
    {
        House house;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        house.server.goAway();
        QVERIFY(madang::test::eventually([&] {
            house.clock.advance(std::chrono::milliseconds(200));
            return house.terminal.screen().contains(u"again"_s, Qt::CaseInsensitive);
        }));
        house.server.comeBack();
        QVERIFY(madang::test::eventually([&] {
            house.clock.advance(std::chrono::seconds(1));
            return !house.terminal.screen().contains(u"again"_s, Qt::CaseInsensitive);
        }));
    }

    void twoProgramsOfOneProfileShareASignIn()
    {
        House house;
        house.profile = *Profile::open(house.folder.path() + u"/profile"_s);
        house.profile->choosePlace(SecretPlaces::Place::File);
        AppParts parts{house.terminal,
                       *house.profile,
                       house.config,
                       house.clock,
                       house.server.address().text(),
                       Credentials{u"mina"_s, u"password"_s}};
        App app(parts);
        app.start();
        QVERIFY(house.sees(u"[민아]"_s));
        // A second program renews: the stored refresh token is another one now, the first one's own is
        // worthless.
        SessionParts second{house.clock, house.profile->secrets(), house.profile->preferences(), QString()};
        second.renewalLock = house.profile->renewalLock();
        second.live = false;
        Session script(second);
        QVERIFY(script.resume());
        const auto named = script.call(accounts::me, Nothing());
        QVERIFY(madang::test::eventually([&] { return named.isFinished(); }));
        QVERIFY(named.result());
        house.server.forgetTokens();
        const auto again = app.session().call(accounts::me, Nothing());
        QVERIFY(madang::test::eventually([&] { return again.isFinished(); }));
        QVERIFY(again.result());
        QCOMPARE(app.session().state(), Session::State::SignedIn);
    }
};

int main(int argc, char *argv[])
{
    qputenv("TZ", "Asia/Seoul");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring of the machine
    QCoreApplication application(argc, argv);
    AppTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_app.moc"
