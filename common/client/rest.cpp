// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/rest.h"

#include "common/base/log.h"
#include "common/protocol/problem.h"

#include <QJsonDocument>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

namespace madang {

using namespace Qt::StringLiterals;

namespace rest {

    namespace {

        /// How a member is spelled in a path or a query.
        QString plainText(const QJsonValue &value)
        {
            if (value.isDouble())
                return QString::number(value.toInteger());
            if (value.isBool())
                return value.toBool() ? u"true"_s : u"false"_s;
            return value.toString();
        }

    } // namespace

    QJsonObject membersOf(const QByteArray &json)
    {
        return QJsonDocument::fromJson(json).object();
    }

    RestRequest spell(const char *address, const QJsonObject &members, bool idempotent)
    {
        const QString line = QString::fromLatin1(address);
        const qsizetype blank = line.indexOf(u' ');
        RestRequest request;
        request.method = line.left(blank).toLatin1();
        QJsonObject rest = members;
        const QByteArray path = line.mid(blank + 1).toLatin1();
        request.path = fillAddress(QLatin1StringView(path), [&](QLatin1StringView name) {
            const QString text = plainText(rest.take(name));
            return QString::fromLatin1(QUrl::toPercentEncoding(text));
        });
        if (idempotent)
            request.idempotencyKey = members["tag"_L1].toString();
        if (request.method == "GET" || request.method == "DELETE") {
            for (auto at = rest.constBegin(); at != rest.constEnd(); ++at)
                request.query.append({at.key(), plainText(at.value())});
        } else {
            request.body = QJsonDocument(rest).toJson(QJsonDocument::Compact);
        }
        return request;
    }

} // namespace rest

namespace {

    constexpr qint64 kLargestReply = rest::kReplyLimits.bytes;

    /// One call on its way: the reply, its time-out, and the promise that ends exactly once.
    class Call : public QObject {
        Q_OBJECT
    public:
        Call(QNetworkReply *reply, AlarmClock &clock, std::chrono::milliseconds patience)
            : QObject(reply)
            , m_reply(reply)
            , m_patience(clock.makeAlarm([this] {
                giveUp(Error{Code::Timeout, "no-answer"});
            }))
        {
            m_promise.start();
            m_patience->start(patience);
            connect(reply, &QNetworkReply::readyRead, this, &Call::onReadyRead);
            connect(reply, &QNetworkReply::finished, this, &Call::onFinished);
        }

        QFuture<Result<QByteArray>> future() { return m_promise.future(); }

    private:
        void onReadyRead()
        {
            m_body += m_reply->read(kLargestReply + 1 - m_body.size());
            if (m_body.size() > kLargestReply)
                giveUp(Error{Code::TooLarge, "reply"});
        }

        void giveUp(const Error &error)
        {
            if (m_answered)
                return;
            answer(error);
            m_reply->abort();
        }

        void onFinished()
        {
            m_reply->deleteLater();
            if (m_answered)
                return;
            m_body += m_reply->read(kLargestReply + 1 - m_body.size());
            const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (m_body.size() > kLargestReply)
                answer(Error{Code::TooLarge, "reply"});
            else if (status == 0)
                answer(networkError());
            else if (m_reply->error() == QNetworkReply::RemoteHostClosedError)
                answer(Error{Code::Timeout, "cut"});
            else if (status >= 200 && status < 300)
                answer(m_body);
            else
                answer(refusal(status));
        }

        /// No answer at all. Whether the request was acted upon is known only when it never left.
        Error networkError() const
        {
            switch (m_reply->error()) {
            case QNetworkReply::ConnectionRefusedError:
                return {Code::Unavailable, "connection-refused"};
            case QNetworkReply::HostNotFoundError:
                return {Code::Unavailable, "host-not-found"};
            case QNetworkReply::SslHandshakeFailedError:
                return {Code::Unavailable, "tls"};
            case QNetworkReply::RemoteHostClosedError:
            case QNetworkReply::TimeoutError:
            case QNetworkReply::OperationCanceledError:
                return {Code::Timeout, "cut"};
            default:
                return {Code::Unavailable, "network"};
            }
        }

        Error refusal(int status) const
        {
            const auto problem = fromJson<Problem>(m_body);
            if (problem)
                return errorOf(*problem);
            // Something in between answered, not our server.
            Error error(codeOfStatus(status), u"http-%1"_s.arg(status));
            error.retryAfter = qBound(0, m_reply->rawHeader("Retry-After").toInt(), 24 * 60 * 60);
            return error;
        }

        static Code codeOfStatus(int status)
        {
            switch (status) {
            case 401:
                return Code::NotSignedIn;
            case 403:
                return Code::NotAllowed;
            case 404:
                return Code::NotFound;
            case 413:
                return Code::TooLarge;
            case 429:
                return Code::RateLimited;
            case 502:
            case 503:
                return Code::Unavailable;
            case 504:
                return Code::Timeout;
            default:
                return status < 500 ? Code::NotSupported : Code::Internal;
            }
        }

        void answer(const Result<QByteArray> &result)
        {
            m_answered = true;
            m_patience->stop();
            if (!result)
                qCInfo(lcClient) << "call failed" << m_reply->url().path() << wordOf(result.error().code)
                                 << forLog(result.error().about);
            m_promise.addResult(result);
            m_promise.finish();
        }

        QNetworkReply *m_reply;
        std::unique_ptr<Alarm> m_patience;
        QPromise<Result<QByteArray>> m_promise;
        QByteArray m_body;
        bool m_answered = false;
    };

} // namespace

Rest::Rest(AlarmClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_network(new QNetworkAccessManager(this))
{
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

Rest::~Rest() = default;

QFuture<Result<QByteArray>> Rest::send(const RestRequest &request, const QString &token)
{
    QUrl url = m_server.rest(request.path);
    QUrlQuery query;
    for (const auto &[name, value] : request.query)
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    if (!query.isEmpty())
        url.setQuery(query);

    QNetworkRequest http(url);
    http.setRawHeader("Accept", "application/json, application/problem+json");
    // Mails are written in the language of who asked for them.
    http.setRawHeader("Accept-Language", QLocale().bcp47Name().toLatin1());
    http.setRawHeader("User-Agent", "madang/" MADANG_VERSION);
    http.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    http.setDecompressedSafetyCheckThreshold(kLargestReply);
    if (!token.isEmpty())
        http.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    if (!request.idempotencyKey.isEmpty())
        http.setRawHeader("Idempotency-Key", request.idempotencyKey.toUtf8());
    if (!request.body.isEmpty())
        http.setHeader(QNetworkRequest::ContentTypeHeader,
                       request.contentType.isEmpty() ? QByteArray("application/json") : request.contentType);
    if (!request.range.isEmpty())
        http.setRawHeader("Range", request.range);

    QNetworkReply *reply = request.method == "GET" ? m_network->get(http)
        : request.method == "DELETE"               ? m_network->deleteResource(http)
                                     : m_network->sendCustomRequest(http, request.method, request.body);
    reply->setReadBufferSize(kLargestReply + 1);
    auto *call = new Call(reply, m_clock, m_patience);
    return call->future();
}

} // namespace madang

#include "rest.moc"
