// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/mark_store.h"

namespace madang {

using namespace Qt::StringLiterals;

/// Every message that something refers to has its row.
Done MarkStore::mark(Work &work, const EventRow &message, qint64 at)
{
    TRY(work.db().run(uR"(
        INSERT INTO event_mark (event, room, marked_at, edits, reactions)
        VALUES (:event, :room, :at, 0, 0)
        ON CONFLICT (event) DO UPDATE SET marked_at = :at)"_s,
                      bind("event", message.id), bind("room", message.room), bind("at", at)));
    return {};
}

Done MarkStore::edit(Work &work, const EventRow &message, const chat::MessageBody &now, qint64 at)
{
    TRY(mark(work, message, at));
    TRY(work.db().run(uR"(
        UPDATE event_mark SET body = :body, edits = edits + 1, edited_at = :now WHERE event = :event)"_s,
                      bind("body", RawJson{toJson(now)}), bind("now", work.now()),
                      bind("event", message.id)));
    return {};
}

Done MarkStore::remove(Work &work, const EventRow &message, qint64 at)
{
    TRY(mark(work, message, at));
    TRY(work.db().run(uR"(
        UPDATE event_mark SET deleted_at = :now, pinned_at = NULL, reactions = 0 WHERE event = :event)"_s,
                      bind("now", work.now()), bind("event", message.id)));
    TRY(work.db().run(u"DELETE FROM reaction WHERE event = :event"_s, bind("event", message.id)));
    return forgetNames(work, message.room, message.position);
}

Done MarkStore::pin(Work &work, const EventRow &message, bool pinned, qint64 at)
{
    TRY(mark(work, message, at));
    TRY(work.db().run(u"UPDATE event_mark SET pinned_at = :at WHERE event = :event"_s,
                      bind("at", pinned ? std::optional(work.now()) : std::nullopt),
                      bind("event", message.id)));
    return {};
}

Result<MarkStore::Signs> MarkStore::signs(Work &work, EventId message, UserId account)
{
    return work.db().only<Signs>(uR"(
        SELECT COUNT(DISTINCT emoji), COALESCE(SUM(CASE WHEN account = :account THEN 1 ELSE 0 END), 0)
          FROM reaction
         WHERE event = :event)"_s,
                                 bind("account", account), bind("event", message));
}

Result<bool> MarkStore::isUsed(Work &work, EventId message, const QString &emoji)
{
    TRY(const auto found,
        work.db().one<qint64>(
            u"SELECT position FROM reaction WHERE event = :event AND emoji = :emoji LIMIT 1"_s,
            bind("event", message), bind("emoji", emoji)));
    return found.has_value();
}

Result<bool> MarkStore::has(Work &work, EventId message, const QString &emoji, UserId account)
{
    TRY(const auto found,
        work.db().one<qint64>(uR"(
        SELECT position FROM reaction WHERE event = :event AND emoji = :emoji AND account = :account)"_s,
                              bind("event", message), bind("emoji", emoji), bind("account", account)));
    return found.has_value();
}

Done MarkStore::react(Work &work, const EventRow &message, const QString &emoji, qint64 at)
{
    TRY(work.db().run(uR"(
        INSERT INTO reaction (event, emoji, account, position, at)
        VALUES (:event, :emoji, :account, :position, :at))"_s,
                      bind("event", message.id), bind("emoji", emoji), bind("account", work.caller().user),
                      bind("position", at), bind("at", work.now())));
    return countReactions(work, message, at);
}

Done MarkStore::unreact(Work &work, const EventRow &message, const QString &emoji, qint64 at)
{
    TRY(work.db().run(
        u"DELETE FROM reaction WHERE event = :event AND emoji = :emoji AND account = :account"_s,
        bind("event", message.id), bind("emoji", emoji), bind("account", work.caller().user)));
    return countReactions(work, message, at);
}

Done MarkStore::countReactions(Work &work, const EventRow &message, qint64 at)
{
    TRY(mark(work, message, at));
    TRY(work.db().run(uR"(
        UPDATE event_mark
           SET reactions = (SELECT COUNT(*) FROM reaction WHERE reaction.event = event_mark.event)
         WHERE event = :event)"_s,
                      bind("event", message.id)));
    return {};
}

Result<QList<ReactorRow>> MarkStore::reactors(Work &work, EventId message, qint64 after, int limit)
{
    return work.db().all<ReactorRow>(uR"(
        SELECT r.emoji, r.account, a.nickname, r.position, r.at
          FROM reaction r
          JOIN account a ON a.id = r.account
         WHERE r.event = :event AND r.position > :after
         ORDER BY r.position
         LIMIT :limit)"_s,
                                     bind("event", message), bind("after", after), bind("limit", limit));
}

Result<QList<EventRow>> MarkStore::pins(Work &work, RoomId room, qint64 from, int limit)
{
    static const QString text = u"SELECT "_s + eventColumns() + uR"(
          FROM event_mark p
          JOIN event e ON e.id = p.event)"_s
        + kEventJoins.toString() + uR"(
         WHERE p.room = :room AND p.pinned_at IS NOT NULL AND e.position >= :from
         ORDER BY p.pinned_at DESC, p.event DESC
         LIMIT :limit)"_s;
    return work.db().all<EventRow>(text, bind("room", room), bind("from", from), bind("limit", limit));
}

Result<int> MarkStore::pinCount(Work &work, RoomId room)
{
    return work.db().only<int>(
        u"SELECT COUNT(*) FROM event_mark WHERE room = :room AND pinned_at IS NOT NULL"_s,
        bind("room", room));
}

Result<std::optional<UserId>> MarkStore::member(Work &work, RoomId room, const QString &username)
{
    return work.db().one<UserId>(uR"(
        SELECT a.id
          FROM account a
          JOIN member m ON m.account = a.id AND m.room = :room
         WHERE a.username = :username)"_s,
                                 bind("room", room), bind("username", username));
}

Done MarkStore::name(Work &work, RoomId room, qint64 position, const std::optional<UserId> &account)
{
    TRY(work.db().run(u"INSERT INTO mention (room, position, account) VALUES (:room, :position, :account)"_s,
                      bind("room", room), bind("position", position), bind("account", account)));
    return {};
}

Done MarkStore::forgetNames(Work &work, RoomId room, qint64 position)
{
    TRY(work.db().run(u"DELETE FROM mention WHERE room = :room AND position = :position"_s,
                      bind("room", room), bind("position", position)));
    return {};
}

Result<QList<UserId>> MarkStore::bearers(Work &work, RoomId room, accounts::Role role, int limit)
{
    // Few bear one, and they are found by the index over them; who is in the room is asked of each.
    return work.db().all<UserId>(uR"(
        SELECT a.id
          FROM account a
         WHERE a.role IN ('owner', 'admin', 'treasurer', 'moderator', 'support')
           AND a.role = :role AND a.disabled_at IS NULL AND a.id <> :me
           AND EXISTS (SELECT 1 FROM member m WHERE m.room = :room AND m.account = a.id)
         ORDER BY a.id
         LIMIT :limit)"_s,
                                 bind("role", role), bind("me", work.caller().user), bind("room", room),
                                 bind("limit", limit));
}

Result<QList<Timestamp>> MarkStore::calls(Work &work, RoomId room, Timestamp since, int limit)
{
    return work.db().all<Timestamp>(uR"(
        SELECT at
          FROM room_call
         WHERE account = :me AND room = :room AND at > :since
         ORDER BY at DESC
         LIMIT :limit)"_s,
                                    bind("me", work.caller().user), bind("room", room), bind("since", since),
                                    bind("limit", limit));
}

Done MarkStore::addCall(Work &work, RoomId room, Timestamp since)
{
    TRY(work.db().run(u"DELETE FROM room_call WHERE account = :me AND at <= :since"_s,
                      bind("me", work.caller().user), bind("since", since)));
    TRY(work.db().run(u"INSERT INTO room_call (account, room, at) VALUES (:me, :room, :at)"_s,
                      bind("me", work.caller().user), bind("room", room), bind("at", work.now())));
    return {};
}

} // namespace madang
