// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/block_service.h"

#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<accounts::Person> BlockService::person(Work &work, UserId user)
{
    if (user == work.caller().user)
        return Error{Code::InvalidValue, "yourself"}.at(u"user"_s);
    TRY(const auto found, m_people.person(work, user));
    if (!found)
        return Error{Code::NotFound, "person"};
    return *found;
}

Result<Nothing> BlockService::block(Work &work, const blocks::OnePerson &request)
{
    TRY(const accounts::Person other, person(work, request.user));
    TRY(const bool fresh, m_store.insert(work, work.caller().user, other.id));
    if (!fresh)
        return Nothing{};
    TRY(const int count, m_store.count(work, work.caller().user));
    if (count > blocks::kMostBlocked)
        return Error{Code::TooMany, "blocked"};
    work.tellPerson(work.caller().user, blocks::changed, {other, true});
    return Nothing{};
}

Result<Nothing> BlockService::unblock(Work &work, const blocks::OnePerson &request)
{
    TRY(const accounts::Person other, person(work, request.user));
    TRY(const bool was, m_store.remove(work, work.caller().user, other.id));
    if (was)
        work.tellPerson(work.caller().user, blocks::changed, {other, false});
    return Nothing{};
}

Result<Page<accounts::Person>> BlockService::list(Work &work, const blocks::ListBlocked &request)
{
    TRY(const int limit, pageLimit(request.limit));
    UserId after;
    if (request.after) {
        after = UserId::fromText(*request.after);
        if (after.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    Page<accounts::Person> page;
    TRY(page.items, m_store.blockedBy(work, work.caller().user, after, limit + 1));
    if (page.items.size() > limit) {
        page.items.resize(limit);
        page.next = page.items.last().id.text();
    }
    return page;
}

Result<TopicPage> BlockService::open(Work &, const Nothing &, const TopicCursor &)
{
    return TopicPage{};
}

} // namespace madang
