// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/details/details_feature.h"

namespace madang {

using namespace std::chrono_literals;

void DetailsFeature::install(Routes &at)
{
    at(details::read, m_service, &DetailsService::read).reads().atMost(60, 1min);
    at(details::change, m_service, &DetailsService::change).atMost(20, 1min);
}

} // namespace madang
