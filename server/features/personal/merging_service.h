// SPDX-License-Identifier: GPL-3.0-or-later
// MergingService: two accounts of one person become one: every feature moves what it has of the account given
// up, in one unit and in the order in which features forget.
#pragma once

#include "common/protocol/users.h"
#include "server/features/accounts/user_service.h"
#include "server/features/notifications/notification_access.h"
#include "server/features/personal/export_service.h"
#include "server/features/rooms/room_access.h"

namespace madang {

class MergingService {
public:
    MergingService(PersonalStore &store, ExportService &exports, UserService &users, RoomAccess &rooms,
                   NotificationAccess &notifications)
        : m_store(store)
        , m_exports(exports)
        , m_users(users)
        , m_rooms(rooms)
        , m_notifications(notifications)
    {
    }
    /// Before the house opens: who moves, in this order.
    void setParts(std::vector<PersonalData *> parts) { m_parts = std::move(parts); }

    /// Judges and counts; changes nothing.
    Result<users::MergePlan> preview(Work &work, const users::PreviewMerge &request);
    Result<users::MergePlan> merge(Work &work, const users::MergeAccounts &request);

private:
    /// Whether the caller may make one of the two, and what that moves.
    Result<users::MergePlan> judge(Work &work, const QString &kept, const QString &givenUp);
    /// As UserService::mine, with errors at the member that names the account.
    Result<users::User> look(Work &work, const QString &username, const QString &field);
    static Merging mergingOf(const users::MergePlan &plan);

    PersonalStore &m_store;
    ExportService &m_exports;
    UserService &m_users;
    RoomAccess &m_rooms;
    NotificationAccess &m_notifications;
    std::vector<PersonalData *> m_parts;
};

} // namespace madang
