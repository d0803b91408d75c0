// SPDX-License-Identifier: GPL-3.0-or-later
// The air between what stands in layouts, at another interface scale than 100 %. Layouts are made with the
// distances of 100 % and know nothing of this.
#pragma once

class QWidget;

namespace madang::gui {

/// Brings the vertical distances of a widget's layout, and of the layouts inside that one, to a scale. Across
/// they stay: a page scrolls down, and in a narrow window wider margins would cost words. What a screen sets
/// later counts as a distance of 100 % again.
void scaleAir(const QWidget &widget, int percent);

} // namespace madang::gui
