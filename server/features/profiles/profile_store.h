// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileStore: the SQL of what people show of themselves. No rules.
#pragma once

#include "common/protocol/profiles.h"
#include "server/core/work.h"

namespace madang {

struct ProfileRow {
    UserId id;
    QString username;
    QString nickname;
    QString role;
    Timestamp createdAt;
    QString bio;
    std::optional<PortraitId> picture;

    std::optional<accounts::Role> badge() const
    {
        const accounts::Role known = accounts::roleOf(role);
        return accounts::may(known, accounts::Deed::BearBadge) ? std::optional(known) : std::nullopt;
    }
    profiles::Face face() const { return {id, nickname, picture, badge(), username}; }
};
PROTOCOL_FIELDS(ProfileRow, id, username, nickname, role, createdAt, bio, picture)

struct PortraitRow {
    UserId account;
    QString type;
};
PROTOCOL_FIELDS(PortraitRow, account, type)

/// What somebody is called in a room.
struct CalledRow {
    RoomId room;
    QString shown;
};
PROTOCOL_FIELDS(CalledRow, room, shown)

class ProfileStore {
public:
    /// Nobody who gave in passing or waits to be let in.
    Result<std::optional<ProfileRow>> byId(Work &work, UserId user);
    Result<std::optional<ProfileRow>> named(Work &work, const QString &username);
    Result<std::optional<PortraitRow>> portrait(Work &work, PortraitId portrait);
    Done setBio(Work &work, UserId user, const QString &bio);
    /// Absent: none.
    Done setPicture(Work &work, UserId user, const std::optional<PortraitId> &picture, const QString &type);
    /// Whether somebody is a member of a room that everybody may read.
    Result<bool> isInPublic(Work &work, UserId user);
    /// Whether two people have any room in common, direct ones counted.
    Result<bool> shareRoom(Work &work, UserId one, UserId other);
    Result<QList<profiles::CommonRoom>> commonRooms(Work &work, UserId one, UserId other, int limit);
    /// The latest of somebody's rooms, and what they are called there.
    Result<QList<CalledRow>> rooms(Work &work, UserId user, int limit);
    /// What the other members of a room are called there, the longest-standing accounts first.
    Result<QList<QString>> othersIn(Work &work, RoomId room, UserId user, int limit);
    /// Whether nobody else there has a nickname of its own that looks like it.
    Result<bool> setNickname(Work &work, RoomId room, UserId user, const std::optional<QString> &nickname,
                             const std::optional<QString> &look);
};

} // namespace madang
