// SPDX-License-Identifier: GPL-3.0-or-later
// LoopbackReceiver: a port of this machine that only this machine reaches, on which a browser comes back to a
// program (RFC 8252, 7.3). It reads one line of each request and keeps nothing.
#pragma once

#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <memory>

class QTcpServer;
class QTcpSocket;

namespace madang {

class LoopbackReceiver : public QObject {
    Q_OBJECT
public:
    explicit LoopbackReceiver(QObject *parent = nullptr);
    ~LoopbackReceiver() override;

    /// Opens a port; false when there is none.
    bool listen();
    /// "http://127.0.0.1:40123/madang"; only after listen().
    QString address() const;
    /// A page the browser is sent on to, when what it brought was wanted.
    void sendOnTo(const QUrl &page) { m_next = page; }
    /// Shuts the port, lets who is being answered have the answer, and deletes itself after that.
    void retire();

Q_SIGNALS:
    /// What stood behind the "?" of a request to the address. `wanted` is set by who can use it.
    void came(const QUrlQuery &query, bool *wanted);

private:
    void take(QTcpSocket *socket);
    void read(QTcpSocket *socket);

    std::unique_ptr<QTcpServer> m_server;
    QUrl m_next;
};

} // namespace madang
