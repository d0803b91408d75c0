// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_merge.h"

#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/event_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using users::Belonging;
using users::MergePlan;

bool mergesAccounts(const QString &role)
{
    return accounts::may(role, accounts::Deed::Administer);
}

AccountMerge::AccountMerge(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
{
    connect(&m_formats, &Formats::changed, this, &AccountMerge::changed);
}

void AccountMerge::preview(const QString &kept, const QString &givenUp)
{
    m_plan.reset();
    m_error.reset();
    m_busy = true;
    const quint64 question = ++m_question;
    Q_EMIT changed();
    whenDone(m_session.call(users::previewMerge, {kept.trimmed(), givenUp.trimmed()}), this,
             [this, question](const Result<MergePlan> &plan) {
                 if (question != m_question)
                     return;
                 m_busy = false;
                 if (plan)
                     m_plan = *plan;
                 else
                     m_error = plan.error();
                 Q_EMIT changed();
             });
}

void AccountMerge::forget()
{
    // A merge on its way is not called back.
    if (!m_plan && !m_error && !m_busy)
        return;
    ++m_question;
    m_plan.reset();
    m_error.reset();
    m_busy = false;
    Q_EMIT changed();
}

void AccountMerge::merge(const QString &reason)
{
    if (m_busy || !m_plan)
        return;
    m_busy = true;
    m_error.reset();
    const quint64 question = ++m_question;
    Q_EMIT changed();
    const users::MergeAccounts wanted{m_plan->kept.username, m_plan->givenUp.username, reason.trimmed()};
    whenDone(m_session.call(users::merge, wanted), this, [this, question](const Result<MergePlan> &done) {
        const bool isWanted = question == m_question;
        if (isWanted)
            m_busy = false;
        if (done) {
            if (isWanted)
                m_plan.reset();
            Q_EMIT changed();
            Q_EMIT merged(done->kept,
                          tr("%1 has everything of %2 now. Nobody signs in as %2 any more.")
                              .arg(nameOf(done->kept), oneLine(done->givenUp.username, 40)));
            return;
        }
        if (isWanted)
            m_error = done.error();
        Q_EMIT changed();
    });
}

QStringList AccountMerge::lines() const
{
    QStringList lines;
    if (!m_plan)
        return lines;
    for (const users::BelongingCount &each : m_plan->belongings)
        lines += tr("%1: %2").arg(wordOf(each.what), m_formats.number(each.count));
    if (lines.isEmpty())
        lines += tr("There is nothing to move.");
    return lines;
}

QString AccountMerge::warning() const
{
    if (!m_plan)
        return {};
    QStringList sentences{
        tr("%1 takes over everything of %2. The sign-ins of %2 end, and nobody gets that user name again. "
           "This cannot be undone.")
            .arg(nameOf(m_plan->kept), nameOf(m_plan->givenUp))};
    if (!m_plan->keepsWaysIn)
        sentences += tr("The e-mail address and linked accounts of the one given up do not come along, for "
                        "the other one looks after this community.");
    return sentences.join(u' ');
}

QString AccountMerge::nameOf(const users::User &user)
{
    return u"%1 (%2)"_s.arg(oneLine(user.nickname, 40), oneLine(user.username, 40));
}

QString AccountMerge::wordOf(Belonging what)
{
    switch (what) {
    case Belonging::Rooms:
        return tr("Rooms");
    case Belonging::Messages:
        return tr("Messages");
    case Belonging::Reactions:
        return tr("Reactions");
    case Belonging::Files:
        return tr("Files");
    case Belonging::Drafts:
        return tr("Drafts");
    case Belonging::Saved:
        return tr("Saved messages");
    case Belonging::Notices:
        return tr("Notices");
    case Belonging::Gifts:
        return tr("Gifts");
    case Belonging::MonthlyGifts:
        return tr("Monthly gifts");
    case Belonging::Payments:
        return tr("Payments and cards");
    case Belonging::Receipts:
        return tr("Receipts");
    case Belonging::Refunds:
        return tr("Refunds");
    case Belonging::Campaigns:
        return tr("Campaigns");
    case Belonging::Complaints:
        return tr("Complaints");
    case Belonging::Blocks:
        return tr("Blocked people");
    case Belonging::Settings:
        return tr("Profile and settings");
    case Belonging::Identities:
        return tr("Linked accounts");
    case Belonging::SignIns:
        return tr("Sign-ins, past and present");
    case Belonging::Duties:
        return tr("Duties for the community");
    }
    return {};
}

} // namespace madang::views
