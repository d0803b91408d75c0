// SPDX-License-Identifier: GPL-3.0-or-later
// The advisory locks that we take in a PostgreSQL database: their keys, all in one place (two locks with one
// key would wait for each other for ever), and who holds one. Every version uses the same keys, so none is
// ever changed.
#pragma once

#include "server/db/database.h"

namespace madang::advisory {

/// Held by the session that migrates.
inline constexpr qint64 kMigrate = 7236435;
/// Held by the transaction that appends to the audit log.
inline constexpr qint64 kAuditHead = 7236436;
/// Held by the daemon that serves, for as long as it runs.
inline constexpr qint64 kServe = 7236437;

/// A connection that holds a lock, as PostgreSQL knows it.
struct Holder {
    qint64 backend = 0;
    QString name;
    QString from; ///< its address; empty: this machine
    Timestamp since; ///< when the connection began
};

Result<std::optional<Holder>> holderOf(Database &db, qint64 key);
/// Ends a connection of that number and name: by now the number may be somebody else's.
void endSession(Database &db, qint64 backend, const QString &name);
/// This machine's name in the plain characters that PostgreSQL keeps in a connection's name.
QString plainHost(qsizetype longest);

} // namespace madang::advisory
