// SPDX-License-Identifier: GPL-3.0-or-later
// The STOMP link: connect, subscribe, receive, send with receipts, come back after a cut. Knows frames; knows
// no archive and no room: what a topic means is its subscriber's business (mirror).
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/link_state.h"
#include "common/client/server_address.h"
#include "common/protocol/command.h"
#include "common/stomp/frame.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace madang {

class StompSocket;

/// One MESSAGE of a subscription.
struct StreamMessage {
    QString event; ///< header `event`
    QString id; ///< header `message-id`
    QString ack; ///< what acknowledge() wants; empty where nothing is to be acknowledged
    qint64 position = 0; ///< header `position`, 0 when there is none
    QByteArray body;
};

/// From where a subscription goes on; nothing asks for live events only.
struct ResumePoint {
    std::optional<qint64> after;
    QString epoch;
};

/// What someone wants to hear. The functions are called on the stream's thread while `owner` lives.
struct StreamTopic {
    QString destination;
    QObject *owner = nullptr;
    std::function<void(const StreamMessage &)> onMessage;
    std::function<ResumePoint()> resume = {}; ///< asked at each (re)subscription
    std::function<void(const Error &)> onRefused = {}; ///< not allowed, not found: it is not asked for again
    bool acknowledges = false; ///< ack:client-individual, for /user/queue/...
};

/// What a RECEIPT says about a stored command.
struct Receipt {
    qint64 position = 0;
    EventId event;
};

/// How the link behaves; the defaults are for people, tests turn them down.
struct StreamTimes {
    std::chrono::milliseconds connect{15'000}; ///< socket, handshake and CONNECTED together
    std::chrono::milliseconds receipt{15'000}; ///< for an answer to a SEND
    std::chrono::milliseconds heartBeat{20'000}; ///< both ways, before negotiation
    std::chrono::milliseconds firstWait{500}; ///< doubled per failure, with jitter
    std::chrono::milliseconds longestWait{30'000};
};

/// The live connection to one server. Signals never carry a reply; sends answer by future.
class Stream : public QObject {
    Q_OBJECT
public:
    /// Gives the token to connect with; an empty one connects as a guest. NotSignedIn stops the stream for
    /// good.
    using TokenSource = std::function<QFuture<Result<QString>>()>;

    explicit Stream(AlarmClock &clock, QObject *parent = nullptr);
    ~Stream() override;

    void setServer(const ServerAddress &server) { m_server = server; }
    void setTokenSource(TokenSource source) { m_token = std::move(source); }
    void setTimes(const StreamTimes &times) { m_times = times; }

    /// Connects, and reconnects until stop(). Starting twice is starting once.
    void start();
    /// Says goodbye and stays away.
    void stop();
    /// Tries at once instead of waiting out the back-off.
    void retryNow();
    /// Presents a renewed access token on the open connection.
    void renewToken(const QString &token);

    const LinkState &link() const { return m_link; }
    bool isOnline() const { return m_link.phase == LinkState::Phase::Online; }

    /// Subscribes now and after every reconnect. The number is for unsubscribe() and resubscribe().
    int subscribe(const StreamTopic &topic);
    void unsubscribe(int subscription);
    /// Subscribes anew from its resume point: after a hole in the positions.
    void resubscribe(int subscription);
    /// Acknowledges a message of an acknowledging subscription.
    void acknowledge(const QString &ack);

    /// Sends a command to its STOMP destination and waits for the receipt. Unavailable: not online, nothing
    /// was sent; Timeout: sent, but the answer was lost (send again with the same tag); else the refusal.
    template <typename Request, typename Reply>
    QFuture<Result<Receipt>> send(const Command<Request, Reply> &command, const Request &request)
    {
        return sendFrame(addressOf(command, request), toJson(request));
    }
    /// Sends without asking for a receipt; dropped while not online (typing, read positions).
    template <typename Request, typename Reply>
    void tell(const Command<Request, Reply> &command, const Request &request)
    {
        tellFrame(addressOf(command, request), toJson(request));
    }

Q_SIGNALS:
    void linkChanged(const madang::LinkState &link);
    /// CONNECTED has come; every subscription has been asked for anew.
    void online();
    /// The server did not take the token; the next attempt asks for another one.
    void tokenRefused(const madang::Error &reason);

private:
    template <typename Request, typename Reply>
    static QString addressOf(const Command<Request, Reply> &command, const Request &request)
    {
        const QJsonObject members = memberTexts(toJson(request));
        return fillAddress(QLatin1StringView(command.send), [&members](QLatin1StringView name) {
            return members[name].toVariant().toString();
        });
    }
    static QJsonObject memberTexts(const QByteArray &json);
    QFuture<Result<Receipt>> sendFrame(const QString &destination, const QByteArray &body);
    void tellFrame(const QString &destination, const QByteArray &body);

    struct Subscription;
    struct PendingSend;

    void enter(LinkState::Phase phase);
    void connectNow();
    void openSocket(const QString &token);
    void onReady();
    void onFrame(const stomp::Frame &frame);
    void onMessage(const stomp::Frame &frame);
    void onReceipt(const stomp::Frame &frame);
    void onProblem(const stomp::Frame &frame);
    int subscribedTo(const QByteArray &destination) const;
    void onEnded(const Error &reason);
    void dropSocket();
    void waitAndRetry(const Error &reason);
    void ask(int number, Subscription &subscription);
    void onSubscriptionRefused(int number, const Error &error);
    void answer(const QByteArray &receipt, const Result<Receipt> &result);
    void failPending(const Error &error);
    void expirePending();
    std::chrono::milliseconds nextWait(const Error &reason) const;

    AlarmClock &m_clock;
    ServerAddress m_server;
    TokenSource m_token;
    StreamTimes m_times;
    LinkState m_link;
    StompSocket *m_socket = nullptr;
    std::map<int, Subscription> m_subscriptions;
    std::map<QByteArray, PendingSend> m_pending; ///< by receipt id
    std::unique_ptr<Alarm> m_patience; ///< of one attempt to connect
    std::unique_ptr<Alarm> m_retry;
    std::unique_ptr<Alarm> m_receipts;
    qint64 m_onlineSince = 0;
    quint64 m_attempt = 0; ///< counts attempts: late answers of an earlier one are dropped
    quint64 m_nextReceipt = 1;
    int m_nextSubscription = 1;
    bool m_wanted = false;
};

} // namespace madang
