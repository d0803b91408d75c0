// SPDX-License-Identifier: GPL-3.0-or-later
// What a shell offers on Tab: verbs, what follows them, options. It knows the verbs' own table and nothing
// else: no configuration, no store.
#pragma once

#include <QStringList>

namespace madang::commands {

/// What may stand in place of the last word, given all the words after the program's name. Empty where only
/// the shell knows more, such as the names of files.
QStringList completionsOf(const QStringList &words);

/// The script to source into "bash", "zsh" or "fish"; empty for another shell.
QByteArray completionScript(const QString &shell);

/// Answers `madangd __complete WORDS...` of those scripts: one candidate a line.
int runCompletion(const QStringList &words);

} // namespace madang::commands
