// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/complaint_desk.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;
using complaints::About;
using complaints::Complaint;
using complaints::ProfilePart;
using complaints::Reason;
using complaints::Verdict;

namespace {

    constexpr int kComplaintsPerPage = 50;
    constexpr int kLongestName = 60;

    struct ComplaintText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::Complaint)
    };

    std::optional<QString> noteOf(const QString &typed)
    {
        const QString note = typed.trimmed();
        return note.isEmpty() ? std::nullopt : std::optional(note);
    }

    /// What became of it, for whoever decided.
    QString decidedText(const Complaint &complaint)
    {
        const bool removed = complaint.verdict == Verdict::Removed;
        switch (complaints::aboutOf(complaint)) {
        case About::Profile:
            return removed ? ComplaintText::tr("It was taken away, and whoever complained is told.")
                           : ComplaintText::tr("The profile stays, and whoever complained is told.");
        case About::Invitation:
            return removed
                ? ComplaintText::tr("The invitation was withdrawn, and whoever complained is told.")
                : ComplaintText::tr("The invitation stays, and whoever complained is told.");
        case About::Message:
            break;
        }
        return removed ? ComplaintDesk::tr("The message was taken away, and whoever complained is told.")
                       : ComplaintDesk::tr("The message stays, and whoever complained is told.");
    }

} // namespace

QString reasonText(Reason reason)
{
    switch (reason) {
    case Reason::Spam:
        return ComplaintText::tr("unwanted advertising");
    case Reason::Abuse:
        return ComplaintText::tr("insults or harassment");
    case Reason::Danger:
        return ComplaintText::tr("danger to somebody");
    case Reason::Fraud:
        return ComplaintText::tr("fraud");
    case Reason::Other:
        return ComplaintText::tr("another reason");
    }
    return {};
}

QList<Reason> complaintReasons()
{
    return {Reason::Spam, Reason::Abuse, Reason::Danger, Reason::Fraud, Reason::Other};
}

QFuture<Result<Nothing>> complainAboutPerson(Session &session, const QString &username, Reason reason,
                                             const QString &note)
{
    return session.call(complaints::makeAboutPerson, {username, reason, noteOf(note)});
}

QFuture<Result<Nothing>> complainAboutInvitation(Session &session, RoomId room, Reason reason,
                                                 const QString &note)
{
    return session.call(complaints::makeAboutInvitation, {room, reason, noteOf(note)});
}

QString complaintOutcome(About about)
{
    return about == About::Profile ? ComplaintText::tr("Those who look after the community are told.")
                                   : ComplaintText::tr("Those who look after the room are told.");
}

ComplaintDesk::ComplaintDesk(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
{
    connect(&m_formats, &Formats::changed, this, &ComplaintDesk::changed);
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (notice.type == "complaint.made"_L1)
            refresh();
    });
}

void ComplaintDesk::setShowsDecided(bool decided)
{
    if (decided == m_decided)
        return;
    m_decided = decided;
    m_items.clear();
    m_known = false;
    refresh();
}

void ComplaintDesk::refresh()
{
    m_error.reset();
    reload();
}

void ComplaintDesk::reload()
{
    m_next.reset();
    read({});
}

void ComplaintDesk::readOn()
{
    if (m_next && !m_loading)
        read(m_next);
}

void ComplaintDesk::read(const std::optional<QString> &after)
{
    m_loading = true;
    const quint64 question = ++m_question;
    Q_EMIT changed();
    whenDone(m_session.call(complaints::list, {m_decided, after, kComplaintsPerPage, true}), this,
             [this, question, first = !after](const Result<Page<Complaint>> &page) {
                 if (question != m_question)
                     return;
                 m_loading = false;
                 if (page) {
                     m_known = true;
                     m_items = first ? page->items : m_items + page->items;
                     m_next = page->next;
                 } else {
                     m_error = page.error();
                 }
                 Q_EMIT changed();
             });
}

QString ComplaintDesk::headOf(const Complaint &complaint) const
{
    const QString who = oneLine(complaint.author.nickname, kLongestName);
    const QString people = m_formats.number(complaint.people);
    switch (complaints::aboutOf(complaint)) {
    case About::Profile:
        return ComplaintText::tr("How %1 shows themselves · complaints: %2").arg(who, people);
    case About::Invitation:
        return ComplaintText::tr("%1 invited people to “%2” · complaints: %3")
            .arg(who, oneLine(complaint.name, kLongestName), people);
    case About::Message:
        break;
    }
    return tr("%1 in “%2” · complaints: %3")
        .arg(oneLine(complaint.author.nickname, kLongestName), oneLine(complaint.name, kLongestName),
             m_formats.number(complaint.people));
}

QString ComplaintDesk::saidOf(const Complaint &complaint) const
{
    if (!complaint.profile)
        return complaint.said;
    QStringList lines{ComplaintText::tr("Nickname: %1").arg(complaint.profile->nickname)};
    if (!complaint.profile->words.isEmpty())
        lines += ComplaintText::tr("About themselves: %1").arg(complaint.profile->words);
    if (complaint.profile->picture)
        lines += ComplaintText::tr("With a picture.");
    return lines.join(u'\n');
}

QList<VerdictChoice> ComplaintDesk::choicesOf(const Complaint &complaint) const
{
    if (complaint.verdict)
        return {};
    QList<VerdictChoice> choices;
    switch (complaints::aboutOf(complaint)) {
    case About::Message:
        choices += {ComplaintText::tr("Take the message away"), Verdict::Removed};
        break;
    case About::Invitation:
        choices += {ComplaintText::tr("Withdraw the invitation"), Verdict::Removed};
        break;
    case About::Profile: {
        const complaints::ProfileThen then = complaint.profile.value_or(complaints::ProfileThen());
        choices += {ComplaintText::tr("Take the nickname away"), Verdict::Removed, {ProfilePart::Nickname}};
        if (then.picture)
            choices += {ComplaintText::tr("Take the picture away"), Verdict::Removed, {ProfilePart::Picture}};
        if (!then.words.isEmpty())
            choices += {ComplaintText::tr("Take the words away"), Verdict::Removed, {ProfilePart::Words}};
        if (choices.size() > 1)
            choices += {ComplaintText::tr("Take all of it away"), Verdict::Removed};
        break;
    }
    }
    choices += {ComplaintText::tr("Leave it as it is"), Verdict::Dismissed};
    return choices;
}

QStringList ComplaintDesk::voicesOf(const Complaint &complaint) const
{
    QStringList lines;
    for (const complaints::Voice &voice : complaint.voices) {
        QString line
            = tr("%1: %2").arg(oneLine(voice.person.nickname, kLongestName), reasonText(voice.reason));
        if (!voice.note.isEmpty())
            line += u" — "_s + oneLine(voice.note, complaints::kLongestNote);
        lines += line;
    }
    return lines;
}

QString ComplaintDesk::storyOf(const Complaint &complaint) const
{
    QStringList parts{tr("since %1").arg(m_formats.fullTime(complaint.firstAt))};
    if (complaint.verdict && complaint.decidedAt) {
        const QString by = oneLine(complaint.decidedBy.value_or(QString()), kLongestName);
        const QString at = m_formats.fullTime(*complaint.decidedAt);
        parts += *complaint.verdict == Verdict::Removed ? tr("taken away by %1, %2").arg(by, at)
                                                        : tr("left as it is by %1, %2").arg(by, at);
    }
    return parts.join(u" · "_s);
}

const QList<rooms::RoomEvent> &ComplaintDesk::around(ComplaintId id) const
{
    static const QList<rooms::RoomEvent> none;
    const auto found = m_around.constFind(id);
    return found == m_around.constEnd() ? none : *found;
}

void ComplaintDesk::lookAround(ComplaintId id)
{
    whenDone(m_session.call(complaints::show, {id}), this,
             [this, id](const Result<complaints::Context> &context) {
                 m_error = context ? std::nullopt : std::optional(context.error());
                 if (context)
                     m_around.insert(id, context->around);
                 Q_EMIT changed();
             });
}

void ComplaintDesk::decide(ComplaintId id, Verdict verdict, const QList<ProfilePart> &parts,
                           const QString &reason)
{
    complaints::Decide wish{id, verdict};
    if (!parts.isEmpty())
        wish.parts = parts;
    if (const QString why = reason.trimmed(); !why.isEmpty())
        wish.reason = why;
    whenDone(m_session.call(complaints::decide, wish), this, [this](const Result<Complaint> &complaint) {
        m_error = complaint ? std::nullopt : std::optional(complaint.error());
        if (complaint)
            Q_EMIT told(decidedText(*complaint));
        reload(); // somebody else may have been faster
    });
}

} // namespace madang::views
