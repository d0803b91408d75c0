// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/alert_rules_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<notifications::AlertRules> AlertRulesStore::of(Work &work, UserId person)
{
    TRY(const auto kept,
        work.db().one<RawJson>(u"SELECT rules FROM alert_rules WHERE account = :account"_s,
                               bind("account", person)));
    if (!kept)
        return notifications::AlertRules{};
    return fromJson<notifications::AlertRules>(kept->text);
}

Done AlertRulesStore::keep(Work &work, UserId person, const notifications::AlertRules &rules)
{
    TRY(work.db().run(uR"(
        INSERT INTO alert_rules (account, rules)
        VALUES (:account, :rules)
        ON CONFLICT (account) DO UPDATE SET rules = excluded.rules)"_s,
                      bind("account", person), bind("rules", RawJson{toJson(rules)})));
    return {};
}

} // namespace madang
