// SPDX-License-Identifier: GPL-3.0-or-later
// The choke point for foreign text: nothing another person, a server or a file name can fill reaches a cell,
// the title or a line of batch output before it went through here. JSON output escapes instead.
#pragma once

#include <QString>

namespace madang::tui {

enum class Lines {
    One, ///< line breaks become visible signs
    Many ///< line breaks stay, as '\n'
};

/// The longest text that is shown, in UTF-16 units; more is cut.
inline constexpr qsizetype kLongestShown = 20'000;
/// More combining marks than this on one character are a flood.
inline constexpr int kMostMarks = 4;

/// The text as it may be shown: NFC; C0 as control pictures, DEL as its picture, C1, bidirectional, format,
/// zero-width and private characters, lone surrogates and floods of marks as U+FFFD. Tabs become blanks.
/// Applying it twice is applying it once.
QString sanitized(QStringView foreign, Lines lines = Lines::One);

} // namespace madang::tui
