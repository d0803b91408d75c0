// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/listener.h"

#include "server/door/door_thread.h"

#include "common/base/log.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace madang::door {

namespace {

    constexpr int kAcceptsPerTurn = 128;
    constexpr int kBacklog = 4096;
    /// Octets that the kernel may hold for a peer beyond what is on its way to it. Without this a reader that
    /// has stopped costs megabytes of the kernel's memory before the door notices.
    constexpr int kUnsentInKernel = 512 * 1024;

    /// A numeric address of either family, ready for bind().
    struct SocketAddress {
        sockaddr_storage storage{};
        socklen_t size = 0;
        int family = AF_UNSPEC;
    };

    SocketAddress parsed(const QByteArray &text, quint16 port)
    {
        SocketAddress address;
        auto *v4 = reinterpret_cast<sockaddr_in *>(&address.storage);
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&address.storage);
        if (inet_pton(AF_INET, text.constData(), &v4->sin_addr) == 1) {
            v4->sin_family = AF_INET;
            v4->sin_port = htons(port);
            address.family = AF_INET;
            address.size = sizeof *v4;
        } else if (inet_pton(AF_INET6, text.constData(), &v6->sin6_addr) == 1) {
            v6->sin6_family = AF_INET6;
            v6->sin6_port = htons(port);
            address.family = AF_INET6;
            address.size = sizeof *v6;
        }
        return address;
    }

    /// The numeric form; an IPv4 peer of a socket for both families in its own form.
    QByteArray textOf(const sockaddr_storage &storage)
    {
        char text[INET6_ADDRSTRLEN] = {};
        if (storage.ss_family == AF_INET) {
            inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in &>(storage).sin_addr, text, sizeof text);
        } else {
            const in6_addr &address = reinterpret_cast<const sockaddr_in6 &>(storage).sin6_addr;
            if (IN6_IS_ADDR_V4MAPPED(&address))
                inet_ntop(AF_INET, address.s6_addr + 12, text, sizeof text);
            else
                inet_ntop(AF_INET6, &address, text, sizeof text);
        }
        return text;
    }

    void setOption(int fd, int level, int option, int value)
    {
        ::setsockopt(fd, level, option, &value, sizeof value);
    }

    Error systemError(const char *what, const QByteArray &address, quint16 port)
    {
        return Error{Code::Unavailable,
                     QLatin1StringView(what) + QLatin1StringView(" ") + QString::fromUtf8(address)
                         + QLatin1StringView(" port ") + QString::number(port) + QLatin1StringView(": ")
                         + QString::fromLocal8Bit(std::strerror(errno))};
    }

} // namespace

Result<int> listenOn(const QByteArray &address, quint16 port, Sharing sharing)
{
    const SocketAddress where = parsed(address, port);
    if (where.family == AF_UNSPEC)
        return Error{Code::InvalidValue, QLatin1StringView("address ") + QString::fromUtf8(address)};
    if (sharing == Sharing::First && port != 0) {
        // A port that somebody shares can be shared by us too, which is not wanted: ask for it alone first.
        TRY(const int probe, listenOn(address, port, Sharing::Alone));
        ::close(probe);
    }
    const int fd = ::socket(where.family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return systemError("socket", address, port);
    setOption(fd, SOL_SOCKET, SO_REUSEADDR, 1);
    setOption(fd, SOL_SOCKET, SO_REUSEPORT, sharing == Sharing::Alone ? 0 : 1);
    if (where.family == AF_INET6)
        setOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, address == "::" ? 0 : 1);
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&where.storage), where.size) != 0
        || ::listen(fd, kBacklog) != 0) {
        const Error error = systemError("listen", address, port);
        ::close(fd);
        return error;
    }
    return fd;
}

quint16 boundPort(int fd)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getsockname(fd, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return 0;
    return ntohs(storage.ss_family == AF_INET ? reinterpret_cast<sockaddr_in &>(storage).sin_port
                                              : reinterpret_cast<sockaddr_in6 &>(storage).sin6_port);
}

Listener::Listener(DoorThread &thread, int fd)
    : m_thread(thread)
    , m_fd(fd)
    , m_spare(::open("/dev/null", O_RDONLY | O_CLOEXEC))
{
    thread.reactor().watch(*this, fd, EPOLLIN);
}

Listener::~Listener()
{
    m_thread.reactor().unwatch(*this);
    ::close(m_fd);
    if (m_spare >= 0)
        ::close(m_spare);
}

void Listener::ready(quint32)
{
    for (int i = 0; i < kAcceptsPerTurn; ++i) {
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        const int fd
            = ::accept4(m_fd, reinterpret_cast<sockaddr *>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd >= 0) {
            setOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
            setOption(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
            setOption(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, kUnsentInKernel);
            m_thread.adopt(fd, textOf(peer));
            continue;
        }
        if (errno == EAGAIN)
            return;
        // Without a descriptor accept() fails before it looks whether anybody is there.
        if ((errno == EMFILE || errno == ENFILE) && !shedOne())
            return;
        // Anything else (ECONNABORTED, EINTR...) belongs to one caller who is gone already.
    }
}

/// Without a free descriptor accept() fails for ever and the caller hangs: give up the spare one, take the
/// caller, turn it away.
bool Listener::shedOne()
{
    if (m_spare >= 0)
        ::close(m_spare);
    const int fd = ::accept4(m_fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd >= 0) {
        m_thread.metrics().turnedAway.add();
        ::close(fd);
        qCWarning(lcDoor) << "no descriptor left, connection turned away";
    }
    m_spare = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    return fd >= 0;
}

} // namespace madang::door
