// SPDX-License-Identifier: GPL-3.0-or-later
// Care of rooms: every room from outside, for owners and admins, and whoever may open the socket in the data
// folder: how it is called, how many are there, who owns it. Nothing that was said there, and no direct
// rooms: who talks with whom is theirs alone.
#pragma once

#include "common/protocol/rooms.h"

namespace madang::room_care {

/// A room without what is in it.
struct RoomOutline {
    RoomId id;
    QString name;
    rooms::Visibility visibility = rooms::Visibility::Public;
    int memberCount = 0;
    std::optional<QString>
        owner; ///< user name of the one there longest who can sign in; absent: all are gone
    Timestamp lastAt; ///< of the latest event
    std::optional<Timestamp> closedAt;
    Timestamp createdAt;
};
PROTOCOL_FIELDS(RoomOutline, id, name, visibility, memberCount, owner, lastAt, closedAt, createdAt)

struct ListOutlines {
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListOutlines, after, limit)

inline constexpr int kLongestCareReason = 200;

struct CloseForHouse {
    RoomId room;
    QString reason; ///< for the audit log: one line, at most kLongestCareReason
};
PROTOCOL_FIELDS(CloseForHouse, room, reason)

struct GiveOwner {
    RoomId room;
    QString username; ///< of a member
    QString reason; ///< as above
};
PROTOCOL_FIELDS(GiveOwner, room, username, reason)

// NotAllowed ("admin-only") for who may not; NotFound ("room") also of direct rooms.

/// The oldest room first.
inline constexpr Command<ListOutlines, Page<RoomOutline>> list{"rooms.outlines",
                                                               "GET /api/v1/rooms/outlines"};
inline constexpr Command<rooms::OneRoom, RoomOutline> show{"rooms.outline",
                                                           "GET /api/v1/rooms/{room}/outline"};
/// As rooms::close, of somebody else's room, and for good as that is. Conflict ("room-closed").
inline constexpr Command<CloseForHouse, RoomOutline> close{"rooms.close-for-house",
                                                           "POST /api/v1/rooms/{room}/close-for-house"};
/// Makes a member the owner of a room whose owners are gone, which are members then: who could sign in is
/// asked, not replaced. Nobody gets to read a room by it that they do not read. Conflict ("room-has-owner"),
/// ("disabled") when that person cannot sign in; NotFound ("person"), ("member") at "username".
inline constexpr Command<GiveOwner, RoomOutline> giveOwner{"rooms.give-owner",
                                                           "POST /api/v1/rooms/{room}/owner"};

} // namespace madang::room_care
