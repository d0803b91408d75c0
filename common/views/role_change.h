// SPDX-License-Identifier: GPL-3.0-or-later
// Giving somebody another role: who they are and what they may be is read first, then it is done.
#pragma once

#include "common/client/session.h"
#include "common/protocol/roles.h"
#include "common/protocol/users.h"

namespace madang::views {

/// Whether an account of that role may give roles to others.
bool givesRoles(const QString &role);

class RoleChange : public QObject {
    Q_OBJECT
public:
    explicit RoleChange(Session &session, QObject *parent = nullptr);

    /// Reads whose account it is. An older answer is dropped.
    void look(const QString &username);
    /// As they stand; nothing until it came.
    const std::optional<users::User> &user() const { return m_user; }
    /// What I may make them, the least first; empty when I may not.
    QList<accounts::Role> offered() const;
    /// Only with a user. The reason is for the audit log, and may be empty.
    void give(accounts::Role role, const QString &reason);
    bool isBusy() const { return m_busy; }
    /// Why the last thing was refused, or would be.
    const std::optional<Error> &error() const { return m_error; }

    /// "소라 (sora)".
    QString name() const;
    /// "소라 (sora) becomes treasurer. Decides about …": what is asked before it is done.
    QString warning(accounts::Role role) const;

Q_SIGNALS:
    void changed();
    /// It was done: the account as it stands now, with a sentence.
    void given(const madang::users::User &user, const QString &sentence);

private:
    /// What the server would say to any role.
    std::optional<Error> refusal() const;

    Session &m_session;
    std::optional<users::User> m_user;
    std::optional<Error> m_error;
    quint64 m_question = 0; ///< number of the answer that is wanted
    bool m_busy = false;
};

} // namespace madang::views
