// SPDX-License-Identifier: GPL-3.0-or-later
// What people say: posting, history, read positions, typing.
#pragma once

#include "common/protocol/files.h"
#include "common/protocol/rooms.h"

namespace madang::chat {

/// The longest message, in UTF-16 units; a server may be configured lower.
inline constexpr int kLongestMessage = 4000;

/// At most so many people can be named in one message.
inline constexpr int kMostMentions = 20;
/// At most so many of those who bear a role are called by it in one message.
inline constexpr int kMostCalled = 50;
/// At most so many different signs stand below one message, and so many of one person.
inline constexpr int kMostReactions = 20;
inline constexpr int kMostReactionsOfOne = 5;
/// The longest sign, in UTF-16 units: joined emoji are long.
inline constexpr int kLongestEmoji = 32;
inline constexpr int kMostPins = 50;
/// In rooms of more members nobody is told how far others have read.
inline constexpr int kMostReadMarks = 300;
/// A message can be changed so often.
inline constexpr int kMostEdits = 50;

/// Types of events that refer to an earlier message. Only the first of them stands on the timeline.
inline constexpr QLatin1StringView kPinned{"message.pinned"}; ///< Referring
inline constexpr QLatin1StringView kUnpinned{"message.unpinned"}; ///< Referring
inline constexpr QLatin1StringView kEdited{"message.edited"}; ///< EditBody
inline constexpr QLatin1StringView kDeleted{"message.deleted"}; ///< Referring
inline constexpr QLatin1StringView kReaction{"reaction"}; ///< ReactionBody

/// Whether an event only changes an earlier one, and has no line of its own.
inline bool isSilent(QStringView type)
{
    return type == kEdited || type == kDeleted || type == kReaction || type == kUnpinned;
}

/// Whether an event refers to an earlier message, with a line of its own or without.
inline bool refers(QStringView type)
{
    return isSilent(type) || type == kPinned;
}

/// Somebody named in a message by "@" and their user name. The server finds them; only members count.
struct Mention {
    UserId user;
    QString username;
};
PROTOCOL_FIELDS(Mention, user, username)

/// Words of somebody that a message carries into another place. The server takes them from the original when
/// they are forwarded; from then on they are a copy: what is changed or deleted there later stays as it is
/// here. Files are not copied: they belong to one message, and only its room may fetch them.
struct ForwardedFrom {
    EventId event; ///< of the first one, also where a forwarded message was forwarded again
    RoomId room;
    qint64 position = 0;
    /// Of a public room only: of any other, its members know it anyway, and nobody else is told.
    std::optional<QString> roomName;
    accounts::Person author; ///< as they were called there then
    Timestamp at;
    QString text; ///< may be empty where there are files
    std::optional<bool> files = {}; ///< whether there are some, which stayed with the original
};
PROTOCOL_FIELDS(ForwardedFrom, event, room, position, roomName, author, at, text, files)

/// Body of a room event of type "message".
struct MessageBody {
    QString text;
    std::optional<EventId> replyTo;
    std::optional<QList<Mention>> mentions = {};
    std::optional<bool> everyone = {}; ///< "@everyone" of somebody who may: the room's owners, both of a pair
    std::optional<QList<files::Attachment>> attachments = {}; ///< with some, the text may be empty
    std::optional<ForwardedFrom> forwardedFrom = {}; ///< then `text` is what its sender says to it, or empty
    /// Roles in the community that the text calls ("@moderator"). Who bears them in that room is among
    /// `mentions`, with the role's word instead of their user name.
    std::optional<QStringList> roles = {};
    /// What the thread began with that this message is in, because it answers something. The server finds it;
    /// messages that were said before there were threads are without it.
    std::optional<EventId> thread = {};
};
PROTOCOL_FIELDS(MessageBody, text, replyTo, mentions, everyone, attachments, forwardedFrom, roles, thread)

/// Whether a message names that person, alone or with everyone.
inline bool names(const MessageBody &body, UserId user)
{
    if (body.everyone.value_or(false))
        return true;
    const QList<Mention> mentions = body.mentions.value_or(QList<Mention>());
    return std::any_of(mentions.begin(), mentions.end(),
                       [user](const Mention &mention) { return mention.user == user; });
}

/// Body of what refers to an earlier event of the room.
struct Referring {
    qint64 position = 0;
    EventId event;
    std::optional<EventId> thread = {}; ///< of what is taken away: as in its MessageBody
};
PROTOCOL_FIELDS(Referring, position, event, thread)

struct EditBody {
    qint64 position = 0;
    EventId event;
    QString text; ///< as it is now, after every later edit; empty for who may not see what was edited
    std::optional<QList<Mention>> mentions = {};
    std::optional<bool> everyone = {};
    std::optional<QStringList> roles = {}; ///< as in MessageBody
};
PROTOCOL_FIELDS(EditBody, position, event, text, mentions, everyone, roles)

struct ReactionBody {
    qint64 position = 0;
    EventId event;
    QString emoji;
    bool added = true; ///< false: taken back
};
PROTOCOL_FIELDS(ReactionBody, position, event, emoji, added)

/// Body of the notice "chat.mention". It repeats nothing of the message: what is deleted there is told
/// nowhere.
struct MentionedBody {
    RoomId room;
    QString name; ///< of the room
    qint64 position = 0;
    EventId event;
    QString by; ///< nickname
    std::optional<QString> role = {}; ///< the role of the reader that was called, instead of them by name
    std::optional<UserId> sender = {}; ///< absent: an older server
};
PROTOCOL_FIELDS(MentionedBody, room, name, position, event, by, role, sender)

/// (room, sender, tag) is unique: a repeat returns the first event and stores nothing. RateLimited ("calls"),
/// with the seconds until then, when the text calls everyone or a role and its sender did so in that room too
/// often of late; the same of forwarding and of changing.
struct PostMessage {
    RoomId room;
    ClientTag tag;
    QString text;
    std::optional<EventId> replyTo;
    /// Whole uploads of the sender to that room which are in no message yet, at most files::kMostInMessage.
    std::optional<QList<AttachmentId>> attachments = {};
};
PROTOCOL_FIELDS(PostMessage, room, tag, text, replyTo, attachments)

/// Carries a message into a room. Only the event is named: whose words it is, and what they are, the server
/// sees for itself. The tag as in PostMessage.
struct ForwardMessage {
    RoomId room; ///< where to
    ClientTag tag;
    EventId event; ///< a message of any room whose history the caller may read
    std::optional<QString> text = {}; ///< what the caller says to it
};
PROTOCOL_FIELDS(ForwardMessage, room, tag, event, text)

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

/// A run of events with what is needed to go on in either direction. What the caller may not see is not
/// there: see rooms::HistoryScope.
struct History {
    QList<rooms::RoomEvent> items;
    QString epoch;
    qint64 position = 0; ///< of the room's latest event
    bool hasOlder = false;
    bool hasNewer = false;
};
PROTOCOL_FIELDS(History, items, epoch, position, hasOlder, hasNewer)

/// A thread is a message and everything that answers it, directly or through other answers. All of it stands
/// on the room's timeline too. At most one of before and after; neither means the newest page.
struct ReadThread {
    RoomId room;
    EventId event; ///< what it began with, or any answer in it
    std::optional<qint64> before; ///< positions below
    std::optional<qint64> after; ///< positions above
    std::optional<int> limit; ///< 40 when absent, at most 200
};
PROTOCOL_FIELDS(ReadThread, room, event, before, after, limit)

/// Answers in ascending order of position, without those that were taken away.
struct Thread {
    EventId root; ///< what it began with
    std::optional<rooms::RoomEvent> first = {}; ///< that event, where the caller may see it
    QList<rooms::RoomEvent> items;
    QString epoch;
    qint64 position = 0; ///< of the room's latest event
    bool hasOlder = false;
    bool hasNewer = false;
};
PROTOCOL_FIELDS(Thread, root, first, items, epoch, position, hasOlder, hasNewer)

/// Read positions only move forward, but by `back`.
struct MarkRead {
    RoomId room;
    qint64 position = 0;
    /// True: marks as unread again what comes after the position. Only the caller's own devices are told; the
    /// others of the room go on seeing how far the caller has read once.
    std::optional<bool> back = {};
};
PROTOCOL_FIELDS(MarkRead, room, position, back)

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

/// Someone read up to a position; a user's own other clients clear their badge by it. Others are told in
/// rooms of at most kMostReadMarks, where both let others see it (presence::Mine::readMarks).
struct ReadMoved {
    RoomId room;
    UserId user;
    qint64 position = 0;
};
PROTOCOL_FIELDS(ReadMoved, room, user, position)

/// Whether somebody lets others see how far they read is another thing from now on. Who knows the members of
/// that room reads them anew when it is their own, or a yes.
struct ReadMarksChanged {
    RoomId room;
    UserId user;
    bool shared = true;
};
PROTOCOL_FIELDS(ReadMarksChanged, room, user, shared)

/// Something was marked as unread: where one's reading stands now, and what is unread after it.
struct MarkedUnread {
    RoomId room;
    qint64 position = 0;
    int unread = 0; ///< as in rooms::Room
    int mentions = 0;
};
PROTOCOL_FIELDS(MarkedUnread, room, position, unread, mentions)

struct OneEvent {
    RoomId room;
    EventId event;
};
PROTOCOL_FIELDS(OneEvent, room, event)

struct EditMessage {
    RoomId room;
    EventId event;
    QString text;
};
PROTOCOL_FIELDS(EditMessage, room, event, text)

struct React {
    RoomId room;
    EventId event;
    QString emoji; ///< one sign
};
PROTOCOL_FIELDS(React, room, event, emoji)

/// Who reacted.
struct Reactor {
    QString emoji;
    accounts::Person person;
    Timestamp at;
};
PROTOCOL_FIELDS(Reactor, emoji, person, at)

struct ListReactors {
    RoomId room;
    EventId event;
    std::optional<QString> after; ///< cursor
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListReactors, room, event, after, limit)

/// What a message said from then on.
struct Version {
    QString text;
    Timestamp at;
};
PROTOCOL_FIELDS(Version, text, at)

inline constexpr Command<PostMessage, rooms::RoomEvent> post{
    .name = "chat.post",
    .rest = "POST /api/v1/rooms/{room}/messages",
    .send = "/app/rooms/{room}/messages",
    .idempotent = true,
};
/// NotFound ("event") when it is no message, was deleted, or the caller may not read it.
inline constexpr Command<ForwardMessage, rooms::RoomEvent> forward{
    .name = "chat.forward", .rest = "POST /api/v1/rooms/{room}/forwards", .idempotent = true};
inline constexpr Command<ReadHistory, History> history{"chat.history", "GET /api/v1/rooms/{room}/events"};
/// NotFound ("event") when the caller may not see what they name. What nothing answers is a thread of one.
inline constexpr Command<ReadThread, Thread> thread{"chat.thread",
                                                    "GET /api/v1/rooms/{room}/events/{event}/thread"};
inline constexpr Command<MarkRead, Nothing> markRead{
    .name = "chat.mark-read", .rest = "POST /api/v1/rooms/{room}/read", .send = "/app/rooms/{room}/read"};
inline constexpr Command<Typing, Nothing> typing{
    .name = "chat.typing", .rest = nullptr, .send = "/app/rooms/{room}/typing"};

/// Changes one's own message; what it said before is kept. Answers the message as it is now.
inline constexpr Command<EditMessage, rooms::RoomEvent> edit{"chat.edit",
                                                             "PATCH /api/v1/rooms/{room}/events/{event}"};
/// Takes a message away: one's own, or anyone's as the room's owner. Twice is once.
inline constexpr Command<OneEvent, Nothing> remove{"chat.remove",
                                                   "DELETE /api/v1/rooms/{room}/events/{event}"};
/// What a message said before, oldest first, as it is now last. For its author, and for the room's owners,
/// who also see what was deleted.
inline constexpr Command<OneEvent, Page<Version>> versions{
    "chat.versions", "GET /api/v1/rooms/{room}/events/{event}/versions"};
/// Twice is once.
inline constexpr Command<React, Nothing> react{"chat.react",
                                               "PUT /api/v1/rooms/{room}/events/{event}/reactions/{emoji}"};
inline constexpr Command<React, Nothing> unreact{
    "chat.unreact", "DELETE /api/v1/rooms/{room}/events/{event}/reactions/{emoji}"};
/// In the order of their time.
inline constexpr Command<ListReactors, Page<Reactor>> reactors{
    "chat.reactors", "GET /api/v1/rooms/{room}/events/{event}/reactions"};
/// For the room's owners, and both of a pair. Twice is once.
inline constexpr Command<OneEvent, Nothing> pin{"chat.pin", "PUT /api/v1/rooms/{room}/pins/{event}"};
inline constexpr Command<OneEvent, Nothing> unpin{"chat.unpin", "DELETE /api/v1/rooms/{room}/pins/{event}"};
/// The latest pinned first.
inline constexpr Command<rooms::OneRoom, Page<rooms::RoomEvent>> pins{"chat.pins",
                                                                      "GET /api/v1/rooms/{room}/pins"};

inline constexpr Event<TypingChanged> typingChanged{"typing", "/topic/rooms/{room}/ephemeral"};
inline constexpr Event<ReadMoved> readMoved{"read", "/topic/rooms/{room}/ephemeral"};
inline constexpr Event<ReadMarksChanged> readMarksChanged{"read-marks", "/topic/rooms/{room}/ephemeral"};
/// To the person's own devices. Live only; what was missed is in rooms.mine.
inline constexpr Event<MarkedUnread> markedUnread{"marked-unread", "/user/queue/alerts"};

} // namespace madang::chat
