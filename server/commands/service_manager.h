// SPDX-License-Identifier: GPL-3.0-or-later
// ServiceManager: what systemd is told of the daemon's life (sd_notify(3)), so that `systemctl` waits, shows
// and restarts as the daemon really fares.
#pragma once

#include <QString>
#include <QTimer>

#include <functional>

namespace madang::commands {

/// Where no service manager started the daemon, nothing is told and nothing watched. Belongs to the main
/// thread.
class ServiceManager {
public:
    ServiceManager() = default;

    /// Everything is open: who waits for the daemon may go on. The status is one line for `systemctl status`.
    void ready(const QString &status);
    /// Settings are being read again; ready() follows.
    void reloading();
    /// The end has begun.
    void stopping();
    /// Keeps the watchdog of the unit (WatchdogSec) quiet for as long as `alive` answers yes. It is asked
    /// twice in that time, on this thread: a main loop that hangs does not answer either.
    void watch(std::function<bool()> alive);

private:
    std::function<bool()> m_alive;
    QTimer m_timer;
};

} // namespace madang::commands
