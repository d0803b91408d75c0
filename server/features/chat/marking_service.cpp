// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/marking_service.h"

#include "common/base/emoji.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using chat::MessageBody;

namespace {

    Result<MessageBody> bodyOf(const EventRow &message)
    {
        return fromJson<MessageBody>((message.bodyNow ? *message.bodyNow : message.body).text);
    }

    chat::Referring referringTo(const EventRow &message)
    {
        return {message.position, message.id};
    }

    Result<QString> signFrom(const QString &emoji)
    {
        if (emoji.size() > chat::kLongestEmoji || !isEmoji(emoji))
            return Error{Code::InvalidValue, "emoji"}.at(u"emoji"_s);
        return emoji;
    }

} // namespace

// --- what is meant

Result<EventRow> MarkingService::message(Work &work, RoomId room, EventId event, qint64 visibleFrom,
                                         bool deletedToo)
{
    TRY(const auto row, m_events.byId(work, event));
    if (!row || row->room != room || row->position < visibleFrom || row->type != "message"_L1
        || (row->deletedAt && !deletedToo))
        return Error{Code::NotFound, "event"}.at(u"event"_s);
    return *row;
}

Result<EventRow> MarkingService::said(Work &work, RoomId room, EventId event, const RoomRights &rights)
{
    TRY(const auto row, m_events.byId(work, event));
    const bool isThere = row && row->room == room && rights.sees(row->position) && !row->deletedAt;
    if (!isThere || (row->type != "message"_L1 && row->type != "donation"_L1))
        return Error{Code::NotFound, "event"}.at(u"event"_s);
    return *row;
}

Result<RoomRights> MarkingService::openRoom(Work &work, RoomId room)
{
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, room));
    if (rights.closed)
        return Error{Code::Conflict, "room-closed"};
    // What is made of an old message reaches the other as a new one does.
    if (rights.visibility == rooms::Visibility::Direct)
        TRY(m_rooms.reachOther(work, room));
    return rights;
}

// --- changing and taking away

Result<rooms::RoomEvent> MarkingService::edit(Work &work, const chat::EditMessage &request)
{
    TRY(const RoomRights rights, openRoom(work, request.room));
    TRY(const EventRow row, message(work, request.room, request.event, rights.visibleFrom));
    if (row.sender != work.caller().user)
        return Error{Code::NotAllowed, "not-yours"};
    TRY(const MessageBody before, bodyOf(row));
    const int shortest = before.attachments || before.forwardedFrom ? 0 : 1;
    TRY(const QString text, manyLines(request.text, shortest, chat::kLongestMessage, "text"));
    if (text == before.text)
        return row.event();
    if (row.edits >= chat::kMostEdits)
        return Error{Code::TooMany, "edits"};
    MessageBody now{text, before.replyTo};
    now.attachments = before.attachments;
    now.forwardedFrom = before.forwardedFrom;
    now.thread = before.thread;
    TRY(m_mentions.find(work, request.room, rights, now, before));
    const chat::EditBody told{row.position, row.id, text, now.mentions, now.everyone, now.roles};
    const RawJson veiled{toJson(chat::EditBody{row.position, row.id, {}})};
    TRY(const rooms::RoomEvent edited,
        m_rooms.refer(work, request.room, chat::kEdited, {toJson(told)}, {row.id, row.position, veiled}));
    TRY(m_store.edit(work, row, now, edited.position));
    TRY(const auto after, m_events.byId(work, row.id));
    const rooms::RoomEvent event = after->event();
    TRY(m_mentions.tell(work, event, rights, now, before));
    return event;
}

Result<Nothing> MarkingService::remove(Work &work, const chat::OneEvent &request)
{
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, request.room));
    TRY(const EventRow row, message(work, request.room, request.event, rights.visibleFrom, true));
    const bool isOwn = row.sender == work.caller().user;
    TRY(const bool keeper, looksAfter(work, rights));
    if (!isOwn && !keeper)
        return Error{Code::NotAllowed, "not-yours"};
    if (row.deletedAt)
        return Nothing{};
    TRY(takeAway(work, row));
    if (!isOwn)
        TRY(audit::record(work,
                          {u"chat.delete"_s, u"event:"_s + row.id.text(), {{u"room"_s, row.room.text()}}}));
    return Nothing{};
}

Done MarkingService::takeAway(Work &work, const EventRow &message)
{
    chat::Referring told = referringTo(message);
    TRY(told.thread, m_threads.rootOf(work, message.id));
    TRY(const rooms::RoomEvent removed,
        m_rooms.refer(work, message.room, chat::kDeleted, {toJson(told)}, {message.id, message.position},
                      true));
    TRY(m_store.remove(work, message, removed.position));
    TRY(m_threads.remove(work, message.id, removed.position));
    return m_files.forget(work, message.id);
}

Result<bool> MarkingService::looksAfter(Work &work, const RoomRights &rights)
{
    if (rights.visibility == rooms::Visibility::Direct)
        return false;
    if (rights.isOwner())
        return true;
    return m_accounts.mayModerate(work, work.caller().user);
}

Result<Page<chat::Version>> MarkingService::versions(Work &work, const chat::OneEvent &request)
{
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, request.room));
    TRY(const bool keeper, looksAfter(work, rights));
    TRY(const EventRow row, message(work, request.room, request.event, rights.visibleFrom, keeper));
    if (row.sender != work.caller().user && !keeper)
        return Error{Code::NotAllowed, "not-yours"};
    Page<chat::Version> page;
    if (const auto first = fromJson<MessageBody>(row.body.text))
        page.items.append({first->text, row.at});
    TRY(const QList<EventRow> edits, m_events.edits(work, row.id, chat::kMostEdits));
    for (const EventRow &edit : edits) {
        if (const auto body = fromJson<chat::EditBody>(edit.body.text))
            page.items.append({body->text, edit.at});
    }
    return page;
}

// --- reacting

Result<Nothing> MarkingService::react(Work &work, const chat::React &request)
{
    TRY(const RoomRights rights, openRoom(work, request.room));
    TRY(const QString emoji, signFrom(request.emoji));
    TRY(const EventRow row, said(work, request.room, request.event, rights));
    TRY(const bool there, m_store.has(work, row.id, emoji, work.caller().user));
    if (there)
        return Nothing{};
    TRY(const MarkStore::Signs signs, m_store.signs(work, row.id, work.caller().user));
    TRY(const bool used, m_store.isUsed(work, row.id, emoji));
    if (signs.own >= chat::kMostReactionsOfOne || (!used && signs.all >= chat::kMostReactions))
        return Error{Code::TooMany, "reactions"};
    const chat::ReactionBody told{row.position, row.id, emoji, true};
    TRY(const rooms::RoomEvent event,
        m_rooms.refer(work, request.room, chat::kReaction, {toJson(told)}, {row.id, row.position}));
    TRY(m_store.react(work, row, emoji, event.position));
    return Nothing{};
}

Result<Nothing> MarkingService::unreact(Work &work, const chat::React &request)
{
    TRY(const RoomRights rights, openRoom(work, request.room));
    TRY(const EventRow row, said(work, request.room, request.event, rights));
    TRY(const bool there, m_store.has(work, row.id, request.emoji, work.caller().user));
    if (!there)
        return Nothing{};
    const chat::ReactionBody told{row.position, row.id, request.emoji, false};
    TRY(const rooms::RoomEvent event,
        m_rooms.refer(work, request.room, chat::kReaction, {toJson(told)}, {row.id, row.position}));
    TRY(m_store.unreact(work, row, request.emoji, event.position));
    return Nothing{};
}

Result<Page<chat::Reactor>> MarkingService::reactors(Work &work, const chat::ListReactors &request)
{
    TRY(const RoomRights rights, m_rooms.rightsOf(work, request.room));
    TRY(const EventRow row, said(work, request.room, request.event, rights));
    TRY(const int limit, pageLimit(request.limit));
    bool isNumber = true;
    const qint64 after = request.after ? request.after->toLongLong(&isNumber) : 0;
    if (!isNumber)
        return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    TRY(QList<ReactorRow> rows, m_store.reactors(work, row.id, after, limit + 1));
    Page<chat::Reactor> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = QString::number(rows.last().position);
    }
    for (const ReactorRow &reactor : std::as_const(rows))
        page.items.append({reactor.emoji, {reactor.account, reactor.nickname}, reactor.at});
    return page;
}

// --- pinning

Result<Nothing> MarkingService::setPinned(Work &work, const chat::OneEvent &request, bool pinned)
{
    TRY(const RoomRights rights, openRoom(work, request.room));
    if (!rights.mayLead())
        return Error{Code::NotAllowed, "owner-only"};
    TRY(const EventRow row, said(work, request.room, request.event, rights));
    if (row.pinnedAt.has_value() == pinned)
        return Nothing{};
    if (pinned) {
        TRY(const int count, m_store.pinCount(work, request.room));
        if (count >= chat::kMostPins)
            return Error{Code::TooMany, "pins"};
    }
    TRY(const rooms::RoomEvent event,
        m_rooms.refer(work, request.room, pinned ? chat::kPinned : chat::kUnpinned,
                      {toJson(referringTo(row))}, {row.id, row.position}));
    TRY(m_store.pin(work, row, pinned, event.position));
    return Nothing{};
}

Result<Nothing> MarkingService::pin(Work &work, const chat::OneEvent &request)
{
    return setPinned(work, request, true);
}

Result<Nothing> MarkingService::unpin(Work &work, const chat::OneEvent &request)
{
    return setPinned(work, request, false);
}

Result<Page<rooms::RoomEvent>> MarkingService::pins(Work &work, const rooms::OneRoom &request)
{
    TRY(const RoomRights rights, m_rooms.rightsOf(work, request.room));
    TRY(const QList<EventRow> rows, m_store.pins(work, request.room, rights.visibleFrom, chat::kMostPins));
    Page<rooms::RoomEvent> page;
    TRY(page.items, m_events.shown(work, rows));
    return page;
}

} // namespace madang
