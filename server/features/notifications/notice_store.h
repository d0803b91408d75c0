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
    /// With those acknowledged, with ids below `before` (null: all), newest first.
    Result<QList<notifications::Notice>> newest(Work &work, UserId person, NoticeId before, int limit);
    /// How many are not acknowledged; counting ends at `most`.
    Result<int> unread(Work &work, UserId person, int most);
    Result<bool> isThere(Work &work, UserId person, NoticeId id);
    /// Whether it was not acknowledged before.
    Result<bool> acknowledge(Work &work, UserId person, NoticeId id);
    /// Whether any of them was not acknowledged before.
    Result<bool> acknowledgeUpTo(Work &work, UserId person, NoticeId id);
    /// Forgets notices acknowledged before a moment, at most `limit`.
    Done forget(Work &work, Timestamp before, int limit);
    /// Forgets notices that nobody read and that are older than a moment, at most `limit`.
    Done forgetUnread(Work &work, Timestamp before, int limit);
};

} // namespace madang
