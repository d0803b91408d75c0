// SPDX-License-Identifier: GPL-3.0-or-later
// A store with millions of events, written row by row past the daemon: the daemon would take hours.
#pragma once

#include "tests/bench/bench_daemon.h"

namespace madang::bench {

/// Where the rows lie.
struct LargeStore {
    QList<QByteArray> rooms; ///< ids
    qint64 perRoom = 0; ///< highest position of each
};

/// Fills the store in that folder up to so many events, or uses what an earlier run left there. `setup`
/// starts the daemon that makes its tables. Ends the process when it cannot be written.
LargeStore fillStore(const DaemonSetup &setup, qint64 events);

} // namespace madang::bench
