// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon under measurement: one that the bench starts on a folder and port of its own, or one that runs
// already; asked over plain HTTP.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace madang::bench {

/// How a daemon of our own is started.
struct DaemonSetup {
    QString program;
    QString data; ///< its folder; empty: a fresh one, removed at the end
    QByteArray config; ///< lines beyond the bench's own
    int core = -1;
    int accounts = 8; ///< people who take part
};

class BenchDaemon {
public:
    /// Starts it and waits until it answers; ends the process when it does not.
    explicit BenchDaemon(const DaemonSetup &setup);
    /// One that runs on this machine; process 0: not known, so neither CPU nor memory are.
    BenchDaemon(quint16 port, pid_t process);
    ~BenchDaemon();
    BenchDaemon(const BenchDaemon &) = delete;
    BenchDaemon &operator=(const BenchDaemon &) = delete;

    quint16 port() const { return m_port; }
    pid_t process() const { return m_processId; }
    QString folder() const { return m_data; }
    /// Seconds from its start until it answered that it is ready.
    double startSeconds() const { return m_startSeconds; }
    /// Of everybody whom a bench's daemon has admitted.
    static QString password();
    /// An access token of somebody whom an earlier one has admitted to this store.
    QByteArray signIn(const QString &username) const;
    /// Access tokens of the people who take part.
    const QList<QByteArray> &tokens() const { return m_tokens; }
    /// A request that must succeed; its JSON answer.
    QJsonObject ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                    const QJsonObject &body = {}) const;
    /// Stops a daemon of our own in order; what it stored stays until the destruction.
    void stop();

private:
    void start(const DaemonSetup &setup);
    void admit(int accounts);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_data;
    QProcess m_process;
    pid_t m_processId = 0;
    quint16 m_port = 0;
    double m_startSeconds = 0;
    QList<QByteArray> m_tokens;
};

/// The whole answer to one request on a connection of its own, which it must close; empty when there is none.
QByteArray answerTo(quint16 port, const QByteArray &request);
/// The body that a GET without a token brings; empty when it brings none.
QByteArray textFrom(quint16 port, const QByteArray &path);

/// One connection that asks for one thing after another.
class HttpReader {
public:
    HttpReader(quint16 port, const QByteArray &token);
    ~HttpReader();
    HttpReader(const HttpReader &) = delete;
    HttpReader &operator=(const HttpReader &) = delete;
    /// The body of an answer with status 200; ends the process at any other.
    QByteArray get(const QByteArray &path);

private:
    const int m_socket;
    const QByteArray m_token;
};

} // namespace madang::bench
