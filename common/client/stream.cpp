// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/stream.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/client/stomp_socket.h"
#include "common/protocol/accounts.h"
#include "common/protocol/problem.h"

#include <QJsonDocument>
#include <QPointer>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr auto kErrorQueue = "/user/queue/errors";
    constexpr auto kErrorSubscription = "errors";
    /// Sends that may wait for their receipts at once.
    constexpr size_t kMostPending = 256;
    /// A connection that lasted this long was a good one: the back-off begins anew.
    constexpr qint64 kGoodConnection = 10'000;

    QByteArray subscriptionId(int number)
    {
        return "s" + QByteArray::number(number);
    }

} // namespace

struct Stream::Subscription {
    StreamTopic topic;
    QPointer<QObject> owner;
    int round = 0; ///< how often it was asked for: answers to an earlier asking do not count
    bool refused = false; ///< for good
    std::unique_ptr<Alarm> again;

    QByteArray receipt(int number) const { return subscriptionId(number) + "-" + QByteArray::number(round); }
    QByteArray id(int number) const { return receipt(number); }
};

struct Stream::PendingSend {
    std::shared_ptr<QPromise<Result<Receipt>>> promise;
    qint64 deadline = 0;
};

Stream::Stream(AlarmClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_patience(clock.makeAlarm([this] {
        onEnded(Error{Code::Timeout, "no-answer"});
    }))
    , m_retry(clock.makeAlarm([this] { connectNow(); }))
    , m_receipts(clock.makeAlarm([this] { expirePending(); }))
{
}

Stream::~Stream()
{
    m_wanted = false;
    dropSocket();
}

// --- connecting, and coming back ---

void Stream::start()
{
    if (m_wanted)
        return;
    m_wanted = true;
    m_link.attempts = 0;
    m_link.reason.reset();
    connectNow();
}

void Stream::stop()
{
    m_wanted = false;
    ++m_attempt;
    m_patience->stop();
    m_retry->stop();
    if (m_socket)
        m_socket->close();
    dropSocket();
    failPending(Error{Code::Unavailable, "stopped"});
    m_link.reason.reset();
    enter(LinkState::Phase::Off);
}

void Stream::retryNow()
{
    if (m_link.phase == LinkState::Phase::Waiting)
        connectNow();
}

void Stream::enter(LinkState::Phase phase)
{
    m_link.phase = phase;
    if (phase != LinkState::Phase::Waiting)
        m_link.nextTryAt = 0;
    Q_EMIT linkChanged(m_link);
}

void Stream::connectNow()
{
    if (!m_wanted)
        return;
    m_retry->stop();
    dropSocket();
    const quint64 attempt = ++m_attempt;
    m_patience->start(m_times.connect);
    enter(LinkState::Phase::Connecting);
    if (!m_token) {
        openSocket({});
        return;
    }
    whenDone(m_token(), this, [this, attempt](const Result<QString> &token) {
        if (attempt != m_attempt || !m_wanted)
            return;
        if (token)
            openSocket(*token);
        else if (token.error().code == Code::NotSignedIn)
            stop();
        else
            onEnded(token.error());
    });
}

void Stream::openSocket(const QString &token)
{
    m_socket = new StompSocket(m_clock, m_times.heartBeat, this);
    connect(m_socket, &StompSocket::ready, this, &Stream::onReady);
    connect(m_socket, &StompSocket::received, this, &Stream::onFrame);
    connect(m_socket, &StompSocket::ended, this, &Stream::onEnded);
    m_socket->open(m_server.webSocket(), token);
}

void Stream::onReady()
{
    m_patience->stop();
    m_onlineSince = m_clock.steady();
    m_link.reason.reset();
    qCInfo(lcClient) << "stream online";
    m_socket->send({"SUBSCRIBE", {{"id", kErrorSubscription}, {"destination", kErrorQueue}}, {}});
    for (auto &[number, subscription] : m_subscriptions)
        ask(number, subscription);
    enter(LinkState::Phase::Online);
    Q_EMIT online();
}

void Stream::onEnded(const Error &reason)
{
    if (!m_wanted)
        return;
    const bool tokenIsBad = reason.code == Code::NotSignedIn;
    if (m_link.phase == LinkState::Phase::Online && m_clock.steady() - m_onlineSince >= kGoodConnection)
        m_link.attempts = 0;
    dropSocket();
    waitAndRetry(reason);
    failPending(Error{Code::Timeout, "link-lost"});
    if (tokenIsBad)
        Q_EMIT tokenRefused(reason);
}

void Stream::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->deleteLater();
    m_socket = nullptr;
}

void Stream::waitAndRetry(const Error &reason)
{
    ++m_attempt;
    m_patience->stop();
    const std::chrono::milliseconds wait = nextWait(reason);
    ++m_link.attempts;
    m_link.reason = reason;
    m_link.nextTryAt = m_clock.steady() + wait.count();
    qCInfo(lcClient) << "stream ended" << wordOf(reason.code) << forLog(reason.about) << "next try in ms"
                     << wait.count();
    m_retry->start(wait);
    enter(LinkState::Phase::Waiting);
}

std::chrono::milliseconds Stream::nextWait(const Error &reason) const
{
    // Between half and all of the doubled wait, so that a thousand clients do not come back in step.
    const qint64 doubled = m_times.firstWait.count() << qMin(m_link.attempts, 16);
    const qint64 whole = qMin<qint64>(doubled, m_times.longestWait.count());
    const qint64 wait = whole / 2 + secret::randomBelow(quint32(whole / 2 + 1));
    return std::chrono::milliseconds(qMax<qint64>(wait, reason.retryAfter * qint64(1000)));
}

void Stream::renewToken(const QString &token)
{
    if (isOnline())
        (void)send(accounts::renewToken, {token});
}

// --- subscriptions ---

int Stream::subscribe(const StreamTopic &topic)
{
    const int number = m_nextSubscription++;
    Subscription &subscription = m_subscriptions[number];
    subscription.topic = topic;
    subscription.owner = topic.owner;
    if (isOnline())
        ask(number, subscription);
    return number;
}

void Stream::ask(int number, Subscription &subscription)
{
    if (subscription.refused || !subscription.owner)
        return;
    ++subscription.round;
    const ResumePoint from = subscription.topic.resume ? subscription.topic.resume() : ResumePoint{};
    stomp::Frame frame{"SUBSCRIBE",
                       {{"id", subscription.id(number)},
                        {"destination", subscription.topic.destination.toUtf8()},
                        {"receipt", subscription.receipt(number)}},
                       {}};
    if (subscription.topic.acknowledges)
        frame.headers.append(stomp::Header{"ack", "client-individual"});
    if (from.after) {
        frame.headers.append(stomp::Header{"after", QByteArray::number(*from.after)});
        frame.headers.append(stomp::Header{"epoch", from.epoch.toUtf8()});
    }
    m_socket->send(frame);
}

void Stream::unsubscribe(int number)
{
    const auto found = m_subscriptions.find(number);
    if (found == m_subscriptions.end())
        return;
    if (isOnline() && found->second.round > 0 && !found->second.refused)
        m_socket->send({"UNSUBSCRIBE", {{"id", found->second.id(number)}}, {}});
    m_subscriptions.erase(found);
}

void Stream::resubscribe(int number)
{
    const auto found = m_subscriptions.find(number);
    if (found == m_subscriptions.end() || !isOnline())
        return;
    if (!found->second.refused)
        m_socket->send({"UNSUBSCRIBE", {{"id", found->second.id(number)}}, {}});
    found->second.refused = false;
    ask(number, found->second);
}

void Stream::acknowledge(const QString &ack)
{
    if (isOnline())
        m_socket->send({"ACK", {{"id", ack.toUtf8()}}, {}});
}

void Stream::onSubscriptionRefused(int number, const Error &error)
{
    const auto found = m_subscriptions.find(number);
    if (found == m_subscriptions.end())
        return;
    Subscription &subscription = found->second;
    qCInfo(lcClient) << "subscription refused" << subscription.topic.destination << wordOf(error.code);
    subscription.refused = true;
    const bool passes
        = error.code == Code::RateLimited || error.code == Code::Unavailable || error.code == Code::Timeout;
    if (passes) {
        subscription.again = m_clock.makeAlarm([this, number] { resubscribe(number); });
        subscription.again->start(std::chrono::seconds(qMax(1, error.retryAfter)));
    } else if (subscription.owner && subscription.topic.onRefused) {
        const auto tell = subscription.topic.onRefused;
        tell(error);
    }
}

// --- frames ---

void Stream::onFrame(const stomp::Frame &frame)
{
    if (frame.command == "MESSAGE")
        onMessage(frame);
    else if (frame.command == "RECEIPT")
        onReceipt(frame);
    else if (frame.command == "ERROR" && frame.find("receipt-id"))
        answer(frame.value("receipt-id"), errorOf(frame));
}

void Stream::onMessage(const stomp::Frame &frame)
{
    const QByteArray id = frame.value("subscription");
    if (id == kErrorSubscription) {
        onProblem(frame);
        return;
    }
    const qsizetype dash = id.indexOf('-');
    const int number = dash > 1 ? id.mid(1, dash - 1).toInt() : 0;
    const auto found = m_subscriptions.find(number);
    if (found == m_subscriptions.end() || found->second.id(number) != id || !found->second.owner)
        return;
    const StreamMessage message{
        QString::fromUtf8(frame.value("event")), QString::fromUtf8(frame.value("message-id")),
        QString::fromUtf8(frame.value("ack")), frame.value("position").toLongLong(), frame.body};
    // A copy: the receiver may unsubscribe while it is being told.
    const auto tell = found->second.topic.onMessage;
    if (tell)
        tell(message);
}

void Stream::onReceipt(const stomp::Frame &frame)
{
    answer(frame.value("receipt-id"),
           Receipt{frame.value("position").toLongLong(),
                   EventId::fromText(QString::fromUtf8(frame.value("event-id")))});
}

void Stream::onProblem(const stomp::Frame &frame)
{
    const auto problem = fromJson<Problem>(frame.body);
    if (!problem)
        return;
    const Error error = errorOf(*problem);
    const QByteArray receipt = problem->receipt.value_or(QString()).toUtf8();
    if (receipt.startsWith('s'))
        onSubscriptionRefused(receipt.mid(1, receipt.indexOf('-') - 1).toInt(), error);
    else if (!receipt.isEmpty())
        answer(receipt, error);
    else if (const int number = subscribedTo(frame.value("refused-destination")); number > 0)
        onSubscriptionRefused(number, error); // taken away while it lasted
    else
        qCInfo(lcClient) << "refused without receipt" << wordOf(error.code) << forLog(error.about);
}

int Stream::subscribedTo(const QByteArray &destination) const
{
    for (const auto &[number, subscription] : m_subscriptions) {
        if (subscription.topic.destination.toUtf8() == destination)
            return number;
    }
    return 0;
}

// --- sending ---

QJsonObject Stream::memberTexts(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QFuture<Result<Receipt>> Stream::sendFrame(const QString &destination, const QByteArray &body)
{
    auto promise = std::make_shared<QPromise<Result<Receipt>>>();
    promise->start();
    const QFuture<Result<Receipt>> future = promise->future();
    if (!isOnline() || m_pending.size() >= kMostPending) {
        promise->addResult(isOnline() ? Error{Code::TooMany, "in-flight"}
                                      : Error{Code::Unavailable, "offline"});
        promise->finish();
        return future;
    }
    const QByteArray receipt = "r" + QByteArray::number(m_nextReceipt++);
    m_pending[receipt] = {promise, m_clock.steady() + m_times.receipt.count()};
    if (!m_receipts->isSet())
        m_receipts->start(m_times.receipt);
    m_socket->send(
        {"SEND",
         {{"destination", destination.toUtf8()}, {"receipt", receipt}, {"content-type", "application/json"}},
         body});
    return future;
}

void Stream::tellFrame(const QString &destination, const QByteArray &body)
{
    if (isOnline())
        m_socket->send(
            {"SEND", {{"destination", destination.toUtf8()}, {"content-type", "application/json"}}, body});
}

void Stream::answer(const QByteArray &receipt, const Result<Receipt> &result)
{
    const auto found = m_pending.find(receipt);
    if (found == m_pending.end())
        return;
    const auto promise = std::move(found->second.promise);
    m_pending.erase(found);
    promise->addResult(result);
    promise->finish();
}

void Stream::failPending(const Error &error)
{
    m_receipts->stop();
    const auto lost = std::exchange(m_pending, {});
    for (const auto &[receipt, send] : lost) {
        send.promise->addResult(error);
        send.promise->finish();
    }
}

void Stream::expirePending()
{
    const qint64 now = m_clock.steady();
    qint64 next = std::numeric_limits<qint64>::max();
    QList<QByteArray> expired;
    for (const auto &[receipt, send] : m_pending) {
        if (send.deadline <= now)
            expired.append(receipt);
        else
            next = qMin(next, send.deadline);
    }
    for (const QByteArray &receipt : expired)
        answer(receipt, Error{Code::Timeout, "no-receipt"});
    if (next != std::numeric_limits<qint64>::max())
        m_receipts->start(std::chrono::milliseconds(next - now));
}

} // namespace madang
