// SPDX-License-Identifier: GPL-3.0-or-later
// TlsVisitor: one connection over TLS that enters a room and then says nothing: for measuring what it costs.
#pragma once

#include <QByteArray>

using SSL = struct ssl_st;

namespace madang::bench {

class TlsVisitor {
public:
    /// Connects, upgrades, signs in and subscribes; ends the process when any of that fails.
    TlsVisitor(quint16 port, const QByteArray &token, const QByteArray &room);
    ~TlsVisitor();
    TlsVisitor(const TlsVisitor &) = delete;
    TlsVisitor &operator=(const TlsVisitor &) = delete;

private:
    void say(const QByteArray &octets);
    void await(const char *word);

    int m_socket = -1;
    SSL *m_tls = nullptr;
};

} // namespace madang::bench
