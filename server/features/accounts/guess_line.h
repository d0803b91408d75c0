// SPDX-License-Identifier: GPL-3.0-or-later
// GuessLine: where passwords wait until they are judged, after several that were wrong. What waits is a
// closure: no thread, no transaction.
#pragma once

#include "server/features/accounts/credentials.h"

#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace madang {

/// Safe from any thread.
///
/// Few wait per address. Who comes when these are there takes the place of who has waited longest, so nobody
/// holds the places against others: a place is needed for eight seconds at most, and in these the route lets
/// in fewer from one address, in the long run, than there are places.
class GuessLine {
public:
    static constexpr int kMostPerAddress = 16;
    /// Bounds how many guesses a second all addresses together have judged, by the longest delay.
    static constexpr int kMostInAll = 256;

    GuessLine(const Clock &clock, Throttle &throttle)
        : m_clock(clock)
        , m_guard(throttle)
    {
    }
    GuessGuard &guard() { return m_guard; }
    /// Counts a guess, and calls `judge` when its delay is over, at once where there is none; or `refuse`
    /// when too many wait.
    void enter(const Guess &guess, std::function<void()> judge, std::function<void(const Error &)> refuse);
    /// Judges those whose delay is over.
    void release();
    int waiting() const;

private:
    struct Waiting {
        Guess guess;
        QByteArray place; ///< the neighbourhood it comes from
        qint64 dueAt = 0;
        std::function<void()> judge;
        std::function<void(const Error &)> refuse;
    };
    void refuse(const Guess &guess, const std::function<void(const Error &)> &answer);
    /// Whom one more from there displaces; null when there is room. Under the mutex.
    std::optional<Waiting> displaced(const QByteArray &place);

    const Clock &m_clock;
    GuessGuard m_guard;
    mutable std::mutex m_mutex; ///< guards m_waiting
    std::deque<Waiting> m_waiting; ///< who has waited longest first
};

} // namespace madang
