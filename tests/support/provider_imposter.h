// SPDX-License-Identifier: GPL-3.0-or-later
// ProviderImposter: an HTTP server on a loopback port that answers what a test says, and remembers what it
// was asked: a provider of OpenID Connect, Kakao or Naver, honest or not.
#pragma once

#include "common/base/thread_order.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <future>
#include <memory>
#include <mutex>

namespace madang::test {

class ProviderImposter {
public:
    struct Asked {
        QByteArray method;
        QString path;
        QUrlQuery query;
        QUrlQuery form;
        QByteArray authorization;
    };
    struct Answer {
        int status = 200;
        QByteArray body;
        QByteArray location = {};
        bool silent = false; ///< the connection stays open, and nothing comes
    };
    using Handler = std::function<Answer(const Asked &)>;

    ProviderImposter()
    {
        m_server.moveToThread(&m_thread);
        m_thread.start();
        onThread([this] {
            if (!m_server.listen(QHostAddress::LocalHost))
                qFatal("no port for the imposter");
            QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
                while (QTcpSocket *socket = m_server.nextPendingConnection())
                    serve(socket);
            });
        });
    }
    ~ProviderImposter()
    {
        onThread([this] {
            m_server.close();
            qDeleteAll(m_server.findChildren<QTcpSocket *>());
            m_server.moveToThread(nullptr);
        });
        m_thread.quit();
        m_thread.wait();
    }
    ProviderImposter(const ProviderImposter &) = delete;
    ProviderImposter &operator=(const ProviderImposter &) = delete;

    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    void answers(const QString &path, Handler handler)
    {
        const std::lock_guard lock(m_mutex);
        m_handlers.insert(path, std::move(handler));
    }
    void answers(const QString &path, const QJsonObject &object)
    {
        const QByteArray body = QJsonDocument(object).toJson(QJsonDocument::Compact);
        answers(path, [body](const Asked &) { return Answer{200, body}; });
    }
    QList<Asked> asked(const QString &path) const
    {
        const std::lock_guard lock(m_mutex);
        QList<Asked> out;
        for (const Asked &each : m_asked) {
            if (each.path == path)
                out += each;
        }
        return out;
    }

private:
    template <typename Act> void onThread(Act act)
    {
        // Not by a blocking connection: Qt's semaphore lies on our stack, and the sanitizer sees it read
        // there.
        const auto done = std::make_shared<std::promise<void>>();
        QMetaObject::invokeMethod(&m_server, thread_order::Ordered([act = std::move(act), done] {
            act();
            done->set_value();
        }),
                                  Qt::QueuedConnection);
        done->get_future().wait();
    }

    void serve(QTcpSocket *socket)
    {
        auto input = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, input] {
            *input += socket->readAll();
            const qsizetype end = input->indexOf("\r\n\r\n");
            if (end < 0)
                return;
            QHash<QByteArray, QByteArray> fields;
            const QList<QByteArray> lines = input->first(end).split('\n');
            for (const QByteArray &line : lines.sliced(1)) {
                const qsizetype colon = line.indexOf(':');
                fields.insert(line.first(qMax<qsizetype>(colon, 0)).toLower(), line.mid(colon + 1).trimmed());
            }
            const qsizetype length = fields.value("content-length").toLongLong();
            if (input->size() < end + 4 + length)
                return;
            const QUrl url(QString::fromLatin1(lines.first().split(' ').value(1)));
            Asked asked{lines.first().split(' ').value(0), url.path(), QUrlQuery(url),
                        QUrlQuery(QString::fromLatin1(input->mid(end + 4, length))),
                        fields.value("authorization")};
            input->clear();
            answer(socket, asked);
        });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    void answer(QTcpSocket *socket, const Asked &asked)
    {
        Handler handler;
        {
            const std::lock_guard lock(m_mutex);
            m_asked += asked;
            handler = m_handlers.value(asked.path);
        }
        const Answer given = handler ? handler(asked) : Answer{404, "{}"};
        if (given.silent)
            return;
        QByteArray out = "HTTP/1.1 " + QByteArray::number(given.status)
            + " Answer\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(given.body.size()) + "\r\n";
        if (!given.location.isEmpty())
            out += "Location: " + given.location + "\r\n";
        socket->write(out + "\r\n" + given.body);
        socket->disconnectFromHost();
    }

    QThread m_thread;
    QTcpServer m_server; ///< lives on m_thread
    mutable std::mutex m_mutex; ///< guards what follows
    QHash<QString, Handler> m_handlers;
    QList<Asked> m_asked;
};

} // namespace madang::test
