// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/connection.h"

#include "server/door/door_thread.h"

#include <array>

#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace madang::door {

namespace {

    constexpr size_t kMostPieces = 512; ///< of one writev
    constexpr qsizetype kTlsRecord = 16 * 1024;
    constexpr size_t kKeptCapacity = 32; ///< queue entries kept for an idle connection
    constexpr char kTlsHandshake = 0x16;
    /// A peer that is still taking what was said last may go on as long as it takes this much per closeTime.
    constexpr qsizetype kLeastProgress = 4096;

} // namespace

const char *wordOf(Ending ending)
{
    static constexpr std::array<const char *, kEndings> kWords{
        "peer-closed", "finished", "violation",  "slow-reader", "silent", "timed-out",
        "refused",     "flood",    "signed-out", "shutdown",    "broken"};
    return kWords[size_t(ending)];
}

Connection::Connection(DoorThread &thread, quint64 id, int fd, QByteArray peer)
    : m_thread(thread)
    , m_id(id)
    , m_peer(std::move(peer))
    , m_fd(fd)
    , m_interest(EPOLLIN)
{
    thread.reactor().watch(*this, fd, m_interest);
}

Connection::~Connection()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

qint64 Connection::now() const
{
    return m_thread.reactor().now();
}

bool Connection::countAs(const QByteArray &address)
{
    return m_place.take(m_thread.census(), address);
}

void Connection::enlist(LiveConnection who)
{
    who.since = m_thread.premises().clock.now();
    m_live.take(m_thread.premises().connections, std::move(who));
}

void Connection::become(std::unique_ptr<Conversation> conversation)
{
    if (m_conversation)
        m_thread.reactor().discard(std::shared_ptr<Conversation>(std::move(m_conversation)));
    m_conversation = std::move(conversation);
}

void Connection::setDeadline(qint64 at)
{
    if (m_phase == Phase::Open)
        m_thread.reactor().setDeadline(*this, at);
}

void Connection::setReading(bool reading)
{
    if (m_reading == reading)
        return;
    m_reading = reading;
    if (reading && m_tls && m_tls->holdsMore()) {
        m_readAgain = true;
        m_thread.reactor().flushAtEnd(*this);
    }
    updateInterest();
}

void Connection::updateInterest()
{
    if (m_phase == Phase::Closed)
        return;
    const bool wantsInput
        = !m_peerEnded && (m_phase == Phase::Lingering || (m_phase == Phase::Open && m_reading));
    const quint32 interest = (wantsInput ? EPOLLIN : 0u) | (m_blocked ? EPOLLOUT : 0u);
    if (interest == m_interest)
        return;
    m_interest = interest;
    m_thread.reactor().change(*this, interest);
}

void Connection::ready(quint32 events)
{
    const bool troubled = (events & (EPOLLERR | EPOLLHUP)) != 0;
    if ((events & EPOLLOUT) != 0) {
        m_blocked = false;
        m_thread.reactor().flushAtEnd(*this);
    }
    if (m_interest & EPOLLIN)
        read(); // what came before the trouble is still read
    else if (troubled)
        abort(Ending::PeerClosed);
    else if (m_tls && (events & EPOLLOUT) != 0 && m_phase == Phase::Open && m_reading)
        read(); // a handshake may have waited for room to write
    if (m_phase != Phase::Closed)
        updateInterest();
}

void Connection::due(qint64 now)
{
    if (m_phase == Phase::Open && m_conversation) {
        m_conversation->due(now);
    } else if (m_phase == Phase::Finishing && m_ending != Ending::SlowReader
               && m_leftAtLook - m_queued >= kLeastProgress) {
        m_leftAtLook = m_queued;
        m_thread.reactor().setDeadline(*this, now + m_thread.config().limits.closeTime.count());
    } else {
        abort(m_phase == Phase::Open ? Ending::TimedOut : m_ending);
    }
}

// ---- reading

void Connection::read()
{
    if (m_phase == Phase::Closed || (!m_speaking && !beginSpeaking()))
        return;
    if (m_tls)
        readTls();
    else
        readPlain();
}

/// The first octet decides between plain and TLS. False when it has not come, or is not welcome.
bool Connection::beginSpeaking()
{
    const std::shared_ptr<TlsContext> &tls = m_thread.tls();
    if (tls) {
        char first = 0;
        const ssize_t peeked = ::recv(m_fd, &first, 1, MSG_PEEK | MSG_DONTWAIT);
        if (peeked < 0 && (errno == EAGAIN || errno == EINTR))
            return false;
        if (peeked <= 0) {
            abort(Ending::PeerClosed);
            return false;
        }
        if (first == kTlsHandshake) {
            m_tls = std::make_unique<TlsStream>(*tls, m_fd);
        } else if (!m_thread.config().plainBesideTls) {
            refusePlain();
            return false;
        }
    }
    m_speaking = true;
    return true;
}

void Connection::refusePlain()
{
    m_speaking = true;
    send(QByteArrayLiteral("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                           "Content-Length: 25\r\n\r\nThis port speaks TLS only"));
    finish(Ending::Refused);
}

void Connection::readPlain()
{
    const auto buffer = m_thread.readBuffer();
    const ssize_t count = ::recv(m_fd, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count > 0) {
        took(count);
        if (m_phase == Phase::Open && m_conversation)
            m_conversation->received({buffer.data(), count});
    } else if (count == 0) {
        sawEnd();
    } else if (errno != EAGAIN && errno != EINTR) {
        abort(Ending::Broken);
    }
}

void Connection::readTls()
{
    const auto buffer = m_thread.readBuffer();
    for (;;) {
        const TlsStream::Step step = m_tls->read(buffer.data(), qsizetype(buffer.size()));
        switch (step.outcome) {
        case TlsStream::Outcome::Some:
            took(step.count);
            if (m_phase == Phase::Open && m_conversation)
                m_conversation->received({buffer.data(), step.count});
            // Octets that OpenSSL has already taken from the kernel are not announced again.
            if (m_phase == Phase::Closed || !m_tls->holdsMore() || (m_phase == Phase::Open && !m_reading))
                return;
            break;
        case TlsStream::Outcome::Later:
            m_blocked = m_blocked || m_tls->wantsWrite();
            return;
        case TlsStream::Outcome::Ended:
            sawEnd();
            return;
        case TlsStream::Outcome::Broken:
            abort(Ending::Broken);
            return;
        }
    }
}

void Connection::took(qsizetype count)
{
    m_thread.metrics().octetsIn.add(quint64(count));
}

void Connection::sawEnd()
{
    m_peerEnded = true;
    if (m_phase == Phase::Open && m_conversation)
        m_conversation->peerEnded();
    else if (m_phase != Phase::Finishing)
        abort(m_phase == Phase::Lingering ? m_ending : Ending::PeerClosed);
}

// ---- writing

void Connection::send(Block block)
{
    if (m_phase != Phase::Open || block.size() == 0)
        return;
    const qsizetype size = block.size();
    m_queued += size;
    m_lastSent = now();
    m_queue.push_back(std::move(block));
    m_aboveWater = m_aboveWater || m_queued > kLowWater;
    const qsizetype limit = m_thread.config().limits.outgoing;
    // A burst within one turn is no sign of a slow reader: let the kernel have what it takes before judging.
    if (m_queued > limit / 4 && !m_blocked)
        flush();
    // Judged by what was left unread before: one answer may be larger than the limit.
    if (m_queued - size > limit)
        cutOffSlowReader();
    else if (m_phase == Phase::Open)
        m_thread.reactor().flushAtEnd(*this);
    m_thread.watchMemory();
}

void Connection::flush()
{
    if (m_phase == Phase::Closed)
        return;
    if (std::exchange(m_readAgain, false) && m_reading)
        read();
    if (!m_blocked && m_queued > 0) {
        if (m_tls)
            writeTls();
        else
            writePlain();
    }
    if (m_phase == Phase::Finishing && m_queued == 0)
        awaitPeer();
    if (m_phase == Phase::Open && m_aboveWater && m_queued <= kLowWater) {
        m_aboveWater = false;
        if (m_conversation)
            m_conversation->drained();
    }
    m_live.setWaiting(m_queued);
    updateInterest();
}

void Connection::writePlain()
{
    static thread_local std::array<iovec, kMostPieces> pieces;
    while (m_queued > 0) {
        size_t count = 0;
        qsizetype offered = 0;
        qsizetype offset = m_offset;
        for (size_t i = m_first; i < m_queue.size() && count < kMostPieces; ++i) {
            const QByteArrayView octets = m_queue[i].view().sliced(offset);
            offset = 0;
            pieces[count++] = {const_cast<char *>(octets.data()), size_t(octets.size())};
            offered += octets.size();
        }
        msghdr message{};
        message.msg_iov = pieces.data();
        message.msg_iovlen = count;
        const ssize_t written = ::sendmsg(m_fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN)
                m_blocked = true;
            else
                abort(errno == EPIPE || errno == ECONNRESET ? Ending::PeerClosed : Ending::Broken);
            return;
        }
        sent(written);
        if (written < offered) {
            m_blocked = true;
            return;
        }
    }
}

void Connection::writeTls()
{
    static thread_local std::array<char, kTlsRecord> record;
    while (m_queued > 0) {
        qsizetype filled = 0;
        qsizetype offset = m_offset;
        for (size_t i = m_first; i < m_queue.size() && filled < kTlsRecord; ++i) {
            const QByteArrayView octets = m_queue[i].view().sliced(offset);
            offset = 0;
            const qsizetype part = qMin(octets.size(), kTlsRecord - filled);
            std::memcpy(record.data() + filled, octets.data(), size_t(part));
            filled += part;
        }
        const TlsStream::Step step = m_tls->write(record.data(), filled);
        if (step.outcome == TlsStream::Outcome::Some) {
            m_tlsRetry = 0;
            sent(step.count);
        } else if (step.outcome == TlsStream::Outcome::Later) {
            m_tlsRetry = filled;
            m_blocked = m_tls->wantsWrite();
            return;
        } else {
            abort(Ending::PeerClosed);
            return;
        }
    }
}

void Connection::sent(qsizetype count)
{
    m_thread.metrics().octetsOut.add(quint64(count));
    m_queued -= count;
    m_offset += count;
    while (m_first < m_queue.size() && m_offset >= m_queue[m_first].size()) {
        m_offset -= m_queue[m_first].size();
        m_queue[m_first++] = Block();
    }
    if (m_first == m_queue.size()) {
        m_first = 0;
        m_queue.clear();
        if (m_queue.capacity() > kKeptCapacity)
            m_queue.shrink_to_fit();
    } else if (m_first > kMostPieces) {
        m_queue.erase(m_queue.begin(), m_queue.begin() + qsizetype(m_first));
        m_first = 0;
    }
}

void Connection::cutOffSlowReader()
{
    qsizetype kept = 0;
    size_t end = m_first;
    while (end < m_queue.size() && (kept < m_offset + m_tlsRetry || (end == m_first && m_offset > 0)))
        kept += m_queue[end++].size();
    m_queue.erase(m_queue.begin() + qsizetype(end), m_queue.end());
    m_queued = kept - m_offset;
    if (m_conversation) {
        if (const QByteArray farewell = m_conversation->farewellToSlowReader(); !farewell.isEmpty()) {
            m_queue.push_back(Block(farewell));
            m_queued += farewell.size();
        }
    }
    finish(Ending::SlowReader);
}

// ---- ending

void Connection::finish(Ending ending)
{
    if (m_phase != Phase::Open)
        return;
    // What a slow reader still has to hear is little, and the only way it learns why: it gets more time for
    // it.
    const qint64 patience = ending == Ending::SlowReader ? 5 : 1;
    m_thread.reactor().setDeadline(*this, now() + patience * m_thread.config().limits.closeTime.count());
    m_ending = ending;
    m_phase = Phase::Finishing;
    m_leftAtLook = m_queued;
    m_live.leave();
    if (m_conversation)
        m_conversation->ended();
    m_thread.reactor().flushAtEnd(*this);
    updateInterest();
}

void Connection::awaitPeer()
{
    m_phase = Phase::Lingering;
    if (m_tls)
        m_tls->end();
    ::shutdown(m_fd, SHUT_WR);
    if (m_peerEnded)
        abort(m_ending);
}

void Connection::abort(Ending ending)
{
    if (m_phase == Phase::Closed)
        return;
    const bool wasOpen = m_phase == Phase::Open;
    m_phase = Phase::Closed;
    if (wasOpen) {
        m_ending = ending;
        if (m_conversation)
            m_conversation->ended();
    }
    m_thread.reactor().unwatch(*this);
    m_thread.reactor().clearDeadline(*this);
    if (m_queued > 0) {
        // The peer does not read: what the kernel holds for it must not stay there for minutes.
        const linger atOnce{1, 0};
        ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    }
    ::close(std::exchange(m_fd, -1));
    m_queue = {};
    m_queued = 0;
    m_place.leave();
    m_live.leave();
    m_thread.forget(*this, m_ending);
}

} // namespace madang::door
