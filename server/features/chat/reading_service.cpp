// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/reading_service.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<Nothing> ReadingService::markRead(Work &work, const chat::MarkRead &request)
{
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, request.room));
    if (request.position < 0 || request.position > rights.position)
        return Error{Code::InvalidValue, "range"}.at(u"position"_s);
    if (request.back.value_or(false))
        return markUnread(work, request.room, qMax(request.position, rights.visibleFrom - 1));
    TRY(const bool moved, m_store.moveRead(work, request.room, work.caller().user, request.position));
    if (moved)
        TRY(tellRead(work, request.room, request.position));
    return Nothing{};
}

Done ReadingService::tellRead(Work &work, RoomId room, qint64 position)
{
    const UserId me = work.caller().user;
    const chat::ReadMoved read{room, me, position};
    Published told = Work::published(chat::readMoved, read, Published::Kind::Ephemeral);
    TRY(const bool hides, m_store.hidesReading(work, me));
    TRY(const bool many, m_store.hasMoreThan(work, room, chat::kMostReadMarks));
    if (hides || many) {
        told.onlyFor = me;
    } else {
        TRY(told.hiddenFrom, m_store.hidingReaders(work, room, chat::kMostReadMarks));
    }
    work.tell(std::move(told));
    return {};
}

Result<Nothing> ReadingService::markUnread(Work &work, RoomId room, qint64 position)
{
    const UserId me = work.caller().user;
    TRY(const bool moved, m_store.setReadBack(work, room, me, position));
    if (!moved)
        return Nothing{};
    TRY(const RoomRow row, m_store.room(work, room, me));
    work.tellPerson(me, chat::markedUnread, {room, position, row.unread, row.mentions});
    return Nothing{};
}

Result<Nothing> ReadingService::typing(Work &work, const chat::Typing &request)
{
    TRY(const RoomRights rights, m_rooms.memberRightsOf(work, request.room));
    if (rights.closed)
        return Error{Code::Conflict, "room-closed"};
    TRY(const auto me, m_store.personIn(work, request.room, work.caller().user));
    work.tell(chat::typingChanged,
              {request.room, me.value_or(accounts::Person{work.caller().user, {}}), request.typing},
              Published::Kind::Ephemeral);
    return Nothing{};
}

Result<TopicPage> ReadingService::open(Work &work, const rooms::OneRoom &request, const TopicCursor &)
{
    TRY(m_rooms.memberRightsOf(work, request.room));
    return TopicPage{};
}

} // namespace madang
