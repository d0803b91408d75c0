// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/search/search_service.h"

#include "common/base/id_moment.h"
#include "server/features/limits.h"
#include "server/features/search/index_service.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// So many rooms are named to the index; of somebody with more, hits are judged one by one.
    constexpr int kMostRoomsNamed = 64;
    constexpr int kMostPeople = 20;
    constexpr int kUsualPage = 20;

    Result<QTimeZone> zoneOf(const std::optional<QString> &name)
    {
        const QTimeZone zone = name ? QTimeZone(name->toLatin1()) : QTimeZone::utc();
        if (!zone.isValid())
            return Error{Code::InvalidValue, "zone"}.at(u"zone"_s);
        return zone;
    }

} // namespace

Done SearchService::narrowRooms(Work &work, const search::Find &request, const search::Query &query,
                                IndexQuestion &question)
{
    const UserId caller = work.caller().user;
    if (request.room) {
        TRY(m_rooms.rightsOf(work, *request.room));
        question.marks.append({SearchStore::roomMark(*request.room)});
        return {};
    }
    if (work.caller().guest())
        return Error{Code::NotSignedIn, "search"};
    QList<RoomId> rooms;
    if (query.in.isEmpty()) {
        TRY(rooms, m_store.roomsOf(work, caller, {}, kMostRoomsNamed + 1));
        if (rooms.size() > kMostRoomsNamed) {
            question.reader = caller;
            return {};
        }
    }
    for (const QString &part : query.in) {
        TRY(const QList<RoomId> named, m_store.roomsOf(work, caller, part, kMostRoomsNamed));
        if (named.isEmpty())
            return Error{Code::NotFound, "room"}.at(u"query"_s);
        rooms += named;
    }
    QStringList marks;
    for (const RoomId room : std::as_const(rooms))
        marks.append(SearchStore::roomMark(room));
    // Who is in no room finds nothing: a mark that stands nowhere.
    question.marks.append(marks.isEmpty() ? QStringList{SearchStore::roomMark({})} : marks);
    return {};
}

Done SearchService::narrowSenders(Work &work, const search::Query &query, IndexQuestion &question)
{
    QStringList marks;
    for (const QString &name : query.from) {
        if (name.compare("me"_L1, Qt::CaseInsensitive) == 0 && !work.caller().guest()) {
            marks.append(SearchStore::senderMark(work.caller().user));
            continue;
        }
        TRY(const QList<UserId> people, m_store.people(work, name, kMostPeople));
        if (people.isEmpty())
            return Error{Code::NotFound, "person"}.at(u"query"_s);
        for (const UserId person : people)
            marks.append(SearchStore::senderMark(person));
    }
    if (!marks.isEmpty())
        question.marks.append(marks);
    return {};
}

Result<Later<search::Found>> SearchService::find(Work &work, const search::Find &request)
{
    using Answered = std::function<void(Result<search::Found>)>;
    // Who goes on to older ones does not look for what was said just now.
    const SearchedRooms searched{request.room, work.caller().user};
    bool waits = false;
    if (!request.after) {
        TRY(waits, m_index.isALittleBehind(work, searched));
    }
    if (!waits) {
        TRY(const search::Found found, now(work, request));
        return Later<search::Found>([found](const Answered &finish) { finish(found); });
    }
    return Later<search::Found>([this, request, searched, caller = work.caller()](const Answered &finish) {
        m_index.catchUp(searched, [this, request, caller, finish] {
            m_lanes.post<search::Found>(
                LaneKind::Read, size_t(caller.user.number), caller,
                [this, request](Work &reading) { return now(reading, request); }, finish);
        });
    });
}

Result<search::Found> SearchService::now(Work &work, const search::Find &request)
{
    TRY(const QTimeZone zone, zoneOf(request.zone));
    TRY(const search::Query query, search::parseQuery(request.query, zone));
    TRY(const int limit, pageLimit(request.limit ? request.limit : kUsualPage));
    IndexQuestion question;
    question.phrases = query.phrases;
    question.viewer = work.caller().user;
    question.limit = limit + 1;
    question.from = {query.since.isNull() ? 0 : IdMoment::firstId(query.since.ms)};
    question.before
        = {query.until.isNull() ? std::numeric_limits<qint64>::max() : IdMoment::firstId(query.until.ms)};
    if (request.after) {
        const EventId cursor = EventId::fromText(*request.after);
        if (cursor.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
        question.before = qMin(question.before, cursor);
    }
    TRY(narrowRooms(work, request, query, question));
    TRY(narrowSenders(work, query, question));
    for (const search::Has has : query.has)
        question.marks.append({markOf(has)});

    TRY(QList<HitRow> rows, m_store.find(work, question));
    search::Found found;
    found.words = query.words;
    if (rows.size() > limit) {
        rows.resize(limit);
        found.next = rows.last().id.text();
    }
    for (const HitRow &row : std::as_const(rows)) {
        // What was taken away a moment ago may still be in the index.
        if (!row.deletedAt)
            found.items.append({row.event(), row.roomName});
    }
    return found;
}

} // namespace madang
