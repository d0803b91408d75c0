// SPDX-License-Identifier: GPL-3.0-or-later
// What a shell offers on Tab: verbs, options, and the rooms, campaigns and people that are on disk, also
// while the full screen runs. No network, no password.
#pragma once

#include "common/client/archived_names.h"

namespace madang::tui {

/// What may stand in place of the last word, given all the words after the program's name; at most 500.
/// Empty where only the shell knows more, such as the names of files. `known` are names as they may be
/// written after a verb.
QStringList completionsOf(const QStringList &words, const ArchivedNames &known);

/// What the archive of the remembered account knows, without names that a shell could mistake for something
/// else. Empty where nothing can be read within a moment.
ArchivedNames namesOnDisk(const QStringList &words);

/// The script to source into "bash", "zsh" or "fish"; empty for another shell.
QString completionScript(const QString &shell);

/// Answers `madang-tui __complete WORDS...` of those scripts: one candidate a line.
int runCompletion(const QStringList &words);

} // namespace madang::tui
