// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/message_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<std::optional<EventRow>> MessageStore::byTag(Work &work, RoomId room, UserId sender,
                                                    const ClientTag &tag)
{
    static const QString text = eventSelection() + uR"(
         WHERE e.room = :room AND e.sender = :sender AND e.tag = :tag)"_s;
    return work.db().one<EventRow>(text, bind("room", room), bind("sender", sender), bind("tag", tag));
}

Result<QList<EventRow>> MessageStore::upTo(Work &work, RoomId room, qint64 first, qint64 position, int limit)
{
    static const QString text = eventSelection() + uR"(
         WHERE e.room = :room AND e.position >= :first AND e.position <= :position
         ORDER BY e.position DESC
         LIMIT :limit)"_s;
    return work.db().all<EventRow>(text, bind("room", room), bind("first", first), bind("position", position),
                                   bind("limit", limit));
}

Result<QList<EventRow>> MessageStore::from(Work &work, RoomId room, qint64 position, int limit)
{
    static const QString text = eventSelection() + uR"(
         WHERE e.room = :room AND e.position >= :position
         ORDER BY e.position
         LIMIT :limit)"_s;
    return work.db().all<EventRow>(text, bind("room", room), bind("position", position),
                                   bind("limit", limit));
}

/// "+" keeps the position out of the choice of an index: it is found by time.
Result<std::optional<qint64>> MessageStore::firstAt(Work &work, RoomId room, qint64 from, Timestamp at)
{
    return work.db().one<qint64>(uR"(
        SELECT position
          FROM event
         WHERE room = :room AND at >= :at AND +position >= :from
         ORDER BY at, position
         LIMIT 1)"_s,
                                 bind("room", room), bind("from", from), bind("at", at));
}

} // namespace madang
