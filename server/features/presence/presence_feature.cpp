// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/presence/presence_feature.h"

namespace madang {

using namespace std::chrono_literals;

void PresenceFeature::install(Routes &at)
{
    at(presence::report, m_service, &PresenceService::report).reads().atMost(20, 10s);
    at(presence::mine, m_service, &PresenceService::mine).reads().atMost(60, 10s);
    at(presence::choose, m_service, &PresenceService::choose).atMost(30, 1min);
    at(presence::ofRoom, m_service, &PresenceService::ofRoom).reads().atMost(60, 10s);
    at(presence::ofPairs, m_service, &PresenceService::ofPairs).reads().atMost(30, 10s);
    at.topic(presence::mineChanged, m_service, &PresenceService::open);
}

void PresenceFeature::schedule(Schedule &jobs)
{
    // Looks at the board and nothing else while nobody comes or goes.
    jobs.every(500ms, "presence.tell", [this](Work &work) { return m_service.tellChanges(work); });
}

} // namespace madang
