// SPDX-License-Identifier: GPL-3.0-or-later
// Subscription: one SUBSCRIBE of one STOMP connection: its words, its acknowledgements, and where its
// messages come from.
#pragma once

#include "server/door/message_format.h"
#include "server/door/topic_reader.h"

namespace madang::door {

class StompConnection;

enum class AckMode : quint8 { Auto, Client, ClientIndividual };

/// The common part; by itself it has no source (the queue of errors). Deleted after the turn in which it
/// ends.
class Subscription : public std::enable_shared_from_this<Subscription> {
public:
    Subscription(StompConnection &session, const QByteArray &id, const QByteArray &destination, AckMode mode);
    virtual ~Subscription();
    Subscription(const Subscription &) = delete;
    Subscription &operator=(const Subscription &) = delete;

    /// What the client calls it; empty for a 1.0 client that gave no id.
    const QByteArray &id() const { return m_format->subscription(); }
    const QByteArray &destination() const { return m_format->destination(); }
    AckMode mode() const { return m_mode; }

    /// Nothing more comes from here.
    virtual void end() { }
    /// There is room to write again.
    virtual void resume() { }

    /// Takes what an ACK or NACK of `ack` covers (with Client: everything before it too) off the list of what
    /// waits; the message ids of it. Nothing when it does not wait here.
    std::optional<QList<QByteArray>> settle(QByteArrayView ack);
    /// The command that ACK stands for, and the member of the message id; empty when there is none.
    virtual QByteArray ackCommand() const { return {}; }
    virtual QByteArray ackMember() const { return {}; }
    /// The receipt of its SUBSCRIBE, if that was not sent yet; it is not sent by itself any more.
    virtual QByteArray takeOwedReceipt() { return {}; }
    /// The `ack` header for a message, which is now waiting for it; empty in mode Auto.
    QByteArray expectAck(const QByteArray &messageId);

protected:
    StompConnection &session() { return m_session; }
    const StompConnection &session() const { return m_session; }
    MessageFormat &format() { return *m_format; }

private:
    struct Unacknowledged {
        QByteArray ack; ///< header `ack` (1.2) or the message id (before)
        QByteArray messageId;
    };
    StompConnection &m_session;
    MessageFormat *m_format;
    QList<Unacknowledged> m_waiting;
    const AckMode m_mode;
};

/// Events of a topic, from a position on if the client wishes.
class TopicSubscription final : public Subscription, private TopicReader::Owner {
public:
    TopicSubscription(StompConnection &session, const QByteArray &id, const Routes::FoundTopic &topic,
                      const QByteArray &destination, AckMode mode, QByteArray receipt);

    void start(const TopicCursor &cursor) { m_reader.start(cursor); }
    void pageArrived(quint64 ticket, const Result<TopicPage> &page) { m_reader.pageArrived(ticket, page); }
    void end() override { m_reader.end(); }
    void resume() override { m_reader.resume(); }
    QByteArray ackCommand() const override { return m_route.ackCommand(); }
    QByteArray ackMember() const override { return m_route.ackMember(); }
    QByteArray takeOwedReceipt() override { return std::exchange(m_receipt, {}); }

private:
    UserId readerUser() const override;
    void askPage(TopicReader &reader, const TopicCursor &cursor, quint64 ticket) override;
    void readerOpened(TopicReader &reader) override;
    void write(TopicReader &reader, const PublishedPtr &published) override;
    bool writeTogether(TopicReader &reader, const Run &run) override;
    bool isFull() const override;
    void readerRefused(TopicReader &reader, const Error &error) override;
    void readerEvicted(TopicReader &reader) override;
    void readerFailed(TopicReader &reader, const Error &error) override;

    const TopicRoute &m_route;
    TopicReader m_reader;
    QByteArray m_receipt; ///< owed until the house has allowed it
};

/// A playground destination: whatever any client sends there, unchanged.
class PlaySubscription final : public Subscription, private Subscriber {
public:
    PlaySubscription(StompConnection &session, const QByteArray &id, const QByteArray &destination,
                     AckMode mode);
    ~PlaySubscription() override;
    void end() override;

    static bool isPlay(QByteArrayView destination);

private:
    UserId user() const override;
    void deliver(const PublishedPtr &published) override;
    void evicted() override { }

    bool m_ended = false;
};

} // namespace madang::door
