// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials: what a sign-in name and a password may be, and how often they may be tried.
#pragma once

#include "common/base/result.h"
#include "server/core/throttle.h"

namespace madang {

/// A sign-in name in its one form (lower case, half width), or why it cannot be one.
Result<QString> usernameFrom(const QString &typed);
/// What two names that look alike have in common: reliability A12.
QString skeletonOf(const QString &username);
/// 8 to 256 characters, any.
Done passwordMayBe(const QString &password, const char *field);

/// Guessing is slowed per account and per address; the owner is never locked out by a right password
/// elsewhere.
class GuessGuard {
public:
    explicit GuessGuard(Throttle &throttle)
        : m_throttle(throttle)
    {
    }
    /// RateLimited when too many tries went wrong.
    Done mayTry(const QString &username, const QString &address);
    void wentWrong(const QString &username, const QString &address);
    void wentWell(const QString &username);

private:
    Throttle &m_throttle;
};

} // namespace madang
