// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios: what madang-bench can measure, by name. Each adds its figures to the report, beside the
// reference's of the same minute.
#pragma once

#include "tests/bench/machine.h"
#include "tests/bench/report.h"

namespace madang::bench {

/// What the caller wants.
struct Wishes {
    QString program; ///< the madangd to start
    quint16 port = 0; ///< of one that runs already; 0: start our own
    pid_t process = 0; ///< its process, if it runs on this machine
    QString storeFolder; ///< of the large store, kept for the next run; empty: a temporary one
    qint64 events = 10'000'000; ///< in the large store
    int people = 1000;
    int idle = 8000;
    int connections = 10'000;
    int returning = 2000; ///< clients in the resume storm
    int missed = 100; ///< messages that each of them missed
    int inFlight = 16;
    int seconds = 5;
    int frozenSeconds = 60;
    int repetitions = 5;
    Cores cores;
};

/// The daemon that most scenarios share, and the sample its reference sends.
class Bench {
public:
    Bench(const Wishes &wishes, Report &report);

    const Wishes &wishes;
    Report &report;
    BenchDaemon &daemon();
    const Sample &sample();
    /// A fresh one with lines of configuration of its own.
    std::unique_ptr<BenchDaemon> ownDaemon(const QByteArray &config = {}, const QString &data = {}) const;

private:
    std::unique_ptr<BenchDaemon> m_daemon;
    Sample m_sample;
};

struct Scenario {
    const char *name;
    const char *says;
    void (*run)(Bench &);
    bool ownDaemon; ///< needs one that the bench starts
};
const std::vector<Scenario> &allScenarios();

// ---- traffic_scenarios.cpp
void fanOut(Bench &bench);
void steady(Bench &bench);
void besideIdle(Bench &bench);
void chatMix(Bench &bench);
void manyRooms(Bench &bench);
void resumeStorm(Bench &bench);
void frozenReader(Bench &bench);
// ---- broadcast_scenario.cpp
void broadcast(Bench &bench);
// ---- connection_scenarios.cpp
void connectStorm(Bench &bench);
void idleMemory(Bench &bench);
// ---- store_scenarios.cpp
void durablePosts(Bench &bench);
void onePost(Bench &bench);
void largeStore(Bench &bench);

} // namespace madang::bench
