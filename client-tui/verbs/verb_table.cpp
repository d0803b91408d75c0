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
    static const QList<Verb> table{
        {"help"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[command]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Keys and commands, or one command."),
         {A::Verb},
         0,
         &Verbs::help},
        {"join"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<room>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Goes to a room by number or name; joins a public one."),
         {A::Room},
         1,
         &Verbs::join},
        {"leave"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Leaves this room for good, after asking."),
         {},
         0,
         &Verbs::leave},
        {"rooms"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists your rooms to choose from."),
         {},
         0,
         &Verbs::listRooms},
        {"public"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[words]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists public rooms to choose from."),
         {A::Text},
         0,
         &Verbs::listPublic},
        {"create"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[-private] <name>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Makes a room of your own."),
         {A::Text},
         1,
         &Verbs::create},
        {"msg"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<user name> [text]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Talks to one person alone."),
         {A::Person, A::Text},
         1,
         &Verbs::message},
        {"invite"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<user name>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Makes someone a member of this room."),
         {A::Person},
         1,
         &Verbs::invite},
        {"reply"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[-number] <text>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Answers the last message, or the one so far above it (-2)."),
         {A::Text},
         1,
         &Verbs::reply},
        {"edit"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[-number] [text]"),
         QT_TRANSLATE_NOOP(
             "madang::tui::Verb",
             "Changes your last message, or an earlier one; without a text it comes into the line."),
         {A::Text},
         0,
         &Verbs::edit},
        {"delete"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[-number]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Takes a message away, after asking; owners anyone's."),
         {A::Text},
         0,
         &Verbs::remove},
        {"react"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[-number] <emoji | word>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Puts a sign below a message, or takes yours back."),
         {A::Text},
         1,
         &Verbs::react},
        {"pin"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[-number]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Pins a message, or unpins it. Owners only."),
         {A::Text},
         0,
         &Verbs::pin},
        {"pins"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists the pinned messages to go to."),
         {},
         0,
         &Verbs::listPins},
        {"versions"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[-number]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Shows what an edited message said before."),
         {A::Text},
         0,
         &Verbs::showVersions},
        {"complain"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "[-number] <spam | abuse | danger | fraud | other> [what is wrong]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Complains about a message to those who look after the room."),
         {A::Text},
         1,
         &Verbs::complain},
        {"complaints"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists complaints about rooms you look after, to decide."),
         {},
         0,
         &Verbs::listComplaints},
        {"block"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<user name>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Blocks a person: no direct room, invitation or mention of theirs reaches you."),
         {A::Person},
         1,
         &Verbs::block},
        {"unblock"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<user name>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Unblocks a person."),
         {A::Person},
         1,
         &Verbs::unblock},
        {"blocked"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists the people you blocked."),
         {},
         0,
         &Verbs::listBlocked},
        {"notify"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "all | mentions | none | usual"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "How much of this room alerts you, on all your devices."),
         {A::Text},
         1,
         &Verbs::notify},
        {"mute"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[30m | 8h | tomorrow | off]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Mutes this room for a while or for good; what names you still comes."),
         {A::Text},
         0,
         &Verbs::mute},
        {"favourite"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[on | off]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Puts this room at the top of your list, or back."),
         {A::Text},
         0,
         &Verbs::favourite},
        {"quiet"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[22:00-07:00 | 1h | money on | off]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Shows or sets the hours in which nothing alerts you."),
         {A::Text},
         0,
         &Verbs::quiet},
        {"keywords"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[word, word | off]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Shows or sets words that alert you like your name."),
         {A::Text},
         0,
         &Verbs::keywords},
        {"upload"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<path> [text]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Sends a file; a path with blanks stands in quotes."),
         {A::Text},
         1,
         &Verbs::upload},
        {"save"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[number | id] [path]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Saves the last file here, the one so many files above it (2), or that of an id."),
         {A::Text},
         0,
         &Verbs::save},
        {"members"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Shows who is in this room."),
         {},
         0,
         &Verbs::listMembers},
        {"close"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Closes this room for posting, after asking. Owners only."),
         {},
         0,
         &Verbs::closeRoom},
        {"campaigns"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists the campaigns to choose from."),
         {},
         0,
         &Verbs::listCampaigns},
        {"campaign"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Shows this room's campaign and its latest gifts."),
         {},
         0,
         &Verbs::showCampaign},
        {"donate"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<amount> [campaign] [message]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Gives money: shows the link and QR code, then watches the payment."),
         {A::Amount, A::Campaign, A::Text},
         1,
         &Verbs::donate},
        {"gifts"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[open | paid | returned | failed]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists your own gifts and what became of them."),
         {A::Text},
         0,
         &Verbs::listGifts},
        {"refund"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<number> [amount] <reason>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Has a gift of /gifts given back, in whole or in part, after asking."),
         {A::Text},
         1,
         &Verbs::refund},
        {"refunds"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[approve <number> [note] | reject <number> [note]]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Lists the refunds that wait for your decision; approves or rejects one."),
         {A::Text},
         0,
         &Verbs::decideRefunds},
        {"pledge"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<amount> <day | last> [now] [campaign] [message]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Gives every month: shows where a card is registered; with now also today."),
         {A::Amount, A::Text},
         2,
         &Verbs::pledge},
        {"pledges"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[number amount day]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Shows your monthly gifts: next dates, skip, pause, change, end."),
         {A::Text},
         0,
         &Verbs::listPledges},
        {"reports"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Shows how the money of this room's campaign was used."),
         {},
         0,
         &Verbs::showReports},
        {"feed"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[from [to]]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Lists all gifts of this room's campaign, or those of some days."),
         {A::Text},
         0,
         &Verbs::showGifts},
        {"ranking"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[week | month | year | all]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists who gave most; two months unless told."),
         {A::Text},
         0,
         &Verbs::showRanking},
        {"ranked"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<on | off>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Chooses whether you are listed in rankings."),
         {A::Text},
         1,
         &Verbs::chooseRanking},
        {"drafts"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists your drafts of campaigns, to start or discard."),
         {},
         0,
         &Verbs::showDrafts},
        {"draft"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "<title> | goal <amount> | ends <date> | for <whom> | presets <amounts> | report "
                           "<date> | story <text or file>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Keeps a campaign as a draft; all but the title may be missing."),
         {A::Text},
         1,
         &Verbs::draft},
        {"manage"_L1,
         QT_TRANSLATE_NOOP(
             "madang::tui::Verb",
             "<story | ends | presets | picture | messages-from | report | video | thank | letters | "
             "statement | refund | payouts | payout | messages | words | end | settle> [what]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Changes, reports on and ends a campaign of yours; see the manual."),
         {A::Text},
         1,
         &Verbs::manage},
        {"inbox"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[read]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Lists your notices; Enter opens one, read marks all as read."),
         {A::Text},
         0,
         &Verbs::inbox},
        {"payouts"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[refuse <id> <reason> | paid <id> <reference>]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Lists the payouts of every campaign to decide about; for treasurers."),
         {A::Text},
         0,
         &Verbs::payouts},
        {"receipts"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[year]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Lists your receipts of a year; Enter saves one as PDF."),
         {A::Text},
         0,
         &Verbs::listReceipts},
        {"monitor"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "[campaign | pause | resume | skip | replay [number] | clear]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Shows a campaign live on the whole screen, with alerts in turn."),
         {A::Campaign},
         0,
         &Verbs::monitor},
        {"desk"_L1,
         QT_TRANSLATE_NOOP(
             "madang::tui::Verb",
             "[stuck | unmatched | dead | refunds | deposits | requery [order] | resolve <reason> | replay | "
             "deposit <number> [amount] [reference] [at=day] [from=name] | approve [note] | reject <reason> "
             "| "
             "sent <number> | dismiss <reason> | refund [amount] <reason> | check]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Opens the payments desk of operators, or does something at it."),
         {A::Text},
         0,
         &Verbs::desk},
        {"history"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[pages]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Scrolls back through what was said."),
         {A::Text},
         0,
         &Verbs::history},
        {"goto"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<date | number | unread | end>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb",
                           "Jumps to a day, a message number, the first unread line, or the end."),
         {A::Moment},
         1,
         &Verbs::goTo},
        {"search"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[-all] <words>"),
         QT_TRANSLATE_NOOP(
             "madang::tui::Verb",
             "Finds messages in this room or, with -all, in yours. Filters: from: in: has: before: "
             "after: during:"),
         {A::Text},
         1,
         &Verbs::search},
        {"retry"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[all]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Sends a refused line again."),
         {A::Text},
         0,
         &Verbs::retry},
        {"discard"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[all]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Drops a refused line."),
         {A::Text},
         0,
         &Verbs::discard},
        {"nick"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<name>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Changes the name others see."),
         {A::Text},
         1,
         &Verbs::nick},
        {"email"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "[address]"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Shows your e-mail address, or sends a code to a new one."),
         {A::Text},
         0,
         &Verbs::email},
        {"verify"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<code | again>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Proves your e-mail address with the code sent there."),
         {A::Text},
         1,
         &Verbs::verify},
        {"lang"_L1,
         QT_TRANSLATE_NOOP("madang::tui::Verb", "<ko | en>"),
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Changes the language."),
         {A::Language},
         1,
         &Verbs::language},
        {"logout"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Signs out here, after asking."),
         {},
         0,
         &Verbs::logOut},
        {"quit"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::Verb", "Ends the program. Nothing is lost."),
         {},
         0,
         &Verbs::quit},
    };
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
