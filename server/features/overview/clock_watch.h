// SPDX-License-Identifier: GPL-3.0-or-later
// ClockWatch: whether the wall clock goes as the steady one does, and whether anything keeps it. Codes of
// second factors, signed requests, mails and closing times go by it.
#pragma once

#include "common/base/clock.h"

#include <mutex>
#include <optional>

namespace madang {

/// The wall clock went another way than time did: somebody set it, or the machine slept.
struct ClockJump {
    qint64 at = 0; ///< when it was noticed, on the steady clock
    qint64 ms = 0; ///< below zero: back
};

/// Safe from any thread.
class ClockWatch {
public:
    explicit ClockWatch(const Clock &clock)
        : m_clock(clock)
        , m_ahead(clock.now().ms - clock.steady())
    {
    }
    /// Compares the clocks; every few seconds.
    void look();
    /// The last jump that was noticed; absent: none since the start.
    std::optional<ClockJump> lastJump() const;

private:
    const Clock &m_clock;
    mutable std::mutex m_mutex; ///< guards what follows: one lane looks, others read
    qint64 m_ahead; ///< of the wall clock before the steady one, at the last look
    std::optional<ClockJump> m_jump;
};

/// Whether something keeps this machine's clock, as the kernel has it; absent where it may not be asked.
std::optional<bool> isClockKept();

} // namespace madang
