// SPDX-License-Identifier: GPL-3.0-or-later
// AlertRulesService: a person's quiet hours and keywords, for all their devices. The server only keeps them.
#pragma once

#include "server/core/routes.h"
#include "server/features/notifications/alert_rules_store.h"

namespace madang {

class AlertRulesService {
public:
    explicit AlertRulesService(AlertRulesStore &store)
        : m_store(store)
    {
    }
    Result<notifications::AlertRules> rules(Work &work, const Nothing &request);
    Result<notifications::AlertRules> change(Work &work, const notifications::ChangeAlertRules &request);
    /// The live topic: nothing of the past is told there.
    Result<TopicPage> open(Work &work, const Nothing &request, const TopicCursor &cursor);

private:
    AlertRulesStore &m_store;
};

} // namespace madang
