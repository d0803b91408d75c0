// SPDX-License-Identifier: GPL-3.0-or-later
// MentionService: who is named in a message, whether they may be and how often, and that they hear of it.
#pragma once

#include "server/features/chat/mark_store.h"
#include "server/features/notifications/notification_access.h"

namespace madang {

/// How often one person may call everyone or a role in one room; 0: as often as they like.
struct CallRules {
    int perHour = 3;
    int perMinute = 1;
};

class MentionService {
public:
    MentionService(MarkStore &store, RoomStore &members, RoomAccess &rooms, NotificationAccess &notifications,
                   const CallRules &rules)
        : m_store(store)
        , m_members(members)
        , m_rooms(rooms)
        , m_notifications(notifications)
        , m_rules(rules)
    {
    }
    /// Fills in the members that the text names by "@username", and whether it names everyone: of somebody
    /// who may not, "@everyone" is but a word. A role ("@moderator") calls those of the room who bear it, but
    /// not of two alone; somebody's own user name goes before. TooMany ("mentions") beyond
    /// chat::kMostMentions; RateLimited ("calls") for who calls again too soon. What was called `before` is
    /// not called again.
    Done find(Work &work, RoomId room, const RoomRights &rights, chat::MessageBody &body,
              const chat::MessageBody &before = {});
    /// Stores who is named and tells those who were not named before. In a room of two nobody needs telling.
    Done tell(Work &work, const rooms::RoomEvent &message, const RoomRights &rights,
              const chat::MessageBody &body, const chat::MessageBody &before = {});

private:
    /// Counts a call of now; RateLimited with the seconds until it may be.
    Done countCall(Work &work, RoomId room);

    MarkStore &m_store;
    RoomStore &m_members;
    RoomAccess &m_rooms;
    NotificationAccess &m_notifications;
    const CallRules m_rules;
};

} // namespace madang
