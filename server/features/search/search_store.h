// SPDX-License-Identifier: GPL-3.0-or-later
// SearchStore: the index of what was said, on either engine. The one place where the two speak differently:
// FTS5 walks its lists newest first by itself, PostgreSQL is asked month by month. No rules.
#pragma once

#include "server/core/work.h"
#include "server/features/rooms/room_store.h"
#include "server/features/search/terms.h"

#include <QSet>

#include <mutex>

namespace madang {

/// An event with the name of its room.
struct HitRow : EventRow {
    QString roomName;
};
PROTOCOL_FIELDS(HitRow, room, position, id, type, sender, nickname, at, tag, body, target, markedAt, bodyNow,
                editedAt, deletedAt, pinnedAt, reactions, edits, answers, answeredAt, answersChanged,
                roomName)

/// A room with events that are not in the index yet.
struct Unindexed {
    RoomId room;
    qint64 position = 0; ///< the last one that is
    qint64 last = 0; ///< the last one there is
};
PROTOCOL_FIELDS(Unindexed, room, position, last)

/// What somebody is about to look through.
struct SearchedRooms {
    std::optional<RoomId> room; ///< this one
    UserId reader; ///< else all rooms this person is a member of
};

/// What a question to the index must hold: all phrases, and one mark of each list.
struct IndexQuestion {
    QList<search::Phrase> phrases;
    QList<QStringList> marks;
    UserId reader; ///< only rooms this person is a member of; null: the marks name the rooms
    UserId viewer; ///< what they may see of the rooms' past; null: a guest
    EventId from; ///< at or after it
    EventId before;
    int limit = 0;
};

/// An event in the index, and up to where its room is in there.
struct WrittenRow {
    EventId event;
    qint64 progress = 0;
};
PROTOCOL_FIELDS(WrittenRow, event, progress)

class SearchStore {
public:
    // ---- marks
    static QString roomMark(RoomId room);
    static QString senderMark(UserId sender);

    // ---- filling
    Result<QList<Unindexed>> unindexed(Work &work, int limit);
    /// Of these rooms alone.
    Result<QList<Unindexed>> unindexedOf(Work &work, const SearchedRooms &rooms, int limit);
    Done add(Work &work, EventId event, Timestamp at, const QStringList &terms, const QStringList &marks);
    /// Takes out what was added with the same terms and marks.
    Done remove(Work &work, EventId event, const QStringList &terms, const QStringList &marks);
    /// What of somebody is in the index, ascending above an event.
    Result<QList<WrittenRow>> writtenBy(Work &work, UserId sender, EventId after, int limit);
    /// See IndexService::settle.
    Result<bool> settle(Work &work, bool first);
    /// False when somebody else moved it since.
    Result<bool> setProgress(Work &work, const Unindexed &seen, qint64 position);

    // ---- asking
    /// Newest first.
    Result<QList<HitRow>> find(Work &work, const IndexQuestion &question);
    /// Rooms of a person; with a part of a name, those that carry it. A direct room is named after the other
    /// person.
    Result<QList<RoomId>> roomsOf(Work &work, UserId user, const QString &part, int limit);
    /// People by user name or nickname.
    Result<QList<UserId>> people(Work &work, const QString &name, int limit);

private:
    // FTS5 alone: the words there are, for those of which only the beginning is known.
    Done learn(Work &work, const QStringList &terms);
    /// Forgets those that nothing in the index holds any more.
    Done unlearn(Work &work, QStringList terms);
    Result<QList<QString>> endingsOf(Work &work, const QString &beginning);
    Result<QList<HitRow>> findInSqlite(Work &work, const IndexQuestion &question);
    Result<QList<HitRow>> findInPostgres(Work &work, const IndexQuestion &question);
    Result<QList<HitRow>> findInMonths(Work &work, const IndexQuestion &question, const QString &words);

    static constexpr qsizetype kMostKnown = 20'000;
    std::mutex m_mutex; ///< guards the member below
    QSet<QString> m_known; ///< terms that are written down already
};

} // namespace madang
