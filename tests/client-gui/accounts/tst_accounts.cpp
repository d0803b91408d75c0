// SPDX-License-Identifier: GPL-3.0-or-later
// Several accounts in one window, against two servers whose rooms have the same numbers: whatever goes to the
// wrong one is seen.
#include "client-gui/accounts/account_shell.h"
#include "client-gui/accounts/joint_unread_sheet.h"
#include "client-gui/english_plurals.h"
#include "client-gui/launch/link_opener.h"
#include "client-gui/screens/question_sheet.h"
#include "client-gui/screens/switcher_sheet.h"
#include "common/views/translations.h"
#include "tests/client-gui/sample_house.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QBuffer>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;
using gui::AccountHome;
using gui::AccountShell;

namespace {

QByteArray portraitOf(const QColor &colour)
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray octets;
    QBuffer buffer(&octets);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return octets;
}

} // namespace

class AccountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init();
    void cleanup();

    void aSingleAccountHasNoRail();
    void anotherIsAddedAndLeftAgain();
    void thereAreNotMoreThanTheLimit();
    void whatIsUnreadStandsOnTheRail();
    void theRailShowsPicturesOfWhoIsIn();
    void theComposerSaysAsWhomOneWrites();
    void aMessageGoesFromTheAccountInFront();
    void draftsAndUnsentLinesStayWithTheirAccount();
    void nothingIsReadBehindAnotherAccount();
    void theKeyboardStaysInFront();
    void theJointListLeadsToAccountAndRoom();
    void aLinkOpensWithTheAccountOfItsServer();
    void aLinkToElsewhereOffersAnAccount();
    void aLinkWaitsForWhoSignsIn();
    void aPressedLinkGoesTheSameWay();
    void keysWalkFromOtherWindowsToo();
    void theRailIsAPartOfTheWindow();
    void tasteIsOneForAll();
    void removingAsksAndForgets();
    void theFirstAccountMayGoToo();
    void theSameAccountTwiceIsRefused();
    void restartRestoresAll();
    void aBrokenFolderKeepsNobodyElseOut();
    void aLostListIsFoundAgain();
    void theyShowThemselves_data();
    void theyShowThemselves();

private:
    void makeShell();
    void enter(AccountHome &home, FakeServer &server);
    /// Both servers, the first in front.
    void enterBoth();
    void activate();
    AccountHome &home(int place) const { return *m_shell->homes()[place]; }
    static gui::MessageEdit &editOf(AccountHome &home)
    {
        return *home.window()->roomScreen()->findChild<gui::MessageEdit *>();
    }
    static int unreadOf(AccountHome &home, qint64 room)
    {
        return home.session().archive().room({room})->unread;
    }
    static int saidBy(const FakeServer &server, qint64 room, const QByteArray &text)
    {
        const QList<rooms::RoomEvent> &events = server.events(room);
        return int(std::count_if(events.cbegin(), events.cend(), [&](const rooms::RoomEvent &event) {
            return event.body.text.contains(text);
        }));
    }

    std::unique_ptr<FakeServer> m_one;
    std::unique_ptr<FakeServer> m_two;
    std::unique_ptr<FakeAlarmClock> m_clock;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<gui::EnglishPlurals> m_plurals;
    std::unique_ptr<views::Translations> m_translations;
    std::unique_ptr<views::Formats> m_formats;
    std::unique_ptr<gui::Theme> m_theme;
    std::unique_ptr<AccountShell> m_shell;
};

void AccountsTest::init()
{
    for (auto *server : {&m_one, &m_two}) {
        *server = std::make_unique<FakeServer>();
        (*server)->addPerson(11, u"mina"_s, server == &m_one ? u"민아"_s : u"Mina"_s);
        (*server)->addPerson(12, u"jun"_s, u"Jun"_s);
        (*server)->addRoom(1, u"마당"_s);
        (*server)->addRoom(2, u"Garden"_s);
        (*server)->say(1, 12, u"안녕하세요"_s);
        (*server)->say(2, 12, u"Water the tomatoes"_s);
    }
    m_clock = std::make_unique<FakeAlarmClock>();
    m_secrets = std::make_unique<MemorySecretStore>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"settings.ini"_s));
    m_plurals = std::make_unique<gui::EnglishPlurals>();
    m_translations = std::make_unique<views::Translations>(QStringList{u"gui"_s});
    m_translations->use(Language::English);
    m_formats = std::make_unique<views::Formats>(*m_clock);
    m_theme = std::make_unique<gui::Theme>();
    m_theme->setShade(gui::Theme::Shade::Light);
    m_theme->apply();
    makeShell();
}

void AccountsTest::cleanup()
{
    m_shell.reset();
    m_theme.reset();
    m_formats.reset();
    m_translations.reset();
    m_plurals.reset();
    m_preferences.reset();
    m_folder.reset();
    m_secrets.reset();
    m_clock.reset();
    m_two.reset();
    m_one.reset();
}

/// One that was there goes first, as when the program ends and begins.
void AccountsTest::makeShell()
{
    m_shell.reset();
    m_shell = std::make_unique<AccountShell>(
        gui::AccountParts{*m_theme, *m_formats, *m_clock, *m_secrets, *m_preferences, m_folder->path()});
    m_shell->resize(1200, 760);
    m_shell->begin(m_shell->front());
    m_shell->show();
    m_shell->front().window()->begin();
}

void AccountsTest::enter(AccountHome &home, FakeServer &server)
{
    home.session().setServer(server.address());
    const auto done = waitFor(home.session().signIn(u"mina"_s, u"password"_s));
    QVERIFY(done && *done);
    QTRY_VERIFY(home.session().mirror().isFresh());
    QTRY_VERIFY(home.window()->roomScreen());
    home.window()->openRoom({1});
    QTRY_VERIFY(home.window()->roomScreen()->timeline().rowCount() > 0);
}

void AccountsTest::activate()
{
    QApplication::setActiveWindow(m_shell.get());
    QTRY_VERIFY(m_shell->isActiveWindow());
}

void AccountsTest::enterBoth()
{
    enter(home(0), *m_one);
    activate();
    QVERIFY(m_shell->add());
    enter(home(1), *m_two);
    m_shell->setFront(home(0));
    QTRY_COMPARE(m_shell->rail().buttons().size(), 2);
    QTRY_COMPARE(home(1).session().label(), u"Mina"_s);
}

void AccountsTest::aSingleAccountHasNoRail()
{
    enter(home(0), *m_one);
    activate();
    QVERIFY(!m_shell->rail().isVisible());
    QVERIFY(m_shell->stations().isEmpty());
    QCOMPARE(home(0).session().label(), QString());
    QTRY_COMPARE(m_shell->windowTitle(), u"마당 – Madang"_s);
    QVERIFY(editOf(home(0)).accessibleDescription().isEmpty());
    QCOMPARE(home(0).window()->width(), m_shell->width());
    // Where its things always were.
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.sqlite"_s}).size(), 1);
    QVERIFY(!QDir(m_folder->filePath(u"accounts"_s)).exists());
}

void AccountsTest::anotherIsAddedAndLeftAgain()
{
    enter(home(0), *m_one);
    activate();
    m_shell->addAccount();
    QCOMPARE(m_shell->count(), 2);
    QTRY_VERIFY(m_shell->rail().isVisible());
    QCOMPARE(&m_shell->front(), &home(1));
    QVERIFY(home(1).window()->startScreen()->isVisible());
    QVERIFY(!home(0).window()->isVisible());
    const QString folder = m_folder->filePath(u"accounts/1"_s);
    QVERIFY(QDir(folder).exists());
    QVERIFY(!(QFile::permissions(folder) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(m_preferences->homes(), (QList<int>{0, 1}));
    gui::Button *back = nullptr;
    for (gui::Button *button : home(1).window()->startScreen()->findChildren<gui::Button *>()) {
        if (button->text() == u"Back to the other accounts"_s)
            back = button;
    }
    QVERIFY(back && back->isVisible());
    back->click();
    QTRY_COMPARE(m_shell->count(), 1);
    QTRY_VERIFY(!m_shell->rail().isVisible());
    QVERIFY(home(0).window()->isVisible());
    QCOMPARE(m_preferences->homes(), QList<int>{0});
    m_clock->advance(1min);
    QVERIFY(!QDir(folder).exists());
    QCOMPARE(home(0).session().state(), Session::State::SignedIn);
}

void AccountsTest::thereAreNotMoreThanTheLimit()
{
    while (m_shell->count() < AccountShell::kMostAccounts)
        QVERIFY(m_shell->add());
    QVERIFY(m_shell->isFull());
    QVERIFY(!m_shell->add());
    QCOMPARE(m_shell->count(), AccountShell::kMostAccounts);
    QCOMPARE(m_preferences->homes().size(), AccountShell::kMostAccounts);
}

void AccountsTest::whatIsUnreadStandsOnTheRail()
{
    enterBoth();
    const QSignalSpy counts(m_shell.get(), &AccountShell::countsChanged);
    m_two->say(2, 12, u"하나"_s);
    m_two->say(2, 12, u"둘"_s);
    m_one->say(2, 12, u"셋"_s);
    QTRY_COMPARE(m_shell->unread(), 3);
    QVERIFY(!counts.isEmpty());
    const gui::AccountButton *button = m_shell->rail().buttons()[1];
    QTRY_COMPARE(button->sight().unread, 2);
    QCOMPARE(button->accessibleName(), u"Mina"_s);
    QVERIFY(button->accessibleDescription().contains(u"unread: 2"_s));
    QVERIFY(button->accessibleDescription().contains(QString::number(m_two->address().rest(u"/"_s).port())));
    QTRY_VERIFY(m_shell->windowTitle().startsWith(u"(3) "_s));
    m_two->goAway();
    QTRY_COMPARE(home(1).link().link().phase != LinkState::Phase::Online, true);
    m_clock->advance(2s);
    QTRY_VERIFY(button->sight().offline);
    QVERIFY(!m_shell->rail().buttons()[0]->sight().offline);
}

void AccountsTest::theRailShowsPicturesOfWhoIsIn()
{
    // Two servers, and pictures of the same number: the wrong one is seen.
    const auto paint = [](FakeServer &server, const QString &nickname, const QColor &colour) {
        server.on("POST", u"/api/v1/faces"_s, [nickname](const FakeRequest &) {
            Page<profiles::Face> page;
            page.items += profiles::Face{{11}, nickname, PortraitId{40}, std::nullopt};
            return answer(page);
        });
        server.on("GET", u"/api/v1/portraits/40"_s, [colour](const FakeRequest &) {
            return FakeAnswer{200, portraitOf(colour), {}};
        });
    };
    paint(*m_one, u"민아"_s, Qt::green);
    paint(*m_two, u"Mina"_s, Qt::magenta);
    m_two->on("GET", u"/api/v1/portraits/41"_s, [](const FakeRequest &) {
        return FakeAnswer{200, portraitOf(Qt::cyan), {}};
    });
    enterBoth();
    const auto shows = [this](int place, const QColor &colour) {
        m_clock->advance(30ms); // those who are painted are asked for together
        gui::AccountButton *button = m_shell->rail().buttons()[place];
        const QColor is = button->grab().toImage().pixelColor(button->rect().center());
        return qAbs(is.red() - colour.red()) < 24 && qAbs(is.green() - colour.green()) < 24
            && qAbs(is.blue() - colour.blue()) < 24;
    };
    QTRY_VERIFY(shows(0, Qt::green));
    QTRY_VERIFY(shows(1, Qt::magenta));
    // Another one, told live.
    QTRY_VERIFY(home(1).session().mirror().follows({1}));
    m_two->tellTopic(
        "/topic/rooms/1/ephemeral", "profile",
        toJson(profiles::FaceChanged{{1}, {{11}, u"Mina"_s, PortraitId{41}, std::nullopt}, u"Mina"_s}));
    QTRY_VERIFY(shows(1, Qt::cyan));
    // Without a connection it stays.
    m_two->goAway();
    QTRY_VERIFY(!home(1).session().stream().isOnline());
    QVERIFY(home(1).portraits());
    QVERIFY(!home(1).portraits()->of(11, 40).isNull());
    m_two->comeBack();
    // Whoever is not in is shown by letters, and nothing is asked for.
    home(1).session().signOut();
    const gui::AccountButton *button = m_shell->rail().buttons()[1];
    QVERIFY(!button->sight().portraits);
    QTRY_VERIFY(button->sight().signedOut);
    QTRY_COMPARE(m_two->requestsTo("DELETE", u"/api/v1/sessions/current"_s), 1);
    const auto asked = [this] {
        return m_two->requestsTo("POST", u"/api/v1/faces"_s)
            + m_two->requestsTo("GET", u"/api/v1/portraits/40"_s)
            + m_two->requestsTo("GET", u"/api/v1/portraits/41"_s);
    };
    const int before = asked();
    for (int i = 0; i < 10; ++i) {
        QVERIFY(!shows(1, Qt::cyan));
        QCoreApplication::processEvents();
    }
    QCOMPARE(asked(), before);
    QVERIFY(shows(0, Qt::green));
}

void AccountsTest::theComposerSaysAsWhomOneWrites()
{
    enterBoth();
    QTRY_VERIFY(editOf(home(0)).accessibleDescription().contains(u"민아"_s));
    QTRY_VERIFY(editOf(home(1)).accessibleDescription().contains(u"Mina"_s));
    QTRY_VERIFY(m_shell->windowTitle().endsWith(u"· 민아"_s));
    m_shell->setFront(home(1));
    QTRY_VERIFY(m_shell->windowTitle().endsWith(u"· Mina"_s));
    // Alike in all but capitals: the server tells.
    home(0).session().renamed(u"MINA"_s);
    QTRY_VERIFY(home(0).session().label().contains(views::hostOf(m_one->address().text())));
    QTRY_VERIFY(editOf(home(1)).accessibleDescription().contains(views::hostOf(m_two->address().text())));
    // Also in a window of its own.
    home(1).window()->openRoomWindow({2});
    const gui::RoomWindow *own = home(1).window()->roomWindows()->find({2});
    QVERIFY(own && own->windowTitle().contains(home(1).session().label()));
}

void AccountsTest::aMessageGoesFromTheAccountInFront()
{
    enterBoth();
    activate();
    QTRY_COMPARE(QApplication::focusWidget(), &editOf(home(0)));
    QTest::keyClicks(QApplication::focusWidget(), u"from one"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(saidBy(*m_one, 1, "from one"), 1);
    QTest::keyClick(m_shell.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(&m_shell->front(), &home(1));
    QTRY_COMPARE(QApplication::focusWidget(), &editOf(home(1)));
    QTest::keyClicks(QApplication::focusWidget(), u"from two"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(saidBy(*m_two, 1, "from two"), 1);
    QTest::keyClick(m_shell.get(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(&m_shell->front(), &home(0));
    QCOMPARE(saidBy(*m_one, 1, "from two"), 0);
    QCOMPARE(saidBy(*m_two, 1, "from one"), 0);
}

void AccountsTest::draftsAndUnsentLinesStayWithTheirAccount()
{
    enterBoth();
    activate();
    m_one->goAway();
    QTRY_COMPARE(home(0).link().link().phase != LinkState::Phase::Online, true);
    QTest::keyClicks(&editOf(home(0)), u"waits"_s);
    QTest::keyClick(&editOf(home(0)), Qt::Key_Return);
    QTRY_COMPARE(home(0).session().outbox().size(), 1);
    QTest::keyClicks(&editOf(home(0)), u"half a"_s);
    m_shell->setFront(home(1));
    QCOMPARE(editOf(home(1)).toPlainText(), QString());
    QCOMPARE(home(1).session().outbox().size(), 0);
    m_clock->advance(1s);
    QCOMPARE(home(0).session().archive().localDraft({1}).text, u"half a"_s);
    QCOMPARE(home(1).session().archive().localDraft({1}).text, QString());
    QCOMPARE(saidBy(*m_two, 1, "waits"), 0);
    m_one->comeBack();
    // A try that is under way when the clock leaps is given up for too slow: time passes in steps.
    for (int second = 0; second < 120 && saidBy(*m_one, 1, "waits") == 0; ++second) {
        m_clock->advance(1s);
        QTest::qWait(10);
    }
    QTRY_COMPARE(saidBy(*m_one, 1, "waits"), 1); // although another account is in front
    QCOMPARE(saidBy(*m_two, 1, "waits"), 0);
}

void AccountsTest::nothingIsReadBehindAnotherAccount()
{
    enterBoth();
    activate();
    QTRY_COMPARE(unreadOf(home(1), 1), 0);
    const auto typing = [this] {
        return std::count_if(m_two->sends.cbegin(), m_two->sends.cend(), [](const stomp::Frame &frame) {
            return frame.value("destination").endsWith("/typing");
        });
    };
    const auto typed = typing();
    m_two->say(1, 12, u"보여?"_s);
    QTRY_COMPARE(unreadOf(home(1), 1), 1);
    QTest::keyClicks(&editOf(home(0)), u"abc"_s);
    // The other window is as active as this one; it is only not looked at.
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(unreadOf(home(1), 1), 1);
    QCOMPARE(typing(), typed);
    m_shell->setFront(home(1));
    QTRY_COMPARE(unreadOf(home(1), 1), 0);
}

void AccountsTest::theKeyboardStaysInFront()
{
    enterBoth();
    activate();
    QTRY_COMPARE(QApplication::focusWidget(), &editOf(home(0)));
    home(1).window()->openRoom({2});
    QCOMPARE(QApplication::focusWidget(), &editOf(home(0)));
    home(1).window()->openBrowse(); // a sheet that nobody sees
    QCOMPARE(QApplication::focusWidget(), &editOf(home(0)));
    editOf(home(1)).setFocus(); // whoever forgets to ask
    QCOMPARE(QApplication::focusWidget(), &editOf(home(0)));
    home(1).session().signOut();
    QTRY_VERIFY(!home(1).window()->roomScreen());
    QCOMPARE(QApplication::focusWidget(), &editOf(home(0)));
    QTest::keyClicks(QApplication::focusWidget(), u"mine"_s);
    QCOMPARE(editOf(home(0)).toPlainText(), u"mine"_s);
    m_shell->setFront(home(1));
    QVERIFY(home(1).window()->isAncestorOf(QApplication::focusWidget()));
}

void AccountsTest::theJointListLeadsToAccountAndRoom()
{
    enterBoth();
    activate();
    QTest::keyClick(m_shell.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    auto *sheet = qobject_cast<gui::JointUnreadSheet *>(home(0).window()->sheet());
    QVERIFY(sheet);
    QVERIFY(sheet->unread().isEmpty());
    QVERIFY(!sheet->list().isVisible());
    m_one->say(2, 12, u"하나"_s);
    m_two->say(2, 12, u"둘"_s);
    QTRY_COMPARE(sheet->unread().rowCount(), 4);
    QVERIFY(sheet->list().isVisible());
    QCOMPARE(sheet->list().currentIndex().row(), 1);
    QVERIFY(sheet->unread().row(2).isHead());
    QCOMPARE(sheet->unread().row(2).name, u"Mina"_s);
    QTest::keyClick(&sheet->list(), Qt::Key_Down);
    QCOMPARE(sheet->list().currentIndex().row(), 3);
    QTest::keyClick(&sheet->list(), Qt::Key_Return);
    QTRY_COMPARE(&m_shell->front(), &home(1));
    QCOMPARE(home(1).window()->roomScreen()->room(), RoomId{2});
    QCOMPARE(home(0).window()->roomScreen()->room(), RoomId{1});
    QVERIFY(!home(0).window()->sheet());
    QTRY_COMPARE(unreadOf(home(1), 2), 0);
    QCOMPARE(unreadOf(home(0), 2), 1);
    // It is found by name, too.
    m_shell->front().window()->openSwitcher();
    auto *switcher = qobject_cast<gui::SwitcherSheet *>(home(1).window()->sheet());
    QTest::keyClicks(switcher->findChild<gui::SearchField *>(), u"all accounts"_s);
    QTest::keyClick(switcher->findChild<gui::SearchField *>(), Qt::Key_Return);
    QTRY_VERIFY(qobject_cast<gui::JointUnreadSheet *>(home(1).window()->sheet()));
}

void AccountsTest::aLinkOpensWithTheAccountOfItsServer()
{
    enterBoth();
    gui::LinkOpener links(*m_theme, *m_shell);
    const auto shownRoom = [this](int place) { return home(place).window()->roomScreen()->room(); };
    const auto urlOf = [](const FakeServer &server) { return QUrl(server.address().text()); };

    links.openText(PlaceLink::room(urlOf(*m_two), {2}, 1).own().toString());
    QCOMPARE(&m_shell->front(), &home(1));
    QTRY_COMPARE(shownRoom(1), RoomId{2});
    QCOMPARE(shownRoom(0), RoomId{1});
    links.openText(PlaceLink::room(urlOf(*m_one), {2}).web().toString());
    QCOMPARE(&m_shell->front(), &home(0));
    QTRY_COMPARE(shownRoom(0), RoomId{2});
    // A room that nobody of us may see is said to be none.
    links.openText(PlaceLink::room(urlOf(*m_one), {99}, 5).own().toString());
    QTRY_VERIFY(home(0).window()->findChild<gui::Toasts *>()->isVisible());
    QCOMPARE(shownRoom(0), RoomId{2});
    // The program itself: whoever is at that server comes to front.
    links.openText(PlaceLink::home(urlOf(*m_two)).own().toString());
    QCOMPARE(&m_shell->front(), &home(1));
    links.openText(u"madang://<b>nonsense</b>"_s);
    QCOMPARE(&m_shell->front(), &home(1));
}

void AccountsTest::aLinkToElsewhereOffersAnAccount()
{
    enter(home(0), *m_one);
    activate();
    gui::LinkOpener links(*m_theme, *m_shell);
    const QUrl two(m_two->address().text());
    links.open(PlaceLink::room(two, {2}, 1));
    auto *question = qobject_cast<gui::QuestionSheet *>(home(0).window()->sheet());
    QVERIFY(question);
    // Nothing has happened yet, and nothing does when one leaves it.
    QCOMPARE(m_shell->count(), 1);
    question->leave();
    QTRY_VERIFY(!home(0).window()->sheet());
    QCOMPARE(m_shell->count(), 1);

    links.open(PlaceLink::room(two, {2}, 1));
    question = qobject_cast<gui::QuestionSheet *>(home(0).window()->sheet());
    QVERIFY(question);
    Q_EMIT question->agreed();
    QTRY_COMPARE(m_shell->count(), 2);
    QCOMPARE(home(1).window()->startScreen()->form().text(views::AccountForm::Field::Server),
             m_two->address().text());
    const auto done = [&] {
        home(1).session().setServer(m_two->address());
        return waitFor(home(1).session().signIn(u"mina"_s, u"password"_s));
    }();
    QVERIFY(done && *done);
    QTRY_VERIFY(home(1).window()->roomScreen());
    QTRY_COMPARE(home(1).window()->roomScreen()->room(), RoomId{2});
}

void AccountsTest::aLinkWaitsForWhoSignsIn()
{
    gui::LinkOpener links(*m_theme, *m_shell);
    links.open(PlaceLink::room(QUrl(m_two->address().text()), {2}, 1));
    // Nobody was here yet: the sign-in screen asks for that server, without a question before it.
    QVERIFY(!home(0).window()->sheet());
    QCOMPARE(home(0).window()->startScreen()->form().text(views::AccountForm::Field::Server),
             m_two->address().text());
    // Who signs in elsewhere is not sent there: the number means another room.
    enter(home(0), *m_one);
    QCOMPARE(home(0).window()->roomScreen()->room(), RoomId{1});
}

void AccountsTest::aPressedLinkGoesTheSameWay()
{
    enterBoth();
    gui::LinkOpener links(*m_theme, *m_shell);
    gui::openInBrowser(PlaceLink::room(QUrl(m_two->address().text()), {2}, 1).web());
    QCOMPARE(&m_shell->front(), &home(1));
    QTRY_COMPARE(home(1).window()->roomScreen()->room(), RoomId{2});
    gui::openInBrowser(PlaceLink::room(QUrl(m_one->address().text()), {2}, 1).own());
    QCOMPARE(&m_shell->front(), &home(0));
    // From the switcher.
    home(0).window()->openSwitcher();
    auto *sheet = qobject_cast<gui::SwitcherSheet *>(home(0).window()->sheet());
    QVERIFY(sheet);
    sheet->findChild<gui::SearchField *>()->setText(
        PlaceLink::room(QUrl(m_two->address().text()), {1}).web().toString());
    auto *list = sheet->findChild<QListView *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QTest::keyClick(sheet->findChild<gui::SearchField *>(), Qt::Key_Return);
    QTRY_COMPARE(&m_shell->front(), &home(1));
    QTRY_COMPARE(home(1).window()->roomScreen()->room(), RoomId{1});
}

void AccountsTest::keysWalkFromOtherWindowsToo()
{
    enterBoth();
    activate();
    home(1).window()->openRoomWindow({2});
    gui::RoomWindow *garden = home(1).window()->roomWindows()->find({2});
    QVERIFY(garden);
    const auto press = [](QWidget &beside, Qt::Key key, Qt::KeyboardModifiers with) {
        QApplication::setActiveWindow(&beside);
        QTRY_VERIFY(beside.isActiveWindow());
        QTest::keyClick(&beside, key, with);
    };
    press(*garden, Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(m_shell->isActiveWindow());
    QCOMPARE(&m_shell->front(), &home(0));
    QTRY_COMPARE(QApplication::focusWidget(), &editOf(home(0)));
    press(*garden, Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(m_shell->isActiveWindow());
    QCOMPARE(&m_shell->front(), &home(1));
    // From the account in whose window it is pressed, whichever is in front.
    m_shell->setFront(home(0));
    press(*garden, Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_shell->isActiveWindow());
    QCOMPARE(&m_shell->front(), &home(0));
    press(*garden, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(qobject_cast<gui::JointUnreadSheet *>(home(1).window()->sheet()));
    QCOMPARE(&m_shell->front(), &home(1));
    // There is no third one.
    press(*garden, Qt::Key_3, Qt::ControlModifier);
    QCoreApplication::processEvents();
    QVERIFY(garden->isActiveWindow());
    // A sheet stays where it lies.
    press(*garden, Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(m_shell->isActiveWindow());
    QCOMPARE(&m_shell->front(), &home(0));
    QVERIFY(home(1).window()->sheet());
    home(1).window()->sheet()->leave();
    home(1).window()->openBrowse();
    gui::Sheet *browse = home(1).window()->sheet();
    press(*garden, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_shell->isActiveWindow());
    QCOMPARE(&m_shell->front(), &home(1));
    QCOMPARE(home(1).window()->sheet(), browse);
    // The floating chat, too.
    gui::FloatingChat &chat = *home(1).window()->floatingChat();
    chat.setRoom({2});
    chat.open();
    press(*chat.panel(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(m_shell->isActiveWindow());
    QCOMPARE(&m_shell->front(), &home(0));
    QVERIFY(chat.panel());
    // With one account they lead nowhere.
    m_shell->remove(home(0));
    press(*garden, Qt::Key_1, Qt::ControlModifier);
    QCoreApplication::processEvents();
    QVERIFY(garden->isActiveWindow());
}

void AccountsTest::theRailIsAPartOfTheWindow()
{
    enterBoth();
    activate();
    QCOMPARE(m_shell->stations().size(), 1);
    QWidget *first = QApplication::focusWidget();
    bool reached = false;
    for (int i = 0; i < 8 && !reached; ++i) {
        QTest::keyClick(m_shell.get(), Qt::Key_F6);
        reached = m_shell->rail().isAncestorOf(QApplication::focusWidget());
    }
    QVERIFY(reached);
    QCOMPARE(QApplication::focusWidget(), m_shell->rail().buttons()[0]);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), m_shell->rail().buttons()[1]);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(&m_shell->front(), &home(1));
    QCOMPARE(QApplication::focusWidget(), m_shell->rail().buttons()[1]);
    QVERIFY(m_shell->rail().buttons()[1]->isChecked());
    QVERIFY(!m_shell->rail().buttons()[0]->isChecked());
    QTest::mouseClick(m_shell->rail().buttons()[0], Qt::LeftButton);
    QCOMPARE(&m_shell->front(), &home(0));
    QVERIFY(first);
}

void AccountsTest::tasteIsOneForAll()
{
    enterBoth();
    QSignalSpy language(&home(0).preferences(), &Preferences::languageChanged);
    home(1).preferences().setLanguage(Language::Korean);
    QCOMPARE(language.size(), 1);
    QCOMPARE(home(0).preferences().language(), Language::Korean);
    home(1).window()->changeScale(2);
    QCOMPARE(m_preferences->interfaceScale(), 120);
    home(1).window()->shortcuts().set(*gui::Shortcuts::find("notices"_L1), {Qt::CTRL | Qt::Key_B});
    QCOMPARE(home(0).window()->shortcuts().key("notices"_L1), QKeySequence(Qt::CTRL | Qt::Key_B));
    // What is an account's is not.
    QVERIFY(home(0).preferences().server() != home(1).preferences().server());
    home(1).preferences().setLastRoom({2});
    QCOMPARE(home(0).preferences().lastRoom(), RoomId{1});
}

void AccountsTest::removingAsksAndForgets()
{
    enterBoth();
    activate();
    m_two->goAway();
    QTRY_COMPARE(home(1).link().link().phase != LinkState::Phase::Online, true);
    QVERIFY(home(1).session().outbox().put({2}, u"not sent yet"_s).ok());
    m_two->comeBack();
    m_shell->askToRemove(*home(1).window());
    QCOMPARE(&m_shell->front(), &home(1)); // one sees what one is asked about
    auto *sheet = qobject_cast<gui::QuestionSheet *>(home(1).window()->sheet());
    QVERIFY(sheet);
    QString words;
    for (const gui::Label *label : sheet->findChildren<gui::Label *>())
        words += label->text() + u'\n';
    QVERIFY2(words.contains(u"not sent yet"_s) && words.contains(u"Mina"_s), qPrintable(words));
    for (gui::Button *button : sheet->findChildren<gui::Button *>()) {
        if (button->text() == u"Remove the account"_s)
            button->click();
    }
    QTRY_COMPARE(m_shell->count(), 1);
    QCOMPARE(&m_shell->front(), &home(0));
    QTRY_COMPARE(m_two->requestsTo("DELETE", u"/api/v1/sessions/current"_s), 1);
    QCOMPARE(m_one->requestsTo("DELETE", u"/api/v1/sessions/current"_s), 0);
    m_clock->advance(1min);
    QVERIFY(!QDir(m_folder->filePath(u"accounts/1"_s)).exists());
    QCOMPARE(home(0).session().state(), Session::State::SignedIn);
    QCOMPARE(home(0).session().label(), QString());
    QCOMPARE(m_preferences->homes(), QList<int>{0});
}

void AccountsTest::theFirstAccountMayGoToo()
{
    enterBoth();
    m_shell->remove(home(0));
    QCOMPARE(m_shell->count(), 1);
    QCOMPARE(home(0).number(), 1);
    m_clock->advance(1min);
    QVERIFY(QDir(m_folder->path()).entryList({u"*.sqlite"_s}).isEmpty());
    QVERIFY(!m_preferences->account());
    QCOMPARE(home(0).session().state(), Session::State::SignedIn);
    makeShell();
    QCOMPARE(m_shell->count(), 1);
    QCOMPARE(home(0).number(), 1);
    QVERIFY(home(0).preferences().account());
    // Its place is free again.
    AccountHome *added = m_shell->add();
    QVERIFY(added);
    QCOMPARE(added->number(), 0);
}

void AccountsTest::theSameAccountTwiceIsRefused()
{
    enterBoth();
    AccountHome *third = m_shell->add();
    QVERIFY(third);
    third->session().setServer(m_one->address());
    const auto done = waitFor(third->session().signIn(u"mina"_s, u"password"_s));
    QVERIFY(done && *done);
    QTRY_COMPARE(m_shell->front().number(), 0);
    QCOMPARE(home(0).session().state(), Session::State::SignedIn);
    // The sign-in of the first is still its own.
    m_clock->advance(20min);
    QTRY_VERIFY(home(0).session().mirror().isFresh());
    QCOMPARE(home(0).session().state(), Session::State::SignedIn);
}

void AccountsTest::restartRestoresAll()
{
    enterBoth();
    m_shell->setFront(home(1));
    m_shell->close();
    makeShell();
    QCOMPARE(m_shell->count(), 2);
    QCOMPARE(m_shell->front().number(), 1);
    QVERIFY(m_shell->rail().isVisible());
    QVERIFY2(!home(0).window(), "what is not looked at does not hold up the beginning");
    QCOMPARE(m_shell->rail().buttons()[0]->accessibleName(), u"민아"_s);
    m_shell->front().resume();
    m_shell->resumeOthers();
    QTRY_VERIFY(home(1).session().mirror().isFresh());
    QTRY_VERIFY(home(0).window() && home(0).session().mirror().isFresh());
    QCOMPARE(home(0).session().state(), Session::State::SignedIn);
    QCOMPARE(m_shell->front().number(), 1);
    QVERIFY(!home(0).window()->isVisible());
    m_one->say(2, 12, u"그 사이"_s);
    QTRY_COMPARE(m_shell->unread(), 1);
}

void AccountsTest::aBrokenFolderKeepsNobodyElseOut()
{
    enter(home(0), *m_one);
    m_shell.reset();
    QDir(m_folder->path()).mkpath(u"accounts"_s);
    QFile inTheWay(m_folder->filePath(u"accounts/1"_s));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    inTheWay.close();
    m_preferences->setHomes({0, 1, 2});
    makeShell();
    QCOMPARE(m_shell->count(), 2);
    QCOMPARE(m_shell->broken(), QList<int>{1});
    QVERIFY(m_shell->front().preferences().account());
    // It may be mended until the next start.
    QVERIFY(m_shell->add());
    QVERIFY(m_preferences->homes().contains(1));
    QVERIFY(!m_shell->find(1));
}

void AccountsTest::aLostListIsFoundAgain()
{
    enterBoth();
    m_preferences->setHomes({});
    makeShell();
    QCOMPARE(m_shell->count(), 2);
    QVERIFY(home(1).preferences().account());
}

void AccountsTest::theyShowThemselves_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << 100 << QSize(1100, 720);
    QTest::newRow("dark") << true << 100 << QSize(1100, 720);
    QTest::newRow("large") << false << 200 << QSize(1200, 800);
    QTest::newRow("narrow-large") << false << 200 << QSize(620, 700);
}

void AccountsTest::theyShowThemselves()
{
    QFETCH(bool, dark);
    QFETCH(int, scale);
    QFETCH(QSize, size);
    enterBoth();
    m_one->say(2, 12, u"오늘 물 줬어요"_s);
    m_two->say(2, 12, u"And the beans?"_s);
    QTRY_COMPARE(m_shell->unread(), 2);
    m_theme->setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    m_theme->setScale(scale);
    m_shell->resize(size);
    const QString tag = QLatin1StringView(QTest::currentDataTag());
    keptPicture(*m_shell, u"accounts-"_s + tag);
    QCOMPARE(clippedTexts(m_shell->rail()).join(u'\n'), QString());
    m_shell->openAllUnread();
    auto *sheet = qobject_cast<gui::JointUnreadSheet *>(home(0).window()->sheet());
    QVERIFY(sheet);
    QTRY_COMPARE(sheet->unread().rowCount(), 4);
    keptPicture(*m_shell, u"joint-unread-"_s + tag);
    QCOMPARE(clippedTexts(*sheet).join(u'\n'), QString());
    for (const gui::AccountButton *button : m_shell->rail().buttons())
        QVERIFY(!button->accessibleName().isEmpty() && button->width() >= gui::Theme::kSmallestTarget);
}

QTEST_MAIN(AccountsTest)
#include "tst_accounts.moc"
