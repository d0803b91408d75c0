// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/door.h"

#include "server/door/listener.h"

#include <csignal>
#include <unistd.h>

namespace madang::door {

namespace {

    /// A thread that reads no letters for so long hangs.
    constexpr milliseconds kLongestSilence{5'000};

} // namespace

Door::Door(DoorConfig config, Premises premises)
    : m_config(std::move(config))
    , m_premises(std::move(premises))
    , m_metrics(m_premises.metrics)
    , m_census(m_config.limits.connections, m_config.limits.connectionsPerAddress,
               m_config.limits.connectionsPerAccount)
{
    // OpenSSL writes with write(): a peer that is gone must be an error there, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    for (int i = 0; i < qMax(1, m_config.threads); ++i)
        m_threads.push_back(std::make_unique<DoorThread>(i, m_config, m_premises, m_metrics, m_census));
    for (const auto &each : m_threads) {
        // The bus may outlive us: a closed mailbox drops what comes then.
        m_premises.bus.addReceiver(
            [mailbox = each->mailbox(), thread = each.get()](const QList<PublishedPtr> &batch) {
                mailbox->post([thread, batch] { thread->deliver(batch); });
            });
        if (m_premises.bans)
            m_premises.bans->onMore([mailbox = each->mailbox(), thread = each.get()] {
                mailbox->post([thread] { thread->closeBanned(); });
            });
    }
}

Door::~Door()
{
    close(milliseconds(0));
}

Result<std::shared_ptr<TlsContext>> Door::loadTls() const
{
    if (m_config.certificateFile.isEmpty() && m_config.privateKeyFile.isEmpty())
        return std::shared_ptr<TlsContext>();
    return TlsContext::load(m_config.certificateFile, m_config.privateKeyFile);
}

Done Door::bind()
{
    TRY(m_tls, loadTls());
    std::vector<std::vector<int>> sockets(m_threads.size());
    const auto giveUp = [&sockets](const Error &error) -> Done {
        for (const auto &ofThread : sockets) {
            for (const int fd : ofThread)
                ::close(fd);
        }
        return error;
    };
    m_port = m_config.port;
    for (const QByteArray &address : m_config.addresses) {
        for (auto &ofThread : sockets) {
            // Only further threads share the port; the first must find it free, or two daemons would share it
            // too.
            const auto sharing = &ofThread == &sockets.front() ? Sharing::First : Sharing::Further;
            const Result<int> fd = listenOn(address, m_port, m_threads.size() > 1 ? sharing : Sharing::Alone);
            if (!fd)
                return giveUp(fd.error());
            ofThread.push_back(*fd);
            m_port = boundPort(*fd);
        }
    }
    for (size_t i = 0; i < m_threads.size(); ++i)
        m_threads[i]->listenOn(sockets[i]);
    return {};
}

void Door::open()
{
    m_open = true;
    for (const auto &thread : m_threads)
        thread->start(m_tls);
}

bool Door::answers()
{
    const bool all = !m_unanswered || *m_unanswered == 0;
    // Answers may come when nobody asks any more.
    m_unanswered = std::make_shared<std::atomic<size_t>>(m_threads.size());
    for (const auto &thread : m_threads)
        thread->mailbox()->post([unanswered = m_unanswered] { --*unanswered; });
    return all;
}

bool Door::delivers() const
{
    bool all = true;
    for (const auto &thread : m_threads)
        all = thread->readsLetters(kLongestSilence) && all; // every one is asked
    return all;
}

Done Door::reloadCertificate()
{
    TRY(m_tls, loadTls());
    for (const auto &thread : m_threads)
        thread->mailbox()->post([door = thread.get(), tls = m_tls] { door->setTls(tls); });
    return {};
}

QDateTime Door::certificateEnds() const
{
    return m_tls ? m_tls->validUntil() : QDateTime();
}

void Door::close(milliseconds time)
{
    if (!std::exchange(m_open, false))
        return;
    for (const auto &thread : m_threads)
        thread->drain(time);
    for (const auto &thread : m_threads)
        thread->join();
}

} // namespace madang::door
