// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's filler: tells the script of demo_script.h through the features' own services, in the past.
#pragma once

#include "server/corridor.h"

namespace madang::demo {

/// A clock the filler turns: the demo's days lie in the past. Safe from any thread.
class DemoClock final : public Clock {
public:
    Timestamp now() const override { return {m_now.load()}; }
    qint64 steady() const override { return m_now.load(); }
    void set(Timestamp when) { m_now.store(when.ms); }

private:
    std::atomic<qint64> m_now{SystemClock().now().ms};
};

/// What was made.
struct Summary {
    int people = 0;
    int rooms = 0;
    int events = 0;
    int gifts = 0;
    Money total;
};

/// Fills an empty store that nobody else uses, behind a started corridor with that clock. Everybody gets the
/// password.
Result<Summary> fill(Corridor &corridor, DemoClock &clock, const QString &password);

} // namespace madang::demo
