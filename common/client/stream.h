// SPDX-License-Identifier: GPL-3.0-or-later
// The STOMP link: connect, subscribe, receive, send with receipts, come back after a cut. Knows frames; knows
// no archive and no room: what a topic means is its subscriber's business (mirror).
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/link_state.h"
#include "common/client/server_address.h"
#include "common/protocol/command.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace madang {

/// One MESSAGE of a subscription.
struct StreamMessage {
    QString event; ///< header `event`
    QString id; ///< header `message-id`
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
    /// Gives the token to connect with; an empty one connects as a guest. NotSignedIn stops the stream.
    using TokenSource = std::function<QFuture<Result<QString>>()>;

    explicit Stream(AlarmClock &clock, QObject *parent = nullptr);
    ~Stream() override;

    void setServer(const ServerAddress &server);
    void setTokenSource(TokenSource source);
    void setTimes(const StreamTimes &times);

    /// Connects, and reconnects until stop(). Starting twice is starting once.
    void start();
    /// Says goodbye and stays away.
    void stop();
    /// Tries at once instead of waiting out the back-off.
    void retryNow();
    /// Presents a renewed access token on the open connection.
    void renewToken(const QString &token);

    const LinkState &link() const;
    bool isOnline() const;

    /// Subscribes now and after every reconnect. The number is for unsubscribe() and resubscribe().
    int subscribe(const StreamTopic &topic);
    void unsubscribe(int subscription);
    /// Subscribes anew from its resume point: after a hole in the positions.
    void resubscribe(int subscription);
    /// Acknowledges a message of an acknowledging subscription.
    void acknowledge(int subscription, const QString &messageId);

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
    /// The server refuses the session itself: the token is no longer good.
    void sessionRefused(const madang::Error &reason);

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

    class Connection;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace madang
