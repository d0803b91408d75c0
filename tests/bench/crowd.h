// SPDX-License-Identifier: GPL-3.0-or-later
// Crowd: many peers on one epoll set, driven until a condition holds.
#pragma once

#include "tests/bench/peer.h"

#include <memory>
#include <vector>

namespace madang::bench {

class Crowd {
public:
    /// Called once when a new peer is connected: it says its first words.
    using Greet = std::function<void(Peer &)>;

    Crowd();
    ~Crowd();
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    /// A new peer on its way to 127.0.0.1.
    Peer &connect(quint16 port);
    /// One turn: waits at most that long, reads, writes. Ends the process when the other end closes a
    /// connection that is not allowed to end.
    void turn(qint64 mostNs, const Peer::Heard &heard);
    /// Turns until the condition holds; false when it did not in time.
    bool run(const std::function<bool()> &done, int seconds, const Peer::Heard &heard);

    std::vector<std::unique_ptr<Peer>> peers;
    qint64 now = 0; ///< nowNs() when the peer that is heard was read
    Peer *mayEnd = nullptr; ///< the one peer that the other end may close
    bool ended = false; ///< it did

private:
    const int m_epoll;
};

} // namespace madang::bench
