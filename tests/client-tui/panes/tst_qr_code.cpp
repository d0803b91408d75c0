// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/qr_code.h"

#include <QTest>

#include <memory>
#include <qrencode.h>

using namespace madang::tui;
using namespace Qt::StringLiterals;

namespace {

/// Whether the upper or lower half of a cell is inked.
bool isInked(QChar c, bool lower)
{
    return c == u'█' || c == (lower ? u'▄' : u'▀');
}

} // namespace

class QrCodeTest : public QObject {
    Q_OBJECT
    const QString m_link = u"http://127.0.0.1:8070/pay/xC_DmYnQBYpbxjAMsCaUdBZe-j_hKMWw"_s;

    /// Reads the drawing back and compares it module by module.
    void compare(const QList<PaintedLine> &lines, bool inkIsDark)
    {
        const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
            QRcode_encodeString(m_link.toUtf8().constData(), 0, QR_ECLEVEL_L, QR_MODE_8, 1), &QRcode_free);
        constexpr int quiet = 2;
        QCOMPARE(int(lines.size()), (code->width + 2 * quiet + 1) / 2);
        for (int y = 0; y < code->width + 2 * quiet; ++y) {
            const QString line = plainText(lines.at(y / 2));
            QCOMPARE(int(line.size()), code->width + 2 * quiet);
            for (int x = 0; x < line.size(); ++x) {
                const bool inside
                    = x >= quiet && y >= quiet && x < quiet + code->width && y < quiet + code->width;
                const bool dark = inside && (code->data[(y - quiet) * code->width + x - quiet] & 1);
                QCOMPARE(isInked(line.at(x), y % 2 == 1), dark == inkIsDark);
            }
        }
    }

private Q_SLOTS:
    void theDrawingIsTheCode()
    {
        compare(qrCode(m_link, Depth::Indexed), true);
        const Style style = qrCode(m_link, Depth::Indexed).first().first().style;
        QCOMPARE(style.fg, Colour::rgb(0x000000));
        QCOMPARE(style.bg, Colour::rgb(0xffffff));
    }

    void withoutColoursTheLightIsDrawn() { compare(qrCode(m_link, Depth::Mono), false); }

    void whatCannotBeACodeIsNone()
    {
        QVERIFY(qrCode(QString(), Depth::True).isEmpty());
        QVERIFY(qrCode(QString(2000, u'x'), Depth::True).isEmpty());
    }
};

QTEST_APPLESS_MAIN(QrCodeTest)
#include "tst_qr_code.moc"
