// SPDX-License-Identifier: GPL-3.0-or-later
// What operators' verbs print: tables for people, or JSON lines. Foreign texts come escaped, so that none of
// them can command a terminal.
#pragma once

#include "common/protocol/json.h"

#include <cstdio>

namespace madang::commands {

/// "1,234,000 won"
QString wonText(Money money);
/// Prints a line of cells: each padded to its column's width, to the right where the width is negative; the
/// last one as it is.
void printCells(const QStringList &cells, const QList<int> &widths);

/// A line of words.
void tell(const QString &line);
/// One JSON line.
template <typename T> void printJson(const T &value)
{
    std::fputs((toJson(value) + '\n').constData(), stdout);
}

} // namespace madang::commands
