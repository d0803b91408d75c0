// SPDX-License-Identifier: GPL-3.0-or-later
// openPage: shows a page of the server's choosing in the browser.
#pragma once

#include <QDesktopServices>
#include <QUrl>

namespace madang::gui {

/// An address is the server's word: nothing but a page is opened.
inline void openPage(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (url.isValid() && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http")))
        QDesktopServices::openUrl(url);
}

} // namespace madang::gui
