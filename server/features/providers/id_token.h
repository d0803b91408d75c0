// SPDX-License-Identifier: GPL-3.0-or-later
// ID tokens (OpenID Connect Core 3.1.3.7): signature, issuer, audience, nonce and times. Knows no network and
// no store.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <memory>

namespace madang {

/// The public keys of a provider (RFC 7517): those that can be used here, RSA of 2048 to 8192 bits and P-256.
class KeySet {
public:
    /// Malformed ("keys") when it is no key set; keys of other kinds are left out.
    static Result<KeySet> from(const QByteArray &json);
    bool isEmpty() const { return m_keys.isEmpty(); }

private:
    friend class IdToken;
    enum class Kind { Rsa, P256 };
    struct Key {
        QString id; ///< may be empty
        Kind kind = Kind::Rsa;
        std::shared_ptr<void> key; ///< an EVP_PKEY
    };
    QList<Key> m_keys;
};

/// What a token has to say.
struct TokenExpectation {
    QString issuer;
    QString audience;
    QString nonce;
    Timestamp now;
};

class IdToken {
public:
    /// Its parts, of which nothing is believed yet. Malformed ("id-token"); NotAllowed ("id-token-algorithm")
    /// for every algorithm but RS256 and ES256.
    static Result<IdToken> parse(const QByteArray &text);
    /// The claims, when a key of the set signed them and everything fits. NotFound ("id-token-key") when the
    /// set has no such key: it may be newer than the set; NotAllowed (what is wrong) else.
    Result<QJsonObject> claims(const KeySet &keys, const TokenExpectation &expected) const;

private:
    QByteArray m_signed;
    QByteArray m_signature;
    KeySet::Kind m_kind = KeySet::Kind::Rsa;
    QString m_keyId;
    QJsonObject m_claims;
};

} // namespace madang
