// SPDX-License-Identifier: GPL-3.0-or-later
// WebsocketConnection: messages in, blocks out, on an upgraded connection. Answers pings, closes in order,
// knows when the peer was last heard. What the messages say is for those who derive from it.
#pragma once

#include "server/door/connection.h"
#include "server/door/websocket.h"

namespace madang::door {

class WebsocketConnection : public Conversation {
public:
    WebsocketConnection(Connection &connection, const websocket::Limits &limits);
    ~WebsocketConnection() override;

    void received(QByteArrayView octets) final;
    void peerEnded() override;
    QByteArray farewellToSlowReader() override;

protected:
    /// A whole message came.
    virtual void message(const QByteArray &payload) = 0;
    /// The peer wants to close, or broke the protocol: nothing more will come.
    virtual void closing() { }

    void setLimits(const websocket::Limits &limits) { m_decoder.setLimits(limits); }
    /// permessage-deflate was agreed; the client unpacks with that window.
    void agreeToDeflate(int windowBits);
    bool packs() const { return m_windowBits > 0; }
    /// Sends a whole frame of a message, packed if that was agreed and it is large enough to gain by it.
    void transmit(Block frame);
    /// Sends a close frame and ends the connection after what is queued.
    void close(websocket::CloseCode code, QByteArrayView reason, Ending ending);
    void ping();
    qint64 lastReceived() const { return m_lastReceived; }

private:
    void controlFrame(const websocket::Message &message);
    bool pingsTooOften();

    websocket::Decoder m_decoder;
    qint64 m_lastReceived;
    qint64 m_pingWindow = 0; ///< when counting the peer's pings began
    int m_pings = 0;
    quint8 m_windowBits = 0; ///< 0: nothing is packed
};

} // namespace madang::door
