// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/new_account.h"

#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/event_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;

bool makesAccounts(const QString &role)
{
    return accounts::may(role, accounts::Deed::Administer);
}

NewAccount::NewAccount(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void NewAccount::make(const QString &username, const QString &nickname)
{
    if (m_busy)
        return;
    users::NewUser wanted;
    wanted.username = username.trimmed();
    if (!nickname.trimmed().isEmpty())
        wanted.nickname = nickname.trimmed();
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(users::create, wanted), this, [this](const Result<users::FreshPassword> &fresh) {
        m_busy = false;
        if (fresh)
            m_made = *fresh;
        else
            m_error = fresh.error();
        Q_EMIT changed();
    });
}

QString NewAccount::sentence() const
{
    return m_made ? tr("@%1 can sign in with this password. It is shown only here.")
                        .arg(oneLine(m_made->user.username, 40))
                  : QString();
}

} // namespace madang::views
