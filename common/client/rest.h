// SPDX-License-Identifier: GPL-3.0-or-later
// REST calls, typed by Command. Knows HTTP; knows no session: the token is an argument.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/server_address.h"
#include "common/protocol/command.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

class QNetworkAccessManager;

namespace madang {

/// One command, spelled as HTTP.
struct RestRequest {
    QByteArray method;
    QString path; ///< with the path parameters filled in, percent-encoded
    QList<std::pair<QString, QString>> query;
    QByteArray body; ///< JSON, empty for GET and DELETE
    QString idempotencyKey;
    QByteArray contentType = {}; ///< of a body that is no JSON
    QByteArray range = {}; ///< "bytes=0-9"
};

namespace rest {

    /// Spells a request's members, given as JSON, by the address "METHOD /path/{member}": path members go
    /// into the path, the rest into the query (GET, DELETE) or the body.
    RestRequest spell(const char *address, const QJsonObject &members, bool idempotent);

    /// Limits on a reply's JSON: a page of 200 long messages fits, a hostile server's flood does not.
    inline constexpr JsonLimits kReplyLimits{.bytes = 8 * 1024 * 1024, .depth = 24, .values = 200'000};

    template <typename Reply> Result<Reply> readReply(const Result<QByteArray> &body)
    {
        if (!body)
            return body.error();
        if (body->isEmpty())
            return fromJson<Reply>(QJsonObject());
        return fromJson<Reply>(*body, kReplyLimits);
    }

} // namespace rest

/// Carries commands to one server. Redirects are not followed; a reply larger than the limit is cut off.
class Rest : public QObject {
    Q_OBJECT
public:
    explicit Rest(AlarmClock &clock, QObject *parent = nullptr);
    ~Rest() override;

    void setServer(const ServerAddress &server) { m_server = server; }
    const ServerAddress &server() const { return m_server; }
    /// How long a call may take; 15 s unless told.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    /// Sends a request with a token (empty: as a guest). Unavailable: not reached, nothing was done; Timeout:
    /// the outcome is not known; else what the server said.
    QFuture<Result<QByteArray>> send(const RestRequest &request, const QString &token);

    template <typename Request, typename Reply>
    QFuture<Result<Reply>> call(const Command<Request, Reply> &command, const Request &request,
                                const QString &token = {});

private:
    AlarmClock &m_clock;
    QNetworkAccessManager *m_network;
    ServerAddress m_server;
    std::chrono::milliseconds m_patience{15'000};
};

} // namespace madang

namespace madang::rest {

/// The members of a request as JSON; protocol structs are always JSON objects.
QJsonObject membersOf(const QByteArray &json);

/// A command with its request, spelled as HTTP.
template <typename Request, typename Reply>
RestRequest spelled(const Command<Request, Reply> &command, const Request &request)
{
    return spell(command.rest, membersOf(toJson(request)), command.idempotent);
}

/// The future of a reply from the future of its bytes. Ends even when `owner` dies first.
template <typename Reply>
QFuture<Result<Reply>> decoded(const QFuture<Result<QByteArray>> &body, QObject *owner)
{
    auto promise = std::make_shared<QPromise<Result<Reply>>>();
    promise->start();
    auto *watcher = new QFutureWatcher<Result<QByteArray>>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, promise] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            promise->addResult(readReply<Reply>(watcher->result()));
        promise->finish();
    });
    watcher->setFuture(body);
    return promise->future();
}

} // namespace madang::rest

namespace madang {

template <typename Request, typename Reply>
QFuture<Result<Reply>> Rest::call(const Command<Request, Reply> &command, const Request &request,
                                  const QString &token)
{
    return rest::decoded<Reply>(send(rest::spelled(command, request), token), this);
}

} // namespace madang
