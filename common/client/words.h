// SPDX-License-Identifier: GPL-3.0-or-later
// How texts are indexed for search: by pairs of neighbouring characters. SQLite's trigrams find nothing for
// the two syllables of a usual Korean stem.
#pragma once

#include <QString>
#include <QStringList>

namespace madang::words {

/// Case folded and composed, the form in which texts are compared.
QString folded(const QString &text);
/// What was typed into a search field, as folded words.
QStringList wordsOf(const QString &typed);
/// The index entry of a text: its distinct pairs in hexadecimal, blank separated; never across blanks.
QString pairsOf(const QString &text);
/// The FTS5 query that every text containing the word fulfils; a few that do not contain it may too.
QString queryFor(const QString &word);

} // namespace madang::words
