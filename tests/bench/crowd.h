// SPDX-License-Identifier: GPL-3.0-or-later
// Crowd: many peers on one epoll set, driven until a condition holds.
#pragma once

#include "tests/bench/peer.h"

#include <chrono>
#include <memory>
#include <vector>

namespace madang::bench {

using std::chrono::milliseconds;

class Crowd {
public:
    Crowd();
    ~Crowd();
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    /// Connects to 127.0.0.1; ends the process when that fails.
    Peer &connect(quint16 port);
    /// Connects, upgrades, CONNECTs with a token (empty: a guest) and subscribes; answers when all that is
    /// done.
    Peer &stomp(quint16 port, const QByteArray &token, const QByteArray &topic = {});
    /// Turns the loop until the condition holds; false when it did not in time.
    bool run(const std::function<bool()> &done, milliseconds most, const Peer::Heard &heard);

    std::vector<std::unique_ptr<Peer>> peers;

private:
    const int m_epoll;
};

} // namespace madang::bench
