// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/big_number.h"

#include <array>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    /// A sign as its three rows.
    struct Drawing {
        char16_t sign;
        std::array<QStringView, kBigRows> rows;
    };

    constexpr Drawing kDrawings[] = {
        {u'0', {u"█▀█", u"█ █", u"▀▀▀"}}, {u'1', {u"▀█ ", u" █ ", u"▀▀▀"}}, {u'2', {u"▀▀█", u"█▀▀", u"▀▀▀"}},
        {u'3', {u"▀▀█", u" ▀█", u"▀▀▀"}}, {u'4', {u"█ █", u"▀▀█", u"  ▀"}}, {u'5', {u"█▀▀", u"▀▀█", u"▀▀▀"}},
        {u'6', {u"█▀▀", u"█▀█", u"▀▀▀"}}, {u'7', {u"▀▀█", u"  █", u"  ▀"}}, {u'8', {u"█▀█", u"█▀█", u"▀▀▀"}},
        {u'9', {u"█▀█", u"▀▀█", u"▀▀▀"}}, {u',', {u" ", u" ", u"█"}},       {u' ', {u" ", u" ", u" "}},
        {u'-', {u"  ", u"▀▀", u"  "}},    {u'₩', {u"  ", u"₩ ", u"  "}},    {u'원', {u"   ", u" 원", u"   "}},
    };

    const Drawing *drawingOf(QChar sign)
    {
        for (const Drawing &drawing : kDrawings) {
            if (drawing.sign == sign.unicode())
                return &drawing;
        }
        return nullptr;
    }

} // namespace

QList<PaintedLine> bigNumber(const QString &text, const Style &style, int columns)
{
    std::array<QString, kBigRows> rows;
    for (const QChar sign : text) {
        const Drawing *drawing = drawingOf(sign);
        if (!drawing)
            return {};
        for (size_t y = 0; y < kBigRows; ++y) {
            if (!rows[y].isEmpty())
                rows[y] += u' ';
            rows[y] += drawing->rows[y];
        }
    }
    QList<PaintedLine> lines;
    for (const QString &row : rows) {
        if (columnsOf(row) > columns)
            return {};
        lines.append(PaintedLine{{row, style}});
    }
    return lines;
}

} // namespace madang::tui
