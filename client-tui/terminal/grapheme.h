// SPDX-License-Identifier: GPL-3.0-or-later
// Where the characters of a text end, as people see them: the extended grapheme clusters of UAX #29. Qt 6.4's
// QTextBoundaryFinder is not used: next to Indic letters it tears surrogate pairs and emoji sequences.
#pragma once

#include <QList>
#include <QString>

namespace madang::tui {

/// The end of every grapheme cluster, in UTF-16 units, ascending; the last is the size of the text.
QList<qsizetype> graphemeEnds(QStringView text);
/// Symbols that emoji sequences are built from (Extended_Pictographic, a little more generously).
bool isPictograph(char32_t c);

} // namespace madang::tui
