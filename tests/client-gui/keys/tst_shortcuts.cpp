// SPDX-License-Identifier: GPL-3.0-or-later
// Which keys an action has: what is usual, what a person chose, and what happens when two want the same.
#include "client-gui/keys/shortcuts.h"

#include "client-gui/keys/key_field.h"
#include "client-gui/keys/shortcuts_page.h"
#include "tests/client-gui/sample_house.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;
using gui::KeyedAction;
using gui::Shortcuts;

class ShortcutsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_preferences = std::make_unique<Preferences>(QString()); }

    void theTableIsSound()
    {
        QSet<QString> ids;
        const Shortcuts shortcuts(*m_preferences);
        for (const KeyedAction &action : Shortcuts::table()) {
            QVERIFY2(!ids.contains(action.id), qPrintable(action.id));
            ids.insert(action.id);
            QVERIFY(!Shortcuts::nameOf(action).isEmpty());
            // Nothing usual is in the way of something else usual.
            QCOMPARE(shortcuts.keys(action.id), action.usual);
            QVERIFY2(shortcuts.holders(action, action.usual).isEmpty(), qPrintable(action.id));
            if (!action.fixed) {
                for (const QKeySequence &keys : action.usual)
                    QCOMPARE(shortcuts.refusal(action, keys), QString());
            }
        }
        QVERIFY(shortcuts.isAllUsual());
        QVERIFY(!Shortcuts::find("no-such-thing"_L1));
    }

    void onlyDifferencesAreStored()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        {
            Preferences preferences(path);
            Shortcuts shortcuts(preferences);
            shortcuts.set(action("settings"_L1), {Qt::CTRL | Qt::ALT | Qt::Key_Comma});
            shortcuts.set(action("quit"_L1), {});
            shortcuts.set(action("notices"_L1), {Qt::CTRL | Qt::Key_J});
            shortcuts.reset(action("notices"_L1));
        }
        Preferences preferences(path);
        QCOMPARE(preferences.keys(u"settings"_s), u"Ctrl+Alt+,"_s);
        QCOMPARE(preferences.keys(u"quit"_s), QString());
        QVERIFY(!preferences.keys(u"notices"_s));
        Shortcuts again(preferences);
        QCOMPARE(again.text("settings"_L1), u"Ctrl+Alt+,"_s);
        QVERIFY(again.keys("quit"_L1).isEmpty());
        QVERIFY(!again.isUsual(action("quit"_L1)));
        QVERIFY(again.isUsual(action("notices"_L1)));
        QSignalSpy changed(&again, &Shortcuts::changed);
        again.resetAll();
        QCOMPARE(changed.size(), 1);
        QVERIFY(again.isAllUsual());
        QVERIFY(!preferences.keys(u"quit"_s));
    }

    void keysAreTakenOverAndComeBack()
    {
        Shortcuts shortcuts(*m_preferences);
        const QKeySequence ctrlN(Qt::CTRL | Qt::Key_N);
        const auto holders = shortcuts.holders(action("notices"_L1), {ctrlN});
        QCOMPARE(holders.size(), 1);
        QCOMPARE(holders[0]->id, "new-room"_L1);
        QSignalSpy changed(&shortcuts, &Shortcuts::changed);
        shortcuts.set(action("notices"_L1), {ctrlN});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(shortcuts.key("notices"_L1), ctrlN);
        QVERIFY(shortcuts.keys("new-room"_L1).isEmpty());
        QVERIFY2(!m_preferences->keys(u"new-room"_s), "what was taken away is no difference of its own");
        // To have it back would take it away again: that is asked.
        QCOMPARE(shortcuts.holders(action("new-room"_L1), action("new-room"_L1).usual).size(), 1);
        // Nobody has to remember it when the other one gives it up.
        shortcuts.set(action("notices"_L1), {Qt::CTRL | Qt::Key_J});
        QCOMPARE(shortcuts.key("new-room"_L1), ctrlN);
        // What was chosen loses only what it has to.
        shortcuts.set(action("campaigns"_L1), {Qt::CTRL | Qt::Key_G, Qt::CTRL | Qt::Key_H});
        shortcuts.set(action("my-gifts"_L1), {Qt::CTRL | Qt::Key_G});
        QCOMPARE(shortcuts.keys("campaigns"_L1), QList<QKeySequence>{Qt::CTRL | Qt::Key_H});
        shortcuts.set(action("members"_L1), {Qt::CTRL | Qt::Key_Equal});
        QCOMPARE(shortcuts.keys("larger"_L1), QList<QKeySequence>{Qt::CTRL | Qt::Key_Plus});
        shortcuts.reset(action("larger"_L1));
        QVERIFY(shortcuts.isUsual(action("larger"_L1)));
        QVERIFY(shortcuts.keys("members"_L1).isEmpty());
    }

    void whatIsNeverHeardTogetherMayHaveTheSameKeys()
    {
        Shortcuts shortcuts(*m_preferences);
        const QKeySequence f6(Qt::Key_F6);
        QVERIFY(shortcuts.holders(action("monitor-full"_L1), {f6}).isEmpty());
        shortcuts.set(action("monitor-full"_L1), {f6});
        QCOMPARE(shortcuts.key("next-part"_L1), f6);
        QCOMPARE(shortcuts.key("monitor-full"_L1), f6);
        QCOMPARE(shortcuts.holders(action("monitor-pause"_L1), {f6}).size(), 1);
    }

    void someKeysAreRefusedWithASentence_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QKeySequence>("keys");
        QTest::addColumn<QString>("word"); // empty: they are allowed
        const auto row = [](const char *name, const QString &id, const QKeySequence &keys,
                            const QString &word) { QTest::newRow(name) << id << keys << word; };
        const QString there = u"notices"_s;
        row("a letter", there, Qt::Key_B, u"typed"_s);
        row("a capital letter", there, Qt::SHIFT | Qt::Key_B, u"typed"_s);
        row("a sign", there, Qt::Key_Exclam, u"typed"_s);
        row("the space bar", there, Qt::Key_Space, u"typed"_s);
        row("an arrow", there, Qt::Key_Up, u"moving about"_s);
        row("marking with an arrow", there, Qt::SHIFT | Qt::Key_Left, u"moving about"_s);
        row("Tab", there, Qt::Key_Tab, u"moving about"_s);
        row("copying", there, Qt::CTRL | Qt::Key_C, u"text fields"_s);
        row("to the beginning", there, Qt::CTRL | Qt::Key_Home, u"text fields"_s);
        row("sending with Ctrl", there, Qt::CTRL | Qt::Key_Return, u"text fields"_s);
        row("another's for good", there, Qt::ALT | Qt::Key_P, u"Show or hide a password"_s);
        row("two presses", there, QKeySequence(Qt::CTRL | Qt::Key_X, Qt::CTRL | Qt::Key_Y), u"cannot"_s);
        row("what is fixed", u"send"_s, Qt::CTRL | Qt::Key_M, u"stay"_s);
        row("with Ctrl", there, Qt::CTRL | Qt::Key_B, {});
        row("with Alt", there, Qt::ALT | Qt::Key_B, {});
        row("a function key", there, Qt::Key_F8, {});
        row("its own usual ones", u"newest"_s, Qt::CTRL | Qt::Key_End, {});
        row("a letter where nobody types", u"monitor-pause"_s, Qt::Key_B, {});
        row("the space bar there", u"monitor-pause"_s, Qt::Key_Space, u"typed"_s);
        row("the list's keys there", u"monitor-pause"_s, Qt::Key_Down, u"moving about"_s);
        row("leaving there", u"monitor-pause"_s, Qt::Key_Escape, u"moving about"_s);
        row("a letter on a message", u"message-reply"_s, Qt::Key_B, {});
        row("the space bar on a message", u"message-reply"_s, Qt::Key_Space, u"typed"_s);
        row("an arrow on a message", u"message-reply"_s, Qt::Key_Left, u"moving about"_s);
        row("copying on a message", u"message-reply"_s, Qt::CTRL | Qt::Key_C, u"text fields"_s);
    }
    void someKeysAreRefusedWithASentence()
    {
        QFETCH(const QString, id);
        QFETCH(const QKeySequence, keys);
        QFETCH(const QString, word);
        const Shortcuts shortcuts(*m_preferences);
        const QString said = shortcuts.refusal(action(QLatin1StringView(id.toLatin1())), keys);
        QCOMPARE(said.isEmpty(), word.isEmpty());
        QVERIFY2(said.contains(word), qPrintable(said));
        QVERIFY(said.isEmpty() || said.endsWith(u'.'));
    }

    void whatTheFileSaysWronglyIsPassedOver()
    {
        m_preferences->setKeys(u"notices"_s, u"b"_s); // would be typed
        m_preferences->setKeys(u"settings"_s, u"Blub+Bla"_s);
        m_preferences->setKeys(u"send"_s, u"Ctrl+B"_s); // nobody may
        m_preferences->setKeys(u"members"_s, u"Ctrl+B; Ctrl+B; q"_s);
        m_preferences->setKeys(u"campaign"_s, u"Ctrl+B"_s); // the first has it
        m_preferences->setKeys(u"from-another-version"_s, u"Ctrl+D"_s);
        Shortcuts shortcuts(*m_preferences);
        QVERIFY(shortcuts.isUsual(action("notices"_L1)));
        QVERIFY(shortcuts.isUsual(action("settings"_L1)));
        QVERIFY(shortcuts.isUsual(action("send"_L1)));
        QCOMPARE(shortcuts.keys("members"_L1), QList<QKeySequence>{Qt::CTRL | Qt::Key_B});
        QVERIFY(shortcuts.keys("campaign"_L1).isEmpty());
        shortcuts.resetAll();
        QVERIFY2(m_preferences->keys(u"from-another-version"_s), "what we do not know is not ours to remove");
    }

    void twoWindowsOfOneProfileAgree()
    {
        Shortcuts one(*m_preferences);
        const Shortcuts other(*m_preferences);
        one.set(action("notices"_L1), {Qt::CTRL | Qt::Key_J});
        QCOMPARE(other.text("notices"_L1), u"Ctrl+J"_s);
    }

    void actionsAreFoundByWordsAndKeys()
    {
        SampleHouse house;
        const Shortcuts shortcuts(house.preferences);
        const KeyedAction &settings = action("settings"_L1);
        house.use(Language::English);
        QVERIFY(shortcuts.matches(settings, u"sett"_s));
        QVERIFY(shortcuts.matches(settings, u"ctrl+,"_s));
        QVERIFY(shortcuts.matches(settings, QString()));
        QVERIFY(!shortcuts.matches(settings, u"gift"_s));
    }

    void keysAreWrittenAsOnAKeyboard()
    {
        QCOMPARE(Shortcuts::textOf(Qt::ALT | Qt::SHIFT | Qt::Key_Down), u"Alt+Shift+↓"_s);
        QCOMPARE(Shortcuts::textOf(Qt::Key_Return), u"Enter"_s);
        QCOMPARE(Shortcuts::textOf(Qt::CTRL | Qt::Key_Plus), u"Ctrl++"_s);
        QCOMPARE(Shortcuts::textOf(Qt::Key_PageUp), u"PgUp"_s);
        QCOMPARE(Shortcuts(*m_preferences).text("larger"_L1), u"Ctrl++ · Ctrl+="_s);
    }

    void keysAreThoseOnTheKeyboardInHangulToo_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("with");
        QTest::addColumn<QString>("keys");
        const auto row = [](const char *name, int key, Qt::KeyboardModifiers with, const QString &keys) {
            QTest::newRow(name) << key << with << keys;
        };
        row("latin", Qt::Key_K, Qt::ControlModifier, u"Ctrl+K"_s);
        row("ㅏ", u'ㅏ', Qt::ControlModifier, u"Ctrl+K"_s);
        row("ㄲ", u'ㄲ', Qt::ControlModifier | Qt::ShiftModifier, u"Ctrl+Shift+R"_s);
        row("a sign needs no Shift twice", Qt::Key_Exclam, Qt::ControlModifier | Qt::ShiftModifier,
            u"Ctrl+!"_s);
        row("the other digits", Qt::Key_7, Qt::ControlModifier | Qt::KeypadModifier, u"Ctrl+7"_s);
        row("only Ctrl", Qt::Key_Control, Qt::ControlModifier, {});
        row("switching Hangul", Qt::Key_Hangul, Qt::NoModifier, {});
        row("Hanja", Qt::Key_Hangul_Hanja, Qt::NoModifier, {});
    }
    void keysAreThoseOnTheKeyboardInHangulToo()
    {
        QFETCH(const int, key);
        QFETCH(const Qt::KeyboardModifiers, with);
        QFETCH(const QString, keys);
        const QKeyEvent press(QEvent::KeyPress, key, with);
        QCOMPARE(gui::KeyField::keysOf(press).toString(QKeySequence::PortableText), keys);
    }

    void thePageHasThePersonsKeys()
    {
        Shortcuts shortcuts(*m_preferences);
        shortcuts.set(action("notices"_L1), {Qt::CTRL | Qt::Key_Less});
        shortcuts.set(action("quit"_L1), {});
        const QString page = gui::shortcutsPage(shortcuts);
        QVERIFY(page.startsWith(u"<!DOCTYPE html>"_s));
        QVERIFY(page.contains(u"<th scope=\"row\">Notices</th><td><kbd>Ctrl+&lt;</kbd></td>"_s));
        QVERIFY(!page.contains(u">Quit<"_s));
        QVERIFY(!page.contains(u"<script"_s));
        QVERIFY(!page.contains(u"%1"_s) && !page.contains(u"%2"_s));
    }

private:
    static const KeyedAction &action(QLatin1StringView id)
    {
        const KeyedAction *found = Shortcuts::find(id);
        if (!found)
            qFatal("no action %s", id.data());
        return *found;
    }

    std::unique_ptr<Preferences> m_preferences;
};

QTEST_MAIN(ShortcutsTest)
#include "tst_shortcuts.moc"
