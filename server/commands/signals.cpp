// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/commands.h"

#include <csignal>

namespace madang::commands {

void blockSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    // A peer that went away is an error of its write, not the end of the daemon.
    std::signal(SIGPIPE, SIG_IGN);
}

void allowSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace madang::commands
