// SPDX-License-Identifier: GPL-3.0-or-later
// Peer: one client of the bench, as cheap as a client can be: a non-blocking socket that writes prepared
// octets and cuts what comes into WebSocket messages. What they mean is for who owns it.
#pragma once

#include <QByteArray>

#include <functional>

namespace madang::bench {

/// Belongs to one Crowd.
class Peer {
public:
    /// Called for each whole message.
    using Heard = std::function<void(Peer &, QByteArrayView payload)>;

    /// Takes over a connecting or connected socket, watched by that epoll set.
    Peer(int socket, int epoll);
    ~Peer();
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    /// Sends octets; what the kernel does not take now goes later.
    void write(QByteArrayView octets);
    /// False when the other end is gone.
    bool flush();
    /// Reads what is there. False when the other end is gone.
    bool read(const Heard &heard);
    /// Stops reading, or starts again.
    void setReading(bool reading);
    /// Its connection is over: it is not looked at any more.
    void leave();
    /// Octets up to the next empty line are the HTTP answer to an upgrade: heard as a message of its own.
    void expectUpgrade() { m_upgrading = true; }

    // ---- for who owns the peer
    int room = -1;
    bool writes = false;
    int stage = 0; ///< of entering; see Venue
    qint64 highest = 0; ///< the highest position heard
    qint64 gap = 0; ///< positions below it that have not come
    QByteArray token;

private:
    QByteArrayView takeUpgrade(QByteArrayView octets, const Heard &heard);
    void cut(QByteArrayView octets, const Heard &heard);
    void watch();

    const int m_socket;
    const int m_epoll;
    quint32 m_interest;
    bool m_reading = true;
    bool m_upgrading = false;
    QByteArray m_unsent;
    QByteArray m_partial; ///< the beginning of a message, or of the HTTP answer
};

/// A client's WebSocket text message. Its mask is zero, so the octets stay readable.
QByteArray clientMessage(QByteArrayView payload);
/// What a server would write for that payload.
QByteArray serverMessage(QByteArrayView payload);

} // namespace madang::bench
