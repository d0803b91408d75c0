// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/file_name.h"

#include <QList>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestEnding = 20;

    bool isForbidden(uint c)
    {
        const QChar::Category category = QChar::category(c);
        return category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Other_Surrogate || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph || c == 0xfffd;
    }

    QString within(QString text, qsizetype octets)
    {
        while (text.toUtf8().size() > octets) {
            text.chop(text.back().isLowSurrogate() ? 2 : 1);
        }
        return text;
    }

} // namespace

QString cleanFileName(const QString &name)
{
    QString last = name.left(4096);
    last.replace(u'\\', u'/');
    last = last.section(u'/', -1).normalized(QString::NormalizationForm_C);
    QString clean;
    for (const uint c : last.toUcs4()) {
        if (!isForbidden(c))
            clean += QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
    }
    clean = clean.simplified();
    while (clean.endsWith(u'.') || clean.endsWith(u' '))
        clean.chop(1); // also "." and ".."
    if (clean.toUtf8().size() > kLongestFileName) {
        const qsizetype dot = clean.lastIndexOf(u'.');
        const QString ending = dot > 0 && clean.size() - dot <= kLongestEnding ? clean.mid(dot) : QString();
        clean = within(clean.chopped(ending.size()), kLongestFileName - ending.toUtf8().size()) + ending;
    }
    return clean.isEmpty() ? u"file"_s : clean;
}

} // namespace madang
