// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/pledges/pledges_feature.h"

namespace madang {

using namespace std::chrono_literals;

void PledgesFeature::install(Routes &at)
{
    at(pledges::create, m_pledges, &PledgeService::create).key("campaign").status(201).atMost(20, 1min);
    at(pledges::list, m_pledges, &PledgeService::list).reads().atMost(60, 10s);
    // Asked again and again while the donor is at the registration page.
    at(pledges::show, m_pledges, &PledgeService::show).reads().atMost(120, 10s);
    at(pledges::change, m_pledges, &PledgeService::change).key("pledge").atMost(60, 1min);
    at(pledges::pause, m_pledges, &PledgeService::pause).key("pledge").atMost(60, 1min);
    at(pledges::resume, m_pledges, &PledgeService::resume).key("pledge").atMost(60, 1min);
    at(pledges::cancel, m_pledges, &PledgeService::cancel).key("pledge").atMost(60, 1min);
    at(pledges::skip, m_pledges, &PledgeService::skip).key("pledge").atMost(60, 1min);
    at(pledges::unskip, m_pledges, &PledgeService::unskip).key("pledge").atMost(60, 1min);
    at(pledges::registerCard, m_pledges, &PledgeService::registerCard).key("pledge").atMost(20, 1min);
    at(pledges::charges, m_pledges, &PledgeService::charges).reads().atMost(60, 10s);
}

void PledgesFeature::schedule(Schedule &jobs)
{
    jobs.every(30s, "pledges.charge", [this](Work &work) { return m_charges.chargeDue(work); });
    jobs.every(30s, "pledges.end", [this](Work &work) { return m_life.endOver(work); });
}

} // namespace madang
