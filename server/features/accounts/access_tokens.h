// SPDX-License-Identifier: GPL-3.0-or-later
// AccessTokens: makes and judges the short JWTs (RFC 7519, EdDSA by RFC 8037). One key, one algorithm, fixed
// here.
#pragma once

#include "server/core/caller.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <mutex>

namespace madang {

struct KeyPair; ///< OpenSSL's, hidden

/// Safe from any thread. The store is never asked: sessions revoked within a token's life are kept in memory.
class AccessTokens final : public Authenticator {
public:
    /// Reads the signing key (32 octets in base64) from a file of mode 0600, or makes the file.
    static Result<std::unique_ptr<AccessTokens>> open(const QString &keyFile, std::chrono::seconds life,
                                                      const Clock &clock);
    ~AccessTokens() override;

    std::chrono::seconds life() const { return m_life; }
    Result<QByteArray> issue(UserId user, SessionId session) const;
    Result<Claims> authenticate(const QByteArray &token) const override;
    /// Refuses the session's tokens from now on.
    void revoke(SessionId session);

private:
    AccessTokens(std::unique_ptr<KeyPair> key, QByteArray header, std::chrono::seconds life,
                 const Clock &clock);

    bool isSigned(const QByteArray &token, const QByteArray &text, const QByteArray &signature) const;

    const std::unique_ptr<KeyPair> m_key;
    const QByteArray m_header; ///< base64url, with "kid"; a token with any other header is not ours
    const std::chrono::seconds m_life;
    const Clock &m_clock;
    mutable std::mutex m_mutex; ///< guards the members below
    QHash<SessionId, Timestamp> m_revoked; ///< until when it must be remembered
    /// Digests of tokens whose signature is known to be good: two generations, the older one is forgotten.
    mutable QSet<QByteArray> m_proven;
    mutable QSet<QByteArray> m_provenBefore;
};

} // namespace madang
