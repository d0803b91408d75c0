// SPDX-License-Identifier: GPL-3.0-or-later
// Changing keys in the settings and reading them on the list, by keyboard, with pictures.
#include "client-gui/keys/shortcuts_sheet.h"
#include "client-gui/screens/new_room_sheet.h"
#include "client-gui/screens/settings_sheet.h"
#include "client-gui/screens/switcher_sheet.h"
#include "client-gui/window/main_window.h"
#include "common/views/hangul.h"
#include "tests/client-gui/sample_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QDesktopServices>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;

class ShortcutsBoxTest : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void browse(const QUrl &url) { m_browsed.append(url); }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<SampleHouse>();
        m_house->use(Language::English);
        m_house->enter();
        m_window = std::make_unique<gui::MainWindow>(m_house->theme, m_house->session, m_house->formats);
        m_window->resize(1100, 800);
        m_window->show();
        m_window->begin();
        m_window->openRoom(SampleHouse::kYard);
        QApplication::setActiveWindow(m_window.get());
        QTRY_VERIFY(m_window->isActiveWindow());
        m_browsed.clear();
        QDesktopServices::setUrlHandler(u"file"_s, this, "browse");
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"file"_s);
        m_window.reset();
        m_house.reset();
    }

    void keysAreChangedAndWorkAtOnce()
    {
        openAt(u"go to a room"_s);
        press(Qt::Key_Return);
        QVERIFY(field()->isVisible());
        QCOMPARE(QApplication::focusWidget(), field());
        picture(u"recording"_s);
        QVERIFY(field()->isVisible());
        // What these keys do now does not happen, not even where sheets let it through.
        press(Qt::Key_Control, Qt::ControlModifier);
        QVERIFY(field()->isVisible());
        press(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(!field()->isVisible());
        QCOMPARE(QApplication::focusWidget(), list());
        QVERIFY(said(u"“Go to a room” is now Ctrl+J."_s));
        QCOMPARE(m_house->preferences.keys(u"go-to-room"_s), u"Ctrl+J"_s);
        QVERIFY(list()->model()->index(0, 0).data().toString().endsWith(u"Ctrl+J"_s));
        picture(u"changed"_s);
        press(Qt::Key_Escape);
        QVERIFY(!m_window->sheet());

        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!m_window->sheet());
        press(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(sheet<gui::SwitcherSheet>());
    }

    void aShortcutWorksWhileASyllableIsComposed()
    {
        m_window->shortcuts().set(*gui::Shortcuts::find("go-to-room"_L1), {Qt::CTRL | Qt::Key_J});
        auto *composer = m_window->findChild<gui::MessageEdit *>();
        composer->setFocus();
        QInputMethodEvent open(u"한"_s, {});
        QCoreApplication::sendEvent(composer, &open);
        press(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(sheet<gui::SwitcherSheet>());
        sheet<gui::SwitcherSheet>()->leave();
        // And a layout that writes Hangul itself names the same key when keys are chosen.
        openAt(u"notices"_s);
        press(Qt::Key_Return);
        QKeyEvent hangul(QEvent::KeyPress, u'ㅠ', Qt::ControlModifier); // on the B
        QCoreApplication::sendEvent(field(), &hangul);
        QCOMPARE(m_window->shortcuts().text("notices"_L1), u"Ctrl+B"_s);
    }

    void whatWouldBeTypedIsRefused()
    {
        openAt(u"notices"_s);
        press(Qt::Key_Return);
        press(Qt::Key_B);
        QVERIFY(said(u"B alone would be typed as text: hold Ctrl or Alt as well."_s));
        QVERIFY2(field()->isVisible(), "one may try again at once");
        picture(u"refused"_s);
        QVERIFY(field()->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!field()->isVisible());
        QVERIFY2(m_window->sheet(), "Esc left the recording alone");
        QVERIFY(!m_house->preferences.keys(u"notices"_s));
        QCOMPARE(QApplication::focusWidget(), list());
    }

    void aConflictIsNamedAndDecided()
    {
        openAt(u"notices"_s);
        press(Qt::Key_Return);
        press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(said(u"Ctrl+N already belongs to “New room”. Shall “Notices” take it over?"_s));
        QCOMPARE(QApplication::focusWidget(), button(u"Take it over"_s));
        picture(u"conflict"_s);
        QVERIFY(field()->isVisible());
        press(Qt::Key_N, Qt::ControlModifier);
        press(Qt::Key_Escape);
        QVERIFY2(m_window->sheet(), "Esc left the question alone");
        QVERIFY(!button(u"Take it over"_s));
        QCOMPARE(m_window->shortcuts().text("new-room"_L1), u"Ctrl+N"_s);

        press(Qt::Key_Return);
        press(Qt::Key_N, Qt::ControlModifier);
        press(Qt::Key_Space);
        QVERIFY(said(u"“Notices” is now Ctrl+N."_s));
        QVERIFY(m_window->shortcuts().keys("new-room"_L1).isEmpty());
        const auto *rooms = m_window->findChild<gui::RoomListScreen *>();
        const QList<gui::IconButton *> buttons = rooms->findChildren<gui::IconButton *>();
        QVERIFY(std::any_of(buttons.begin(), buttons.end(),
                            [](const auto *each) { return each->toolTip() == u"New room"_s; }));
        QVERIFY(std::any_of(buttons.begin(), buttons.end(),
                            [](const auto *each) { return each->toolTip() == u"Notices (Ctrl+N)"_s; }));

        // The usual keys of the other are asked for in the same way.
        box()->search()->setText(u"new room"_s);
        QTest::mouseClick(button(u"Usual keys"_s), Qt::LeftButton);
        QVERIFY(said(u"Ctrl+N already belongs to “Notices”. Shall “New room” take it over?"_s));
        QTest::mouseClick(button(u"Take it over"_s), Qt::LeftButton);
        QCOMPARE(m_window->shortcuts().text("new-room"_L1), u"Ctrl+N"_s);
        QVERIFY(m_window->shortcuts().keys("notices"_L1).isEmpty());
        QTest::mouseClick(button(u"All as usual"_s), Qt::LeftButton);
        QVERIFY(m_window->shortcuts().isAllUsual());
        QVERIFY(!button(u"All as usual"_s)->isEnabled());
        sheet<gui::SettingsSheet>()->leave();
        press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(sheet<gui::NewRoomSheet>());
    }

    void backspaceTakesTheKeysAway()
    {
        openAt(u"new room"_s);
        press(Qt::Key_Return);
        press(Qt::Key_Backspace);
        QVERIFY(said(u"“New room” has no keys now."_s));
        QCOMPARE(m_house->preferences.keys(u"new-room"_s), QString());
        sheet<gui::SettingsSheet>()->leave();
        press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(!m_window->sheet());
    }

    void actionsAreFoundInKoreanToo()
    {
        m_house->use(Language::Korean);
        m_window->openShortcutSettings();
        QCOMPARE(QApplication::focusWidget(), box()->search());
        QInputMethodEvent typed(QString(), {});
        const gui::KeyedAction &settings = *gui::Shortcuts::find("settings"_L1);
        typed.setCommitString(views::initialConsonants(gui::Shortcuts::nameOf(settings)));
        QCoreApplication::sendEvent(QApplication::focusWidget(), &typed);
        const QString expected = gui::Shortcuts::nameOf(settings) + u": Ctrl+,"_s;
        QStringList shown;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            shown += list()->model()->index(row, 0).data().toString();
        QVERIFY2(shown.contains(expected), qPrintable(shown.join(u'\n')));
        box()->search()->setText(u"없는 말"_s);
        QVERIFY(!list()->isVisible());
        box()->search()->setText(u"settings"_s); // what one may know from an English manual
        QVERIFY(list()->isVisible());
    }

    void whatOnesRoleHidesIsNotOffered()
    {
        openAt(u"settlements"_s);
        QVERIFY(!list()->isVisible());
    }

    void theListShowsThePersonsKeysAndIsPrinted()
    {
        m_window->shortcuts().set(*gui::Shortcuts::find("notices"_L1), {Qt::CTRL | Qt::Key_B});
        m_window->openShortcuts();
        QVERIFY(labels().contains(u"Ctrl+B"_s));
        QVERIFY(!labels().contains(u"Ctrl+Shift+I"_s));
        picture(u"list"_s);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"keys.html"_s);
        sheet<gui::ShortcutsSheet>()->saveTo(file);
        QCOMPARE(m_browsed, QList<QUrl>{QUrl::fromLocalFile(file)});
        QFile page(file);
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.readAll().contains("<kbd>Ctrl+B</kbd>"));
        sheet<gui::ShortcutsSheet>()->saveTo(folder.filePath(u"nowhere/keys.html"_s));
        QVERIFY(labels().contains(u"The file cannot be written there."_s));
        QCOMPARE(m_browsed.size(), 1);
        QTest::mouseClick(button(u"Change…"_s), Qt::LeftButton);
        QTRY_VERIFY(sheet<gui::SettingsSheet>());
        QCOMPARE(QApplication::focusWidget(), box()->search());
    }

    void theMonitorObeysChangedKeysWhileItIsOpen()
    {
        m_window->openMonitor(SampleHouse::kCampaign);
        QPointer<gui::MonitorWindow> monitor = m_window->monitor();
        QApplication::setActiveWindow(monitor);
        QTRY_VERIFY(monitor->isActiveWindow());
        m_window->shortcuts().set(*gui::Shortcuts::find("monitor-pause"_L1), {Qt::Key_B});
        QTest::keyClick(monitor, Qt::Key_P);
        QVERIFY(!monitor->monitor().isPaused());
        QTest::keyClick(monitor, Qt::Key_B);
        QVERIFY(monitor->monitor().isPaused());
    }

    void theBoxFitsAtAnyScale_data()
    {
        QTest::addColumn<int>("scale");
        QTest::addColumn<int>("shade");
        QTest::newRow("80") << 80 << static_cast<int>(gui::Theme::Shade::Light);
        QTest::newRow("dark") << 100 << static_cast<int>(gui::Theme::Shade::Dark);
        QTest::newRow("contrast-150") << 150 << static_cast<int>(gui::Theme::Shade::ContrastDark);
        QTest::newRow("200") << 200 << static_cast<int>(gui::Theme::Shade::Light);
    }
    void theBoxFitsAtAnyScale()
    {
        QFETCH(const int, scale);
        QFETCH(const int, shade);
        m_house->theme.setScale(scale);
        m_house->theme.setShade(static_cast<gui::Theme::Shade>(shade));
        openAt(u"notices"_s);
        press(Qt::Key_Return);
        press(Qt::Key_N, Qt::ControlModifier);
        picture(u"scale-"_s + QLatin1StringView(QTest::currentDataTag()));
    }

private:
    template <typename T> T *sheet() const { return qobject_cast<T *>(m_window->sheet()); }
    gui::ShortcutsBox *box() const { return &sheet<gui::SettingsSheet>()->shortcuts(); }
    QListView *list() const { return box()->findChild<QListView *>(); }
    gui::KeyField *field() const { return box()->findChild<gui::KeyField *>(); }
    /// Null unless it is seen.
    gui::Button *button(const QString &words) const
    {
        for (gui::Button *one : m_window->sheet()->findChildren<gui::Button *>()) {
            if (one->text() == words && one->isVisible())
                return one;
        }
        return nullptr;
    }
    QStringList labels() const
    {
        QStringList seen;
        for (const QLabel *label : m_window->sheet()->findChildren<QLabel *>()) {
            if (label->isVisible())
                seen += label->text();
        }
        return seen;
    }
    bool said(const QString &words) const { return labels().contains(words); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QWidget *there = QApplication::focusWidget();
        QTest::keyClick(there ? there : m_window.get(), key, with);
    }
    void openAt(const QString &words)
    {
        m_window->openShortcutSettings();
        box()->search()->setText(words);
    }
    /// Kept as it is; nothing may be cut off.
    void picture(const QString &name)
    {
        QTRY_VERIFY2(clippedTexts(*m_window->sheet()).isEmpty(),
                     qPrintable(name + u": "_s + clippedTexts(*m_window->sheet()).join(u'\n')));
        keptPicture(*m_window, u"shortcuts-"_s + name);
    }

    std::unique_ptr<SampleHouse> m_house;
    std::unique_ptr<gui::MainWindow> m_window;
    QList<QUrl> m_browsed;
};

QTEST_MAIN(ShortcutsBoxTest)
#include "tst_shortcuts_box.moc"
