// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/role_change.h"

#include "common/base/when_done.h"
#include "common/views/account_merge.h"
#include "common/views/event_text.h"
#include "common/views/role_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using accounts::Deed;
using accounts::Role;
using users::RoleGiven;

bool givesRoles(const QString &role)
{
    return accounts::may(role, Deed::Administer);
}

RoleChange::RoleChange(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void RoleChange::look(const QString &username)
{
    m_user.reset();
    m_error.reset();
    m_busy = true;
    const quint64 question = ++m_question;
    Q_EMIT changed();
    whenDone(m_session.call(users::show, {username.trimmed()}), this,
             [this, question](const Result<users::UserStory> &story) {
                 if (question != m_question)
                     return;
                 m_busy = false;
                 if (story) {
                     m_user = story->user;
                     m_error = refusal();
                 } else {
                     m_error = story.error();
                 }
                 Q_EMIT changed();
             });
}

std::optional<Error> RoleChange::refusal() const
{
    const auto &me = m_session.account();
    if (!me || !m_user || !givesRoles(me->role))
        return Error{Code::NotAllowed, "admin-only"};
    if (m_user->id == me->id)
        return Error(Code::InvalidValue, "yourself").at(u"username"_s);
    const bool owns = accounts::roleOf(m_user->role) == Role::Owner;
    return owns && !accounts::may(me->role, Deed::AdministerOwners)
        ? std::optional(Error{Code::NotAllowed, "owner-account"})
        : std::nullopt;
}

QList<Role> RoleChange::offered() const
{
    if (!m_user || refusal())
        return {};
    QList<Role> roles{Role::Member, Role::Support, Role::Moderator, Role::Treasurer, Role::Admin};
    if (accounts::may(m_session.account()->role, Deed::AdministerOwners))
        roles += Role::Owner;
    roles.removeOne(accounts::roleOf(m_user->role));
    return roles;
}

void RoleChange::give(Role role, const QString &reason)
{
    if (m_busy || !m_user)
        return;
    m_busy = true;
    m_error.reset();
    const quint64 question = ++m_question;
    Q_EMIT changed();
    users::SetUserRole wanted{m_user->username, role};
    if (!reason.trimmed().isEmpty())
        wanted.reason = reason.trimmed();
    whenDone(m_session.call(users::setRole, wanted), this, [this, question](const Result<RoleGiven> &done) {
        if (question == m_question) {
            m_busy = false;
            if (done)
                m_user = done->user;
            else
                m_error = done.error();
        }
        Q_EMIT changed();
        if (!done)
            return;
        const users::User &now = done->user;
        QStringList sentences{
            tr("%1 is %2 now.")
                .arg(AccountMerge::nameOf(now), role_text::wordOf(accounts::roleOf(now.role)))};
        if (!done->alike.isEmpty()) {
            QStringList names;
            for (const QString &each : done->alike)
                names += u'@' + oneLine(each, 40);
            sentences += tr("These look called alike: %1").arg(names.join(u", "_s));
        }
        Q_EMIT given(now, sentences.join(u' '));
    });
}

QString RoleChange::name() const
{
    return m_user ? AccountMerge::nameOf(*m_user) : QString();
}

QString RoleChange::warning(Role role) const
{
    if (!m_user)
        return {};
    return tr("%1, up to now %2, becomes %3. %4 That holds at once, also where they are signed in.")
        .arg(name(), role_text::wordOf(accounts::roleOf(m_user->role)), role_text::wordOf(role),
             role_text::meaningOf(role));
}

} // namespace madang::views
