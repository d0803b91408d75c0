// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/notification_access.h"

#include "server/features/notifications/notice_store.h"

#include <algorithm>

namespace madang {

Done NotificationAccess::notify(Work &work, UserId person, const QString &type, const RawJson &body)
{
    TRY(const NoticeId id, m_store.nextId(work, person));
    const notifications::Notice notice{id, type, work.now(), body};
    TRY(m_store.insert(work, person, notice));
    work.tellPerson(person, notifications::noticed, notice);
    return {};
}

Done NotificationAccess::hold(Work &work, QList<UserId> people)
{
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    for (const UserId person : std::as_const(people))
        TRY(m_store.nextId(work, person));
    return {};
}

} // namespace madang
