// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reconciliation/reconciliation_feature.h"

namespace madang {

using namespace std::chrono_literals;

void ReconciliationFeature::install(Routes &at)
{
    at(reconciliation::importFile, m_service, &ReconciliationService::importFile)
        .key("gateway")
        .bodyUpTo(reconciliation::kLongestContent * 2)
        .atMost(20, 10min);
    at(reconciliation::differences, m_service, &ReconciliationService::differences).reads().atMost(60, 10s);
    at(reconciliation::explain, m_service, &ReconciliationService::explain).key("line").atMost(120, 1min);
}

} // namespace madang
