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
    int mentions = 0;
    std::optional<rooms::AlertLevel> level;
    std::optional<Timestamp> mutedUntil;
    bool favourite = false;
    std::optional<UserId> other; ///< of a direct room
    std::optional<QString> nickname; ///< the caller's own here
    std::optional<FolderId> folder; ///< of the caller's
    bool less = false;
    std::optional<RawJson> schedule = {};
    bool markedUnread = false; ///< readPosition was set back
    rooms::HistoryScope history = rooms::HistoryScope::All;
    qint64 visibleFrom = 0; ///< of the membership
    qint64 firstVisible() const;
};
PROTOCOL_FIELDS(RoomRow, id, name, topic, visibility, closedAt, epoch, position, lastAt, createdAt,
                memberCount, role, readPosition, campaign, unread, mentions, level, mutedUntil, favourite,
                other, nickname, folder, less, schedule, markedUnread, history, visibleFrom)

/// How loud a room is for one member, as it is stored.
struct LoudnessRow {
    std::optional<rooms::AlertLevel> level;
    std::optional<Timestamp> mutedUntil;
    bool favourite = false;
    std::optional<FolderId> folder;
    bool less = false;
    std::optional<RawJson> schedule = {}; ///< rooms::Schedule
    rooms::Loudness loudness() const;
    static LoudnessRow of(const rooms::Loudness &loudness);
};
PROTOCOL_FIELDS(LoudnessRow, level, mutedUntil, favourite, folder, less, schedule)

/// The columns of EventRow, with e the event, a its sender, n their membership and k what later events made
/// of it (or of what it refers to); and how these are joined.
const QString &eventColumns();
inline constexpr QStringView kEventJoins = uR"(
          LEFT JOIN account a ON a.id = e.sender
          LEFT JOIN member n ON n.room = e.room AND n.account = e.sender
          LEFT JOIN event_mark k ON k.event = COALESCE(e.target, e.id))";

/// An event's row with what its sender is called in that room today.
struct EventRow {
    RoomId room;
    qint64 position = 0;
    EventId id;
    QString type;
    std::optional<UserId> sender;
    std::optional<QString> nickname;
    Timestamp at;
    std::optional<ClientTag> tag;
    RawJson body; ///< as it was said, or as it is told since it was redacted
    std::optional<EventId> target = {}; ///< what it refers to
    std::optional<qint64> markedAt = {}; ///< position of the latest event that referred to it
    std::optional<RawJson> bodyNow = {}; ///< of an edited message
    std::optional<Timestamp> editedAt = {};
    std::optional<Timestamp> deletedAt = {};
    std::optional<Timestamp> pinnedAt = {};
    int reactions = 0;
    int edits = 0;
    int answers = 0;
    std::optional<Timestamp> answeredAt = {};
    std::optional<qint64> answersChanged
        = {}; ///< position of the event that made it so many; absent: none ever
    /// As it is shown now; without the reactions, which RoomStore::shown adds.
    rooms::RoomEvent event() const;
};
PROTOCOL_FIELDS(EventRow, room, position, id, type, sender, nickname, at, tag, body, target, markedAt,
                bodyNow, editedAt, deletedAt, pinnedAt, reactions, edits, answers, answeredAt, answersChanged)

/// SELECT of EventRows up to their WHERE.
const QString &eventSelection();

struct RightsRow {
    rooms::Visibility visibility = rooms::Visibility::Public;
    Timestamp closedAt;
    QString name;
    QString epoch;
    qint64 position = 0;
    std::optional<rooms::MemberRole> role;
    rooms::HistoryScope history = rooms::HistoryScope::All;
    qint64 visibleFrom = 0; ///< of the membership
    qint64 firstVisible() const;
};
PROTOCOL_FIELDS(RightsRow, visibility, closedAt, name, epoch, position, role, history, visibleFrom)

/// RoomRights::visibleFrom where events of many rooms are read at once: whether the person :viewer, null for
/// a guest, may see the event e of the room r.
inline constexpr QStringView kVisible = uR"(
           AND e.position >= COALESCE((SELECT v.visible_from
                                         FROM member v
                                        WHERE v.room = e.room AND v.account = :viewer),
                                      CASE WHEN r.history = 'joined' THEN e.position + 1 ELSE 0 END))";

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
    /// By which the direct room of two people is found.
    static QString directKey(UserId one, UserId other);
    Result<std::optional<RoomId>> direct(Work &work, const QString &directKey);
    Done close(Work &work, RoomId room);
    /// What who joins from now on sees of the past.
    Done setHistory(Work &work, RoomId room, rooms::HistoryScope history);
    /// In a room that shows no past, the member sees it from that position on.
    Done beginAt(Work &work, RoomId room, UserId user, qint64 position);
    Result<std::optional<qint64>> visibleFrom(Work &work, RoomId room, UserId user);

    /// The event stored at the next position. One that refers to another does not move the room up in lists.
    Result<EventRow> append(Work &work, RoomId room, const QString &type, std::optional<UserId> sender,
                            const RawJson &body, const std::optional<ClientTag> &tag,
                            const std::optional<EventId> &target = std::nullopt);
    /// Events as the caller sees them, with their reactions. Those that repeat words of positions before
    /// `visibleFrom` come without them.
    Result<QList<rooms::RoomEvent>> shown(Work &work, const QList<EventRow> &rows, qint64 visibleFrom = 0);
    /// Events of a type from a position on whose body contains a text, as they were stored, ascending.
    Result<QList<EventRow>> storedWith(Work &work, RoomId room, qint64 from, const QString &type,
                                       const QString &part, int limit);
    /// Another body is told instead of the stored one from now on.
    Done redact(Work &work, RoomId room, qint64 position, const RawJson &body);
    /// Another run of positions begins; where it stands.
    Result<qint64> renew(Work &work, RoomId room, const QString &epoch);
    /// The stored one is told again.
    Done restore(Work &work, RoomId room, qint64 position);
    /// Events beyond a position, ascending.
    Result<QList<EventRow>> after(Work &work, RoomId room, qint64 position, int limit);
    Result<std::optional<EventRow>> byId(Work &work, EventId id);
    /// The last edit of a message before a position.
    Result<std::optional<EventRow>> lastEdit(Work &work, EventId message, qint64 before);
    /// Its edits, oldest first.
    Result<QList<EventRow>> edits(Work &work, EventId message, int limit);
    /// The latest event of a room, from a position on, that refers to no other.
    Result<std::optional<EventRow>> latest(Work &work, RoomId room, qint64 from = 0);

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
    /// Of a member; the usual one of others.
    Result<rooms::Loudness> loudness(Work &work, RoomId room, UserId user);
    Done setLoudness(Work &work, RoomId room, UserId user, const rooms::Loudness &loudness);
    /// Moves a read position forward; whether it moved.
    /// Whether somebody keeps from others how far they read.
    Result<bool> hidesReading(Work &work, UserId user);
    /// The members of a room who do, at most `limit`.
    Result<QList<UserId>> hidingReaders(Work &work, RoomId room, int limit);
    /// Whether a room has more members than that.
    Result<bool> hasMoreThan(Work &work, RoomId room, int members);
    Result<bool> moveRead(Work &work, RoomId room, UserId user, qint64 position);
    /// Sets it back for the person alone; whether it stood further.
    Result<bool> setReadBack(Work &work, RoomId room, UserId user, qint64 position);

    Result<std::optional<accounts::Person>> person(Work &work, UserId user);
    /// As they are called in a room.
    Result<std::optional<accounts::Person>> personIn(Work &work, RoomId room, UserId user);
    Result<std::optional<accounts::Person>> personNamed(Work &work, const QString &username);
};

} // namespace madang
