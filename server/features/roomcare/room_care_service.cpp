// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/roomcare/room_care_service.h"

#include "server/features/accounts/credentials.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using room_care::RoomOutline;

Done RoomCareService::judge(Work &work)
{
    if (work.caller().atMachine())
        return {};
    return m_accounts.judgeAdmin(work);
}

Result<RoomOutline> RoomCareService::find(Work &work, RoomId room)
{
    TRY(const auto outline, m_store.find(work, room));
    return outline ? Result<RoomOutline>(*outline) : Error{Code::NotFound, "room"};
}

Result<Page<RoomOutline>> RoomCareService::list(Work &work, const room_care::ListOutlines &request)
{
    TRY(judge(work));
    TRY(const int limit, pageLimit(request.limit));
    RoomId after;
    if (request.after) {
        after = RoomId::fromText(*request.after);
        if (after.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<RoomOutline> rows, m_store.list(work, after, limit + 1));
    Page<RoomOutline> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().id.text();
    }
    page.items = std::move(rows);
    return page;
}

Result<RoomOutline> RoomCareService::show(Work &work, const rooms::OneRoom &request)
{
    TRY(judge(work));
    return find(work, request.room);
}

Result<RoomOutline> RoomCareService::close(Work &work, const room_care::CloseForHouse &request)
{
    TRY(judge(work));
    TRY(const QString reason, oneLine(request.reason, room_care::kLongestCareReason, "reason"));
    TRY(const RoomOutline outline, find(work, request.room));
    TRY(const bool wasOpen, m_store.close(work, request.room));
    if (!wasOpen)
        return Error{Code::Conflict, "room-closed"};
    // Without a sender: it is the house that closes it, and who does is on record.
    TRY(m_rooms.append(work, request.room, u"room.closed"_s, std::nullopt,
                       {toJson(rooms::RoomBody{outline.name})}));
    TRY(audit::record(work, {u"room.close"_s, u"room:"_s + request.room.text(), {{u"reason"_s, reason}}}));
    return find(work, request.room);
}

Result<RoomOutline> RoomCareService::giveOwner(Work &work, const room_care::GiveOwner &request)
{
    TRY(judge(work));
    TRY(const QString reason, oneLine(request.reason, room_care::kLongestCareReason, "reason"));
    TRY(const RoomOutline outline, find(work, request.room));
    if (outline.owner)
        return Error{Code::Conflict, "room-has-owner"};
    TRY(const auto heir, m_store.candidate(work, request.room, nameAsTyped(request.username)));
    if (!heir)
        return Error{Code::NotFound, "person"}.at(u"username"_s);
    if (!heir->role)
        return Error{Code::NotFound, "member"}.at(u"username"_s);
    if (heir->disabledAt)
        return Error{Code::Conflict, "disabled"}.at(u"username"_s);
    TRY(m_store.setOwner(work, request.room, heir->id));
    TRY(audit::record(work,
                      {u"room.give-owner"_s,
                       u"room:"_s + request.room.text(),
                       {{u"account"_s, heir->id.text()}, {u"reason"_s, reason}}}));
    return find(work, request.room);
}

} // namespace madang
