// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still until a test moves it.
#pragma once

#include "common/base/clock.h"

#include <atomic>

namespace madang::test {

/// Starts at 2026-03-02 03:00 UTC (a Monday noon in Seoul). Safe from any thread.
class FakeClock final : public Clock {
public:
    Timestamp now() const override { return {m_now.load()}; }
    qint64 steady() const override { return m_steady.load(); }

    /// Time passes, on both clocks.
    void advance(std::chrono::milliseconds span)
    {
        m_now += span.count();
        m_steady += span.count();
    }
    /// Somebody sets the wall clock; the monotonic one does not notice.
    void setWallClock(Timestamp moment) { m_now = moment.ms; }

private:
    std::atomic<qint64> m_now{1'772'420'400'000};
    std::atomic<qint64> m_steady{1'000'000};
};

} // namespace madang::test
