// SPDX-License-Identifier: GPL-3.0-or-later
// How far a standing token has to reach for a command: the one place where that is written. What a role lets
// somebody do is roles.h's.
#pragma once

#include "server/core/routes.h"

namespace madang {

enum class Reach {
    Read,
    Write,
    Money, ///< moves money, or decides about it
    InPerson, ///< no token reaches it: whoever found one could take the account away
};

/// What has not been thought of is what changes something: Write.
Reach reachOf(const Route &route);

} // namespace madang
