// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that knows how many columns a text takes, and how to cut it by columns.
// Expects text that went through sanitized(); what a width means on screen is the grid's business.
#pragma once

#include <QList>
#include <QString>

namespace madang::tui {

/// One character as a person sees it: a grapheme cluster with its columns (0, 1 or 2).
struct Cluster {
    QStringView text;
    int columns = 0;
};

/// The clusters of a text, in order. Views into `text`.
QList<Cluster> clustersOf(QStringView text);
/// Columns of a whole text.
int columnsOf(QStringView text);
/// Columns of one code point by itself: 0 for combining marks, 2 for wide ones.
int columnsOfCodePoint(char32_t c);
/// Whether every terminal we know agrees on the width of this cluster. After others the cursor is placed
/// anew.
bool isSteady(QStringView cluster);

/// The text, or its beginning and an ellipsis, in at most `columns`.
QString truncated(QStringView text, int columns);
/// The text in exactly `columns`: truncated, or filled up with blanks.
QString padded(QStringView text, int columns);
/// As padded(), with the blanks in front.
QString paddedLeft(QStringView text, int columns);
/// The longest beginning of the text that fits, without ellipsis.
QStringView fitting(QStringView text, int columns);

/// The lines of a text at most `columns` wide: at line breaks, else after blanks and between ideographs, else
/// anywhere. A cluster wider than the line stands alone. Views into `text`; at least one, perhaps empty.
/// `taken` columns of the first line belong to somebody else.
QList<QStringView> wrapped(QStringView text, int columns, int taken = 0);
QList<QStringView> wrapped(QString &&text, int columns, int taken = 0)
    = delete; ///< its lines would outlive it

} // namespace madang::tui
