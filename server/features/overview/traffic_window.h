// SPDX-License-Identifier: GPL-3.0-or-later
// TrafficWindow: what was counted in the last minute, from samples of the house's metrics.
#pragma once

#include "common/protocol/overview.h"
#include "server/core/metrics.h"

#include "common/base/clock.h"

#include <deque>
#include <mutex>
#include <optional>

namespace madang {

/// Safe from any thread.
class TrafficWindow {
public:
    TrafficWindow(const Metrics &metrics, const Clock &clock)
        : m_metrics(metrics)
        , m_clock(clock)
    {
    }
    /// Remembers how far everything has counted; every few seconds.
    void sample();
    /// From the oldest sample that is remembered until now; nothing in the first second.
    std::optional<overview::Traffic> recent() const;

private:
    /// How many took at most as long as each bound, the last: all.
    using Counts = std::array<quint64, Timing::kBucketsSeconds.size() + 1>;
    struct Sample {
        qint64 at = 0; ///< on the steady clock
        quint64 messages = 0;
        quint64 deliveries = 0;
        Counts answers{};
        Counts commits{};
    };
    Sample now() const;
    Counts countsOf(const char *name) const;
    static std::optional<overview::Durations> between(const Counts &before, const Counts &after);

    const Metrics &m_metrics;
    const Clock &m_clock;
    mutable std::mutex m_mutex; ///< guards the samples: one lane takes them, others read
    std::deque<Sample> m_samples; ///< oldest first, of about a minute
};

} // namespace madang
