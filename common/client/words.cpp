// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/words.h"

#include <QSet>

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

} // namespace

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QStringList wordsOf(const QString &typed)
{
    return folded(typed).simplified().split(u' ', Qt::SkipEmptyParts);
}

QString pairsOf(const QString &text)
{
    QSet<QString> entries;
    const QStringList all = wordsOf(text);
    for (const QString &word : all) {
        for (const QString &entry : entriesOf(word))
            entries.insert(entry);
        // The last character stands for itself, so that a search for one character finds it by prefix too.
        entries.insert(hex(QStringView(word).last(1)));
    }
    QStringList sorted(entries.cbegin(), entries.cend());
    sorted.sort();
    return sorted.join(u' ');
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
