// SPDX-License-Identifier: GPL-3.0-or-later
// The reference of every ratio: a process that does nothing but hand each message of its first connection to
// all the others, gathered into one write per connection and turn of its loop.
#pragma once

#include <QByteArray>

#include <sys/types.h>

namespace madang::bench {

class RawBroadcast {
public:
    /// Starts it; it welcomes who connects; each octet of the first connection stands for one
    /// message of these octets to everybody else.
    explicit RawBroadcast(const QByteArray &message);
    ~RawBroadcast();
    RawBroadcast(const RawBroadcast &) = delete;
    RawBroadcast &operator=(const RawBroadcast &) = delete;

    quint16 port() const { return m_port; }
    pid_t process() const { return m_process; }

private:
    quint16 m_port = 0;
    pid_t m_process = 0;
};

} // namespace madang::bench
