// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of complaints. No rules.
#pragma once

#include "common/protocol/complaints.h"
#include "server/core/work.h"

namespace madang {

struct ComplaintRow {
    ComplaintId id;
    RoomId room;
    QString name;
    EventId event;
    qint64 position = 0;
    UserId author;
    QString nickname; ///< of the author
    QString said;
    Timestamp firstAt;
    std::optional<Timestamp> decidedAt;
    std::optional<QString> decidedBy;
    std::optional<complaints::Verdict> verdict;
    int people = 0;
};
PROTOCOL_FIELDS(ComplaintRow, id, room, name, event, position, author, nickname, said, firstAt, decidedAt,
                decidedBy, verdict, people)

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
};

class ComplaintStore {
public:
    Result<std::optional<ComplaintId>> openAbout(Work &work, EventId event);
    Done insert(Work &work, const ComplaintRow &row);
    /// Whether the person had not complained before.
    Result<bool> put(Work &work, ComplaintId complaint, UserId person, const complaints::Complain &said);
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
