// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/thread_service.h"

#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

Result<chat::Thread> ThreadService::read(Work &work, const chat::ReadThread &request)
{
    TRY(const RoomRights rights, m_rooms.rightsOf(work, request.room));
    TRY(const int limit, pageLimit(request.limit));
    if (request.before && request.after)
        return Error{Code::InvalidValue, "one-direction"}.at(u"before"_s);
    // Who may not see what they name is not told that it is there.
    TRY(const auto named, m_events.byId(work, request.event));
    if (!named || named->room != request.room || !rights.sees(named->position) || chat::isSilent(named->type))
        return Error{Code::NotFound, "event"}.at(u"event"_s);

    chat::Thread out;
    TRY(const std::optional<EventId> root, m_store.rootOf(work, request.event));
    out.root = root.value_or(request.event);
    out.epoch = rights.epoch;
    out.position = rights.position;
    TRY(const auto first, m_events.byId(work, out.root));
    if (first && rights.sees(first->position)) {
        TRY(const QList<rooms::RoomEvent> shown, m_events.shown(work, {*first}, rights.visibleFrom));
        out.first = shown.first();
    }

    const qint64 start = std::max<qint64>(rights.visibleFrom, 1);
    const auto inside
        = [&](qint64 position) { return std::clamp<qint64>(position, start - 1, rights.position + 1); };
    const bool forward = request.after.has_value();
    // One more than asked for tells whether there is more.
    QList<EventRow> rows;
    if (forward) {
        TRY(rows, m_store.from(work, out.root, inside(*request.after) + 1, limit + 1));
    } else {
        const qint64 end = request.before ? inside(*request.before) - 1 : rights.position;
        TRY(rows, m_store.upTo(work, out.root, start, end, limit + 1));
    }
    const bool more = rows.size() > limit;
    if (more)
        rows.removeLast();
    if (!forward)
        std::reverse(rows.begin(), rows.end());
    TRY(out.items, m_events.shown(work, rows, rights.visibleFrom));
    (forward ? out.hasNewer : out.hasOlder) = more;
    if (forward) {
        TRY(const QList<EventRow> earlier, m_store.upTo(work, out.root, start, inside(*request.after), 1));
        out.hasOlder = !earlier.isEmpty();
    } else if (request.before) {
        TRY(const QList<EventRow> later, m_store.from(work, out.root, inside(*request.before), 1));
        out.hasNewer = !later.isEmpty();
    }
    return out;
}

} // namespace madang
