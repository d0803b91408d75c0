// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/schedule.h"

#include "common/base/log.h"

#include <QTimer>

namespace madang {

Schedule::Schedule(Lanes &lanes, QObject *parent)
    : QObject(parent)
    , m_lanes(lanes)
{
}

void Schedule::every(std::chrono::milliseconds period, const char *name, Job job)
{
    Entry &entry = m_entries.emplace_back(Entry{name, std::move(job)});
    auto *timer = new QTimer(this);
    timer->setInterval(period);
    connect(timer, &QTimer::timeout, this, [this, &entry] { run(entry); });
    timer->start();
}

void Schedule::tick(std::chrono::milliseconds period, std::function<void()> act)
{
    const std::function<void()> &kept = m_ticks.emplace_back(std::move(act));
    auto *timer = new QTimer(this);
    timer->setInterval(period);
    connect(timer, &QTimer::timeout, this, [&kept] { kept(); });
    timer->start();
}

void Schedule::runAll()
{
    for (const auto &act : m_ticks)
        act();
    for (const Entry &entry : m_entries)
        run(entry);
}

void Schedule::run(const Entry &entry)
{
    if (entry.running->exchange(true))
        return;
    struct Ran { };
    m_lanes.post<Ran>(
        LaneKind::Write, qHash(entry.name), Caller{},
        [job = entry.job](Work &work) -> Result<Ran> {
            TRY(job(work));
            return Ran{};
        },
        [name = entry.name, running = entry.running](const Result<Ran> &result) {
            running->store(false);
            if (!result)
                qCWarning(lcServer) << "scheduled job failed" << name << wordOf(result.error().code);
        });
}

} // namespace madang
