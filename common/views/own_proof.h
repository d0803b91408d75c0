// SPDX-License-Identifier: GPL-3.0-or-later
// OwnProof: what stands beside a form that asks for one's own password: how long it waits after several wrong
// ones, and, for who has none, signing in again through the browser. The form keeps what was typed.
#pragma once

#include "common/client/browser_sign_in.h"
#include "common/client/session.h"
#include "common/views/password_wait.h"

namespace madang::views {

class OwnProof : public QObject {
    Q_OBJECT
public:
    explicit OwnProof(Session &session, QObject *parent = nullptr);

    /// What its form is doing: whether something is asked, and why the last thing was refused.
    void follow(bool isBusy, const std::optional<Error> &error);

    /// Why it takes a while, or may not be tried yet, with the seconds; empty when nothing waits.
    QString waitText() const;
    /// Seconds until the form may be sent again.
    int heldFor() const { return m_busy ? 0 : m_wait.heldFor(); }

    /// Whether the server wants one to sign in again first.
    bool isWanted() const { return m_wanted; }
    /// What may be done about it, "Sign in again with Google".
    QString offer() const;
    /// By the service that opened the account last, where the browser is on this machine.
    void signIn();
    /// By link and code, with a browser on any device.
    void signInElsewhere();
    void cancel();
    /// Whether something is expected of the person in the browser.
    bool waitsForBrowser() const { return m_browser.isWaiting() && m_browser.begun(); }
    const std::optional<providers::Begun> &begun() const { return m_browser.begun(); }
    /// How that stands, in a sentence; empty when there is nothing to say.
    QString text() const;

Q_SIGNALS:
    void changed();
    void wantsBrowser(const QUrl &address);
    /// The form can be sent again, as it is.
    void proven();

private:
    void begin(const std::optional<QString> &provider);
    void settled(const Result<providers::Claimed> &result);
    void readWays();
    void tick();

    Session &m_session;
    PasswordWait m_wait;
    std::unique_ptr<Alarm> m_tick;
    bool m_busy = false;
    bool m_wanted = false;
    bool m_proven = false;
    std::optional<Error> m_error; ///< why signing in again did not go through
    std::optional<providers::Identity> m_way; ///< used last
    BrowserSignIn m_browser;
};

} // namespace madang::views
