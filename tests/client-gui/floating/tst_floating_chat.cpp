// SPDX-License-Identifier: GPL-3.0-or-later
// The small chat over all windows: the button, the panel, and where they are found again.
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"

#include <QApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QScreen>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;

class FloatingChatTest : public QObject, protected WindowHouse {
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
    void itIsOffUntilARoomIsChosen();
    void theButtonCountsAndAPressOpensTheChat();
    void whatIsWrittenThereIsSentByEnter();
    void escapeAndTheCrossCloseItAndTheButtonStays();
    void theButtonIsDraggedAndFoundAgain();
    void arrowsMoveTheButton();
    void aPlaceThatIsNoLongerThereIsBroughtBack();
    void theHeadDragsThePanel();
    void whatIsSeenThereRaisesNoAlert();
    void aRoomThatIsGoneEndsIt();
    void theKeyMakesTheOpenRoomFloat();
    void guestsReadAndAreAskedToSignIn();
    void itLooksTheSameEverywhere_data();
    void itLooksTheSameEverywhere();

private:
    void enter();
    gui::FloatingChat &chat() const { return *m_window->floatingChat(); }
    static void drag(QWidget &widget, QPoint from, QPoint by);
};

void FloatingChatTest::enter()
{
    QVERIFY(m_house->enter(*m_server));
    QTRY_VERIFY(m_window->roomScreen());
    m_window->openRoom({1});
    QTRY_VERIFY(m_window->roomScreen()->timeline().rowCount() > 0);
}

void FloatingChatTest::drag(QWidget &widget, QPoint from, QPoint by)
{
    const QPointF start = widget.mapToGlobal(QPointF(from));
    const auto send
        = [&widget](QEvent::Type type, QPointF global, Qt::MouseButton button, Qt::MouseButtons buttons) {
              QMouseEvent event(type, widget.mapFromGlobal(global), global, button, buttons, {});
              QCoreApplication::sendEvent(&widget, &event);
          };
    send(QEvent::MouseButtonPress, start, Qt::LeftButton, Qt::LeftButton);
    send(QEvent::MouseMove, start + QPointF(by) / 2, Qt::NoButton, Qt::LeftButton);
    send(QEvent::MouseMove, start + by, Qt::NoButton, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, start + by, Qt::LeftButton, Qt::NoButton);
}

void FloatingChatTest::itIsOffUntilARoomIsChosen()
{
    enter();
    QVERIFY(chat().room().isNull());
    QVERIFY(!chat().button());
    chat().setRoom({2});
    QVERIFY(chat().button()->isVisible());
    makeWindow();
    QTRY_VERIFY(m_window->floatingChat());
    QCOMPARE(chat().room(), RoomId{2});
    QVERIFY(chat().button()->isVisible());
    QVERIFY(!chat().panel());
    chat().setRoom({});
    QVERIFY(!chat().button());
    makeWindow();
    QVERIFY(chat().room().isNull());
}

void FloatingChatTest::theButtonCountsAndAPressOpensTheChat()
{
    enter();
    chat().setRoom({2});
    const int before = chat().button()->unread();
    m_server->say(2, 12, u"하나 더"_s);
    QTRY_COMPARE(chat().button()->unread(), before + 1);
    QVERIFY(chat().button()->accessibleName().contains(u"Garden"_s));
    QTest::mouseClick(chat().button(), Qt::LeftButton);
    QVERIFY(chat().panel());
    QVERIFY(chat().panel()->isVisible());
    QApplication::setActiveWindow(chat().panel());
    QTRY_VERIFY(chat().panel()->isActiveWindow());
    QTRY_COMPARE(chat().button()->unread(), 0);
    QTest::mouseClick(chat().button(), Qt::LeftButton);
    QTRY_VERIFY(!chat().panel());
}

void FloatingChatTest::whatIsWrittenThereIsSentByEnter()
{
    enter();
    chat().setRoom({2});
    chat().open();
    gui::MessageEdit &edit = chat().panel()->conversation()->edit();
    QTest::keyClicks(&edit, u"from the small one"_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    QTRY_VERIFY(m_server->events(2).last().body.text.contains("from the small one"));
    QCOMPARE(edit.toPlainText(), QString());
}

void FloatingChatTest::escapeAndTheCrossCloseItAndTheButtonStays()
{
    enter();
    chat().setRoom({2});
    chat().open();
    QTest::keyClick(&chat().panel()->conversation()->edit(), Qt::Key_Escape);
    QTRY_VERIFY(!chat().panel());
    QVERIFY(chat().button()->isVisible());
    chat().open();
    for (gui::IconButton *button : chat().panel()->findChildren<gui::IconButton *>()) {
        if (button->isVisible() && button->accessibleName() == u"Close the chat"_s)
            button->click();
    }
    QTRY_VERIFY(!chat().panel());
}

void FloatingChatTest::theButtonIsDraggedAndFoundAgain()
{
    enter();
    chat().setRoom({2});
    const QPoint before = chat().button()->pos();
    drag(*chat().button(), chat().button()->rect().center(), {-150, -120});
    QCOMPARE(chat().button()->pos(), before + QPoint(-150, -120));
    QVERIFY2(!chat().panel(), "a drag is no press");
    makeWindow();
    QTRY_VERIFY(chat().button());
    QCOMPARE(chat().button()->pos(), before + QPoint(-150, -120));
}

void FloatingChatTest::arrowsMoveTheButton()
{
    enter();
    chat().setRoom({2});
    const QPoint before = chat().button()->pos();
    QTest::keyClick(chat().button(), Qt::Key_Left);
    QTest::keyClick(chat().button(), Qt::Key_Up);
    QCOMPARE(chat().button()->pos(), before + QPoint(-16, -16));
    QTest::keyClick(chat().button(), Qt::Key_Return);
    QVERIFY(chat().panel());
}

void FloatingChatTest::aPlaceThatIsNoLongerThereIsBroughtBack()
{
    m_house->preferences.setLayout(u"floating-button"_s, "9000 -700");
    enter();
    chat().setRoom({2});
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    QVERIFY(screen.contains(chat().button()->geometry()));
    chat().button()->move(screen.bottomRight() + QPoint(500, 500));
    chat().bringOnScreen();
    QVERIFY(screen.contains(chat().button()->geometry()));
    m_house->preferences.setLayout(u"floating-button"_s, "no place");
    makeWindow();
    QTRY_VERIFY(chat().button());
    QVERIFY(screen.contains(chat().button()->geometry()));
}

void FloatingChatTest::theHeadDragsThePanel()
{
    enter();
    chat().setRoom({2});
    chat().open();
    auto *title = chat().panel()->findChild<gui::Label *>();
    QVERIFY(title);
    const QPoint before = chat().panel()->pos();
    drag(*title, {10, 8}, {-60, 20});
    QCOMPARE(chat().panel()->pos(), before + QPoint(-60, 20));
    chat().close();
    chat().open();
    QCOMPARE(chat().panel()->pos(), before + QPoint(-60, 20));
}

void FloatingChatTest::whatIsSeenThereRaisesNoAlert()
{
    enter();
    const QSignalSpy raised(&m_window->alerts(), &views::Alerts::raised);
    chat().setRoom({2});
    chat().open();
    QApplication::setActiveWindow(chat().panel());
    QTRY_COMPARE(chat().lookedAt(), RoomId{2});
    m_server->setTime(m_house->clock.now());
    m_server->say(2, 12, u"읽고 있지?"_s);
    m_server->say(1, 12, u"여기는?"_s);
    QTRY_COMPARE(raised.size(), 1);
    QCOMPARE(raised[0][0].value<views::Alert>().room, RoomId{1});
}

void FloatingChatTest::aRoomThatIsGoneEndsIt()
{
    enter();
    chat().setRoom({2});
    chat().open();
    m_server->happen(2, u"member.left"_s, 11, toJson(rooms::MemberBody{{{11}, u"민아"_s}, {}}));
    QTRY_VERIFY(chat().room().isNull());
    QTRY_VERIFY(!chat().button());
    QVERIFY(chat().panel());
    QVERIFY(!chat().panel()->conversation());
    keptPicture(*chat().panel(), u"floating-gone"_s);
    chat().close();
    makeWindow();
    QVERIFY(chat().room().isNull());
}

void FloatingChatTest::theKeyMakesTheOpenRoomFloat()
{
    enter();
    QApplication::setActiveWindow(m_window.get());
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(chat().room(), RoomId{1});
    QVERIFY(chat().panel());
    m_window->toggleFloating({2});
    QVERIFY(!chat().panel());
    QCOMPARE(chat().room(), RoomId{1});
}

void FloatingChatTest::guestsReadAndAreAskedToSignIn()
{
    m_server->on("GET", u"/api/v1/rooms/public"_s, [this](const FakeRequest &) {
        Page<rooms::Room> page;
        page.items.append(m_server->room(1));
        page.items.first().role.reset();
        return answer(page);
    });
    views::AccountForm &form = m_window->startScreen()->form();
    form.setText(views::AccountForm::Field::Server, m_server->address().text());
    form.visitAsGuest();
    QTRY_VERIFY(m_window->floatingChat());
    rooms::Room room = m_server->room(1);
    room.role.reset();
    m_house->session->mirror().adopt(room);
    QTRY_VERIFY((chat().setRoom({1}), chat().button()));
    chat().open();
    QVERIFY(!chat().panel()->conversation()->edit().isVisible());
    bool asked = false;
    for (const gui::Button *button : chat().panel()->findChildren<gui::Button *>())
        asked = asked || (button->isVisible() && button->text() == u"Sign in"_s);
    QVERIFY(asked);
    keptPicture(*chat().panel(), u"floating-guest"_s);
}

void FloatingChatTest::itLooksTheSameEverywhere_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("korean");
    QTest::addColumn<int>("scale");
    QTest::newRow("light-en") << false << false << 100;
    QTest::newRow("dark-ko") << true << true << 100;
    QTest::newRow("ko-150") << false << true << 150;
}

void FloatingChatTest::itLooksTheSameEverywhere()
{
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    QFETCH(int, scale);
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
    gui::FloatingChat &chat = *window.floatingChat();
    chat.setRoom(SampleHouse::kYard);
    const QString tag = QLatin1StringView(QTest::currentDataTag());
    keptPicture(*chat.button(), u"floating-button-"_s + tag);
    chat.open();
    QVERIFY(QTest::qWaitForWindowExposed(chat.panel()));
    keptPicture(*chat.panel(), u"floating-"_s + tag);
    QCOMPARE(clippedTexts(*chat.panel()).join(u'\n'), QString());
    for (const QLabel *label : chat.panel()->findChildren<QLabel *>()) {
        if (label->pixmap().isNull())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

QTEST_MAIN(FloatingChatTest)
#include "tst_floating_chat.moc"
