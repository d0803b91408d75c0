// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/emoji/emoji_table.h"

#include "common/base/emoji.h"
#include "common/base/log.h"
#include "common/views/hangul.h"

#include <QFile>

#include <algorithm>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestTyped = 64;
    constexpr QChar kVariation{0xFE0F};

    /// How well a name or one of its words fits: 0 the best, -1 not at all.
    int rankOf(QStringView name, QStringView words, const QString &typed)
    {
        const auto fits = [&](QStringView text) {
            if (text.compare(typed, Qt::CaseInsensitive) == 0)
                return 0;
            if (text.startsWith(typed, Qt::CaseInsensitive))
                return 2;
            if (!matchesTyped(text.toString(), typed))
                return -1;
            const QString initials = initialConsonants(text.toString());
            return initials == typed ? 0 : initials.startsWith(typed) ? 2 : 4;
        };
        int best = fits(name);
        for (const QStringView word : words.split(u'|', Qt::SkipEmptyParts)) {
            const int fit = fits(word);
            // The same in a word is a little less than in the name.
            if (fit >= 0 && (best < 0 || fit + 1 < best))
                best = fit + 1;
        }
        return best;
    }

    QString plainOf(const QString &typed)
    {
        // Not NFKC: single consonants would become parts of syllables.
        QString plain = typed.left(kLongestTyped).normalized(QString::NormalizationForm_C).trimmed();
        plain.remove(u':');
        plain.replace(u'_', u' ');
        return plain;
    }

    QString bare(QString sign)
    {
        return sign.remove(kVariation);
    }

} // namespace

QString Emoji::name(Language language) const
{
    return (language == Language::Korean ? korean : english).toString();
}

const EmojiTable &EmojiTable::instance()
{
    static const EmojiTable table;
    return table;
}

EmojiTable::EmojiTable()
{
    QFile file(u":/emoji/emoji.tsv"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCCritical(lcClient) << "the table of emoji is not in the program";
        return;
    }
    m_text = QString::fromUtf8(file.readAll());
    m_firsts.fill(0);
    int group = -1;
    for (const QStringView line : QStringView(m_text).split(u'\n', Qt::SkipEmptyParts)) {
        const QList<QStringView> cells = line.split(u'\t');
        // What the server takes for no emoji is none here, such as the wavy dash.
        if (cells.size() != 6 || !isEmoji(cells[0].toString()))
            continue;
        const Emoji emoji{cells[0], cells[1].toInt(), cells[2], cells[3], cells[4], cells[5]};
        while (group < emoji.group && group + 1 < kGroups)
            m_firsts[size_t(++group)] = int(m_all.size());
        m_all.push_back(emoji);
    }
}

const Emoji *EmojiTable::find(const QString &sign) const
{
    const QString wanted = bare(sign);
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [&](const Emoji &each) { return bare(each.sign.toString()) == wanted; });
    return found == m_all.end() ? nullptr : &*found;
}

const Emoji *EmojiTable::called(const QString &typed) const
{
    const QString plain = plainOf(typed);
    const auto isIt = [&plain](QStringView text) { return text.compare(plain, Qt::CaseInsensitive) == 0; };
    const auto hasWord = [&isIt](QStringView words) {
        const QList<QStringView> each = words.split(u'|', Qt::SkipEmptyParts);
        return std::any_of(each.begin(), each.end(), isIt);
    };
    auto found = std::find_if(m_all.begin(), m_all.end(),
                              [&](const Emoji &each) { return isIt(each.english) || isIt(each.korean); });
    if (found == m_all.end())
        found = std::find_if(m_all.begin(), m_all.end(), [&](const Emoji &each) {
            return hasWord(each.englishWords) || hasWord(each.koreanWords);
        });
    return found == m_all.end() ? nullptr : &*found;
}

std::vector<int> EmojiTable::search(const QString &typed, int limit) const
{
    const QString plain = plainOf(typed);
    std::vector<std::pair<int, int>> ranked;
    if (plain.isEmpty())
        return {};
    for (size_t i = 0; i < m_all.size(); ++i) {
        const Emoji &each = m_all[i];
        const int english = rankOf(each.english, each.englishWords, plain);
        const int korean = rankOf(each.korean, each.koreanWords, plain);
        const int rank = english < 0 || korean < 0 ? qMax(english, korean) : qMin(english, korean);
        if (rank >= 0)
            ranked.emplace_back(rank, int(i));
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<int> found;
    for (const auto &[rank, index] : ranked) {
        if (int(found.size()) >= limit)
            break;
        found.push_back(index);
    }
    return found;
}

} // namespace madang::views
