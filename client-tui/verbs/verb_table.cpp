// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/verbs/verb_table.h"

#include "client-tui/verbs/verbs.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

constexpr auto kContext = "madang::tui::Verb";

} // namespace

QString Verb::help() const
{
    return QCoreApplication::translate(kContext, helpLine);
}

QString Verb::usage() const
{
    const QString shown = *arguments ? u' ' + QCoreApplication::translate(kContext, arguments) : QString();
    return u'/' + word + shown;
}

const QList<Verb> &verbTable()
{
    using A = Argument;
#define T(text) QT_TRANSLATE_NOOP("madang::tui::Verb", text)
    static const QList<Verb> table{
        {"help"_L1, T("[command]"), T("Keys and commands, or one command."), {A::Verb}, 0, &Verbs::help},
        {"join"_L1, T("<room>"), T("Goes to a room by number or name; joins a public one."), {A::Room}, 1, &Verbs::join},
        {"leave"_L1, "", T("Leaves this room for good, after asking."), {}, 0, &Verbs::leave},
        {"rooms"_L1, "", T("Lists your rooms to choose from."), {}, 0, &Verbs::listRooms},
        {"public"_L1, T("[words]"), T("Lists public rooms to choose from."), {A::Text}, 0, &Verbs::listPublic},
        {"create"_L1, T("[-private] <name>"), T("Makes a room of your own."), {A::Text}, 1, &Verbs::create},
        {"msg"_L1, T("<user name> [text]"), T("Talks to one person alone."), {A::Person, A::Text}, 1, &Verbs::message},
        {"invite"_L1, T("<user name>"), T("Makes someone a member of this room."), {A::Person}, 1, &Verbs::invite},
        {"members"_L1, "", T("Shows who is in this room."), {}, 0, &Verbs::listMembers},
        {"close"_L1, "", T("Closes this room for posting, after asking. Owners only."), {}, 0, &Verbs::closeRoom},
        {"campaigns"_L1, "", T("Lists the campaigns to choose from."), {}, 0, &Verbs::listCampaigns},
        {"campaign"_L1, "", T("Shows this room's campaign and its latest gifts."), {}, 0, &Verbs::showCampaign},
        {"donate"_L1, T("<amount> [campaign] [message]"), T("Gives money: shows the link and QR code, then watches the payment."), {A::Amount, A::Campaign, A::Text}, 1, &Verbs::donate},
        {"history"_L1, T("[pages]"), T("Scrolls back through what was said."), {A::Text}, 0, &Verbs::history},
        {"goto"_L1, T("<date | number | unread | end>"), T("Jumps to a day, a message number, the first unread line, or the end."), {A::Moment}, 1, &Verbs::goTo},
        {"search"_L1, T("<words>"), T("Finds messages of this room on this computer."), {A::Text}, 1, &Verbs::search},
        {"retry"_L1, T("[all]"), T("Sends a refused line again."), {A::Text}, 0, &Verbs::retry},
        {"discard"_L1, T("[all]"), T("Drops a refused line."), {A::Text}, 0, &Verbs::discard},
        {"nick"_L1, T("<name>"), T("Changes the name others see."), {A::Text}, 1, &Verbs::nick},
        {"lang"_L1, T("<ko | en>"), T("Changes the language."), {A::Language}, 1, &Verbs::language},
        {"logout"_L1, "", T("Signs out here, after asking."), {}, 0, &Verbs::logOut},
        {"quit"_L1, "", T("Ends the program. Nothing is lost."), {}, 0, &Verbs::quit},
    };
#undef T
    return table;
}

const Verb *findVerb(const QString &word)
{
    for (const Verb &verb : verbTable()) {
        if (word.compare(verb.word, Qt::CaseInsensitive) == 0)
            return &verb;
    }
    return nullptr;
}

QStringList verbWords()
{
    QStringList words;
    for (const Verb &verb : verbTable())
        words.append(verb.word);
    return words;
}

std::optional<TypedVerb> typedVerb(const QString &line)
{
    if (!line.startsWith(u'/') || line.startsWith("//"_L1))
        return std::nullopt;
    QString rest = line.mid(1);
    qsizetype end = 0;
    while (end < rest.size() && !rest.at(end).isSpace())
        ++end;
    return TypedVerb{rest.left(end), rest.mid(end).trimmed()};
}

QString takeArgument(QString &rest)
{
    rest = rest.trimmed();
    if (rest.startsWith(u'"')) {
        const qsizetype close = rest.indexOf(u'"', 1);
        const QString inner = rest.mid(1, close < 0 ? -1 : close - 1);
        rest = close < 0 ? QString() : rest.mid(close + 1).trimmed();
        return inner;
    }
    qsizetype end = 0;
    while (end < rest.size() && !rest.at(end).isSpace())
        ++end;
    const QString word = rest.left(end);
    rest = rest.mid(end).trimmed();
    return word;
}

QString quotedIfNeeded(const QString &name)
{
    const bool plain = !name.contains(u' ') && !name.contains(u'"');
    return plain ? name : u'"' + QString(name).remove(u'"') + u'"';
}

} // namespace madang::tui
