// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/saved/saved_service.h"

#include "server/features/limits.h"

#include <limits>

namespace madang {

using namespace Qt::StringLiterals;
using saved::SavedMessage;

namespace {

    /// More than an account may keep: where several became one, nothing of theirs was thrown away.
    constexpr int kMostTold = 4 * saved::kMostSaved;

    SavedMessage shown(const SavedRow &row)
    {
        SavedMessage out{.event = row.id, .room = row.room, .savedAt = row.savedAt};
        if (!row.isMember)
            return out;
        out.roomName = row.roomName;
        if (!row.isVisible)
            return out;
        if (row.isBlocked)
            out.blocked = true;
        else
            out.message = row.event();
        return out;
    }

} // namespace

Done SavedService::judge(Work &work, EventId event)
{
    // Who may not read it is not told that it is there.
    const Error missing = Error{Code::NotFound, "event"}.at(u"event"_s);
    TRY(const auto row, m_events.byId(work, event));
    if (!row || row->deletedAt || (row->type != "message"_L1 && row->type != "donation"_L1))
        return missing;
    const Result<RoomRights> rights = m_rooms.rightsOf(work, row->room);
    if (!rights)
        return rights.error().code == Code::NotFound ? missing : rights.error();
    if (!rights->sees(row->position))
        return missing;
    if (!rights->isMember())
        return Error{Code::NotAllowed, "not-member"};
    if (row->type != "message"_L1 || !row->sender)
        return {};
    TRY(const bool blocked, m_rooms.hasBlocked(work, *row->sender));
    return blocked ? Done(missing) : Done();
}

Result<SavedMessage> SavedService::save(Work &work, const saved::OneSaved &request)
{
    const UserId me = work.caller().user;
    TRY(const auto before, m_store.find(work, me, request.event));
    if (before)
        return shown(*before);
    TRY(judge(work, request.event));
    TRY(const int kept, m_store.count(work, me, saved::kMostSaved));
    if (kept >= saved::kMostSaved)
        return Error{Code::TooMany, "saved-messages"};
    TRY(m_store.insert(work, me, request.event));
    TRY(const auto now, m_store.find(work, me, request.event));
    if (!now)
        return Error{Code::NotFound, "event"}.at(u"event"_s);
    work.tellPerson(me, saved::changed, {request.event, true});
    return shown(*now);
}

Result<Nothing> SavedService::remove(Work &work, const saved::OneSaved &request)
{
    const UserId me = work.caller().user;
    TRY(const bool wasThere, m_store.remove(work, me, request.event));
    if (wasThere)
        work.tellPerson(me, saved::changed, {request.event, false});
    return Nothing{};
}

Result<Page<SavedMessage>> SavedService::list(Work &work, const saved::ListSaved &request)
{
    TRY(const int limit, pageLimit(request.limit));
    saved::Saving before{std::numeric_limits<qint64>::max()};
    if (request.after) {
        before = saved::Saving::fromText(*request.after);
        if (before.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    TRY(QList<SavedRow> rows, m_store.of(work, work.caller().user, before, limit + 1));
    Page<SavedMessage> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = rows.last().saving.text();
    }
    for (const SavedRow &row : std::as_const(rows))
        page.items.append(shown(row));
    return page;
}

Result<saved::SavedEvents> SavedService::events(Work &work, const Nothing &)
{
    saved::SavedEvents all;
    TRY(all.events, m_store.eventsOf(work, work.caller().user, kMostTold));
    return all;
}

Result<TopicPage> SavedService::open(Work &, const Nothing &, const TopicCursor &)
{
    return TopicPage{};
}

} // namespace madang
