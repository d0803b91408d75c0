// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/qr_code.h"

#include <memory>
#include <qrencode.h>

namespace madang::views {

QrCode qrCodeOf(const QString &text)
{
    constexpr qsizetype kLongestText = 400;
    if (text.isEmpty() || text.size() > kLongestText)
        return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_L, QR_MODE_8, 1), &QRcode_free);
    if (!code)
        return {};
    QrCode out;
    out.size = code->width + 2 * QrCode::kQuiet;
    out.dark = QByteArray(qsizetype(out.size) * out.size, '\0');
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x)
            out.dark[(y + QrCode::kQuiet) * out.size + x + QrCode::kQuiet]
                = char(code->data[y * code->width + x] & 1);
    }
    return out;
}

} // namespace madang::views
