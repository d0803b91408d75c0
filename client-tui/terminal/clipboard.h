// SPDX-License-Identifier: GPL-3.0-or-later
// How a text gets into the clipboard of the person's own machine, also from afar: the terminal is asked to
// put it there (OSC 52). Some refuse, and none answers.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace madang::tui {

/// Octets of base64 that xterm takes; others take as many.
inline constexpr qsizetype kLongestCopy = 74'994;

/// The sequence; nothing for a text that is longer. Whatever others wrote goes as base64: nothing of it can
/// command the terminal.
std::optional<QByteArray> clipboardSequence(const QString &text);

} // namespace madang::tui
