// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/scenarios.h"

namespace madang::bench {

Bench::Bench(const Wishes &wishesOf, Report &reportTo)
    : wishes(wishesOf)
    , report(reportTo)
{
}

BenchDaemon &Bench::daemon()
{
    if (!m_daemon) {
        m_daemon = wishes.port > 0 ? std::make_unique<BenchDaemon>(wishes.port, wishes.process) : ownDaemon();
        m_sample = DaemonVenue(*m_daemon).takeSample();
    }
    return *m_daemon;
}

const Sample &Bench::sample()
{
    daemon();
    return m_sample;
}

std::unique_ptr<BenchDaemon> Bench::ownDaemon(const QByteArray &config, const QString &data) const
{
    return std::make_unique<BenchDaemon>(
        DaemonSetup{.program = wishes.program, .data = data, .config = config, .core = wishes.cores.server});
}

const std::vector<Scenario> &allScenarios()
{
    static const std::vector<Scenario> all{
        {"fanout", "everybody in one room, as fast as it goes", fanOut, false},
        {"steady", "everybody in one room, 100 messages a second", steady, false},
        {"idle", "the same beside thousands of idle connections", besideIdle, false},
        {"chat", "everybody in 20 rooms, 1,000 messages a second", chatMix, false},
        {"rooms", "a hundred small rooms, as fast as it goes", manyRooms, false},
        {"connect", "thousands connect at once", connectStorm, false},
        {"memory", "what an idle connection costs, plain and TLS", idleMemory, true},
        {"posts", "durable posts with receipt, SQLite and PostgreSQL", durablePosts, true},
        {"one", "one post in flight", onePost, true},
        {"resume", "thousands come back and ask for what they missed", resumeStorm, false},
        {"frozen", "one reader of a busy room stops reading", frozenReader, true},
        {"broadcast", "hundreds give within seconds beside everybody's chat", broadcast, true},
        {"store", "a large store: start, memory, pages of history", largeStore, true},
    };
    return all;
}

} // namespace madang::bench
