// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/door_thread.h"

#include "common/base/log.h"
#include "server/door/http_connection.h"
#include "server/door/http_reply.h"
#include "server/door/listener.h"

#include <QEventLoop>

#include <algorithm>

#include <pthread.h>
#include <unistd.h>

namespace madang::door {

namespace {

    constexpr size_t kReadBuffer = 64 * 1024;
    /// Cut off in one turn, so that looking for them stays cheap.
    constexpr int kMostRelieved = 32;
    /// So many are told at a time why they cannot come in: descriptors are what the limit saves.
    constexpr size_t kMostTurnedAway = 16;
    /// When those may try again.
    constexpr int kTurnedAwaySeconds = 10;

} // namespace

/// Ends the thread when draining takes too long.
class DoorThread::Deadline final : public Watched {
public:
    explicit Deadline(DoorThread &thread)
        : m_thread(thread)
    {
    }
    void ready(quint32) override { }
    void due(qint64) override { m_thread.abortAll(); }

private:
    DoorThread &m_thread;
};

/// Makes room at the end of a turn.
class DoorThread::Relief final : public Watched {
public:
    explicit Relief(DoorThread &thread)
        : m_thread(thread)
    {
    }
    void ready(quint32) override { }
    void flush() override { m_thread.relieve(); }

private:
    DoorThread &m_thread;
};

DoorThread::DoorThread(int number, const DoorConfig &config, const Premises &premises, DoorMetrics &metrics,
                       Census &census)
    : m_number(number)
    , m_config(config)
    , m_premises(premises)
    , m_metrics(metrics)
    , m_census(census)
    , m_mailbox(std::make_shared<Mailbox>())
    , m_mostWaiting(config.limits.outgoingInAll / qMax(1, config.threads))
{
}

DoorThread::~DoorThread()
{
    join();
    for (const int fd : m_listeningSockets)
        ::close(fd);
}

void DoorThread::listenOn(const std::vector<int> &listeningSockets)
{
    m_listeningSockets = listeningSockets;
}

void DoorThread::start(std::shared_ptr<TlsContext> tls)
{
    m_tls = std::move(tls);
    m_thread = std::thread([this] { run(); });
}

void DoorThread::join()
{
    if (m_thread.joinable())
        m_thread.join();
    m_mailbox->close();
}

void DoorThread::run()
{
    // As `top -H` shows it.
    ::pthread_setname_np(::pthread_self(), ("door-" + QByteArray::number(m_number)).constData());
    m_readBuffer.resize(kReadBuffer);
    QEventLoop loop;
    m_loop = &loop;
    m_reactor = std::make_unique<Reactor>(m_premises.clock, m_mailbox);
    m_relief = std::make_unique<Relief>(*this);
    for (const int fd : std::exchange(m_listeningSockets, {}))
        m_listeners.push_back(std::make_unique<Listener>(*this, fd));
    loop.exec();
    m_mailbox->close();
    m_listeners.clear();
    m_drainDeadline.reset();
    m_connections.clear();
    m_turnedAway.clear();
    m_relief.reset();
    m_reactor.reset();
    m_loop = nullptr;
}

void DoorThread::drain(milliseconds time)
{
    m_mailbox->post([this, time] { beginDrain(time); });
}

void DoorThread::beginDrain(milliseconds time)
{
    m_draining = true;
    for (auto &listener : m_listeners)
        m_reactor->discard(std::move(listener));
    m_listeners.clear();
    std::vector<Connection *> present;
    present.reserve(m_connections.size());
    for (const auto &[id, connection] : m_connections)
        present.push_back(connection.get());
    for (Connection *connection : present) {
        if (!connection->isOver())
            connection->conversation()->leave();
    }
    m_drainDeadline = std::make_unique<Deadline>(*this);
    m_reactor->setDeadline(*m_drainDeadline, m_reactor->now() + time.count());
    endIfEmpty();
}

void DoorThread::abortAll()
{
    while (!m_connections.empty())
        m_connections.begin()->second->abort(Ending::Shutdown);
    endIfEmpty();
}

void DoorThread::endIfEmpty()
{
    if (m_draining && m_connections.empty())
        m_loop->quit();
}

void DoorThread::relieve()
{
    for (int i = 0; i < kMostRelieved && Block::alive() > m_mostWaiting; ++i) {
        Connection *largest = nullptr;
        for (const auto &[id, connection] : m_connections) {
            if (connection->isStuck() && (!largest || connection->queued() > largest->queued()))
                largest = connection.get();
        }
        if (!largest)
            return; // everybody reads: what waits is on its way
        largest->cutOffSlowReader();
    }
}

Block DoorThread::pack(const Block &frame, int windowBits)
{
    const Deflater::Count before = m_deflater.count();
    Block packed = m_deflater.packed(frame, windowBits);
    const Deflater::Count &after = m_deflater.count();
    if (after.messages != before.messages) {
        m_metrics.packed.add();
        m_metrics.packedBefore.add(after.octetsBefore - before.octetsBefore);
        m_metrics.packedAfter.add(after.octetsAfter - before.octetsAfter);
    }
    return packed;
}

QByteArray DoorThread::newMessageId()
{
    return 'd' + QByteArray::number(m_number) + '-' + QByteArray::number(++m_lastMessage);
}

Connection *DoorThread::find(quint64 id)
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : found->second.get();
}

bool DoorThread::readsLetters(milliseconds patience)
{
    const qint64 now = qMax<qint64>(1, m_premises.clock.steady());
    qint64 asked = 0;
    if (!m_askedAt.compare_exchange_strong(asked, now))
        return now - asked <= patience.count();
    m_mailbox->post([this] { m_askedAt = 0; });
    return true;
}

/// One customer has a whole /64 of IPv6 addresses; whom a proxy forwards is known with the first request.
QByteArray DoorThread::countedAs(const QByteArray &peer) const
{
    return m_config.proxies.contains(peer) ? QByteArray() : neighbourhoodOf(QString::fromLatin1(peer));
}

void DoorThread::adopt(int fd, const QByteArray &peer)
{
    if (const auto admission = m_census.accept(countedAs(peer)); admission != Census::Admission::Welcome) {
        turnAway(fd, peer, admission);
        return;
    }
    m_metrics.accepted.add();
    m_metrics.connections.add(1);
    const quint64 id = ++m_lastId;
    auto connection = std::make_unique<Connection>(*this, id, fd, peer);
    connection->become(std::make_unique<HttpConnection>(*connection));
    m_connections.emplace(id, std::move(connection));
}

/// Says why, then reads on for a moment: closed with its request unread, the peer would get a reset in place
/// of our words. Where TLS may be spoken there are none, since a handshake costs more than whom we turn away.
void DoorThread::turnAway(int fd, const QByteArray &peer, Census::Admission why)
{
    m_metrics.turnedAway.add();
    const QByteArray requestId = newRequestId();
    const int status = why == Census::Admission::HouseFull ? 503 : 429;
    m_patience.lost(m_reactor->now(), 0);
    if (m_patience.isFresh()) // the metric counts them all
        qCInfo(lcDoor).noquote() << "turned away" << requestId << peer << status;
    if (m_tls || m_turnedAway.size() >= kMostTurnedAway) {
        ::close(fd);
        return;
    }
    const Error error = Error{Code::TooMany, "connections"}.after(kTurnedAwaySeconds);
    const quint64 id = ++m_lastId;
    auto connection = std::make_unique<Connection>(*this, id, fd, peer);
    Connection &refused = *connection;
    m_turnedAway.emplace(id, std::move(connection));
    refused.send(formatted(problemAnswer(error, requestId, status),
                           {.requestId = requestId, .now = m_premises.clock.now(), .keepAlive = false}));
    refused.finish(Ending::Refused);
}

void DoorThread::forget(Connection &connection, Ending ending)
{
    if (const auto refused = m_turnedAway.find(connection.id()); refused != m_turnedAway.end()) {
        m_reactor->discard(std::shared_ptr<Connection>(std::move(refused->second)));
        m_turnedAway.erase(refused);
        return;
    }
    const auto found = m_connections.find(connection.id());
    if (found == m_connections.end())
        return;
    m_census.closed(countedAs(connection.peer()));
    m_metrics.connections.add(-1);
    m_metrics.closed[size_t(ending)]->add();
    qCDebug(lcDoor) << "closed" << connection.id() << wordOf(ending);
    m_reactor->discard(std::shared_ptr<Connection>(std::move(found->second)));
    m_connections.erase(found);
    endIfEmpty();
}

void DoorThread::deliver(const QList<PublishedPtr> &batch)
{
    // One event for many: another one for the same many may be about to come.
    if (std::any_of(batch.begin(), batch.end(), [this](const PublishedPtr &published) {
            return m_hub.count(published->topic) >= Reactor::kMany;
        }))
        m_reactor->mayPutOff();
    const auto isRevocation
        = [](const PublishedPtr &published) { return published->kind == Published::Kind::RevokeSession; };
    if (std::none_of(batch.begin(), batch.end(), isRevocation)) {
        m_hub.deliver(batch);
        return;
    }
    for (const PublishedPtr &published : batch) {
        if (isRevocation(published))
            revoke(published->session);
        else
            m_hub.deliver(published);
    }
}

void DoorThread::revoke(SessionId session)
{
    std::vector<Connection *> theirs;
    for (const auto &[id, connection] : m_connections) {
        if (!connection->isOver() && connection->conversation()->session() == session)
            theirs.push_back(connection.get());
    }
    for (Connection *connection : theirs)
        connection->conversation()->revoked();
}

void DoorThread::closeBanned()
{
    std::vector<Connection *> theirs;
    for (const auto &[id, connection] : m_connections) {
        if (!connection->isOver() && isBanned(connection->conversation()->address()))
            theirs.push_back(connection.get());
    }
    for (Connection *connection : theirs)
        connection->conversation()->banned();
}

} // namespace madang::door
