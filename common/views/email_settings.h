// SPDX-License-Identifier: GPL-3.0-or-later
// One's own e-mail address: setting it, entering the code that was sent there, asking for another one.
#pragma once

#include "common/client/session.h"

namespace madang::views {

class EmailSettings : public QObject {
    Q_OBJECT
public:
    explicit EmailSettings(Session &session, QObject *parent = nullptr);

    void refresh();
    /// What the server knows; empty until it has answered.
    const std::optional<accounts::Email> &email() const { return m_email; }
    /// The server keeps none.
    bool isOff() const { return m_off; }
    bool isBusy() const { return m_busy; }
    /// Whether a code is waited for.
    bool wantsCode() const { return m_email && m_email->pending.has_value(); }
    /// Seconds until another code may be asked for.
    int resendIn() const;

    /// Whether another address takes the password too: the one there is was proven.
    bool wantsPassword() const { return m_email && m_email->verified; }
    /// Whether the code that was sent to the address before is wanted too.
    bool wantsOldCode() const { return wantsCode() && m_email->oldCodeNeeded; }

    void set(const QString &address, const QString &password = {});
    void verify(const QString &code, const QString &oldCode = {});
    void resend();

    /// Why the last thing was refused; its `field` is "email", "password", "code" or "oldCode" where one
    /// of them is at fault.
    const std::optional<Error> &error() const { return m_error; }
    void clearError();
    /// How things stand, in a sentence or two.
    QString summary() const;

Q_SIGNALS:
    void changed();
    /// Something was done, in a sentence.
    void told(const QString &sentence);

private:
    template <typename Reply> bool taken(const Result<Reply> &result);
    void show(const accounts::Email &email);
    bool begin();

    Session &m_session;
    std::optional<accounts::Email> m_email;
    std::optional<Error> m_error;
    qint64 m_resendAt = 0; ///< steady milliseconds
    std::unique_ptr<Alarm> m_tick;
    bool m_off = false;
    bool m_busy = false;
};

} // namespace madang::views
