// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/saved/saved_feature.h"

namespace madang {

using namespace std::chrono_literals;

void SavedFeature::install(Routes &at)
{
    at(saved::save, m_service, &SavedService::save).key("event").atMost(120, 1min);
    at(saved::remove, m_service, &SavedService::remove).key("event").atMost(120, 1min);
    at(saved::list, m_service, &SavedService::list).reads().atMost(60, 10s);
    at(saved::events, m_service, &SavedService::events).reads().atMost(20, 10s);
    at.topic(saved::changed, m_service, &SavedService::open);
}

} // namespace madang
