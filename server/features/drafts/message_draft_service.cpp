// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/drafts/message_draft_service.h"

#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using drafts::MessageDraft;

Result<Page<MessageDraft>> MessageDraftService::list(Work &work, const drafts::ListKeptDrafts &request)
{
    TRY(const int limit, pageLimit(request.limit));
    RoomId after;
    if (request.after) {
        after = RoomId::fromText(*request.after);
        if (after.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    Page<MessageDraft> page;
    TRY(page.items, m_store.of(work, work.caller().user, after, limit + 1));
    if (page.items.size() > limit) {
        page.items.resize(limit);
        page.next = page.items.last().room.text();
    }
    return page;
}

Result<MessageDraft> MessageDraftService::show(Work &work, const rooms::OneRoom &request)
{
    TRY(m_rooms.memberRightsOf(work, request.room));
    TRY(const auto there, m_store.find(work, work.caller().user, request.room));
    return there.value_or(MessageDraft{.room = request.room, .text = {}, .replyTo = {}, .changedAt = {}});
}

Result<MessageDraft> MessageDraftService::keep(Work &work, const drafts::KeepDraft &request)
{
    const UserId me = work.caller().user;
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, request.room));
    TRY(const QString text, manyLines(request.text, 0, chat::kLongestMessage, "text"));
    TRY(const auto before, m_store.find(work, me, request.room));
    if (before && before->revision != request.basedOn)
        return Error{Code::Conflict, "draft-newer"};
    MessageDraft now{.room = request.room, .text = text, .replyTo = {}, .changedAt = work.now()};
    if (text.trimmed().isEmpty()) {
        now.text.clear();
        if (!before)
            return now;
        TRY(m_store.remove(work, me, request.room));
        now.revision = work.newId<drafts::Revision>();
        work.tellPerson(me, drafts::changed, now);
        return now;
    }
    if (request.replyTo) {
        // Also of what was taken away meanwhile: the words to it are no less worth keeping.
        TRY(const auto answered, m_events.byId(work, *request.replyTo));
        if (!answered || answered->room != request.room || !rights.sees(answered->position))
            return Error{Code::NotFound, "event"}.at(u"replyTo"_s);
        now.replyTo = request.replyTo;
    }
    if (!before) {
        TRY(const int kept, m_store.count(work, me, drafts::kMostKept));
        if (kept >= drafts::kMostKept)
            return Error{Code::TooMany, "message-drafts"};
    }
    now.revision = work.newId<drafts::Revision>();
    TRY(m_store.keep(work, me, now));
    work.tellPerson(me, drafts::changed, now);
    return now;
}

Result<TopicPage> MessageDraftService::open(Work &, const Nothing &, const TopicCursor &)
{
    return TopicPage{};
}

} // namespace madang
