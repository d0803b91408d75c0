// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/drafts/drafts_feature.h"

namespace madang {

using namespace std::chrono_literals;

void DraftsFeature::install(Routes &at)
{
    at(drafts::list, m_service, &MessageDraftService::list).reads().atMost(60, 10s);
    at(drafts::show, m_service, &MessageDraftService::show).reads().atMost(60, 10s);
    at(drafts::keep, m_service, &MessageDraftService::keep).atMost(120, 1min);
    at.topic(drafts::changed, m_service, &MessageDraftService::open);
}

} // namespace madang
