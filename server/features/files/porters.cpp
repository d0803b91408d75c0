// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/porters.h"

namespace madang {

Porters::Porters(Lanes &lanes, int own)
    : m_lanes(lanes)
    , m_hasOwn(own > 0)
{
    for (int i = 0; i < own; ++i)
        m_threads.emplace_back([this] { runThread(); });
}

bool Porters::run(std::function<void()> work)
{
    if (!m_hasOwn)
        return m_lanes.slow(std::move(work));
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_waiting.size() >= kMostWaiting)
            return false;
        m_waiting.push_back(std::move(work));
    }
    m_wake.notify_one();
    return true;
}

void Porters::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void Porters::runThread()
{
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            work = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        work();
    }
}

} // namespace madang
