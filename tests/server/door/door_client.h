// SPDX-License-Identifier: GPL-3.0-or-later
// A client with nothing of ours in it: a blocking socket that sends what a test says and reads with patience.
#pragma once

#include "common/stomp/decoder.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>

using SSL = struct ssl_st;
using SSL_CTX = struct ssl_ctx_st;

namespace madang::test {

/// One answer as it came.
struct HttpReply {
    int status = 0;
    QByteArray head;
    QByteArray body;
    /// The value of a header field, empty when there is none.
    QByteArray field(const QByteArray &name) const;
};

/// One WebSocket frame of the server.
struct WireFrame {
    int opcode = 0;
    bool final = true;
    QByteArray payload;
    int closeCode() const;
};

/// Blocks, but never for longer than `patience`; a missing answer is an empty one.
class DoorClient {
public:
    explicit DoorClient(quint16 port, bool tls = false, int receiveBuffer = 0);
    ~DoorClient();
    DoorClient(const DoorClient &) = delete;
    DoorClient &operator=(const DoorClient &) = delete;

    bool connected() const { return m_fd >= 0; }
    int fd() const { return m_fd; }
    /// The server's certificate in DER.
    QByteArray peerCertificate() const;
    bool send(QByteArrayView octets);
    /// Octets until `enough` says so, the peer closes, or patience ends.
    template <typename Enough> QByteArray readUntil(Enough enough)
    {
        while (!enough(m_buffer) && fill()) { }
        return m_buffer;
    }
    /// Everything until the peer closes.
    QByteArray readAll();
    /// Whether the peer has closed (or closes within the patience) with nothing more to read.
    bool closedByPeer();
    void setPatience(int milliseconds) { m_patience = milliseconds; }
    void shutdownWriting();

    HttpReply reply(bool headOnly = false);
    HttpReply ask(const QByteArray &request);
    HttpReply get(const QByteArray &path, const QByteArray &fields = {});
    HttpReply post(const QByteArray &path, const QByteArray &body, const QByteArray &fields = {});

    /// Upgrades; the status of the answer.
    int upgrade(const QByteArray &fields = "Sec-WebSocket-Protocol: v12.stomp\r\n",
                const QByteArray &more = {});
    static QByteArray masked(int firstOctet, const QByteArray &payload);
    bool sendFrame(int firstOctet, const QByteArray &payload) { return send(masked(firstOctet, payload)); }
    std::optional<WireFrame> frame();

    bool sendStomp(const stomp::Frame &frame) { return sendFrame(0x81, stomp::encode(frame)); }
    /// The next STOMP frame, passing over beats and pings; nothing when the connection closes before.
    std::optional<stomp::Frame> stompFrame();
    /// Upgrades and logs in; the CONNECTED (or ERROR) frame.
    std::optional<stomp::Frame> login(const QByteArray &token = {}, QList<stomp::Header> headers = {});
    /// The code of the close frame that must come next, 0 when none does.
    int closeCode();

private:
    bool fill();

    int m_fd = -1;
    SSL *m_ssl = nullptr;
    SSL_CTX *m_context = nullptr;
    int m_patience = 5000;
    bool m_ended = false;
    QByteArray m_buffer;
    stomp::Decoder m_decoder{{.line = 1 << 20, .head = 1 << 20, .headers = 1000, .body = 1 << 24}};
};

} // namespace madang::test
