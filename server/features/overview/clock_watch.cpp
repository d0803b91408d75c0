// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/overview/clock_watch.h"

#include "common/base/log.h"

#include <utility>

#include <sys/timex.h>

namespace madang {

namespace {

    /// What keeps a clock moves it by less than three milliseconds between two looks.
    constexpr qint64 kClockJump = 5'000;

} // namespace

void ClockWatch::look()
{
    const qint64 steady = m_clock.steady();
    const qint64 ahead = m_clock.now().ms - steady;
    const std::lock_guard lock(m_mutex);
    const qint64 moved = ahead - std::exchange(m_ahead, ahead);
    if (qAbs(moved) < kClockJump)
        return;
    m_jump = ClockJump{steady, moved};
    qCWarning(lcServer) << "this machine's clock jumped by" << moved / 1000 << "s";
}

std::optional<ClockJump> ClockWatch::lastJump() const
{
    const std::lock_guard lock(m_mutex);
    return m_jump;
}

std::optional<bool> isClockKept()
{
    struct timex kernel = {}; // asks, and sets nothing
    const int state = ::adjtimex(&kernel);
    if (state == -1)
        return std::nullopt;
    return state != TIME_ERROR && (kernel.status & STA_UNSYNC) == 0;
}

} // namespace madang
