// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of notices. No rules.
#pragma once

#include "common/protocol/notifications.h"
#include "server/core/work.h"

namespace madang {

class NoticeStore {
public:
    /// An id above every earlier one of that person; others who want one wait for this unit's COMMIT.
    Result<NoticeId> nextId(Work &work, UserId person);
    Done insert(Work &work, UserId person, const notifications::Notice &notice);
    /// Not yet acknowledged, with ids above `after`, oldest first.
    Result<QList<notifications::Notice>> open(Work &work, UserId person, NoticeId after, int limit);
    /// Whether that person has such a notice, acknowledged or not.
    Result<bool> acknowledge(Work &work, UserId person, NoticeId id);
    /// Forgets notices acknowledged before a moment, at most `limit`.
    Done forget(Work &work, Timestamp before, int limit);
};

} // namespace madang
