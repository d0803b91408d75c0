// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/stomp_socket.h"

#include "common/base/log.h"
#include "common/protocol/problem.h"

#include <QCoreApplication>
#include <QNetworkRequest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Far above the largest event, far below what would hurt.
    constexpr qsizetype kLargestMessage = 1 << 20;
    /// What may wait to be sent before we call the connection dead.
    constexpr qint64 kLargestBacklog = 4 << 20;

    stomp::Limits clientLimits()
    {
        return {.line = 8192, .head = 32 * 1024, .headers = 64, .body = kLargestMessage};
    }

} // namespace

Error errorOf(const stomp::Frame &frame)
{
    if (const auto problem = fromJson<Problem>(frame.body))
        return errorOf(*problem);
    // Another server's ERROR: what it says in its headers.
    Error error(codeOf(QString::fromUtf8(frame.value("code"))),
                QString::fromUtf8(frame.value("message")).left(200));
    error.retryAfter = qBound(0, frame.value("retryAfter").toInt(), 24 * 60 * 60);
    return error;
}

StompSocket::StompSocket(AlarmClock &clock, std::chrono::milliseconds heartBeat, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this))
    , m_offeredBeat(int(heartBeat.count()))
    , m_decoder(clientLimits())
    , m_look(clock.makeAlarm([this] { look(); }))
{
    m_socket->setMaxAllowedIncomingMessageSize(kLargestMessage);
    m_socket->setMaxAllowedIncomingFrameSize(kLargestMessage);
    connect(m_socket, &QWebSocket::connected, this, &StompSocket::sendConnect);
    connect(m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { take(text.toUtf8()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &StompSocket::take);
    connect(m_socket, &QWebSocket::disconnected, this, [this] { end(socketError()); });
    connect(m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this] { end(socketError()); });
}

StompSocket::~StompSocket()
{
    m_ended = true;
    m_socket->disconnect(this);
    m_socket->abort();
}

void StompSocket::open(const QUrl &url, const QString &token)
{
    m_token = token;
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"v12.stomp"_s});
    QNetworkRequest request(url);
    // Whoever looks after the server sees by it what somebody is connected with.
    request.setRawHeader("User-Agent", QCoreApplication::applicationName().toUtf8() + '/' + MADANG_VERSION);
    m_socket->open(request, options);
}

void StompSocket::sendConnect()
{
    stomp::Frame frame{"CONNECT",
                       {{"accept-version", "1.2"},
                        {"host", m_socket->requestUrl().host().toUtf8()},
                        {"heart-beat", stomp::BeatOffer{m_offeredBeat, m_offeredBeat}.text()}},
                       {}};
    if (!m_token.isEmpty())
        frame.headers.append(stomp::Header{"Authorization", "Bearer " + m_token.toUtf8()});
    write(stomp::encode(frame));
}

void StompSocket::send(const stomp::Frame &frame)
{
    if (m_ready && !m_ended)
        write(stomp::encode(frame));
}

void StompSocket::write(const QByteArray &octets)
{
    if (m_socket->bytesToWrite() > kLargestBacklog) {
        end(Error{Code::Timeout, "not-reading"});
        return;
    }
    m_socket->sendTextMessage(QString::fromUtf8(octets));
    m_heartbeat.sent(m_clock.steady());
}

void StompSocket::close()
{
    if (m_ended)
        return;
    m_ended = true;
    m_look->stop();
    if (m_ready)
        m_socket->sendTextMessage(QString::fromUtf8(stomp::encode({"DISCONNECT", {}, {}})));
    m_ready = false;
    m_socket->close();
}

void StompSocket::take(const QByteArray &octets)
{
    if (m_ended)
        return;
    m_heartbeat.received(m_clock.steady());
    m_decoder.feed(octets);
    while (!m_ended) {
        const auto frame = m_decoder.next();
        if (!frame)
            break;
        takeFrame(*frame);
    }
    if (!m_ended && m_decoder.violation()) {
        qCWarning(lcClient) << "the server broke the protocol" << forLog(m_decoder.violation()->error.about);
        end(Error{Code::NotSupported, "protocol"});
    }
}

void StompSocket::takeFrame(const stomp::Frame &frame)
{
    if (frame.command == "CONNECTED") {
        takeConnected(frame);
        return;
    }
    if (frame.command == "ERROR")
        m_refusal = errorOf(frame);
    if (m_ready)
        Q_EMIT received(frame);
    // After an ERROR the server closes; we do not wait for it.
    if (frame.command == "ERROR")
        end(*m_refusal);
}

void StompSocket::takeConnected(const stomp::Frame &frame)
{
    if (m_ready || frame.value("version") != "1.2") {
        end(Error{Code::NotSupported, "protocol"});
        return;
    }
    const auto theirs = stomp::BeatOffer::fromText(frame.value("heart-beat"));
    const stomp::BeatOffer ours{m_offeredBeat, m_offeredBeat};
    m_heartbeat
        = stomp::Heartbeat(stomp::negotiate(ours, theirs ? *theirs : stomp::BeatOffer{}), m_clock.steady());
    m_ready = true;
    look();
    Q_EMIT ready();
}

void StompSocket::look()
{
    if (m_ended)
        return;
    const qint64 now = m_clock.steady();
    if (m_heartbeat.peerIsDead(now)) {
        end(Error{Code::Timeout, "silent"});
        return;
    }
    if (m_heartbeat.mustSend(now))
        write("\n");
    const qint64 next = m_heartbeat.nextLook();
    if (next != std::numeric_limits<qint64>::max())
        m_look->start(std::chrono::milliseconds(qMax<qint64>(next - now, 10)));
}

void StompSocket::end(const Error &reason)
{
    if (m_ended)
        return;
    m_ended = true;
    m_ready = false;
    m_look->stop();
    Q_EMIT ended(m_refusal.value_or(reason));
}

Error StompSocket::socketError() const
{
    switch (m_socket->error()) {
    case QAbstractSocket::ConnectionRefusedError:
        // QWebSocket says the same when the handshake is refused.
        return {Code::Unavailable, "connection-refused"};
    case QAbstractSocket::HostNotFoundError:
        return {Code::Unavailable, "host-not-found"};
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return {Code::Unavailable, "tls"};
    case QAbstractSocket::NetworkError:
    case QAbstractSocket::TemporaryError:
        return {Code::Unavailable, "network"};
    default:
        return closeReason();
    }
}

Error StompSocket::closeReason() const
{
    switch (m_socket->closeCode()) {
    case QWebSocketProtocol::CloseCodeGoingAway:
        return {Code::Unavailable, "server-stopping"};
    case QWebSocketProtocol::CloseCodePolicyViolated:
        return {Code::Unavailable, "too-slow"};
    default:
        return {Code::Unavailable, "closed"};
    }
}

} // namespace madang
