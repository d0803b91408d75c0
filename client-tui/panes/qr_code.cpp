// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/qr_code.h"

#include "common/views/qr_code.h"

namespace madang::tui {

QList<PaintedLine> qrCode(const QString &text, Depth depth)
{
    const views::QrCode code = views::qrCodeOf(text);
    const bool coloured = depth != Depth::Mono;
    Style style;
    if (coloured) {
        style.fg = Colour::rgb(0x000000);
        style.bg = Colour::rgb(0xffffff);
    }
    QList<PaintedLine> lines;
    for (int y = 0; y < code.size; y += 2) {
        QString line;
        for (int x = 0; x < code.size; ++x) {
            const bool upper = code.isDark(x, y) == coloured;
            const bool lower = y + 1 < code.size ? code.isDark(x, y + 1) == coloured : false;
            line += upper ? (lower ? u'█' : u'▀') : (lower ? u'▄' : u' ');
        }
        lines.append(PaintedLine{{line, style}});
    }
    return lines;
}

} // namespace madang::tui
