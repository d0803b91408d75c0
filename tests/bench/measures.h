// SPDX-License-Identifier: GPL-3.0-or-later
// What is measured, each beside its limit on this machine at this minute: only the ratio means anything
// elsewhere.
#pragma once

#include "tests/bench/bench_daemon.h"

namespace madang::bench {

/// How large and how long.
struct Scale {
    int subscribers = 1000;
    int writers = 64;
    int inFlight = 4; ///< of each writer
    int seconds = 5;
};

/// One line of the report.
struct Figure {
    QByteArray name;
    double value = 0;
    QByteArray unit;
    double limit = 0; ///< the same in the reference program; 0: there is none
    double target = 0; ///< as a share of the limit, or in the unit where there is none; 0: none
    bool smallerIsBetter = false;
};

QList<Figure> measure(const BenchDaemon &daemon, const Scale &scale);

} // namespace madang::bench
