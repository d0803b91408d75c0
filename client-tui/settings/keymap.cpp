// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/settings/keymap.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    struct Word {
        QLatin1StringView word;
        Action action;
    };

    const std::array kKeyWords{
        Word{"line-start"_L1, Edit::LineStart},
        Word{"line-end"_L1, Edit::LineEnd},
        Word{"char-back"_L1, Edit::CharBack},
        Word{"char-forward"_L1, Edit::CharForward},
        Word{"word-back"_L1, Edit::WordBack},
        Word{"word-forward"_L1, Edit::WordForward},
        Word{"delete-back"_L1, Edit::DeleteBack},
        Word{"delete-forward"_L1, Edit::DeleteForward},
        Word{"kill-to-end"_L1, Edit::KillToEnd},
        Word{"kill-to-start"_L1, Edit::KillToStart},
        Word{"kill-word-back"_L1, Edit::KillWordBack},
        Word{"kill-word"_L1, Edit::KillWord},
        Word{"yank"_L1, Edit::Yank},
        Word{"yank-older"_L1, Edit::YankOlder},
        Word{"transpose"_L1, Edit::Transpose},
        Word{"undo"_L1, Edit::Undo},
        Word{"history-older"_L1, Edit::HistoryOlder},
        Word{"history-newer"_L1, Edit::HistoryNewer},
        Word{"search-history"_L1, Edit::SearchHistory},
        Word{"new-line"_L1, Edit::NewLine},
        Word{"send"_L1, Gesture::Send},
        Word{"complete"_L1, Gesture::Complete},
        Word{"complete-back"_L1, Gesture::CompleteBack},
        Word{"escape"_L1, Gesture::Escape},
        Word{"interrupt"_L1, Gesture::Interrupt},
        Word{"help"_L1, Gesture::Help},
        Word{"repaint"_L1, Gesture::Repaint},
        Word{"suspend"_L1, Gesture::Suspend},
        Word{"next-room"_L1, Gesture::NextRoom},
        Word{"previous-room"_L1, Gesture::PreviousRoom},
        Word{"next-unread"_L1, Gesture::NextUnread},
        Word{"next-mention"_L1, Gesture::NextMention},
        Word{"last-room"_L1, Gesture::LastRoom},
        Word{"jump-to-room"_L1, Gesture::JumpToRoom},
        Word{"next-pane"_L1, Gesture::NextPane},
        Word{"previous-pane"_L1, Gesture::PreviousPane},
        Word{"pane-wider"_L1, Gesture::PaneWider},
        Word{"pane-narrower"_L1, Gesture::PaneNarrower},
        Word{"pane-higher"_L1, Gesture::PaneHigher},
        Word{"pane-lower"_L1, Gesture::PaneLower},
        Word{"even-panes"_L1, Gesture::EvenPanes},
        Word{"page-up"_L1, Gesture::PageUp},
        Word{"page-down"_L1, Gesture::PageDown},
        Word{"line-up"_L1, Gesture::LineUp},
        Word{"line-down"_L1, Gesture::LineDown},
        Word{"oldest"_L1, Gesture::Oldest},
        Word{"newest"_L1, Gesture::Newest},
        Word{"first-unread"_L1, Gesture::FirstUnread},
        Word{"copy-message"_L1, Gesture::CopyMessage},
        Word{"toggle-rooms"_L1, Gesture::ToggleRooms},
        Word{"toggle-side"_L1, Gesture::ToggleSide},
        Word{"fold-folder"_L1, Gesture::FoldFolder},
        Word{"toggle-mouse"_L1, Gesture::ToggleMouse},
        Word{"retry-connection"_L1, Gesture::RetryConnection},
        Word{"toggle-unread"_L1, Gesture::ToggleUnread},
        Word{"choose-message"_L1, Gesture::ChooseMessage},
        Word{"go-back"_L1, Gesture::GoBack},
        Word{"search"_L1, Gesture::Search},
        Word{"message-reply"_L1, MessageDeed::Reply},
        Word{"message-quote"_L1, MessageDeed::Quote},
        Word{"message-edit"_L1, MessageDeed::Edit},
        Word{"message-react"_L1, MessageDeed::React},
        Word{"message-delete"_L1, MessageDeed::Remove},
        Word{"message-pin"_L1, MessageDeed::Pin},
        Word{"message-save"_L1, MessageDeed::Save},
        Word{"message-copy"_L1, MessageDeed::Copy},
        Word{"message-link"_L1, MessageDeed::Link},
        Word{"message-unread"_L1, MessageDeed::Unread},
        Word{"message-reactions"_L1, MessageDeed::ShowReactions},
        Word{"message-quoted"_L1, MessageDeed::FollowQuote},
        Word{"message-thread"_L1, MessageDeed::Thread},
        Word{"message-back"_L1, MessageDeed::Back},
        Word{"message-older"_L1, MessageDeed::Older},
        Word{"message-newer"_L1, MessageDeed::Newer},
        Word{"message-search"_L1, MessageDeed::Search},
    };

    struct Binding {
        QLatin1StringView chord;
        Action action;
    };

    const std::array kBindings{
        Binding{"ctrl-a"_L1, Edit::LineStart},
        Binding{"home"_L1, Edit::LineStart},
        Binding{"ctrl-e"_L1, Edit::LineEnd},
        Binding{"end"_L1, Edit::LineEnd},
        Binding{"ctrl-b"_L1, Edit::CharBack},
        Binding{"left"_L1, Edit::CharBack},
        Binding{"ctrl-f"_L1, Edit::CharForward},
        Binding{"right"_L1, Edit::CharForward},
        Binding{"alt-b"_L1, Edit::WordBack},
        Binding{"ctrl-left"_L1, Edit::WordBack},
        Binding{"alt-left"_L1, Edit::WordBack},
        Binding{"alt-f"_L1, Edit::WordForward},
        Binding{"ctrl-right"_L1, Edit::WordForward},
        Binding{"alt-right"_L1, Edit::WordForward},
        Binding{"backspace"_L1, Edit::DeleteBack},
        Binding{"ctrl-h"_L1, Edit::DeleteBack},
        Binding{"delete"_L1, Edit::DeleteForward},
        Binding{"ctrl-d"_L1, Edit::DeleteForward},
        Binding{"ctrl-k"_L1, Edit::KillToEnd},
        Binding{"ctrl-u"_L1, Edit::KillToStart},
        Binding{"ctrl-w"_L1, Edit::KillWordBack},
        Binding{"alt-backspace"_L1, Edit::KillWordBack},
        Binding{"alt-d"_L1, Edit::KillWord},
        Binding{"ctrl-y"_L1, Edit::Yank},
        Binding{"alt-y"_L1, Edit::YankOlder},
        Binding{"ctrl-t"_L1, Edit::Transpose},
        Binding{"ctrl-_"_L1, Edit::Undo},
        Binding{"ctrl-/"_L1, Edit::Undo},
        Binding{"up"_L1, Edit::HistoryOlder},
        Binding{"down"_L1, Edit::HistoryNewer},
        Binding{"ctrl-r"_L1, Edit::SearchHistory},
        Binding{"alt-enter"_L1, Edit::NewLine},
        Binding{"enter"_L1, Gesture::Send},
        Binding{"ctrl-m"_L1, Gesture::Send},
        Binding{"ctrl-j"_L1, Gesture::Send},
        Binding{"tab"_L1, Gesture::Complete},
        Binding{"ctrl-i"_L1, Gesture::Complete},
        Binding{"shift-tab"_L1, Gesture::CompleteBack},
        Binding{"escape"_L1, Gesture::Escape},
        Binding{"ctrl-g"_L1, Gesture::Escape},
        Binding{"alt-escape"_L1, Gesture::Escape}, // twice in a hurry
        Binding{"ctrl-c"_L1, Gesture::Interrupt},
        Binding{"f1"_L1, Gesture::Help},
        Binding{"ctrl-l"_L1, Gesture::Repaint},
        Binding{"ctrl-z"_L1, Gesture::Suspend},
        Binding{"ctrl-n"_L1, Gesture::NextRoom},
        Binding{"alt-down"_L1, Gesture::NextRoom},
        Binding{"f6"_L1, Gesture::NextRoom},
        Binding{"ctrl-p"_L1, Gesture::PreviousRoom},
        Binding{"alt-up"_L1, Gesture::PreviousRoom},
        Binding{"f5"_L1, Gesture::PreviousRoom},
        Binding{"alt-a"_L1, Gesture::NextUnread},
        Binding{"alt-n"_L1, Gesture::NextMention},
        Binding{"alt-/"_L1, Gesture::LastRoom},
        Binding{"alt-j"_L1, Gesture::JumpToRoom},
        Binding{"f8"_L1, Gesture::NextPane},
        Binding{"alt-w"_L1, Gesture::NextPane},
        Binding{"f7"_L1, Gesture::PreviousPane},
        Binding{"alt-shift-right"_L1, Gesture::PaneWider},
        Binding{"alt-shift-left"_L1, Gesture::PaneNarrower},
        Binding{"alt-shift-up"_L1, Gesture::PaneHigher},
        Binding{"alt-shift-down"_L1, Gesture::PaneLower},
        Binding{"alt-="_L1, Gesture::EvenPanes},
        Binding{"page-up"_L1, Gesture::PageUp},
        Binding{"page-down"_L1, Gesture::PageDown},
        Binding{"alt-page-up"_L1, Gesture::LineUp},
        Binding{"shift-up"_L1, Gesture::LineUp},
        Binding{"alt-page-down"_L1, Gesture::LineDown},
        Binding{"shift-down"_L1, Gesture::LineDown},
        Binding{"alt-home"_L1, Gesture::Oldest},
        Binding{"alt-end"_L1, Gesture::Newest},
        Binding{"alt-u"_L1, Gesture::FirstUnread},
        Binding{"alt-c"_L1, Gesture::CopyMessage},
        Binding{"f2"_L1, Gesture::ToggleRooms},
        Binding{"f3"_L1, Gesture::ToggleSide},
        Binding{"f4"_L1, Gesture::FoldFolder},
        Binding{"alt-m"_L1, Gesture::ToggleMouse},
        Binding{"alt-r"_L1, Gesture::RetryConnection},
        Binding{"f9"_L1, Gesture::ToggleUnread},
        Binding{"ctrl-up"_L1, Gesture::ChooseMessage},
        Binding{"alt-s"_L1, Gesture::ChooseMessage},
        Binding{"ctrl-o"_L1, Gesture::GoBack},
        Binding{"ctrl-s"_L1, Gesture::Search},
        Binding{"r"_L1, MessageDeed::Reply},
        Binding{"q"_L1, MessageDeed::Quote},
        Binding{"e"_L1, MessageDeed::Edit},
        Binding{"+"_L1, MessageDeed::React},
        Binding{"d"_L1, MessageDeed::Remove},
        Binding{"p"_L1, MessageDeed::Pin},
        Binding{"s"_L1, MessageDeed::Save},
        Binding{"y"_L1, MessageDeed::Copy},
        Binding{"l"_L1, MessageDeed::Link},
        Binding{"u"_L1, MessageDeed::Unread},
        Binding{"w"_L1, MessageDeed::ShowReactions},
        Binding{"t"_L1, MessageDeed::Thread},
        Binding{"b"_L1, MessageDeed::Back},
        Binding{"k"_L1, MessageDeed::Older},
        Binding{"j"_L1, MessageDeed::Newer},
    };

} // namespace

Keymap::Keymap()
{
    for (const Binding &binding : kBindings)
        m_actions.insert(binding.chord, binding.action);
}

std::optional<Action> Keymap::find(const QString &chord) const
{
    const auto at = m_actions.constFind(chord);
    return at == m_actions.constEnd() ? std::nullopt : std::optional(*at);
}

bool Keymap::bind(const QString &chord, const QString &actionWord)
{
    if (actionWord == "none"_L1) {
        m_actions.remove(chord);
        return true;
    }
    const auto at = std::find_if(kKeyWords.begin(), kKeyWords.end(),
                                 [&actionWord](const Word &word) { return word.word == actionWord; });
    if (at == kKeyWords.end() || (isLetter(chord) && !std::holds_alternative<MessageDeed>(at->action)))
        return false;
    m_actions.insert(chord, at->action);
    return true;
}

QStringList Keymap::chordsOf(Action action) const
{
    QStringList chords;
    for (const Binding &binding : kBindings) { // the table's order: the best known first
        if (m_actions.value(binding.chord, Gesture::Paste) == action)
            chords.append(binding.chord);
    }
    for (auto at = m_actions.begin(); at != m_actions.end(); ++at) {
        if (at.value() == action && !chords.contains(at.key()))
            chords.append(at.key());
    }
    return chords;
}

QStringList Keymap::actionWords()
{
    QStringList words{u"none"_s};
    for (const Word &word : kKeyWords)
        words.append(word.word);
    return words;
}

bool Keymap::isLetter(const QString &key)
{
    return key.size() == 1 && key.front().isPrint() && !key.front().isSpace();
}

bool Keymap::isChord(const QString &chord)
{
    static const QStringList kKeys{u"enter"_s, u"tab"_s,  u"backspace"_s, u"delete"_s,    u"insert"_s,
                                   u"home"_s,  u"end"_s,  u"page-up"_s,   u"page-down"_s, u"up"_s,
                                   u"down"_s,  u"left"_s, u"right"_s,     u"escape"_s,    u"space"_s};
    QString key = chord;
    for (const QString &modifier : {u"ctrl-"_s, u"alt-"_s, u"shift-"_s}) {
        if (key.startsWith(modifier) && key.size() > modifier.size())
            key = key.mid(modifier.size());
    }
    if (key.size() == 1)
        return key != chord; // a letter alone is text
    if (key.startsWith(u'f')) {
        bool ok = false;
        const int number = key.mid(1).toInt(&ok);
        if (ok)
            return number >= 1 && number <= 12;
    }
    return kKeys.contains(key);
}

} // namespace madang::tui
