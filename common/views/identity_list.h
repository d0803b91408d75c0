// SPDX-License-Identifier: GPL-3.0-or-later
// The accounts of other services that open one's own: adding one through the browser, and removing them.
#pragma once

#include "common/client/browser_sign_in.h"
#include "common/client/session.h"

namespace madang::views {

class IdentityList : public QObject {
    Q_OBJECT
public:
    explicit IdentityList(Session &session, QObject *parent = nullptr);

    /// A server that knows no other services lists none.
    void refresh();
    const QList<providers::Identity> &items() const { return m_items; }
    void remove(const QString &provider);
    bool isBusy() const { return m_busy; }
    const std::optional<Error> &error() const { return m_error; }

    /// Services of the server that do not open the account yet.
    QList<accounts::Provider> available() const;
    /// Which of them is being added; add() begins, and nothing is sent before go().
    const std::optional<accounts::Provider> &adding() const { return m_adding; }
    void add(const accounts::Provider &provider);
    void cancel();
    /// With the password of the account here: through the browser, or, when it was there already, once more
    /// with what was wrong or missing.
    void go(const QString &password, const QString &secondFactor);
    /// False for who only comes through other services: go() takes an empty one.
    bool needsPassword() const { return m_needsPassword; }
    /// Whether something is expected of the person in the browser.
    bool waitsForBrowser() const { return m_browser.isWaiting() && m_browser.begun() && !m_asking; }
    bool wantsSecondFactor() const { return m_wantsFactor; }
    /// Whether the server looks at what add() was given.
    bool isAsking() const { return m_asking; }

Q_SIGNALS:
    void changed();
    /// The title of what was removed.
    void removed(const QString &title);
    /// The title of what was added.
    void added(const QString &title);
    void wantsBrowser(const QUrl &address);

private:
    QFuture<Result<providers::Claimed>> ask(const providers::Claim &proof);
    void settled(const Result<providers::Claimed> &result);

    Session &m_session;
    QList<providers::Identity> m_items;
    QList<accounts::Provider> m_known; ///< of the server
    std::optional<Error> m_error;
    bool m_busy = false;
    std::optional<accounts::Provider> m_adding;
    QString m_password; ///< until it is settled
    bool m_needsPassword = true;
    bool m_wantsFactor = false;
    bool m_asking = false; ///< the proof is with the server
    BrowserSignIn m_browser;
};

} // namespace madang::views
