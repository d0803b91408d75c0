// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/named_words.h"

#include <QRegularExpression>

namespace madang {

using namespace Qt::StringLiterals;

QList<NamedWord> namedWords(const QString &text)
{
    static const QRegularExpression name(u"(?<![\\w@.])@([a-z0-9](?:[a-z0-9._-]*[a-z0-9_])?|모두)"_s,
                                         QRegularExpression::CaseInsensitiveOption
                                             | QRegularExpression::UseUnicodePropertiesOption);
    QList<NamedWord> words;
    if (!text.contains(u'@'))
        return words;
    for (auto found = name.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        words.append({match.capturedStart(), match.capturedLength(), match.captured(1).toLower()});
    }
    return words;
}

const QStringList &everyoneWords()
{
    static const QStringList words{u"everyone"_s, u"all"_s, u"모두"_s};
    return words;
}

bool mayPrecedeMark(QChar c)
{
    return !c.isLetterOrNumber() && !c.isMark() && c != u'_' && c != u'@' && c != u'.';
}

} // namespace madang
