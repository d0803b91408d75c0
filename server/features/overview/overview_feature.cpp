// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/overview/overview_feature.h"

namespace madang {

using namespace std::chrono_literals;

void OverviewFeature::install(Routes &at)
{
    at(overview::read, m_service, &OverviewService::read).reads().atMost(120, 10s);
    at(connections::list, m_connected, &ConnectionService::list).reads().atMost(120, 10s);
}

void OverviewFeature::schedule(Schedule &jobs)
{
    jobs.every(5s, "overview.sample", [this](Work &) -> Done {
        m_traffic.sample();
        m_clocks.look();
        return {};
    });
    jobs.every(30s, "overview.count", [this](Work &work) { return m_service.countQueues(work); });
}

} // namespace madang
