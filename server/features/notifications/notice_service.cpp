// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/notice_service.h"

#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kKept = std::chrono::hours(24 * 30);
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
    TRY(page.items, m_store.open(work, work.caller().user, after, limit + 1));
    if (page.items.size() > limit) {
        page.items.resize(limit);
        page.next = page.items.last().id.text();
    }
    return page;
}

Result<Nothing> NoticeService::acknowledge(Work &work, const notifications::OneNotice &request)
{
    TRY(const bool known, m_store.acknowledge(work, work.caller().user, request.notice));
    if (!known)
        return Error{Code::NotFound, "notice"};
    return Nothing{};
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

Done NoticeService::tidy(Work &work)
{
    return m_store.forget(work, work.now().plus(-kKept), kForgottenAtOnce);
}

} // namespace madang
