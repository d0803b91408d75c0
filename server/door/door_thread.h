// SPDX-License-Identifier: GPL-3.0-or-later
// DoorThread: one thread of the door with its event loop, its connections and its shard of the hub. What the
// door threads share is in Premises and Census.
#pragma once

#include "server/core/address_bans.h"
#include "server/core/attendance.h"
#include "server/core/caller.h"
#include "server/core/hub.h"
#include "server/core/live_connections.h"
#include "server/core/routes.h"
#include "server/door/census.h"
#include "server/door/deflate.h"
#include "server/door/door_config.h"
#include "server/door/door_metrics.h"
#include "server/door/message_format.h"
#include "server/door/patience.h"
#include "server/door/reactor.h"

#include <atomic>
#include <span>
#include <thread>
#include <unordered_map>

QT_BEGIN_NAMESPACE
class QEventLoop;
QT_END_NAMESPACE

namespace madang::door {

class Listener;

/// Answers a fixed path on the door's thread, without lane or caller. Must be quick and safe from any thread.
using PlainAnswer = std::function<Reply()>;

/// What the door needs from the house. Everything outlives the door and is safe from any thread.
struct Premises {
    const Routes &routes;
    const Authenticator &authenticator;
    Bus &bus;
    Metrics &metrics;
    const Clock &clock;
    /// "/healthz", "/readyz", "/metrics": path to answer, for GET and HEAD.
    QHash<QByteArray, PlainAnswer> plain;
    /// Who is told of signed-in STOMP connections; may be absent.
    Attendance *attendance = nullptr;
    /// From where nobody may come in; may be absent.
    AddressBans *bans = nullptr;
    /// Where those are listed who are connected; may be absent.
    LiveConnections *connections = nullptr;
};

/// Runs from start() to stop(). Everything else is called on its own thread, except where it says otherwise.
class DoorThread {
public:
    DoorThread(int number, const DoorConfig &config, const Premises &premises, DoorMetrics &metrics,
               Census &census);
    ~DoorThread();

    /// The listening sockets to serve, which it owns from now on. Before start().
    void listenOn(const std::vector<int> &listeningSockets);
    /// Begins to serve. From any thread, once.
    void start(std::shared_ptr<TlsContext> tls);
    /// Where to leave letters for this thread. From any thread.
    const std::shared_ptr<Mailbox> &mailbox() const { return m_mailbox; }
    /// Whether its letters are read: asks in one, and says no when the last question has waited for longer
    /// than `patience`. From any thread.
    bool readsLetters(milliseconds patience);
    /// Stops accepting, asks every conversation to come to its end, and ends the loop when all are gone or
    /// the time is over. From any thread.
    void drain(milliseconds time);
    /// Waits for the end of the thread. From any thread but this one.
    void join();

    const DoorConfig &config() const { return m_config; }
    const Premises &premises() const { return m_premises; }
    DoorMetrics &metrics() { return m_metrics; }
    Census &census() { return m_census; }
    Reactor &reactor() { return *m_reactor; }
    Hub &hub() { return m_hub; }
    MessageFormats &formats() { return m_formats; }
    Inflater &inflater() { return m_inflater; }
    /// A WebSocket frame packed for a client with that window; a broadcast is packed once.
    Block pack(const Block &frame, int windowBits);
    const std::shared_ptr<TlsContext> &tls() const { return m_tls; }
    void setTls(std::shared_ptr<TlsContext> tls) { m_tls = std::move(tls); }
    std::span<char> readBuffer() { return m_readBuffer; }

    /// A number that no other message of this process has.
    QByteArray newMessageId();
    /// The connection of that id while it is open.
    Connection *find(quint64 id);
    void adopt(int fd, const QByteArray &peer);
    /// Called by a connection that has closed; it is deleted after the turn.
    void forget(Connection &connection, Ending ending);
    /// Called when something was queued: when too much waits for all peers together, the largest queues of
    /// those who do not read go at the end of the turn.
    void watchMemory()
    {
        if (Block::alive() > m_mostWaiting)
            m_reactor->flushAtEnd(*m_relief);
    }
    /// Hands committed events to this thread's subscribers, and closes what was revoked.
    void deliver(const QList<PublishedPtr> &batch);
    /// Whether whoever comes from there is to be refused.
    bool isBanned(const QString &address) const
    {
        return m_premises.bans && m_premises.bans->covers(address, m_premises.clock.now());
    }
    /// Closes the conversations of addresses that are banned by now.
    void closeBanned();

private:
    class Deadline;
    class Relief;
    void run();
    QByteArray countedAs(const QByteArray &peer) const;
    void turnAway(int fd, const QByteArray &peer, Census::Admission why);
    void relieve();
    void beginDrain(milliseconds time);
    void abortAll();
    void endIfEmpty();
    void revoke(SessionId session);

    const int m_number;
    const DoorConfig &m_config;
    const Premises &m_premises;
    DoorMetrics &m_metrics;
    Census &m_census;
    std::thread m_thread;
    std::shared_ptr<TlsContext> m_tls;
    std::vector<int> m_listeningSockets;
    const std::shared_ptr<Mailbox> m_mailbox;

    QEventLoop *m_loop = nullptr;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<Deadline> m_drainDeadline;
    std::unique_ptr<Watched> m_relief;
    const qsizetype m_mostWaiting; ///< this thread's share
    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::unordered_map<quint64, std::unique_ptr<Connection>> m_connections;
    std::unordered_map<quint64, std::unique_ptr<Connection>> m_turnedAway; ///< being told so; counted nowhere
    Patience m_patience; ///< with those who are turned away, in the log
    std::atomic<qint64> m_askedAt = 0; ///< steady time of the question that readsLetters() waits for; 0: none
    Hub m_hub;
    MessageFormats m_formats;
    Inflater m_inflater;
    Deflater m_deflater;
    std::vector<char> m_readBuffer;
    quint64 m_lastId = 0;
    quint64 m_lastMessage = 0;
    bool m_draining = false;
};

} // namespace madang::door
