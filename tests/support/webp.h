// SPDX-License-Identifier: GPL-3.0-or-later
// WebP pictures of one colour, made by hand: a machine that has no encoder shall have a test of its decoder.
#pragma once

#include <QByteArray>

namespace madang::test {

inline QByteArray webpNumber(quint32 value, int octets)
{
    QByteArray written;
    for (int i = 0; i < octets; ++i)
        written += char(value >> (8 * i));
    return written;
}

inline QByteArray webpChunk(const QByteArray &name, const QByteArray &body)
{
    return name + webpNumber(quint32(body.size()), 4) + body + QByteArray(body.size() % 2, '\0');
}

/// Without loss: every code has one symbol, so that a pixel takes no bit. Readers want some octets more than
/// that leaves, and nothing stands in the rest.
inline QByteArray webpPixels(quint32 width, quint32 height, quint8 alpha)
{
    constexpr quint8 kRed = 0x20;
    constexpr quint8 kGreen = 0x80;
    constexpr quint8 kBlue = 0x10;
    constexpr int kBody = 36;
    QByteArray body(kBody, '\0');
    int at = 0;
    const auto put = [&body, &at](quint32 value, int bits) {
        for (int i = 0; i < bits; ++i, ++at) {
            if ((value >> i) & 1)
                body[at / 8] = char(quint8(body[at / 8]) | (1 << (at % 8)));
        }
    };
    put(0x2f, 8);
    put(width - 1, 14);
    put(height - 1, 14);
    put(alpha < 255 ? 1 : 0, 1);
    put(0, 3); // the format's version
    put(0, 3); // nothing transformed, nothing remembered, the same codes everywhere
    for (const quint8 symbol : {kGreen, kRed, kBlue, alpha}) {
        put(0b101, 3); // a simple code, of one symbol, of eight bits
        put(symbol, 8);
    }
    put(0b001, 3); // of distances: none
    put(0, 1);
    return webpChunk("VP8L", body);
}

inline QByteArray webpFile(const QByteArray &chunks)
{
    return "RIFF" + webpNumber(quint32(chunks.size()) + 4, 4) + "WEBP" + chunks;
}

inline QByteArray webp(quint32 width, quint32 height, quint8 alpha = 255)
{
    return webpFile(webpPixels(width, height, alpha));
}

/// So many pictures, one after the other.
inline QByteArray movingWebp(quint32 width, quint32 height, int frames)
{
    constexpr quint32 kMoves = 2;
    const QByteArray size = webpNumber(width - 1, 3) + webpNumber(height - 1, 3);
    QByteArray chunks
        = webpChunk("VP8X", webpNumber(kMoves, 4) + size) + webpChunk("ANIM", QByteArray(6, '\0'));
    for (int i = 0; i < frames; ++i)
        chunks += webpChunk("ANMF",
                            QByteArray(6, '\0') + size + webpNumber(100, 3) + QByteArray(1, '\0')
                                + webpPixels(width, height, 255));
    return webpFile(chunks);
}

} // namespace madang::test
