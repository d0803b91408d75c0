// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/notifications_feature.h"

namespace madang {

using namespace std::chrono_literals;

void NotificationsFeature::install(Routes &at)
{
    at(notifications::list, m_service, &NoticeService::list).reads().atMost(60, 10s);
    at(notifications::acknowledge, m_service, &NoticeService::acknowledge).key("notice").atMost(200, 10s);
    at(notifications::acknowledgeAll, m_service, &NoticeService::acknowledgeAll).key("upTo").atMost(60, 10s);
    at(notifications::count, m_service, &NoticeService::count).reads().atMost(60, 10s);
    at(notifications::rules, m_rules, &AlertRulesService::rules).reads().atMost(60, 10s);
    at(notifications::changeRules, m_rules, &AlertRulesService::change).atMost(30, 1min);
    at.topic(notifications::rulesChanged, m_rules, &AlertRulesService::open);
    at.topic(notifications::wasRead, m_service, &NoticeService::openRead);
    at.topic(notifications::noticed, m_service, &NoticeService::open)
        .acknowledgedBy(notifications::acknowledge.name, "notice");
}

void NotificationsFeature::schedule(Schedule &schedule)
{
    schedule.every(1h, "notifications.tidy", [this](Work &work) { return m_service.tidy(work); });
}

} // namespace madang
