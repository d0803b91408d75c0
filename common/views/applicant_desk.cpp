// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/applicant_desk.h"

#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/event_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kApplicantsPerPage = 200;

} // namespace

bool letsPeopleIn(const QString &role)
{
    return accounts::may(role, accounts::Deed::Administer);
}

ApplicantDesk::ApplicantDesk(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
{
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (notice.type == "account.applied"_L1)
            refresh();
    });
}

template <typename Answer> bool ApplicantDesk::taken(const Result<Answer> &answer)
{
    m_error = answer ? std::nullopt : std::optional(answer.error());
    return answer.ok();
}

void ApplicantDesk::refresh()
{
    if (m_waitingFor > 0)
        return;
    m_waitingFor = 2;
    m_error.reset();
    whenDone(m_session.call(users::applicants, {{}, kApplicantsPerPage, {}}), this,
             [this](const Result<Page<users::Applicant>> &page) {
                 --m_waitingFor;
                 m_knowsApplicants = m_knowsApplicants || page;
                 if (page)
                     m_applicants = page->items;
                 else
                     m_error = page.error();
                 Q_EMIT changed();
             });
    whenDone(m_session.call(users::invites, {{}, kApplicantsPerPage}), this,
             [this](const Result<Page<users::InviteCode>> &page) {
                 --m_waitingFor;
                 m_knowsInvites = m_knowsInvites || page;
                 if (page)
                     m_invites = page->items;
                 else
                     m_error = page.error();
                 Q_EMIT changed();
             });
    Q_EMIT changed();
}

QString ApplicantDesk::headOf(const users::Applicant &applicant) const
{
    return u"%1 (%2) · %3"_s.arg(oneLine(applicant.nickname, 40), oneLine(applicant.username, 40),
                                 m_formats.relative(applicant.since));
}

QString ApplicantDesk::headOf(const users::InviteCode &invite) const
{
    const QString label = oneLine(invite.label, 64);
    const QString maker = oneLine(invite.maker, 40);
    const QString whose = !label.isEmpty() ? label : !maker.isEmpty() ? maker : tr("made at the server");
    return tr("%1 · %2 left · until %3")
        .arg(whose, m_formats.number(invite.usesLeft), m_formats.fullTime(invite.expiresAt));
}

void ApplicantDesk::approve(const QString &username)
{
    whenDone(m_session.call(users::approve, {username}), this, [this](const Result<users::User> &user) {
        if (taken(user))
            Q_EMIT told(tr("%1 can sign in now.").arg(oneLine(user->nickname, 40)));
        readAgain();
    });
}

void ApplicantDesk::readAgain()
{
    const std::optional<Error> why = m_error;
    refresh();
    m_error = why;
    Q_EMIT changed();
}

void ApplicantDesk::reject(const QString &username)
{
    whenDone(m_session.call(users::reject, {username}), this, [this, username](const Result<Nothing> &done) {
        if (taken(done))
            Q_EMIT told(tr("%1 was turned away; the name is free.").arg(oneLine(username, 40)));
        readAgain();
    });
}

void ApplicantDesk::invite(const QString &label, int uses, int days)
{
    const QString plain = label.trimmed();
    users::NewInvite request{plain.isEmpty() ? std::nullopt : std::optional(plain), uses, days};
    whenDone(m_session.call(users::invite, request), this, [this](const Result<users::FreshInvite> &fresh) {
        if (taken(fresh)) {
            m_freshCode = fresh->code;
            m_invites.prepend(fresh->invite);
        }
        Q_EMIT changed();
    });
}

void ApplicantDesk::removeInvite(InviteId id)
{
    whenDone(m_session.call(users::removeInvite, {id}), this, [this, id](const Result<Nothing> &done) {
        const bool gone = taken(done) || done.error().code == Code::NotFound;
        if (gone) {
            m_error.reset();
            m_invites.removeIf([id](const users::InviteCode &invite) { return invite.id == id; });
            Q_EMIT told(tr("Nobody registers with that code any more."));
        }
        Q_EMIT changed();
    });
}

void ApplicantDesk::forgetCode()
{
    m_freshCode.clear();
    Q_EMIT changed();
}

} // namespace madang::views
