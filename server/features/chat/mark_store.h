// SPDX-License-Identifier: GPL-3.0-or-later
// MarkStore: the SQL of what later events make of a message: edits, deletions, reactions, pins, and who is
// named in it. No rules.
#pragma once

#include "common/protocol/chat.h"
#include "common/protocol/roles.h"
#include "server/features/rooms/room_store.h"

namespace madang {

struct ReactorRow {
    QString emoji;
    UserId account;
    QString nickname;
    qint64 position = 0;
    Timestamp at;
};
PROTOCOL_FIELDS(ReactorRow, emoji, account, nickname, position, at)

/// `at` is everywhere the position of the event that does it.
class MarkStore {
public:
    Done edit(Work &work, const EventRow &message, const chat::MessageBody &now, qint64 at);
    /// Takes its pin and its reactions along.
    Done remove(Work &work, const EventRow &message, qint64 at);
    Done pin(Work &work, const EventRow &message, bool pinned, qint64 at);

    /// The different signs below a message, and how many of them are one person's.
    struct Signs {
        int all = 0;
        int own = 0;
    };
    Result<Signs> signs(Work &work, EventId message, UserId account);
    /// Whether anybody uses that sign below the message already.
    Result<bool> isUsed(Work &work, EventId message, const QString &emoji);
    Result<bool> has(Work &work, EventId message, const QString &emoji, UserId account);
    Done react(Work &work, const EventRow &message, const QString &emoji, qint64 at);
    Done unreact(Work &work, const EventRow &message, const QString &emoji, qint64 at);
    /// In the order of their time.
    Result<QList<ReactorRow>> reactors(Work &work, EventId message, qint64 after, int limit);

    /// Those from a position on, the latest pinned first.
    Result<QList<EventRow>> pins(Work &work, RoomId room, qint64 from, int limit);
    Result<int> pinCount(Work &work, RoomId room);

    /// A member of the room by user name.
    Result<std::optional<UserId>> member(Work &work, RoomId room, const QString &username);
    /// Account absent: everyone.
    Done name(Work &work, RoomId room, qint64 position, const std::optional<UserId> &account);
    Done forgetNames(Work &work, RoomId room, qint64 position);

    /// Members of the room who bear a role in the community, without the caller.
    Result<QList<UserId>> bearers(Work &work, RoomId room, accounts::Role role, int limit);
    /// When the caller called everyone or a role there, the latest first.
    Result<QList<Timestamp>> calls(Work &work, RoomId room, Timestamp since, int limit);
    /// The caller does so now. What they called before `since`, anywhere, is forgotten.
    Done addCall(Work &work, RoomId room, Timestamp since);

private:
    Done mark(Work &work, const EventRow &message, qint64 at);
    Done countReactions(Work &work, const EventRow &message, qint64 at);
};
PROTOCOL_FIELDS(MarkStore::Signs, all, own)

} // namespace madang
