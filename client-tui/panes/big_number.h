// SPDX-License-Identifier: GPL-3.0-or-later
// An amount in letters three rows high, for a screen that is read from across a room.
#pragma once

#include "client-tui/panes/painted_line.h"

namespace madang::tui {

inline constexpr int kBigRows = 3;

/// Digits, commas, "₩" and "원" drawn from half blocks; three lines of the same width. Nothing when the text
/// holds another character or needs more than `columns`.
QList<PaintedLine> bigNumber(const QString &text, const Style &style, int columns);

} // namespace madang::tui
