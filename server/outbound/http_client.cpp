// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/http_client.h"

#include "common/base/thread_order.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSet>
#include <QTimer>

namespace madang::outbound {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostUnderWay = 500;
    constexpr qint64 kLargestAnswer = 1 << 20;

    bool isHere(const QString &host)
    {
        return host == "localhost"_L1 || QHostAddress(host).isLoopback();
    }

    /// The proxy of the environment, but none for this machine.
    class ProxyChoice final : public QNetworkProxyFactory {
    public:
        QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
        {
            if (isHere(query.peerHostName()))
                return {QNetworkProxy(QNetworkProxy::NoProxy)};
            return systemProxyForQuery(query);
        }
    };

    QNetworkRequest prepared(const Request &request)
    {
        QNetworkRequest out(request.url);
        for (const auto &[name, value] : request.fields)
            out.setRawHeader(name, value);
        out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
        out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        return out;
    }

    /// A whole answer, or why there is none.
    Answer answerOf(QNetworkReply &reply)
    {
        const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        // Qt calls every status from 400 on an error; those answers are whole all the same.
        const bool isWhole = reply.error() == QNetworkReply::NoError
            || (status >= 400 && reply.error() >= QNetworkReply::ContentAccessDenied);
        if (!isWhole || status == 0)
            return {0, {}, QByteArray::number(int(reply.error()))};
        const QByteArray body = reply.readAll();
        if (body.size() > kLargestAnswer)
            return {0, {}, "too large"};
        // Qt takes an answer that ends with its connection for whole, whatever length was promised.
        bool isPromised = false;
        const qint64 promised = reply.rawHeader("Content-Length").toLongLong(&isPromised);
        if (isPromised && body.size() < promised)
            return {0, {}, "cut"};
        return {status, body, {}, reply.rawHeaderPairs()};
    }

} // namespace

bool isAllowed(const QUrl &url, bool plainToo)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && (plainToo || isHere(url.host()))));
}

QByteArray fieldOf(const Answer &answer, const QByteArray &name)
{
    for (const auto &[each, value] : answer.fields) {
        if (each.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

/// What lives on the client's thread.
class HttpClient::Worker : public QObject {
public:
    explicit Worker(std::atomic_int &underWay)
        : m_underWay(underWay)
    {
    }

    void send(const Request &request, const Take &take)
    {
        if (m_ending || !isAllowed(request.url, request.plainToo)) {
            finish({0, {}, m_ending ? "stopping" : "address"}, take);
            return;
        }
        if (!m_manager) {
            m_manager = std::make_unique<QNetworkAccessManager>();
            m_manager->setProxyFactory(new ProxyChoice); // the manager owns it
        }
        QNetworkReply *reply = m_manager->sendCustomRequest(prepared(request), request.method, request.body);
        m_replies += reply;
        auto *deadline = new QTimer(reply);
        deadline->setSingleShot(true);
        connect(deadline, &QTimer::timeout, reply, &QNetworkReply::abort);
        connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
            if (received > kLargestAnswer)
                reply->abort();
        });
        connect(reply, &QNetworkReply::finished, this, [this, reply, take] {
            m_replies -= reply;
            reply->deleteLater();
            finish(answerOf(*reply), take);
        });
        deadline->start(request.patience);
    }

    /// Ends every request; nothing is begun any more.
    void end()
    {
        m_ending = true;
        const QSet<QNetworkReply *> replies = m_replies;
        for (QNetworkReply *reply : replies)
            reply->abort(); // says finished() before it returns
        m_manager.reset();
    }

private:
    void finish(const Answer &answer, const Take &take)
    {
        take(answer);
        --m_underWay;
    }

    std::atomic_int &m_underWay;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QSet<QNetworkReply *> m_replies;
    bool m_ending = false;
};

HttpClient::HttpClient()
    : m_worker(std::make_unique<Worker>(m_underWay))
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(u"outbound"_s);
    QObject::connect(
        &m_thread, &QThread::finished, m_worker.get(), [] { thread_order::publish(); }, Qt::DirectConnection);
    m_thread.start();
}

HttpClient::~HttpClient()
{
    stop();
}

/// Hands it to the thread; when it cannot, the word for why.
QByteArray HttpClient::handOver(const Request &request, const Take &take)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopped)
        return "stopped";
    if (m_underWay >= kMostUnderWay)
        return "too many";
    ++m_underWay;
    QMetaObject::invokeMethod(m_worker.get(), thread_order::Ordered([worker = m_worker.get(), request, take] {
                                  worker->send(request, take);
                              }));
    return {};
}

void HttpClient::send(const Request &request, const Take &take)
{
    if (const QByteArray fault = handOver(request, take); !fault.isEmpty())
        take({0, {}, fault});
}

void HttpClient::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_stopped, true))
            return;
        // Behind everything that was sent before: each of them is begun, and then ended.
        QMetaObject::invokeMethod(m_worker.get(), thread_order::Ordered([this, worker = m_worker.get()] {
                                      worker->end();
                                      m_thread.quit();
                                  }));
    }
    m_thread.wait();
    thread_order::observe();
}

} // namespace madang::outbound
