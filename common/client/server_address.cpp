// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/server_address.h"

#include <QHostAddress>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    bool isLoopback(const QString &host)
    {
        if (host == "localhost"_L1)
            return true;
        const QHostAddress address(host);
        return !address.isNull() && address.isLoopback();
    }

    bool holdsMoreThanAServer(const QUrl &url)
    {
        return !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()
            || (!url.path().isEmpty() && url.path() != "/"_L1);
    }

} // namespace

Result<ServerAddress> ServerAddress::fromText(const QString &text)
{
    const Error refused = Error{Code::InvalidValue, "server-address"}.at(u"server"_s);
    QString typed = text.trimmed();
    const bool hasScheme = typed.contains("://"_L1);
    if (!hasScheme)
        typed.prepend("https://"_L1);
    QUrl url(typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || holdsMoreThanAServer(url))
        return refused;
    const QString scheme = url.scheme().toLower();
    if (scheme != "https"_L1 && scheme != "http"_L1)
        return refused;
    url.setScheme(!hasScheme && isLoopback(url.host()) ? u"http"_s : scheme);
    url.setPath({});
    if (url.port() == 0)
        return refused;
    // The port of the contract, unless one was typed. A full https address means the usual port of the web.
    if (url.port() < 0 && !(hasScheme && scheme == "https"_L1))
        url.setPort(kPort);
    ServerAddress address;
    address.m_base = url;
    return address;
}

bool ServerAddress::isSecure() const
{
    return m_base.scheme() == "https"_L1;
}

QUrl ServerAddress::rest(const QString &path) const
{
    QUrl url = m_base;
    url.setPath(path, QUrl::StrictMode);
    return url;
}

QUrl ServerAddress::webSocket() const
{
    QUrl url = m_base;
    url.setScheme(isSecure() ? u"wss"_s : u"ws"_s);
    url.setPath(u"/ws-stomp"_s);
    return url;
}

} // namespace madang
