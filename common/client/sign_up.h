// SPDX-License-Identifier: GPL-3.0-or-later
// SignUp: one registration on its way: asks whether the server wants work proven first, does that on a thread
// of its own, and sends what was typed together with the proof. Knows no session.
#pragma once

#include "common/client/rest.h"
#include "common/protocol/accounts.h"

namespace madang {

/// However much a server asks for, a processor is busy for accounts::kMostChallengeBits at most, and twice
/// for one registration: once more when the first challenge ran out meanwhile.
class SignUp : public QObject {
    Q_OBJECT
public:
    explicit SignUp(Rest &rest, QObject *parent = nullptr)
        : QObject(parent)
        , m_rest(rest)
    {
    }
    ~SignUp() override;

    /// Another one that is still on its way is cancelled.
    QFuture<Result<accounts::SignedIn>> begin(const accounts::Register &request);
    /// Ends it with Conflict ("cancelled"); nothing happens once it was sent, and the answer counts.
    void cancel();
    /// Whether the work is being done.
    bool isProving() const { return m_proving; }

Q_SIGNALS:
    void provingChanged();

private:
    void askForChallenge();
    void take(const accounts::SignUpChallenge &challenge);
    void prove(const accounts::SignUpChallenge &challenge);
    void send();
    void finish(const Result<accounts::SignedIn> &result);
    void setProving(bool proving);

    Rest &m_rest;
    accounts::Register m_request;
    std::unique_ptr<QPromise<Result<accounts::SignedIn>>> m_promise; ///< null when none is on its way
    QFuture<QString> m_nonce; ///< of the work
    quint64 m_generation = 0; ///< counts beginnings and ends: answers to an earlier one are dropped
    bool m_sent = false;
    bool m_mayAskAgain = false;
    bool m_proving = false;
};

} // namespace madang
