// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/secret.h"

#include <sodium.h>

namespace madang::secret {

namespace {

    void ready()
    {
        // Idempotent and thread-safe by libsodium's promise; -1 would mean no source of randomness at all.
        if (sodium_init() < 0)
            qFatal("libsodium cannot be initialised");
    }

} // namespace

QByteArray randomBytes(int count)
{
    ready();
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

QString randomToken(int bytes)
{
    return QString::fromLatin1(
        randomBytes(bytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

quint32 randomBelow(quint32 below)
{
    ready();
    return randombytes_uniform(below);
}

bool equal(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && sodium_memcmp(a.constData(), b.constData(), size_t(a.size())) == 0;
}

QString fingerprint(const QString &token)
{
    ready();
    const QByteArray text = token.toUtf8();
    QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(reinterpret_cast<unsigned char *>(hash.data()),
                       reinterpret_cast<const unsigned char *>(text.constData()),
                       static_cast<unsigned long long>(text.size()));
    return QString::fromLatin1(hash.toHex());
}

Result<QString> hashPassword(const QString &password, HashCost cost)
{
    ready();
    const QByteArray text = password.toUtf8();
    char encoded[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(encoded, text.constData(), static_cast<unsigned long long>(text.size()),
                              cost.operations, cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return Error{Code::Unavailable, "memory"};
    return QString::fromLatin1(encoded);
}

bool verifyPassword(const QString &encoded, const QString &password)
{
    ready();
    const QByteArray text = password.toUtf8();
    return crypto_pwhash_str_verify(encoded.toLatin1().constData(), text.constData(),
                                    static_cast<unsigned long long>(text.size()))
        == 0;
}

} // namespace madang::secret
