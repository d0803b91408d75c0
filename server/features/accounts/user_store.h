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
};

} // namespace madang
