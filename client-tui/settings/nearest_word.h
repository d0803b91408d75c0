// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean ...?": the word that was probably meant. Nothing else.
#pragma once

#include <QStringList>

namespace madang::tui {

/// The word nearest to what was typed, by swapped, missing, extra and wrong letters; empty when none is near.
QString nearestWord(const QString &typed, const QStringList &words);

} // namespace madang::tui
