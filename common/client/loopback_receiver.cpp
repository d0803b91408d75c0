// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/loopback_receiver.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr int kMostVisitors = 8;
    constexpr qint64 kLongestHead = 16 * 1024;
    constexpr auto kVisit = 10s;
    constexpr QLatin1StringView kPath{"/madang"};

    QByteArray answered(const QByteArray &status, const QByteArray &fields, const QByteArray &body)
    {
        return "HTTP/1.1 " + status
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff"
              "\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\nConnection: close\r\n"
            + fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

} // namespace

LoopbackReceiver::LoopbackReceiver(QObject *parent)
    : QObject(parent)
    , m_server(std::make_unique<QTcpServer>())
{
    m_server->setMaxPendingConnections(kMostVisitors);
    connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            take(socket);
    });
}

LoopbackReceiver::~LoopbackReceiver()
{
    // They go with the server, and must not call us then.
    for (QTcpSocket *visitor : m_server->findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly))
        visitor->disconnect(this);
}

bool LoopbackReceiver::listen()
{
    return m_server->isListening() || m_server->listen(QHostAddress::LocalHost);
}

QString LoopbackReceiver::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server->serverPort()) + kPath;
}

void LoopbackReceiver::retire()
{
    disconnect(this, &LoopbackReceiver::came, nullptr, nullptr);
    m_server->close();
    const auto visitors = m_server->findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    if (visitors.isEmpty())
        return deleteLater();
    for (const QTcpSocket *visitor : visitors) {
        connect(visitor, &QObject::destroyed, this, [this] {
            if (m_server->findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly).isEmpty())
                deleteLater();
        });
    }
}

void LoopbackReceiver::take(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (m_server->findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly).size() > kMostVisitors) {
        socket->abort();
        return;
    }
    socket->setReadBufferSize(kLongestHead);
    QTimer::singleShot(kVisit, socket, &QTcpSocket::abort);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    read(socket);
}

void LoopbackReceiver::read(QTcpSocket *socket)
{
    const QByteArray head = socket->peek(kLongestHead);
    if (!head.contains("\r\n\r\n")) {
        if (head.size() >= kLongestHead)
            socket->abort();
        return;
    }
    socket->readAll();
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    const QList<QByteArray> line = head.left(head.indexOf("\r\n")).split(' ');
    const QUrl url = QUrl::fromEncoded(line.value(1), QUrl::StrictMode);
    bool wanted = false;
    if (line.size() == 3 && line[0] == "GET" && url.isValid() && url.path() == kPath)
        Q_EMIT came(QUrlQuery(url), &wanted);
    const QByteArray next = m_next.toEncoded();
    if (wanted && !next.isEmpty())
        socket->write(answered("303 See Other", "Location: " + next + "\r\n", {}));
    else if (wanted)
        socket->write(answered("200 OK", {}, "Madang"));
    else
        socket->write(answered("404 Not Found", {}, {}));
    socket->disconnectFromHost();
}

} // namespace madang
