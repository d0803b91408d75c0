// SPDX-License-Identifier: GPL-3.0-or-later
// NotificationsFeature: owns the services of notices and of what may alert; install() lists what it answers
// to.
#pragma once

#include "server/features/feature.h"
#include "server/features/notifications/alert_rules_service.h"
#include "server/features/notifications/notice_records.h"
#include "server/features/notifications/notice_service.h"
#include "server/features/notifications/notification_access.h"

namespace madang {

class NotificationsFeature final : public Feature {
public:
    NotificationsFeature()
        : m_service(m_store)
        , m_access(m_store)
        , m_rules(m_rulesStore)
    {
    }
    void install(Routes &at) override;
    void schedule(Schedule &schedule) override;
    NotificationAccess &access() { return m_access; }
    NoticeRecords &records() { return m_records; }

private:
    NoticeStore m_store;
    NoticeService m_service;
    NotificationAccess m_access;
    AlertRulesStore m_rulesStore;
    AlertRulesService m_rules;
    NoticeRecords m_records;
};

} // namespace madang
