// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/room_access.h"

#include "common/base/secret.h"
#include "server/features/rooms/block_store.h"
#include "server/features/rooms/room_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<RoomRights> RoomAccess::rightsOf(Work &work, RoomId room)
{
    TRY(const std::optional<RightsRow> row, m_store.rights(work, room, work.caller().user));
    if (!row || (row->visibility != rooms::Visibility::Public && !row->role))
        return Error{Code::NotFound, "room"};
    return RoomRights{row->visibility, !row->closedAt.isNull(), row->name,
                      row->epoch,      row->position,           row->role,
                      row->history,    row->firstVisible()};
}

Result<RoomRights> RoomAccess::memberRightsOf(Work &work, RoomId room)
{
    TRY(const RoomRights rights, rightsOf(work, room));
    if (!rights.isMember())
        return Error{Code::NotAllowed, "not-member"};
    return rights;
}

Result<rooms::RoomEvent> RoomAccess::append(Work &work, RoomId room, const QString &type,
                                            std::optional<UserId> sender, const RawJson &body,
                                            const std::optional<ClientTag> &tag, bool forgets)
{
    TRY(const EventRow row, m_store.append(work, room, type, sender, body, tag));
    return told(work, row, forgets);
}

rooms::RoomEvent RoomAccess::told(Work &work, const EventRow &row, bool forgets, const Earlier *target)
{
    const rooms::RoomEvent event = row.event();
    ++m_appends;
    Published published = Work::published(rooms::happened, event);
    published.forgetsEarlier = forgets;
    if (target && target->veiled) {
        rooms::RoomEvent veiled = event;
        veiled.body = *target->veiled;
        published.about = target->position;
        published.veiled = std::make_shared<const Published>(Work::published(rooms::happened, veiled));
    }
    work.tell(std::move(published));
    return event;
}

Result<rooms::RoomEvent> RoomAccess::refer(Work &work, RoomId room, QLatin1StringView type,
                                           const RawJson &body, const Earlier &target, bool forgets)
{
    // At the machine nobody's account acts: such an event has no sender.
    const Caller &caller = work.caller();
    TRY(const EventRow row,
        m_store.append(work, room, type, caller.guest() ? std::nullopt : std::optional(caller.user), body,
                       std::nullopt, target.event));
    return told(work, row, forgets, &target);
}

Result<std::optional<qint64>> RoomAccess::visibleFrom(Work &work, RoomId room, UserId member)
{
    return m_store.visibleFrom(work, room, member);
}

Result<QList<rooms::RoomEvent>> RoomAccess::storedWith(Work &work, RoomId room, qint64 from,
                                                       const QString &type, const QString &part)
{
    TRY(const QList<EventRow> rows, m_store.storedWith(work, room, from, type, part, 200));
    QList<rooms::RoomEvent> events;
    for (const EventRow &row : rows)
        events += row.event();
    return events;
}

Done RoomAccess::redact(Work &work, RoomId room, qint64 position, const RawJson &body)
{
    return m_store.redact(work, room, position, body);
}

Done RoomAccess::restore(Work &work, RoomId room, qint64 position)
{
    return m_store.restore(work, room, position);
}

Done RoomAccess::renew(Work &work, RoomId room)
{
    const QString epoch = secret::randomToken(6);
    TRY(const qint64 position, m_store.renew(work, room, epoch));
    Published published = Work::published(rooms::reload, rooms::Reload{room, epoch, position});
    published.forgetsEarlier = true;
    work.tell(std::move(published));
    return {};
}

Result<RoomId> RoomAccess::create(Work &work, const QString &name, const QString &topic,
                                  rooms::Visibility visibility, rooms::HistoryScope history)
{
    const auto room = work.newId<RoomId>();
    const UserId owner = work.caller().user;
    TRY(m_store.insert(work, room, name, topic, visibility, std::nullopt, secret::randomToken(6)));
    TRY(m_store.addMember(work, room, owner, rooms::MemberRole::Owner));
    if (history != rooms::HistoryScope::All)
        TRY(m_store.setHistory(work, room, history));
    TRY(withinRooms(work, owner));
    TRY(append(work, room, u"room.created"_s, owner, {toJson(rooms::RoomBody{name})}));
    TRY(m_store.moveRead(work, room, owner, 1));
    return room;
}

Done RoomAccess::withinRooms(Work &work, UserId user)
{
    TRY(const int count, m_store.roomCount(work, user));
    if (count <= m_roomsPerAccount)
        return {};
    return user == work.caller().user ? Error{Code::TooMany, "rooms"}
                                      : Error{Code::Conflict, "rooms-of-person"}.at(u"username"_s);
}

Done RoomAccess::reach(Work &work, UserId person)
{
    TRY(const bool blocked, isBlockedBy(work, person));
    return blocked ? Error{Code::NotAllowed, "not-reachable"} : Done();
}

Done RoomAccess::reachOther(Work &work, RoomId room)
{
    TRY(const auto other, m_blocks.other(work, room, work.caller().user));
    if (!other)
        return {};
    TRY(const bool byMe, m_blocks.blocks(work, work.caller().user, *other));
    if (byMe)
        return Error{Code::Conflict, "blocked-by-you"};
    return reach(work, *other);
}

Result<bool> RoomAccess::hasBlocked(Work &work, UserId person)
{
    return m_blocks.blocks(work, work.caller().user, person);
}

Result<bool> RoomAccess::isBlockedBy(Work &work, UserId person)
{
    return m_blocks.blocks(work, person, work.caller().user);
}

} // namespace madang
