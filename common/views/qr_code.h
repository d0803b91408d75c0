// SPDX-License-Identifier: GPL-3.0-or-later
// A QR code as dark and light modules, for whoever draws it.
#pragma once

#include <QByteArray>
#include <QString>

namespace madang::views {

struct QrCode {
    static constexpr int kQuiet = 2; ///< light modules round it: scanners take two on a screen
    int size = 0; ///< with the quiet zone, of each side; 0: there is none
    QByteArray dark; ///< row by row, 1 where it is dark
    bool isDark(int x, int y) const { return y < size && dark[y * size + x] != 0; }
};

/// None for an empty text, or one longer than 400 characters.
QrCode qrCodeOf(const QString &text);

} // namespace madang::views
