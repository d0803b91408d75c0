// SPDX-License-Identifier: GPL-3.0-or-later
// Names out of archives that a running program may have open. Reads and never writes; knows nothing but
// names.
#pragma once

#include <QStringList>

#include <chrono>

namespace madang {

/// What an account has seen, without repeats.
struct ArchivedNames {
    QStringList rooms; ///< latest event first
    QStringList campaigns; ///< titles, newest first
    QStringList people; ///< user names of those who are in its rooms
};

/// The names in these archives, those of the first one first. Waits and reads no longer than that: what was
/// not found by then, or cannot be read, is missing.
ArchivedNames namesInArchives(const QStringList &paths, std::chrono::milliseconds atMost);

} // namespace madang
