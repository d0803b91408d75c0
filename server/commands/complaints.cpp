// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd complaints`: what people say against messages, profiles and invitations, and deciding about it, at
// the running daemon over the socket in its data folder, or on the store itself when none runs.
#include "common/protocol/complaints.h"
#include "common/base/log.h"
#include "common/protocol/chat.h"
#include "server/commands/commands.h"
#include "server/commands/operator_call.h"
#include "server/commands/printing.h"

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostComplaints = 10'000;

    void printComplaint(const complaints::Complaint &complaint)
    {
        const QString state = complaint.verdict ? QString(json::wordOfEnum(*complaint.verdict)) : u"open"_s;
        printCells({complaint.id.text(), complaint.firstAt.text(), state, u"by %1"_s.arg(complaint.people),
                    forLog(complaint.name)},
                   {20, 24, 9, 12, 0});
        const QString about = QString(json::wordOfEnum(complaints::aboutOf(complaint)));
        const QString said = complaint.profile
            ? complaint.profile->nickname + (complaint.profile->words.isEmpty() ? u""_s : u": "_s)
                + complaint.profile->words + (complaint.profile->picture ? u" (with a picture)"_s : u""_s)
            : complaint.said;
        tell(u"    %1 of %2: %3"_s.arg(about, forLog(complaint.author.nickname), forLog(said)));
        for (const complaints::Voice &voice : complaint.voices)
            tell(u"    %1, says %2%3"_s.arg(json::wordOfEnum(voice.reason), forLog(voice.person.nickname),
                                            voice.note.isEmpty() ? QString() : u": "_s + forLog(voice.note)));
    }

    void printComplaint(const complaints::Complaint &complaint, const Options &options)
    {
        if (options.json)
            printJson(complaint);
        else
            printComplaint(complaint);
    }

    Result<int> listComplaints(const Config &config, const Options &options)
    {
        complaints::ListComplaints request{options.words.value(1) == "decided"_L1, {}, 200, true};
        const int wanted = options.limit.value_or(kMostComplaints);
        for (int shown = 0; shown < wanted;) {
            TRY(const Page<complaints::Complaint> page, callHouse(config, complaints::list, request));
            for (const complaints::Complaint &complaint : page.items) {
                if (shown++ >= wanted)
                    break;
                printComplaint(complaint, options);
            }
            if (!page.next)
                break;
            request.after = page.next;
        }
        return 0;
    }

    ComplaintId complaintAt(const Options &options)
    {
        return ComplaintId::fromText(options.words.value(1));
    }

    Result<int> showComplaint(const Config &config, const Options &options)
    {
        TRY(const complaints::Context context, callHouse(config, complaints::show, {complaintAt(options)}));
        if (options.json) {
            printJson(context);
            return 0;
        }
        printComplaint(context.complaint);
        if (complaints::aboutOf(context.complaint) != complaints::About::Message)
            return 0;
        tell(u"Around it, as it stands now:"_s);
        for (const rooms::RoomEvent &event : context.around) {
            const auto body = fromJson<chat::MessageBody>(event.body.text);
            const bool isMessage = event.type == "message"_L1 && body;
            printCells({QString::number(event.position), event.at.text(),
                        event.sender ? forLog(event.sender->nickname) : QString(),
                        isMessage ? forLog(body->text) : u"("_s + forLog(event.type) + u')'},
                       {-8, 24, 20, 0});
        }
        return 0;
    }

    Result<int> decideComplaint(const Config &config, const Options &options)
    {
        const bool removes = options.words.value(2) == "remove"_L1;
        if (!options.yes || options.dryRun) {
            TRY(const complaints::Context context,
                callHouse(config, complaints::show, {complaintAt(options)}));
            if (context.complaint.verdict)
                return Error{Code::Conflict, "decided"};
            printComplaint(context.complaint, options);
            if (!options.json)
                tell(u"What it is about would "_s + (removes ? u"be gone for everybody"_s : u"stay"_s)
                     + u", and who complained would be told. "_s
                     + u"Nothing was changed: --yes does it."_s);
            return options.dryRun ? 0 : 3;
        }
        complaints::Decide request{complaintAt(options),
                                   removes ? complaints::Verdict::Removed : complaints::Verdict::Dismissed};
        if (!options.reason.isEmpty())
            request.reason = options.reason;
        TRY(const complaints::Complaint complaint, callHouse(config, complaints::decide, request));
        if (options.json)
            printJson(complaint);
        else
            tell(removes ? u"it is gone; who complained is told"_s : u"it stays; who complained is told"_s);
        return 0;
    }

    int complaintsUsage()
    {
        std::fprintf(stderr,
                     "Usage: madangd complaints <verb> [--json], as the user that madangd runs as\n\n"
                     "  list [open|decided] [--limit N]  what waits, the oldest first; or what is decided\n"
                     "  show ID                          one, with what stood around the message\n"
                     "  decide ID remove|dismiss [--reason TEXT] [--dry-run] [--yes]\n"
                     "                                   says what it would do; with --yes it does: takes\n"
                     "                                   away what it is about, or leaves it. TEXT (at\n"
                     "                                   most %d characters) is on the audit log with it\n"
                     "\nBeside a running daemon or without one.\n"
                     "Exit code: 0 done, 1 usage, 2 no store, or it is in use, 3 refused, or --yes is "
                     "missing.\n",
                     complaints::kLongestVerdictReason);
        return 1;
    }

    int explainComplaints(const Error &error, const Config &config, const Options &options)
    {
        const QByteArray id = forLog(options.words.value(1)).toUtf8();
        if (explainUnreached(error, config))
            return 2;
        if (error.field == "reason"_L1)
            std::fprintf(stderr, "madangd: --reason is a line of at most %d characters\n",
                         complaints::kLongestVerdictReason);
        else if (error.field == "complaint"_L1
                 || (error.code == Code::NotFound && error.about == "complaint"_L1))
            std::fprintf(stderr, "madangd: there is no complaint %s; see: madangd complaints list\n",
                         id.constData());
        else if (error.about == "decided"_L1)
            std::fprintf(stderr, "madangd: complaint %s is decided; see: madangd complaints list decided\n",
                         id.constData());
        else
            return explainRefusal(error, dataFolderOf(config));
        return 3;
    }

    /// Whether the words of the command line are those of a verb.
    bool fits(const QStringList &words)
    {
        const QString word = words.value(0);
        const QString second = words.value(1);
        const QString third = words.value(2);
        if (word == "list"_L1)
            return words.size() == 1
                || (words.size() == 2 && (second == "open"_L1 || second == "decided"_L1));
        if (word == "show"_L1)
            return words.size() == 2;
        return word == "decide"_L1 && words.size() == 3 && (third == "remove"_L1 || third == "dismiss"_L1);
    }

} // namespace

int complaints(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    if (!fits(options.words))
        return complaintsUsage();
    const QString word = options.words.value(0);
    const Result<int> code = word == "list"_L1 ? listComplaints(*config, options)
        : word == "show"_L1                    ? showComplaint(*config, options)
                                               : decideComplaint(*config, options);
    return code ? *code : explainComplaints(code.error(), *config, options);
}

} // namespace madang::commands
