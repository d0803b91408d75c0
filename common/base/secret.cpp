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

    const unsigned char *octets(const QByteArray &bytes)
    {
        return reinterpret_cast<const unsigned char *>(bytes.constData());
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

QString readable()
{
    constexpr QLatin1StringView kSigns{"abcdefghjkmnpqrstuvwxyz23456789"};
    QString text;
    for (int i = 0; i < 20; ++i) {
        if (i > 0 && i % 4 == 0)
            text += u'-';
        text += kSigns[qsizetype(randomBelow(quint32(kSigns.size())))];
    }
    return text;
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

QString seal(const QString &plain, const QByteArray &key)
{
    static_assert(kSealKeyOctets == crypto_secretbox_KEYBYTES);
    Q_ASSERT(key.size() == kSealKeyOctets);
    const QByteArray nonce = randomBytes(crypto_secretbox_NONCEBYTES);
    const QByteArray text = plain.toUtf8();
    QByteArray sealed(text.size() + qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(reinterpret_cast<unsigned char *>(sealed.data()), octets(text),
                          static_cast<unsigned long long>(text.size()), octets(nonce), octets(key));
    return QString::fromLatin1((nonce + sealed).toBase64());
}

Result<QString> unseal(const QString &sealed, const QByteArray &key)
{
    ready();
    constexpr qsizetype kHead = crypto_secretbox_NONCEBYTES;
    constexpr qsizetype kMark = crypto_secretbox_MACBYTES;
    const QByteArray all = QByteArray::fromBase64(sealed.toLatin1());
    const QByteArray box = all.mid(kHead);
    if (key.size() != kSealKeyOctets || box.size() < kMark)
        return Error{Code::Malformed, "seal"};
    QByteArray text(box.size() - kMark, Qt::Uninitialized);
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char *>(text.data()), octets(box),
                                   static_cast<unsigned long long>(box.size()), octets(all), octets(key))
        != 0)
        return Error{Code::Malformed, "seal"};
    return QString::fromUtf8(text);
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
