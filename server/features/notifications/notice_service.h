// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of notices: who sees them, and when they are gone.
#pragma once

#include "server/core/routes.h"
#include "server/features/notifications/notice_store.h"

namespace madang {

class NoticeService {
public:
    explicit NoticeService(NoticeStore &store)
        : m_store(store)
    {
    }
    Result<Page<notifications::Notice>> list(Work &work, const notifications::ListNotices &request);
    /// Acknowledging twice is acknowledging once.
    Result<Nothing> acknowledge(Work &work, const notifications::OneNotice &request);
    Result<notifications::Unread> acknowledgeAll(Work &work, const notifications::ReadUpTo &request);
    Result<notifications::Unread> count(Work &work, const Nothing &request);
    /// The caller's queue: what is not acknowledged, from the cursor on.
    Result<TopicPage> open(Work &work, const Nothing &request, const TopicCursor &cursor);
    /// What the caller reads from now on, on whatever device.
    Result<TopicPage> openRead(Work &work, const Nothing &request, const TopicCursor &cursor);
    /// Timed: forgets what was acknowledged long ago, or never in a very long time.
    Done tidy(Work &work);

private:
    NoticeStore &m_store;
};

} // namespace madang
