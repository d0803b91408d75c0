// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/websocket_connection.h"

#include "server/door/door_thread.h"

namespace madang::door {

namespace {

    constexpr int kPingWindowMs = 10'000;

} // namespace

WebsocketConnection::WebsocketConnection(Connection &connection, const websocket::Limits &limits)
    : Conversation(connection)
    , m_decoder(limits)
    , m_lastReceived(connection.now())
{
    connection.thread().metrics().websockets.add(1);
}

WebsocketConnection::~WebsocketConnection()
{
    connection().thread().metrics().websockets.add(-1);
}

void WebsocketConnection::received(QByteArrayView octets)
{
    m_lastReceived = connection().now();
    while (!connection().isOver()) {
        const std::optional<websocket::Message> next = m_decoder.next(octets);
        if (!next)
            break;
        if (next->kind == websocket::Opcode::Text || next->kind == websocket::Opcode::Binary)
            message(next->payload);
        else
            controlFrame(*next);
    }
    if (const auto &failure = m_decoder.failure(); failure && !connection().isOver()) {
        closing();
        close(failure->code, failure->about, Ending::Violation);
    }
}

void WebsocketConnection::agreeToDeflate(int windowBits)
{
    m_windowBits = quint8(windowBits);
    m_decoder.setInflater(&connection().thread().inflater());
}

void WebsocketConnection::transmit(Block frame)
{
    DoorThread &thread = connection().thread();
    if (m_windowBits > 0 && frame.size() >= thread.config().compression.least)
        connection().send(thread.pack(frame, m_windowBits));
    else
        connection().send(std::move(frame));
}

void WebsocketConnection::controlFrame(const websocket::Message &message)
{
    switch (message.kind) {
    case websocket::Opcode::Ping:
        if (pingsTooOften())
            close(websocket::CloseCode::Policy, "pings", Ending::Violation);
        else
            connection().send(websocket::frame(websocket::Opcode::Pong, message.payload));
        return;
    case websocket::Opcode::Close:
        closing();
        // The peer's own code goes back; 1005 stands for none and is never sent.
        connection().send(message.closeCode == 1005 ? websocket::frame(websocket::Opcode::Close, {})
                                                    : websocket::closeFrame(message.closeCode));
        connection().finish(Ending::PeerClosed);
        return;
    default:
        return; // a pong has done its work by coming
    }
}

bool WebsocketConnection::pingsTooOften()
{
    if (m_lastReceived - m_pingWindow > kPingWindowMs) {
        m_pingWindow = m_lastReceived;
        m_pings = 0;
    }
    return ++m_pings > connection().thread().config().limits.pings;
}

void WebsocketConnection::peerEnded()
{
    closing();
    connection().finish(Ending::PeerClosed);
}

QByteArray WebsocketConnection::farewellToSlowReader()
{
    return websocket::closeFrame(quint16(websocket::CloseCode::Policy), "slow-reader");
}

void WebsocketConnection::close(websocket::CloseCode code, QByteArrayView reason, Ending ending)
{
    connection().send(websocket::closeFrame(quint16(code), reason));
    connection().finish(ending);
}

void WebsocketConnection::ping()
{
    connection().send(websocket::frame(websocket::Opcode::Ping, {}));
}

} // namespace madang::door
