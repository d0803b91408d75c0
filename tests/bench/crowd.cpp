// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crowd.h"

#include "tests/bench/machine.h"

#include <QDebug>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <unistd.h>

namespace madang::bench {

namespace {

    constexpr int kMostEvents = 512;
    constexpr qint64 kTurnNs = 50'000'000;

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
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0)
        qFatal("no socket: %s; raise the limit of open files", strerror(errno));
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        && errno != EINPROGRESS)
        qFatal("cannot connect to port %d: %s", int(port), strerror(errno));
    return *peers.emplace_back(std::make_unique<Peer>(socket, m_epoll));
}

void Crowd::turn(qint64 mostNs, const Peer::Heard &heard)
{
    epoll_event events[kMostEvents];
    const timespec most{mostNs / 1'000'000'000, mostNs % 1'000'000'000};
    const int count = epoll_pwait2(m_epoll, events, kMostEvents, &most, nullptr);
    for (int i = 0; i < count; ++i) {
        Peer &peer = *static_cast<Peer *>(events[i].data.ptr);
        now = nowNs();
        const bool good = ((events[i].events & EPOLLOUT) == 0 || peer.flush())
            && ((events[i].events & ~quint32(EPOLLOUT)) == 0 || peer.read(heard));
        if (good)
            continue;
        if (&peer != mayEnd)
            qFatal("the other end closed a connection");
        ended = true;
        peer.leave();
    }
}

bool Crowd::run(const std::function<bool()> &done, int seconds, const Peer::Heard &heard)
{
    const qint64 end = nowNs() + seconds * 1'000'000'000LL;
    while (!done()) {
        if (nowNs() > end)
            return false;
        turn(kTurnNs, heard);
    }
    return true;
}

} // namespace madang::bench
