// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses in other people's text may be offered as a link.
#pragma once

#include <QString>
#include <QUrl>

namespace madang {

/// http, https with a host, or mailto; an invalid URL for anything else (javascript:, file:, relative).
QUrl webLink(const QString &address);

/// The host an address really leads to, as the name system sees it (xn--...); of mailto the mail address.
QString realHost(const QUrl &link);

} // namespace madang
