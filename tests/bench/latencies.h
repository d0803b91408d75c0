// SPDX-License-Identifier: GPL-3.0-or-later
// Latencies: a histogram of times with three per cent of precision, cheap enough for millions a second.
#pragma once

#include <QtGlobal>

#include <array>

namespace madang::bench {

class Latencies {
public:
    void record(qint64 nanoseconds);
    void clear() { *this = {}; }
    qint64 count() const { return m_count; }
    /// The time that `share` of all stay below, in microseconds; 0 when there are none.
    double quantile(double share) const;

private:
    static constexpr int kSteps = 32; ///< per doubling
    static constexpr int kDoublings = 40;
    std::array<quint32, size_t(kSteps *kDoublings)> m_buckets{};
    qint64 m_count = 0;
};

} // namespace madang::bench
