// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about messages.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/event_printer.h"
#include "client-tui/batch/follower.h"
#include "client-tui/batch/sender.h"
#include "client-tui/batch/time_text.h"

#include <QCoreApplication>

#include <limits>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kPage = 200;
    constexpr qint64 kMostLimit = 100'000;

    struct ChatVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::ChatVerbs)
    };

    /// An option that is a whole number from `least` on; false after a complaint.
    bool readNumber(BatchRun &run, const QString &option, qint64 least, std::optional<qint64> &into)
    {
        const std::optional<QString> text = run.line().value(option);
        if (!text)
            return true;
        bool ok = false;
        into = text->toLongLong(&ok);
        if (ok && *into >= least)
            return true;
        run.failUsage(ChatVerbsText::tr("--%1 takes a number from %2 on.").arg(option).arg(least));
        return false;
    }

    /// Reads pages in one direction until enough is printed. Lives as long as the run.
    class HistoryWalk {
    public:
        HistoryWalk(BatchRun &run, const chat::ReadHistory &wanted, qint64 left)
            : m_run(run)
            , m_wanted(wanted)
            , m_left(left)
        {
        }

        static void go(const std::shared_ptr<HistoryWalk> &self)
        {
            self->m_wanted.limit = int(qMin<qint64>(kPage, self->m_left));
            self->m_run.call(chat::history, self->m_wanted,
                             [self](const chat::History &page) { self->take(self, page); });
        }

    private:
        void take(const std::shared_ptr<HistoryWalk> &self, const chat::History &page)
        {
            if (m_first == 0) { // the edges that this run began with
                m_hasOlder = page.hasOlder;
                m_hasNewer = page.hasNewer;
            }
            const bool upwards = !m_wanted.after && (m_wanted.before || !(m_wanted.around || m_wanted.at));
            for (const rooms::RoomEvent &event : page.items) {
                if (m_first == 0 || event.position < m_first)
                    m_first = event.position;
                m_last = qMax(m_last, event.position);
            }
            m_left -= page.items.size();
            (upwards ? m_hasOlder : m_hasNewer) = upwards ? page.hasOlder : page.hasNewer;
            if (upwards) {
                m_held = page.items + m_held;
            } else {
                for (const rooms::RoomEvent &event : page.items)
                    printEvent(m_run, event);
            }
            if (!m_run.out().flush())
                return m_run.finish();
            const bool more = (upwards ? page.hasOlder : page.hasNewer) && m_left > 0 && !page.items.isEmpty()
                && !m_wanted.around && !m_wanted.at;
            if (!more)
                return end();
            if (upwards)
                m_wanted.before = m_first;
            else
                m_wanted.after = m_last;
            go(self);
        }

        void end()
        {
            for (const rooms::RoomEvent &event : std::as_const(m_held))
                printEvent(m_run, event);
            m_run.out().json("page",
                             {{"first", QByteArray::number(m_first)},
                              {"last", QByteArray::number(m_last)},
                              {"hasOlder", m_hasOlder ? "true" : "false"},
                              {"hasNewer", m_hasNewer ? "true" : "false"}});
            m_run.finish();
        }

        BatchRun &m_run;
        chat::ReadHistory m_wanted;
        qint64 m_left;
        qint64 m_first = 0;
        qint64 m_last = 0;
        bool m_hasOlder = false;
        bool m_hasNewer = false;
        QList<rooms::RoomEvent> m_held; ///< read backwards, printed forwards
    };

} // namespace

void sendText(BatchRun &run)
{
    const QString text = run.line().words.mid(2).join(u' ');
    const bool fromInput = text == "-"_L1 || (text.isEmpty() && !::isatty(STDIN_FILENO));
    if (text.isEmpty() && !fromInput)
        return run.failUsage(
            ChatVerbsText::tr("What? Write the text, or - to read it from the standard input."));
    run.withRoom(run.word(0), [&run, text, fromInput](const rooms::Room &room) {
        auto *sender = new Sender(run, room.id);
        fromInput ? sender->sendInput(run.line().has(u"whole"_s)) : sender->sendOne(text);
    });
}

void tailRoom(BatchRun &run)
{
    std::optional<qint64> count = 10;
    if (!readNumber(run, u"n"_s, 0, count))
        return;
    const bool follow = run.line().has(u"follow"_s) || run.line().has(u"f"_s);
    run.withRoom(run.word(0), [&run, count, follow](const rooms::Room &room) {
        chat::ReadHistory wanted;
        wanted.room = room.id;
        wanted.limit = int(qBound(qint64(1), *count, qint64(kPage)));
        run.call(chat::history, wanted, [&run, count, follow, id = room.id](const chat::History &page) {
            for (const rooms::RoomEvent &event : page.items.last(qMin<qsizetype>(*count, page.items.size())))
                printEvent(run, event);
            run.out().flush();
            if (!follow)
                return run.finish();
            new Follower(run, id, page.position, page.epoch);
        });
    });
}

void printHistory(BatchRun &run)
{
    std::optional<qint64> before;
    std::optional<qint64> after;
    std::optional<qint64> around;
    std::optional<qint64> limit;
    if (!readNumber(run, u"before"_s, 1, before) || !readNumber(run, u"after"_s, 0, after)
        || !readNumber(run, u"around"_s, 1, around) || !readNumber(run, u"limit"_s, 1, limit))
        return;
    chat::ReadHistory wanted;
    wanted.before = before;
    wanted.after = after;
    wanted.around = around;
    if (const auto time = run.line().value(u"at"_s)) {
        wanted.at = readTime(*time);
        if (wanted.at->isNull())
            return run.failUsage(
                ChatVerbsText::tr("--at takes a time like 2026-05-31 or 2026-05-31T15:00:00+09:00."));
    }
    const int directions = int(before.has_value()) + int(after.has_value()) + int(around.has_value())
        + int(wanted.at.has_value());
    const bool all = run.line().has(u"all"_s);
    if (directions > 1 || (all && (around || wanted.at)))
        return run.failUsage(ChatVerbsText::tr(
            "Choose one of --before, --after, --around and --at; --all goes with the first two."));
    if (all && !before && !after)
        wanted.after = 0;
    const qint64 most = all ? std::numeric_limits<qint64>::max()
                            : qMin(limit.value_or(40), (around || wanted.at) ? kPage : kMostLimit);
    run.withRoom(run.word(0), [&run, wanted, most](const rooms::Room &room) {
        chat::ReadHistory here = wanted;
        here.room = room.id;
        HistoryWalk::go(std::make_shared<HistoryWalk>(run, here, most));
    });
}

void printThread(BatchRun &run)
{
    const EventId event = EventId::fromText(run.word(1));
    if (event.isNull())
        return run.failUsage(
            ChatVerbsText::tr("“%1” is no event: history --json prints their ids.").arg(run.word(1)));
    std::optional<qint64> before;
    std::optional<qint64> after;
    std::optional<qint64> limit;
    if (!readNumber(run, u"before"_s, 1, before) || !readNumber(run, u"after"_s, 0, after)
        || !readNumber(run, u"limit"_s, 1, limit))
        return;
    if (before && after)
        return run.failUsage(ChatVerbsText::tr("Choose one of --before and --after."));
    chat::ReadThread wanted{{}, event, before, after, int(qMin<qint64>(limit.value_or(40), kPage))};
    run.withRoom(run.word(0), [&run, wanted](const rooms::Room &room) {
        chat::ReadThread here = wanted;
        here.room = room.id;
        run.call(chat::thread, here, [&run, here](const chat::Thread &page) {
            // What it began with stands before the newest page, and before none of the others.
            if (page.first && !here.before && !here.after)
                printEvent(run, *page.first);
            for (const rooms::RoomEvent &answer : page.items)
                printEvent(run, answer);
            run.out().json(
                "page",
                {{"first", QByteArray::number(page.items.isEmpty() ? 0 : page.items.first().position)},
                 {"last", QByteArray::number(page.items.isEmpty() ? 0 : page.items.last().position)},
                 {"hasOlder", page.hasOlder ? "true" : "false"},
                 {"hasNewer", page.hasNewer ? "true" : "false"}});
            run.finish();
        });
    });
}

} // namespace madang::tui
