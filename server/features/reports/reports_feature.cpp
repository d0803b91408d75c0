// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reports/reports_feature.h"

namespace madang {

using namespace std::chrono_literals;

void ReportsFeature::install(Routes &at)
{
    at(reports::publish, m_service, &ReportService::publish).key("campaign").status(201).atMost(10, 10min);
    at(reports::list, m_service, &ReportService::list).guests().reads().atMost(120, 10s);
    at(reports::addVideo, m_service, &ReportService::addVideo).key("campaign").status(201).atMost(30, 10min);
    at(reports::videos, m_service, &ReportService::videos).guests().reads().atMost(120, 10s);
    at.page("GET /c/{campaign}/reports",
            [this](Work &work, const Params &params) { return m_service.page(work, params); })
        .guests()
        .reads()
        .atMost(600, 10s);
    at(reports::settle, m_service, &ReportService::settle).key("campaign").atMost(10, 1min);
}

} // namespace madang
