// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/saved/saved_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using saved::Saving;

namespace {

    /// SELECT of SavedRows up to their WHERE. A direct room is named after the other person.
    const QString &savedSelection()
    {
        static const QString text = u"SELECT "_s + eventColumns() + uR"(,
               s.saving, s.saved_at,
               CASE WHEN v.account IS NULL THEN 0 ELSE 1 END,
               CASE WHEN k.deleted_at IS NULL AND e.position >= v.visible_from THEN 1 ELSE 0 END,
               CASE WHEN e.type = 'message'
                     AND EXISTS (SELECT 1
                                   FROM block b
                                  WHERE b.blocker = s.account AND b.blocked = e.sender) THEN 1 ELSE 0 END,
               COALESCE((SELECT o.nickname
                           FROM member x JOIN account o ON o.id = x.account
                          WHERE r.visibility = 'direct' AND x.room = r.id AND x.account <> s.account
                          LIMIT 1), r.name)
          FROM saved_message s
          JOIN event e ON e.id = s.event
          JOIN room r ON r.id = e.room
          LEFT JOIN member v ON v.room = e.room AND v.account = s.account)"_s
            + kEventJoins.toString();
        return text;
    }

} // namespace

Result<std::optional<SavedRow>> SavedStore::find(Work &work, UserId account, EventId event)
{
    static const QString text = savedSelection() + uR"(
         WHERE s.account = :account AND s.event = :event)"_s;
    return work.db().one<SavedRow>(text, bind("account", account), bind("event", event));
}

Result<QList<SavedRow>> SavedStore::of(Work &work, UserId account, Saving before, int limit)
{
    static const QString text = savedSelection() + uR"(
         WHERE s.account = :account AND s.saving < :before
         ORDER BY s.saving DESC
         LIMIT :limit)"_s;
    return work.db().all<SavedRow>(text, bind("account", account), bind("before", before),
                                   bind("limit", limit));
}

Result<QList<EventId>> SavedStore::eventsOf(Work &work, UserId account, int limit)
{
    return work.db().all<EventId>(uR"(
        SELECT event
          FROM saved_message
         WHERE account = :account
         ORDER BY saving DESC
         LIMIT :limit)"_s,
                                  bind("account", account), bind("limit", limit));
}

Result<int> SavedStore::count(Work &work, UserId account, int most)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(*)
          FROM (SELECT 1 FROM saved_message WHERE account = :account LIMIT :most) AS counted)"_s,
                               bind("account", account), bind("most", most));
}

Done SavedStore::insert(Work &work, UserId account, EventId event)
{
    TRY(work.db().run(uR"(
        INSERT INTO saved_message (account, event, saving, saved_at)
             VALUES (:account, :event, :saving, :savedAt)
        ON CONFLICT (account, event) DO NOTHING)"_s,
                      bind("account", account), bind("event", event), bind("saving", work.newId<Saving>()),
                      bind("savedAt", work.now())));
    return {};
}

Result<bool> SavedStore::remove(Work &work, UserId account, EventId event)
{
    TRY(const int rows,
        work.db().run(u"DELETE FROM saved_message WHERE account = :account AND event = :event"_s,
                      bind("account", account), bind("event", event)));
    return rows > 0;
}

} // namespace madang
