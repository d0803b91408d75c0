// SPDX-License-Identifier: GPL-3.0-or-later
// The lock over the whole program: what is seen, heard, typed and read while it is there, and the ways out.
#include "client-gui/accounts/account_shell.h"
#include "client-gui/english_plurals.h"
#include "client-gui/screens/settings_sheet.h"
#include "common/views/translations.h"
#include "tests/client-gui/sample_house.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;
using gui::AccountHome;
using gui::AccountShell;

namespace {

const QString kPin = u"마당지기1"_s + u"!"_s; // six

/// Everything that a screen reader finds under an object, one line each.
QStringList heardUnder(QAccessibleInterface *root, int depth = 0)
{
    QStringList heard;
    if (!root || depth > 40)
        return heard;
    heard += root->text(QAccessible::Name) + u' ' + root->text(QAccessible::Description) + u' '
        + root->text(QAccessible::Value);
    for (int i = 0; i < root->childCount(); ++i)
        heard += heardUnder(root->child(i), depth + 1);
    return heard;
}

} // namespace

class LockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init();
    void cleanup();

    void withoutAPinTheKeyLeadsToWhereOneIsSet();
    void theKeyShowsNothingButTheQuestion();
    void aWhileWithoutATouchLocks();
    void otherWindowsGoAndComeBack();
    void whatOpensMeanwhileIsNotSeen();
    void aScreenReaderHearsNothingFromBehind();
    void nothingIsReadBehindIt();
    void aRestartBeginsLocked();
    void wrongPinsWait();
    void whoForgotThePinSignsEverybodyOut();
    void settingsSetChangeAndRemoveIt();
    void itShowsItself();

private:
    void makeShell();
    void enter();
    void lock();
    AccountHome &home() const { return m_shell->front(); }
    QWidget &page() const { return *m_shell->findChild<gui::LockPage *>(); }
    QLineEdit &pin() const { return *page().findChild<QLineEdit *>(); }
    void type(const QString &text)
    {
        pin().setText(text);
        QTest::keyClick(&pin(), Qt::Key_Return);
    }
    static QAbstractButton *button(const QWidget &inside, const QString &words)
    {
        for (auto *one : inside.findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->text() == words)
                return one;
        }
        return nullptr;
    }
    static bool says(const QWidget &inside, const QString &words)
    {
        const auto labels = inside.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    }

    std::unique_ptr<FakeServer> m_server;
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

void LockTest::init()
{
    m_server = std::make_unique<FakeServer>();
    m_server->addPerson(11, u"mina"_s, u"민아"_s);
    m_server->addPerson(12, u"jun"_s, u"Jun"_s);
    m_server->addRoom(1, u"마당"_s);
    m_server->addRoom(2, u"Garden"_s);
    m_server->say(1, 12, u"안녕하세요"_s);
    m_server->say(2, 12, u"Water the tomatoes"_s);
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

void LockTest::cleanup()
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
    m_server.reset();
}

/// One that was there goes first, as when the program ends and begins.
void LockTest::makeShell()
{
    m_shell.reset();
    m_shell = std::make_unique<AccountShell>(
        gui::AccountParts{*m_theme, *m_formats, *m_clock, *m_secrets, *m_preferences, m_folder->path()});
    m_shell->resize(1100, 760);
    m_shell->begin(m_shell->front());
    m_shell->show();
    m_shell->front().window()->begin();
}

void LockTest::enter()
{
    home().session().setServer(m_server->address());
    const auto done = waitFor(home().session().signIn(u"mina"_s, u"password"_s));
    QVERIFY(done && *done);
    QTRY_VERIFY(home().session().mirror().isFresh());
    QTRY_VERIFY(home().window()->roomScreen());
    home().window()->openRoom({1});
    QTRY_VERIFY(home().window()->roomScreen()->timeline().rowCount() > 0);
    QApplication::setActiveWindow(m_shell.get());
    QTRY_VERIFY(m_shell->isActiveWindow());
}

void LockTest::lock()
{
    if (!m_shell->pinLock()->isSet())
        QVERIFY(m_shell->pinLock()->setPin(kPin).ok());
    m_shell->pinLock()->lock();
    QVERIFY(m_shell->isLocked());
}

void LockTest::withoutAPinTheKeyLeadsToWhereOneIsSet()
{
    enter();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(qobject_cast<gui::SettingsSheet *>(home().window()->sheet()));
    QVERIFY(!m_shell->isLocked());
    QVERIFY(!page().isVisible());
}

void LockTest::theKeyShowsNothingButTheQuestion()
{
    enter();
    QVERIFY(m_shell->pinLock()->setPin(kPin).ok());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(m_shell->isLocked());
    QVERIFY(page().isVisible());
    QVERIFY(!home().window()->isVisible());
    QVERIFY(!m_shell->rail().isVisible());
    QTRY_COMPARE(m_shell->windowTitle(), u"Madang is locked"_s);
    QTRY_COMPARE(QApplication::focusWidget(), &pin());
    // No key of what is behind works.
    QTest::keyClick(&pin(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!home().window()->sheet());
    type(u"000000"_s);
    QVERIFY(m_shell->isLocked());
    QVERIFY(says(page(), u"That is not the PIN"_s));
    type(kPin);
    QVERIFY(!m_shell->isLocked());
    QVERIFY(!page().isVisible());
    QVERIFY(home().window()->isVisible());
    QTRY_COMPARE(m_shell->windowTitle(), u"마당 – Madang"_s);
}

void LockTest::aWhileWithoutATouchLocks()
{
    enter();
    QVERIFY(m_shell->pinLock()->setPin(kPin).ok());
    QVERIFY(m_shell->pinLock()->setIdleMinutes(5).ok());
    m_clock->advance(5min);
    QVERIFY(m_shell->isLocked());
    QVERIFY(page().isVisible());
}

void LockTest::otherWindowsGoAndComeBack()
{
    enter();
    QWidget beside;
    beside.show();
    auto *dialog = new QDialog(m_shell.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    const QPointer<QDialog> asked = dialog;
    lock();
    QVERIFY(!beside.isVisible());
    QTRY_VERIFY(!asked);
    type(kPin);
    QVERIFY(beside.isVisible());
}

void LockTest::whatOpensMeanwhileIsNotSeen()
{
    enter();
    lock();
    QWidget late;
    late.show();
    QTRY_VERIFY(!late.isVisible());
    QVERIFY(!late.testAttribute(Qt::WA_DontShowOnScreen));
    type(kPin);
    QVERIFY(late.isVisible()); // it was wanted
}

void LockTest::aScreenReaderHearsNothingFromBehind()
{
    enter();
    const auto heard
        = [this] { return heardUnder(QAccessible::queryAccessibleInterface(m_shell.get())).join(u'\n'); };
    QVERIFY(heard().contains(u"안녕하세요"_s));
    lock();
    QVERIFY(!heard().contains(u"안녕하세요"_s));
    QVERIFY(!heard().contains(u"마당"_s));
    QVERIFY(!heard().contains(u"Garden"_s));
    QVERIFY(heard().contains(u"Unlock"_s));
    type(kPin);
    QVERIFY(heard().contains(u"안녕하세요"_s));
}

void LockTest::nothingIsReadBehindIt()
{
    enter();
    QTRY_COMPARE(home().session().archive().room({1})->unread, 0);
    lock();
    m_server->say(1, 12, u"Are you there?"_s);
    QTRY_COMPARE(home().session().archive().room({1})->unread, 1);
    m_clock->advance(10s);
    QCoreApplication::processEvents();
    QCOMPARE(home().session().archive().room({1})->unread, 1);
    type(kPin);
    QTRY_VERIFY((m_clock->advance(1s), home().session().archive().room({1})->unread == 0));
}

void LockTest::aRestartBeginsLocked()
{
    enter();
    lock();
    makeShell();
    QVERIFY(m_shell->isLocked());
    QVERIFY(page().isVisible());
    QVERIFY(!home().window()->isVisible());
    home().resume();
    QTRY_VERIFY(home().session().mirror().isFresh());
    QVERIFY(!home().window()->isVisible());
    type(kPin);
    QVERIFY(home().window()->isVisible());
}

void LockTest::wrongPinsWait()
{
    enter();
    lock();
    for (int i = 0; i < PinLock::kFreeTries; ++i)
        type(u"000000"_s);
    QVERIFY(says(page(), u"Try again in 5 s."_s));
    QVERIFY(!button(page(), u"Unlock"_s)->isEnabled());
    type(kPin);
    QVERIFY(m_shell->isLocked());
    m_clock->advance(5s);
    type(kPin);
    QVERIFY(!m_shell->isLocked());
}

void LockTest::whoForgotThePinSignsEverybodyOut()
{
    enter();
    m_server->goAway();
    QTRY_VERIFY(!home().session().stream().isOnline());
    QVERIFY(home().session().outbox().put({1}, u"Later"_s).ok());
    lock();
    button(page(), u"I forgot the PIN…"_s)->click();
    QVERIFY(says(page(), u"Messages not sent yet: 1"_s));
    button(page(), u"Back"_s)->click();
    QVERIFY(m_shell->isLocked());
    button(page(), u"I forgot the PIN…"_s)->click();
    button(page(), u"Sign out everywhere in this window"_s)->click();
    QVERIFY(!m_shell->isLocked());
    QVERIFY(!m_shell->pinLock()->isSet());
    QCOMPARE(home().session().state(), Session::State::SignedOut);
    QVERIFY(!home().preferences().account());
    QTRY_VERIFY(home().window()->startScreen()->isVisible());
    // What was written waits for who knows the password.
    m_server->comeBack();
    enter();
    QTRY_VERIFY(std::any_of(m_server->events(1).cbegin(), m_server->events(1).cend(),
                            [](const rooms::RoomEvent &event) { return event.body.text.contains("Later"); }));
}

void LockTest::settingsSetChangeAndRemoveIt()
{
    enter();
    home().window()->openSettings();
    auto &box = *home().window()->sheet()->findChild<gui::PinBox *>();
    const auto edits = box.findChildren<gui::PasswordEdit *>();
    QCOMPARE(edits.size(), 3); // the present one, the new one, again
    PinLock &lock = *m_shell->pinLock();
    edits[1]->setText(u"12345"_s);
    edits[2]->setText(u"12345"_s);
    button(box, u"Set the PIN"_s)->click();
    QVERIFY(!lock.isSet());
    QVERIFY(says(box, u"A PIN has 6 to 64 characters"_s));
    edits[1]->setText(u"123456"_s);
    button(box, u"Set the PIN"_s)->click();
    QVERIFY(says(box, u"The two are not the same"_s));
    edits[2]->setText(u"123456"_s);
    button(box, u"Set the PIN"_s)->click();
    QVERIFY(lock.isSet());
    auto *idle = box.findChild<QComboBox *>();
    QCOMPARE(idle->currentData().toInt(), 0); // off until it is wanted
    idle->setCurrentIndex(idle->findData(5));
    Q_EMIT idle->activated(idle->currentIndex());
    QCOMPARE(lock.idleMinutes(), 5);
    button(box, u"Remove the PIN"_s)->click();
    QVERIFY(lock.isSet());
    edits[0]->setText(u"123456"_s);
    button(box, u"Remove the PIN"_s)->click();
    QVERIFY(!lock.isSet());
}

void LockTest::itShowsItself()
{
    enter();
    lock();
    for (const auto &[language, word] :
         {std::pair{Language::Korean, u"ko"_s}, std::pair{Language::English, u"en"_s}}) {
        m_translations->use(language);
        m_formats->setLanguage(language);
        QCoreApplication::processEvents();
        QTRY_VERIFY2(clippedTexts(page()).isEmpty(), qPrintable(clippedTexts(page()).join(u'\n')));
        QVERIFY2(namelessControls(page()).isEmpty(), qPrintable(namelessControls(page()).join(u'\n')));
        keptPicture(*m_shell, u"state-lock-"_s + word);
    }
    m_shell->resize(420, 560);
    button(page(), u"I forgot the PIN…"_s)->click();
    QTRY_VERIFY2(clippedTexts(page()).isEmpty(), qPrintable(clippedTexts(page()).join(u'\n')));
    keptPicture(*m_shell, u"state-lock-forgotten-en"_s);
}

QTEST_MAIN(LockTest)
#include "tst_lock.moc"
