// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/id_token.h"

#include "common/base/secret.h"
#include "common/protocol/json.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <cmath>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestToken = 16 * 1024;
    constexpr qsizetype kMostKeys = 50;
    constexpr qsizetype kLongestKeySet = 256 * 1024;
    constexpr int kLeastRsaBits = 2048;
    constexpr int kMostRsaBits = 8192;
    constexpr qsizetype kP256Octets = 32;
    /// Clocks of two houses differ by as much.
    constexpr qint64 kLeeway = 60'000;
    /// A token is made when the code is exchanged; an older one was kept by somebody.
    constexpr qint64 kOldest = 10 * 60'000;
    constexpr qint64 kLastSecond = 1ll << 40;

    using KeyPointer = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
    using BuilderPointer = std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)>;
    using ParamsPointer = std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)>;
    using NumberPointer = std::unique_ptr<BIGNUM, decltype(&BN_free)>;
    using KeyContextPointer = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;

    std::optional<QByteArray> octetsOf(const QByteArray &text)
    {
        const auto decoded
            = QByteArray::fromBase64Encoding(text,
                                             QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                                                 | QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded || decoded.decoded.isEmpty())
            return std::nullopt;
        return decoded.decoded;
    }

    std::optional<QByteArray> octetsAt(const QJsonObject &object, QLatin1StringView name)
    {
        return octetsOf(object.value(name).toString().toLatin1());
    }

    NumberPointer numberOf(const QByteArray &octets)
    {
        return {BN_bin2bn(reinterpret_cast<const unsigned char *>(octets.constData()), int(octets.size()),
                          nullptr),
                BN_free};
    }

    KeyPointer built(const char *kind, OSSL_PARAM_BLD *builder)
    {
        KeyPointer none(nullptr, EVP_PKEY_free);
        const ParamsPointer params(OSSL_PARAM_BLD_to_param(builder), OSSL_PARAM_free);
        const KeyContextPointer context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr),
                                        EVP_PKEY_CTX_free);
        EVP_PKEY *key = nullptr;
        if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1
            || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
            return none;
        return {key, EVP_PKEY_free};
    }

    KeyPointer rsaKey(const QJsonObject &jwk)
    {
        KeyPointer none(nullptr, EVP_PKEY_free);
        const auto modulus = octetsAt(jwk, "n"_L1);
        const auto exponent = octetsAt(jwk, "e"_L1);
        if (!modulus || !exponent || modulus->size() > kMostRsaBits / 8 + 1 || exponent->size() > 4)
            return none;
        const NumberPointer n = numberOf(*modulus);
        const NumberPointer e = numberOf(*exponent);
        const BuilderPointer builder(OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
        if (!n || !e || !builder || BN_num_bits(n.get()) < kLeastRsaBits
            || BN_num_bits(n.get()) > kMostRsaBits || !BN_is_odd(e.get()) || BN_is_one(e.get())
            || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
            || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
            return none;
        return built("RSA", builder.get());
    }

    KeyPointer p256Key(const QJsonObject &jwk)
    {
        KeyPointer none(nullptr, EVP_PKEY_free);
        const auto x = octetsAt(jwk, "x"_L1);
        const auto y = octetsAt(jwk, "y"_L1);
        if (jwk.value("crv"_L1).toString() != "P-256"_L1 || !x || !y || x->size() != kP256Octets
            || y->size() != kP256Octets)
            return none;
        const QByteArray point = '\x04' + *x + *y;
        const BuilderPointer builder(OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
        if (!builder
            || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1
            || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                                size_t(point.size()))
                != 1)
            return none;
        KeyPointer key = built("EC", builder.get());
        const KeyContextPointer context(
            key ? EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr) : nullptr, EVP_PKEY_CTX_free);
        // A point beside the curve is no key.
        return context && EVP_PKEY_public_check(context.get()) == 1 ? std::move(key) : std::move(none);
    }

    /// JWS has r and s side by side (RFC 7518, 3.4), OpenSSL wants them in DER.
    QByteArray derOf(const QByteArray &signature)
    {
        if (signature.size() != 2 * kP256Octets)
            return {};
        const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(ECDSA_SIG_new(), ECDSA_SIG_free);
        NumberPointer r = numberOf(signature.first(kP256Octets));
        NumberPointer s = numberOf(signature.sliced(kP256Octets));
        if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.release(), s.release()) != 1)
            return {};
        unsigned char *out = nullptr;
        const int length = i2d_ECDSA_SIG(pair.get(), &out);
        if (length <= 0)
            return {};
        const QByteArray der(reinterpret_cast<const char *>(out), length);
        OPENSSL_free(out);
        return der;
    }

    bool isSignedBy(EVP_PKEY *key, const QByteArray &text, const QByteArray &signature)
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        return context && !signature.isEmpty()
            && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
            && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                                size_t(signature.size()),
                                reinterpret_cast<const unsigned char *>(text.constData()),
                                size_t(text.size()))
            == 1;
    }

    Error wrong(const char *what)
    {
        return {Code::NotAllowed, what};
    }

    /// Seconds since 1970 as a claim has them.
    std::optional<Timestamp> timeAt(const QJsonObject &claims, QLatin1StringView name)
    {
        const QJsonValue value = claims.value(name);
        const double seconds = value.toDouble(-1);
        if (!value.isDouble() || !(seconds >= 0) || seconds > double(kLastSecond))
            return std::nullopt;
        return Timestamp{qint64(std::floor(seconds)) * 1000};
    }

    Done isForUs(const QJsonObject &claims, const QString &audience)
    {
        const QJsonValue named = claims.value("aud"_L1);
        const QJsonArray all = named.toArray();
        const bool alone = named.isString() && named.toString() == audience;
        if (!alone && !all.contains(QJsonValue(audience)))
            return wrong("id-token-audience");
        // Made for several, it was given to one.
        const QJsonValue party = claims.value("azp"_L1);
        if (all.size() > 1 && party.isUndefined())
            return wrong("id-token-audience");
        if (!party.isUndefined() && party.toString() != audience)
            return wrong("id-token-audience");
        return {};
    }

    Done isOfNow(const QJsonObject &claims, Timestamp now)
    {
        const auto ends = timeAt(claims, "exp"_L1);
        const auto made = timeAt(claims, "iat"_L1);
        if (!ends || ends->ms + kLeeway <= now.ms)
            return wrong("id-token-expired");
        if (!made || made->ms > now.ms + kLeeway || made->ms < now.ms - kOldest - kLeeway)
            return wrong("id-token-time");
        if (claims.contains("nbf"_L1)) {
            const auto begins = timeAt(claims, "nbf"_L1);
            if (!begins || begins->ms > now.ms + kLeeway)
                return wrong("id-token-time");
        }
        return {};
    }

} // namespace

Result<KeySet> KeySet::from(const QByteArray &json)
{
    const auto object = json::parseObject(json, {.bytes = kLongestKeySet});
    if (!object || !object->value("keys"_L1).isArray())
        return Error{Code::Malformed, "keys"};
    KeySet set;
    const QJsonArray keys = object->value("keys"_L1).toArray();
    for (const QJsonValue &each : keys) {
        const QJsonObject jwk = each.toObject();
        const QString use = jwk.value("use"_L1).toString();
        const QString algorithm = jwk.value("alg"_L1).toString();
        const bool rsa = jwk.value("kty"_L1).toString() == "RSA"_L1;
        if (set.m_keys.size() >= kMostKeys || (!rsa && jwk.value("kty"_L1).toString() != "EC"_L1)
            || (!use.isEmpty() && use != "sig"_L1)
            || (!algorithm.isEmpty() && algorithm != (rsa ? "RS256"_L1 : "ES256"_L1)))
            continue;
        KeyPointer key = rsa ? rsaKey(jwk) : p256Key(jwk);
        if (key)
            set.m_keys += {jwk.value("kid"_L1).toString(), rsa ? Kind::Rsa : Kind::P256,
                           std::shared_ptr<void>(key.release(), [](void *old) {
                               EVP_PKEY_free(static_cast<EVP_PKEY *>(old));
                           })};
    }
    return set;
}

Result<IdToken> IdToken::parse(const QByteArray &text)
{
    const Error malformed{Code::Malformed, "id-token"};
    const QList<QByteArray> parts = text.split('.');
    if (text.size() > kLongestToken || parts.size() != 3)
        return malformed;
    const auto head = octetsOf(parts[0]);
    const auto body = octetsOf(parts[1]);
    if (!head || !body)
        return malformed;
    const auto header = json::parseObject(*head);
    const auto claims = json::parseObject(*body);
    if (!header || !claims)
        return malformed;
    // The token does not choose how it is judged: these two, and the key has to be of that kind.
    const QString algorithm = header->value("alg"_L1).toString();
    if (algorithm != "RS256"_L1 && algorithm != "ES256"_L1)
        return wrong("id-token-algorithm");
    if (header->contains("crit"_L1))
        return wrong("id-token-header");
    const auto signature = octetsOf(parts[2]);
    if (!signature)
        return wrong("id-token-signature");
    IdToken token;
    token.m_signed = parts[0] + '.' + parts[1];
    token.m_kind = algorithm == "RS256"_L1 ? KeySet::Kind::Rsa : KeySet::Kind::P256;
    token.m_signature = token.m_kind == KeySet::Kind::Rsa ? *signature : derOf(*signature);
    token.m_keyId = header->value("kid"_L1).toString();
    token.m_claims = *claims;
    return token;
}

Result<QJsonObject> IdToken::claims(const KeySet &keys, const TokenExpectation &expected) const
{
    QList<KeySet::Key> fitting;
    for (const KeySet::Key &key : keys.m_keys) {
        if (key.kind == m_kind && (m_keyId.isEmpty() || key.id == m_keyId))
            fitting += key;
    }
    // Without a name the key is known only where there is but one.
    if (fitting.size() != 1)
        return Error{Code::NotFound, "id-token-key"};
    if (!isSignedBy(static_cast<EVP_PKEY *>(fitting.first().key.get()), m_signed, m_signature))
        return wrong("id-token-signature");
    if (m_claims.value("iss"_L1).toString() != expected.issuer)
        return wrong("id-token-issuer");
    TRY(isForUs(m_claims, expected.audience));
    TRY(isOfNow(m_claims, expected.now));
    if (expected.nonce.isEmpty()
        || !secret::equal(m_claims.value("nonce"_L1).toString().toUtf8(), expected.nonce.toUtf8()))
        return wrong("id-token-nonce");
    return m_claims;
}

} // namespace madang
