// SPDX-License-Identifier: GPL-3.0-or-later
// Turns one row of the timeline's view-model into a Drawing. All measures of the conversation stand here.
#pragma once

#include "client-gui/timeline/drawing.h"
#include "common/views/timeline.h"

namespace madang::gui {

/// What surrounds a row and matters to how it looks.
struct RowSurroundings {
    int width = 0; ///< of the viewport
    bool endsGroup = true; ///< the next row is not the same author's: the time is shown here
    QString badge = {}; ///< a word beside the author's name; empty: none
};

/// Lays a row out. All text of the row is foreign: messages are drawn as the Markdown of chat, never as HTML,
/// and everything else as plain text.
std::shared_ptr<const Drawing> drawRow(const views::TimelineRow &row, RowSurroundings around,
                                       const Theme &theme, const views::Formats &formats);

/// A quick guess of a row's height, without laying its text out.
int guessHeight(const views::TimelineRow &row, int width, const Theme &theme);

} // namespace madang::gui
