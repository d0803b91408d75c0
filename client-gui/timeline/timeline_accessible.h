// SPDX-License-Identifier: GPL-3.0-or-later
// What assistive programs see of a TimelineView: a list whose items are the rows, each with its spoken
// sentence.
#pragma once

namespace madang::gui {

class TimelineView;

/// Makes every TimelineView accessible from now on. Calling it again does nothing.
void installTimelineAccessibility();
/// Says that the keyboard is on another row now.
void tellRowFocused(TimelineView *view, int row);
/// Says that a row has come while the reader was at the newest.
void announceRow(TimelineView *view, int row);

} // namespace madang::gui
