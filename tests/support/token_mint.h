// SPDX-License-Identifier: GPL-3.0-or-later
// TokenMint: what a provider of OpenID Connect has in its cellar: keys, and tokens signed with them, also
// such as no honest provider makes.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#include <memory>

namespace madang::test {

class TokenMint {
public:
    enum class With { Rsa, P256 };

    TokenMint()
        : m_rsa(EVP_RSA_gen(2048), EVP_PKEY_free)
        , m_p256(EVP_EC_gen("P-256"), EVP_PKEY_free)
    {
    }

    static QByteArray encoded(const QByteArray &octets)
    {
        return octets.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }
    static QByteArray encoded(const QJsonObject &object)
    {
        return encoded(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    QJsonObject rsaJwk(const QString &id) const
    {
        return {{QStringLiteral("kty"), QStringLiteral("RSA")},
                {QStringLiteral("kid"), id},
                {QStringLiteral("use"), QStringLiteral("sig")},
                {QStringLiteral("n"), number(m_rsa.get(), OSSL_PKEY_PARAM_RSA_N, 0)},
                {QStringLiteral("e"), number(m_rsa.get(), OSSL_PKEY_PARAM_RSA_E, 0)}};
    }
    QJsonObject p256Jwk(const QString &id) const
    {
        return {{QStringLiteral("kty"), QStringLiteral("EC")},
                {QStringLiteral("crv"), QStringLiteral("P-256")},
                {QStringLiteral("kid"), id},
                {QStringLiteral("x"), number(m_p256.get(), OSSL_PKEY_PARAM_EC_PUB_X, 32)},
                {QStringLiteral("y"), number(m_p256.get(), OSSL_PKEY_PARAM_EC_PUB_Y, 32)}};
    }
    static QByteArray keys(const QJsonArray &jwks)
    {
        return QJsonDocument(QJsonObject{{QStringLiteral("keys"), jwks}}).toJson(QJsonDocument::Compact);
    }

    QByteArray signature(const QByteArray &text, With with) const
    {
        EVP_PKEY *key = with == With::Rsa ? m_rsa.get() : m_p256.get();
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        const auto *octets = reinterpret_cast<const unsigned char *>(text.constData());
        size_t length = 0;
        if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1
            || EVP_DigestSign(context.get(), nullptr, &length, octets, size_t(text.size())) != 1)
            qFatal("a token cannot be signed");
        QByteArray made(qsizetype(length), '\0');
        if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(made.data()), &length, octets,
                           size_t(text.size()))
            != 1)
            qFatal("a token cannot be signed");
        made.truncate(qsizetype(length));
        return with == With::Rsa ? made : sideBySide(made);
    }
    QByteArray token(const QJsonObject &header, const QJsonObject &claims, With with = With::Rsa) const
    {
        const QByteArray text = encoded(header) + '.' + encoded(claims);
        return text + '.' + encoded(signature(text, with));
    }
    /// The old trick: the public key as the secret of an HMAC.
    QByteArray confusedToken(const QJsonObject &header, const QJsonObject &claims) const
    {
        const QByteArray text = encoded(header) + '.' + encoded(claims);
        const QByteArray key = QJsonDocument(rsaJwk(QStringLiteral("r"))).toJson(QJsonDocument::Compact);
        unsigned char made[32];
        unsigned int length = 0;
        HMAC(EVP_sha256(), key.constData(), int(key.size()),
             reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()), made, &length);
        return text + '.' + encoded(QByteArray(reinterpret_cast<const char *>(made), int(length)));
    }

private:
    using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

    static QString number(EVP_PKEY *key, const char *name, int octets)
    {
        BIGNUM *value = nullptr;
        if (EVP_PKEY_get_bn_param(key, name, &value) != 1)
            qFatal("a key cannot be read");
        QByteArray out(octets > 0 ? octets : BN_num_bytes(value), '\0');
        BN_bn2binpad(value, reinterpret_cast<unsigned char *>(out.data()), int(out.size()));
        BN_free(value);
        return QString::fromLatin1(encoded(out));
    }
    static QByteArray sideBySide(const QByteArray &der)
    {
        const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
        const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(
            d2i_ECDSA_SIG(nullptr, &at, long(der.size())), ECDSA_SIG_free);
        QByteArray out(64, '\0');
        auto *to = reinterpret_cast<unsigned char *>(out.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), to, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), to + 32, 32);
        return out;
    }

    Key m_rsa;
    Key m_p256;
};

} // namespace madang::test
