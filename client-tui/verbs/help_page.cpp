// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/verbs/help_page.h"

#include "client-tui/panes/sheet.h"
#include "client-tui/verbs/verb_table.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    struct HelpPageText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::HelpPage)
    };

    constexpr int kLeftColumns = 38;

    struct KeyHelp {
        Action action;
        QString text;
    };

    QList<KeyHelp> keyHelps()
    {
        return {
            {Gesture::NextRoom, HelpPageText::tr("next room")},
            {Gesture::PreviousRoom, HelpPageText::tr("previous room")},
            {Gesture::NextUnread, HelpPageText::tr("next room with something unread")},
            {Gesture::NextMention, HelpPageText::tr("next room in which somebody named you")},
            {Gesture::LastRoom, HelpPageText::tr("the room before this one")},
            {Gesture::JumpToRoom, HelpPageText::tr("a room by two digits")},
            {Gesture::NextPane, HelpPageText::tr("next pane, after /split")},
            {Gesture::PreviousPane, HelpPageText::tr("previous pane")},
            {Gesture::PaneWider, HelpPageText::tr("this pane wider; Left narrower")},
            {Gesture::PaneHigher, HelpPageText::tr("this pane higher; Down lower")},
            {Gesture::EvenPanes, HelpPageText::tr("panes of fair sizes again")},
            {Gesture::PageUp, HelpPageText::tr("scroll back")},
            {Gesture::PageDown, HelpPageText::tr("scroll on")},
            {Gesture::LineUp, HelpPageText::tr("scroll back a line")},
            {Gesture::Oldest, HelpPageText::tr("to the oldest line loaded")},
            {Gesture::Newest, HelpPageText::tr("to the newest line")},
            {Gesture::FirstUnread, HelpPageText::tr("to the first unread line")},
            {Gesture::CopyMessage, HelpPageText::tr("copy the last message that is shown")},
            {Gesture::Complete, HelpPageText::tr("complete a command, room, name, campaign or amount")},
            {Edit::SearchHistory, HelpPageText::tr("search what you typed before")},
            {Edit::HistoryOlder, HelpPageText::tr("what you typed before")},
            {Edit::NewLine, HelpPageText::tr("a new line in the message")},
            {Edit::LineStart, HelpPageText::tr("to the start of the line")},
            {Edit::LineEnd, HelpPageText::tr("to the end of the line")},
            {Edit::KillWordBack, HelpPageText::tr("cut the word before the cursor")},
            {Edit::KillToEnd, HelpPageText::tr("cut to the end of the line")},
            {Edit::KillToStart, HelpPageText::tr("cut to the start of the line")},
            {Edit::Yank, HelpPageText::tr("paste what was cut")},
            {Edit::Undo, HelpPageText::tr("undo")},
            {Gesture::ToggleRooms, HelpPageText::tr("room list on or off")},
            {Gesture::ToggleSide, HelpPageText::tr("side panel on or off")},
            {Gesture::FoldFolder, HelpPageText::tr("fold or unfold the folder of this room")},
            {Gesture::ToggleMouse, HelpPageText::tr("mouse on or off; off lets the terminal select text")},
            {Gesture::RetryConnection, HelpPageText::tr("connect now")},
            {Gesture::Repaint, HelpPageText::tr("paint the screen anew")},
            {Gesture::Suspend, HelpPageText::tr("suspend; fg comes back")},
            {Gesture::ChooseMessage,
             HelpPageText::tr("choose a message: reply, edit, react and more by a key")},
            {Gesture::GoBack, HelpPageText::tr("back to where you were before a jump")},
            {Gesture::Search,
             HelpPageText::tr("search this room; then n goes to an older one, N to a newer")},
            {Gesture::ToggleUnread, HelpPageText::tr("list rooms with something unread, or all")},
        };
    }

    /// What is done with a marked message.
    QList<KeyHelp> messageHelps()
    {
        return {
            {MessageDeed::Reply, HelpPageText::tr("answer it")},
            {MessageDeed::Quote, HelpPageText::tr("quote it into the line")},
            {MessageDeed::Edit, HelpPageText::tr("edit it")},
            {MessageDeed::React, HelpPageText::tr("show the signs; once more: name another one")},
            {MessageDeed::Remove, HelpPageText::tr("delete it, after asking")},
            {MessageDeed::Pin, HelpPageText::tr("pin or unpin it")},
            {MessageDeed::Save, HelpPageText::tr("save it for yourself, or no longer")},
            {MessageDeed::Copy, HelpPageText::tr("copy it")},
            {MessageDeed::Link, HelpPageText::tr("show and copy its address")},
            {MessageDeed::Unread, HelpPageText::tr("mark as unread from there on")},
            {MessageDeed::ShowReactions, HelpPageText::tr("who reacted to it")},
            {MessageDeed::FollowQuote, HelpPageText::tr("to what it answers; Enter does so, too")},
            {MessageDeed::Thread, HelpPageText::tr("show it with what answers it")},
            {MessageDeed::Back, HelpPageText::tr("back to where you were before a jump")},
            {MessageDeed::Older, HelpPageText::tr("mark the one before it")},
            {MessageDeed::Newer, HelpPageText::tr("mark the one after it")},
            {MessageDeed::Search, HelpPageText::tr("search this room")},
        };
    }

    /// What letters do in normal mode; they cannot be bound to something else.
    QList<std::pair<QString, QString>> viHelps()
    {
        return {
            {u"Esc"_s, HelpPageText::tr("from typing (I) to commands (N); forgets half a command")},
            {u"i a I A"_s, HelpPageText::tr("type before, behind the cursor, at the start, at the end")},
            {u"h l w b e 0 ^ $"_s, HelpPageText::tr("move by characters, words, to the start or end")},
            {u"f F t T ; ,"_s,
             HelpPageText::tr("to a letter or before it, forward or back; again, the other way")},
            {u"d c y"_s, HelpPageText::tr("cut, change, copy where a movement leads; twice the whole line")},
            {u"x X D C p P"_s, HelpPageText::tr("cut a character or the rest; put back what was cut")},
            {u"r ~ u"_s, HelpPageText::tr("replace a character, turn its case; undo")},
            {u"k j /"_s, HelpPageText::tr("what you typed before, after; search it")},
            {u"/ n N"_s,
             HelpPageText::tr("with nothing in the line: search this room; an older, a newer one")},
        };
    }

    SheetRow entry(const Theme &theme, const QString &left, const QString &right)
    {
        return {PaintedLine{{padded(left, qMax(kLeftColumns, columnsOf(left) + 2)), theme[Role::Prompt]},
                            {right, theme[Role::Text]}}};
    }

} // namespace

QString keyName(const QString &chord)
{
    QStringList parts = chord.split(u'-', Qt::SkipEmptyParts);
    if (chord.endsWith("--"_L1))
        parts.append(u"-"_s);
    for (QString &part : parts)
        part = part.left(1).toUpper() + part.mid(1);
    return parts.join(u'-');
}

std::unique_ptr<Overlay> helpPage(const Config &config, Editing editing, const QString &role)
{
    const Theme &theme = config.theme;
    const auto heading = [&theme](const QString &text) {
        return SheetRow{PaintedLine{{text, theme[Role::Text].withBold()}}};
    };
    const SheetRow blank{PaintedLine{{QString(), theme[Role::Text]}}};
    QList<SheetRow> rows{heading(HelpPageText::tr("Commands"))};
    for (const Verb &verb : verbTable()) {
        if (verb.isOffered(role))
            rows.append(entry(theme, verb.usage(), verb.help()));
    }
    rows.append(entry(theme, u"/ …"_s, HelpPageText::tr("search this room; / alone asks for the words")));
    rows.append(entry(theme, u"//…"_s, HelpPageText::tr("a message that begins with a slash")));
    if (!config.aliases.isEmpty())
        rows << blank << heading(HelpPageText::tr("Commands of your own"));
    for (auto at = config.aliases.begin(); at != config.aliases.end(); ++at)
        rows.append(entry(theme, u'/' + at.key(), u'/' + at.value()));
    rows << blank << heading(HelpPageText::tr("Keys"));
    rows.append(entry(theme, u"Alt-1 … Alt-0"_s, HelpPageText::tr("rooms 1 to 10")));
    const auto append = [&rows, &theme, &config](const QList<KeyHelp> &helps) {
        for (const KeyHelp &help : helps) {
            QStringList names;
            for (const QString &chord : config.keys.chordsOf(help.action).mid(0, 2))
                names.append(Keymap::isLetter(chord) ? chord : keyName(chord)); // R is another letter than r
            if (!names.isEmpty())
                rows.append(entry(theme, names.join(u", "_s), help.text));
        }
    };
    append(keyHelps());
    rows << blank << heading(HelpPageText::tr("Keys while a message is marked"));
    rows.append(entry(theme, u"1 … 9"_s, HelpPageText::tr("react with a sign, or take yours back")));
    append(messageHelps());
    if (editing == Editing::Vi) {
        rows << blank << heading(HelpPageText::tr("Keys of vi"));
        for (const auto &[keys, text] : viHelps())
            rows.append(entry(theme, keys, text));
    }
    return std::make_unique<Sheet>(HelpPageText::tr("Help"), rows,
                                   HelpPageText::tr("PgUp PgDn scroll · Esc closes"));
}

} // namespace madang::tui
