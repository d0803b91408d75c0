// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/hyperlink.h"

#include "client-tui/terminal/style.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madang::tui {

Hyperlink Hyperlink::to(const QString &address)
{
    Hyperlink link;
    if (address.size() > kLongest)
        return link;
    const QUrl url(address, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != "https"_L1 && scheme != "http"_L1) || url.host().isEmpty()
        || !url.userInfo().isEmpty())
        return link;
    const QByteArray encoded = url.toEncoded(QUrl::FullyEncoded);
    const bool isPrintable
        = std::all_of(encoded.begin(), encoded.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (isPrintable && encoded.size() <= kLongest)
        link.m_address = encoded;
    return link;
}

QByteArray hyperlinkSequence(const Hyperlink &link)
{
    return "\x1b]8;;" + link.address() + "\x1b\\";
}

bool takesHyperlinks(const QByteArray &term, Depth depth)
{
    return depth != Depth::Mono && !term.isEmpty() && term != "dumb" && term != "unknown"
        && !term.startsWith("linux") && !term.startsWith("vt");
}

} // namespace madang::tui
