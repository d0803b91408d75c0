// SPDX-License-Identifier: GPL-3.0-or-later
// PasswordWait: how long a password waits after several wrong ones, as the server said, and the words for it.
// Wherever one is asked for has one; who ticks is its owner.
#pragma once

#include "common/base/clock.h"
#include "common/base/error.h"

namespace madang::views {

class PasswordWait {
public:
    explicit PasswordWait(const Clock &clock)
        : m_clock(clock)
    {
    }
    /// What the server said about how long to wait before the next try; true when none may be made until
    /// then.
    bool heed(const Error &why);
    /// The last one was right, or of somebody else.
    void forget() { m_nextWaits = 0; }
    /// One is sent now; true when it has to wait there.
    bool begin();

    /// It has its answer.
    void answered() { m_judgedAt = 0; }
    /// What was held is somebody else's now.
    void letGo() { m_heldUntil = 0; }

    /// Seconds until the one that was sent is looked at.
    int judgedIn() const { return secondsUntil(m_judgedAt); }
    /// Seconds until there may be another one.
    int heldFor() const { return secondsUntil(m_heldUntil); }
    /// Whether that time has just run out; once.
    bool takeEndOfHold();
    /// In words with the seconds; empty when nothing waits.
    static QString words(int judgedIn, int heldFor);

private:
    int secondsUntil(qint64 moment) const;

    const Clock &m_clock;
    int m_nextWaits = 0; ///< seconds, the next password for this name
    qint64 m_judgedAt = 0; ///< steady
    qint64 m_heldUntil = 0; ///< steady
};

} // namespace madang::views
