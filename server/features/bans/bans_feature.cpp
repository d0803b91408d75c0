// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/bans/bans_feature.h"

namespace madang {

using namespace std::chrono_literals;

void BansFeature::install(Routes &at)
{
    at(bans::list, m_service, &BanService::list).reads().atMost(120, 10s);
    at(bans::add, m_service, &BanService::add).status(201).atMost(120, 1min);
    at(bans::remove, m_service, &BanService::remove).key("ban").atMost(120, 1min);
}

void BansFeature::installForSocket(Routes &at)
{
    at(bans::list, m_service, &BanService::list).guests().reads();
    at(bans::add, m_service, &BanService::add).guests();
    at(bans::remove, m_service, &BanService::remove).guests();
}

void BansFeature::schedule(Schedule &jobs)
{
    // With SQLite nobody else writes; with PostgreSQL other daemons may stand on the same store.
    jobs.every(30s, "bans.refresh", [this](Work &work) {
        return work.db().engine() == Engine::Sqlite ? Done() : m_service.refresh(work);
    });
    jobs.every(1h, "bans.forget-ended", [this](Work &work) { return m_service.forgetEnded(work); });
}

} // namespace madang
