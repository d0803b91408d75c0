// SPDX-License-Identifier: GPL-3.0-or-later
// Peer: one client of the bench, as cheap as a client can be: a non-blocking socket that writes prepared
// octets and counts WebSocket messages. It understands just enough of STOMP to tell MESSAGE from RECEIPT.
#pragma once

#include <QByteArray>

#include <functional>

namespace madang::bench {

/// Belongs to one Crowd.
class Peer {
public:
    /// Called for each whole message with its first octets (up to 256).
    using Heard = std::function<void(Peer &, QByteArrayView start)>;

    explicit Peer(int socket)
        : m_socket(socket)
    {
    }
    ~Peer();
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    int socket() const { return m_socket; }
    /// Sends octets; what the kernel does not take now goes later, by flush().
    void write(QByteArrayView octets);
    bool flush();
    bool wantsToWrite() const { return !m_unsent.isEmpty(); }
    /// Reads what is there. False when the other end is gone.
    bool read(const Heard &heard);
    /// Until this, octets are the HTTP answer to the upgrade.
    bool isUpgraded() const { return m_upgraded; }
    void setUpgraded() { m_upgraded = true; }

    qint64 number = 0; ///< for who owns the peer

private:
    void readMessages(QByteArrayView octets, const Heard &heard);

    const int m_socket;
    bool m_upgraded = false;
    QByteArray m_head; ///< of the message under way, or the HTTP answer
    quint64 m_left = 0; ///< octets of the message still to come
    QByteArray m_unsent;
};

/// A client's WebSocket text message. Its mask is zero, so the octets stay readable.
QByteArray clientMessage(QByteArrayView payload);
/// What a server would write for that payload.
QByteArray serverMessage(QByteArrayView payload);

} // namespace madang::bench
