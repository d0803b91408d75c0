// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/refunds/refunds_feature.h"

namespace madang {

using namespace std::chrono_literals;

void RefundsFeature::install(Routes &at)
{
    at(refunds::ask, m_service, &RefundService::ask).key("donation").status(201).atMost(60, 1min);
    at(refunds::ofDonation, m_service, &RefundService::ofDonation).reads().atMost(120, 10s);
    at(refunds::list, m_service, &RefundService::list).reads().atMost(120, 10s);
    at(refunds::show, m_service, &RefundService::show).reads().atMost(120, 10s);
    at(refunds::approve, m_service, &RefundService::approve).key("refund").atMost(60, 1min);
    at(refunds::reject, m_service, &RefundService::reject).key("refund").atMost(60, 1min);
}

} // namespace madang
