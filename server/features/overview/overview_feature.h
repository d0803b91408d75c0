// SPDX-License-Identifier: GPL-3.0-or-later
// OverviewFeature: owns what an operator reads at one glance, and the samples behind its rates; install()
// lists what it answers to. It has no tables of its own.
#pragma once

#include "server/features/feature.h"
#include "server/features/overview/connection_service.h"
#include "server/features/overview/overview_service.h"

namespace madang {

class OverviewFeature final : public Feature {
public:
    OverviewFeature(const House &house, AccountAccess &accounts, Surroundings surroundings)
        : m_traffic(house.metrics, house.clock)
        , m_clocks(house.clock)
        , m_service(m_store, m_traffic, m_clocks, accounts, house, std::move(surroundings))
        , m_connected(m_live, m_store, accounts)
    {
    }
    void install(Routes &at) override;
    void schedule(Schedule &jobs) override;
    /// Where the door lists who is connected.
    LiveConnections &connections() { return m_live; }

private:
    OverviewStore m_store;
    TrafficWindow m_traffic;
    ClockWatch m_clocks;
    OverviewService m_service;
    LiveConnections m_live;
    ConnectionService m_connected;
};

} // namespace madang
