// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/qr_code.h"

#include <memory>
#include <qrencode.h>

namespace madang::tui {

namespace {

    constexpr int kQuiet = 2; // modules; scanners ask for four on paper and take two on a screen
    constexpr qsizetype kLongest = 400;

} // namespace

QList<PaintedLine> qrCode(const QString &text, Depth depth)
{
    if (text.isEmpty() || text.size() > kLongest)
        return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_L, QR_MODE_8, 1), &QRcode_free);
    if (!code)
        return {};
    const auto isDark = [&code](int x, int y) {
        x -= kQuiet;
        y -= kQuiet;
        return x >= 0 && y >= 0 && x < code->width && y < code->width
            && (code->data[y * code->width + x] & 1);
    };
    const bool coloured = depth != Depth::Mono;
    Style style;
    if (coloured) {
        style.fg = Colour::rgb(0x000000);
        style.bg = Colour::rgb(0xffffff);
    }
    const int size = code->width + 2 * kQuiet;
    QList<PaintedLine> lines;
    for (int y = 0; y < size; y += 2) {
        QString line;
        for (int x = 0; x < size; ++x) {
            const bool upper = isDark(x, y) == coloured;
            const bool lower = y + 1 < size ? isDark(x, y + 1) == coloured : false;
            line += upper ? (lower ? u'█' : u'▀') : (lower ? u'▄' : u' ');
        }
        lines.append(PaintedLine{{line, style}});
    }
    return lines;
}

} // namespace madang::tui
