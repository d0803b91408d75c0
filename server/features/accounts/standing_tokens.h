// SPDX-License-Identifier: GPL-3.0-or-later
// StandingTokens: the tokens of scripts that are good now, by their fingerprints, so that a door knows one
// without the store; and where each was used last. Who may have one is token_service's.
#pragma once

#include "server/core/caller.h"

#include <QHash>

#include <functional>
#include <mutex>

namespace madang {

/// Safe from any thread.
class StandingTokens {
public:
    struct Use {
        SessionId token; ///< by its number
        Timestamp at;
        QString address;
    };

    static constexpr QByteArrayView kStart{tokens::kPrefix.data(), tokens::kPrefix.size()};

    explicit StandingTokens(const Clock &clock)
        : m_clock(clock)
    {
    }
    static bool isOne(const QByteArray &token) { return token.startsWith(kStart); }
    /// Before the house opens: who counts a wrong one from an address, and says whether it was one too many.
    void countWrongBy(std::function<bool(const QString &address)> count) { m_isTooMany = std::move(count); }
    void put(const QString &fingerprint, const Claims &claims);
    /// Nothing when it is none of ours: sessions end by the same way.
    void remove(SessionId token);
    /// NotSignedIn ("token", "token-expired"), RateLimited ("rate") after many that were wrong from there. A
    /// right one is taken however many were wrong.
    Result<Claims> judge(const QByteArray &token, const QString &address);
    /// Those since it was asked last, one of each token, to be written down.
    QList<Use> takeUses();

private:
    const Clock &m_clock;
    std::function<bool(const QString &)> m_isTooMany;
    std::mutex m_mutex; ///< guards the members below
    QHash<QString, Claims> m_good; ///< by fingerprint
    QHash<SessionId, QString> m_fingerprints;
    QHash<SessionId, Use> m_uses;
};

} // namespace madang
