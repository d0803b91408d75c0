// SPDX-License-Identifier: GPL-3.0-or-later
// The batch verb about finding messages.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/event_printer.h"

#include "common/protocol/search.h"

#include <QCoreApplication>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kUsual = 20;
    constexpr qint64 kMost = 1000;
    constexpr int kPage = 100;

    struct SearchVerbText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::SearchVerb)
    };

    /// Reads pages until enough is printed. Lives as long as the run.
    void readOn(BatchRun &run, search::Find wanted, qint64 left)
    {
        wanted.limit = int(qMin<qint64>(kPage, left));
        run.call(search::find, wanted, [&run, wanted, left](const search::Found &found) mutable {
            for (const search::Hit &hit : found.items)
                printEvent(run, hit.event, hit.roomName);
            left -= found.items.size();
            if (!run.out().flush() || !found.next || found.items.isEmpty() || left <= 0)
                return run.finish();
            wanted.after = found.next;
            readOn(run, wanted, left);
        });
    }

} // namespace

void searchMessages(BatchRun &run)
{
    bool ok = true;
    const qint64 limit = run.line().value(u"limit"_s).value_or(QString::number(kUsual)).toLongLong(&ok);
    if (!ok || limit < 1 || limit > kMost)
        return run.failUsage(
            SearchVerbText::tr("--%1 takes a number from 1 to %2.").arg(u"limit"_s).arg(kMost));
    search::Find wanted;
    QStringList words;
    for (int i = 0; !run.word(i).isEmpty(); ++i)
        words.append(run.word(i));
    wanted.query = words.join(u' ');
    wanted.zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    const std::optional<QString> room = run.line().value(u"in"_s);
    if (!room)
        return readOn(run, wanted, limit);
    run.withRoom(*room, [&run, wanted, limit](const rooms::Room &found) mutable {
        wanted.room = found.id;
        readOn(run, wanted, limit);
    });
}

} // namespace madang::tui
