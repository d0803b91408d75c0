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

/// A one-line text people will read: trimmed, no control or invisible direction characters, 1 to `longest`
/// units.
Result<QString> oneLine(const QString &text, int longest, const char *field);

/// A text of several lines: trimmed at the end, no control characters but newline and tab, `shortest` to
/// `longest`.
Result<QString> manyLines(const QString &text, int shortest, int longest, const char *field);

} // namespace madang
