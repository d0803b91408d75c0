// SPDX-License-Identifier: GPL-3.0-or-later
// SignUpChallenges: the work that whoever signs up has to prove, when it is asked for, and whether an answer
// is good. Bans and rates stand before it, the slow hash of the password behind it.
//
// Who was invited proves nothing: somebody answers for them, and an invitation lets few in. Who comes from
// another house (providers) neither: that house has made sure that this is somebody. And who has a shell on
// this machine (madangd users create) asks nobody.
#pragma once

#include "common/protocol/accounts.h"
#include "server/core/metrics.h"
#include "server/core/throttle.h"
#include "server/core/work.h"

#include <deque>

namespace madang {

enum class ChallengePolicy {
    Off,
    Auto, ///< once more accounts were made within an hour than people make
    On,
};

/// What an operator decides about them.
struct ChallengeRules {
    ChallengePolicy policy = ChallengePolicy::Off;
    int bits = 20;
    int perNetwork = 5; ///< Auto: so many sign-ups of one network within an hour go without
    int inTotal = 50; ///< the same, of all together
};

/// Challenges are signed and not stored: asking for one costs nothing, and holds nothing. The key is made
/// with this object and never leaves it, so no challenge outlives the program, and a list in memory is enough
/// for each to be used once. Where nothing is limited (limits.rate_percent = 0), Auto never asks. Safe from
/// any thread.
class SignUpChallenges {
public:
    static constexpr std::chrono::minutes kLife{10};
    static constexpr std::chrono::hours kWindow{1}; ///< of Auto

    SignUpChallenges(const Clock &clock, const Throttle &throttle, Metrics &metrics,
                     const ChallengeRules &rules);

    Result<accounts::SignUpChallenge> issue(Work &work, const Nothing &request);
    /// Refuses what spend() would refuse, early; uses nothing up.
    Done judge(const QString &address, const std::optional<accounts::ChallengeAnswer> &answer);
    /// One sign-up, just before the slow work: counts it, and uses its answer up where one was needed.
    Done spend(const QString &address, const std::optional<accounts::ChallengeAnswer> &answer);

private:
    /// A challenge that we made, and that was solved.
    struct Solved {
        QByteArray salt;
        qint64 expiresAt = 0; ///< steady milliseconds
    };
    bool isNeeded(const QString &address); ///< under the mutex
    /// Nothing when none is needed; under the mutex.
    Result<std::optional<Solved>> examine(const QString &address,
                                          const std::optional<accounts::ChallengeAnswer> &answer);
    Result<Solved> solved(const accounts::ChallengeAnswer &answer) const;
    QByteArray markOf(const QByteArray &text) const;
    Done counted(Done judged);

    static constexpr size_t kMostRecent = 10'000;
    static constexpr qsizetype kMostUsed = 100'000;
    struct SignUp {
        qint64 at = 0; ///< steady milliseconds
        QByteArray network;
    };
    const Clock &m_clock;
    const Throttle &m_throttle;
    Counter &m_refused;
    const ChallengeRules m_rules;
    const QByteArray m_key;
    std::mutex m_mutex; ///< guards m_recent and m_used
    std::deque<SignUp> m_recent; ///< those of the last hour, the newest of them
    QHash<QByteArray, qint64> m_used; ///< salts, and until when they are remembered
};

} // namespace madang
