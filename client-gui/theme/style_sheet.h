// SPDX-License-Identifier: GPL-3.0-or-later
// The application's style sheet, made from the colours. Sizes and fonts stay out of it: they come from the
// theme.
#pragma once

#include "client-gui/theme/colours.h"

#include <QString>

namespace madang::gui {

/// Standard controls in the house's manner. `kind` on a button ("primary", "money", "danger", "quiet") picks
/// one.
QString styleSheet(const Colours &colours, int scale);

} // namespace madang::gui
