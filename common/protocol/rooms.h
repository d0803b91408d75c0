// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms, their members, and the room event: the one shape in which everything that happens in a room is told.
#pragma once

#include "common/protocol/accounts.h"

namespace madang {

/// One folder of one person's list of rooms: folders.h.
using FolderId = Id<struct FolderKind>;

} // namespace madang

namespace madang::rooms {

enum class Visibility {
    Public, ///< listed; guests read, members speak, anyone signed in may join
    Private, ///< by invitation; invisible to others
    Direct, ///< between two people, one per pair
};
constexpr auto enumWords(Visibility *)
{
    return std::array{std::pair{Visibility::Public, QLatin1StringView("public")},
                      std::pair{Visibility::Private, QLatin1StringView("private")},
                      std::pair{Visibility::Direct, QLatin1StringView("direct")}};
}

/// How much of a room's past people may see. With `Joined` a member sees what happened from the event on that
/// tells of their joining, the last one where they left and came back; who is no member sees nothing of what
/// was said, before or now, also in a public room. It is decided when somebody joins and stays so while they
/// are a member: another setting counts for those who join from then on. What is not visible to somebody is
/// answered everywhere like what is not there. Direct rooms have all of it, always.
enum class HistoryScope { All, Joined };
constexpr auto enumWords(HistoryScope *)
{
    return std::array{std::pair{HistoryScope::All, QLatin1StringView("all")},
                      std::pair{HistoryScope::Joined, QLatin1StringView("joined")}};
}

enum class MemberRole { Member, Owner };
constexpr auto enumWords(MemberRole *)
{
    return std::array{std::pair{MemberRole::Member, QLatin1StringView("member")},
                      std::pair{MemberRole::Owner, QLatin1StringView("owner")}};
}

/// How much of a room is worth an alert. `Usual`: everything in direct rooms and in rooms of at most
/// kUsuallyAllUpTo members, elsewhere what names one (see levelOf).
enum class AlertLevel { Usual, All, Mentions, None };
constexpr auto enumWords(AlertLevel *)
{
    return std::array{std::pair{AlertLevel::Usual, QLatin1StringView("usual")},
                      std::pair{AlertLevel::All, QLatin1StringView("all")},
                      std::pair{AlertLevel::Mentions, QLatin1StringView("mentions")},
                      std::pair{AlertLevel::None, QLatin1StringView("none")}};
}
inline constexpr int kUsuallyAllUpTo = 50;

inline constexpr int kMinutesOfDay = 24 * 60;
inline constexpr int kMostLoudSpans = 14;
/// A span of the week in which a room may alert.
struct LoudSpan {
    QList<int> days = {}; ///< 1 Monday to 7 Sunday, on which it begins; empty: every day
    int from = 0; ///< minutes after midnight, 0 to 1439
    int to = kMinutesOfDay; ///< 1 to 1440, not the same as `from`; before it: on the next day
    bool operator==(const LoudSpan &) const = default;
};
PROTOCOL_FIELDS(LoudSpan, days, from, to)

/// When a room may alert, in the person's own time. Outside of the spans it is as in quiet hours: nothing of
/// it alerts, and what is unread is counted as ever.
struct Schedule {
    QString timeZone = {}; ///< "Asia/Seoul"
    QList<LoudSpan> loud = {}; ///< at most kMostLoudSpans; none: there is no schedule, always
    bool operator==(const Schedule &) const = default;
};
PROTOCOL_FIELDS(Schedule, timeZone, loud)

/// How loud a room is for one person, on all their devices. A muted room alerts only about messages that name
/// one (not everyone) or answer one; at level `none` nothing does, and no notice is made of being named.
struct Loudness {
    AlertLevel level = AlertLevel::Usual;
    bool muted = false; ///< for good, or until:
    std::optional<Timestamp> mutedUntil = {}; ///< once it is past, the room is not muted any more
    bool favourite = false; ///< stands first in the person's list
    std::optional<FolderId> folder = {}; ///< where it stands otherwise: folders::putRoom
    std::optional<bool> less = {}; ///< less important: stands last, and is not counted with the rest
    std::optional<Schedule> schedule = {}; ///< absent: it may alert at any time
    bool operator==(const Loudness &) const = default;
};
PROTOCOL_FIELDS(Loudness, level, muted, mutedUntil, favourite, folder, less, schedule)

inline bool isMuted(const Loudness &loudness, Timestamp now)
{
    return loudness.muted && (!loudness.mutedUntil || *loudness.mutedUntil > now);
}

/// How many people answered a message with one sign.
struct Reaction {
    QString emoji;
    int count = 0;
    bool mine = false; ///< the reader is one of them
};
PROTOCOL_FIELDS(Reaction, emoji, count, mine)

/// How many messages answer one, directly or through other answers. What was taken away does not count.
struct Answers {
    int count = 0;
    std::optional<Timestamp> lastAt; ///< when the last of them was said
    qint64 position = 0; ///< of the latest answer, or taking away of one, that is counted
};
PROTOCOL_FIELDS(Answers, count, lastAt, position)

/// What later events made of one. Its body is already as they left it.
struct Marks {
    qint64 position = 0; ///< of the latest of them; those up to here are in it
    std::optional<Timestamp> editedAt;
    bool deleted = false; ///< the body says nothing any more
    bool pinned = false;
    QList<Reaction> reactions; ///< the first used first
    std::optional<Answers> answers = {}; ///< absent: nothing ever answered it
};
PROTOCOL_FIELDS(Marks, position, editedAt, deleted, pinned, reactions, answers)

/// One event of a room's timeline. `position` counts 1, 2, 3... per room without gaps.
struct RoomEvent {
    RoomId room;
    qint64 position = 0;
    EventId id;
    QString type; ///< "message", "member.joined", "member.left", "room.created", "room.closed", "donation",
                  ///< "room.history"; what refers to a message: chat::kEdited and its neighbours
    std::optional<accounts::Person> sender; ///< who did it; absent on cards that the server writes (money)
    Timestamp at;
    std::optional<ClientTag> tag; ///< only told to everyone for messages; joins a pending row to its event
    RawJson body; ///< chat::MessageBody, MemberBody, campaigns::DonationBody...
    std::optional<Marks> marks = {}; ///< absent: nothing referred to it so far
};
PROTOCOL_FIELDS(RoomEvent, room, position, id, type, sender, at, tag, body, marks)

/// Body of "member.joined" and "member.left".
struct MemberBody {
    accounts::Person member;
    std::optional<accounts::Person> by; ///< who invited or removed, when it was someone else
};
PROTOCOL_FIELDS(MemberBody, member, by)

/// Body of "room.created" and "room.closed".
struct RoomBody {
    QString name;
};
PROTOCOL_FIELDS(RoomBody, name)

/// Body of "room.history": what people who join from now on see of the past.
struct HistoryBody {
    HistoryScope history = HistoryScope::All;
};
PROTOCOL_FIELDS(HistoryBody, history)

/// A room with the caller's place in it.
struct Room {
    RoomId id;
    QString name; ///< 1 to 80 characters; for a direct room the other person's nickname
    QString topic;
    Visibility visibility = Visibility::Public;
    bool closed = false; ///< readable, but nobody can post
    QString epoch; ///< names the run of positions; when it changes, clients reload
    qint64 position = 0; ///< of the latest event
    int memberCount = 0;
    std::optional<MemberRole> role; ///< absent when the caller is not a member
    qint64 readPosition = 0; ///< up to where the caller has read
    int unread = 0; ///< messages and cards of others after readPosition, at most 999; not of who is blocked
    int mentions = 0; ///< of the caller, or of everyone, after readPosition, at most 999; the same
    std::optional<CampaignId> campaign; ///< the campaign this room belongs to
    std::optional<RoomEvent> lastEvent;
    Timestamp createdAt;
    std::optional<Loudness> loudness = {}; ///< absent when the caller is not a member
    std::optional<UserId> other = {}; ///< the other person of a direct room
    std::optional<QString> nickname = {}; ///< what the caller is called here, when it is not as everywhere
    std::optional<bool> markedUnread = {}; ///< true: the caller set readPosition back, see chat::MarkRead
    std::optional<HistoryScope> history = {}; ///< what who joins now may see; absent: all
    /// The first position that the caller may see; absent: all of them. Beyond `position`: nothing at all.
    std::optional<qint64> visibleFrom = {};
};
PROTOCOL_FIELDS(Room, id, name, topic, visibility, closed, epoch, position, memberCount, role, readPosition,
                unread, mentions, campaign, lastEvent, createdAt, loudness, other, nickname, markedUnread,
                history, visibleFrom)

/// The first position that there is for who sees the room.
inline qint64 firstVisible(const Room &room)
{
    return room.visibleFrom.value_or(1) > 1 ? *room.visibleFrom : 1;
}

/// Whether nothing of what is said there may be seen before one joins.
inline bool mustJoinToSee(const Room &room)
{
    return !room.role && room.history == HistoryScope::Joined;
}

/// Whether the caller pins, and calls everyone there by "@everyone": as its owner, or as one of a pair.
inline bool mayLead(const Room &room)
{
    return room.role && (*room.role == MemberRole::Owner || room.visibility == Visibility::Direct);
}

/// The level with what `Usual` means put in.
inline AlertLevel levelOf(const Room &room)
{
    const AlertLevel level = room.loudness.value_or(Loudness{}).level;
    if (level != AlertLevel::Usual)
        return level;
    return room.visibility == Visibility::Direct || room.memberCount <= kUsuallyAllUpTo
        ? AlertLevel::All
        : AlertLevel::Mentions;
}

/// What is absent stays as it is. `mutedUntil` mutes up to then, `muted` alone for good. A room stands in one
/// place: a favourite is not less important, and what is less important is no favourite and in no folder.
struct SetLoudness {
    RoomId room;
    std::optional<AlertLevel> level = {};
    std::optional<bool> muted = {};
    std::optional<Timestamp> mutedUntil = {}; ///< at most a year ahead
    std::optional<bool> favourite = {};
    std::optional<bool> less = {};
    std::optional<Schedule> schedule = {}; ///< one without spans ends it
};
PROTOCOL_FIELDS(SetLoudness, room, level, muted, mutedUntil, favourite, less, schedule)

struct RoomLoudness {
    RoomId room;
    Loudness loudness;
};
PROTOCOL_FIELDS(RoomLoudness, room, loudness)

struct CreateRoom {
    QString name;
    std::optional<QString> topic;
    std::optional<Visibility> visibility; ///< public or private; public when absent
    std::optional<HistoryScope> history = {}; ///< all when absent
};
PROTOCOL_FIELDS(CreateRoom, name, topic, visibility, history)

/// See HistoryScope.
struct SetHistory {
    RoomId room;
    HistoryScope history = HistoryScope::All;
};
PROTOCOL_FIELDS(SetHistory, room, history)

struct OpenDirect {
    QString username; ///< sign-in name of the other person
};
PROTOCOL_FIELDS(OpenDirect, username)

struct OneRoom {
    RoomId room;
};
PROTOCOL_FIELDS(OneRoom, room)

struct ListRooms {
    std::optional<QString> after; ///< cursor
    std::optional<int> limit;
    std::optional<QString> query; ///< part of a name, directory only
};
PROTOCOL_FIELDS(ListRooms, after, limit, query)

struct Invite {
    RoomId room;
    QString username;
};
PROTOCOL_FIELDS(Invite, room, username)

struct RemoveMember {
    RoomId room;
    UserId user;
};
PROTOCOL_FIELDS(RemoveMember, room, user)

struct Member {
    UserId id;
    QString nickname;
    MemberRole role = MemberRole::Member;
    qint64 readPosition = 0;
    Timestamp joinedAt;
    std::optional<QString> username = {}; ///< what "@" names them by; absent: an older server
    /// True: how far they read is not told to the caller, because one of the two wants it so; the position
    /// means nothing then.
    std::optional<bool> hidesReading = {};
};
PROTOCOL_FIELDS(Member, id, nickname, role, readPosition, joinedAt, username, hidesReading)

inline bool hidesReading(const Member &member)
{
    return member.hidesReading.value_or(false);
}

struct ListMembers {
    RoomId room;
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListMembers, room, after, limit)

/// The only event a client gets instead of what it asked for: forget the room's timeline and read it anew.
struct Reload {
    RoomId room;
    QString epoch;
    qint64 position = 0;
};
PROTOCOL_FIELDS(Reload, room, epoch, position)

inline constexpr Command<CreateRoom, Room> create{"rooms.create", "POST /api/v1/rooms"};
/// The direct room with that person; made at the first call, the same one ever after.
inline constexpr Command<OpenDirect, Room> openDirect{"rooms.open-direct", "POST /api/v1/rooms/direct"};
/// The caller's rooms, latest event first.
inline constexpr Command<ListRooms, Page<Room>> mine{"rooms.mine", "GET /api/v1/rooms"};
/// Public rooms, for guests too.
inline constexpr Command<ListRooms, Page<Room>> directory{"rooms.directory", "GET /api/v1/rooms/public"};
inline constexpr Command<OneRoom, Room> show{"rooms.show", "GET /api/v1/rooms/{room}"};
/// Joins a public room, or a private one the caller was invited to. Joining twice is joining once.
inline constexpr Command<OneRoom, Room> join{"rooms.join", "POST /api/v1/rooms/{room}/members"};
inline constexpr Command<OneRoom, Nothing> leave{"rooms.leave", "DELETE /api/v1/rooms/{room}/members/me"};
/// Makes someone a member at once and sends them a notice. Members of a private room may, owners always.
inline constexpr Command<Invite, Nothing> invite{"rooms.invite", "POST /api/v1/rooms/{room}/invitations"};
inline constexpr Command<RemoveMember, Nothing> removeMember{"rooms.remove-member",
                                                             "DELETE /api/v1/rooms/{room}/members/{user}"};
inline constexpr Command<ListMembers, Page<Member>> members{"rooms.members",
                                                            "GET /api/v1/rooms/{room}/members"};
/// Closes a room for posting. Owners only; nothing that was said disappears.
inline constexpr Command<OneRoom, Nothing> close{"rooms.close", "POST /api/v1/rooms/{room}/close"};

/// Changes what people who join from now on see of the past, and says so on the timeline. Owners only; not of
/// direct rooms. The same again changes nothing.
inline constexpr Command<SetHistory, Room> setHistory{"rooms.set-history",
                                                      "PATCH /api/v1/rooms/{room}/history"};

/// Members only; rooms.mine and rooms.show tell what is set.
inline constexpr Command<SetLoudness, RoomLoudness> setLoudness{"rooms.set-loudness",
                                                                "PATCH /api/v1/rooms/{room}/loudness"};

/// To the person's own devices. Live only; what was missed is in rooms.mine.
inline constexpr Event<RoomLoudness> loudnessChanged{"room-loudness", "/user/queue/alerts"};
/// Live events of a room. The header `event` is the room event's type.
inline constexpr Event<RoomEvent> happened{"room.event", "/topic/rooms/{room}"};
inline constexpr Event<Reload> reload{"reload", "/topic/rooms/{room}"};

} // namespace madang::rooms
