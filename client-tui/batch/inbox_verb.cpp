// SPDX-License-Identifier: GPL-3.0-or-later
// The batch verb about one's notices.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/terminal/text_width.h"

#include "common/views/notice_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using notifications::Notice;

    constexpr int kMostNotices = 10'000;

    struct InboxVerbText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::InboxVerb)
    };

    void printNotice(BatchRun &run, const Notice &notice)
    {
        run.out().json("notice", notice);
        const QString at = QDateTime::fromMSecsSinceEpoch(notice.at.ms).toString(u"yyyy-MM-dd HH:mm"_s);
        run.out().line({{notice.id.text() + u"  "_s + at + u"  "_s, run.theme()[Role::Muted]},
                        {notice.readAt ? u"  "_s : u"● "_s, run.theme()[Role::Prompt]},
                        {views::sentenceOf(notice, run.formats()), Style()}});
    }

    void printUnread(BatchRun &run)
    {
        run.call(notifications::count, Nothing(), [&run](const notifications::Unread &count) {
            run.out().json("unread", count);
            run.out().note(InboxVerbText::tr("Unread: %1").arg(count.unread));
            run.finish();
        });
    }

    void readAll(BatchRun &run)
    {
        run.call(notifications::list, notifications::ListNotices{.after = {}, .limit = 1, .all = true},
                 [&run](const Page<Notice> &page) {
                     if (page.items.isEmpty())
                         return printUnread(run);
                     run.call(notifications::acknowledgeAll, {page.items.first().id},
                              [&run](const notifications::Unread &count) {
                                  run.out().json("unread", count);
                                  run.out().line(InboxVerbText::tr("Unread: %1").arg(count.unread));
                                  run.finish();
                              });
                 });
    }

} // namespace

void showInbox(BatchRun &run)
{
    const auto one = run.line().value(u"read"_s);
    if (one && run.line().has(u"read-all"_s))
        return run.failUsage(InboxVerbText::tr("Either --read or --read-all."));
    if (one) {
        const auto id = NoticeId::fromText(*one);
        if (id.isNull())
            return run.failUsage(InboxVerbText::tr("“%1” is no id of a notice.").arg(*one));
        return run.call(notifications::acknowledge, {id}, [&run](const Nothing &) { printUnread(run); });
    }
    if (run.line().has(u"read-all"_s))
        return readAll(run);
    notifications::ListNotices wanted;
    if (run.line().has(u"all"_s))
        wanted.all = true;
    run.collect(notifications::list, wanted, kMostNotices, [&run](const QList<Notice> &all) {
        for (const Notice &notice : all)
            printNotice(run, notice);
        printUnread(run);
    });
}

} // namespace madang::tui
