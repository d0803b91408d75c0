// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes: worker threads with one database connection each. One key, one lane, one order; many units, one
// COMMIT.
#pragma once

#include "server/core/metrics.h"
#include "server/core/work.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace madang {

/// What a unit does to the store.
enum class LaneKind {
    Write,
    Read, ///< sees what is committed; never waits for a writer on SQLite
};

/// One unit waiting for its lane.
class Unit {
public:
    explicit Unit(Caller caller)
        : m_caller(std::move(caller))
    {
    }
    virtual ~Unit() = default;
    const Caller &caller() const { return m_caller; }
    /// Runs inside the transaction. An error rolls back this unit alone. Runs again when it lost a race
    /// against another writer, so it changes nothing but the store.
    virtual Done run(Work &work) = 0;
    /// Called once after COMMIT, or with the error that kept the unit from it.
    virtual void finish(const std::optional<Error> &failed) = 0;

private:
    const Caller m_caller;
};

/// Counts and bounds of the lanes.
struct LaneLimits {
    int readers = 2;
    int writers = 4; ///< PostgreSQL only; SQLite has one
    int slowThreads = 2; ///< password hashing
    size_t mailbox = 20'000; ///< waiting units per lane; beyond that Unavailable
    size_t group = 256; ///< most units in one COMMIT
    /// Longest time units join a group; longer where a COMMIT takes longer, up to ten times this.
    std::chrono::microseconds gather{2000};
};

/// Owns the threads. post() is safe from any thread and never blocks.
class Lanes {
public:
    Lanes(StoreAddress address, LaneLimits limits, const Clock &clock, IdSource &ids, Bus &bus,
          Metrics &metrics);
    ~Lanes();

    /// Opens every connection and starts the threads; when one fails, its error, and nothing runs.
    Done start();
    /// Runs what waits, then stops. Nothing can be posted after.
    void stop();

    /// Runs fn(Work&) -> Result<T> on the lane of `key`, then finish(Result<T>) on the same thread after
    /// COMMIT. finish is called exactly once, also when the lane is full (at once, on the caller's thread).
    template <typename T, typename Run, typename Finish>
    void post(LaneKind kind, size_t key, Caller caller, Run run, Finish finish)
    {
        enqueue(kind, key,
                std::make_unique<FunctionUnit<T, Run, Finish>>(std::move(caller), std::move(run),
                                                               std::move(finish)));
    }

    /// Runs work that burns time without waiting on a thread of its own kind. False when too much of it
    /// waits.
    bool slow(std::function<void()> work);

private:
    template <typename T, typename Run, typename Finish> class FunctionUnit final : public Unit {
    public:
        FunctionUnit(Caller caller, Run run, Finish finish)
            : Unit(std::move(caller))
            , m_run(std::move(run))
            , m_finish(std::move(finish))
        {
        }
        Done run(Work &work) override
        {
            m_result.emplace(m_run(work));
            return m_result->ok() ? Done() : Done(m_result->error());
        }
        void finish(const std::optional<Error> &failed) override
        {
            if (failed)
                m_finish(Result<T>(*failed));
            else
                m_finish(std::move(*m_result));
        }

    private:
        Run m_run;
        Finish m_finish;
        std::optional<Result<T>> m_result;
    };

    /// A mailbox and its thread.
    struct Lane {
        std::mutex mutex; ///< guards waiting and stopping
        std::condition_variable wake;
        std::deque<std::unique_ptr<Unit>> waiting;
        bool stopping = false;
        std::thread thread;
        std::chrono::microseconds commitTime{0}; ///< of the last groups, smoothed; the lane's thread only
        bool crowded = false; ///< the last group had several units; the lane's thread only
    };
    struct Started {
        std::mutex mutex; ///< guards the other members
        std::condition_variable changed;
        int open = 0;
        std::optional<Error> failed;
    };
    class Group;

    void enqueue(LaneKind kind, size_t key, std::unique_ptr<Unit> unit);
    void runLane(Lane &lane, LaneKind kind, Started *started);
    void runGroup(Lane &lane, Database &db, LaneKind kind);
    void runSlow();
    /// The unit that has waited longest, or that comes within `patience`; null when there is none.
    std::unique_ptr<Unit> next(Lane &lane, std::chrono::microseconds patience);
    static size_t waitingIn(Lane &lane);
    void settle(Lane &lane, size_t units, std::chrono::microseconds commitTime);
    /// The store is away: nobody waits for each of its time-outs in turn.
    void refuseWaiting(Lane &lane, const Error &error);

    const StoreAddress m_address;
    const LaneLimits m_limits;
    const Clock &m_clock;
    IdSource &m_ids;
    Bus &m_bus;
    Timing &m_commitTime;
    Counter &m_commits;
    Counter &m_units;
    Gauge &m_waiting;
    std::vector<std::unique_ptr<Lane>> m_writers;
    std::vector<std::unique_ptr<Lane>> m_readers;

    std::mutex m_slowMutex; ///< guards m_slow and m_slowStopping
    std::condition_variable m_slowWake;
    std::deque<std::function<void()>> m_slow;
    bool m_slowStopping = false;
    std::vector<std::thread> m_slowThreads;
};

} // namespace madang
