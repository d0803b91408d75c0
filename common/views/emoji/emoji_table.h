// SPDX-License-Identifier: GPL-3.0-or-later
// EmojiTable: every emoji with its names and words in English and Korean, from Unicode's and CLDR's tables
// (see make_table.py).
#pragma once

#include "common/client/preferences.h"

#include <QStringView>

#include <vector>

namespace madang::views {

/// One emoji; the views point into the table, which stays.
struct Emoji {
    QStringView sign;
    int group = 0; ///< see EmojiTable::kGroups
    QStringView english;
    QStringView englishWords; ///< divided by "|"
    QStringView korean;
    QStringView koreanWords;

    QString name(Language language) const;
};

/// Read once, when it is first asked for. Safe from any thread afterwards.
class EmojiTable {
public:
    static constexpr int kGroups
        = 9; ///< smileys, people, nature, food, places, activities, objects, signs, flags

    static const EmojiTable &instance();
    /// In Unicode's order: group by group.
    const std::vector<Emoji> &all() const { return m_all; }
    /// Index of a group's first one.
    int first(int group) const { return m_firsts[size_t(group)]; }
    /// Null when the table does not have it.
    const Emoji *find(const QString &sign) const;
    /// What has just that name, or else that word, in either language; null when nothing has.
    const Emoji *called(const QString &typed) const;
    /// By part of a name or word in either language (initial consonants will do), with or without colons;
    /// what is called just so first. Indexes into all().
    std::vector<int> search(const QString &typed, int limit) const;

private:
    EmojiTable();

    QString m_text;
    std::vector<Emoji> m_all;
    std::array<int, kGroups> m_firsts{};
};

} // namespace madang::views
