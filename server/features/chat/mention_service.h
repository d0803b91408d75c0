// SPDX-License-Identifier: GPL-3.0-or-later
// MentionService: who is named in a message, whether they may be, and that they hear of it.
#pragma once

#include "server/features/chat/mark_store.h"
#include "server/features/notifications/notification_access.h"

namespace madang {

class MentionService {
public:
    MentionService(MarkStore &store, RoomStore &members, RoomAccess &rooms, NotificationAccess &notifications)
        : m_store(store)
        , m_members(members)
        , m_rooms(rooms)
        , m_notifications(notifications)
    {
    }
    /// Fills in the members that the text names by "@username", and whether it names everyone: of somebody
    /// who may not, "@everyone" is but a word. TooMany ("mentions") beyond chat::kMostMentions.
    Done find(Work &work, RoomId room, const RoomRights &rights, chat::MessageBody &body);
    /// Stores who is named and tells those who were not named before. In a room of two nobody needs telling.
    Done tell(Work &work, const rooms::RoomEvent &message, const RoomRights &rights,
              const chat::MessageBody &body, const chat::MessageBody &before = {});

private:
    MarkStore &m_store;
    RoomStore &m_members;
    RoomAccess &m_rooms;
    NotificationAccess &m_notifications;
};

} // namespace madang
