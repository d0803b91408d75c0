// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/alarm_clock.h"

#include <QTimer>

namespace madang {

namespace {

    class TimerAlarm final : public Alarm {
    public:
        explicit TimerAlarm(std::function<void()> ring)
        {
            m_timer.setSingleShot(true);
            QObject::connect(&m_timer, &QTimer::timeout, &m_timer, std::move(ring));
        }
        void start(std::chrono::milliseconds span) override
        {
            m_timer.start(qMax(span, std::chrono::milliseconds(0)));
        }
        void stop() override { m_timer.stop(); }
        bool isSet() const override { return m_timer.isActive(); }

    private:
        QTimer m_timer;
    };

} // namespace

std::unique_ptr<Alarm> SystemAlarmClock::makeAlarm(std::function<void()> ring)
{
    return std::make_unique<TimerAlarm>(std::move(ring));
}

} // namespace madang
