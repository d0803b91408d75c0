// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/complaint_desk.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;
using complaints::Complaint;
using complaints::Reason;
using complaints::Verdict;

namespace {

    constexpr int kComplaintsPerPage = 50;
    constexpr int kLongestName = 60;

    struct ComplaintText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::Complaint)
    };

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
    whenDone(m_session.call(complaints::list, {m_decided, after, kComplaintsPerPage}), this,
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
    return tr("%1 in “%2” · complaints: %3")
        .arg(oneLine(complaint.author.nickname, kLongestName), oneLine(complaint.name, kLongestName),
             m_formats.number(complaint.people));
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

void ComplaintDesk::decide(ComplaintId id, Verdict verdict, const QString &reason)
{
    const QString why = reason.trimmed();
    whenDone(
        m_session.call(complaints::decide, {id, verdict, why.isEmpty() ? std::nullopt : std::optional(why)}),
        this, [this](const Result<Complaint> &complaint) {
            m_error = complaint ? std::nullopt : std::optional(complaint.error());
            if (complaint)
                Q_EMIT told(complaint->verdict == Verdict::Removed
                                ? tr("The message was taken away, and whoever complained is told.")
                                : tr("The message stays, and whoever complained is told."));
            reload(); // somebody else may have been faster
        });
}

} // namespace madang::views
