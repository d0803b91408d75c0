// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/message_service.h"

#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// A stretch to read: `older` events up to a position, `newer` events from the one after it.
    struct Stretch {
        qint64 pivot = 0;
        int older = 0;
        int newer = 0;
    };

} // namespace

Result<rooms::RoomEvent> MessageService::post(Work &work, const chat::PostMessage &request)
{
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, request.room));
    TRY(const auto first, m_store.byTag(work, request.room, work.caller().user, request.tag));
    if (first)
        return first->event();
    TRY(judgePosting(work, request.room, rights));
    const QList<AttachmentId> files = request.attachments.value_or(QList<AttachmentId>());
    TRY(const QString text, manyLines(request.text, files.isEmpty() ? 1 : 0, chat::kLongestMessage, "text"));
    if (request.replyTo) {
        TRY(const auto answered, m_events.byId(work, *request.replyTo));
        if (!answered || answered->room != request.room || !rights.sees(answered->position)
            || answered->deletedAt || chat::isSilent(answered->type))
            return Error{Code::NotFound, "event"}.at(u"replyTo"_s);
    }
    chat::MessageBody body{text, request.replyTo};
    if (request.replyTo) {
        TRY(const std::optional<EventId> root, m_threads.rootOf(work, *request.replyTo));
        body.thread = root.value_or(*request.replyTo);
    }
    if (!files.isEmpty()) {
        TRY(body.attachments, m_files.forMessage(work, request.room, files));
    }
    return say(work, request.room, rights, body, request.tag, files);
}

Done MessageService::judgePosting(Work &work, RoomId room, const RoomRights &rights)
{
    if (rights.closed)
        return Error{Code::Conflict, "room-closed"};
    if (rights.visibility == rooms::Visibility::Direct)
        TRY(m_rooms.reachOther(work, room));
    return {};
}

Result<rooms::RoomEvent> MessageService::say(Work &work, RoomId room, const RoomRights &rights,
                                             chat::MessageBody body, const ClientTag &tag,
                                             const QList<AttachmentId> &files)
{
    TRY(m_mentions.find(work, room, rights, body));
    TRY(const rooms::RoomEvent event,
        m_rooms.append(work, room, u"message"_s, work.caller().user, {toJson(body)}, tag));
    TRY(m_files.posted(work, files, event.id));
    if (body.thread)
        TRY(m_threads.add(work, event, *body.thread));
    TRY(m_mentions.tell(work, event, rights, body));
    return event;
}

Result<rooms::RoomEvent> MessageService::forward(Work &work, const chat::ForwardMessage &request)
{
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, request.room));
    TRY(const auto first, m_store.byTag(work, request.room, work.caller().user, request.tag));
    if (first)
        return first->event();
    TRY(judgePosting(work, request.room, rights));
    TRY(const QString text, manyLines(request.text.value_or(QString()), 0, chat::kLongestMessage, "text"));
    chat::MessageBody body{text, std::nullopt};
    TRY(body.forwardedFrom, wordsOf(work, request.event));
    return say(work, request.room, rights, body, request.tag);
}

Result<chat::ForwardedFrom> MessageService::wordsOf(Work &work, EventId event)
{
    // Who may not read it is not told that it is there.
    const Error missing = Error{Code::NotFound, "event"}.at(u"event"_s);
    TRY(const auto original, m_events.byId(work, event));
    if (!original || original->type != "message"_L1 || original->deletedAt)
        return missing;
    const Result<RoomRights> rights = m_rooms.rightsOf(work, original->room);
    if (!rights)
        return rights.error().code == Code::NotFound ? missing : rights.error();
    if (!rights->sees(original->position))
        return missing;
    const rooms::RoomEvent said = original->event();
    TRY(const chat::MessageBody body, fromJson<chat::MessageBody>(said.body.text));
    if (body.forwardedFrom)
        return *body.forwardedFrom;
    chat::ForwardedFrom words{.event = said.id,
                              .room = said.room,
                              .position = said.position,
                              .roomName = {},
                              .author = said.sender.value_or(accounts::Person()),
                              .at = said.at,
                              .text = body.text};
    if (rights->visibility == rooms::Visibility::Public)
        words.roomName = rights->name;
    if (body.attachments)
        words.files = true;
    return words;
}

Result<chat::History> MessageService::history(Work &work, const chat::ReadHistory &request)
{
    TRY(const RoomRights rights, m_rooms.rightsOf(work, request.room));
    TRY(const int limit, pageLimit(request.limit));
    if (int(request.before.has_value()) + int(request.after.has_value()) + int(request.around.has_value())
            + int(request.at.has_value())
        > 1)
        return Error{Code::InvalidValue, "one-direction"}.at(u"before"_s);

    Stretch stretch{rights.position, limit, 0};
    std::optional<qint64> centre = request.around;
    if (request.at) {
        TRY(const auto found, m_store.firstAt(work, request.room, rights.visibleFrom, *request.at));
        centre = found.value_or(rights.position);
    }
    // Whatever number was asked for, nothing lies before what the caller may see, or beyond the end.
    const qint64 first = std::max<qint64>(rights.visibleFrom, 1);
    const auto inside
        = [&](qint64 position) { return std::clamp<qint64>(position, first - 1, rights.position + 1); };
    if (request.before)
        stretch = {std::max<qint64>(inside(*request.before) - 1, first - 1), limit, 0};
    else if (request.after)
        stretch = {inside(*request.after), 0, limit};
    else if (centre)
        stretch = {std::clamp<qint64>(*centre, first, std::max<qint64>(rights.position, first)),
                   limit - limit / 2, limit / 2};

    QList<EventRow> rows;
    chat::History out;
    out.epoch = rights.epoch;
    out.position = rights.position;
    if (stretch.older > 0) {
        TRY(rows, m_store.upTo(work, request.room, first, stretch.pivot, stretch.older));
        std::reverse(rows.begin(), rows.end());
    }
    if (stretch.newer > 0) {
        TRY(const QList<EventRow> newer, m_store.from(work, request.room, stretch.pivot + 1, stretch.newer));
        rows += newer;
    }
    TRY(out.items, m_events.shown(work, rows, rights.visibleFrom));
    // Positions are dense, so the ends tell whether there is more.
    out.hasOlder = out.items.isEmpty() ? stretch.pivot >= first && first <= rights.position
                                       : out.items.first().position > first;
    out.hasNewer
        = out.items.isEmpty() ? stretch.pivot < rights.position : out.items.last().position < rights.position;
    return out;
}

} // namespace madang
