// SPDX-License-Identifier: GPL-3.0-or-later
// Schedule: timed jobs of the house (expiry, gateway re-checks). A job is a unit of work on a writing lane.
#pragma once

#include "server/core/lanes.h"

#include <QObject>

namespace madang {

/// Belongs to the main thread, whose event loop drives it.
class Schedule : public QObject {
    Q_OBJECT
public:
    using Job = std::function<Done(Work &)>;
    explicit Schedule(Lanes &lanes, QObject *parent = nullptr);

    /// Runs a job every `period`, never two of the same at once.
    void every(std::chrono::milliseconds period, const char *name, Job job);
    /// Does what needs no store every `period`, on the main thread: nothing slow.
    void tick(std::chrono::milliseconds period, std::function<void()> act);
    /// Runs each job once now (tests, and once at start).
    void runAll();

private:
    struct Entry {
        QByteArray name;
        Job job;
        std::shared_ptr<std::atomic_bool> running = std::make_shared<std::atomic_bool>(false);
    };
    void run(const Entry &entry);

    Lanes &m_lanes;
    std::deque<Entry> m_entries;
    std::deque<std::function<void()>> m_ticks;
};

} // namespace madang
