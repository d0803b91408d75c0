// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/verbs/aliases.h"

#include "client-tui/verbs/verb_table.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    QString firstWordOf(QString meaning)
    {
        return takeArgument(meaning).toLower();
    }

} // namespace

bool isAliasWord(const QString &word)
{
    return !word.isEmpty() && word.size() <= kLongestAlias
        && std::all_of(word.begin(), word.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c == u'_'; });
}

int wordsTaken(const QString &meaning)
{
    int most = 0;
    for (qsizetype i = 0; i + 1 < meaning.size(); ++i) {
        if (meaning.at(i) != u'$')
            continue;
        const QChar next = meaning.at(++i);
        if (next >= u'1' && next <= u'9')
            most = qMax(most, next.digitValue());
    }
    return most;
}

std::optional<QString> expanded(const QString &meaning, const QString &rest)
{
    QStringList words;
    for (QString left = rest.trimmed(); !left.isEmpty();)
        words.append(takeArgument(left));
    if (words.size() < wordsTaken(meaning))
        return std::nullopt;
    QString text;
    bool places = false;
    for (qsizetype i = 0; i < meaning.size(); ++i) {
        const QChar next = i + 1 < meaning.size() ? meaning.at(i + 1) : QChar();
        const bool isWord = next >= u'1' && next <= u'9';
        if (meaning.at(i) != u'$' || (!isWord && next != u'*' && next != u'$')) {
            text += meaning.at(i);
            continue;
        }
        ++i;
        if (isWord)
            text += words.at(next.digitValue() - 1);
        else if (next == u'*')
            text += rest.trimmed();
        else
            text += u'$';
        places = places || next != u'$';
    }
    if (!places && !words.isEmpty())
        text += u' ' + rest.trimmed();
    return text;
}

QString commandBehind(const QString &word, const Aliases &aliases)
{
    QString now = word;
    for (qsizetype steps = 0; steps <= aliases.size(); ++steps) {
        const auto at = aliases.constFind(now);
        if (at == aliases.constEnd())
            return now;
        now = firstWordOf(*at);
    }
    return {};
}

} // namespace madang::tui
