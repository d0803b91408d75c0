// SPDX-License-Identifier: GPL-3.0-or-later
// AccessTokens: makes and judges the short JWTs (RFC 7519, EdDSA by RFC 8037). One algorithm, fixed here; one
// key, and after a change of keys the one before for as long as its tokens live.
#pragma once

#include "server/features/accounts/standing_tokens.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <mutex>

namespace madang {

class SigningKey; ///< with OpenSSL's, hidden

/// Safe from any thread. The store is never asked: sessions revoked within a token's life are kept in memory.
class AccessTokens final : public Authenticator {
public:
    /// Reads the signing key (32 octets in base64) from a file of mode 0600, or makes the file. Beside it may
    /// lie the key before ("signing-before.key"), with the time until when its tokens are good.
    static Result<std::unique_ptr<AccessTokens>> open(const QString &keyFile, std::chrono::seconds life,
                                                      const Clock &clock);
    ~AccessTokens() override;

    std::chrono::seconds life() const { return m_life; }
    /// A new key signs from now on. Tokens of the one before are good until they run out; `atOnce`, for a key
    /// that somebody may have stolen: of the one before none is good any more, and clients fetch another with
    /// their refresh tokens. Nobody is signed out by either. Unavailable when the file cannot be written;
    /// then all is as before.
    Done rotate(bool atOnce);
    /// Names the key in tokens' headers ("kid").
    QString keyId() const;
    Result<QByteArray> issue(UserId user, SessionId session) const;
    Result<Claims> authenticate(const QByteArray &token) const override;
    Result<Claims> authenticateFrom(const QByteArray &token, const QString &address) const override;
    /// Those that are no JWT but kept: judged here, too.
    StandingTokens &standing() { return m_standing; }
    /// One of those is good from now on, unless it was revoked before we heard of it.
    void admit(const QString &fingerprint, const Claims &claims);
    /// Refuses the session's tokens from now on.
    void revoke(SessionId session);

private:
    using Key = std::shared_ptr<const SigningKey>;

    AccessTokens(QString keyFile, std::chrono::seconds life, const Clock &clock);

    Key current() const;
    /// The one that a token's header names, as long as it is good; null for any other header.
    Key named(const QByteArray &header) const;
    bool isSigned(const SigningKey &key, const QByteArray &token, const QByteArray &text,
                  const QByteArray &signature) const;

    const QString m_keyFile;
    const std::chrono::seconds m_life;
    const Clock &m_clock;
    mutable StandingTokens m_standing; ///< notes its uses
    mutable std::mutex m_mutex; ///< guards the members below
    Key m_current;
    Key m_before; ///< null when there is none
    Timestamp m_beforeUntil;
    QHash<SessionId, Timestamp> m_revoked; ///< until when it must be remembered
    /// Digests of tokens whose signature is known to be good: two generations, the older one is forgotten.
    mutable QSet<QByteArray> m_proven;
    mutable QSet<QByteArray> m_provenBefore;
};

} // namespace madang
