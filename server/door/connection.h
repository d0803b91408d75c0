// SPDX-License-Identifier: GPL-3.0-or-later
// Connection: one accepted socket, plain or TLS, with its bounded queue of outgoing blocks. It moves octets
// and keeps moments; what they mean is the business of the Conversation it carries.
#pragma once

#include "common/base/id.h"
#include "server/core/live_connections.h"
#include "server/door/block.h"
#include "server/door/census.h"
#include "server/door/reactor.h"
#include "server/door/tls.h"

#include <memory>
#include <vector>

namespace madang::door {

class Connection;
class DoorThread;

/// Why a connection ended, as a word of the metric and the log.
enum class Ending {
    PeerClosed,
    Finished, ///< all was said
    Violation, ///< the peer broke a protocol
    SlowReader,
    Silent, ///< heart-beats or pings were missed
    TimedOut, ///< head, body, login or answer took too long
    Refused, ///< too many connections, or plain where TLS is asked for
    Flood, ///< too much was asked for in vain
    SignedOut, ///< token expired or session revoked
    Shutdown,
    Broken, ///< the network failed
};
inline constexpr int kEndings = 11;
const char *wordOf(Ending ending);

/// What is spoken over a connection. Called on the door's thread only.
class Conversation {
public:
    explicit Conversation(Connection &connection)
        : m_connection(connection)
    {
    }
    virtual ~Conversation() = default;
    /// Octets came. They are gone after the call.
    virtual void received(QByteArrayView octets) = 0;
    /// The peer will send nothing more.
    virtual void peerEnded() = 0;
    /// The deadline passed.
    virtual void due(qint64 now) = 0;
    /// What was queued has gone down far enough to write more.
    virtual void drained() { }
    /// The house closes: come to an end in order.
    virtual void leave() = 0;
    /// The peer did not read: say so if there is a way; the connection closes after it.
    virtual QByteArray farewellToSlowReader() { return {}; }
    /// The connection is over; nothing can be sent any more.
    virtual void ended() { }
    /// Whose it is; null when nobody has signed in.
    virtual SessionId session() const { return {}; }
    /// The session was revoked.
    virtual void revoked() { }
    /// From where it is held, of one that goes on for long; empty for others, which are judged at each
    /// request.
    virtual QString address() const { return {}; }
    /// That address was banned.
    virtual void banned() { }

    Connection &connection() const { return m_connection; }

private:
    Connection &m_connection;
};

/// Belongs to one door thread, which deletes it after close().
class Connection final : public Watched {
public:
    /// Queued octets below which drained() is told.
    static constexpr qsizetype kLowWater = 64 * 1024;

    Connection(DoorThread &thread, quint64 id, int fd, QByteArray peer);
    ~Connection() override;

    DoorThread &thread() { return m_thread; }
    quint64 id() const { return m_id; }
    /// The address of the socket's other end: a proxy's, if there is one.
    const QByteArray &peer() const { return m_peer; }
    bool secure() const { return m_tls != nullptr; }
    /// Counts as one of the address that a proxy forwards, until it counts as another's or ends; null: as
    /// nobody's. False when that address has as many as it may.
    bool countAs(const QByteArray &address);
    /// Stays open from now on, and is listed among those who are here until it ends.
    void enlist(LiveConnection who);
    /// How many rooms it follows, in that list.
    void setRooms(int rooms) { m_live.setRooms(rooms); }
    qint64 now() const;

    /// Replaces what is spoken; the old one is deleted after the turn.
    void become(std::unique_ptr<Conversation> conversation);
    Conversation *conversation() { return m_conversation.get(); }

    /// Queues octets; they leave together at the end of the turn. A peer that had left more than the limit
    /// unread before is cut off; one block alone may be larger.
    void send(Block block);
    void send(const QByteArray &octets) { send(Block(octets)); }
    qsizetype queued() const { return m_queued; }
    /// Whether octets wait because the peer does not read.
    bool isStuck() const { return m_blocked && m_queued > 0 && m_phase == Phase::Open; }
    /// Takes back what has not begun to leave, says why, and closes.
    void cutOffSlowReader();
    /// The last time anything was queued.
    qint64 lastSent() const { return m_lastSent; }

    /// Whether to read. Octets that come meanwhile wait in the kernel.
    void setReading(bool reading);
    void setDeadline(qint64 at);

    /// Sends what is queued, says good-bye, waits a little for the peer, closes.
    void finish(Ending ending);
    /// Closes at once.
    void abort(Ending ending);
    bool isOver() const { return m_phase != Phase::Open; }

    void ready(quint32 events) override;
    void due(qint64 now) override;
    void flush() override;

private:
    enum class Phase {
        Open,
        Finishing, ///< nothing more is queued; what is there still leaves
        Lingering, ///< all was sent; what still comes is thrown away until the peer closes
        Closed,
    };

    bool beginSpeaking();
    void refusePlain();
    void read();
    void readPlain();
    void readTls();
    void took(qsizetype count);
    void sawEnd();
    void writePlain();
    void writeTls();
    void sent(qsizetype count);
    void awaitPeer();
    void updateInterest();

    DoorThread &m_thread;
    const quint64 m_id;
    const QByteArray m_peer;
    AddressPlace m_place;
    LivePlace m_live;
    std::unique_ptr<TlsStream> m_tls;
    std::unique_ptr<Conversation> m_conversation;
    std::vector<Block> m_queue; ///< from m_first on
    size_t m_first = 0;
    qsizetype m_offset = 0; ///< octets of the first block that have left
    qsizetype m_queued = 0;
    qsizetype m_leftAtLook = 0; ///< what was queued when a finishing peer was last looked at
    qsizetype m_tlsRetry = 0; ///< octets that OpenSSL wants to be offered again
    qint64 m_lastSent = 0;
    int m_fd;
    quint32 m_interest;
    Ending m_ending = Ending::Broken;
    Phase m_phase = Phase::Open;
    bool m_speaking = false; ///< plain or TLS is decided
    bool m_reading = true;
    bool m_peerEnded = false;
    bool m_blocked = false; ///< the kernel takes no more at present
    bool m_aboveWater = false;
    bool m_readAgain = false; ///< TLS holds octets that the socket will not announce
};

} // namespace madang::door
