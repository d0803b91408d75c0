// SPDX-License-Identifier: GPL-3.0-or-later
// Text of strangers on its way to the screen: never markup, never able to turn its surroundings around.
#pragma once

#include <QString>

namespace madang::gui {

/// A foreign text for one line: line breaks become spaces, control and direction-override characters go, and
/// what is longer than `limit` UTF-16 units is cut at a whole character with "…".
QString oneLine(QStringView foreign, qsizetype limit = 200);

/// A foreign text of several lines: as it is, without control characters other than line break and tab, and
/// without direction overrides.
QString manyLines(QStringView foreign);

/// A foreign text as a tool tip: escaped, so that Qt's guessing of rich text finds none.
QString toolTipOf(QStringView foreign);

/// A foreign text in the middle of our own sentence, kept from changing the direction of the rest.
QString isolated(QStringView foreign);

} // namespace madang::gui
