// SPDX-License-Identifier: GPL-3.0-or-later
// An AlarmClock whose hands a test turns: alarms ring in order, at once, when their time is passed.
#pragma once

#include "common/client/alarm_clock.h"

#include <QList>

namespace madang::test {

/// Starts at 2026-03-02 03:00 UTC (a Monday noon in Seoul). One thread.
class FakeAlarmClock final : public AlarmClock {
public:
    Timestamp now() const override { return {m_now}; }
    qint64 steady() const override { return m_steady; }
    std::unique_ptr<Alarm> makeAlarm(std::function<void()> ring) override
    {
        return std::make_unique<FakeAlarm>(*this, std::move(ring));
    }

    /// Time passes; every alarm due on the way rings at its own moment, also those set meanwhile.
    void advance(std::chrono::milliseconds span)
    {
        const qint64 end = m_steady + span.count();
        while (FakeAlarm *next = earliest()) {
            if (next->m_due > end)
                break;
            passTo(std::max(next->m_due, m_steady));
            next->m_due = -1;
            next->m_ring();
        }
        passTo(end);
    }
    /// How many alarms are set.
    int waiting() const
    {
        return int(
            std::count_if(m_alarms.begin(), m_alarms.end(), [](auto *alarm) { return alarm->isSet(); }));
    }

private:
    class FakeAlarm final : public Alarm {
    public:
        FakeAlarm(FakeAlarmClock &clock, std::function<void()> ring)
            : m_clock(clock)
            , m_ring(std::move(ring))
        {
            m_clock.m_alarms.append(this);
        }
        ~FakeAlarm() override { m_clock.m_alarms.removeOne(this); }
        void start(std::chrono::milliseconds span) override
        {
            m_due = m_clock.m_steady + std::max<qint64>(0, span.count());
        }
        void stop() override { m_due = -1; }
        bool isSet() const override { return m_due >= 0; }

        FakeAlarmClock &m_clock;
        std::function<void()> m_ring;
        qint64 m_due = -1;
    };

    FakeAlarm *earliest() const
    {
        FakeAlarm *first = nullptr;
        for (FakeAlarm *alarm : m_alarms) {
            if (alarm->isSet() && (!first || alarm->m_due < first->m_due))
                first = alarm;
        }
        return first;
    }
    void passTo(qint64 steady)
    {
        m_now += steady - m_steady;
        m_steady = steady;
    }

    QList<FakeAlarm *> m_alarms;
    qint64 m_now = 1'772'420'400'000;
    qint64 m_steady = 1'000'000;
};

} // namespace madang::test
