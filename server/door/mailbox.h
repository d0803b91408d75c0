// SPDX-License-Identifier: GPL-3.0-or-later
// Mailbox: how other threads hand values to a door thread. Outlives the thread, so that a late answer finds a
// closed box instead of nothing.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace madang::door {

/// Safe from any thread. Its owner watches fd() and calls take() when it is readable.
class Mailbox {
public:
    using Letter = std::function<void()>;

    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    /// Leaves a letter, to be run on the owner's thread, in order. Dropped when the box is closed. Who posts
    /// bounds how much: every letter answers a request, and the unanswered requests of a connection are
    /// limited.
    void post(Letter letter);
    /// Everything that came since the last call. Owner only.
    std::vector<Letter> take();
    /// Drops what is there and whatever comes later.
    void close();
    int fd() const { return m_fd; }

private:
    const int m_fd;
    std::mutex m_mutex; ///< guards the members below
    std::vector<Letter> m_letters;
    bool m_awake = false;
    bool m_open = true;
};

} // namespace madang::door
