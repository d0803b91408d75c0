// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the advisory locks that we take in a PostgreSQL database, all in one place: two locks with one
// key would wait for each other for ever. Every version of the program uses the same, so none is ever
// changed.
#pragma once

#include <QtGlobal>

namespace madang::advisory {

/// Held by the session that migrates.
inline constexpr qint64 kMigrate = 7236435;
/// Held by the transaction that appends to the audit log.
inline constexpr qint64 kAuditHead = 7236436;
/// Held by the daemon that serves, for as long as it runs.
inline constexpr qint64 kServe = 7236437;

} // namespace madang::advisory
