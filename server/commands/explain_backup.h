// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong with a backup or an export, in a sentence that says what to do.
#pragma once

#include "common/base/result.h"
#include "server/config.h"

namespace madang::commands {

/// The sentence; empty: there is none for this error.
QString backupSentence(const Error &error, const Config &config);
/// Prints it; the exit code.
int explainBackup(const Error &error, const Config &config);
/// Removes what interrupted runs left in a folder, and says so on stderr.
void clearAndTell(const QString &folder);

} // namespace madang::commands
