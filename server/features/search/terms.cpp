// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/search/terms.h"

namespace madang::search {

namespace {

    enum class Kind { None, Spaced, Dense };

    Kind kindOf(char32_t c)
    {
        if (!QChar::isLetterOrNumber(c))
            return Kind::None;
        switch (QChar::script(c)) {
        case QChar::Script_Hangul:
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Thai:
        case QChar::Script_Lao:
        case QChar::Script_Khmer:
        case QChar::Script_Myanmar:
            return Kind::Dense;
        default:
            return Kind::Spaced;
        }
    }

    /// Longest word of a script with spaces that is told apart from a longer one.
    constexpr qsizetype kLongestWord = 64;

    struct Run {
        Kind kind = Kind::None;
        QList<char32_t> characters;
    };

    QList<Run> runsOf(const QString &text)
    {
        const QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
        QList<Run> runs;
        Kind before = Kind::None;
        for (const uint c : folded.toUcs4()) {
            const Kind kind = QChar::isMark(c) ? before : kindOf(c); // a mark belongs to what it stands on
            if (kind != Kind::None) {
                if (kind != before)
                    runs.append(Run{kind, {}});
                runs.last().characters.append(c);
            }
            before = kind;
        }
        return runs;
    }

    QString textOf(const char32_t *from, qsizetype count)
    {
        return QString::fromUcs4(from, count);
    }

    enum class End { WithLast, WithoutLast };

    void appendTerms(const Run &run, End end, QStringList &into)
    {
        const char32_t *first = run.characters.constData();
        const qsizetype size = run.characters.size();
        if (run.kind == Kind::Spaced) {
            into.append(textOf(first, qMin(size, kLongestWord)));
            return;
        }
        for (qsizetype i = 0; i + 1 < size; ++i)
            into.append(textOf(first + i, 2));
        if (end == End::WithLast || size == 1)
            into.append(textOf(first + size - 1, 1));
    }

} // namespace

QStringList termsOf(const QString &text)
{
    QStringList terms;
    for (const Run &run : runsOf(text)) {
        appendTerms(run, End::WithLast, terms);
        if (terms.size() >= kMostTerms)
            break;
    }
    terms.resize(qMin(terms.size(), kMostTerms));
    return terms;
}

Phrase phraseOf(const QString &typed)
{
    Phrase phrase;
    const QList<Run> runs = runsOf(typed);
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const bool last = i + 1 == runs.size();
        appendTerms(runs[i], last ? End::WithoutLast : End::WithLast, phrase.terms);
        // A pair of characters is exact. One alone may begin a pair; of words, beginnings are meant, but not
        // one letter's: half the alphabet would answer.
        if (last)
            phrase.open = runs[i].kind == Kind::Dense ? runs[i].characters.size() == 1
                                                      : runs[i].characters.size() > 1;
    }
    return phrase;
}

} // namespace madang::search
