// SPDX-License-Identifier: GPL-3.0-or-later
// The reference of every ratio: a process that does nothing but hand each message to all of its room,
// gathered into one write per connection and turn of its loop.
#pragma once

#include <QByteArray>

#include <sys/types.h>

namespace madang::bench {

/// Starts with its construction, ends with its destruction.
class RawBroadcast {
public:
    /// `positionAt`: where in a published message it writes ten digits, 1, 2, 3... of each room.
    RawBroadcast(int rooms, qsizetype positionAt, int core);
    ~RawBroadcast();
    RawBroadcast(const RawBroadcast &) = delete;
    RawBroadcast &operator=(const RawBroadcast &) = delete;

    quint16 port() const { return m_port; }
    pid_t process() const { return m_process; }

    /// What a peer writes to be of a room (answered by a message "welcome"), to hear what it has missed, or
    /// to tell the room these octets.
    static QByteArray join(int room);
    static QByteArray replay(int room);
    static QByteArray publish(int room, const QByteArray &octets);

private:
    quint16 m_port = 0;
    pid_t m_process = 0;
};

} // namespace madang::bench
