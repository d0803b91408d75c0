// SPDX-License-Identifier: GPL-3.0-or-later
// NotificationAccess: how other features leave a notice for one person.
#pragma once

#include "server/core/work.h"

namespace madang {

class NoticeStore;

/// Runs inside the caller's unit of work: the notice is stored with what caused it, and told after the
/// COMMIT.
class NotificationAccess {
public:
    explicit NotificationAccess(NoticeStore &store)
        : m_store(store)
    {
    }
    /// Stores a notice for a person ("room.invited", "donation.settled") and tells their queue.
    Done notify(Work &work, UserId person, const QString &type, const RawJson &body);
    /// Before one unit tells several people: in one order for everybody, so that two units never wait for
    /// each other's boxes.
    Done hold(Work &work, QList<UserId> people);

private:
    NoticeStore &m_store;
};

} // namespace madang
