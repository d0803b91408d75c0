// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/word_filter.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    bool isHangul(QChar c)
    {
        return c.script() == QChar::Script_Hangul;
    }

    /// The words of a text: letters only, in one case and width; single letters that follow each other are
    /// one word, as "f u c k" is read as one.
    QStringList tokensOf(const QString &text)
    {
        const QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
        QStringList tokens;
        bool lastWasSingle = false;
        for (const QString &part : folded.simplified().split(u' ', Qt::SkipEmptyParts)) {
            QString letters;
            for (const QChar c : part) {
                if (c.isLetter() || c.isSurrogate())
                    letters += c;
            }
            if (letters.isEmpty())
                continue;
            const bool single = letters.size() == 1;
            if (single && lastWasSingle)
                tokens.last() += letters;
            else
                tokens += letters;
            lastWasSingle = single;
        }
        return tokens;
    }

    QString framed(const QStringList &tokens)
    {
        return u' ' + tokens.join(u' ') + u' ';
    }

} // namespace

WordFilter::WordFilter(const QStringList &words)
{
    for (const QString &word : words) {
        const QStringList tokens = tokensOf(word);
        if (tokens.isEmpty())
            continue;
        const bool inside = tokens.size() == 1 && std::any_of(tokens[0].cbegin(), tokens[0].cend(), isHangul);
        m_words += {word, inside ? tokens[0] : framed(tokens), inside};
    }
}

std::optional<QString> WordFilter::find(const QString &text) const
{
    const QString folded = framed(tokensOf(text));
    for (const Word &word : m_words) {
        if (folded.contains(word.folded))
            return word.shown;
    }
    return std::nullopt;
}

const QStringList &usualWords()
{
    static const QStringList words{
        u"시발"_s,  u"씨발"_s,   u"씨팔"_s,    u"ㅅㅂ"_s,    u"ㅆㅂ"_s,    u"개새끼"_s,
        u"병신"_s,  u"ㅂㅅ"_s,   u"지랄"_s,    u"좆"_s,      u"미친놈"_s,  u"미친년"_s,
        u"닥쳐"_s,  u"엿먹어"_s, u"fuck"_s,    u"fucking"_s, u"fucker"_s,  u"fucked"_s,
        u"shit"_s,  u"bitch"_s,  u"asshole"_s, u"cunt"_s,    u"bastard"_s, u"slut"_s,
        u"whore"_s, u"nigger"_s, u"faggot"_s,  u"retard"_s,  u"kys"_s,     u"kill yourself"_s,
    };
    return words;
}

} // namespace madang
