// SPDX-License-Identifier: GPL-3.0-or-later
// What the program has to say, above the status line, for a while.
#pragma once

#include "client-tui/panes/painted_line.h"
#include "client-tui/settings/theme.h"

namespace madang::tui {

/// How a message of the program is meant.
enum class Tone { Plain, Good, Warning, Bad };

/// Paints the text over the bottom lines of a region, at most four; answers how many it took.
int paintMessage(const Region &region, const Theme &theme, Tone tone, const QString &text);

} // namespace madang::tui
