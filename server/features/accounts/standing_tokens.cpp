// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/standing_tokens.h"

#include "common/base/log.h"
#include "common/base/secret.h"

#include <utility>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestStanding = 200;
    constexpr int kWaitAfterMany = 8; ///< seconds, as the longest delay of a password

} // namespace

void StandingTokens::put(const QString &fingerprint, const Claims &claims)
{
    const std::lock_guard lock(m_mutex);
    m_good.insert(fingerprint, claims);
    m_fingerprints.insert(claims.session, fingerprint);
}

void StandingTokens::remove(SessionId token)
{
    const std::lock_guard lock(m_mutex);
    const QString fingerprint = m_fingerprints.take(token);
    if (!fingerprint.isEmpty())
        m_good.remove(fingerprint);
    m_uses.remove(token);
}

Result<Claims> StandingTokens::judge(const QByteArray &token, const QString &address)
{
    if (token.size() <= kLongestStanding) {
        // 256 random bits are hashed first: how long the look-up takes tells nothing about them.
        const QString fingerprint = secret::fingerprint(QString::fromLatin1(token));
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_good.constFind(fingerprint); found != m_good.constEnd()) {
            const Timestamp now = m_clock.now();
            if (found->expiresAt <= now)
                return Error{Code::NotSignedIn, "token-expired"};
            m_uses.insert(found->session, {found->session, now, address});
            return *found;
        }
    }
    if (m_isTooMany && !address.isEmpty() && m_isTooMany(address)) {
        qCInfo(lcAccounts).noquote() << "too many wrong tokens from" << address;
        return Error{Code::RateLimited, "rate"}.after(kWaitAfterMany);
    }
    return Error{Code::NotSignedIn, "token"};
}

QList<StandingTokens::Use> StandingTokens::takeUses()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_uses, {}).values();
}

} // namespace madang
