// SPDX-License-Identifier: GPL-3.0-or-later
// Porters: the threads on which octets of files are written and read. On a disk those that do all slow work;
// where files lie beyond a network, some of their own: who signs in must not wait behind a store that does
// not answer.
#pragma once

#include "server/core/lanes.h"

namespace madang {

class Porters {
public:
    /// What may wait; beyond that people are told to come again.
    static constexpr size_t kMostWaiting = 1000;

    /// `own`: how many threads; 0: the slow threads of the lanes.
    Porters(Lanes &lanes, int own);
    ~Porters() { stop(); }
    Porters(const Porters &) = delete;
    Porters &operator=(const Porters &) = delete;

    /// Runs work that may wait for a disk or a network. False, and never, when too much of it waits. From any
    /// thread.
    bool run(std::function<void()> work);
    /// Runs what waits, then stops. Idempotent; by the owner's thread.
    void stop();

private:
    void runThread();

    Lanes &m_lanes;
    const bool m_hasOwn;
    std::mutex m_mutex; ///< guards m_waiting and m_stopping
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_waiting;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace madang
