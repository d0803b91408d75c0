// SPDX-License-Identifier: GPL-3.0-or-later
// Making an account for somebody else: its password is told once, and forgotten with this object.
#pragma once

#include "common/client/session.h"
#include "common/protocol/users.h"

namespace madang::views {

/// Whether an account of that role may make others.
bool makesAccounts(const QString &role);

class NewAccount : public QObject {
    Q_OBJECT
public:
    explicit NewAccount(Session &session, QObject *parent = nullptr);

    /// The nickname may be empty: the user name then.
    void make(const QString &username, const QString &nickname);
    bool isBusy() const { return m_busy; }
    /// The latest that was made, with its password.
    const std::optional<users::FreshPassword> &made() const { return m_made; }
    /// Why the last one was refused.
    const std::optional<Error> &error() const { return m_error; }
    /// "sora is a member now and signs in with this password, shown only here."
    QString sentence() const;

Q_SIGNALS:
    void changed();

private:
    Session &m_session;
    std::optional<users::FreshPassword> m_made;
    std::optional<Error> m_error;
    bool m_busy = false;
};

} // namespace madang::views
