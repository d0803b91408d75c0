// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/local_time.h"

#include <QHash>

namespace madang {

namespace {

    using namespace std::chrono_literals;

    /// Every zone of today changes its offset at whole quarters of an hour.
    constexpr qint64 kBlock = 15 * 60 * 1000;
    /// A person on the way may change the zone.
    constexpr auto kFresh = 1s;
    constexpr qsizetype kMostBlocks = 4096;

    struct Offsets {
        QHash<qint64, int> seconds; ///< east of UTC, by block
        QDeadlineTimer fresh;
    };

    qint64 blockOf(qint64 ms)
    {
        return ms >= 0 ? ms / kBlock : (ms - kBlock + 1) / kBlock;
    }

} // namespace

QDateTime localTime(Timestamp at)
{
    thread_local Offsets offsets;
    if (offsets.fresh.hasExpired() || offsets.seconds.size() >= kMostBlocks) {
        offsets.seconds.clear();
        offsets.fresh.setRemainingTime(kFresh);
    }
    const qint64 block = blockOf(at.ms);
    auto known = offsets.seconds.find(block);
    if (known == offsets.seconds.end())
        known = offsets.seconds.insert(block, QDateTime::fromMSecsSinceEpoch(at.ms).offsetFromUtc());
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::OffsetFromUTC, *known);
}

} // namespace madang
