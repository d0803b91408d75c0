// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/batch_verbs.h"

#include "client-tui/batch/campaign_verbs.h"

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

namespace {

    const QList<BatchVerb> &usualVerbs()
    {
        using I = BatchRun::Identity;
        static const QList<BatchVerb> verbs{
            {"send"_L1,
             "ROOM [TEXT | -] [--whole]",
             QT_TRANSLATE_NOOP(
                 "madang::tui::BatchVerb",
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
            {"search"_L1,
             "WORDS... [--in ROOM] [--limit N]",
             QT_TRANSLATE_NOOP(
                 "madang::tui::BatchVerb",
                 "Finds messages in your rooms, newest first. Filters among the words: from: in: has: "
                 "before: after: during:"),
             {u"in="_s, u"limit="_s},
             1,
             -1,
             I::Anyone,
             searchMessages},
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
             "TITLE --goal AMOUNT --ends DATE [--story TEXT | --story-file FILE] [--beneficiary TEXT] "
             "[--presets AMOUNTS] [--report-due DATE] [--room ROOM]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Starts a campaign and prints its id."),
             {u"goal="_s, u"ends="_s, u"story="_s, u"story-file="_s, u"beneficiary="_s, u"presets="_s,
              u"report-due="_s, u"room="_s},
             1,
             1,
             I::Person,
             createCampaign},
            {"donate"_L1,
             "CAMPAIGN AMOUNT [--message TEXT] [--visibility "
             "public|hidden-name|hidden-amount|hidden-from-recipient] "
             "[--key KEY] [--yes] [--wait] [--timeout S]",
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
            {"gifts"_L1,
             "[--state open|paid|returned|failed] [--from DATE] [--until DATE]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists your own gifts, newest first."),
             {u"state="_s, u"from="_s, u"until="_s},
             0,
             0,
             I::Person,
             listGifts},
            {"refund"_L1,
             "GIFT [AMOUNT] --reason TEXT [--dry-run] [--yes] [--key KEY]",
             QT_TRANSLATE_NOOP(
                 "madang::tui::BatchVerb",
                 "Gives a gift back, or asks for it: all that is left, or an amount of it. Without "
                 "--yes it only says what would happen."),
             {u"reason="_s, u"dry-run"_s, u"yes"_s, u"key="_s},
             1,
             2,
             I::Person,
             refundGift},
            {"refunds"_L1,
             "[GIFT | approve ID | reject ID] [--note TEXT] [--state "
             "waiting|underway|returned|rejected|refused]",
             QT_TRANSLATE_NOOP(
                 "madang::tui::BatchVerb",
                 "Lists refunds that wait for a decision of yours, or those of one gift; approves "
                 "or rejects one."),
             {u"note="_s, u"state="_s},
             0,
             2,
             I::Person,
             listRefunds},
            {"pledge"_L1,
             "CAMPAIGN AMOUNT --day DAY|last [--now] [--message TEXT] "
             "[--visibility public|hidden-name|hidden-amount|hidden-from-recipient] [--key KEY] [--yes] "
             "[--wait] "
             "[--timeout S]",
             QT_TRANSLATE_NOOP(
                 "madang::tui::BatchVerb",
                 "Makes a monthly gift and prints where its card is registered. Without --yes it only "
                 "says what would happen."),
             {u"day="_s, u"now"_s, u"message="_s, u"visibility="_s, u"key="_s, u"yes"_s, u"wait"_s,
              u"timeout="_s},
             2,
             2,
             I::Person,
             pledge},
            {"pledges"_L1,
             "[ID [--history | --pause | --resume | --skip DATE | --unskip DATE | --card | --cancel --yes | "
             "[--amount AMOUNT] [--day DAY|last] [--message TEXT]]]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                               "Lists your monthly gifts with their next dates, or changes one."),
             {u"history"_s, u"pause"_s, u"resume"_s, u"skip="_s, u"unskip="_s, u"card"_s, u"cancel"_s,
              u"yes"_s, u"amount="_s, u"day="_s, u"message="_s},
             0,
             1,
             I::Person,
             managePledges},
            {"desk"_L1,
             "[stuck|unmatched|dead|refunds|deposits]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                               "Prints how much waits for an operator, or what waits in a section."),
             {},
             0,
             1,
             I::Person,
             showDesk},
            {"desk-order"_L1,
             "ORDER",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Prints everything that is known of an order."),
             {},
             1,
             1,
             I::Person,
             showDeskOrder},
            {"requery"_L1,
             "ORDER [--dry-run]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                               "Has the gateway asked about an order now, and prints how it stands then."),
             {u"dry-run"_s},
             1,
             1,
             I::Person,
             requeryOrder},
            {"resolve"_L1,
             "UNMATCHED REASON [--yes] [--dry-run]",
             QT_TRANSLATE_NOOP(
                 "madang::tui::BatchVerb",
                 "Says what became of money that fits no order. Without --yes nothing is done."),
             {u"yes"_s, u"dry-run"_s},
             2,
             2,
             I::Person,
             resolveUnmatched},
            {"ledger-check"_L1,
             "",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                               "Proves the books at the server and prints the balances."),
             {},
             0,
             0,
             I::Person,
             checkLedger},
            {"receipt"_L1,
             "GIFT [-o FILE] [--name NAME]",
             QT_TRANSLATE_NOOP(
                 "madang::tui::BatchVerb",
                 "Saves the receipt of a gift as PDF. --name prints that name on it, and nowhere else."),
             {u"o="_s, u"name="_s},
             1,
             1,
             I::Person,
             fetchReceipt},
            {"receipts"_L1,
             "[--year YEAR [-o FILE]]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                               "Lists your receipts; with -o saves all gifts of a year on one sheet."),
             {u"year="_s, u"o="_s},
             0,
             0,
             I::Person,
             listReceipts},
            {"export"_L1,
             "CAMPAIGN|all [gifts|ledger|payouts] [--csv | --json] [-o FILE]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                               "Saves what a campaign received, moved or paid out as a table."),
             {u"csv"_s, u"o="_s},
             1,
             2,
             I::Person,
             exportTable},
            {"payouts"_L1,
             "[CAMPAIGN] [--state STATE]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists the payouts of a campaign, or all of them."),
             {u"state="_s},
             0,
             1,
             I::Person,
             listPayouts},
            {"payout"_L1,
             "ask CAMPAIGN AMOUNT --to ACCOUNT [--key KEY] [--yes] | approve ID | refuse ID --reason TEXT | "
             "withdraw ID | paid ID --reference TEXT",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                               "Asks for a payout, or decides about one. Asking without --yes only says what "
                               "would arrive, and when."),
             {u"to="_s, u"key="_s, u"yes"_s, u"reason="_s, u"reference="_s},
             2,
             3,
             I::Person,
             changePayout},
            {"reconcile"_L1,
             "FILE [--gateway NAME] [--dry-run]",
             QT_TRANSLATE_NOOP(
                 "madang::tui::BatchVerb",
                 "Compares the settlement file of a gateway with our orders; lists what differs."),
             {u"gateway="_s, u"dry-run"_s},
             1,
             1,
             I::Person,
             reconcileFile},
            {"differences"_L1,
             "[--state open|explained|settled]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists settlement lines that do not fit."),
             {u"state="_s},
             0,
             0,
             I::Person,
             listDifferences},
            {"explain"_L1,
             "LINE REASON",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Notes why a settlement line does not fit."),
             {},
             2,
             2,
             I::Person,
             explainDifference},
            {"login"_L1,
             "[USER] [--password-file FILE] [--secret-store keyring|sealed|file|none]",
             QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                               "Signs in and remembers it. The password is asked, or comes from the file or "
                               "MADANG_PASSWORD."),
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

} // namespace

const QList<BatchVerb> &batchVerbs()
{
    static const QList<BatchVerb> verbs = usualVerbs() + campaignBatchVerbs();
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
