// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody's Markdown as lines for a terminal: safe text, wrapped, with links spelled out where their words
// do not say where they lead.
#pragma once

#include "client-tui/panes/painted_line.h"
#include "client-tui/settings/theme.h"

namespace madang::tui {

QList<PaintedLine> markdownLines(const QString &text, int columns, const Theme &theme);

} // namespace madang::tui
