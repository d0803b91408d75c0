// SPDX-License-Identifier: GPL-3.0-or-later
// The program as it is put together: what is chosen in its settings is seen at once, everywhere, and again at
// the next start.
#include "client-gui/app.h"

#include "client-gui/parts/search_field.h"
#include "client-gui/screens/room_list_screen.h"
#include "client-gui/screens/room_screen.h"
#include "client-gui/screens/settings_sheet.h"
#include "client-gui/screens/start_screen.h"
#include "client-gui/window/main_window.h"
#include "tests/client-gui/sample_house.h"
#include "tests/support/fake_server.h"
#include "tests/support/patience.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;

class GuiAppTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init();
    void cleanup();
    void lightAndDarkAreChosenWhileItRuns();
    void theLanguageIsChosenWhileItRuns();
    void whatIsOpenChangesToo();
    void densityAndScaleAreChosenWhileItRuns();
    void whatWasChosenIsThereAtTheNextStart();
    void whatTheCommandLineAsksForIsForThisRun();

private:
    QString profile() const { return m_folder->path() + "/profile"_L1; }
    void start(const gui::LaunchOptions &options = {});
    /// Settings as they are on the disk.
    Preferences kept() const { return Preferences(profile() + "/settings.ini"_L1); }
    gui::MainWindow &window() { return m_app->window(); }
    bool openSettings();
    /// The box of that name, by keyboard, to the entry with that text.
    bool choose(const QString &name, const QString &entry);
    static bool isDark() { return qApp->palette().color(QPalette::Window).lightness() < 128; }
    /// A corner of what is open, as it is painted; what lies over it is left out.
    bool looksDark();
    bool shows(const QString &words);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<gui::App> m_app;
};

void GuiAppTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(gui::AccountHome::makeFolder(profile()));
    Preferences before(profile() + "/settings.ini"_L1);
    before.setLanguage(Language::English);
    before.setTheme(madang::Theme::Light);
}

void GuiAppTest::cleanup()
{
    m_app.reset();
    m_folder.reset();
    QLocale::setDefault(QLocale::c());
}

void GuiAppTest::start(const gui::LaunchOptions &options)
{
    m_app.reset();
    gui::LaunchOptions wanted = options;
    wanted.profile = profile();
    m_app = std::make_unique<gui::App>(wanted);
    m_app->start();
    QTRY_VERIFY(m_app->shell().isVisible());
}

bool GuiAppTest::openSettings()
{
    window().openSettings();
    return qobject_cast<gui::SettingsSheet *>(window().sheet()) != nullptr;
}

bool GuiAppTest::choose(const QString &name, const QString &entry)
{
    for (QComboBox *box : window().sheet()->findChildren<QComboBox *>()) {
        if (box->accessibleName() != name)
            continue;
        const int to = box->findText(entry);
        if (to < 0)
            return false;
        const int steps = to - box->currentIndex();
        box->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < qAbs(steps); ++i)
            QTest::keyClick(box, steps > 0 ? Qt::Key_Down : Qt::Key_Up);
        return box->currentIndex() == to;
    }
    return false;
}

bool GuiAppTest::looksDark()
{
    QWidget *open = window().roomScreen();
    if (!open)
        open = window().startScreen();
    return open->grab().toImage().pixelColor(3, open->height() - 3).lightness() < 128;
}

bool GuiAppTest::shows(const QString &words)
{
    const QList<QAbstractButton *> all = window().findChildren<QAbstractButton *>();
    return std::any_of(all.cbegin(), all.cend(), [&words](const QAbstractButton *one) {
        return one->text() == words && one->isVisibleTo(one->window());
    });
}

void GuiAppTest::lightAndDarkAreChosenWhileItRuns()
{
    start();
    QVERIFY(!isDark());
    QVERIFY(!looksDark());
    QVERIFY(openSettings());
    QVERIFY(choose(u"Colours"_s, u"Dark"_s));
    QVERIFY(isDark());
    QVERIFY(looksDark());
    QVERIFY(choose(u"Colours"_s, u"Light"_s));
    QVERIFY(!isDark());
    QVERIFY(!looksDark());
    QVERIFY(choose(u"Colours"_s, u"High contrast, dark"_s));
    QVERIFY(looksDark());
}

void GuiAppTest::theLanguageIsChosenWhileItRuns()
{
    start();
    QVERIFY(shows(u"Sign in"_s));
    QVERIFY(openSettings());
    QCOMPARE(window().sheet()->accessibleName(), u"Settings"_s);
    QVERIFY(choose(u"Language"_s, u"한국어"_s));
    QTRY_COMPARE(window().sheet()->accessibleName(), u"설정"_s);
    QTRY_VERIFY(shows(u"로그인"_s)); // what lies below the sheet, too
    QVERIFY(!shows(u"Sign in"_s));
    QCOMPARE(QLocale().language(), QLocale::Korean);
    QVERIFY(choose(u"언어"_s, u"English"_s));
    QTRY_COMPARE(window().sheet()->accessibleName(), u"Settings"_s);
    QTRY_VERIFY(shows(u"Sign in"_s));
    QCOMPARE(QLocale().language(), QLocale::English);
}

/// Somebody is in, and a room is open.
void GuiAppTest::whatIsOpenChangesToo()
{
    FakeServer server;
    server.addPerson(11, u"mina"_s, u"민아"_s);
    server.addRoom(1, u"마당"_s);
    server.say(1, 11, u"안녕하세요"_s);
    gui::LaunchOptions options;
    options.server = server.address().text();
    options.user = u"mina"_s;
    options.password = u"password"_s;
    start(options);
    QTRY_VERIFY(window().roomScreen());
    QVERIFY(!shows(u"Sign in"_s));
    auto *search = window().findChild<gui::RoomListScreen *>()->findChild<gui::SearchField *>();
    QCOMPARE(search->placeholderText(), u"Find a room"_s);
    // Words of a row are kept with it.
    const auto *rooms = window().findChild<gui::RoomListScreen *>()->findChild<QListView *>();
    const auto row = [rooms] { return rooms->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(); };
    QTRY_VERIFY(row().contains(u"You: 안녕하세요"_s));
    QVERIFY(openSettings());
    QVERIFY(choose(u"Language"_s, u"한국어"_s));
    QTRY_COMPARE(search->placeholderText(), u"방 찾기"_s);
    QVERIFY2(row().contains(u"나: 안녕하세요"_s), qPrintable(row()));
    QVERIFY(choose(u"색상"_s, u"어둡게"_s));
    QVERIFY(looksDark());
    keptPicture(m_app->shell(), u"app-dark-ko"_s);
    // The room is still the one that was open.
    QVERIFY(window().roomScreen() && window().roomScreen()->room() == RoomId{1});
    m_app.reset(); // before its server
}

void GuiAppTest::densityAndScaleAreChosenWhileItRuns()
{
    start();
    const qreal before = QApplication::font().pointSizeF();
    QVERIFY(openSettings());
    QVERIFY(choose(u"Density"_s, u"Compact"_s));
    QVERIFY(kept().density() == Density::Compact);
    QVERIFY(choose(u"Interface scale"_s, u"200 %"_s));
    QCOMPARE(qRound(QApplication::font().pointSizeF()), qRound(2 * before));
}

void GuiAppTest::whatWasChosenIsThereAtTheNextStart()
{
    start();
    QVERIFY(openSettings());
    QVERIFY(choose(u"Colours"_s, u"Dark"_s));
    QVERIFY(choose(u"Language"_s, u"한국어"_s));
    start();
    QVERIFY(isDark());
    QVERIFY(looksDark());
    QVERIFY(shows(u"로그인"_s));
}

void GuiAppTest::whatTheCommandLineAsksForIsForThisRun()
{
    gui::LaunchOptions options;
    options.language = Language::Korean;
    options.theme = madang::Theme::Dark;
    start(options);
    QVERIFY(looksDark());
    QVERIFY(shows(u"로그인"_s));
    start();
    QVERIFY(!looksDark());
    QVERIFY(shows(u"Sign in"_s));
}

int main(int argc, char *argv[])
{
    // No keyring and no notifications of the machine.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QApplication application(argc, argv);
    GuiAppTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_gui_app.moc"
