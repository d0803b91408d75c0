// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/script.h"

#include <QFile>

namespace madang::test {

using namespace Qt::StringLiterals;

QString takeWord(QString &text)
{
    text = text.trimmed();
    qsizetype end = 0;
    while (end < text.size() && !text[end].isSpace())
        ++end;
    const QString word = text.left(end);
    text = text.mid(end).trimmed();
    return word;
}

QList<Line> readScript(const QString &file)
{
    QList<Line> lines;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return lines;
    int number = 0;
    const QString whole = QString::fromUtf8(in.readAll());
    for (QString text : whole.split(u'\n')) {
        ++number;
        if (text.trimmed().isEmpty() || text.startsWith(u'#'))
            continue;
        Line line{number, takeWord(text), {}, {}};
        line.verb = takeWord(text);
        line.rest = text;
        lines += line;
    }
    return lines;
}

} // namespace madang::test
