// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/words.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace madang::words {

using namespace Qt::StringLiterals;

namespace {

    void appendHex(QString &out, QChar c)
    {
        static constexpr char16_t kDigits[] = u"0123456789abcdef";
        const ushort unit = c.unicode();
        for (const int shift : {12, 8, 4, 0})
            out += kDigits[(unit >> shift) & 15];
    }

    QString hex(QStringView units)
    {
        QString out;
        for (const QChar c : units)
            appendHex(out, c);
        return out;
    }

    QStringList entriesOf(const QString &word)
    {
        QStringList entries;
        for (qsizetype i = 0; i + 1 < word.size(); ++i)
            entries += hex(QStringView(word).mid(i, 2));
        return entries;
    }

    /// An entry as a number, in the order of their texts: a character alone stands before its pairs.
    using Entry = quint64;

    Entry entryOf(QChar first, std::optional<QChar> second = {})
    {
        return Entry(first.unicode()) << 32 | (second ? Entry(second->unicode()) + 1 : 0);
    }

    void append(QString &out, Entry entry)
    {
        appendHex(out, QChar(char16_t(entry >> 32)));
        if (const quint32 second = quint32(entry))
            appendHex(out, QChar(char16_t(second - 1)));
    }

} // namespace

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QStringList wordsOf(const QString &typed)
{
    return folded(typed).simplified().split(u' ', Qt::SkipEmptyParts);
}

/// Every message that arrives comes through here: numbers are sorted, and one text is made of them.
QString pairsOf(const QString &text)
{
    std::vector<Entry> entries;
    for (const QString &word : wordsOf(text)) {
        for (qsizetype i = 0; i + 1 < word.size(); ++i)
            entries.push_back(entryOf(word[i], word[i + 1]));
        // The last character stands for itself, so that a search for one character finds it by prefix too.
        entries.push_back(entryOf(word.back()));
    }
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    QString out;
    out.reserve(qsizetype(entries.size()) * 9);
    for (const Entry entry : entries) {
        if (!out.isEmpty())
            out += u' ';
        append(out, entry);
    }
    return out;
}

QString queryFor(const QString &word)
{
    if (word.size() == 1)
        return u'"' + hex(word) + u"\"*"_s;
    QStringList quoted;
    const QStringList entries = entriesOf(word);
    for (const QString &entry : entries)
        quoted += u'"' + entry + u'"';
    return quoted.join(u" AND "_s);
}

} // namespace madang::words
