// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/lanes.h"

#include "common/base/log.h"
#include "common/base/secret.h"

#include <algorithm>

namespace madang {

namespace {

    using Steady = std::chrono::steady_clock;

    constexpr size_t kMostSlowWaiting = 200;
    constexpr int kMostAttempts = 5;
    constexpr std::chrono::microseconds kLongestGap{500};

    std::chrono::microseconds timeSince(Steady::time_point start)
    {
        return std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - start);
    }

} // namespace

/// The units that share one transaction, with what each of them wants to be done after it.
class Lanes::Group {
public:
    Group(Database &db, LaneKind kind, const Clock &clock, IdSource &ids)
        : m_db(db)
        , m_kind(kind)
        , m_clock(clock)
        , m_ids(ids)
        , m_savepoints(kind == LaneKind::Write && db.engine() == Engine::Sqlite)
    {
    }

    Done begin()
    {
        return m_db.begin(m_kind == LaneKind::Write ? Database::Access::ReadWrite
                                                    : Database::Access::ReadOnly);
    }

    /// Whether another unit may join the open transaction. One that reads must have waited already when the
    /// transaction began, or it might see less than its caller has been told.
    bool joinable(size_t waitedBefore) const
    {
        if (m_kind == LaneKind::Read)
            return m_db.engine() == Engine::Sqlite && m_members.size() < waitedBefore;
        return m_savepoints && !m_broken;
    }

    void run(std::unique_ptr<Unit> unit)
    {
        Member &member = m_members.emplace_back();
        member.unit = std::move(unit);
        if (m_savepoints && !m_careful)
            return runBare(member);
        const Done done = m_savepoints                                    ? inSavepoint(member)
            : m_kind == LaneKind::Read && m_db.engine() == Engine::Sqlite ? attempt(member)
                                                                          : alone(member);
        if (!done)
            member.failed = done.error();
    }

    /// Commits, or rolls everything back. Afterwards every unit knows its end. Whether something was
    /// committed.
    bool end()
    {
        Done done = m_broken ? Done(*m_broken) : m_db.commit();
        if (done)
            return true;
        m_db.rollback();
        for (Member &member : m_members) {
            if (!member.failed)
                member.failed = done.error();
        }
        return false;
    }

    /// Committed first, told second: events leave, and what follows from the COMMIT is done, before the
    /// replies, so that a caller's next call meets it.
    void tell(Bus &bus)
    {
        QList<PublishedPtr> told;
        for (const Member &member : m_members) {
            if (!member.failed)
                told += member.told;
        }
        if (!told.isEmpty())
            bus.publish(told);
        for (Member &member : m_members) {
            const LogRequest request(member.unit->caller().requestId);
            if (!member.failed) {
                for (const auto &action : member.after)
                    action();
            }
            member.unit->finish(member.failed);
        }
    }

    size_t size() const { return m_members.size(); }

private:
    struct Member {
        std::unique_ptr<Unit> unit;
        std::optional<Error> failed;
        QList<PublishedPtr> told;
        std::vector<std::function<void()>> after;
    };

    Done attempt(Member &member)
    {
        const LogRequest request(member.unit->caller().requestId);
        Work work(m_db, member.unit->caller(), m_clock, m_ids);
        TRY(member.unit->run(work));
        member.told = work.takeTold();
        member.after = work.takeAfter();
        return {};
    }

    /// A savepoint copies every page that its unit changes, which costs as much as the unit. Nearly all units
    /// succeed, or fail before they write: they run without one. Where that was too hopeful, everything is
    /// taken back and runs again with savepoints.
    void runBare(Member &member)
    {
        const Database::Effects before = m_db.effects();
        const Done done = attempt(member);
        const Database::Effects after = m_db.effects();
        if (!done)
            member.failed = done.error();
        const bool leftTraces = !done && after.writes != before.writes;
        if (leftTraces || after.failures != before.failures)
            runOthersAgain();
    }

    /// All but those that failed: nobody fails twice.
    void runOthersAgain()
    {
        m_careful = true;
        m_db.rollback();
        if (const Done begun = begin(); !begun) {
            m_broken = begun.error();
            return;
        }
        for (Member &member : m_members) {
            if (m_broken)
                return;
            if (member.failed)
                continue;
            if (const Done done = inSavepoint(member); !done)
                member.failed = done.error();
        }
    }

    /// One of many in a transaction: its failure takes back nothing but itself. A store that is full or
    /// broken may end the whole transaction under us; then nothing more may run in it, or it would commit by
    /// itself.
    Done inSavepoint(Member &member)
    {
        Done done = m_db.savepoint();
        if (!done) {
            m_broken = done.error();
            return done;
        }
        done = attempt(member);
        const Done closed = done ? m_db.releaseSavepoint() : m_db.rollbackToSavepoint();
        if (!closed)
            m_broken = done ? closed.error() : done.error();
        return done ? closed : done;
    }

    /// Alone in its transaction: who only lost a race runs again.
    Done alone(Member &member)
    {
        Done done = attempt(member);
        for (int tries = 1; !done && mayRunAgain(tries); ++tries) {
            m_db.rollback();
            const Done begun = begin();
            done = begun ? attempt(member) : begun;
        }
        if (!done)
            m_broken = done.error();
        return done;
    }

    bool mayRunAgain(int tries) const
    {
        if (m_db.lostRace() == Database::Race::Taken)
            return tries == 1;
        if (m_db.lostRace() == Database::Race::None || tries == kMostAttempts)
            return false;
        // Two that ran into each other must not do so in step again.
        std::this_thread::sleep_for(std::chrono::milliseconds(secret::randomBelow(8) * unsigned(tries)));
        return true;
    }

    Database &m_db;
    const LaneKind m_kind;
    const Clock &m_clock;
    IdSource &m_ids;
    const bool m_savepoints;
    bool m_careful = false; ///< units run in savepoints
    std::optional<Error> m_broken; ///< why nothing of this transaction may be committed
    std::vector<Member> m_members;
};

Lanes::Lanes(StoreAddress address, LaneLimits limits, const Clock &clock, IdSource &ids, Bus &bus,
             Metrics &metrics)
    : m_address(std::move(address))
    , m_limits(limits)
    , m_clock(clock)
    , m_ids(ids)
    , m_bus(bus)
    , m_commitTime(metrics.timing("madang_store_commit_seconds", "Time of one COMMIT with its fsync."))
    , m_commits(metrics.counter("madang_store_commits_total", "Transactions committed by the writing lanes."))
    , m_units(metrics.counter("madang_store_units_total", "Units of work run by the writing lanes."))
    , m_waiting(metrics.gauge("madang_lanes_waiting", "Units waiting in the lanes' mailboxes."))
{
    const int writers = m_address.engine == Engine::Sqlite ? 1 : qMax(1, m_limits.writers);
    for (int i = 0; i < writers; ++i)
        m_writers.push_back(std::make_unique<Lane>());
    for (int i = 0; i < qMax(1, m_limits.readers); ++i)
        m_readers.push_back(std::make_unique<Lane>());
}

Lanes::~Lanes()
{
    stop();
}

Done Lanes::start()
{
    Started started;
    int wanted = 0;
    for (auto &[lanes, kind] :
         {std::pair{&m_writers, LaneKind::Write}, std::pair{&m_readers, LaneKind::Read}}) {
        for (const auto &lane : *lanes) {
            lane->thread
                = std::thread([this, &lane = *lane, k = kind, &started] { runLane(lane, k, &started); });
            ++wanted;
        }
    }
    for (int i = 0; i < qMax(1, m_limits.slowThreads); ++i)
        m_slowThreads.emplace_back([this] { runSlow(); });
    std::unique_lock lock(started.mutex);
    started.changed.wait(lock, [&] { return started.open == wanted; });
    if (!started.failed)
        return {};
    lock.unlock();
    stop();
    return *started.failed;
}

void Lanes::stop()
{
    {
        const std::lock_guard lock(m_slowMutex);
        m_slowStopping = true;
    }
    m_slowWake.notify_all();
    for (std::thread &thread : m_slowThreads)
        thread.join();
    m_slowThreads.clear();
    for (auto *lanes : {&m_readers, &m_writers}) {
        for (const auto &lane : *lanes) {
            {
                const std::lock_guard lock(lane->mutex);
                lane->stopping = true;
            }
            lane->wake.notify_all();
            if (lane->thread.joinable())
                lane->thread.join();
        }
    }
}

void Lanes::enqueue(LaneKind kind, size_t key, std::unique_ptr<Unit> unit)
{
    auto &lanes = kind == LaneKind::Write ? m_writers : m_readers;
    Lane &lane = *lanes[key % lanes.size()];
    {
        const std::lock_guard lock(lane.mutex);
        if (!lane.stopping && lane.waiting.size() < m_limits.mailbox) {
            lane.waiting.push_back(std::move(unit));
            m_waiting.add(1);
        }
    }
    if (unit)
        unit->finish(Error{Code::Unavailable, "busy"}.after(1));
    else
        lane.wake.notify_one();
}

size_t Lanes::waitingIn(Lane &lane)
{
    const std::lock_guard lock(lane.mutex);
    return lane.waiting.size();
}

std::unique_ptr<Unit> Lanes::next(Lane &lane, std::chrono::microseconds patience)
{
    std::unique_lock lock(lane.mutex);
    if (lane.waiting.empty() && patience.count() > 0)
        lane.wake.wait_for(lock, patience, [&] { return lane.stopping || !lane.waiting.empty(); });
    if (lane.waiting.empty())
        return nullptr;
    std::unique_ptr<Unit> unit = std::move(lane.waiting.front());
    lane.waiting.pop_front();
    m_waiting.add(-1);
    return unit;
}

void Lanes::runLane(Lane &lane, LaneKind kind, Started *started)
{
    auto opened = Database::open(
        m_address, kind == LaneKind::Write ? Database::Access::ReadWrite : Database::Access::ReadOnly);
    {
        const std::lock_guard lock(started->mutex);
        ++started->open;
        if (!opened)
            started->failed = opened.error();
        started->changed.notify_all();
    }
    if (!opened)
        return;
    Database &db = **opened;
    for (;;) {
        {
            std::unique_lock lock(lane.mutex);
            lane.wake.wait(lock, [&] { return lane.stopping || !lane.waiting.empty(); });
            if (lane.waiting.empty())
                return;
        }
        runGroup(lane, db, kind);
    }
}

void Lanes::runGroup(Lane &lane, Database &db, LaneKind kind)
{
    const size_t waited = waitingIn(lane);
    Group group(db, kind, m_clock, m_ids);
    Done begun = group.begin();
    if (!begun && db.engine() == Engine::Postgres && db.alive())
        begun = group.begin();
    if (!begun) {
        refuseWaiting(lane, begun.error());
        return;
    }
    // What shares a COMMIT should be worth it: on a slow disk more units join, and who is about to come is
    // waited for; but nobody waits for others when there are none.
    const auto longest = std::clamp(2 * lane.commitTime, m_limits.gather, 10 * m_limits.gather);
    const auto gap = lane.crowded ? std::min(lane.commitTime / 4, kLongestGap) : std::chrono::microseconds(0);
    const auto start = Steady::now();
    while (group.size() == 0
           || (group.joinable(waited) && group.size() < m_limits.group && Steady::now() - start < longest)) {
        auto unit = next(lane, group.size() == 0 ? std::chrono::microseconds(0) : gap);
        if (!unit)
            break;
        group.run(std::move(unit));
    }
    const auto commitStart = Steady::now();
    const bool committed = group.end();
    if (kind == LaneKind::Write) {
        m_units.add(group.size());
        if (committed)
            settle(lane, group.size(), timeSince(commitStart));
    }
    group.tell(m_bus);
}

void Lanes::settle(Lane &lane, size_t units, std::chrono::microseconds commitTime)
{
    m_commitTime.record(commitTime.count());
    m_commits.add();
    lane.commitTime = (7 * lane.commitTime + commitTime) / 8;
    lane.crowded = units > 1;
}

void Lanes::refuseWaiting(Lane &lane, const Error &error)
{
    std::deque<std::unique_ptr<Unit>> refused;
    {
        const std::lock_guard lock(lane.mutex);
        refused.swap(lane.waiting);
        m_waiting.add(-qint64(refused.size()));
    }
    for (const auto &unit : refused)
        unit->finish(error);
}

bool Lanes::slow(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_slowMutex);
        if (m_slowStopping || m_slow.size() >= kMostSlowWaiting)
            return false;
        m_slow.push_back(std::move(work));
    }
    m_slowWake.notify_one();
    return true;
}

void Lanes::runSlow()
{
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_slowMutex);
            m_slowWake.wait(lock, [this] { return m_slowStopping || !m_slow.empty(); });
            if (m_slow.empty())
                return;
            work = std::move(m_slow.front());
            m_slow.pop_front();
        }
        work();
    }
}

} // namespace madang
