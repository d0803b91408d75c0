// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/web_link.h"

namespace madang {

using namespace Qt::StringLiterals;

QUrl webLink(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool web = (scheme == "https"_L1 || scheme == "http"_L1) && !url.host().isEmpty();
    return url.isValid() && (web || scheme == "mailto"_L1) ? url : QUrl();
}

QString realHost(const QUrl &link)
{
    return link.scheme() == "mailto"_L1 ? link.path() : link.host(QUrl::FullyEncoded);
}

} // namespace madang
