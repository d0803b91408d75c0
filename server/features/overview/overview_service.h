// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the overview: who may read it, and from which figure on something needs a person.
#pragma once

#include "common/base/log.h"
#include "server/features/accounts/account_access.h"
#include "server/features/feature.h"
#include "server/features/overview/clock_watch.h"
#include "server/features/overview/overview_store.h"
#include "server/features/overview/traffic_window.h"

namespace madang {

/// Octets of a disk.
struct DiskRoom {
    qint64 free = -1; ///< below zero: nobody knows
    qint64 size = -1;
};

/// What is asked of the machine, not of the house.
struct Surroundings {
    std::function<DiskRoom()> disk;
    std::function<LogTally()> log;
    std::function<std::optional<bool>()> clockIsKept = {}; ///< see isClockKept(); empty: nobody asks

    /// As they are, for the folder the data lies in.
    static Surroundings of(const QString &dataFolder);
};

class OverviewService {
public:
    OverviewService(OverviewStore &store, const TrafficWindow &traffic, ClockWatch &clocks,
                    AccountAccess &accounts, const House &house, Surroundings surroundings);

    Result<overview::HouseState> read(Work &work, const Nothing &request);
    /// Sets the gauges of what waits in the store: monitors read those, and ask no store.
    Done countQueues(Work &work);

private:
    Done judge(Work &work);
    void count(Work &work, overview::HouseState &state) const;
    Done judgeMoney(Work &work, overview::HouseState &state);
    Done judgeMails(Work &work, overview::HouseState &state);
    /// "clock": seconds, of a jump (below zero: back) or that it is behind what is in the store. Reasons:
    /// "clock-behind", "clock-jumped", "clock-unkept".
    Done judgeClock(Work &work, overview::HouseState &state);

    OverviewStore &m_store;
    const TrafficWindow &m_traffic;
    ClockWatch &m_clocks;
    AccountAccess &m_accounts;
    const Metrics &m_metrics;
    Gauge &m_deposits;
    Gauge &m_unmatched;
    Gauge &m_mails;
    const Clock &m_clock;
    const Surroundings m_surroundings;
    const Timestamp m_startedAt;
    const qint64 m_started; ///< on the steady clock
};

} // namespace madang
