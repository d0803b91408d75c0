// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/sign_up_challenges.h"

#include "common/base/proof_of_work.h"
#include "common/base/secret.h"

#include <QMessageAuthenticationCode>

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;
using accounts::ChallengeAnswer;
using accounts::SignUpChallenge;

namespace {

    constexpr int kSaltOctets = 16;
    constexpr int kChallengeKeyOctets = 32;
    constexpr qsizetype kChallengeParts = 4; ///< salt, bits, end, mark
    constexpr int kSecondsWhenFull = 60;

    const Error kNotSolved{Code::InvalidValue, "challenge-wrong"};

} // namespace

SignUpChallenges::SignUpChallenges(const Clock &clock, const Throttle &throttle, Metrics &metrics,
                                   const ChallengeRules &rules)
    : m_clock(clock)
    , m_throttle(throttle)
    , m_refused(metrics.counter("madang_accounts_unproven_total",
                                "Sign-ups refused for want of the proof of work they were asked for."))
    , m_rules(rules)
    , m_key(secret::randomBytes(kChallengeKeyOctets))
{
}

/// Names what it is for: whatever else may be signed under this key is no challenge.
QByteArray SignUpChallenges::markOf(const QByteArray &text) const
{
    return QMessageAuthenticationCode::hash("sign-up:" + text, m_key, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Result<SignUpChallenge> SignUpChallenges::issue(Work &work, const Nothing &)
{
    const std::chrono::milliseconds life = kLife;
    const QByteArray text = secret::randomToken(kSaltOctets).toLatin1() + '.'
        + QByteArray::number(m_rules.bits) + '.' + QByteArray::number(m_clock.steady() + life.count());
    const std::lock_guard lock(m_mutex);
    return SignUpChallenge{isNeeded(work.caller().address), m_rules.bits,
                           QString::fromLatin1(text + '.' + markOf(text)),
                           int(std::chrono::seconds(kLife).count())};
}

bool SignUpChallenges::isNeeded(const QString &address)
{
    if (m_rules.policy != ChallengePolicy::Auto)
        return m_rules.policy == ChallengePolicy::On;
    if (!m_throttle.isOn())
        return false;
    const std::chrono::milliseconds window = kWindow;
    const qint64 since = m_clock.steady() - window.count();
    while (!m_recent.empty() && m_recent.front().at <= since)
        m_recent.pop_front();
    if (m_recent.size() >= size_t(m_rules.inTotal))
        return true;
    if (isLoopback(address.toLatin1()))
        return false;
    const QByteArray network = neighbourhoodOf(address);
    const auto count = std::count_if(m_recent.cbegin(), m_recent.cend(),
                                     [&](const SignUp &each) { return each.network == network; });
    return count >= m_rules.perNetwork;
}

Result<SignUpChallenges::Solved> SignUpChallenges::solved(const ChallengeAnswer &answer) const
{
    if (answer.challenge.size() > accounts::kLongestChallenge || answer.nonce.isEmpty()
        || answer.nonce.size() > accounts::kLongestNonce)
        return kNotSolved;
    const QByteArray text = answer.challenge.toUtf8();
    const QList<QByteArray> parts = text.split('.');
    if (parts.size() != kChallengeParts || !secret::equal(markOf(text.left(text.lastIndexOf('.'))), parts[3]))
        return kNotSolved;
    const Solved good{parts[0], parts[2].toLongLong()};
    if (good.expiresAt <= m_clock.steady())
        return Error{Code::Expired, "challenge-expired"};
    if (!proof_of_work::isSolved(text, answer.nonce.toUtf8(), parts[1].toInt()))
        return kNotSolved;
    return good;
}

Result<std::optional<SignUpChallenges::Solved>>
SignUpChallenges::examine(const QString &address, const std::optional<ChallengeAnswer> &answer)
{
    if (!isNeeded(address))
        return std::optional<Solved>();
    if (!answer)
        return Error{Code::NotAllowed, "challenge-needed"};
    TRY(const Solved good, solved(*answer));
    if (m_used.contains(good.salt))
        return Error{Code::Conflict, "challenge-used"};
    return std::optional(good);
}

Done SignUpChallenges::counted(Done judged)
{
    if (!judged)
        m_refused.add();
    return judged;
}

Done SignUpChallenges::judge(const QString &address, const std::optional<ChallengeAnswer> &answer)
{
    const std::lock_guard lock(m_mutex);
    const auto good = examine(address, answer);
    return counted(good ? Done() : Done(good.error()));
}

Done SignUpChallenges::spend(const QString &address, const std::optional<ChallengeAnswer> &answer)
{
    const std::lock_guard lock(m_mutex);
    const auto good = examine(address, answer);
    if (!good)
        return counted(good.error());
    if (*good) {
        m_used.removeIf([now = m_clock.steady()](const std::pair<const QByteArray &, qint64 &> entry) {
            return entry.second <= now;
        });
        // Each stands for a password that is being hashed: more cannot come within its life.
        if (m_used.size() >= kMostUsed)
            return Error{Code::Unavailable, "busy"}.after(kSecondsWhenFull);
        m_used.insert((*good)->salt, (*good)->expiresAt);
    }
    if (m_rules.policy == ChallengePolicy::Auto) {
        m_recent.push_back({m_clock.steady(), neighbourhoodOf(address)});
        if (m_recent.size() > kMostRecent)
            m_recent.pop_front();
    }
    return {};
}

} // namespace madang
