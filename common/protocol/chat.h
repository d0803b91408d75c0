// SPDX-License-Identifier: GPL-3.0-or-later
// What people say: posting, history, read positions, typing.
#pragma once

#include "common/protocol/rooms.h"

namespace madang::chat {

/// The longest message, in UTF-16 units; a server may be configured lower.
inline constexpr int kLongestMessage = 4000;

/// Body of a room event of type "message".
struct MessageBody {
    QString text;
    std::optional<EventId> replyTo;
};
PROTOCOL_FIELDS(MessageBody, text, replyTo)

/// (room, sender, tag) is unique: a repeat returns the first event and stores nothing.
struct PostMessage {
    RoomId room;
    ClientTag tag;
    QString text;
    std::optional<EventId> replyTo;
};
PROTOCOL_FIELDS(PostMessage, room, tag, text, replyTo)

/// At most one of before, after, around, at; none means the newest page.
/// Items always stand in ascending order of position.
struct ReadHistory {
    RoomId room;
    std::optional<qint64> before; ///< positions below
    std::optional<qint64> after; ///< positions above
    std::optional<qint64> around; ///< half before, half after, with it
    std::optional<Timestamp> at; ///< around the first event at or after that time
    std::optional<int> limit; ///< 40 when absent, at most 200
};
PROTOCOL_FIELDS(ReadHistory, room, before, after, around, at, limit)

/// A run of events with what is needed to go on in either direction.
struct History {
    QList<rooms::RoomEvent> items;
    QString epoch;
    qint64 position = 0; ///< of the room's latest event
    bool hasOlder = false;
    bool hasNewer = false;
};
PROTOCOL_FIELDS(History, items, epoch, position, hasOlder, hasNewer)

/// Read positions only move forward.
struct MarkRead {
    RoomId room;
    qint64 position = 0;
};
PROTOCOL_FIELDS(MarkRead, room, position)

struct Typing {
    RoomId room;
    bool typing = true;
};
PROTOCOL_FIELDS(Typing, room, typing)

/// Ephemeral: may be dropped under load, never stored.
struct TypingChanged {
    RoomId room;
    accounts::Person person;
    bool typing = true;
};
PROTOCOL_FIELDS(TypingChanged, room, person, typing)

/// Someone read up to a position; a user's own other clients clear their badge by it.
struct ReadMoved {
    RoomId room;
    UserId user;
    qint64 position = 0;
};
PROTOCOL_FIELDS(ReadMoved, room, user, position)

inline constexpr Command<PostMessage, rooms::RoomEvent> post{
    .name = "chat.post",
    .rest = "POST /api/v1/rooms/{room}/messages",
    .send = "/app/rooms/{room}/messages",
    .idempotent = true,
};
inline constexpr Command<ReadHistory, History> history{"chat.history", "GET /api/v1/rooms/{room}/events"};
inline constexpr Command<MarkRead, Nothing> markRead{
    .name = "chat.mark-read", .rest = "POST /api/v1/rooms/{room}/read", .send = "/app/rooms/{room}/read"};
inline constexpr Command<Typing, Nothing> typing{
    .name = "chat.typing", .rest = nullptr, .send = "/app/rooms/{room}/typing"};

inline constexpr Event<TypingChanged> typingChanged{"typing", "/topic/rooms/{room}/ephemeral"};
inline constexpr Event<ReadMoved> readMoved{"read", "/topic/rooms/{room}/ephemeral"};

} // namespace madang::chat
