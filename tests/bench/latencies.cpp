// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/latencies.h"

#include <bit>

namespace madang::bench {

void Latencies::record(qint64 nanoseconds)
{
    const auto time = quint64(qMax<qint64>(nanoseconds, kSteps));
    const auto doubling = int(std::bit_width(time)) - int(std::bit_width(quint64(kSteps)));
    const auto step = int(time >> doubling) - kSteps;
    ++m_buckets[size_t(qMin(doubling * kSteps + step, kSteps * kDoublings - 1))];
    ++m_count;
}

double Latencies::quantile(double share) const
{
    const double wanted = share * double(m_count);
    double seen = 0;
    for (size_t i = 0; i < m_buckets.size(); ++i) {
        seen += m_buckets[i];
        if (seen >= wanted && seen > 0) {
            const auto doubling = i / size_t(kSteps);
            const auto step = i % size_t(kSteps);
            return double((step + size_t(kSteps)) << doubling) / 1000;
        }
    }
    return 0;
}

} // namespace madang::bench
