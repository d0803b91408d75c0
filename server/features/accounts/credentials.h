// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials: what a sign-in name and a password may be, and how often they may be tried.
#pragma once

#include "common/base/result.h"
#include "server/core/throttle.h"

namespace madang {

/// A sign-in name as somebody typed it, in the one form in which names are compared: lower case, half width.
QString nameAsTyped(const QString &typed);
/// The sign-in name somebody wants, in that form, or why it cannot be one.
Result<QString> usernameFrom(const QString &typed);
/// What two names that look alike have in common: reliability A12.
QString skeletonOf(const QString &username);
/// 8 to 256 characters, any.
Done passwordMayBe(const QString &password, const char *field);

/// Who tries a password, and where.
struct Guess {
    QString username;
    QString address;
    bool atHome = false; ///< the account was signed in from this address before
    enum class Of { Password, SecondFactor } of = Of::Password;
    /// The same person's try at the other thing.
    Guess atSecondFactor() const { return {username, address, atHome, Of::SecondFactor}; }
};

/// What is counted for passwords and, apart from that, for second factors. Slows guessing without locking
/// anybody out: 10 wrong tries an hour per account and address, 50 per address, and 100 per account by all
/// addresses together from which nobody ever signed in to it. So strangers cannot use up the tries of an
/// owner at home. A second factor has fewer signs, so 30 an account.
class GuessGuard {
public:
    explicit GuessGuard(Throttle &throttle)
        : m_throttle(throttle)
    {
    }
    /// RateLimited when too many tries went wrong.
    Done mayTry(const Guess &guess);
    /// As mayTry, and counts the try as a wrong one until wentWell says otherwise: tries made at once count,
    /// too.
    Done take(const Guess &guess);
    void wentWell(const Guess &guess);

private:
    Throttle &m_throttle;
};

} // namespace madang
