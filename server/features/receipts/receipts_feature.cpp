// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/receipts/receipts_feature.h"

namespace madang {

using namespace std::chrono_literals;

void ReceiptsFeature::install(Routes &at)
{
    at(receipts::issue, m_service, &ReceiptService::issue).key("donation").status(201).atMost(30, 10min);
    at(receipts::ofDonation, m_service, &ReceiptService::ofDonation).reads().atMost(60, 10s);
    at(receipts::mine, m_service, &ReceiptService::mine).reads().atMost(60, 10s);
    at(receipts::resend, m_service, &ReceiptService::resend).atMost(10, 10min);
    // Drawing takes tens of milliseconds of a processor.
    at.page("GET /api/v1/donations/{donation}/receipt",
            [this](Work &work, const Params &params) { return m_service.paperOfDonation(work, params); })
        .key("donation")
        .atMost(30, 1min);
    at.page("GET /api/v1/receipts/{receipt}",
            [this](Work &work, const Params &params) { return m_service.paperOfReceipt(work, params); })
        .reads()
        .atMost(30, 1min);
    at.page("GET /api/v1/tax-receipts.csv",
            [this](Work &work, const Params &params) { return m_service.taxTable(work, params); })
        .reads()
        .atMost(5, 1min);
    at.page("GET /api/v1/me/receipts/{year}",
            [this](Work &work, const Params &params) { return m_service.paperOfYear(work, params); })
        .reads()
        .atMost(10, 1min);
}

} // namespace madang
