// SPDX-License-Identifier: GPL-3.0-or-later
// MemberService: joining, leaving, inviting, removing, and who is there.
#pragma once

#include "server/features/notifications/notification_access.h"
#include "server/features/rooms/room_service.h"

namespace madang {

class MemberService {
public:
    MemberService(RoomStore &store, RoomAccess &access, RoomService &rooms, NotificationAccess &notifications)
        : m_store(store)
        , m_access(access)
        , m_rooms(rooms)
        , m_notifications(notifications)
    {
    }
    Result<rooms::Room> join(Work &work, const rooms::OneRoom &request);
    Result<Nothing> leave(Work &work, const rooms::OneRoom &request);
    Result<Nothing> invite(Work &work, const rooms::Invite &request);
    Result<Nothing> remove(Work &work, const rooms::RemoveMember &request);
    Result<Page<rooms::Member>> members(Work &work, const rooms::ListMembers &request);
    /// Takes a member out, says so, ends their live subscriptions, and leaves no room without an owner.
    Done dismiss(Work &work, RoomId room, UserId user, const std::optional<accounts::Person> &by);

private:
    /// Takes away how far others have read, where the caller is not told.
    Done hideReading(Work &work, RoomId room, const RoomRights &rights, QList<rooms::Member> &members);
    /// Adds a member and says so on the timeline; nothing when they were one.
    Result<bool> admit(Work &work, RoomId room, const accounts::Person &person,
                       const std::optional<accounts::Person> &by);

    RoomStore &m_store;
    RoomAccess &m_access;
    RoomService &m_rooms;
    NotificationAccess &m_notifications;
};

} // namespace madang
