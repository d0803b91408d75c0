// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of accounts as those see them who look after all of them. No rules.
#pragma once

#include "common/protocol/users.h"
#include "server/core/work.h"

namespace madang {

class UserStore {
public:
    /// By user name, beyond `after`; those with `query` in user name or nickname, all when it is empty.
    Result<QList<users::User>> list(Work &work, const QString &query, const QString &after, int limit);
    Result<std::optional<users::User>> named(Work &work, const QString &username);
    /// False when it was disabled already; enable() when it was not.
    Result<bool> disable(Work &work, UserId id);
    Result<bool> enable(Work &work, UserId id);
    Done setPassword(Work &work, UserId id, const QString &encoded);
    /// Whoever else gives roles at the same time, also in another process, waits until this unit has ended.
    Done holdRoles(Work &work);
    Done setRole(Work &work, UserId id, accounts::Role role);
    /// Whether they wait to be let in.
    Result<bool> isApplicant(Work &work, UserId id);
    /// User names of people without a badge who look called like somebody: by nickname, or by user name.
    Result<QList<QString>> alike(Work &work, const users::User &user, int limit);
};

} // namespace madang
