// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tls_visitor.h"

#include "tests/bench/peer.h"

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace madang::bench {

namespace {

    SSL_CTX *context()
    {
        static SSL_CTX *const shared = [] {
            SSL_CTX *made = SSL_CTX_new(TLS_client_method());
            SSL_CTX_set_mode(made, SSL_MODE_RELEASE_BUFFERS);
            return made;
        }();
        return shared;
    }

    QByteArray frame(const QByteArray &head)
    {
        return clientMessage(head + "\n\n" + QByteArray("\0", 1));
    }

} // namespace

TlsVisitor::TlsVisitor(quint16 port, const QByteArray &token, const QByteArray &room)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_tls(SSL_new(context()))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("cannot connect: %s", strerror(errno));
    SSL_set_fd(m_tls, m_socket);
    if (SSL_connect(m_tls) != 1)
        qFatal("no TLS");
    say("GET /ws-stomp HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: v12.stomp\r\n\r\n");
    await("101");
    say(frame("CONNECT\naccept-version:1.2\nhost:bench\nheart-beat:0,0\nAuthorization:Bearer " + token));
    await("CONNECTED");
    say(frame("SUBSCRIBE\nid:r\nreceipt:r\ndestination:/topic/rooms/" + room));
    await("RECEIPT");
}

TlsVisitor::~TlsVisitor()
{
    const linger atOnce{1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    SSL_free(m_tls);
    close(m_socket);
}

void TlsVisitor::say(const QByteArray &octets)
{
    if (SSL_write(m_tls, octets.constData(), int(octets.size())) != int(octets.size()))
        qFatal("the daemon does not listen");
}

void TlsVisitor::await(const char *word)
{
    QByteArray heard;
    while (!heard.contains(word)) {
        char octets[4096];
        const int count = SSL_read(m_tls, octets, int(sizeof octets));
        if (count <= 0)
            qFatal("instead of %s: %s", word, heard.constData());
        heard.append(octets, count);
    }
}

} // namespace madang::bench
