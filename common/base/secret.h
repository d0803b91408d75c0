// SPDX-License-Identifier: GPL-3.0-or-later
// Randomness, constant-time comparison, password and token hashing (libsodium). Nothing here logs.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QString>

namespace madang::secret {

/// Cryptographically random octets.
QByteArray randomBytes(int count);
/// A random token of `bytes` octets in URL-safe base64 without padding.
QString randomToken(int bytes = 32);
/// "abcd-efgh-jkmn-pqrs-tuvw": 99 random bits to be read and typed, nothing that looks like something else.
QString readable();
/// A random number in [0, below).
quint32 randomBelow(quint32 below);
/// Whether two byte strings are equal, in time that does not depend on where they differ.
bool equal(const QByteArray &a, const QByteArray &b);
/// SHA-256 in hexadecimal: how opaque tokens are stored.
QString fingerprint(const QString &token);

/// Octets of a key for seal().
inline constexpr int kSealKeyOctets = 32;
/// Encrypts and authenticates under a key (secretbox): base64 of the nonce and the sealed text.
QString seal(const QString &plain, const QByteArray &key);
/// What was sealed; Malformed ("seal") under another key, or when it was changed.
Result<QString> unseal(const QString &sealed, const QByteArray &key);

/// How much work a password hash costs (argon2id).
struct HashCost {
    unsigned long long operations = 2;
    size_t memoryBytes = 64u << 20;
};
/// The encoded argon2id hash of a password; fails only when memory cannot be had. Slow: run on a slow lane.
Result<QString> hashPassword(const QString &password, HashCost cost);
/// Whether a password fits its encoded hash. Slow as hashPassword.
bool verifyPassword(const QString &encoded, const QString &password);

} // namespace madang::secret
