// SPDX-License-Identifier: GPL-3.0-or-later
// Where a server is: read from what a person typed, turned into the addresses of its REST and STOMP ends.
#pragma once

#include "common/base/result.h"

#include <QUrl>

namespace madang {

/// Scheme, host and port of one server.
class ServerAddress {
public:
    /// The port of the contract.
    static constexpr quint16 kPort = 8070;

    ServerAddress() = default;
    /// Reads "example.org", "example.org:443", "https://example.org", "http://127.0.0.1:8070". Without a
    /// scheme a loopback host is spoken to in plain text and every other one through TLS: plain text across a
    /// network has to be typed out. InvalidValue when there is no host, or more than scheme, host and port.
    static Result<ServerAddress> fromText(const QString &text);

    bool isNull() const { return m_base.isEmpty(); }
    bool isSecure() const;
    /// Canonical form, e.g. "http://127.0.0.1:8070"; fromText() reads it back.
    QString text() const { return m_base.toString(); }
    /// The address of a path ("/api/v1/me") on this server.
    QUrl rest(const QString &path) const;
    /// The address of the STOMP end.
    QUrl webSocket() const;
    bool operator==(const ServerAddress &) const = default;

private:
    QUrl m_base;
};

} // namespace madang
