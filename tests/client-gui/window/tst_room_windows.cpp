// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms in windows of their own beside the main one.
#include "client-gui/keys/shortcuts_sheet.h"
#include "client-gui/people/nickname_sheet.h"
#include "client-gui/screens/name_sheet.h"
#include "client-gui/screens/question_sheet.h"
#include "client-gui/screens/switcher_sheet.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"

#include <QApplication>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;

class RoomWindowsTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    /// Windows come and go here, and the program stays.
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init()
    {
        openHouse();
        fillHouse();
        makeWindow();
    }
    void cleanup() { closeHouse(); }
    void twoRoomsStandSideBySide();
    void theListOpensThemByPointerAndKeyboard();
    void aMenuOpensThemToo();
    void thereAreNotMoreThanTheLimit();
    void theLayoutIsRestored();
    void aRoomThatIsNoLongerOursIsNotRestored();
    void whatIsLookedAtRaisesNoAlertAndIsRead();
    void aDraftIsTheSameInBothWindows();
    void keysWorkInIt();
    void itObeysChangedKeysWhileItIsOpen();
    void theNicknameIsAskedForWhereOneWrites();
    void aFolderIsMadeFromItsMenu();
    void theSwitcherLeadsToWhereARoomStands();
    void leavingTheRoomIsSaidInItsWindow();
    void theEndOfTheSessionClosesThem();
    void closingTheMainWindowKeepsThemForTheNextTime();
    void languageAndScaleReachThem();
    void theyShowThemselves_data();
    void theyShowThemselves();

private:
    void enter();
    void activate(QWidget &window);
    gui::RoomWindow *open(qint64 room)
    {
        m_window->openRoomWindow({room});
        return m_window->roomWindows()->find({room});
    }
    static gui::MessageEdit &editOf(QWidget &window) { return *window.findChild<gui::MessageEdit *>(); }
};

void RoomWindowsTest::activate(QWidget &window)
{
    QApplication::setActiveWindow(&window);
    QTRY_VERIFY(window.isActiveWindow());
}

void RoomWindowsTest::enter()
{
    QVERIFY(m_house->enter(*m_server));
    activate(*m_window);
    QTRY_VERIFY(m_window->roomScreen());
    m_window->openRoom({1});
    QTRY_VERIFY(m_window->roomScreen()->timeline().rowCount() > 0);
}

void RoomWindowsTest::twoRoomsStandSideBySide()
{
    enter();
    gui::RoomWindow *garden = open(2);
    QVERIFY(garden && garden->isVisible());
    QTRY_VERIFY(garden->roomScreen()->timeline().rowCount() > 0);
    QCOMPARE(m_window->roomScreen()->room(), RoomId{1});
    QTRY_VERIFY(garden->windowTitle().contains(u"Garden"_s));
    QCOMPARE(open(2), garden); // raised, not doubled
    QCOMPARE(m_window->roomWindows()->windows().size(), 1);
    QTest::keyClicks(&editOf(*garden), u"from here"_s);
    QTest::keyClick(&editOf(*garden), Qt::Key_Return);
    QTRY_VERIFY(m_server->events(2).last().body.text.contains("from here"));
    const QPointer<gui::RoomWindow> there = garden;
    garden->close();
    QTRY_VERIFY(!there);
    QVERIFY(m_window->isVisible());
    QVERIFY(m_window->roomWindows()->windows().isEmpty());
}

void RoomWindowsTest::theListOpensThemByPointerAndKeyboard()
{
    enter();
    auto *list = m_window->findChild<gui::RoomListScreen *>()->findChild<QListView *>();
    const auto *rooms = qobject_cast<views::RoomList *>(list->model());
    const auto placeOf = [list, rooms](RoomId room) {
        return list->visualRect(rooms->index(rooms->indexOf(room), 0)).center();
    };
    gui::RoomWindows &windows = *m_window->roomWindows();
    QTest::mouseClick(list->viewport(), Qt::MiddleButton, {}, placeOf({2}));
    QVERIFY(windows.find({2}));
    QCOMPARE(m_window->roomScreen()->room(), RoomId{1}); // it stays where it was
    windows.find({2})->close();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier, placeOf({2}));
    QVERIFY(!windows.find({2}));
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier, placeOf({2}));
    QVERIFY(windows.find({2}));
    QCOMPARE(m_window->roomScreen()->room(), RoomId{1});
    windows.find({2})->close();
    list->setCurrentIndex(rooms->index(rooms->indexOf({2}), 0));
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(windows.find({2}));
    QCOMPARE(m_window->roomScreen()->room(), RoomId{1});
    windows.find({2})->close();
    activate(*m_window);
    QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(windows.find({1}));
}

void RoomWindowsTest::aMenuOpensThemToo()
{
    enter();
    const auto press = [](QMenu &menu, const QString &words) {
        for (QAction *action : menu.actions()) {
            if (action->text() == words) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    const std::unique_ptr<QMenu> menu(m_window->roomScreen()->makeMenu(nullptr));
    QVERIFY(press(*menu, u"Open in its own window"_s));
    gui::RoomWindow *window = m_window->roomWindows()->find({1});
    QVERIFY(window);
    const std::unique_ptr<QMenu> own(window->roomScreen()->makeMenu(nullptr));
    QVERIFY(!press(*own, u"Open in its own window"_s)); // it is there
    QVERIFY(press(*own, u"Floating chat"_s));
    QCOMPARE(m_window->floatingChat()->room(), RoomId{1});
}

void RoomWindowsTest::thereAreNotMoreThanTheLimit()
{
    for (int i = 3; i <= 9; ++i)
        m_server->addRoom(i, u"방 %1"_s.arg(i));
    enter();
    for (int i = 1; i <= gui::RoomWindows::kMost; ++i)
        QVERIFY(open(i));
    const QSignalSpy said(m_window->roomWindows(), &gui::RoomWindows::said);
    QVERIFY(!open(9));
    QCOMPARE(said.size(), 1);
    QVERIFY(open(1));
    m_window->roomWindows()->find({1})->close();
    QVERIFY(open(9));
    QVERIFY(!open(77)); // no room of ours
}

void RoomWindowsTest::theLayoutIsRestored()
{
    enter();
    gui::RoomWindow *garden = open(2);
    garden->resize(420, 380);
    garden->move(160, 90);
    const QPoint place = garden->pos();
    open(1)->close();
    makeWindow();
    QTRY_VERIFY(m_window->roomWindows());
    const QList<gui::RoomWindow *> windows = m_window->roomWindows()->windows();
    QCOMPARE(windows.size(), 1);
    QCOMPARE(windows[0]->room(), RoomId{2});
    QVERIFY(windows[0]->isVisible());
    QCOMPARE(windows[0]->size(), QSize(420, 380));
    QVERIFY((windows[0]->pos() - place).manhattanLength() <= 8);
}

void RoomWindowsTest::aRoomThatIsNoLongerOursIsNotRestored()
{
    enter();
    m_window.reset(); // keeps the windows there are: none
    m_house->preferences.setRoomLayout({.server = m_house->session->server().text(),
                                        .user = m_house->session->user(),
                                        .windows = {{{2}, {}}, {{55}, {}}},
                                        .floating = {}});
    makeWindow();
    QTRY_COMPARE(m_window->roomWindows()->windows().size(), 1);
    m_window->roomWindows()->remember();
    const RoomLayout kept = m_house->preferences.roomLayout(m_house->session->server().text(), {11});
    QCOMPARE(kept.windows.size(), 1);
    QCOMPARE(kept.windows[0].room, RoomId{2});
}

void RoomWindowsTest::whatIsLookedAtRaisesNoAlertAndIsRead()
{
    enter();
    gui::RoomWindow *garden = open(2);
    activate(*garden);
    QTRY_COMPARE(m_window->roomWindows()->lookedAt(), RoomId{2});
    const QSignalSpy raised(&m_window->alerts(), &views::Alerts::raised);
    m_server->setTime(m_house->clock.now());
    m_server->say(2, 12, u"You see this"_s);
    QTRY_VERIFY(m_house->session->archive().room({2})->position >= 2);
    QTRY_COMPARE(m_house->session->archive().room({2})->unread, 0);
    QCOMPARE(raised.size(), 0);
    m_server->say(1, 12, u"이건 안 보고 있지"_s); // open in the main window, which is not active
    QTRY_COMPARE(raised.size(), 1);
    QVERIFY(m_house->session->archive().room({1})->unread > 0);
    activate(*m_window);
    QTRY_COMPARE(m_window->roomWindows()->lookedAt(), RoomId());
    m_house->clock.advance(views::Alerts::kPause);
    m_server->setTime(m_house->clock.now());
    m_server->say(2, 12, u"And this you do not"_s);
    QTRY_COMPARE(raised.size(), 2);
    // An alert leads to where its room stands.
    m_window->openAlert(raised[1][0].value<views::Alert>());
    QCOMPARE(m_window->roomScreen()->room(), RoomId{1});
}

void RoomWindowsTest::aDraftIsTheSameInBothWindows()
{
    enter();
    gui::RoomWindow *own = open(1);
    QTest::keyClicks(&editOf(*own), u"half a sent"_s);
    m_house->clock.advance(600ms);
    QTRY_COMPARE(editOf(*m_window).toPlainText(), u"half a sent"_s);
    QTest::keyClicks(&editOf(*m_window), u"ence"_s);
    m_house->clock.advance(600ms);
    QTRY_COMPARE(editOf(*own).toPlainText(), u"half a sentence"_s);
    QTest::keyClick(&editOf(*m_window), Qt::Key_Return);
    QCOMPARE(editOf(*m_window).toPlainText(), QString());
    QCOMPARE(editOf(*own).toPlainText(), QString());
    QTRY_VERIFY(m_server->events(1).last().body.text.contains("half a sentence"));
    int posts = 0;
    for (const stomp::Frame &frame : std::as_const(m_server->sends))
        posts += frame.body.contains("half a sentence");
    QCOMPARE(posts, 1);
}

void RoomWindowsTest::keysWorkInIt()
{
    enter();
    const QPointer<gui::RoomWindow> own = open(2);
    activate(*own);
    own->roomScreen()->showPanel(gui::RoomScreen::Panel::None);
    QTest::keyClick(own, Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(own->roomScreen()->panel(), gui::RoomScreen::Panel::Members);
    QTest::keyClick(own, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(own->roomScreen()->panel(), gui::RoomScreen::Panel::Search);
    own->roomScreen()->showPanel(gui::RoomScreen::Panel::None);
    own->roomScreen()->focusComposer();
    QTest::keyClick(own, Qt::Key_F6);
    QVERIFY(QApplication::focusWidget() != &editOf(*own));
    QTest::keyClick(own, Qt::Key_F1);
    QVERIFY(own->sheet());
    QVERIFY(!own->isLookedAt());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!own->sheet());
    QVERIFY(own->isLookedAt());
    QTest::keyClick(own, Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(!own);
    QVERIFY(m_window->isVisible());
}

void RoomWindowsTest::itObeysChangedKeysWhileItIsOpen()
{
    enter();
    gui::Shortcuts &shortcuts = m_window->shortcuts();
    const auto action
        = [](QLatin1StringView id) -> const gui::KeyedAction & { return *gui::Shortcuts::find(id); };
    const QPointer<gui::RoomWindow> own = open(2);
    activate(*own);
    own->roomScreen()->showPanel(gui::RoomScreen::Panel::None);
    shortcuts.set(action("members"_L1), {Qt::CTRL | Qt::Key_J});
    shortcuts.set(action("close-room-window"_L1), {Qt::CTRL | Qt::Key_B});
    QTest::keyClick(own, Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(own->roomScreen()->panel(), gui::RoomScreen::Panel::None);
    QTest::keyClick(own, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(own->roomScreen()->panel(), gui::RoomScreen::Panel::Members);
    QTest::keyClick(own, Qt::Key_F1);
    QVERIFY(qobject_cast<gui::ShortcutsSheet *>(own->sheet()));
    QTest::keyClick(own, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(own->roomScreen()->panel(), gui::RoomScreen::Panel::Members); // not under a sheet
    QTest::keyClick(own, Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(!own);
    // The list of rooms, too.
    activate(*m_window);
    auto *list = m_window->findChild<gui::RoomListScreen *>()->findChild<QListView *>();
    const auto *rooms = qobject_cast<views::RoomList *>(list->model());
    shortcuts.set(action("chosen-room-window"_L1), {Qt::ALT | Qt::Key_Return});
    list->setFocus(Qt::TabFocusReason);
    list->setCurrentIndex(rooms->index(rooms->indexOf({2}), 0));
    QTest::keyClick(list, Qt::Key_Enter, Qt::AltModifier | Qt::KeypadModifier);
    QVERIFY(m_window->roomWindows()->find({2}));
}

void RoomWindowsTest::theNicknameIsAskedForWhereOneWrites()
{
    const auto standing = std::make_shared<nicknames::NicknameStanding>();
    standing->nickname = u"mina"_s;
    standing->needed = true;
    m_server->on("GET", u"/api/v1/me/nickname"_s,
                 [standing](const FakeRequest &) { return answer(*standing); });
    m_server->on("PUT", u"/api/v1/me/nickname"_s, [standing](const FakeRequest &request) {
        standing->nickname = fromJson<nicknames::NicknameWish>(request.body)->nickname;
        standing->chosen = true;
        standing->needed = false;
        return answer(*standing);
    });
    QVERIFY(m_house->enter(*m_server));
    activate(*m_window);
    QTRY_VERIFY(m_window->sheet());
    m_window->sheet()->leave();
    QTRY_VERIFY(!m_window->sheet());
    QTRY_VERIFY(m_window->roomScreen()); // only now
    gui::RoomWindow *own = open(2);
    activate(*own);
    editOf(*own).setFocus();
    QTest::keyClicks(&editOf(*own), u"hello there"_s);
    QTest::keyClick(&editOf(*own), Qt::Key_Return);
    QTRY_VERIFY(qobject_cast<gui::NicknameSheet *>(own->sheet()));
    QVERIFY(!m_window->sheet());
    QCOMPARE(editOf(*own).toPlainText(), u"hello there"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"Mina K"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!own->sheet());
    QTRY_VERIFY(m_server->events(2).last().body.text.contains("hello there"));
    QCOMPARE(editOf(*own).toPlainText(), QString());
}

void RoomWindowsTest::aFolderIsMadeFromItsMenu()
{
    m_server->on("POST", u"/api/v1/me/folders"_s, [](const FakeRequest &request) {
        return answer(folders::Folder{{31}, fromJson<folders::NewFolder>(request.body)->name, false}, 201);
    });
    bool put = false;
    m_server->on("PUT", u"/api/v1/rooms/2/folder"_s, [&put](const FakeRequest &request) {
        put = request.body.contains("31");
        rooms::Loudness now;
        now.folder = FolderId{31};
        return answer(rooms::RoomLoudness{{2}, now});
    });
    enter();
    gui::RoomWindow *own = open(2);
    activate(*own);
    Q_EMIT own->roomScreen()->newFolderWanted();
    QVERIFY(qobject_cast<gui::NameSheet *>(own->sheet()));
    QVERIFY(!m_window->sheet());
    QTest::keyClicks(QApplication::focusWidget(), u"Green"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(put);
    QTRY_VERIFY(!own->sheet());
}

void RoomWindowsTest::theSwitcherLeadsToWhereARoomStands()
{
    enter();
    gui::RoomWindow *own = open(2);
    activate(*own);
    const auto go = [own](const QString &typed) {
        QTest::keyClick(own, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(qobject_cast<gui::SwitcherSheet *>(own->sheet()));
        QInputMethodEvent half(QString(), {});
        half.setCommitString(typed);
        QCoreApplication::sendEvent(QApplication::focusWidget(), &half);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!own->sheet());
    };
    go(u"ㅁㄷ"_s);
    QTRY_VERIFY(m_window->isActiveWindow());
    QCOMPARE(m_window->roomScreen()->room(), RoomId{1});
    activate(*own);
    go(u"gard"_s);
    QTRY_VERIFY(own->isActiveWindow());
    QCOMPARE(m_window->roomScreen()->room(), RoomId{1});
}

void RoomWindowsTest::leavingTheRoomIsSaidInItsWindow()
{
    enter();
    gui::RoomWindow *own = open(2);
    Q_EMIT own->roomScreen()->leaveWanted();
    QVERIFY(qobject_cast<gui::QuestionSheet *>(own->sheet()));
    QVERIFY(!m_window->sheet());
    m_server->happen(2, u"member.left"_s, 11, toJson(rooms::MemberBody{{{11}, u"민아"_s}, {}}));
    QTRY_VERIFY(!own->roomScreen());
    QVERIFY(!own->sheet());
    QVERIFY(own->isVisible());
    QVERIFY(!own->isLookedAt());
    keptPicture(*own, u"room-window-gone"_s);
    QCOMPARE(clippedTexts(*own).join(u'\n'), QString());
    const QPointer<gui::RoomWindow> there = own;
    for (gui::Button *button : own->findChildren<gui::Button *>()) {
        if (button->isVisible() && button->text() == u"Close the window"_s)
            button->click();
    }
    QTRY_VERIFY(!there);
    QVERIFY(m_house->preferences.roomLayout(m_house->session->server().text(), {11}).windows.isEmpty());
}

void RoomWindowsTest::theEndOfTheSessionClosesThem()
{
    enter();
    const QPointer<gui::RoomWindow> own = open(2);
    QTest::keyClicks(&editOf(*own), u"not yet saved"_s);
    m_server->forgetTokens();
    m_server->forgetSessions();
    (void)m_house->session->call(accounts::me, {});
    QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
    QVERIFY(!own);
    QVERIFY(!m_window->roomWindows());
    QVERIFY(m_window->isVisible());
    // Who signs in again finds it where it was, with what was written.
    QVERIFY(m_house->enter(*m_server));
    QTRY_VERIFY(m_window->roomWindows() && m_window->roomWindows()->find({2}));
    QCOMPARE(editOf(*m_window->roomWindows()->find({2})).toPlainText(), u"not yet saved"_s);
}

void RoomWindowsTest::closingTheMainWindowKeepsThemForTheNextTime()
{
    enter();
    const QPointer<gui::RoomWindow> own = open(2);
    QVERIFY(m_window->close());
    QVERIFY2(!own, "else the program would live on in it");
    makeWindow();
    QTRY_VERIFY(m_window->roomWindows() && m_window->roomWindows()->find({2}));
}

void RoomWindowsTest::languageAndScaleReachThem()
{
    enter();
    gui::RoomWindow *own = open(2);
    const QString before = editOf(*own).placeholderText();
    m_translations->use(Language::Korean);
    QTRY_VERIFY(editOf(*own).placeholderText() != before);
    activate(*own);
    QTest::keyClick(own, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_house->preferences.interfaceScale(), 110);
    QTest::keyClick(own, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_house->preferences.interfaceScale(), 100);
}

void RoomWindowsTest::theyShowThemselves_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("korean");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<qint64>("room");
    const qint64 yard = SampleHouse::kYard.number;
    QTest::newRow("light-en") << false << false << 100 << QSize(760, 680) << yard;
    QTest::newRow("dark-ko") << true << true << 100 << QSize(760, 680) << yard;
    QTest::newRow("narrow-ko") << false << true << 100 << QSize(380, 520) << yard;
    QTest::newRow("scale-200") << true << true << 200 << QSize(900, 800) << yard;
    QTest::newRow("visitor") << false << false << 100 << QSize(560, 480) << SampleHouse::kVisited.number;
}

void RoomWindowsTest::theyShowThemselves()
{
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    QFETCH(int, scale);
    QFETCH(QSize, size);
    QFETCH(qint64, room);
    cleanup(); // a theme of its own comes
    SampleHouse house;
    house.use(korean ? Language::Korean : Language::English);
    house.theme.setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    house.theme.setScale(scale);
    house.enter();
    gui::MainWindow window(house.theme, house.session, house.formats);
    window.resize(800, 600);
    window.show();
    window.begin();
    window.openRoomWindow({room});
    gui::RoomWindow *own = window.roomWindows()->find({room});
    QVERIFY(own);
    own->resize(size);
    own->roomScreen()->showPanel(gui::RoomScreen::Panel::Members);
    QVERIFY(QTest::qWaitForWindowExposed(own));
    keptPicture(*own, u"room-window-"_s + QLatin1StringView(QTest::currentDataTag()));
    QCOMPARE(clippedTexts(*own).join(u'\n'), QString());
}

QTEST_MAIN(RoomWindowsTest)
#include "tst_room_windows.moc"
