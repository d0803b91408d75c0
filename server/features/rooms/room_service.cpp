// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/room_service.h"

#include "common/base/secret.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kLongestName = 80;
    constexpr int kLongestTopic = 300;
    /// A client that missed more than this reads its page anew faster than it could catch up.
    constexpr qint64 kLongestCatchUp = 10'000;

    QString textOf(const RoomCursor &cursor)
    {
        return u"%1.%2"_s.arg(cursor.lastAt.ms).arg(cursor.id.number);
    }

    Result<RoomCursor> cursorFrom(const std::optional<QString> &text)
    {
        if (!text)
            return RoomCursor{};
        const QStringList parts = text->split(u'.');
        bool timeOk = false;
        bool idOk = false;
        const RoomCursor cursor{{parts.value(0).toLongLong(&timeOk)}, {parts.value(1).toLongLong(&idOk)}};
        if (parts.size() != 2 || !timeOk || !idOk)
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
        return cursor;
    }

} // namespace

Result<rooms::Room> RoomService::create(Work &work, const rooms::CreateRoom &request)
{
    TRY(const QString name, oneLine(request.name, kLongestName, "name"));
    TRY(const QString topic, manyLines(request.topic.value_or(QString()), 0, kLongestTopic, "topic"));
    const auto visibility = request.visibility.value_or(rooms::Visibility::Public);
    if (visibility == rooms::Visibility::Direct)
        return Error{Code::InvalidValue, "visibility"}.at(u"visibility"_s);
    TRY(const RoomId room,
        m_access.create(work, name, topic, visibility, request.history.value_or(rooms::HistoryScope::All)));
    return shown(work, room);
}

Result<rooms::Room> RoomService::openDirect(Work &work, const rooms::OpenDirect &request)
{
    const UserId me = work.caller().user;
    TRY(const auto other, m_store.personNamed(work, request.username));
    if (!other)
        return Error{Code::NotFound, "person"}.at(u"username"_s);
    if (other->id == me)
        return Error{Code::InvalidValue, "yourself"}.at(u"username"_s);
    const QString key = RoomStore::directKey(me, other->id);
    TRY(std::optional<RoomId> room, m_store.direct(work, key));
    if (!room) {
        TRY(m_access.reach(work, other->id));
        room = work.newId<RoomId>();
        TRY(m_store.insert(work, *room, u""_s, u""_s, rooms::Visibility::Direct, key,
                           secret::randomToken(6)));
        TRY(m_store.addMember(work, *room, me, rooms::MemberRole::Member));
        TRY(m_access.withinRooms(work, me));
        TRY(m_store.addMember(work, *room, other->id, rooms::MemberRole::Member));
        TRY(m_access.withinRooms(work, other->id));
        TRY(m_access.append(work, *room, u"room.created"_s, me, {toJson(rooms::RoomBody{})}));
        TRY(m_store.moveRead(work, *room, me, 1));
    }
    return shown(work, *room);
}

Result<Page<rooms::Room>> RoomService::mine(Work &work, const rooms::ListRooms &request)
{
    TRY(const int limit, pageLimit(request.limit));
    TRY(const RoomCursor from, cursorFrom(request.after));
    TRY(QList<RoomRow> rows, m_store.roomsOf(work, work.caller().user, from, limit + 1));
    return page(work, std::move(rows), limit);
}

Result<Page<rooms::Room>> RoomService::directory(Work &work, const rooms::ListRooms &request)
{
    TRY(const int limit, pageLimit(request.limit));
    TRY(const RoomCursor from, cursorFrom(request.after));
    TRY(QList<RoomRow> rows,
        m_store.publicRooms(work, work.caller().user, request.query.value_or(u""_s).left(kLongestName), from,
                            limit + 1));
    return page(work, std::move(rows), limit);
}

Result<rooms::Room> RoomService::show(Work &work, const rooms::OneRoom &request)
{
    TRY(m_access.rightsOf(work, request.room));
    return shown(work, request.room);
}

Result<Nothing> RoomService::close(Work &work, const rooms::OneRoom &request)
{
    TRY(const RoomRights rights, m_access.memberRightsOf(work, request.room));
    if (!rights.isOwner())
        return Error{Code::NotAllowed, "owner-only"};
    if (rights.closed)
        return Nothing{};
    TRY(m_store.close(work, request.room));
    TRY(m_access.append(work, request.room, u"room.closed"_s, work.caller().user,
                        {toJson(rooms::RoomBody{rights.name})}));
    return Nothing{};
}

Result<rooms::Room> RoomService::setHistory(Work &work, const rooms::SetHistory &request)
{
    TRY(const RoomRights rights, m_access.memberRightsOf(work, request.room));
    if (rights.visibility == rooms::Visibility::Direct)
        return Error{Code::Conflict, "direct-room"};
    if (!rights.isOwner())
        return Error{Code::NotAllowed, "owner-only"};
    if (rights.closed)
        return Error{Code::Conflict, "room-closed"};
    if (rights.history == request.history)
        return shown(work, request.room);
    TRY(m_store.setHistory(work, request.room, request.history));
    TRY(m_access.append(work, request.room, u"room.history"_s, work.caller().user,
                        {toJson(rooms::HistoryBody{request.history})}));
    // Visitors of a public room have nothing to read there any more.
    if (request.history == rooms::HistoryScope::Joined)
        work.review("/topic/rooms/" + request.room.bytes());
    return shown(work, request.room);
}

Result<TopicPage> RoomService::open(Work &work, const rooms::OneRoom &request, const TopicCursor &from)
{
    TRY(const RoomRights rights, m_access.rightsOf(work, request.room));
    if (rights.visibleFrom > rights.position && !rights.isMember())
        return Error{Code::NotAllowed, "not-member"};
    TopicPage page;
    page.position = rights.position;
    page.visibleFrom = rights.visibleFrom;
    page.visiting = !rights.isMember();
    if (!from.after)
        return page;
    const bool otherRun = !from.epoch.isEmpty() && from.epoch != rights.epoch.toUtf8();
    const bool outside = *from.after < 0 || *from.after > rights.position;
    // What somebody read there before they left and came back is no past of theirs any more.
    const bool hidden = *from.after < rights.visibleFrom - 1;
    if (otherRun || outside || hidden || rights.position - *from.after > kLongestCatchUp) {
        const rooms::Reload reload{request.room, rights.epoch, rights.position};
        page.events += std::make_shared<const Published>(Work::published(rooms::reload, reload));
        return page;
    }
    TRY(const QList<EventRow> rows, m_store.after(work, request.room, *from.after, from.limit));
    TRY(const QList<rooms::RoomEvent> events, m_store.shown(work, rows, rights.visibleFrom));
    page.position = *from.after;
    for (const rooms::RoomEvent &event : events) {
        page.events += std::make_shared<const Published>(Work::published(rooms::happened, event));
        page.position = event.position;
    }
    page.more = page.position < rights.position;
    return page;
}

Result<rooms::Room> RoomService::shown(Work &work, RoomId room)
{
    TRY(const RoomRow row, m_store.room(work, room, work.caller().user));
    return shown(work, row);
}

Result<rooms::Room> RoomService::shown(Work &work, const RoomRow &row)
{
    rooms::Room out;
    out.id = row.id;
    out.name = row.name;
    out.topic = row.topic;
    out.visibility = row.visibility;
    out.closed = !row.closedAt.isNull();
    out.epoch = row.epoch;
    out.position = row.position;
    out.memberCount = row.memberCount;
    out.role = row.role;
    out.readPosition = row.readPosition.value_or(0);
    out.unread = row.unread;
    out.mentions = row.mentions;
    out.campaign = row.campaign;
    out.createdAt = row.createdAt;
    out.other = row.other;
    out.nickname = row.nickname;
    if (row.markedUnread)
        out.markedUnread = true;
    if (row.role)
        out.loudness
            = LoudnessRow{row.level, row.mutedUntil, row.favourite, row.folder, row.less, row.schedule}
                  .loudness();
    if (row.history != rooms::HistoryScope::All)
        out.history = row.history;
    const qint64 visibleFrom = row.firstVisible();
    if (visibleFrom > 1)
        out.visibleFrom = visibleFrom;
    TRY(const auto last, m_store.latest(work, row.id, visibleFrom));
    if (last)
        out.lastEvent = last->event();
    return out;
}

Result<Page<rooms::Room>> RoomService::page(Work &work, QList<RoomRow> rows, int limit)
{
    Page<rooms::Room> out;
    if (rows.size() > limit) {
        rows.resize(limit);
        out.next = textOf({rows.last().lastAt, rows.last().id});
    }
    for (const RoomRow &row : std::as_const(rows)) {
        TRY(const rooms::Room room, shown(work, row));
        out.items += room;
    }
    return out;
}

} // namespace madang
