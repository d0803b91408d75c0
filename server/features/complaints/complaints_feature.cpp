// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/complaints/complaints_feature.h"

namespace madang {

using namespace std::chrono_literals;

void ComplaintsFeature::install(Routes &at)
{
    at(complaints::make, m_service, &ComplaintService::make).atMost(20, 10min);
    at(complaints::makeAboutPerson, m_service, &ComplaintService::makeAboutPerson).atMost(20, 10min);
    at(complaints::makeAboutInvitation, m_service, &ComplaintService::makeAboutInvitation).atMost(20, 10min);
    at(complaints::list, m_service, &ComplaintService::list).reads().atMost(120, 10s);
    at(complaints::show, m_service, &ComplaintService::show).reads().atMost(120, 10s);
    at(complaints::decide, m_service, &ComplaintService::decide).key("complaint").atMost(120, 1min);
}

void ComplaintsFeature::installForSocket(Routes &at)
{
    at(complaints::list, m_service, &ComplaintService::list).guests().reads();
    at(complaints::show, m_service, &ComplaintService::show).guests().reads();
    at(complaints::decide, m_service, &ComplaintService::decide).guests().key("complaint");
}

} // namespace madang
