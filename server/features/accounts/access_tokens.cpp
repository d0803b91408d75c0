// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/access_tokens.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/protocol/json.h"
#include "server/features/key_file.h"

#include <QCryptographicHash>

#include <utility>

#include <openssl/evp.h>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    constexpr qsizetype kSeedOctets = 32;
    constexpr qsizetype kSignatureOctets = 64;
    constexpr qsizetype kLongestToken = 1024;
    constexpr qsizetype kMostProven = 8192; ///< digests of one generation

    /// What our tokens carry. "exp" and "iat" are seconds since 1970.
    struct Payload {
        QString sub;
        QString sid;
        qint64 iat = 0;
        qint64 exp = 0;
    };
    PROTOCOL_FIELDS(Payload, sub, sid, iat, exp)

    const Error kRefused{Code::NotSignedIn, "token"};

    /// The octets of one part of a token; none when they are not spelled in their one way.
    QByteArray decoded(const QByteArray &part)
    {
        const auto result
            = QByteArray::fromBase64Encoding(part, kBase64 | QByteArray::AbortOnBase64DecodingErrors);
        return result && (*result).toBase64(kBase64) == part ? *result : QByteArray();
    }

    const unsigned char *octets(const QByteArray &bytes)
    {
        return reinterpret_cast<const unsigned char *>(bytes.constData());
    }

} // namespace

struct KeyPair {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{nullptr, EVP_PKEY_free};

    QByteArray sign(const QByteArray &text) const
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        QByteArray signature(kSignatureOctets, Qt::Uninitialized);
        size_t length = size_t(signature.size());
        if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1
            || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length,
                              octets(text), size_t(text.size()))
                != 1)
            return {};
        return signature;
    }
    bool verify(const QByteArray &text, const QByteArray &signature) const
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        return signature.size() == kSignatureOctets
            && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
            && EVP_DigestVerify(context.get(), octets(signature), size_t(signature.size()), octets(text),
                                size_t(text.size()))
            == 1;
    }
};

AccessTokens::AccessTokens(std::unique_ptr<KeyPair> key, QByteArray header, std::chrono::seconds life,
                           const Clock &clock)
    : m_key(std::move(key))
    , m_header(std::move(header))
    , m_life(life)
    , m_clock(clock)
{
}

AccessTokens::~AccessTokens() = default;

Result<std::unique_ptr<AccessTokens>> AccessTokens::open(const QString &keyFile, std::chrono::seconds life,
                                                         const Clock &clock)
{
    TRY(const QByteArray seed, readKeyFile(keyFile, int(kSeedOctets), u"signing-key"_s));
    auto key = std::make_unique<KeyPair>();
    key->key.reset(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, octets(seed), size_t(seed.size())));
    unsigned char publicKey[32];
    size_t length = sizeof publicKey;
    if (!key->key || EVP_PKEY_get_raw_public_key(key->key.get(), publicKey, &length) != 1)
        return Error{Code::Malformed, "signing-key"};
    const QString kid
        = secret::fingerprint(
              QString::fromLatin1(QByteArray(reinterpret_cast<char *>(publicKey), qsizetype(length)).toHex()))
              .left(8);
    const QByteArray header = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"" + kid.toLatin1() + "\"}";
    return std::unique_ptr<AccessTokens>(
        new AccessTokens(std::move(key), header.toBase64(kBase64), life, clock));
}

Result<QByteArray> AccessTokens::issue(UserId user, SessionId session) const
{
    const qint64 now = m_clock.now().ms / 1000;
    const Payload payload{user.text(), session.text(), now, now + m_life.count()};
    const QByteArray text = m_header + '.' + toJson(payload).toBase64(kBase64);
    const QByteArray signature = m_key->sign(text);
    if (signature.isEmpty())
        return Error{Code::Internal, "sign"};
    return text + '.' + signature.toBase64(kBase64);
}

Result<Claims> AccessTokens::authenticate(const QByteArray &token) const
{
    if (token.size() > kLongestToken)
        return kRefused;
    const QList<QByteArray> parts = token.split('.');
    // Comparing the whole header fixes algorithm and key: nothing in the token can choose them.
    if (parts.size() != 3 || parts[0] != m_header)
        return kRefused;
    if (!isSigned(token, parts[0] + '.' + parts[1], decoded(parts[2])))
        return kRefused;
    const auto payload = fromJson<Payload>(decoded(parts[1]));
    if (!payload)
        return kRefused;
    const qint64 now = m_clock.now().ms / 1000;
    constexpr qint64 kTolerance = 60;
    if (payload->exp <= now)
        return Error{Code::NotSignedIn, "token-expired"};
    if (payload->iat > now + kTolerance || payload->exp > now + m_life.count() + kTolerance)
        return kRefused;
    const Claims claims{
        UserId::fromText(payload->sub), SessionId::fromText(payload->sid), {payload->exp * 1000}};
    if (claims.user.isNull() || claims.session.isNull())
        return kRefused;
    const std::lock_guard lock(m_mutex);
    if (m_revoked.contains(claims.session))
        return Error{Code::NotSignedIn, "session-revoked"};
    return claims;
}

/// A signature costs more than all the rest of a login, and a good one stays good: who comes back with a
/// token that was proven here is believed. What the token says is judged each time.
bool AccessTokens::isSigned(const QByteArray &token, const QByteArray &text,
                            const QByteArray &signature) const
{
    const QByteArray digest = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
    {
        const std::lock_guard lock(m_mutex);
        if (m_proven.contains(digest) || m_provenBefore.contains(digest))
            return true;
    }
    if (!m_key->verify(text, signature))
        return false;
    const std::lock_guard lock(m_mutex);
    if (m_proven.size() >= kMostProven)
        m_provenBefore = std::exchange(m_proven, {});
    m_proven.insert(digest);
    return true;
}

void AccessTokens::revoke(SessionId session)
{
    const Timestamp now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    m_revoked.removeIf(
        [now](const std::pair<const SessionId &, Timestamp &> entry) { return entry.second < now; });
    m_revoked.insert(session, now.plus(m_life + std::chrono::minutes(1)));
}

} // namespace madang
