// SPDX-License-Identifier: GPL-3.0-or-later
// What the fuzz targets share: cutting a stream by a seed, and promises that end the run when they are
// broken.
#pragma once

#include <QByteArrayView>
#include <QList>

#include <cstdio>
#include <cstdlib>

namespace madang::fuzz {

inline void require(bool kept, const char *promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

/// The stream in pieces of 1 to 16 octets that follow from the seed.
inline QList<QByteArrayView> cut(QByteArrayView stream, quint8 seed)
{
    QList<QByteArrayView> pieces;
    quint32 state = seed;
    while (!stream.isEmpty()) {
        state = state * 1664525u + 1013904223u;
        const qsizetype size = seed == 0 ? 1 : qMin<qsizetype>(stream.size(), 1 + (state >> 28));
        pieces.append(stream.first(size));
        stream = stream.sliced(size);
    }
    return pieces;
}

} // namespace madang::fuzz
