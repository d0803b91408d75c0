// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/drafts/message_draft_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using drafts::MessageDraft;

Result<std::optional<MessageDraft>> MessageDraftStore::find(Work &work, UserId account, RoomId room)
{
    return work.db().one<MessageDraft>(uR"(
        SELECT room, text, reply_to, changed_at, revision
          FROM message_draft
         WHERE account = :account AND room = :room)"_s,
                                       bind("account", account), bind("room", room));
}

Result<QList<MessageDraft>> MessageDraftStore::of(Work &work, UserId account, RoomId after, int limit)
{
    return work.db().all<MessageDraft>(uR"(
        SELECT room, text, reply_to, changed_at, revision
          FROM message_draft
         WHERE account = :account AND room > :after
         ORDER BY room
         LIMIT :limit)"_s,
                                       bind("account", account), bind("after", after), bind("limit", limit));
}

Result<int> MessageDraftStore::count(Work &work, UserId account, int most)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(*)
          FROM (SELECT 1 FROM message_draft WHERE account = :account LIMIT :most) AS counted)"_s,
                               bind("account", account), bind("most", most));
}

Done MessageDraftStore::keep(Work &work, UserId account, const MessageDraft &draft)
{
    TRY(work.db().run(uR"(
        INSERT INTO message_draft (account, room, text, reply_to, changed_at, revision)
             VALUES (:account, :room, :text, :replyTo, :changedAt, :revision)
        ON CONFLICT (account, room) DO UPDATE
                SET text = excluded.text, reply_to = excluded.reply_to, changed_at = excluded.changed_at,
                    revision = excluded.revision)"_s,
                      bind("account", account), bind("room", draft.room), bind("text", draft.text),
                      bind("replyTo", draft.replyTo), bind("changedAt", draft.changedAt),
                      bind("revision", draft.revision)));
    return {};
}

Done MessageDraftStore::remove(Work &work, UserId account, RoomId room)
{
    TRY(work.db().run(u"DELETE FROM message_draft WHERE account = :account AND room = :room"_s,
                      bind("account", account), bind("room", room)));
    return {};
}

} // namespace madang
