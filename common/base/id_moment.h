// SPDX-License-Identifier: GPL-3.0-or-later
// When an id was made, and the ids of a time: for stores that look for events by time through their ids.
#pragma once

#include <QtGlobal>

namespace madang {

/// The layout that IdSource gives its ids (id.h): milliseconds since 2026 above 8 bits of node and 14 of
/// sequence.
struct IdMoment {
    static constexpr qint64 kEpochMs = 1767225600000; // 2026-01-01
    static constexpr int kBelowTime = 22;

    /// The millisecond since 1970 in which an id was made.
    static qint64 of(qint64 id) { return (id >> kBelowTime) + kEpochMs; }
    /// No id made at or after that time is below it.
    static qint64 firstId(qint64 ms) { return qMax<qint64>(ms - kEpochMs, 0) << kBelowTime; }
};

} // namespace madang
