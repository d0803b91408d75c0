// SPDX-License-Identifier: GPL-3.0-or-later
// Terms: how a text is cut for the index, and how what people type is cut to meet it. The same on both
// engines, because neither has a tokenizer that finds two Korean syllables inside a word.
#pragma once

#include <QStringList>

namespace madang::search {

/// A document is cut at most into so many terms; a message has fewer.
inline constexpr qsizetype kMostTerms = 6000;

/// Terms that must follow each other.
struct Phrase {
    QStringList terms;
    bool open = false; ///< the last term is the beginning of one
    bool isEmpty() const { return terms.isEmpty(); }
    bool operator==(const Phrase &) const = default;
};

/// A text folded (NFKC, case) and cut: letters and digits of scripts with spaces stay words; each run of
/// Hangul, Han, kana or Thai becomes its overlapping pairs and its last character, so that any stretch of it
/// is a run of terms. Only letters, marks and digits are left.
QStringList termsOf(const QString &text);

/// What to look for when somebody types a word, or several in quotes.
Phrase phraseOf(const QString &typed);

} // namespace madang::search
