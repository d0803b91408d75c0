// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/member_service.h"

#include "common/protocol/chat.h"
#include "common/protocol/notifications.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<rooms::Room> MemberService::join(Work &work, const rooms::OneRoom &request)
{
    TRY(const RoomRights rights, m_access.rightsOf(work, request.room));
    if (rights.closed && !rights.isMember())
        return Error{Code::Conflict, "room-closed"};
    TRY(const auto me, m_store.person(work, work.caller().user));
    if (!me)
        return Error{Code::NotSignedIn, "account"};
    TRY(admit(work, request.room, *me, std::nullopt));
    return m_rooms.shown(work, request.room);
}

Result<Nothing> MemberService::leave(Work &work, const rooms::OneRoom &request)
{
    TRY(const RoomRights rights, m_access.memberRightsOf(work, request.room));
    if (rights.visibility == rooms::Visibility::Direct)
        return Error{Code::Conflict, "direct-room"};
    TRY(dismiss(work, request.room, work.caller().user, std::nullopt));
    return Nothing{};
}

Result<Nothing> MemberService::invite(Work &work, const rooms::Invite &request)
{
    TRY(const RoomRights rights, m_access.memberRightsOf(work, request.room));
    if (rights.visibility == rooms::Visibility::Direct)
        return Error{Code::Conflict, "direct-room"};
    if (rights.closed)
        return Error{Code::Conflict, "room-closed"};
    TRY(const auto person, m_store.personNamed(work, request.username));
    if (!person)
        return Error{Code::NotFound, "person"}.at(u"username"_s);
    TRY(m_access.reach(work, person->id));
    TRY(const auto me, m_store.person(work, work.caller().user));
    TRY(const bool fresh, admit(work, request.room, *person, me));
    if (fresh) {
        const notifications::InvitedBody body{request.room, rights.name, me ? me->nickname : QString(),
                                              work.caller().user};
        TRY(m_notifications.notify(work, person->id, u"room.invited"_s, {toJson(body)}));
    }
    return Nothing{};
}

Result<Nothing> MemberService::remove(Work &work, const rooms::RemoveMember &request)
{
    TRY(const RoomRights rights, m_access.memberRightsOf(work, request.room));
    if (!rights.isOwner() || rights.visibility == rooms::Visibility::Direct)
        return Error{Code::NotAllowed, "owner-only"};
    TRY(const auto role, m_store.roleOf(work, request.room, request.user));
    if (!role)
        return Error{Code::NotFound, "member"};
    if (*role == rooms::MemberRole::Owner)
        return Error{Code::NotAllowed, "owner"};
    TRY(const auto me, m_store.person(work, work.caller().user));
    TRY(dismiss(work, request.room, request.user, me));
    return Nothing{};
}

Result<Page<rooms::Member>> MemberService::members(Work &work, const rooms::ListMembers &request)
{
    TRY(const RoomRights rights, m_access.rightsOf(work, request.room));
    TRY(const int limit, pageLimit(request.limit));
    UserId after;
    if (request.after) {
        after = UserId::fromText(*request.after);
        if (after.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    Page<rooms::Member> page;
    TRY(page.items, m_store.members(work, request.room, after, limit + 1));
    if (page.items.size() > limit) {
        page.items.resize(limit);
        page.next = page.items.last().id.text();
    }
    TRY(hideReading(work, request.room, rights, page.items));
    return page;
}

Done MemberService::hideReading(Work &work, RoomId room, const RoomRights &rights,
                                QList<rooms::Member> &members)
{
    // How far somebody has read is for those who are there, as on the room's ephemeral topic.
    if (!rights.isMember()) {
        for (rooms::Member &member : members)
            member.readPosition = 0;
        return {};
    }
    const UserId me = work.caller().user;
    TRY(const bool hides, m_store.hidesReading(work, me));
    TRY(const bool many, m_store.hasMoreThan(work, room, chat::kMostReadMarks));
    QList<UserId> hiding;
    if (!hides && !many) {
        TRY(hiding, m_store.hidingReaders(work, room, chat::kMostReadMarks));
    }
    for (rooms::Member &member : members) {
        if (member.id == me || (!hides && !many && !hiding.contains(member.id)))
            continue;
        member.hidesReading = true;
        // Older programs count who is behind.
        member.readPosition = rights.position;
    }
    return {};
}

Result<bool> MemberService::admit(Work &work, RoomId room, const accounts::Person &person,
                                  const std::optional<accounts::Person> &by)
{
    TRY(const bool fresh, m_store.addMember(work, room, person.id, rooms::MemberRole::Member));
    if (!fresh)
        return false;
    TRY(m_access.withinRooms(work, person.id));
    TRY(const rooms::RoomEvent event,
        m_access.append(work, room, u"member.joined"_s, person.id, {toJson(rooms::MemberBody{person, by})}));
    TRY(m_store.beginAt(work, room, person.id, event.position));
    TRY(m_store.moveRead(work, room, person.id, event.position));
    return true;
}

Done MemberService::dismiss(Work &work, RoomId room, UserId user, const std::optional<accounts::Person> &by)
{
    TRY(const auto person, m_store.person(work, user));
    TRY(m_store.removeMember(work, room, user));
    TRY(m_access.append(work, room, u"member.left"_s, user,
                        {toJson(rooms::MemberBody{person.value_or(accounts::Person{user, {}}), by})}));
    TRY(const int owners, m_store.owners(work, room));
    if (owners == 0) {
        TRY(const auto heir, m_store.eldest(work, room));
        if (heir)
            TRY(m_store.setRole(work, room, *heir, rooms::MemberRole::Owner));
    }
    work.evict(user, "/topic/rooms/" + room.bytes());
    return {};
}

} // namespace madang
