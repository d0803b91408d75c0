// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/clipboard.h"

namespace madang::tui {

std::optional<QByteArray> clipboardSequence(const QString &text)
{
    // Four octets for three: what is far too long need not be encoded first.
    if (text.size() > kLongestCopy)
        return std::nullopt;
    const QByteArray encoded = text.toUtf8().toBase64();
    if (encoded.size() > kLongestCopy)
        return std::nullopt;
    return "\x1b]52;c;" + encoded + '\a';
}

} // namespace madang::tui
