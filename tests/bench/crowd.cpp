// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crowd.h"

#include <QDebug>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <unistd.h>

namespace madang::bench {

namespace {

    constexpr int kMostEvents = 512;
    constexpr milliseconds kPatience{20'000};

} // namespace

Crowd::Crowd()
    : m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
}

Crowd::~Crowd()
{
    peers.clear();
    close(m_epoll);
}

Peer &Crowd::connect(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("cannot connect to port %d: %s", int(port), strerror(errno));
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(socket, F_SETFL, O_NONBLOCK);
    Peer &peer = *peers.emplace_back(std::make_unique<Peer>(socket));
    epoll_event event{EPOLLIN, {.ptr = &peer}};
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event);
    return peer;
}

Peer &Crowd::stomp(quint16 port, const QByteArray &token, const QByteArray &topic)
{
    Peer &peer = connect(port);
    peer.write("GET /ws-stomp HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
               + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: v12.stomp\r\n\r\n");
    QByteArray hello("CONNECT\naccept-version:1.2\nhost:bench\nheart-beat:0,0\n");
    if (!token.isEmpty())
        hello += "Authorization:Bearer " + token + '\n';
    hello += QByteArray("\n\0", 2);
    int answers = 0;
    const auto answered = [&](Peer &from, QByteArrayView start) {
        if (&from != &peer)
            return;
        if (start.startsWith("ERROR"))
            qFatal("refused: %s", start.toByteArray().constData());
        ++answers;
    };
    if (!run([&] { return peer.isUpgraded(); }, kPatience, answered))
        qFatal("no WebSocket");
    peer.write(clientMessage(hello));
    if (!run([&] { return answers == 1; }, kPatience, answered))
        qFatal("no CONNECTED");
    if (topic.isEmpty())
        return peer;
    peer.write(clientMessage("SUBSCRIBE\nid:1\nreceipt:s\ndestination:" + topic + QByteArray("\n\n\0", 3)));
    if (!run([&] { return answers == 2; }, kPatience, answered))
        qFatal("no RECEIPT for a subscription");
    return peer;
}

bool Crowd::run(const std::function<bool()> &done, milliseconds most, const Peer::Heard &heard)
{
    const auto end = std::chrono::steady_clock::now() + most;
    epoll_event events[kMostEvents];
    while (!done()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        const int count = epoll_wait(m_epoll, events, kMostEvents, 100);
        for (int i = 0; i < count; ++i) {
            Peer &peer = *static_cast<Peer *>(events[i].data.ptr);
            if (!peer.read(heard) || !peer.flush())
                qFatal("the other end closed a connection");
        }
    }
    return true;
}

} // namespace madang::bench
