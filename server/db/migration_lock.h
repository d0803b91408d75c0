// SPDX-License-Identifier: GPL-3.0-or-later
// MigrationLock: one program at a time changes the schema of a store, and the others can say which. What the
// steps are is the migrator's.
#pragma once

#include "server/db/database.h"

#include <chrono>

namespace madang {

/// The program that migrates a store, or began to.
struct MigrationOwner {
    QString host;
    qint64 process = 0; ///< its number there; 0: it does not say, as other programs do not
    qint64 begun = 0; ///< when that process began, in ticks of its kernel: numbers are given out again
    QString machine; ///< where that number counts (machine and container); empty: nobody knows
    Timestamp since; ///< null: nobody knows
    qint64 backend = 0; ///< PostgreSQL's process that holds the lock for it; 0 on SQLite

    /// "process 77 on db1, since 2026-...", for logs and people.
    QString text() const;
    /// Whether it is of this machine and its process has ended. False where that cannot be known.
    bool isGone() const;
};
PROTOCOL_FIELDS(MigrationOwner, host, process, begun, machine, since, backend)

/// How long somebody waits for the lock unless told.
inline constexpr std::chrono::seconds kMigrationPatience{30};

/// Holds the right to migrate a store. No clock ends it: on SQLite it is a flock on a file beside the store
/// (madang.db-migrating), which the kernel releases however the process ends; on PostgreSQL a session's
/// advisory lock, which the server releases with the connection, and connections of machines that are gone
/// end within a minute. So whoever gets it knows that nobody else is at work.
class MigrationLock {
public:
    /// Waits while another program has it, and no longer than told. Conflict ("migrating") then, with the
    /// owner's text in `field`. On PostgreSQL an owner whose process on this machine is gone loses its
    /// connection. The connection must outlive the lock, and be in no transaction at either end of it.
    static Result<std::unique_ptr<MigrationLock>> take(Database &db, std::chrono::milliseconds patience);
    ~MigrationLock();
    MigrationLock(const MigrationLock &) = delete;
    MigrationLock &operator=(const MigrationLock &) = delete;

    Database &db() const { return m_db; }
    /// Who had it before us and ended without letting go: in the middle of its work.
    const std::optional<MigrationOwner> &predecessor() const { return m_predecessor; }

    /// Who has it now; nothing when nobody does. A connection that may only read will do.
    static Result<std::optional<MigrationOwner>> ownerOf(Database &db);

private:
    MigrationLock(Database &db, QString file);
    Result<bool> attempt();
    Result<bool> attemptFile();
    Result<bool> attemptServer();
    void evict(const MigrationOwner &owner);

    Database &m_db;
    const QString m_file; ///< of SQLite; empty: the store is in memory, and ours alone
    int m_descriptor = -1;
    bool m_isTaken = false;
    std::optional<MigrationOwner> m_predecessor;
};

} // namespace madang
