// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payouts/payouts_feature.h"

namespace madang {

using namespace std::chrono_literals;

void PayoutsFeature::install(Routes &at)
{
    at(payouts::terms, m_service, &PayoutService::terms).reads().atMost(60, 10s);
    at(payouts::request, m_service, &PayoutService::request).key("campaign").status(201).atMost(20, 10min);
    at(payouts::ofCampaign, m_service, &PayoutService::ofCampaign).reads().atMost(60, 10s);
    at(payouts::withdraw, m_service, &PayoutService::withdraw).key("payout").atMost(30, 1min);
    at(payouts::list, m_service, &PayoutService::list).reads().atMost(60, 10s);
    at(payouts::approve, m_service, &PayoutService::approve).key("payout").atMost(60, 1min);
    at(payouts::refuse, m_service, &PayoutService::refuse).key("payout").atMost(60, 1min);
    at(payouts::markPaid, m_service, &PayoutService::markPaid).key("payout").atMost(60, 1min);
    at.page("GET /api/v1/campaigns/{campaign}/payouts.csv",
            [this](Work &work, const Params &params) { return m_service.tableOfCampaign(work, params); })
        .reads()
        .atMost(20, 1min);
    at.page("GET /api/v1/payouts.csv", [this](Work &work, const Params &) { return m_service.table(work); })
        .reads()
        .atMost(20, 1min);
}

} // namespace madang
