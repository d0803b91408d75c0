// SPDX-License-Identifier: GPL-3.0-or-later
// What a file may be called, whoever named it. Both ends ask: the server before it keeps a name, a client
// before it writes one.
#pragma once

#include <QString>

namespace madang {

/// In octets of UTF-8: what every file system takes, with room for " (2)".
inline constexpr qsizetype kLongestFileName = 200;

/// The last part of a path, composed (a Mac sends Hangul in letters), without separators, control and
/// reordering characters, at most kLongestFileName octets long with its ending kept; "file" when nothing is
/// left.
QString cleanFileName(const QString &name);

} // namespace madang
