// SPDX-License-Identifier: GPL-3.0-or-later
// Feature: what a room of the house offers, and what it is given. Nothing is fetched from a global.
#pragma once

#include "server/core/routes.h"
#include "server/core/schedule.h"

namespace madang {

/// What every feature may use; all of it outlives the features.
struct House {
    Lanes &lanes;
    Throttle &throttle;
    Metrics &metrics;
    const Clock &clock;
    IdSource &ids;
};

/// A feature owns its services and says in install() what it answers to. Called once, before the door opens.
class Feature {
public:
    virtual ~Feature() = default;
    virtual void install(Routes &at) = 0;
    /// Timed jobs, if it has any.
    virtual void schedule(Schedule &) { }
    /// The house closes: what waits for somebody outside is answered now. The lanes still run, and stop
    /// after.
    virtual void stop() { }
};

} // namespace madang
