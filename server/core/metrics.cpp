// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/metrics.h"

#include <QMap>

namespace madang {

namespace {

    QByteArray braces(const QByteArray &labels, const QByteArray &more = {})
    {
        const QByteArray both = labels.isEmpty() ? more : more.isEmpty() ? labels : labels + ',' + more;
        return both.isEmpty() ? QByteArray() : '{' + both + '}';
    }

    QByteArray headOf(const QByteArray &name, const QByteArray &help, const char *type)
    {
        return "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }

    QByteArray linesOf(const QByteArray &name, const QByteArray &labels, const Timing &timing)
    {
        QByteArray out;
        QByteArray count;
        for (size_t i = 0; i <= Timing::kBucketsSeconds.size(); ++i) {
            const bool last = i == Timing::kBucketsSeconds.size();
            const QByteArray bound
                = last ? QByteArray("+Inf") : QByteArray::number(Timing::kBucketsSeconds[i]);
            out += name + "_bucket" + braces(labels, "le=\"" + bound + '"') + ' ';
            count = QByteArray::number(timing.countUpTo(i));
            out += count + '\n';
        }
        // With all its digits: a rate over a sum that was rounded is zero or a jump.
        out += name + "_sum" + braces(labels) + ' ' + QByteArray::number(timing.sumSeconds(), 'f', 6) + '\n';
        out += name + "_count" + braces(labels) + ' ' + count + '\n';
        return out;
    }

    /// All lines of one metric name stand together, as the format demands.
    struct Block {
        QByteArray head;
        QByteArray lines;
    };

} // namespace

void Timing::record(qint64 microseconds)
{
    const double seconds = double(microseconds) / 1e6;
    size_t i = 0;
    while (i < kBucketsSeconds.size() && seconds > kBucketsSeconds[i])
        ++i;
    m_buckets[i].fetch_add(1, std::memory_order_relaxed);
    m_sumUs.fetch_add(quint64(qMax<qint64>(microseconds, 0)), std::memory_order_relaxed);
}

quint64 Timing::countUpTo(size_t bucket) const
{
    quint64 sum = 0;
    for (size_t i = 0; i <= std::min(bucket, kBucketsSeconds.size()); ++i)
        sum += m_buckets[i].load(std::memory_order_relaxed);
    return sum;
}

template <typename T>
T &Metrics::find(std::deque<Series<T>> &among, const char *name, const char *help, const QByteArray &labels)
{
    const std::lock_guard lock(m_mutex);
    for (Series<T> &series : among) {
        if (series.name == name && series.labels == labels)
            return series.value;
    }
    return among.emplace_back(name, help, labels).value;
}

Counter &Metrics::counter(const char *name, const char *help, const QByteArray &labels)
{
    return find(m_counters, name, help, labels);
}

Gauge &Metrics::gauge(const char *name, const char *help, const QByteArray &labels)
{
    return find(m_gauges, name, help, labels);
}

Timing &Metrics::timing(const char *name, const char *help, const QByteArray &labels)
{
    return find(m_timings, name, help, labels);
}

template <typename T> const T *Metrics::known(const std::deque<Series<T>> &among, const char *name) const
{
    const std::lock_guard lock(m_mutex);
    for (const Series<T> &series : among) {
        if (series.labels.isEmpty() && series.name == name)
            return &series.value;
    }
    return nullptr;
}

const Counter *Metrics::findCounter(const char *name) const
{
    return known(m_counters, name);
}

const Gauge *Metrics::findGauge(const char *name) const
{
    return known(m_gauges, name);
}

const Timing *Metrics::findTiming(const char *name) const
{
    return known(m_timings, name);
}

QByteArray Metrics::text() const
{
    const std::lock_guard lock(m_mutex);
    QMap<QByteArray, Block> blocks;
    for (const auto &series : m_counters) {
        Block &block = blocks[series.name];
        block.head = headOf(series.name, series.help, "counter");
        block.lines
            += series.name + braces(series.labels) + ' ' + QByteArray::number(series.value.value()) + '\n';
    }
    for (const auto &series : m_gauges) {
        Block &block = blocks[series.name];
        block.head = headOf(series.name, series.help, "gauge");
        block.lines
            += series.name + braces(series.labels) + ' ' + QByteArray::number(series.value.value()) + '\n';
    }
    for (const auto &series : m_timings) {
        Block &block = blocks[series.name];
        block.head = headOf(series.name, series.help, "histogram");
        block.lines += linesOf(series.name, series.labels, series.value);
    }
    QByteArray out;
    for (const Block &block : std::as_const(blocks))
        out += block.head + block.lines;
    return out;
}

} // namespace madang
