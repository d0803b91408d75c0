// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/peer.h"

#include <sys/socket.h>
#include <unistd.h>

namespace madang::bench {

namespace {

    constexpr qsizetype kLook = 256;
    constexpr size_t kChunk = 256 * 1024;

    /// How long the header of a message is; 0 while its first two octets are not there.
    qsizetype headLength(QByteArrayView octets)
    {
        if (octets.size() < 2)
            return 0;
        const int length = octets[1] & 0x7f;
        return length == 126 ? 4 : length == 127 ? 10 : 2;
    }

    quint64 payloadLength(QByteArrayView head)
    {
        const int length = head[1] & 0x7f;
        const qsizetype octets = length == 126 ? 2 : length == 127 ? 8 : 0;
        quint64 wide = octets == 0 ? quint64(length) : 0;
        for (qsizetype i = 0; i < octets; ++i)
            wide = wide << 8 | quint8(head[2 + i]);
        return wide;
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

Peer::~Peer()
{
    close(m_socket);
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
        if (sent < 0)
            return errno == EAGAIN;
        m_unsent.remove(0, sent);
    }
    return true;
}

bool Peer::read(const Heard &heard)
{
    static thread_local QByteArray chunk(qsizetype(kChunk), '\0');
    for (;;) {
        const ssize_t count = recv(m_socket, chunk.data(), kChunk, 0);
        if (count <= 0)
            return count < 0 && errno == EAGAIN;
        const QByteArrayView octets(chunk.constData(), count);
        if (m_upgraded) {
            readMessages(octets, heard);
        } else {
            m_head += octets.toByteArray();
            const qsizetype end = m_head.indexOf("\r\n\r\n");
            if (end < 0)
                continue;
            if (!m_head.startsWith("HTTP/1.1 101"))
                return false;
            const QByteArray rest = m_head.mid(end + 4);
            m_head.clear();
            m_upgraded = true;
            readMessages(rest, heard);
        }
        if (size_t(count) < kChunk)
            return true;
    }
}

void Peer::readMessages(QByteArrayView octets, const Heard &heard)
{
    while (!octets.isEmpty()) {
        if (m_left == 0) { // a header, whole or the rest of it
            m_head += octets.first(1).toByteArray();
            octets = octets.sliced(1);
            if (headLength(m_head) != m_head.size() || m_head.size() < 2)
                continue;
            m_left = payloadLength(m_head);
            m_head.clear();
            if (m_left == 0)
                heard(*this, {});
            continue;
        }
        const qsizetype part = qsizetype(qMin<quint64>(m_left, quint64(octets.size())));
        if (m_head.size() < kLook && quint64(part) < m_left)
            m_head += octets.first(qMin(part, kLook - m_head.size())).toByteArray();
        m_left -= quint64(part);
        if (m_left == 0) {
            if (m_head.isEmpty()) {
                heard(*this, octets.first(qMin(part, kLook)));
            } else {
                m_head += octets.first(qMin(part, qMax<qsizetype>(0, kLook - m_head.size()))).toByteArray();
                heard(*this, m_head);
                m_head.clear();
            }
        }
        octets = octets.sliced(part);
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
