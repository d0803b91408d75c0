// SPDX-License-Identifier: GPL-3.0-or-later
// Door: where the world comes in. Owns the door threads; everything behind it is reached through Premises.
#pragma once

#include "server/door/door_thread.h"

#include <atomic>

namespace madang::door {

/// Belongs to the thread that made it. Made before the first event is published; outlives nothing it was
/// given.
class Door {
public:
    Door(DoorConfig config, Premises premises);
    ~Door();

    /// Takes the addresses and the certificate. The error says which one, and why.
    Done bind();
    /// The port that was taken; after bind().
    quint16 port() const { return m_port; }
    /// Begins to serve.
    void open();
    /// Reads certificate and key again; new connections get them, old ones stay as they are. On an error
    /// nothing changes.
    Done reloadCertificate();
    /// Whether TLS is spoken, and until when the present certificate is valid; after bind().
    bool hasCertificate() const { return m_tls != nullptr; }
    QDateTime certificateEnds() const;
    /// Whether every thread has turned since this was asked last; the first time: yes. Asks again.
    bool answers();
    /// Whether what is committed reaches every thread: none has let a question wait for seconds. Asks again.
    /// From any thread.
    bool delivers() const;
    /// Stops accepting, lets what goes on come to its end for at most `time`, closes everything. Idempotent.
    void close(milliseconds time);

private:
    Result<std::shared_ptr<TlsContext>> loadTls() const;

    const DoorConfig m_config;
    const Premises m_premises;
    DoorMetrics m_metrics;
    Census m_census;
    std::shared_ptr<TlsContext> m_tls;
    std::vector<std::unique_ptr<DoorThread>> m_threads;
    quint16 m_port = 0;
    std::shared_ptr<std::atomic<size_t>>
        m_unanswered; ///< threads that answers() waits for; none: never asked
    bool m_open = false;
};

} // namespace madang::door
