// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of complaints. No rules.
#pragma once

#include "common/protocol/complaints.h"
#include "server/core/work.h"

namespace madang {

struct ComplaintRow {
    ComplaintId id;
    complaints::About kind = complaints::About::Message;
    std::optional<RoomId> room;
    QString name;
    std::optional<EventId> event;
    qint64 position = 0;
    UserId author;
    QString nickname; ///< of the author
    QString said;
    Timestamp firstAt;
    std::optional<Timestamp> decidedAt;
    std::optional<QString> decidedBy;
    std::optional<complaints::Verdict> verdict;
    int people = 0;
    QString called; ///< of a profile: the nickname then
    std::optional<PortraitId> picture; ///< of a profile: the picture then
};
PROTOCOL_FIELDS(ComplaintRow, id, kind, room, name, event, position, author, nickname, said, firstAt,
                decidedAt, decidedBy, verdict, people, called, picture)

struct VoiceRow {
    UserId person;
    QString nickname;
    complaints::Reason reason = complaints::Reason::Other;
    QString note;
    Timestamp at;
};
PROTOCOL_FIELDS(VoiceRow, person, nickname, reason, note, at)

/// Whose complaints are wanted.
struct ComplaintScope {
    UserId owner; ///< of the rooms this person owns; null: of all
    bool decided = false;
    bool every = false; ///< also those that are about no message
};

/// What somebody says of what they complain about.
struct ComplaintWords {
    complaints::Reason reason = complaints::Reason::Other;
    QString note;
};

/// What an invitation is shown as.
struct RoomWords {
    QString name;
    QString topic;
};
PROTOCOL_FIELDS(RoomWords, name, topic)

class ComplaintStore {
public:
    Result<std::optional<ComplaintId>> openAbout(Work &work, EventId event);
    /// About somebody's profile, or their invitations to a room.
    Result<std::optional<ComplaintId>> openAboutProfile(Work &work, UserId author);
    Result<std::optional<ComplaintId>> openAboutInvitation(Work &work, UserId author, RoomId room);
    /// The latest invitations that the caller was told of.
    Result<QList<RawJson>> invitations(Work &work, int limit);
    Result<std::optional<RoomWords>> wordsOf(Work &work, RoomId room);
    Done insert(Work &work, const ComplaintRow &row);
    /// Whether the person had not complained before.
    Result<bool> put(Work &work, ComplaintId complaint, UserId person, const ComplaintWords &said);
    Result<std::optional<ComplaintRow>> find(Work &work, ComplaintId id);
    Result<QList<ComplaintRow>> list(Work &work, const ComplaintScope &scope, ComplaintId after, int limit);
    /// The first of those who complained.
    Result<QList<VoiceRow>> voices(Work &work, ComplaintId id, int limit);
    /// Who complained, ascending above `after`.
    Result<QList<UserId>> complainants(Work &work, ComplaintId id, UserId after, int limit);
    /// Whether it was still open.
    Result<bool> decide(Work &work, ComplaintId id, complaints::Verdict verdict, std::optional<UserId> by);
    /// The owners of a room, at most `limit`.
    Result<QList<UserId>> owners(Work &work, RoomId room, int limit);
    Result<bool> owns(Work &work, RoomId room, UserId person);
};

} // namespace madang
