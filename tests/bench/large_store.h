// SPDX-License-Identifier: GPL-3.0-or-later
// A store with millions of events, written row by row past the daemon: the daemon would take hours.
#pragma once

#include "tests/bench/bench_daemon.h"

namespace madang::bench {

/// Where the rows lie.
struct LargeStore {
    QList<QByteArray> rooms; ///< ids
    qint64 perRoom = 0; ///< highest position of each, where all have the same
    QString owner; ///< user name of the one member of each
};

/// Fills the store in that folder up to so many events, or uses what an earlier run left there. `setup`
/// starts the daemon that makes its tables. Ends the process when it cannot be written.
LargeStore fillStore(const DaemonSetup &setup, qint64 events);
/// Makes a room with so many messages for each number, all of them read by the owner. The newest message of
/// each begins with markOf() it.
LargeStore fillRooms(const DaemonSetup &setup, const QList<qint64> &messages);
/// A word that no two neighbours among the rooms share a letter of: what is painted over another room's
/// differs in every cell.
QByteArray markOf(qsizetype room);

} // namespace madang::bench
