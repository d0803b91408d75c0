// SPDX-License-Identifier: GPL-3.0-or-later
// Words of one's own for commands: [aliases] of tui.toml. What may be one, and what becomes of a line that
// begins with one.
#pragma once

#include <QMap>
#include <QString>

#include <optional>

namespace madang::tui {

/// What each word stands for, both without "/".
using Aliases = QMap<QString, QString>;

inline constexpr int kMostAliases = 100;
inline constexpr int kLongestAlias = 32; ///< the word
inline constexpr int kLongestMeaning = 400;

/// "gm", "안녕", "w-2".
bool isAliasWord(const QString &word);
/// How many words it takes at least: the highest of $1 to $9 in it.
int wordsTaken(const QString &meaning);
/// The command that an alias stands for: $1 to $9 are the words behind it ("two words" in quotes are one),
/// $* is all of them, $$ a dollar sign. Without any of these the words follow the command. Nothing when there
/// are fewer than it takes.
std::optional<QString> expanded(const QString &meaning, const QString &rest);
/// The command an alias comes to, through other aliases; empty when it comes back to itself.
QString commandBehind(const QString &word, const Aliases &aliases);

} // namespace madang::tui
