// SPDX-License-Identifier: GPL-3.0-or-later
// The machine under the bench: cores, clocks, what /proc says about a process, how fast its disk syncs. Knows
// nothing of chat.
#pragma once

#include <QString>

#include <sys/types.h>

namespace madang::bench {

/// Nanoseconds of the steady clock.
qint64 nowNs();
/// As many descriptors as the system allows this process and its children.
void raiseDescriptorLimit();

/// Which cores the two sides run on; with a single core, or unpinned, -1: wherever the system likes.
struct Cores {
    int server = -1;
    int generator = -1;
};
Cores chooseCores();
/// Binds the calling process (and what it starts) to a core; nothing for -1. Safe between fork and exec.
void bindToCore(int core);

/// Memory of a process that belongs to it alone, in octets; 0 when it cannot be read.
qint64 privateMemoryOf(pid_t process);
/// CPU time of all threads of a process so far, in seconds.
double cpuSecondsOf(pid_t process);
/// Microseconds of one small append with fdatasync in a folder, the median of some.
double syncMicroseconds(const QString &folder);

} // namespace madang::bench
