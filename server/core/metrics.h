// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics: counters, gauges and timings, and their Prometheus text exposition (format 0.0.4).
#pragma once

#include <QByteArray>

#include <array>
#include <atomic>
#include <deque>
#include <functional>
#include <mutex>

namespace madang {

/// A number that only grows. Safe from any thread.
class Counter {
public:
    void add(quint64 n = 1) { m_value.fetch_add(n, std::memory_order_relaxed); }
    quint64 value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<quint64> m_value{0};
};

/// A number that goes up and down. Safe from any thread.
class Gauge {
public:
    void set(qint64 n) { m_value.store(n, std::memory_order_relaxed); }
    void add(qint64 n) { m_value.fetch_add(n, std::memory_order_relaxed); }
    qint64 value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_value{0};
};

/// How long something takes, in fixed buckets from 100 us to 10 s. Safe from any thread.
class Timing {
public:
    static constexpr std::array<double, 11> kBucketsSeconds{0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01,
                                                            0.05,   0.1,    0.5,   1,      10};
    void record(qint64 microseconds);
    /// How many took at most kBucketsSeconds[bucket]; beyond the last bucket: all.
    quint64 countUpTo(size_t bucket) const;
    double sumSeconds() const { return double(m_sumUs.load(std::memory_order_relaxed)) / 1e6; }

private:
    std::array<std::atomic<quint64>, kBucketsSeconds.size() + 1> m_buckets{};
    std::atomic<quint64> m_sumUs{0};
};

/// The registry. Names follow Prometheus: snake_case with a unit, counters end in _total. The same name and
/// labels give the same object; references stay valid as long as the registry. Safe from any thread.
class Metrics {
public:
    Counter &counter(const char *name, const char *help, const QByteArray &labels = {});
    Gauge &gauge(const char *name, const char *help, const QByteArray &labels = {});
    Timing &timing(const char *name, const char *help, const QByteArray &labels = {});
    /// What others count without labels; nullptr as long as nobody does.
    const Counter *findCounter(const char *name) const;
    const Gauge *findGauge(const char *name) const;
    const Timing *findTiming(const char *name) const;
    /// The text that GET /metrics answers.
    QByteArray text() const;

private:
    template <typename T> struct Series {
        QByteArray name;
        QByteArray help;
        QByteArray labels; ///< `reason="slow"`, without braces
        T value;
        Series(QByteArray n, QByteArray h, QByteArray l)
            : name(std::move(n))
            , help(std::move(h))
            , labels(std::move(l))
        {
        }
    };
    template <typename T> const T *known(const std::deque<Series<T>> &among, const char *name) const;
    template <typename T>
    T &find(std::deque<Series<T>> &among, const char *name, const char *help, const QByteArray &labels);

    mutable std::mutex m_mutex; ///< guards the three lists, not the values
    std::deque<Series<Counter>> m_counters;
    std::deque<Series<Gauge>> m_gauges;
    std::deque<Series<Timing>> m_timings;
};

} // namespace madang
