// SPDX-License-Identifier: GPL-3.0-or-later
// Patience and Pace: what one connection may ask for in vain, and how fast it is read. Times are steady
// milliseconds.
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace madang::door {

/// Counts what was refused; a client that goes on asking in vain is a flood.
class Patience {
public:
    static constexpr qint64 kWindowMs = 10'000;

    /// One more refusal. True when that is more than `most` in a window (0: never).
    bool lost(qint64 now, int most)
    {
        if (m_count == 0 || now - m_since >= kWindowMs) {
            m_since = now;
            m_count = 0;
        }
        return ++m_count > most && most > 0;
    }
    /// Whether the last one was the first for a while: what is worth a line in the log.
    bool isFresh() const { return m_count <= kLoggedPerWindow; }

private:
    static constexpr int kLoggedPerWindow = 5;
    qint64 m_since = 0;
    int m_count = 0;
};

/// Lets so many through per second in the long run, ten seconds' worth at once; the others wait.
class Pace {
public:
    /// Takes one. False when there is none now.
    bool take(qint64 now, int perSecond)
    {
        if (perSecond == 0)
            return true;
        // In thousandths: so that a millisecond brings `perSecond` of them.
        const qint64 full = qint64(perSecond) * kBurstSeconds * kWhole;
        m_left = m_at == 0 ? full : std::min(full, m_left + (now - m_at) * perSecond);
        m_at = now;
        if (m_left < kWhole)
            return false;
        m_left -= kWhole;
        return true;
    }
    /// When there will be enough for a while again.
    qint64 readyAt(int perSecond) const
    {
        return m_at + (kWhole - m_left) / std::max(1, perSecond) + kRestMs;
    }

private:
    static constexpr int kBurstSeconds = 10;
    static constexpr qint64 kWhole = 1000;
    static constexpr qint64 kRestMs = 100;
    qint64 m_left = 0;
    qint64 m_at = 0;
};

} // namespace madang::door
