// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/door_thread.h"

#include "common/base/log.h"
#include "server/door/http_connection.h"
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

void DoorThread::adopt(int fd, const QByteArray &peer)
{
    if (!m_census.enter(peer, !m_config.proxies.contains(peer))) {
        m_metrics.turnedAway.add();
        ::close(fd);
        return;
    }
    m_metrics.accepted.add();
    m_metrics.connections.add(1);
    const quint64 id = ++m_lastId;
    auto connection = std::make_unique<Connection>(*this, id, fd, peer);
    connection->become(std::make_unique<HttpConnection>(*connection));
    m_connections.emplace(id, std::move(connection));
}

void DoorThread::forget(Connection &connection, Ending ending)
{
    const auto found = m_connections.find(connection.id());
    if (found == m_connections.end())
        return;
    m_census.leave(connection.peer(), !m_config.proxies.contains(connection.peer()));
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
