// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/notice_service.h"

#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kKept = std::chrono::hours(24 * 30);
    constexpr auto kKeptUnread = std::chrono::hours(24 * 365);
    constexpr int kForgottenAtOnce = 1000;

} // namespace

Result<Page<notifications::Notice>> NoticeService::list(Work &work, const notifications::ListNotices &request)
{
    TRY(const int limit, pageLimit(request.limit));
    NoticeId after;
    if (request.after) {
        after = NoticeId::fromText(*request.after);
        if (after.isNull())
            return Error{Code::InvalidValue, "cursor"}.at(u"after"_s);
    }
    Page<notifications::Notice> page;
    const UserId reader = work.caller().user;
    if (request.all.value_or(false)) {
        TRY(page.items, m_store.newest(work, reader, after, limit + 1));
    } else {
        TRY(page.items, m_store.open(work, reader, after, limit + 1));
    }
    if (page.items.size() > limit) {
        page.items.resize(limit);
        page.next = page.items.last().id.text();
    }
    return page;
}

Result<Nothing> NoticeService::acknowledge(Work &work, const notifications::OneNotice &request)
{
    const UserId reader = work.caller().user;
    TRY(const bool changed, m_store.acknowledge(work, reader, request.notice));
    if (!changed) {
        TRY(const bool known, m_store.isThere(work, reader, request.notice));
        if (!known)
            return Error{Code::NotFound, "notice"};
        return Nothing{};
    }
    TRY(const int left, m_store.unread(work, reader, notifications::kMostCounted));
    work.tellPerson(reader, notifications::wasRead, {request.notice, std::nullopt, left});
    return Nothing{};
}

Result<notifications::Unread> NoticeService::acknowledgeAll(Work &work,
                                                            const notifications::ReadUpTo &request)
{
    const UserId reader = work.caller().user;
    TRY(const bool changed, m_store.acknowledgeUpTo(work, reader, request.upTo));
    TRY(const int left, m_store.unread(work, reader, notifications::kMostCounted));
    if (changed)
        work.tellPerson(reader, notifications::wasRead, {std::nullopt, request.upTo, left});
    return notifications::Unread{left};
}

Result<notifications::Unread> NoticeService::count(Work &work, const Nothing &)
{
    TRY(const int left, m_store.unread(work, work.caller().user, notifications::kMostCounted));
    return notifications::Unread{left};
}

Result<TopicPage> NoticeService::open(Work &work, const Nothing &, const TopicCursor &cursor)
{
    const NoticeId after{qMax<qint64>(cursor.after.value_or(0), 0)};
    TRY(QList<notifications::Notice> notices,
        m_store.open(work, work.caller().user, after, cursor.limit + 1));
    TopicPage page;
    page.more = notices.size() > cursor.limit;
    if (page.more)
        notices.resize(cursor.limit);
    page.position = notices.isEmpty() ? after.number : notices.last().id.number;
    for (const notifications::Notice &notice : std::as_const(notices)) {
        Published published = Work::published(notifications::noticed, notice);
        published.topic = Work::personalTopic(work.caller().user, published.topic);
        page.events += std::make_shared<const Published>(std::move(published));
    }
    return page;
}

Result<TopicPage> NoticeService::openRead(Work &, const Nothing &, const TopicCursor &)
{
    return TopicPage{};
}

Done NoticeService::tidy(Work &work)
{
    TRY(m_store.forget(work, work.now().plus(-kKept), kForgottenAtOnce));
    return m_store.forgetUnread(work, work.now().plus(-kKeptUnread), kForgottenAtOnce);
}

} // namespace madang
