// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under a row of a list and says whether the pointer is on it, whether it is chosen, whether it has
// the keyboard.
#pragma once

#include "client-gui/theme/theme.h"

class QPainter;
class QStyleOptionViewItem;

namespace madang::gui {

/// The colour that paintRowGround() leaves behind the row's words; `behind` is that of the list.
QColor rowGround(const QStyleOptionViewItem &option, const Theme &theme, const QColor &behind);

/// Paints a row's tint and frames into `ground`. In high contrast the chosen row has a bar at its left side
/// too.
void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option, const QRect &ground,
                    const Theme &theme);

} // namespace madang::gui
