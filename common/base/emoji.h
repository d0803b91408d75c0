// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand as a reaction: one emoji, however many characters it is joined of.
#pragma once

#include <QString>

namespace madang {

/// Whether the text is exactly one emoji: a single grapheme (UAX #29) of symbols, flags or keycaps (UTS #51),
/// and nothing that is read as letters.
bool isEmoji(const QString &text);

} // namespace madang
