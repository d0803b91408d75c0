// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about what nobody should have to read, or to show: complaints, deciding about them, blocking
// people, read marks.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/event_printer.h"

#include "common/protocol/blocks.h"
#include "common/protocol/presence.h"
#include "common/views/complaint_desk.h"
#include "common/views/event_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using complaints::Complaint;

    constexpr int kMostItems = 10'000;
    constexpr int kMostLines = 20;

    struct ComplaintVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::ComplaintVerbs)
    };

    void printComplaint(BatchRun &run, const Complaint &complaint)
    {
        run.out().json("complaint", complaint);
        const views::ComplaintDesk desk(run.session(), run.formats());
        run.out().line(complaint.id.text() + u"  "_s + desk.headOf(complaint));
        for (const QString &line : desk.saidOf(complaint).split(u'\n').mid(0, kMostLines))
            run.out().line(u"    "_s + views::oneLine(line, 200));
        for (const QString &voice : desk.voicesOf(complaint))
            run.out().line(u"    "_s + voice);
        run.out().line(u"    "_s + desk.storyOf(complaint));
    }

    /// The complaint that a word names; null after a complaint about it.
    ComplaintId complaintOf(BatchRun &run, int word)
    {
        const auto id = ComplaintId::fromText(run.word(word));
        if (id.isNull())
            run.failUsage(ComplaintVerbsText::tr("“%1” is no id of a complaint.").arg(run.word(word)));
        return id;
    }

    /// The reason that a word names; nothing after a complaint about it.
    std::optional<complaints::Reason> reasonOf(BatchRun &run, int word)
    {
        const auto reason = json::enumFromWord<complaints::Reason>(run.word(word));
        if (!reason)
            run.failUsage(ComplaintVerbsText::tr("The reason is spam, abuse, danger, fraud or other."));
        return reason ? std::optional(*reason) : std::nullopt;
    }

    std::optional<QString> noteOf(BatchRun &run, int word)
    {
        return run.word(word).isEmpty() ? std::nullopt : std::optional(run.word(word));
    }

    /// "nickname,picture"; nothing after a complaint about it.
    std::optional<QList<complaints::ProfilePart>> partsOf(BatchRun &run)
    {
        QList<complaints::ProfilePart> parts;
        const QStringList words
            = run.line().value(u"parts"_s).value_or(QString()).split(u',', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            const auto part = json::enumFromWord<complaints::ProfilePart>(word.trimmed());
            if (!part) {
                run.failUsage(
                    ComplaintVerbsText::tr("The parts of a profile are nickname, picture and words."));
                return std::nullopt;
            }
            parts += *part;
        }
        return parts;
    }

    QString removalOf(const Complaint &complaint)
    {
        switch (complaints::aboutOf(complaint)) {
        case complaints::About::Profile:
            return ComplaintVerbsText::tr("Would take that away from how they show themselves.");
        case complaints::About::Invitation:
            return ComplaintVerbsText::tr("Would take whoever complained out of that room.");
        case complaints::About::Message:
            break;
        }
        return ComplaintVerbsText::tr("Would take that message away for everybody.");
    }

    void withPerson(BatchRun &run, const Command<blocks::OnePerson, Nothing> &command)
    {
        run.call(accounts::findPerson, {run.word(0)}, [&run, &command](const accounts::Person &person) {
            run.call(command, {person.id}, [&run](const Nothing &) { run.finish(); });
        });
    }

} // namespace

void complainAboutMessage(BatchRun &run)
{
    const EventId event = EventId::fromText(run.word(1));
    if (event.isNull())
        return run.failUsage(
            ComplaintVerbsText::tr("“%1” is no event: history --json prints their ids.").arg(run.word(1)));
    const auto reason = reasonOf(run, 2);
    if (!reason)
        return;
    run.withRoom(run.word(0), [&run, event, reason = *reason](const rooms::Room &room) {
        run.call(complaints::make, {room.id, event, reason, noteOf(run, 3)},
                 [&run](const Nothing &) { run.finish(); });
    });
}

void complainAboutPerson(BatchRun &run)
{
    const QString name = run.word(0).startsWith(u'@') ? run.word(0).mid(1) : run.word(0);
    const auto reason = reasonOf(run, 1);
    if (!reason)
        return;
    run.call(complaints::makeAboutPerson, {name, *reason, noteOf(run, 2)},
             [&run](const Nothing &) { run.finish(); });
}

void complainAboutInvitation(BatchRun &run)
{
    const auto reason = reasonOf(run, 1);
    if (!reason)
        return;
    run.withRoom(run.word(0), [&run, reason = *reason](const rooms::Room &room) {
        run.call(complaints::makeAboutInvitation, {room.id, reason, noteOf(run, 2)},
                 [&run](const Nothing &) { run.finish(); });
    });
}

void listComplaints(BatchRun &run)
{
    complaints::ListComplaints wanted;
    wanted.every = true;
    if (run.line().has(u"decided"_s))
        wanted.decided = true;
    run.collect(complaints::list, wanted, kMostItems, [&run](const QList<Complaint> &all) {
        for (const Complaint &complaint : all)
            printComplaint(run, complaint);
        run.finish();
    });
}

void showComplaint(BatchRun &run)
{
    const ComplaintId id = complaintOf(run, 0);
    if (id.isNull())
        return;
    run.call(complaints::show, {id}, [&run](const complaints::Context &context) {
        printComplaint(run, context.complaint);
        for (const rooms::RoomEvent &event : context.around)
            printEvent(run, event);
        run.finish();
    });
}

void decideComplaint(BatchRun &run)
{
    const ComplaintId id = complaintOf(run, 0);
    if (id.isNull())
        return;
    const bool remove = run.word(1) == "remove"_L1;
    if (!remove && run.word(1) != "dismiss"_L1)
        return run.failUsage(ComplaintVerbsText::tr("A complaint is decided by remove or dismiss."));
    const auto parts = partsOf(run);
    if (!parts)
        return;
    if (!run.isForReal())
        return run.call(complaints::show, {id}, [&run, remove](const complaints::Context &context) {
            if (context.complaint.verdict)
                return run.fail(Error{Code::Conflict, "decided"});
            printComplaint(run, context.complaint);
            run.dryRun("decide", context.complaint.id.text(),
                       remove ? removalOf(context.complaint)
                              : ComplaintVerbsText::tr("Would leave it as it is."));
        });
    const auto verdict = remove ? complaints::Verdict::Removed : complaints::Verdict::Dismissed;
    complaints::Decide wish{id, verdict, run.line().value(u"reason"_s)};
    if (!parts->isEmpty())
        wish.parts = *parts;
    run.call(complaints::decide, wish, [&run](const Complaint &complaint) {
        printComplaint(run, complaint);
        run.finish();
    });
}

void shareReadMarks(BatchRun &run)
{
    const QString word = run.word(0);
    const auto print = [&run](const presence::Mine &mine) {
        run.out().json("presence", mine);
        run.out().line(mine.readMarks.value_or(true) ? u"on"_s : u"off"_s);
        run.finish();
    };
    if (word.isEmpty())
        return run.call(presence::mine, {}, print);
    if (word != "on"_L1 && word != "off"_L1)
        return run.failUsage(ComplaintVerbsText::tr("That is switched on or off."));
    run.call(presence::choose, {std::nullopt, word == "on"_L1}, print);
}

void blockPerson(BatchRun &run)
{
    withPerson(run, run.line().has(u"off"_s) ? blocks::unblock : blocks::block);
}

void listBlocked(BatchRun &run)
{
    run.collect(blocks::list, blocks::ListBlocked{}, kMostItems, [&run](const QList<accounts::Person> &all) {
        for (const accounts::Person &person : all) {
            run.out().json("person", person);
            run.out().line(person.id.text() + u"  "_s + views::oneLine(person.nickname, 60));
        }
        run.finish();
    });
}

} // namespace madang::tui
