// SPDX-License-Identifier: GPL-3.0-or-later
// BucketImposter: a small store of objects on a loopback port, in memory, that fails as a test says. It
// believes every signature: whether those are right is shown by tst_sigv4 and by tests/interop/s3_store.py.
#pragma once

#include "common/base/thread_order.h"

#include <QHash>
#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>

namespace madang::test {

class BucketImposter {
public:
    struct Asked {
        QByteArray method;
        QString path; ///< "/bucket/name"
        QUrlQuery query;
        QHash<QByteArray, QByteArray> fields; ///< by small names
        QByteArray body;
    };
    struct Answer {
        int status = 200;
        QByteArray body = {};
        QByteArray fields = {}; ///< "Name: value\r\n"
        enum class Way {
            Whole,
            Half, ///< half of the body, and the connection is cut
            Cut, ///< nothing at all
        } way
            = Way::Whole;
    };
    /// What goes wrong; nothing: it is answered as it should be.
    using Mischief = std::function<std::optional<Answer>(const Asked &)>;

    BucketImposter()
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
    ~BucketImposter()
    {
        onThread([this] {
            m_server.close();
            qDeleteAll(m_server.findChildren<QTcpSocket *>());
            m_server.moveToThread(nullptr);
        });
        m_thread.quit();
        m_thread.wait();
    }
    BucketImposter(const BucketImposter &) = delete;
    BucketImposter &operator=(const BucketImposter &) = delete;

    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    void goesWrong(Mischief mischief)
    {
        const std::lock_guard lock(m_mutex);
        m_mischief = std::move(mischief);
    }
    /// By the path's end: "/files/3f/1".
    QMap<QString, QByteArray> objects() const
    {
        const std::lock_guard lock(m_mutex);
        return m_objects;
    }
    void put(const QString &path, const QByteArray &octets)
    {
        const std::lock_guard lock(m_mutex);
        m_objects[path] = octets;
    }
    int askedFor(const QByteArray &method) const
    {
        const std::lock_guard lock(m_mutex);
        return m_counts.value(method);
    }
    qsizetype openUploads() const
    {
        const std::lock_guard lock(m_mutex);
        return m_uploads.size();
    }

private:
    template <typename Act> void onThread(Act act)
    {
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
            Asked asked;
            const QList<QByteArray> lines = input->first(end).split('\n');
            for (const QByteArray &line : lines.sliced(1)) {
                const qsizetype colon = line.indexOf(':');
                asked.fields.insert(line.first(qMax<qsizetype>(colon, 0)).toLower(),
                                    line.mid(colon + 1).trimmed());
            }
            const qsizetype length = asked.fields.value("content-length").toLongLong();
            if (input->size() < end + 4 + length)
                return;
            asked.body = input->mid(end + 4, length);
            asked.method = lines.first().split(' ').value(0);
            const QUrl url = QUrl::fromEncoded(lines.first().split(' ').value(1));
            asked.path = url.path();
            asked.query = QUrlQuery(url);
            input->clear();
            tell(socket, answerTo(asked));
        });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    void tell(QTcpSocket *socket, const Answer &answer)
    {
        if (answer.way == Answer::Way::Cut)
            return socket->abort();
        socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " x\r\nContent-Length: "
                      + QByteArray::number(answer.body.size()) + "\r\n" + answer.fields + "\r\n");
        if (answer.way == Answer::Way::Whole) {
            socket->write(answer.body);
            return;
        }
        socket->write(answer.body.first(answer.body.size() / 2));
        socket->flush();
        socket->disconnectFromHost();
    }

    Answer answerTo(const Asked &asked)
    {
        const std::lock_guard lock(m_mutex);
        ++m_counts[asked.method];
        if (m_mischief) {
            if (const auto wrong = m_mischief(asked))
                return *wrong;
        }
        const QString upload = asked.query.queryItemValue(QStringLiteral("uploadId"));
        if (asked.method == "GET" && asked.query.hasQueryItem(QStringLiteral("list-type")))
            return listed(asked);
        if (asked.method == "GET" && asked.query.hasQueryItem(QStringLiteral("uploads")))
            return {200, "<ListMultipartUploadsResult/>"};
        if (asked.method == "GET")
            return sent(asked);
        if (asked.method == "PUT" && !upload.isEmpty()) {
            m_uploads[upload][asked.query.queryItemValue(QStringLiteral("partNumber")).toInt()] = asked.body;
            return {200, {}, "ETag: \"part\"\r\n"};
        }
        if (asked.method == "PUT") {
            m_objects[asked.path] = asked.body;
            m_digests[asked.path] = asked.fields.value("x-amz-meta-sha256");
            return {200, {}, "ETag: \"x\"\r\n"};
        }
        if (asked.method == "POST" && upload.isEmpty()) {
            const QByteArray id = "u" + QByteArray::number(++m_last);
            m_uploads.insert(QString::fromLatin1(id), {});
            m_digests[asked.path] = asked.fields.value("x-amz-meta-sha256");
            return {200, "<R xmlns=\"urn:x\"><UploadId>" + id + "</UploadId></R>"};
        }
        if (asked.method == "POST") {
            QByteArray whole;
            for (const QByteArray &part : m_uploads.take(upload))
                whole += part;
            m_objects[asked.path] = whole;
            return {200, "<CompleteMultipartUploadResult/>"};
        }
        if (!upload.isEmpty())
            m_uploads.remove(upload);
        else
            m_objects.remove(asked.path);
        return {204};
    }

    Answer sent(const Asked &asked) const
    {
        const auto object = m_objects.constFind(asked.path);
        if (object == m_objects.cend())
            return {404, "<Error><Code>NoSuchKey</Code></Error>"};
        const QList<QByteArray> range = asked.fields.value("range").mid(6).split('-');
        const qint64 first = range.value(0).toLongLong();
        if (first >= object->size())
            return {416, "<Error><Code>InvalidRange</Code></Error>"};
        const QByteArray part = object->mid(first, range.value(1).toLongLong() - first + 1);
        return {206, part,
                "Content-Range: bytes " + QByteArray::number(first) + '-'
                    + QByteArray::number(first + part.size() - 1) + '/' + QByteArray::number(object->size())
                    + "\r\nx-amz-meta-sha256: " + m_digests.value(asked.path) + "\r\n"};
    }

    Answer listed(const Asked &asked) const
    {
        const auto item = [&asked](const char *name) {
            return asked.query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
        };
        const QString bucket = asked.path + QLatin1Char('/');
        const int most = item("max-keys").toInt();
        QByteArray body;
        int count = 0;
        for (auto object = m_objects.cbegin(); object != m_objects.cend(); ++object) {
            const QString name = object.key().mid(bucket.size());
            if (!object.key().startsWith(bucket + item("prefix")) || name <= item("start-after"))
                continue;
            if (++count > most)
                break;
            body += "<Contents><Key>" + name.toUtf8() + "</Key><Size>" + QByteArray::number(object->size())
                + "</Size></Contents>";
        }
        return {200,
                "<ListBucketResult><IsTruncated>" + QByteArray(count > most ? "true" : "false")
                    + "</IsTruncated>" + body + "</ListBucketResult>"};
    }

    QThread m_thread;
    QTcpServer m_server;
    mutable std::mutex m_mutex; ///< guards the members below
    Mischief m_mischief;
    QMap<QString, QByteArray> m_objects;
    QHash<QString, QByteArray> m_digests;
    QHash<QString, QMap<int, QByteArray>> m_uploads;
    QHash<QByteArray, int> m_counts;
    int m_last = 0;
};

} // namespace madang::test
