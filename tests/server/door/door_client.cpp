// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/door/door_client.h"

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace madang::test {

namespace {

    constexpr char kKey[] = "dGhlIHNhbXBsZSBub25jZQ==";

} // namespace

QByteArray HttpReply::field(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

int WireFrame::closeCode() const
{
    return payload.size() < 2 ? 1005 : quint8(payload[0]) << 8 | quint8(payload[1]);
}

DoorClient::DoorClient(quint16 port, bool tls, int receiveBuffer)
    : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    if (receiveBuffer > 0)
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        ::close(m_fd);
        m_fd = -1;
        return;
    }
    if (!tls)
        return;
    m_context = SSL_CTX_new(TLS_client_method());
    m_ssl = SSL_new(m_context);
    SSL_set_fd(m_ssl, m_fd);
    if (SSL_connect(m_ssl) != 1) {
        ::close(m_fd);
        m_fd = -1;
    }
}

DoorClient::~DoorClient()
{
    if (m_ssl)
        SSL_free(m_ssl);
    if (m_context)
        SSL_CTX_free(m_context);
    if (m_fd >= 0)
        ::close(m_fd);
}

QByteArray DoorClient::peerCertificate() const
{
    X509 *certificate = m_ssl ? SSL_get1_peer_certificate(m_ssl) : nullptr;
    if (!certificate)
        return {};
    QByteArray der(i2d_X509(certificate, nullptr), Qt::Uninitialized);
    auto *at = reinterpret_cast<unsigned char *>(der.data());
    i2d_X509(certificate, &at);
    X509_free(certificate);
    return der;
}

bool DoorClient::send(QByteArrayView octets)
{
    while (!octets.isEmpty()) {
        const ssize_t sent = m_ssl ? SSL_write(m_ssl, octets.data(), int(octets.size()))
                                   : ::send(m_fd, octets.data(), size_t(octets.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        octets = octets.sliced(sent);
    }
    return true;
}

bool DoorClient::fill()
{
    if (m_ended || m_fd < 0)
        return false;
    pollfd waiting{m_fd, POLLIN, 0};
    if (!(m_ssl && SSL_pending(m_ssl) > 0) && ::poll(&waiting, 1, m_patience) <= 0)
        return false;
    char octets[65536];
    const ssize_t count
        = m_ssl ? SSL_read(m_ssl, octets, sizeof octets) : ::recv(m_fd, octets, sizeof octets, 0);
    if (count <= 0) {
        m_ended = true;
        return false;
    }
    m_buffer.append(octets, count);
    return true;
}

QByteArray DoorClient::readAll()
{
    return readUntil([](const QByteArray &) { return false; });
}

bool DoorClient::closedByPeer()
{
    while (fill()) { }
    return m_ended;
}

void DoorClient::shutdownWriting()
{
    ::shutdown(m_fd, SHUT_WR);
}

HttpReply DoorClient::reply(bool headOnly)
{
    readUntil([](const QByteArray &octets) { return octets.contains("\r\n\r\n"); });
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    HttpReply reply;
    reply.head = m_buffer.first(end);
    reply.status = reply.head.mid(9, 3).toInt();
    m_buffer.remove(0, end + 4);
    const qsizetype length = headOnly ? 0 : reply.field("content-length").toLongLong();
    readUntil([length](const QByteArray &octets) { return octets.size() >= length; });
    reply.body = m_buffer.first(qMin(length, m_buffer.size()));
    m_buffer.remove(0, reply.body.size());
    return reply;
}

HttpReply DoorClient::ask(const QByteArray &request)
{
    send(request);
    return reply();
}

HttpReply DoorClient::get(const QByteArray &path, const QByteArray &fields)
{
    return ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
}

HttpReply DoorClient::post(const QByteArray &path, const QByteArray &body, const QByteArray &fields)
{
    const QByteArray type
        = fields.toLower().contains("content-type:") ? "" : "Content-Type: application/json\r\n";
    return ask("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + type + fields
               + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

int DoorClient::upgrade(const QByteArray &fields, const QByteArray &more)
{
    send("GET /ws-stomp HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
         + QByteArray(kKey) + "\r\n" + fields + "\r\n" + more);
    return reply().status;
}

QByteArray DoorClient::masked(int firstOctet, const QByteArray &payload)
{
    QByteArray out;
    out += char(firstOctet);
    if (payload.size() < 126) {
        out += char(0x80 | payload.size());
    } else if (payload.size() < 65536) {
        out += char(0x80 | 126);
        out += char(payload.size() >> 8);
        out += char(payload.size() & 0xff);
    } else {
        out += char(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            out += char((quint64(payload.size()) >> shift) & 0xff);
    }
    const QByteArray mask("\x37\xfa\x21\x3d");
    out += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        out += char(payload[i] ^ mask[i & 3]);
    return out;
}

std::optional<WireFrame> DoorClient::frame()
{
    const auto have = [this](qsizetype count) {
        readUntil([count](const QByteArray &octets) { return octets.size() >= count; });
        return m_buffer.size() >= count;
    };
    if (!have(2))
        return std::nullopt;
    qsizetype length = quint8(m_buffer[1]) & 0x7f;
    const qsizetype extra = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (!have(2 + extra))
        return std::nullopt;
    if (extra > 0) {
        length = 0;
        for (qsizetype i = 0; i < extra; ++i)
            length = length << 8 | quint8(m_buffer[2 + i]);
    }
    if (!have(2 + extra + length))
        return std::nullopt;
    WireFrame frame;
    frame.final = (quint8(m_buffer[0]) & 0x80) != 0;
    frame.opcode = quint8(m_buffer[0]) & 0x0f;
    frame.payload = m_buffer.mid(2 + extra, length);
    m_buffer.remove(0, 2 + extra + length);
    return frame;
}

std::optional<stomp::Frame> DoorClient::stompFrame()
{
    for (;;) {
        if (std::optional<stomp::Frame> next = m_decoder.next())
            return next;
        // A close frame stays for closeCode().
        readUntil([](const QByteArray &octets) { return octets.size() >= 2; });
        if (m_buffer.size() >= 2 && (quint8(m_buffer[0]) & 0x0f) == 8)
            return std::nullopt;
        const std::optional<WireFrame> next = frame();
        if (!next)
            return std::nullopt;
        if (next->opcode == 1 || next->opcode == 2)
            m_decoder.feed(next->payload);
    }
}

std::optional<stomp::Frame> DoorClient::login(const QByteArray &token, QList<stomp::Header> headers)
{
    if (upgrade() != 101)
        return std::nullopt;
    headers.prepend(stomp::Header{"accept-version", "1.0,1.1,1.2"});
    if (!token.isEmpty())
        headers.append(stomp::Header{"Authorization", "Bearer " + token});
    sendStomp({"CONNECT", headers, {}});
    return stompFrame();
}

int DoorClient::closeCode()
{
    while (const std::optional<WireFrame> next = frame()) {
        if (next->opcode == 8)
            return next->closeCode();
    }
    return 0;
}

} // namespace madang::test
