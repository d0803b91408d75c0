// SPDX-License-Identifier: GPL-3.0-or-later
// LinkState: how the live connection stands, for whoever shows it.
#pragma once

#include "common/base/error.h"

#include <optional>

namespace madang {

/// How the live connection stands.
struct LinkState {
    enum class Phase {
        Off, ///< nobody asked for a connection
        Connecting, ///< trying now
        Online, ///< connected and signed in (or a guest)
        Waiting, ///< cut; trying again at nextTryAt
    };
    Phase phase = Phase::Off;
    std::optional<Error> reason; ///< why the last connection or attempt ended
    qint64 nextTryAt = 0; ///< Clock::steady() milliseconds; only while Waiting
    int attempts = 0; ///< failed in a row
    bool operator==(const LinkState &) const = default;
};

} // namespace madang
