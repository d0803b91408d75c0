// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon under measurement: started on a folder and port of its own, asked over plain HTTP, watched in
// /proc.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace madang::bench {

class BenchDaemon {
public:
    /// Starts the program and waits until it listens; ends the process when it does not.
    explicit BenchDaemon(const QString &program);
    ~BenchDaemon();
    BenchDaemon(const BenchDaemon &) = delete;
    BenchDaemon &operator=(const BenchDaemon &) = delete;

    quint16 port() const { return m_port; }
    qint64 process() const { return m_process.processId(); }
    QString folder() const { return m_folder.path(); }
    /// A request that must succeed; its JSON answer.
    QJsonObject ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                    const QJsonObject &body = {}) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

/// Memory of a process that belongs to it alone, in octets.
qint64 privateMemoryOf(qint64 process);
/// CPU time of a process so far, in seconds.
double cpuSecondsOf(qint64 process);

} // namespace madang::bench
