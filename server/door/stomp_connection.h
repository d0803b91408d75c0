// SPDX-License-Identifier: GPL-3.0-or-later
// StompConnection: one STOMP session on a WebSocket: login, heart-beats, receipts, subscriptions,
// transactions, refusals. Destinations lead to Routes and the hub; what a command means is not known here.
#pragma once

#include "common/stomp/decoder.h"
#include "server/core/attendance.h"
#include "server/door/census.h"
#include "server/door/patience.h"
#include "server/door/stomp_answers.h"
#include "server/door/subscriptions.h"
#include "server/door/transactions.h"
#include "server/door/websocket_connection.h"

namespace madang::door {

class StompConnection final : public WebsocketConnection {
public:
    /// `address` is whom the session is for, `requestId` that of its handshake, `agent` how the program calls
    /// itself; `windowBits` when it agreed to permessage-deflate, else 0.
    StompConnection(Connection &connection, const QByteArray &address, const QByteArray &requestId,
                    const QByteArray &agent, int windowBits);
    ~StompConnection() override;

    void due(qint64 now) override;
    void drained() override;
    void leave() override;
    void ended() override;
    void revoked() override;
    SessionId session() const override { return m_caller.session; }
    QString address() const override { return m_caller.address; }
    void banned() override;
    QByteArray farewellToSlowReader() override;

    // ---- for Subscription

    const Caller &caller() const { return m_caller; }
    stomp::Version version() const { return m_version; }
    DoorThread &thread() const { return connection().thread(); }
    /// A MESSAGE as a whole WebSocket frame.
    void deliver(Block frame) { transmit(std::move(frame)); }
    /// Frames of several messages in one block; false when this client takes them packed, each by itself.
    bool deliverTogether(const Block &frames)
    {
        if (packs())
            return false;
        connection().send(frames);
        return true;
    }
    bool isFull() const { return connection().queued() > Connection::kLowWater; }
    QByteArray nextAck() { return QByteArray::number(++m_lastAck); }
    void askPage(TopicSubscription &subscription, const TopicCursor &cursor, quint64 ticket);
    void sendReceipt(const QByteArray &receipt, const Reply *reply = nullptr);
    /// Tells the house that messages were sent for which the client need not send an ACK.
    void acknowledge(const Subscription &subscription, const QList<QByteArray> &messageIds)
    {
        acknowledge(subscription, messageIds, std::nullopt);
    }
    /// The house refused a subscription, or took it back; it is forgotten.
    void subscriptionRefused(Subscription &subscription, const Error &error, const QByteArray &receipt);
    void subscriptionFailed(const Error &error);

private:
    enum class Phase : quint8 { BeforeLogin, Serving, Ending };
    /// What a frame wanted to be told by, for when its command ends.
    struct Request {
        QByteArray receipt;
        QString tag;
        QByteArray about; ///< the destination
        QByteArray transaction = {}; ///< of a COMMIT
        QByteArray ack = {}; ///< what an ACK or NACK named
    };
    struct Farewell {
        QByteArray error; ///< an encoded ERROR or RECEIPT frame; may be empty
        websocket::CloseCode code = websocket::CloseCode::Normal;
        QByteArray reason;
        Ending ending = Ending::Finished;
    };

    void message(const QByteArray &payload) override;
    void closing() override;
    void readFrames();
    void keepPace();
    void endPause(qint64 now);
    void onFrame(const stomp::Frame &frame);
    void onConnect(const stomp::Frame &frame);
    Done admit(const StompLogin &login);
    Done identify(const StompLogin &login);
    void onSend(const stomp::Frame &frame);
    void onSubscribe(const stomp::Frame &frame);
    void subscribeTopic(const QByteArray &id, const QByteArray &destination, AckMode mode,
                        const stomp::Frame &frame);
    void onUnsubscribe(const stomp::Frame &frame);
    void onAck(const stomp::Frame &frame);
    void onBegin(const stomp::Frame &frame);
    void onCommit(const stomp::Frame &frame);
    void onAbort(const stomp::Frame &frame);
    void onDisconnect(const stomp::Frame &frame);
    bool holdForTransaction(const stomp::Frame &frame);

    void perform(const stomp::Frame &frame);
    void renewToken(const stomp::Frame &frame);
    void play(const stomp::Frame &frame);
    void settle(const stomp::Frame &frame);
    Result<Routes::Call> callOf(const stomp::Frame &frame) const;
    Request requestOf(const stomp::Frame &frame) const;
    Request ackOf(const stomp::Frame &frame) const;
    /// `ack` is absent where the client said nothing.
    void acknowledge(const Subscription &subscription, const QList<QByteArray> &messageIds,
                     std::optional<Request> ack);
    void answered(const Request &request, const Result<Reply> &result);
    void answeredTogether(const QList<Request> &requests, const QList<stomp::Frame> &others,
                          const Request &commit, const Routes::Together &together);
    static Request inTransaction(const Request &commit, const Request &part);
    void commandBegan();
    void commandEnded();

    void refuse(const Request &request, const Error &error);
    void logRefusal(const Request &request, const Error &error);
    void violate(const Error &error, const QByteArray &receipt = {});
    void endWith(Farewell farewell);
    void sayFarewell();
    void sendAway(const Error &error, Ending ending);
    QByteArray encodedError(const Error &error, const QByteArray &receipt = {}) const;
    void send(const stomp::Frame &frame);
    void setTokenEnd(const Claims &claims);
    void look(qint64 now);
    QByteArray requestId() const;

    /// Wraps a handler so that it runs on this connection, on its own thread, if it is still there.
    template <typename Handler> auto here(Handler handler);

    stomp::Decoder m_frames;
    stomp::Heartbeat m_heartbeat;
    Caller m_caller;
    Subscriptions m_subscriptions;
    Transactions m_transactions;
    std::unique_ptr<Farewell> m_farewell;
    QByteArray m_agent; ///< until the login
    AccountPlace m_place;
    Attending m_attending;
    Patience m_patience;
    Pace m_pace;
    qint64 m_pausedUntil = 0; ///< frames wait since they came too fast; 0: they do not
    qint64 m_loginBy;
    std::optional<qint64> m_tokenEnd; ///< steady time
    qint64 m_pingedAfter = -1; ///< when the peer had last been heard before the last ping
    quint64 m_lastAck = 0;
    quint32 m_framesRead = 0;
    int m_inFlight = 0;
    stomp::Version m_version = stomp::Version::V12;
    Phase m_phase = Phase::BeforeLogin;
    bool m_strict = false;
    bool m_readingFrames = false;
};

} // namespace madang::door
