// SPDX-License-Identifier: GPL-3.0-or-later
// StoreClaim: one program at a time writes to a PostgreSQL database, whatever machine or data folder it runs
// in, and the others can say which. A SQLite store needs none: StoreFolder's lock lies beside it.
#pragma once

#include "server/db/advisory_locks.h"
#include "server/db/database.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace madang {

/// The program that has a database.
struct StoreHolder {
    QString host;
    qint64 process = 0; ///< its number there; 0: it does not say, as other programs do not
    Timestamp since; ///< when its connection began; null: nobody knows
    qint64 backend = 0; ///< PostgreSQL's process at the other end of it
    QString from; ///< the address it comes from; empty: a socket of the server's own machine, or hidden

    /// "process 77 on db1 (for PostgreSQL: process 4711, from 10.0.0.5), since 2026-...", for logs and
    /// people.
    QString text() const;
};

/// How long somebody waits for a claim unless told: a program that was killed leaves its connections to the
/// server for a moment.
inline constexpr std::chrono::milliseconds kStorePatience{3000};

/// Holds an advisory lock of a session, on a connection and a thread of its own, for as long as it lives. The
/// server releases it with the connection, however the program ends; the connection of a machine that is gone
/// ends within a minute. A connection that breaks meanwhile is noticed within a second, and the lock taken
/// again as soon as the server answers. Poolers must not lend connections by statement or transaction: what
/// is locked belongs to one connection.
class StoreClaim {
public:
    /// The key of the lock, in the database of the store.
    static constexpr qint64 kLockKey = advisory::kServe;

    /// Conflict ("store-in-use"), with the holder's text in `field`, when another program has it and keeps it
    /// that long; also when one that had it is still writing then. Others of ours that are only connected are
    /// waited for as well, and then let be: it may be a backup.
    static Result<std::unique_ptr<StoreClaim>> take(const StoreAddress &address,
                                                    std::chrono::milliseconds patience = kStorePatience);
    ~StoreClaim();
    StoreClaim(const StoreClaim &) = delete;
    StoreClaim &operator=(const StoreClaim &) = delete;

    /// Whether another program took the store while our connection was broken: then nothing may be written
    /// any more. The log says who.
    bool isLost() const { return m_isLost; }
    /// A descriptor that can be read from that moment on.
    int lossNotice() const { return m_notice; }

    /// Who has the store of a PostgreSQL database; nothing when nobody does. A connection that may only read
    /// will do.
    static Result<std::optional<StoreHolder>> holderOf(Database &db);

private:
    explicit StoreClaim(StoreAddress address);
    void run(std::chrono::milliseconds patience, std::promise<Done> taken);
    Done takeFirst(Database &db, std::chrono::milliseconds patience);
    Result<bool> attempt(Database &db);
    bool waitForNextLook();
    bool lookAfter(Database &db);
    bool lookAtHolder(Database &db);

    const StoreAddress m_address;
    const QString m_name; ///< of our connection, unlike that of any other one
    const int m_notice;
    std::atomic_bool m_isLost = false;
    qint64 m_backend = 0; ///< PostgreSQL's process that has the lock for us; the thread's only
    bool m_isBroken = false; ///< the lock is to be taken again; the thread's only
    std::mutex m_mutex; ///< guards m_stopping
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace madang
