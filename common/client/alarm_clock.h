// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that can also ring. Every wait of the client library goes through it, so tests can turn the hands.
#pragma once

#include "common/base/clock.h"

#include <functional>
#include <memory>

namespace madang {

/// Rings once, `span` after start(). Starting again moves it; destroying it silences it.
class Alarm {
public:
    virtual ~Alarm() = default;
    virtual void start(std::chrono::milliseconds span) = 0;
    virtual void stop() = 0;
    virtual bool isSet() const = 0;
};

/// The time, and alarms that follow it. Belongs to one thread with an event loop.
class AlarmClock : public Clock {
public:
    /// A silent alarm that will call `ring` on this thread. It must not outlive the clock.
    virtual std::unique_ptr<Alarm> makeAlarm(std::function<void()> ring) = 0;
};

/// The machine's clocks and timers.
class SystemAlarmClock final : public AlarmClock {
public:
    Timestamp now() const override { return SystemClock().now(); }
    qint64 steady() const override { return SystemClock().steady(); }
    std::unique_ptr<Alarm> makeAlarm(std::function<void()> ring) override;
};

} // namespace madang
