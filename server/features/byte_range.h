// SPDX-License-Identifier: GPL-3.0-or-later
// The header Range, as far as we follow it: one range of octets.
#pragma once

#include "server/core/routes.h"

#include <QByteArray>

#include <optional>

namespace madang {

struct ByteRange {
    qint64 first = 0;
    qint64 length = 0; ///< 0: it begins beyond the end

    /// "bytes 0-9/100"
    QByteArray text(qint64 size) const
    {
        return "bytes " + QByteArray::number(first) + '-' + QByteArray::number(first + length - 1) + '/'
            + QByteArray::number(size);
    }
};

/// The range of a body of `size` octets; nothing when there is none we follow, which means all of it (RFC
/// 9110).
inline std::optional<ByteRange> rangeOf(const QByteArray &header, qint64 size)
{
    if (!header.startsWith("bytes=") || header.contains(','))
        return std::nullopt;
    const QByteArray spec = header.mid(6).trimmed();
    const qsizetype dash = spec.indexOf('-');
    const auto number = [](const QByteArray &text) -> std::optional<qint64> {
        for (const char c : text) {
            if (c < '0' || c > '9')
                return std::nullopt;
        }
        bool ok = false;
        const qint64 value = text.toLongLong(&ok);
        return ok ? std::optional(value) : std::nullopt;
    };
    if (dash < 0)
        return std::nullopt;
    const auto from = number(spec.first(dash));
    const auto to = number(spec.mid(dash + 1));
    if (dash == 0) {
        if (!to)
            return std::nullopt;
        const qint64 length = qMin(*to, size);
        return ByteRange{size - length, length};
    }
    if (!from || (!to && dash + 1 < spec.size()) || (to && *to < *from))
        return std::nullopt;
    if (*from >= size)
        return ByteRange{};
    return ByteRange{*from, qMin(to.value_or(size - 1), size - 1) - *from + 1};
}

/// Says in `reply` what part of a body of `size` octets it carries, after the header Range that came with the
/// request; that part. Without any length the reply is whole as it is: 416.
inline ByteRange placeRange(Reply &reply, const QByteArray &header, qint64 size)
{
    reply.takesRanges = true;
    const std::optional<ByteRange> asked = rangeOf(header, size);
    const ByteRange range = asked.value_or(ByteRange{0, size});
    if (range.length == 0) {
        reply.status = 416;
        reply.contentRange = "bytes */" + QByteArray::number(size);
    } else if (asked) {
        reply.status = 206;
        reply.contentRange = range.text(size);
    }
    return range;
}

} // namespace madang
