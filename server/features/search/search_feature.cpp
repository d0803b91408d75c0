// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/search/search_feature.h"

namespace madang {

using namespace std::chrono_literals;

void SearchFeature::install(Routes &at)
{
    at(search::find, m_search, &SearchService::find).guests().reads().atMost(60, 10s);
}

void SearchFeature::schedule(Schedule &schedule)
{
    schedule.every(1s, "search.index", [this](Work &work) { return m_index.run(work); });
}

} // namespace madang
