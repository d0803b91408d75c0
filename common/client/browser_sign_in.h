// SPDX-License-Identifier: GPL-3.0-or-later
// BrowserSignIn: one sign-in through the system's browser: what the browser is sent out with, and what comes
// back, on a loopback port or, with a code that is typed there, by asking the server. Opens no browser.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/loopback_receiver.h"
#include "common/protocol/providers.h"

#include <QFuture>

#include <functional>

namespace madang {

class Session;

class BrowserSignIn : public QObject {
    Q_OBJECT
public:
    /// What is asked of the server with the proof.
    using Ask = std::function<QFuture<Result<providers::Claimed>>(const providers::Claim &)>;

    /// Without `ask` the session claims: who is known is signed in by it.
    explicit BrowserSignIn(Session &session, QObject *parent = nullptr, Ask ask = {});

    /// Whether the other service is to ask the person again who they are: what proves a session is Fresh.
    enum class Kind { Usual, Fresh };
    /// With an account of that provider; without one by link and code. The session points at the server.
    void begin(const std::optional<QString> &provider, Kind kind = Kind::Usual);
    /// Nothing that comes later is heard.
    void cancel();
    /// From begin() until claimed() or failed().
    bool isWaiting() const { return m_waiting; }
    /// What the server answered to begin().
    const std::optional<providers::Begun> &begun() const { return m_begun; }

    /// Claims what came, with what the account asks for beside it; claimed() tells.
    void claim(const std::optional<QString> &code, const std::optional<QString> &secondFactor);
    /// What proves that it is us: attempt, verifier, ticket.
    providers::Claim proof() const;

Q_SIGNALS:
    /// An address to be opened in the browser, and perhaps a code to be typed there: begun().
    void began(const QUrl &address);
    void claimed(const madang::Result<madang::providers::Claimed> &result);
    /// It is over.
    void failed(const madang::Error &why);

private:
    void came(const QUrlQuery &query, bool *wanted);
    void poll();
    void fail(const Error &why);

    Session &m_session;
    const Ask m_ask;
    LoopbackReceiver *m_receiver = nullptr; ///< our child, until it retires
    std::unique_ptr<Alarm> m_poll;
    std::unique_ptr<Alarm> m_end;
    QString m_verifier;
    QString m_state;
    std::optional<QString> m_ticket;
    std::optional<providers::Begun> m_begun;
    quint64 m_generation = 0; ///< counts beginnings: answers to an earlier one are dropped
    bool m_waiting = false;
};

} // namespace madang
