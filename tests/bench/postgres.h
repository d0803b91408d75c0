// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL server of the bench's own, as durable as a real one.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace madang::bench {

class Postgres {
public:
    /// Whether the programs are there.
    static bool installed();
    /// Starts it; ends the process when that fails.
    explicit Postgres(int core);
    ~Postgres();
    Postgres(const Postgres &) = delete;
    Postgres &operator=(const Postgres &) = delete;

    /// The folder of its socket.
    QString host() const { return m_folder.path(); }
    static constexpr int kPort = 55433;
    /// Lines of configuration for a daemon that uses it.
    QByteArray config() const;

private:
    void prepare(QProcess &process) const;

    QTemporaryDir m_folder;
    const int m_core;
    QProcess m_process;
};

} // namespace madang::bench
