// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/core_dumps.h"

#include "common/base/sanitizers.h"

#include <cstdlib>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace madang {

void forgoCoreDumps(Onlookers onlookers)
{
    if (const char *wanted = std::getenv("MADANG_CORE_DUMPS"); wanted && *wanted)
        return;
    rlimit limit{};
    if (::getrlimit(RLIMIT_CORE, &limit) == 0) {
        // Zero does not keep the kernel from handing a dump to a program such as systemd-coredump; one octet
        // does.
        limit.rlim_cur = onlookers == Onlookers::None ? 0 : 1;
        if (limit.rlim_cur > limit.rlim_max)
            limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_CORE, &limit);
    }
    // The leak checker looks into its own process as a debugger does.
#ifndef MADANG_SANITIZED
    if (onlookers == Onlookers::None)
        ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace madang
