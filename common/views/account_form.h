// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in and registering: what was typed, what is wrong with it, and the one attempt on its way.
#pragma once

#include "common/client/session.h"

namespace madang::views {

/// The server judges in the end; the form only says early what cannot be right.
class AccountForm : public QObject {
    Q_OBJECT
public:
    enum class Purpose { SignIn, Register };
    enum class Field { Server, Username, Password, PasswordAgain, Nickname };

    explicit AccountForm(Session &session, QObject *parent = nullptr);

    void setPurpose(Purpose purpose);
    Purpose purpose() const { return m_purpose; }
    void setText(Field field, const QString &text);
    QString text(Field field) const;
    /// What is wrong with a field in words; empty while it is fine or has not been touched.
    QString hint(Field field) const;

    bool canSubmit() const;
    bool isBusy() const { return m_busy; }
    /// Signs in or registers; does nothing unless canSubmit().
    void submit();
    /// Visits the server without an account; only the address is needed.
    void visitAsGuest();
    /// Why the last attempt failed; typing clears it.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// Signed in, registered, or in as a guest: Session has its new state.
    void entered();

private:
    QString username() const;
    std::optional<Error> fault(Field field) const;
    Done pointAtServer();

    Session &m_session;
    Purpose m_purpose = Purpose::SignIn;
    QHash<int, QString> m_texts;
    QSet<int> m_touched;
    std::optional<Error> m_error;
    bool m_busy = false;
};

} // namespace madang::views
