// SPDX-License-Identifier: GPL-3.0-or-later
// One's own second factor: setting it up with an authenticator, recovery codes, turning it off.
#pragma once

#include "common/client/session.h"

namespace madang::views {

class SecondFactorSettings : public QObject {
    Q_OBJECT
public:
    explicit SecondFactorSettings(Session &session, QObject *parent = nullptr);

    void refresh();
    /// What the server knows; empty until it has answered.
    const std::optional<accounts::SecondFactor> &standing() const { return m_standing; }
    bool isOn() const { return m_standing && m_standing->since.has_value(); }
    bool isBusy() const { return m_busy; }
    /// False for who only comes through other services.
    bool needsPassword() const { return !m_standing || !m_standing->withoutPassword.value_or(false); }

    /// Asks for a fresh secret; then qrText() and secret() are there until a code was confirmed.
    void begin(const QString &password);
    void confirm(const QString &code);
    /// `code`: of the authenticator, or a recovery code.
    void turnOff(const QString &password, const QString &code);
    void renewCodes(const QString &password, const QString &code);

    bool isSettingUp() const { return m_secret.has_value(); }
    /// What a QR code carries; empty unless setting up.
    QString qrText() const { return m_secret ? m_secret->address : QString(); }
    /// For who types it: groups of four.
    QString secret() const;
    /// Told once; kept until forgetCodes() or another account.
    const QList<QString> &recoveryCodes() const { return m_codes; }
    void forgetCodes();

    /// Why the last thing was refused; its `field` is "password" or "code" where one of them is at fault.
    const std::optional<Error> &error() const { return m_error; }
    /// How things stand, in a sentence or two.
    QString summary() const;

Q_SIGNALS:
    void changed();
    /// Something was done, in a sentence.
    void told(const QString &sentence);

private:
    bool start();
    template <typename Reply> bool taken(const Result<Reply> &result);
    void showCodes(const accounts::RecoveryCodes &codes);

    Session &m_session;
    std::optional<accounts::SecondFactor> m_standing;
    std::optional<accounts::SecondFactorSecret> m_secret;
    QList<QString> m_codes;
    std::optional<Error> m_error;
    bool m_busy = false;
};

} // namespace madang::views
