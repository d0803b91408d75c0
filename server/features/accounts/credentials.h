// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials: what a sign-in name and a password may be, and how often they may be tried.
#pragma once

#include "common/base/result.h"
#include "server/core/throttle.h"

#include <QStringList>

namespace madang {

/// A sign-in name as somebody typed it, in the one form in which names are compared: lower case, half width.
QString nameAsTyped(const QString &typed);
/// The sign-in name somebody wants, in that form, or why it cannot be one.
Result<QString> usernameFrom(const QString &typed);
/// What two names that look alike have in common: reliability A12.
QString skeletonOf(const QString &username);
/// 8 to 256 characters, of any kind, but none of those that are guessed first: a common one, a row of the
/// keyboard, a date, or one of the `personal` words (names, the address) with a little around it.
Done passwordMayBe(const QString &password, const char *field, const QStringList &personal);

/// Who tries a password, and where.
struct Guess {
    QString username;
    QString address;
    bool atHome = false; ///< the account was signed in from this address before
    enum class Of { Password, SecondFactor } of = Of::Password;
    /// The same person's try at the other thing.
    Guess atSecondFactor() const { return {username, address, atHome, Of::SecondFactor}; }
};

/// What is counted for passwords and, apart from that, for second factors.
///
/// Passwords are slowed and never refused, for whoever can make others wait could otherwise keep them out:
/// the right one gets in, at most eight seconds later. What makes guesses wait is counted per account and
/// address, per address, and per account by all addresses together from which nobody ever signed in to it, so
/// that strangers do not even slow an owner at home.
///
/// Second factors are refused after 10 wrong tries an hour per account and address, and 30 per account by
/// strangers: six digits are too few to be guessed at, however slowly. It cannot be used against somebody
/// else, for only who has proven the account's password is counted; nor is an address as a whole, where
/// anybody could use up what their neighbours have with an account of their own.
class GuessGuard {
public:
    static constexpr std::chrono::milliseconds kShortestDelay{500};
    static constexpr std::chrono::milliseconds kLongestDelay{8000};

    explicit GuessGuard(Throttle &throttle)
        : m_throttle(throttle)
    {
    }
    /// Counts a password as a wrong one until wentWell() or notMade() say otherwise, as tries made at once
    /// count, too; how long its judgement has to wait.
    std::chrono::milliseconds count(const Guess &guess);
    /// How many seconds the next password like it has to wait, begun ones counted; 0: it does not.
    int nextWaits(const Guess &guess) const;
    /// Counts a second factor the same way; RateLimited when too many went wrong.
    Done take(const Guess &guess);
    void wentWell(const Guess &guess);
    /// Nobody has judged it.
    void notMade(const Guess &guess);

private:
    Throttle &m_throttle;
};

} // namespace madang
