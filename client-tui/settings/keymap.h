// SPDX-License-Identifier: GPL-3.0-or-later
// Which key does what: one table of chords and actions, with the habits of WeeChat and Emacs, that the
// configuration can change.
#pragma once

#include "client-tui/terminal/line_editor.h"

#include <QHash>
#include <QStringList>

#include <variant>

namespace madang::tui {

/// What a key can do besides editing the line.
enum class Gesture {
    Send,
    Complete,
    CompleteBack,
    Escape,
    Interrupt,
    Help,
    Repaint,
    Suspend,
    NextRoom,
    PreviousRoom,
    NextUnread,
    NextMention,
    LastRoom,
    JumpToRoom, ///< two digits follow
    NextPane,
    PreviousPane,
    PaneWider,
    PaneNarrower,
    PaneHigher,
    PaneLower,
    EvenPanes,
    PageUp,
    PageDown,
    LineUp,
    LineDown,
    Oldest,
    Newest,
    FirstUnread,
    CopyMessage,
    ToggleRooms,
    ToggleSide,
    FoldFolder,
    ToggleMouse,
    RetryConnection,
    Paste,
    ToggleUnread,
    ChooseMessage,
    GoBack,
    Search, ///< asks for words to be found in the open room
};
/// What is done with a marked message. Only these may stand on a letter alone: while a message is marked,
/// nothing is typed.
enum class MessageDeed {
    Reply,
    Edit,
    React, ///< with the sign; without one it is asked for
    Remove,
    Pin,
    Save, ///< for oneself, or no longer
    Unread, ///< from it on
    Quote, ///< into the line
    Copy,
    Link,
    ShowReactions,
    FollowQuote,
    Thread, ///< shows it with what answers it
    Back, ///< to where a quote was followed from
    Older, ///< marks the one before it
    Newer,
    Search, ///< asks for words to be found in its room; on no key unless bound: "/" begins a command
};
using Action = std::variant<Edit, Gesture, MessageDeed>;

class Keymap {
public:
    /// The built-in table.
    Keymap();

    std::optional<Action> find(const QString &chord) const;
    /// Binds a chord or a letter; "none" unbinds it. False when there is no such action, or when a letter
    /// would stand for another one than what is done with a marked message.
    bool bind(const QString &chord, const QString &actionWord);
    /// The chords of an action, for the help page.
    QStringList chordsOf(Action action) const;

    static QStringList actionWords();
    /// Whether a chord is spelled as the terminal spells it: "ctrl-", "alt-", "shift-" in this order, then a
    /// key.
    static bool isChord(const QString &chord);
    /// Whether it is one character that a key types by itself.
    static bool isLetter(const QString &key);

private:
    QHash<QString, Action> m_actions;
};

} // namespace madang::tui
