// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/service_manager.h"

#include "common/base/log.h"

#include <chrono>

#include <systemd/sd-daemon.h>
#include <time.h>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    void tell(const QString &state)
    {
        if (const int told = ::sd_notify(0, state.toUtf8().constData()); told < 0)
            qCWarning(lcServer) << "the service manager cannot be told how we are: error" << -told;
    }

} // namespace

void ServiceManager::ready(const QString &status)
{
    tell(u"READY=1\nSTATUS="_s + forLog(status));
}

void ServiceManager::reloading()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    const qint64 microseconds = qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1'000;
    tell(u"RELOADING=1\nMONOTONIC_USEC=%1"_s.arg(microseconds));
}

void ServiceManager::stopping()
{
    m_timer.stop();
    tell(u"STOPPING=1\nSTATUS=conversations come to their end"_s);
}

void ServiceManager::watch(std::function<bool()> alive)
{
    uint64_t microseconds = 0;
    if (::sd_watchdog_enabled(0, &microseconds) <= 0)
        return;
    m_alive = std::move(alive);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (m_alive())
            tell(u"WATCHDOG=1"_s);
        else
            qCCritical(lcServer) << "a thread of the door does not answer; the service manager is not told "
                                    "that all is well";
    });
    m_timer.start(std::chrono::milliseconds(qMax<uint64_t>(1, microseconds / 2'000)));
}

} // namespace madang::commands
