// SPDX-License-Identifier: GPL-3.0-or-later
// A long text that comes into a message at once: whether to ask what is to become of it.
#pragma once

#include <QString>

namespace madang::views {

/// From so many lines on, what looks like code is asked about.
inline constexpr int kManyPastedLines = 20;

/// Whether many lines look like a program, a list of settings or a log.
bool looksLikeCode(const QString &text);
/// Whether to ask before this goes into a message: many lines of code, or more than a message can have.
bool isLongPaste(const QString &text);
/// The text as a block of code; the fence is longer than any inside.
QString fencedCode(const QString &text);

} // namespace madang::views
