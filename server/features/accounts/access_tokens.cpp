// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/access_tokens.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/protocol/json.h"
#include "server/features/key_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

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
    constexpr qsizetype kIdSigns = 8;
    const QString kName = u"signing-key"_s;

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

class SigningKey {
public:
    /// Malformed ("signing-key") when 32 octets make none.
    static Result<std::shared_ptr<const SigningKey>> fromSeed(const QByteArray &seed)
    {
        const auto key = std::make_shared<SigningKey>();
        key->m_key.reset(
            EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, octets(seed), size_t(seed.size())));
        QByteArray publicKey(kSeedOctets, Qt::Uninitialized);
        size_t length = size_t(publicKey.size());
        if (!key->m_key
            || EVP_PKEY_get_raw_public_key(key->m_key.get(),
                                           reinterpret_cast<unsigned char *>(publicKey.data()), &length)
                != 1)
            return Error{Code::Malformed, kName};
        key->m_id = secret::fingerprint(QString::fromLatin1(publicKey.toHex())).left(kIdSigns);
        key->m_header = ("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"" + key->m_id.toLatin1() + "\"}")
                            .toBase64(kBase64);
        return std::shared_ptr<const SigningKey>(key);
    }
    QString id() const { return m_id; }
    /// base64url, with "kid"; a token with any other header was not signed by this key.
    const QByteArray &header() const { return m_header; }

    QByteArray sign(const QByteArray &text) const
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        QByteArray signature(kSignatureOctets, Qt::Uninitialized);
        size_t length = size_t(signature.size());
        if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) != 1
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
            && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) == 1
            && EVP_DigestVerify(context.get(), octets(signature), size_t(signature.size()), octets(text),
                                size_t(text.size()))
            == 1;
    }

private:
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key{nullptr, EVP_PKEY_free};
    QString m_id;
    QByteArray m_header;
};

namespace {

    /// Where the key before lies while its tokens are good.
    QString beforeOf(const QString &keyFile)
    {
        return QFileInfo(keyFile).dir().filePath(u"signing-before.key"_s);
    }

} // namespace

AccessTokens::AccessTokens(QString keyFile, std::chrono::seconds life, const Clock &clock)
    : m_keyFile(std::move(keyFile))
    , m_life(life)
    , m_clock(clock)
    , m_standing(clock)
{
}

AccessTokens::~AccessTokens() = default;

Result<std::unique_ptr<AccessTokens>> AccessTokens::open(const QString &keyFile, std::chrono::seconds life,
                                                         const Clock &clock)
{
    std::unique_ptr<AccessTokens> tokens(new AccessTokens(keyFile, life, clock));
    TRY(const QByteArray seed, readKeyFile(keyFile, int(kSeedOctets), kName));
    TRY(tokens->m_current, SigningKey::fromSeed(seed));
    const QString before = beforeOf(keyFile);
    if (!QFile::exists(before))
        return tokens;
    const Timestamp until{keyFileNote(before).toLongLong()};
    if (until <= clock.now() || until > clock.now().plus(life)) {
        QFile::remove(before);
        return tokens;
    }
    TRY(const QByteArray seedBefore, readKeyFile(before, int(kSeedOctets), kName));
    TRY(tokens->m_before, SigningKey::fromSeed(seedBefore));
    tokens->m_beforeUntil = until;
    return tokens;
}

Done AccessTokens::rotate(bool atOnce)
{
    const QByteArray seed = secret::randomBytes(int(kSeedOctets));
    TRY(const Key fresh, SigningKey::fromSeed(seed));
    const Timestamp until = m_clock.now().plus(m_life);
    const QString before = beforeOf(m_keyFile);
    if (atOnce) {
        if (QFile::exists(before) && !QFile::remove(before))
            return Error{Code::Unavailable, kName};
    } else {
        // First the one before: a crash in between leaves the same key in both files, which is as before.
        TRY(const QByteArray seedNow, readKeyFile(m_keyFile, int(kSeedOctets), kName));
        TRY(writeKeyFile(before, seedNow, kName, QByteArray::number(until.ms)));
    }
    TRY(writeKeyFile(m_keyFile, seed, kName));
    const std::lock_guard lock(m_mutex);
    m_before = atOnce ? nullptr : m_current;
    m_beforeUntil = until;
    m_current = fresh;
    return {};
}

QString AccessTokens::keyId() const
{
    return current()->id();
}

AccessTokens::Key AccessTokens::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_current;
}

AccessTokens::Key AccessTokens::named(const QByteArray &header) const
{
    const std::lock_guard lock(m_mutex);
    if (header == m_current->header())
        return m_current;
    const bool isBefore = m_before && m_clock.now() < m_beforeUntil && header == m_before->header();
    return isBefore ? m_before : nullptr;
}

Result<QByteArray> AccessTokens::issue(UserId user, SessionId session) const
{
    const qint64 now = m_clock.now().ms / 1000;
    const Payload payload{user.text(), session.text(), now, now + m_life.count()};
    const Key key = current();
    const QByteArray text = key->header() + '.' + toJson(payload).toBase64(kBase64);
    const QByteArray signature = key->sign(text);
    if (signature.isEmpty())
        return Error{Code::Internal, "sign"};
    return text + '.' + signature.toBase64(kBase64);
}

Result<Claims> AccessTokens::authenticateFrom(const QByteArray &token, const QString &address) const
{
    return StandingTokens::isOne(token) ? m_standing.judge(token, address) : authenticate(token);
}

Result<Claims> AccessTokens::authenticate(const QByteArray &token) const
{
    if (StandingTokens::isOne(token))
        return m_standing.judge(token, {});
    if (token.size() > kLongestToken)
        return kRefused;
    const QList<QByteArray> parts = token.split('.');
    // Comparing the whole header fixes algorithm and key: nothing in the token can choose others than ours.
    const Key key = parts.size() == 3 ? named(parts[0]) : nullptr;
    if (!key)
        return kRefused;
    if (!isSigned(*key, token, parts[0] + '.' + parts[1], decoded(parts[2])))
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
bool AccessTokens::isSigned(const SigningKey &key, const QByteArray &token, const QByteArray &text,
                            const QByteArray &signature) const
{
    const QByteArray digest = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
    {
        const std::lock_guard lock(m_mutex);
        if (m_proven.contains(digest) || m_provenBefore.contains(digest))
            return true;
    }
    if (!key.verify(text, signature))
        return false;
    const std::lock_guard lock(m_mutex);
    if (m_proven.size() >= kMostProven)
        m_provenBefore = std::exchange(m_proven, {});
    m_proven.insert(digest);
    return true;
}

void AccessTokens::admit(const QString &fingerprint, const Claims &claims)
{
    m_standing.put(fingerprint, claims);
    bool isRevoked = false;
    {
        const std::lock_guard lock(m_mutex);
        isRevoked = m_revoked.contains(claims.session);
    }
    if (isRevoked)
        m_standing.remove(claims.session);
}

void AccessTokens::revoke(SessionId session)
{
    const Timestamp now = m_clock.now();
    {
        const std::lock_guard lock(m_mutex);
        m_revoked.removeIf(
            [now](const std::pair<const SessionId &, Timestamp &> entry) { return entry.second < now; });
        m_revoked.insert(session, now.plus(m_life + std::chrono::minutes(1)));
    }
    m_standing.remove(session); // after that: whoever admits it meanwhile sees it
}

} // namespace madang
