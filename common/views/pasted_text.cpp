// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/pasted_text.h"

#include "common/protocol/chat.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    /// So many lines say enough; the rest is not looked at.
    constexpr qsizetype kMostLookedAt = 400;

    bool isLineOfCode(QStringView line)
    {
        if (line.startsWith(u'\t') || line.startsWith(u"  "))
            return true;
        const QStringView words = line.trimmed();
        if (words.isEmpty())
            return false;
        if (u"{}();=[]<>\\"_s.contains(words.back()) || words.endsWith(u"*/"))
            return true;
        constexpr std::array<QStringView, 9> begins{u"#include", u"#!",   u"//", u"/*", u"import ",
                                                    u"from ",    u"def ", u"$ ", u"</"};
        constexpr std::array<QStringView, 8> contains{u"::",  u"=>",  u"->",   u"==",
                                                      u"();", u" = ", u"\": ", u"&&"};
        return std::any_of(begins.begin(), begins.end(),
                           [words](QStringView sign) { return words.startsWith(sign); })
            || std::any_of(contains.begin(), contains.end(),
                           [words](QStringView sign) { return words.contains(sign); });
    }

} // namespace

bool looksLikeCode(const QString &text)
{
    qsizetype lines = 0;
    qsizetype ofCode = 0;
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty())
            continue;
        ofCode += isLineOfCode(line) ? 1 : 0;
        if (++lines >= kMostLookedAt)
            break;
    }
    return lines > 0 && ofCode * 2 >= lines;
}

bool isLongPaste(const QString &text)
{
    if (text.size() > chat::kLongestMessage)
        return true;
    return text.trimmed().count(u'\n') + 1 >= kManyPastedLines && looksLikeCode(text);
}

QString fencedCode(const QString &text)
{
    QString code = text;
    while (code.endsWith(u'\n'))
        code.chop(1);
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const QChar c : std::as_const(code)) {
        run = c == u'`' ? run + 1 : 0;
        longest = qMax(longest, run);
    }
    const QString fence(longest + 1, u'`');
    return fence + u'\n' + code + u'\n' + fence;
}

} // namespace madang::views
