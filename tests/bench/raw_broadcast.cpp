// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/raw_broadcast.h"

#include "tests/bench/peer.h"

#include <QHash>

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace madang::bench {

namespace {

    constexpr int kMostEvents = 512;

    /// The child's whole life.
    [[noreturn]] void broadcast(int listener, const QByteArray &message)
    {
        const int epoll = epoll_create1(0);
        epoll_event wanted{EPOLLIN, {.fd = listener}};
        epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &wanted);
        int publisher = -1;
        QHash<int, QByteArray> unsent; // of every subscriber
        epoll_event events[kMostEvents];
        char octets[65536];
        bool behind = false; // somebody's kernel buffer was full
        for (;;) {
            const int count = epoll_wait(epoll, events, kMostEvents, behind ? 1 : -1);
            qsizetype messages = 0;
            for (int i = 0; i < count; ++i) {
                const int socket = events[i].data.fd;
                if (socket == listener) {
                    const int accepted = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
                    const int on = 1;
                    setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                    epoll_event reading{EPOLLIN, {.fd = accepted}};
                    epoll_ctl(epoll, EPOLL_CTL_ADD, accepted, &reading);
                    if (publisher < 0)
                        publisher = accepted;
                    else
                        unsent.insert(accepted, serverMessage("welcome"));
                } else if (socket == publisher) {
                    const ssize_t got = recv(socket, octets, sizeof octets, 0);
                    if (got == 0)
                        _exit(0);
                    messages += qMax<ssize_t>(got, 0);
                }
            }
            const QByteArray all = message.repeated(messages);
            behind = false;
            for (auto subscriber = unsent.begin(); subscriber != unsent.end(); ++subscriber) {
                QByteArray &rest = *subscriber;
                const bool direct = rest.isEmpty();
                if (!direct)
                    rest += all;
                const QByteArray &next = direct ? all : rest;
                if (next.isEmpty())
                    continue;
                const ssize_t sent = qMax<ssize_t>(
                    0, send(subscriber.key(), next.constData(), size_t(next.size()), MSG_NOSIGNAL));
                if (direct)
                    rest = sent == next.size() ? QByteArray() : next.mid(sent);
                else
                    rest.remove(0, sent);
                behind = behind || !rest.isEmpty();
            }
        }
    }

} // namespace

RawBroadcast::RawBroadcast(const QByteArray &message)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(listener, reinterpret_cast<const sockaddr *>(&address), length) != 0
        || listen(listener, 4096) != 0
        || getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        qFatal("cannot listen: %s", strerror(errno));
    m_port = ntohs(address.sin_port);
    m_process = fork();
    if (m_process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        broadcast(listener, message);
    }
    close(listener);
}

RawBroadcast::~RawBroadcast()
{
    kill(m_process, SIGKILL);
    waitpid(m_process, nullptr, 0);
}

} // namespace madang::bench
