// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/exit_code.h"

namespace madang::tui {

ExitCode exitCodeOf(Code code)
{
    switch (code) {
    case Code::NotSignedIn:
    case Code::WrongCredentials:
    case Code::SecondFactorNeeded:
        return ExitCode::NotSignedIn;
    case Code::Unavailable:
    case Code::Timeout:
        return ExitCode::Network;
    case Code::NotFound:
        return ExitCode::NotFound;
    default:
        return ExitCode::Refused;
    }
}

} // namespace madang::tui
