// SPDX-License-Identifier: GPL-3.0-or-later
// Shortcuts: everything that has keys, or may be given some, and which keys a person has for it. Windows
// listen to them, the list of keys and the settings show them; nobody writes them down a second time.
#pragma once

#include "common/client/preferences.h"

#include <QKeySequence>
#include <QList>

class QShortcut;

namespace madang::gui {

/// Where keys are listened to.
enum class KeyScope {
    Everywhere, ///< in whatever is open
    Window, ///< in the main window and in those that show a room
    Writing, ///< in a text field of them
    Message, ///< on the message that has the keyboard, where nothing is typed
    Monitor, ///< in the window of the live monitor, where nothing is typed
};

/// Something that keys do.
struct KeyedAction {
    QLatin1StringView id; ///< stays: it is written in people's settings
    const char *words = nullptr; ///< as a menu says it, for Shortcuts::words()
    KeyScope scope = KeyScope::Window;
    QList<QKeySequence> usual;
    bool fixed = false; ///< these keys stay what they are
};

/// The keys of one profile. Only what differs from the usual is stored. No two actions that listen at the
/// same time ever have the same keys: what a person chose goes before what is usual.
class Shortcuts : public QObject {
    Q_OBJECT

public:
    explicit Shortcuts(Preferences &preferences, QObject *parent = nullptr);

    /// Every action, in the order in which lists show them.
    static const QList<KeyedAction> &table();
    /// Null when there is none of that name.
    static const KeyedAction *find(QLatin1StringView id);
    /// As menus say it, in the person's language.
    static QString words(const KeyedAction &action);
    /// The same without the mark that something opens.
    static QString nameOf(const KeyedAction &action);
    /// Keys as they are written on a keyboard.
    static QString textOf(const QKeySequence &keys);

    QList<QKeySequence> keys(QLatin1StringView id) const { return m_keys.value(id); }
    /// The first of them, for where there is room for one; may be empty.
    QKeySequence key(QLatin1StringView id) const { return keys(id).value(0); }
    /// Listens for them in a window, whose it is, and goes on with others when they are changed.
    QShortcut *listen(QLatin1StringView id, QObject *window) const;
    /// All of them in words; empty when there are none.
    QString text(QLatin1StringView id) const;
    bool isUsual(const KeyedAction &action) const { return keys(action.id) == action.usual; }
    bool isAllUsual() const;
    /// Whether somebody who types this looks for it: its words in the person's language or in English, also
    /// by Korean initial consonants, or its keys.
    bool matches(const KeyedAction &action, const QString &typed) const;

    /// Why these keys cannot be this action's, in a sentence; empty when they can.
    QString refusal(const KeyedAction &action, const QKeySequence &keys) const;
    /// The other actions that would lose keys by it.
    QList<const KeyedAction *> holders(const KeyedAction &action, const QList<QKeySequence> &keys) const;

    /// Gives an action these keys and no others, and takes them from whatever had them.
    void set(const KeyedAction &action, const QList<QKeySequence> &keys);
    void reset(const KeyedAction &action) { set(action, action.usual); }
    void resetAll();

Q_SIGNALS:
    void changed();

private:
    std::optional<QList<QKeySequence>> chosen(const KeyedAction &action) const;
    void store(const KeyedAction &action, const QList<QKeySequence> &keys);
    void release(const KeyedAction &action, const QList<QKeySequence> &keys);
    void read();

    Preferences &m_preferences;
    QHash<QString, QList<QKeySequence>> m_keys;
    bool m_writing = false; ///< several differences become one change
};

} // namespace madang::gui
