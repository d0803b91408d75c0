// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/throttle.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace madang {

QByteArray neighbourhoodOf(const QString &address)
{
    const QByteArray text = address.section(u'%', 0, 0).toLatin1();
    in6_addr six{};
    if (!text.contains(':') || inet_pton(AF_INET6, text.constData(), &six) != 1)
        return text;
    const auto *octets = reinterpret_cast<const char *>(&six);
    if (IN6_IS_ADDR_V4MAPPED(&six)) {
        char four[INET_ADDRSTRLEN] = {};
        inet_ntop(AF_INET, octets + 12, four, sizeof four);
        return four;
    }
    return QByteArray(octets, 8).toHex() + "/64";
}

bool isLoopback(const QByteArray &address)
{
    return address.startsWith("127.") || address == "::1" || address.startsWith("::ffff:127.");
}

Done Throttle::take(const QByteArray &key, Rate rate)
{
    return judge(key, scaled(rate), 1);
}

Done Throttle::peek(const QByteArray &key, Rate rate)
{
    return judge(key, scaled(rate), 0);
}

Throttle::Level Throttle::draw(const QByteArray &key, Rate usual)
{
    const Rate rate = scaled(usual);
    if (rate.count <= 0)
        return {};
    const qint64 now = m_clock.steady();
    const std::lock_guard lock(m_mutex);
    Bucket &bucket = filled(key, rate, now);
    const int left = int(bucket.tokens);
    if (left > 0) {
        bucket.tokens -= 1;
        bucket.fullAt = now + qint64((rate.count - bucket.tokens) * double(rate.window.count()) / rate.count);
    }
    return {rate.count - left, left};
}

Throttle::Level Throttle::look(const QByteArray &key, Rate usual)
{
    const Rate rate = scaled(usual);
    if (rate.count <= 0)
        return {};
    const std::lock_guard lock(m_mutex);
    const int left = int(filled(key, rate, m_clock.steady()).tokens);
    return {rate.count - left, left};
}

void Throttle::giveBack(const QByteArray &key, Rate usual)
{
    const Rate rate = scaled(usual);
    const std::lock_guard lock(m_mutex);
    const auto found = m_buckets.find(key);
    if (found == m_buckets.end())
        return;
    found->tokens = std::min<double>(rate.count, found->tokens + 1);
    found->fullAt
        = found->at + qint64((rate.count - found->tokens) * double(rate.window.count()) / rate.count);
}

void Throttle::forget(const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    m_buckets.remove(key);
}

Rate Throttle::scaled(Rate rate) const
{
    if (m_percent == 0)
        return {};
    constexpr qint64 kMost = std::numeric_limits<int>::max();
    if (rate.count > 0)
        rate.count = int(std::clamp<qint64>(qint64(rate.count) * m_percent / 100, 1, kMost));
    return rate;
}

Done Throttle::judge(const QByteArray &key, Rate rate, double cost)
{
    if (rate.count <= 0)
        return {};
    const qint64 now = m_clock.steady();
    const double perMs = rate.count / double(rate.window.count());
    const std::lock_guard lock(m_mutex);
    Bucket &bucket = filled(key, rate, now);
    if (bucket.tokens < 1)
        return Error{Code::RateLimited, "rate"}.after(
            qMax(1, int(std::ceil((1 - bucket.tokens) / perMs / 1000))));
    bucket.tokens -= cost;
    bucket.fullAt = now + qint64((rate.count - bucket.tokens) / perMs);
    return {};
}

Throttle::Bucket &Throttle::filled(const QByteArray &key, Rate rate, qint64 now)
{
    if (m_buckets.size() >= m_sweepAt)
        sweep(now);
    auto found = m_buckets.find(key);
    if (found == m_buckets.end())
        found = m_buckets.insert(key, {double(rate.count), now, now});
    Bucket &bucket = *found;
    const double perMs = rate.count / double(rate.window.count());
    bucket.tokens = std::min<double>(rate.count, bucket.tokens + double(now - bucket.at) * perMs);
    bucket.at = now;
    return bucket;
}

void Throttle::sweep(qint64 now)
{
    m_buckets.removeIf(
        [now](const std::pair<const QByteArray &, Bucket &> entry) { return entry.second.fullAt <= now; });
    // Still too many at once: an attack from everywhere. Forgetting all is kinder than refusing everybody.
    if (m_buckets.size() > kMostBuckets / 2)
        m_buckets.clear();
    m_sweepAt = std::max(kFewBuckets, 2 * m_buckets.size());
}

} // namespace madang
