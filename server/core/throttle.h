// SPDX-License-Identifier: GPL-3.0-or-later
// Throttle: how often a caller may do a thing. Token buckets on the monotonic clock, in bounded memory.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QHash>

#include <limits>
#include <mutex>

namespace madang {

/// At most `count` in `window`, refilling evenly. count 0 means no limit.
struct Rate {
    int count = 0;
    std::chrono::milliseconds window{0};
};

/// What an address is counted under: itself, but a whole /64 for IPv6, where one customer has 2^64 of them.
QByteArray neighbourhoodOf(const QString &address);

/// Whether an address is this machine's own: everybody behind a proxy that we were not told of comes from it.
bool isLoopback(const QByteArray &address);

/// Safe from any thread.
class Throttle {
public:
    /// `percent` scales every rate; 0 means that nothing is limited.
    explicit Throttle(const Clock &clock, int percent = 100)
        : m_clock(clock)
        , m_percent(percent)
    {
    }
    /// Whether anything is limited at all.
    bool isOn() const { return m_percent > 0; }
    /// Takes one token of the bucket `key`; RateLimited with the seconds to wait when it is empty.
    Done take(const QByteArray &key, Rate rate);
    /// Whether a token is there, without taking it.
    Done peek(const QByteArray &key, Rate rate);
    /// How full a bucket is.
    struct Level {
        int used = 0;
        int left = std::numeric_limits<int>::max(); ///< also where nothing is limited
    };
    /// Takes a token where there is one, for who slows down instead of refusing; what it was like before
    /// that.
    Level draw(const QByteArray &key, Rate rate);
    /// What draw() would find.
    Level look(const QByteArray &key, Rate rate);
    /// Puts one token back (what it was taken for did not happen).
    void giveBack(const QByteArray &key, Rate rate);
    /// Fills the bucket again (a sign-in that went well).
    void forget(const QByteArray &key);

private:
    struct Bucket {
        double tokens = 0;
        qint64 at = 0;
        qint64 fullAt = 0; ///< when it will be full again and can be forgotten
    };
    Rate scaled(Rate rate) const;
    Done judge(const QByteArray &key, Rate rate, double cost);
    /// The bucket as it is now; under the mutex.
    Bucket &filled(const QByteArray &key, Rate rate, qint64 now);
    void sweep(qint64 now);

    static constexpr qsizetype kMostBuckets = 100'000;
    static constexpr qsizetype kFewBuckets = 1'000;
    const Clock &m_clock;
    const int m_percent;
    std::mutex m_mutex; ///< guards m_buckets and m_sweepAt
    QHash<QByteArray, Bucket> m_buckets;
    qsizetype m_sweepAt = kFewBuckets; ///< doubles with what is left, so that sweeping stays cheap
};

} // namespace madang
