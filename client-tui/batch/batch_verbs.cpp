// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/batch_verbs.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr auto kContext = "madang::tui::BatchVerb";

} // namespace

QString BatchVerb::help() const
{
    return QCoreApplication::translate(kContext, helpLine);
}

QString BatchVerb::usage() const
{
    return u"madang-tui "_s + word + (*arguments ? u' ' + QString::fromUtf8(arguments) : QString());
}

const QStringList &commonOptions()
{
    static const QStringList options{u"json"_s, u"profile="_s, u"server="_s, u"user="_s, u"help"_s};
    return options;
}

const QList<BatchVerb> &batchVerbs()
{
    using I = BatchRun::Identity;
    static const QList<BatchVerb> verbs{
        {"send"_L1,
         "ROOM [TEXT | -] [--whole]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Posts a message. From the standard input each line is one message; with --whole "
                           "all of it is one."),
         {u"whole"_s},
         1,
         -1,
         I::Person,
         sendText},
        {"tail"_L1,
         "ROOM [-n N] [--follow]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Prints the last messages (10), then goes on with --follow."),
         {u"follow"_s, u"f"_s, u"n="_s},
         1,
         1,
         I::Anyone,
         tailRoom},
        {"history"_L1,
         "ROOM [--before N | --after N | --around N | --at TIME] [--limit N] [--all]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Prints a page of a room's history, or all of it, oldest first."),
         {u"before="_s, u"after="_s, u"around="_s, u"at="_s, u"limit="_s, u"all"_s},
         1,
         1,
         I::Anyone,
         printHistory},
        {"rooms"_L1,
         "[--public] [--search WORDS]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists your rooms, or the public ones."),
         {u"public"_s, u"search="_s},
         0,
         0,
         I::Anyone,
         listRooms},
        {"members"_L1,
         "ROOM",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists who is in a room."),
         {},
         1,
         1,
         I::Anyone,
         listMembers},
        {"create-room"_L1,
         "NAME [--private] [--topic TEXT]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Makes a room and prints its id."),
         {u"private"_s, u"topic="_s},
         1,
         1,
         I::Person,
         createRoom},
        {"join"_L1,
         "ROOM",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Joins a room."),
         {},
         1,
         1,
         I::Person,
         joinRoom},
        {"leave"_L1,
         "ROOM",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Leaves a room."),
         {},
         1,
         1,
         I::Person,
         leaveRoom},
        {"invite"_L1,
         "ROOM USER",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Makes someone a member of a room."),
         {},
         2,
         2,
         I::Person,
         inviteToRoom},
        {"campaigns"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists the campaigns."),
         {},
         0,
         0,
         I::Anyone,
         listCampaigns},
        {"create-campaign"_L1,
         "TITLE --goal AMOUNT --ends DATE [--story TEXT] [--room ROOM]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Starts a campaign and prints its id."),
         {u"goal="_s, u"ends="_s, u"story="_s, u"room="_s},
         1,
         1,
         I::Person,
         createCampaign},
        {"donate"_L1,
         "CAMPAIGN AMOUNT [--message TEXT] [--visibility public|hidden-name|hidden-amount] [--key KEY] "
         "[--yes] [--wait] [--timeout S]",
         QT_TRANSLATE_NOOP(
             "madang::tui::BatchVerb",
             "Makes a gift and prints where to pay it. Without --yes it only says what would happen."),
         {u"message="_s, u"visibility="_s, u"key="_s, u"yes"_s, u"wait"_s, u"timeout="_s},
         2,
         2,
         I::Person,
         donate},
        {"donation"_L1,
         "ID [--wait] [--timeout S]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Prints how a gift stands; with --wait when it is decided."),
         {u"wait"_s, u"timeout="_s},
         1,
         1,
         I::Person,
         showDonation},
        {"login"_L1,
         "[USER] [--password-file FILE] [--secret-store keyring|sealed|file|none]",
         QT_TRANSLATE_NOOP(
             "madang::tui::BatchVerb",
             "Signs in and remembers it. The password is asked, or comes from the file or MADANG_PASSWORD."),
         {u"password-file="_s, u"secret-store="_s},
         0,
         1,
         I::Nobody,
         logIn},
        {"register"_L1,
         "USER [--nickname NAME] [--password-file FILE] [--secret-store keyring|sealed|file|none]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Makes an account and signs in."),
         {u"nickname="_s, u"password-file="_s, u"secret-store="_s},
         1,
         1,
         I::Nobody,
         registerAccount},
        {"logout"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Ends the sign-in, here and at the server."),
         {},
         0,
         0,
         I::Nobody,
         logOut},
        {"whoami"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Prints who is signed in, and where."),
         {},
         0,
         0,
         I::Person,
         whoAmI},
        {"config"_L1,
         "check [FILE]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Checks tui.toml and names each mistake by line."),
         {},
         1,
         2,
         I::Nobody,
         checkConfig},
    };
    return verbs;
}

const BatchVerb *findBatchVerb(const QString &word)
{
    for (const BatchVerb &verb : batchVerbs()) {
        if (word == verb.word)
            return &verb;
    }
    return nullptr;
}

} // namespace madang::tui
