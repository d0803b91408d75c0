// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/statements/table.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Whether a spreadsheet would take it for a formula. Full-width signs count: some read them alike.
    bool beginsLikeAFormula(const QString &cell)
    {
        static const QString signs = u"=+-@\t\r\n＝＋－＠"_s;
        const QString shown = cell.trimmed();
        return !cell.isEmpty()
            && (signs.contains(cell.front()) || (!shown.isEmpty() && signs.contains(shown.front())));
    }

    /// Whether it would become another number: spreadsheets keep 15 digits, and no zeros before them. Quotes
    /// do not help; they are taken for numbers inside them too.
    bool losesDigits(const QString &cell)
    {
        constexpr qsizetype kExactDigits = 15;
        const QString shown = cell.trimmed();
        const bool digits = !shown.isEmpty()
            && std::all_of(shown.begin(), shown.end(), [](QChar c) { return c.isDigit(); });
        return digits && (shown.size() > kExactDigits || (shown.size() > 1 && shown.front() == u'0'));
    }

} // namespace

Table::Table(const QStringList &heads)
    : m_octets("\xef\xbb\xbf")
{
    for (const QString &head : heads)
        text(head);
    endRow();
}

Table &Table::text(const QString &cell)
{
    QString shown = beginsLikeAFormula(cell) || losesDigits(cell) ? u'\'' + cell : cell;
    shown.replace(u'"', u"\"\""_s);
    put('"' + shown.toUtf8() + '"');
    return *this;
}

Table &Table::number(qint64 cell)
{
    put(QByteArray::number(cell));
    return *this;
}

void Table::put(const QByteArray &cell)
{
    if (m_begun)
        m_octets += ',';
    m_octets += cell;
    m_begun = true;
}

void Table::endRow()
{
    m_octets += "\r\n";
    m_begun = false;
}

} // namespace madang
