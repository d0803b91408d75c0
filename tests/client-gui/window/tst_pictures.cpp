// SPDX-License-Identifier: GPL-3.0-or-later
// The window in its states, as pictures kept with the run, and what can be judged of them without eyes:
// nothing is clipped, nothing foreign is rich text.
#include "client-gui/screens/donate_sheet.h"
#include "tests/client-gui/sample_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;

class PicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signInShowsItselfInBothShadesAndLanguages_data();
    void signInShowsItselfInBothShadesAndLanguages();
    void theWindowShowsARoom_data();
    void theWindowShowsARoom();
    void everyLookShowsARoom_data();
    void everyLookShowsARoom();
    void theSettingsFitAtAnyScale_data();
    void theSettingsFitAtAnyScale();
    void sheetsFitTheWindow_data();
    void sheetsFitTheWindow();
    void emptyStatesSaySo();
    void theBarTellsOfAMissingConnection();
    void foreignTextIsNeverRich();
    void theMonitorFitsItsWindow_data();
    void theMonitorFitsItsWindow();
};

void PicturesTest::signInShowsItselfInBothShadesAndLanguages_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("korean");
    QTest::addColumn<bool>("registering");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-en") << false << false << false << 100 << QSize(1280, 800);
    QTest::newRow("dark-ko") << true << true << false << 100 << QSize(1280, 800);
    QTest::newRow("register-ko") << false << true << true << 100 << QSize(1000, 760);
    QTest::newRow("narrow-200") << false << false << true << 200 << QSize(640, 700);
}

void PicturesTest::signInShowsItselfInBothShadesAndLanguages()
{
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    QFETCH(bool, registering);
    QFETCH(int, scale);
    QFETCH(QSize, size);
    SampleHouse house;
    house.use(korean ? Language::Korean : Language::English);
    house.theme.setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    house.theme.setScale(scale);
    gui::MainWindow window(house.theme, house.session, house.formats);
    window.resize(size);
    window.begin();
    if (registering)
        window.startScreen()->form().setPurpose(views::AccountForm::Purpose::Register);
    window.startScreen()->form().setText(views::AccountForm::Field::Server, u"https://madang.mangwon.kr"_s);
    window.show();
    keptPicture(window, u"sign-in-"_s + QLatin1StringView(QTest::currentDataTag()));
    QCOMPARE(clippedTexts(window).join(u'\n'), QString());
}

void PicturesTest::theWindowShowsARoom_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("korean");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("panel");
    QTest::addColumn<qint64>("room");
    const int members = static_cast<int>(gui::RoomScreen::Panel::Members);
    const int campaign = static_cast<int>(gui::RoomScreen::Panel::Campaign);
    const qint64 yard = SampleHouse::kYard.number;
    QTest::newRow("light-en") << false << false << 100 << QSize(1280, 800) << campaign << yard;
    QTest::newRow("dark-ko") << true << true << 100 << QSize(1280, 800) << campaign << yard;
    QTest::newRow("members-dark") << true << false << 100 << QSize(1280, 800) << members << yard;
    QTest::newRow("scale-200") << false << true << 200 << QSize(1440, 1000) << campaign << yard;
    QTest::newRow("narrow") << false << true << 100 << QSize(680, 640) << 0 << yard;
    QTest::newRow("long-texts") << false << false << 100 << QSize(1100, 760) << members
                                << SampleHouse::kLongName.number;
    QTest::newRow("visitor") << true << true << 100 << QSize(1100, 700) << members
                             << SampleHouse::kVisited.number;
    QTest::newRow("direct") << false << false << 100 << QSize(1100, 700) << 0 << SampleHouse::kDirect.number;
}

void PicturesTest::theWindowShowsARoom()
{
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    QFETCH(int, scale);
    QFETCH(QSize, size);
    QFETCH(int, panel);
    QFETCH(qint64, room);
    SampleHouse house;
    house.use(korean ? Language::Korean : Language::English);
    house.theme.setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    house.theme.setScale(scale);
    house.enter();
    gui::MainWindow window(house.theme, house.session, house.formats);
    window.resize(size);
    window.show();
    window.begin();
    window.openRoom({room});
    window.roomScreen()->showPanel(static_cast<gui::RoomScreen::Panel>(panel));
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    keptPicture(window, u"room-"_s + QLatin1StringView(QTest::currentDataTag()));
    QCOMPARE(clippedTexts(window).join(u'\n'), QString());
}

void PicturesTest::everyLookShowsARoom_data()
{
    QTest::addColumn<int>("shade");
    QTest::addColumn<bool>("compact");
    QTest::addColumn<int>("scale");
    const int light = static_cast<int>(gui::Theme::Shade::Light);
    const int strongLight = static_cast<int>(gui::Theme::Shade::ContrastLight);
    const int strongDark = static_cast<int>(gui::Theme::Shade::ContrastDark);
    QTest::newRow("contrast-light") << strongLight << false << 100;
    QTest::newRow("contrast-dark") << strongDark << false << 100;
    QTest::newRow("compact") << light << true << 100;
    QTest::newRow("compact-80") << light << true << 80;
    QTest::newRow("contrast-compact-150") << strongDark << true << 150;
}

void PicturesTest::everyLookShowsARoom()
{
    QFETCH(int, shade);
    QFETCH(bool, compact);
    QFETCH(int, scale);
    SampleHouse house;
    house.use(Language::Korean);
    house.theme.setShade(static_cast<gui::Theme::Shade>(shade));
    house.theme.setDensity(compact ? gui::Theme::Density::Compact : gui::Theme::Density::Comfortable);
    house.theme.setScale(scale);
    house.enter();
    gui::MainWindow window(house.theme, house.session, house.formats);
    window.resize(1440, 1000);
    window.show();
    window.begin();
    window.openRoom(SampleHouse::kYard);
    window.roomScreen()->showPanel(gui::RoomScreen::Panel::Campaign);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    keptPicture(window, u"look-"_s + QLatin1StringView(QTest::currentDataTag()));
    QCOMPARE(clippedTexts(window).join(u'\n'), QString());
    window.roomScreen()->showPanel(gui::RoomScreen::Panel::Members);
    keptPicture(window, u"look-members-"_s + QLatin1StringView(QTest::currentDataTag()));
    // Rooms and people stay high enough to be hit.
    for (const QListView *list : window.findChildren<QListView *>()) {
        if (list->isVisible() && list->model() && list->model()->rowCount() > 0)
            QVERIFY(list->sizeHintForRow(0) >= gui::Theme::kSmallestTarget);
    }
}

void PicturesTest::theSettingsFitAtAnyScale_data()
{
    QTest::addColumn<bool>("korean");
    QTest::addColumn<int>("scale");
    for (const int scale : {80, 100, 150, 200}) {
        QTest::addRow("en-%d", scale) << false << scale;
        QTest::addRow("ko-%d", scale) << true << scale;
    }
}

void PicturesTest::theSettingsFitAtAnyScale()
{
    QFETCH(bool, korean);
    QFETCH(int, scale);
    SampleHouse house;
    house.use(korean ? Language::Korean : Language::English);
    house.theme.setScale(scale);
    gui::MainWindow window(house.theme, house.session, house.formats);
    window.resize(1200, 760);
    window.show();
    window.begin();
    QApplication::setActiveWindow(&window);
    QTRY_VERIFY(window.isActiveWindow());
    window.openSettings();
    keptPicture(window, u"settings-"_s + QLatin1StringView(QTest::currentDataTag()));
    QCOMPARE(clippedTexts(*window.sheet()).join(u'\n'), QString());
    const auto *scroll = window.sheet()->findChild<QScrollArea *>();
    QVERIFY2(scale < 200 || scroll->verticalScrollBar()->maximum() > 0, "all of it can be reached");
    // Whatever has the keyboard is in view.
    const QWidget *first = QApplication::focusWidget();
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QWidget *now = QApplication::focusWidget();
        QVERIFY(window.sheet()->isAncestorOf(now));
        if (scroll->widget()->isAncestorOf(now)) {
            // Of a list the row it is on.
            const QPoint at = now->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
            QVERIFY2(scroll->viewport()->rect().contains(now->mapTo(scroll->viewport(), at)),
                     now->metaObject()->className());
        }
        if (now == first)
            break;
    }
}

void PicturesTest::sheetsFitTheWindow_data()
{
    QTest::addColumn<QString>("sheet");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("korean");
    QTest::addColumn<int>("scale");
    for (const char *sheet :
         {"donate", "settings", "switcher", "new-room", "direct", "browse", "sessions", "shortcuts"}) {
        QTest::addRow("%s", sheet) << QString::fromLatin1(sheet) << false << false << 100;
        QTest::addRow("%s-dark-ko", sheet) << QString::fromLatin1(sheet) << true << true << 100;
        QTest::addRow("%s-200", sheet) << QString::fromLatin1(sheet) << false << true << 200;
    }
}

void PicturesTest::sheetsFitTheWindow()
{
    QFETCH(QString, sheet);
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    QFETCH(int, scale);
    SampleHouse house;
    house.use(korean ? Language::Korean : Language::English);
    house.theme.setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    house.theme.setScale(scale);
    house.enter();
    gui::MainWindow window(house.theme, house.session, house.formats);
    window.resize(1100, 760);
    window.show();
    window.begin();
    window.openRoom(SampleHouse::kYard);
    if (sheet == "donate"_L1)
        window.openDonation(SampleHouse::kCampaign, u"놀이터 그네 새로 칠하기"_s);
    else if (sheet == "settings"_L1)
        window.openSettings();
    else if (sheet == "switcher"_L1)
        window.openSwitcher();
    else if (sheet == "new-room"_L1)
        window.openNewRoom();
    else if (sheet == "direct"_L1)
        window.openDirect();
    else if (sheet == "browse"_L1)
        window.openBrowse();
    else if (sheet == "sessions"_L1)
        window.openSessions();
    else
        window.openShortcuts();
    QVERIFY(window.sheet());
    keptPicture(window, u"sheet-"_s + QLatin1StringView(QTest::currentDataTag()));
    QCOMPARE(clippedTexts(*window.sheet()).join(u'\n'), QString());
    for (const auto *area : window.sheet()->findChildren<QScrollArea *>())
        QVERIFY2(area->widget()->width() <= area->viewport()->width(), "wider than what is seen of it");
}

void PicturesTest::emptyStatesSaySo()
{
    SampleHouse house;
    QVERIFY(house.session.resume());
    gui::MainWindow window(house.theme, house.session, house.formats);
    window.resize(1000, 680);
    window.show();
    window.begin();
    keptPicture(window, u"empty-no-rooms"_s);
    QVERIFY(!window.roomScreen());
    QCOMPARE(clippedTexts(window).join(u'\n'), QString());
}

void PicturesTest::theBarTellsOfAMissingConnection()
{
    SampleHouse house;
    house.enter();
    gui::MainWindow window(house.theme, house.session, house.formats);
    window.resize(1100, 700);
    window.show();
    window.begin();
    auto *bar = window.findChild<gui::NoticeBar *>();
    QVERIFY(!bar->isVisible());
    QTRY_COMPARE(house.session.stream().link().phase, LinkState::Phase::Waiting);
    house.clock.advance(2s);
    QTRY_VERIFY(window.centralWidget()
                    ->findChild<gui::NoticeBar *>(QString(), Qt::FindDirectChildrenOnly)
                    ->isVisible());
    keptPicture(window, u"offline"_s);
}

void PicturesTest::foreignTextIsNeverRich()
{
    SampleHouse house;
    house.enter();
    gui::MainWindow window(house.theme, house.session, house.formats);
    window.resize(1100, 700);
    window.show();
    window.begin();
    window.openRoom(SampleHouse::kLongName);
    window.openSessions();
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->pixmap().isNull())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void PicturesTest::theMonitorFitsItsWindow_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("korean");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-en") << false << false << 100 << QSize(1040, 600);
    QTest::newRow("dark-ko-200") << true << true << 200 << QSize(1280, 900);
    QTest::newRow("small") << true << true << 100 << QSize(560, 420);
}

void PicturesTest::theMonitorFitsItsWindow()
{
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    QFETCH(int, scale);
    QFETCH(QSize, size);
    SampleHouse house;
    house.use(korean ? Language::Korean : Language::English);
    house.theme.setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    house.theme.setScale(scale);
    house.enter();
    const gui::Shortcuts shortcuts(house.preferences);
    gui::MonitorWindow window(house.theme, house.session, house.formats, shortcuts, SampleHouse::kCampaign);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    keptPicture(window, u"monitor-"_s + QLatin1StringView(QTest::currentDataTag()));
    QCOMPARE(clippedTexts(window).join(u'\n'), QString());
}

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
