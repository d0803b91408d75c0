// SPDX-License-Identifier: GPL-3.0-or-later
// What the door counts. Made once per door from the house's registry; safe from any thread.
#pragma once

#include "server/core/metrics.h"
#include "server/door/connection.h"

#include <array>

namespace madang::door {

struct DoorMetrics {
    explicit DoorMetrics(Metrics &registry);

    Counter &accepted;
    Counter &turnedAway; ///< over a limit of connections, or no descriptor left
    Gauge &connections;
    Gauge &websockets;
    Gauge &subscriptions;
    Counter &octetsIn;
    Counter &octetsOut;
    Counter &framesIn; ///< STOMP frames read
    Counter &deliveries; ///< MESSAGE frames queued
    Counter &refusals; ///< commands and subscriptions answered with an error
    Counter &packed; ///< messages packed once, however many got them
    Counter &packedBefore;
    Counter &packedAfter;
    Timing &requestTime;
    std::array<Counter *, kEndings> closed; ///< by Ending
    std::array<Counter *, 6> requests; ///< by hundreds of the status
};

} // namespace madang::door
