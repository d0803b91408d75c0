// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/peer.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace madang::bench {

namespace {

    constexpr size_t kChunk = 256 * 1024;

    /// Octets of a whole message at the beginning of these; 0 when its header is not there. Servers do not
    /// mask.
    quint64 messageLength(QByteArrayView octets, qsizetype &head)
    {
        if (octets.size() < 2)
            return 0;
        const int length = octets[1] & 0x7f;
        const qsizetype wide = length == 126 ? 2 : length == 127 ? 8 : 0;
        head = 2 + wide;
        if (octets.size() < head)
            return 0;
        quint64 payload = wide == 0 ? quint64(length) : 0;
        for (qsizetype i = 0; i < wide; ++i)
            payload = payload << 8 | quint8(octets[2 + i]);
        return quint64(head) + payload;
    }

    QByteArray message(QByteArrayView payload, bool masked)
    {
        QByteArray out("\x81");
        const char mask = masked ? char(0x80) : char(0);
        if (payload.size() < 126) {
            out += char(mask | char(payload.size()));
        } else {
            out += char(mask | char(126));
            out += char(payload.size() >> 8);
            out += char(payload.size() & 0xff);
        }
        if (masked)
            out += QByteArray(4, '\0');
        return out.append(payload);
    }

} // namespace

Peer::Peer(int socket, int epoll)
    : m_socket(socket)
    , m_epoll(epoll)
    , m_interest(EPOLLIN | EPOLLOUT)
{
    epoll_event event{m_interest, {.ptr = this}};
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_socket, &event);
}

Peer::~Peer()
{
    // No trace in the kernel: ten thousand waiting ports would spoil the next measure.
    const linger atOnce{1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close(m_socket);
}

void Peer::watch()
{
    const quint32 wanted = (m_reading ? EPOLLIN : 0u) | (m_unsent.isEmpty() ? 0u : EPOLLOUT);
    if (wanted == m_interest)
        return;
    m_interest = wanted;
    epoll_event event{wanted, {.ptr = this}};
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, m_socket, &event);
}

void Peer::setReading(bool reading)
{
    m_reading = reading;
    watch();
}

void Peer::leave()
{
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, m_socket, nullptr);
}

void Peer::write(QByteArrayView octets)
{
    m_unsent.append(octets);
    flush();
}

bool Peer::flush()
{
    while (!m_unsent.isEmpty()) {
        const ssize_t sent = send(m_socket, m_unsent.constData(), size_t(m_unsent.size()), MSG_NOSIGNAL);
        if (sent < 0) {
            watch();
            return errno == EAGAIN;
        }
        m_unsent.remove(0, sent);
    }
    watch();
    return true;
}

bool Peer::read(const Heard &heard)
{
    static thread_local QByteArray chunk(qsizetype(kChunk), '\0');
    const ssize_t count = recv(m_socket, chunk.data(), kChunk, 0);
    if (count <= 0)
        return count < 0 && errno == EAGAIN;
    QByteArrayView octets(chunk.constData(), count);
    if (m_upgrading)
        octets = takeUpgrade(octets, heard);
    cut(octets, heard);
    return true;
}

QByteArrayView Peer::takeUpgrade(QByteArrayView octets, const Heard &heard)
{
    m_partial.append(octets);
    const qsizetype end = m_partial.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    if (!m_partial.startsWith("HTTP/1.1 101"))
        qFatal("no WebSocket: %s", m_partial.left(end).constData());
    const qsizetype rest = m_partial.size() - end - 4;
    m_partial.clear();
    m_upgrading = false;
    heard(*this, "HTTP/1.1 101");
    return octets.last(rest);
}

void Peer::cut(QByteArrayView octets, const Heard &heard)
{
    qsizetype head = 0;
    while (!m_partial.isEmpty() && !m_upgrading && !octets.isEmpty()) { // finish the one that came in pieces
        const quint64 whole = messageLength(m_partial, head);
        const quint64 missing = whole == 0 ? 1 : whole - quint64(m_partial.size());
        const qsizetype part = qsizetype(qMin<quint64>(missing, quint64(octets.size())));
        m_partial.append(octets.first(part));
        octets = octets.sliced(part);
        if (whole != 0 && quint64(m_partial.size()) == whole) {
            heard(*this, QByteArrayView(m_partial).sliced(head));
            m_partial.clear();
        }
    }
    while (!octets.isEmpty()) {
        const quint64 whole = messageLength(octets, head);
        if (whole == 0 || whole > quint64(octets.size())) {
            m_partial.append(octets);
            return;
        }
        heard(*this, octets.first(qsizetype(whole)).sliced(head));
        octets = octets.sliced(qsizetype(whole));
    }
}

QByteArray clientMessage(QByteArrayView payload)
{
    return message(payload, true);
}

QByteArray serverMessage(QByteArrayView payload)
{
    return message(payload, false);
}

} // namespace madang::bench
