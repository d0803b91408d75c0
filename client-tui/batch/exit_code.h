// SPDX-License-Identifier: GPL-3.0-or-later
// What the program tells the shell. Stable: scripts rely on these numbers, and the manual lists them.
#pragma once

#include "common/base/error.h"

namespace madang::tui {

enum class ExitCode {
    Ok = 0,
    Usage = 1, ///< the command line or the configuration makes no sense
    Refused = 2, ///< the server said no: not allowed, invalid, conflict, declined
    NotSignedIn = 3, ///< no sign-in, a wrong password, or the session was ended
    Network = 4, ///< the server was not reached, or its answer was lost
    NotFound = 5, ///< no such room, campaign or donation
    Waiting = 6, ///< --wait ended before the payment was decided
    Local = 7, ///< something on this computer: profile folder, keyring, disk
    Broken = 8, ///< the books do not hold, or the audit log is not as it was written
    NeedsSomebody = 9, ///< the overview: something of the server is bad
    Interrupted = 130, ///< Ctrl-C or SIGTERM before the end
};

/// The exit code that an error of the server or the client library stands for.
ExitCode exitCodeOf(Code code);

} // namespace madang::tui
