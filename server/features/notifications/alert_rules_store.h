// SPDX-License-Identifier: GPL-3.0-or-later
// AlertRulesStore: one row of rules for each person who decided about any. No rules.
#pragma once

#include "common/protocol/notifications.h"
#include "server/core/work.h"

namespace madang {

class AlertRulesStore {
public:
    Result<notifications::AlertRules> of(Work &work, UserId person);
    Done keep(Work &work, UserId person, const notifications::AlertRules &rules);
};

} // namespace madang
