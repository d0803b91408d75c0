// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/thread_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    QString answers()
    {
        return u"SELECT "_s + eventColumns() + uR"(
          FROM thread_answer t
          JOIN event e ON e.id = t.event)"_s
            + kEventJoins.toString();
    }

} // namespace

Result<std::optional<EventId>> ThreadStore::rootOf(Work &work, EventId answer)
{
    return work.db().one<EventId>(u"SELECT root FROM thread_answer WHERE event = :event"_s,
                                  bind("event", answer));
}

Done ThreadStore::add(Work &work, const rooms::RoomEvent &answer, EventId root)
{
    TRY(work.db().run(uR"(
        INSERT INTO thread_answer (event, room, root, position, at)
        VALUES (:event, :room, :root, :position, :at))"_s,
                      bind("event", answer.id), bind("room", answer.room), bind("root", root),
                      bind("position", answer.position), bind("at", answer.at)));
    // What an answer does to the root is counted apart: it leaves the root's words as they are.
    TRY(work.db().run(uR"(
        INSERT INTO event_mark (event, room, marked_at, edits, reactions, answers, answered_at, answers_changed)
        VALUES (:root, :room, 0, 0, 0, 1, :at, :position)
        ON CONFLICT (event) DO UPDATE
           SET answers = event_mark.answers + 1, answered_at = excluded.answered_at,
               answers_changed = excluded.answers_changed)"_s,
                      bind("root", root), bind("room", answer.room), bind("at", answer.at),
                      bind("position", answer.position)));
    return {};
}

Done ThreadStore::remove(Work &work, EventId answer, qint64 at)
{
    TRY(const std::optional<EventId> root, rootOf(work, answer));
    if (!root)
        return {};
    TRY(work.db().run(u"DELETE FROM thread_answer WHERE event = :event"_s, bind("event", answer)));
    TRY(work.db().run(uR"(
        UPDATE event_mark
           SET answers = answers - 1,
               answers_changed = CASE WHEN answers_changed < :at THEN :at ELSE answers_changed END,
               answered_at = (SELECT t.at
                                FROM thread_answer t
                               WHERE t.root = :root
                               ORDER BY t.position DESC
                               LIMIT 1)
         WHERE event = :root)"_s,
                      bind("at", at), bind("root", *root)));
    return {};
}

Result<QList<EventRow>> ThreadStore::upTo(Work &work, EventId root, qint64 first, qint64 position, int limit)
{
    static const QString text = answers() + uR"(
         WHERE t.root = :root AND t.position >= :first AND t.position <= :position
         ORDER BY t.position DESC
         LIMIT :limit)"_s;
    return work.db().all<EventRow>(text, bind("root", root), bind("first", first), bind("position", position),
                                   bind("limit", limit));
}

Result<QList<EventRow>> ThreadStore::from(Work &work, EventId root, qint64 position, int limit)
{
    static const QString text = answers() + uR"(
         WHERE t.root = :root AND t.position >= :position
         ORDER BY t.position
         LIMIT :limit)"_s;
    return work.db().all<EventRow>(text, bind("root", root), bind("position", position),
                                   bind("limit", limit));
}

} // namespace madang
