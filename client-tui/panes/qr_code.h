// SPDX-License-Identifier: GPL-3.0-or-later
// A QR code as lines of half blocks, two modules to a cell.
#pragma once

#include "client-tui/panes/painted_line.h"

namespace madang::tui {

/// The lines of the code with its quiet zone, dark on light; empty when the text is too long. Without colours
/// the light modules are drawn, which a dark terminal shows rightly.
QList<PaintedLine> qrCode(const QString &text, Depth depth);

} // namespace madang::tui
