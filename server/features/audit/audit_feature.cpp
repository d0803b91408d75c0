// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/audit/audit_feature.h"

namespace madang {

using namespace std::chrono_literals;

void AuditFeature::install(Routes &at)
{
    at(audit::list, m_service, &AuditService::list).reads().atMost(120, 10s);
    // Reads all of it.
    at(audit::check, m_service, &AuditService::check).reads().atMost(6, 1min);
}

} // namespace madang
