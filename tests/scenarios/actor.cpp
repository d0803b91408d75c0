// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/actor.h"
#include "tests/support/patience.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QTest>
#include <QWebSocketHandshakeOptions>

namespace madang::test {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kPatience = 10'000;
    constexpr int kMostSteps = 5;
    constexpr auto kRefusals = "/user/queue/errors";
    const stomp::Limits kLimits{.line = 1 << 16, .head = 1 << 18, .headers = 256, .body = 1 << 20};

    QString shown(const stomp::Frame &frame)
    {
        return QString::fromUtf8(frame.command + ' ' + frame.value("event") + ' ' + frame.body);
    }

} // namespace

Actor::Actor(QString serverUrl, QString username)
    : m_url(std::move(serverUrl))
    , m_username(std::move(username))
    , m_decoder(kLimits)
{
}

QString Actor::arrive()
{
    const QJsonObject account{{u"username"_s, m_username},
                              {u"password"_s, u"pebble lantern orchard"_s},
                              {u"nickname"_s, m_username.section(u'.', 0, 0)}};
    const QString failed = ask("POST", u"/api/v1/accounts"_s, QJsonDocument(account).toJson());
    if (!failed.isEmpty() || m_status >= 300)
        return u"%1 cannot register: %2 %3"_s.arg(m_username).arg(m_status).arg(failed);
    m_token = m_answer["accessToken"_L1].toString();
    m_id = m_answer["account"_L1]["id"_L1].toString();
    return {};
}

QString Actor::ask(const QByteArray &method, const QString &path, const QByteArray &body)
{
    QNetworkRequest request{QUrl(m_url + path)};
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
    if (path.startsWith("/pay/"_L1))
        request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
    else if (!body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    if (!test::eventually([&] { return reply->isFinished(); }, kPatience))
        return u"no answer to %1 %2"_s.arg(QString::fromUtf8(method), path);
    m_status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer = QJsonDocument::fromJson(reply->readAll()).object();
    m_location = QUrl::fromEncoded(reply->rawHeader("Location"))
                     .toString(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    return m_status > 0 ? QString() : reply->errorString();
}

QString Actor::submit(const QString &path, const QByteArray &form)
{
    QString failed = ask("POST", path, form);
    for (int step = 0; step < kMostSteps && failed.isEmpty() && m_status == 303; ++step)
        failed = ask("GET", m_location, {});
    return failed;
}

QString Actor::connect()
{
    if (isConnected())
        return {};
    m_socket = std::make_unique<QWebSocket>();
    m_decoder = stomp::Decoder(kLimits);
    m_connected = m_error = {};
    QObject::connect(m_socket.get(), &QWebSocket::textMessageReceived, m_socket.get(),
                     [this](const QString &text) { take(text.toUtf8()); });
    QObject::connect(m_socket.get(), &QWebSocket::connected, m_socket.get(), [this] {
        const stomp::Frame hello{"CONNECT",
                                 {{"accept-version", "1.2"},
                                  {"host", "scenario"},
                                  {"heart-beat", "0,0"},
                                  {"Authorization", "Bearer " + m_token.toUtf8()}},
                                 {}};
        m_socket->sendTextMessage(QString::fromUtf8(stomp::encode(hello)));
    });
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"v12.stomp"_s});
    m_socket->open(QUrl(QString(m_url).replace("http"_L1, "ws"_L1) + "/ws-stomp"_L1), options);
    if (!test::eventually([this] { return !m_connected.command.isEmpty() || !m_error.command.isEmpty(); },
                          kPatience))
        return u"no CONNECTED: "_s + m_socket->errorString();
    if (!m_error.command.isEmpty())
        return u"refused at CONNECT: "_s + QString::fromUtf8(m_error.value("message"));
    return exchange({"SUBSCRIBE", {{"id", nextId()}, {"destination", kRefusals}}, {}});
}

void Actor::cut()
{
    if (!m_socket)
        return;
    m_socket->disconnect();
    m_socket->abort();
    m_socket.reset();
    m_messages.clear(); // what was under way never arrived
}

QString Actor::exchange(stomp::Frame frame)
{
    const QByteArray id = nextId();
    frame.headers += {"receipt", id};
    m_receipt = {};
    const qsizetype refused = m_refusals.size();
    m_socket->sendTextMessage(QString::fromUtf8(stomp::encode(frame)));
    const auto answered = [&] {
        return m_receipt.value("receipt-id") == id || m_refusals.size() > refused
            || !m_error.command.isEmpty();
    };
    if (!test::eventually(answered, kPatience))
        return u"neither receipt nor refusal for "_s + shown(frame);
    return m_error.command.isEmpty() ? QString() : u"ERROR: "_s + QString::fromUtf8(m_error.value("message"));
}

QString Actor::receive(stomp::Frame &into)
{
    if (!test::eventually([this] { return !m_messages.isEmpty(); }, kPatience))
        return u"nothing came"_s;
    into = m_messages.dequeue();
    return {};
}

QString Actor::refusal(QJsonObject &into)
{
    if (!test::eventually([this] { return !m_refusals.isEmpty(); }, kPatience))
        return u"no refusal came"_s;
    into = m_refusals.dequeue();
    return {};
}

QString Actor::closed()
{
    return test::eventually([this] { return !isConnected(); }, kPatience) ? QString() : u"still connected"_s;
}

QString Actor::leftOver() const
{
    if (!m_messages.isEmpty())
        return shown(m_messages.head());
    if (!m_refusals.isEmpty())
        return u"refused: "_s
            + QString::fromUtf8(QJsonDocument(m_refusals.head()).toJson(QJsonDocument::Compact));
    return {};
}

void Actor::take(const QByteArray &octets)
{
    m_decoder.feed(octets);
    while (const auto frame = m_decoder.next()) {
        if (frame->command == "CONNECTED")
            m_connected = *frame;
        else if (frame->command == "RECEIPT")
            m_receipt = *frame;
        else if (frame->command == "ERROR")
            m_error = *frame;
        else if (frame->value("destination") == kRefusals)
            m_refusals.enqueue(QJsonDocument::fromJson(frame->body).object());
        // Who comes online is told when the house gets to it, between any two lines; tests of its own look at
        // that.
        else if (frame->value("event") != "presence")
            m_messages.enqueue(*frame);
    }
}

} // namespace madang::test
