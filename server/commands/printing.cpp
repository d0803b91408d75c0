// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/printing.h"

#include <QLocale>

namespace madang::commands {

QString wonText(Money money)
{
    return QLocale(QLocale::English).toString(money.won) + QStringLiteral(" won");
}

void printCells(const QStringList &cells, const QList<int> &widths)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const int width = widths.value(i);
        if (i > 0)
            line += QStringLiteral("  ");
        line += width < 0          ? cells[i].rightJustified(-width)
            : i + 1 < cells.size() ? cells[i].leftJustified(width)
                                   : cells[i];
    }
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
}

void tell(const QString &line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
}

} // namespace madang::commands
