// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/overview/traffic_window.h"

#include <cmath>

namespace madang {

namespace {

    constexpr qint64 kWindow = 60'000;
    /// More than are taken in a minute: the bound where a clock does not move.
    constexpr size_t kMostSamples = 60;
    constexpr qint64 kLeastSpan = 1000;

    quint64 countedBy(const Counter *counter)
    {
        return counter ? counter->value() : 0;
    }

    qint64 grown(quint64 before, quint64 after)
    {
        return after > before ? qint64(after - before) : 0;
    }

} // namespace

TrafficWindow::Counts TrafficWindow::countsOf(const char *name) const
{
    Counts counts{};
    const Timing *timing = m_metrics.findTiming(name);
    for (size_t i = 0; timing && i < counts.size(); ++i)
        counts[i] = timing->countUpTo(i);
    return counts;
}

TrafficWindow::Sample TrafficWindow::now() const
{
    return {m_clock.steady(), countedBy(m_metrics.findCounter("madang_chat_messages_total")),
            countedBy(m_metrics.findCounter("madang_door_deliveries_total")),
            countsOf("madang_http_request_seconds"), countsOf("madang_store_commit_seconds")};
}

void TrafficWindow::sample()
{
    const Sample fresh = now();
    const std::lock_guard lock(m_mutex);
    m_samples.push_back(fresh);
    // The oldest one that stays is a minute old, so that the window is never much shorter.
    while (m_samples.size() > kMostSamples || (m_samples.size() > 1 && fresh.at - m_samples[1].at >= kWindow))
        m_samples.pop_front();
}

std::optional<overview::Traffic> TrafficWindow::recent() const
{
    const Sample after = now();
    Sample before;
    {
        const std::lock_guard lock(m_mutex);
        if (m_samples.empty())
            return {};
        before = m_samples.front();
    }
    if (after.at - before.at < kLeastSpan)
        return {};
    overview::Traffic traffic;
    traffic.seconds = int((after.at - before.at + 500) / 1000);
    traffic.messages = grown(before.messages, after.messages);
    traffic.deliveries = grown(before.deliveries, after.deliveries);
    traffic.answers = between(before.answers, after.answers);
    traffic.commits = between(before.commits, after.commits);
    return traffic;
}

std::optional<overview::Durations> TrafficWindow::between(const Counts &before, const Counts &after)
{
    Counts grew{};
    for (size_t i = 0; i < grew.size(); ++i) {
        // Buckets are read one after the other while others count: what is at most x is never less than what
        // is at most something shorter.
        grew[i] = qMax(quint64(grown(before[i], after[i])), i > 0 ? grew[i - 1] : 0);
    }
    const quint64 all = grew.back();
    if (all == 0)
        return {};
    const auto timeOf = [&](double share) {
        const double rank = share * double(all);
        constexpr auto &kBounds = Timing::kBucketsSeconds;
        for (size_t i = 0; i < kBounds.size(); ++i) {
            if (double(grew[i]) < rank)
                continue;
            const double from = i > 0 ? kBounds[i - 1] : 0;
            const double below = i > 0 ? double(grew[i - 1]) : 0;
            const double part = (rank - below) / qMax(1.0, double(grew[i]) - below);
            return qint64(std::llround((from + (kBounds[i] - from) * part) * 1e6));
        }
        return qint64(std::llround(kBounds.back() * 1e6));
    };
    return overview::Durations{qint64(all), timeOf(0.5), timeOf(0.99)};
}

} // namespace madang
