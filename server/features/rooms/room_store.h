// SPDX-License-Identifier: GPL-3.0-or-later
// RoomStore: the SQL of rooms, members and the timeline's append. No rules.
#pragma once

#include "server/features/rooms/room_access.h"

namespace madang {

/// A room's row with the caller's place in it.
struct RoomRow {
    RoomId id;
    QString name;
    QString topic;
    rooms::Visibility visibility = rooms::Visibility::Public;
    Timestamp closedAt;
    QString epoch;
    qint64 position = 0;
    Timestamp lastAt;
    Timestamp createdAt;
    int memberCount = 0;
    std::optional<rooms::MemberRole> role;
    std::optional<qint64> readPosition;
    std::optional<CampaignId> campaign;
    int unread = 0;
};
PROTOCOL_FIELDS(RoomRow, id, name, topic, visibility, closedAt, epoch, position, lastAt, createdAt,
                memberCount, role, readPosition, campaign, unread)

/// An event's row with its sender's nickname of today.
struct EventRow {
    RoomId room;
    qint64 position = 0;
    EventId id;
    QString type;
    std::optional<UserId> sender;
    std::optional<QString> nickname;
    Timestamp at;
    std::optional<ClientTag> tag;
    RawJson body;
    rooms::RoomEvent event() const;
};
PROTOCOL_FIELDS(EventRow, room, position, id, type, sender, nickname, at, tag, body)

struct RightsRow {
    rooms::Visibility visibility = rooms::Visibility::Public;
    Timestamp closedAt;
    QString name;
    QString epoch;
    qint64 position = 0;
    std::optional<rooms::MemberRole> role;
};
PROTOCOL_FIELDS(RightsRow, visibility, closedAt, name, epoch, position, role)

/// Where a list of rooms goes on: rooms are ordered by their last event, then by id, newest first.
struct RoomCursor {
    Timestamp lastAt{std::numeric_limits<qint64>::max()};
    RoomId id{std::numeric_limits<qint64>::max()};
};

class RoomStore {
public:
    Result<std::optional<RightsRow>> rights(Work &work, RoomId room, UserId user);
    Result<RoomRow> room(Work &work, RoomId room, UserId user);
    Result<QList<RoomRow>> roomsOf(Work &work, UserId user, const RoomCursor &from, int limit);
    Result<QList<RoomRow>> publicRooms(Work &work, UserId user, const QString &query, const RoomCursor &from,
                                       int limit);
    Done insert(Work &work, RoomId room, const QString &name, const QString &topic,
                rooms::Visibility visibility, const std::optional<QString> &directKey, const QString &epoch);
    Result<std::optional<RoomId>> direct(Work &work, const QString &directKey);
    Done close(Work &work, RoomId room);

    /// The event stored at the next position.
    Result<EventRow> append(Work &work, RoomId room, const QString &type, std::optional<UserId> sender,
                            const RawJson &body, const std::optional<ClientTag> &tag);
    /// Events beyond a position, ascending.
    Result<QList<EventRow>> after(Work &work, RoomId room, qint64 position, int limit);
    /// The latest event of a room.
    Result<std::optional<EventRow>> latest(Work &work, RoomId room);

    /// Whether the person was not a member before.
    Result<bool> addMember(Work &work, RoomId room, UserId user, rooms::MemberRole role);
    Result<bool> removeMember(Work &work, RoomId room, UserId user);
    Result<QList<rooms::Member>> members(Work &work, RoomId room, UserId after, int limit);
    Result<std::optional<rooms::MemberRole>> roleOf(Work &work, RoomId room, UserId user);
    /// The member who has been there longest.
    Result<std::optional<UserId>> eldest(Work &work, RoomId room);
    Result<int> owners(Work &work, RoomId room);
    /// Of how many rooms somebody is a member.
    Result<int> roomCount(Work &work, UserId user);
    Done setRole(Work &work, RoomId room, UserId user, rooms::MemberRole role);
    /// Moves a read position forward; whether it moved.
    Result<bool> moveRead(Work &work, RoomId room, UserId user, qint64 position);

    Result<std::optional<accounts::Person>> person(Work &work, UserId user);
    Result<std::optional<accounts::Person>> personNamed(Work &work, const QString &username);
};

} // namespace madang
