// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/masked_name.h"

#include <QStringList>
#include <QTextBoundaryFinder>

namespace madang {

using namespace Qt::StringLiterals;

QString maskedName(const QString &name)
{
    QStringList letters;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    qsizetype from = 0;
    while (finder.toNextBoundary() > 0) {
        letters += name.mid(from, finder.position() - from);
        from = finder.position();
    }
    if (letters.size() < 2)
        return u"*"_s;
    const qsizetype hidden = qMax<qsizetype>(1, letters.size() - 2);
    return letters.first() + QString(hidden, u'*') + (letters.size() > 2 ? letters.last() : QString());
}

} // namespace madang
