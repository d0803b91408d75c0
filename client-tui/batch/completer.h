// SPDX-License-Identifier: GPL-3.0-or-later
// What a shell offers on Tab: verbs, options, and the rooms that are on disk. No network, no password.
#pragma once

#include <QStringList>

namespace madang::tui {

/// What may stand in place of the last word, given all the words after the program's name. Empty where only
/// the shell knows more, such as the names of files. `rooms` are names as they may be written after a verb.
QStringList completionsOf(const QStringList &words, const QStringList &rooms);

/// The rooms that the archive of the remembered account knows, without those whose names a shell could
/// mistake for something else.
QStringList roomsOnDisk(const QStringList &words);

/// The script to source into "bash", "zsh" or "fish"; empty for another shell.
QString completionScript(const QString &shell);

/// Answers `madang-tui __complete WORDS...` of those scripts: one candidate a line.
int runCompletion(const QStringList &words);

} // namespace madang::tui
