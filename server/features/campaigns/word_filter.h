// SPDX-License-Identifier: GPL-3.0-or-later
// WordFilter: whether a message holds a word that should be looked at first. It holds back; it never judges
// for good, so a word too many costs the campaign's owner a glance and nothing else.
#pragma once

#include <QStringList>

#include <optional>

namespace madang {

class WordFilter {
public:
    explicit WordFilter(const QStringList &words);
    /// The first of the words that is in a text; nothing when none is. Width, case, signs and digits between
    /// the letters of a word hide nothing, nor do blanks between single letters. Words with Hangul are also
    /// found inside longer words, as particles follow them; others only as whole words.
    std::optional<QString> find(const QString &text) const;

private:
    struct Word {
        QString shown;
        QString folded; ///< its tokens, with blanks between and around them
        bool inside = false; ///< also within a token
    };
    QList<Word> m_words;
};

/// The server's own short list, Korean and English.
const QStringList &usualWords();

} // namespace madang
