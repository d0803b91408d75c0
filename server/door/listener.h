// SPDX-License-Identifier: GPL-3.0-or-later
// Listener: accepts connections on one listening socket of one door thread, and survives having no
// descriptors left.
#pragma once

#include "common/base/result.h"
#include "server/door/reactor.h"

namespace madang::door {

class DoorThread;

/// Whether a port is shared between the threads of this process (SO_REUSEPORT; the kernel spreads the
/// callers).
enum class Sharing {
    Alone,
    First, ///< refuses a port that anybody has, then shares it
    Further,
};
/// A socket that listens on a numeric address. Port 0 takes any free one. The descriptor belongs to the
/// caller.
Result<int> listenOn(const QByteArray &address, quint16 port, Sharing sharing);
/// The port a listening socket got.
quint16 boundPort(int fd);

class Listener final : public Watched {
public:
    Listener(DoorThread &thread, int fd);
    ~Listener() override;
    void ready(quint32 events) override;

private:
    bool shedOne();

    DoorThread &m_thread;
    const int m_fd;
    int m_spare; ///< given up for a moment when no other descriptor is left, so that a caller can be turned
                 ///< away
};

} // namespace madang::door
