// SPDX-License-Identifier: GPL-3.0-or-later
// Checks that every feature makes on what people type and on how much they ask for.
#pragma once

#include "common/base/result.h"

#include <QString>

#include <optional>

namespace madang {

inline constexpr int kDefaultPage = 40;
inline constexpr int kLongestPage = 200;

/// How many items a list may hold: 40 unless told, at most 200.
Result<int> pageLimit(const std::optional<int> &asked);

/// A one-line text people will read, a name: trimmed, at most `longest` units, something to see in it, and no
/// control, hiding or reordering characters.
Result<QString> oneLine(const QString &text, int longest, const char *field);

/// A text of several lines: trimmed at the end, at most `longest` units, no control characters but newline
/// and tab; with `shortest` above 0 there must be something to see in it.
Result<QString> manyLines(const QString &text, int shortest, int longest, const char *field);

/// Whether a text is the name of a time zone of a place, or of one like "Etc/UTC".
bool isTimeZone(const QString &id);

/// A pattern for LIKE ... ESCAPE '!' that finds a part wherever it stands.
QString containing(const QString &part);

} // namespace madang
