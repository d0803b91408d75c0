// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/subscription.h"

#include "common/stomp/decoder.h"
#include "server/door/door_thread.h"
#include "server/door/stomp_connection.h"

namespace madang::door {

Subscription::Subscription(StompConnection &session, const QByteArray &id, const QByteArray &destination,
                           AckMode mode)
    : m_session(session)
    , m_format(session.thread().formats().take(id, destination, session.version()))
    , m_mode(mode)
{
    session.thread().metrics().subscriptions.add(1);
}

Subscription::~Subscription()
{
    m_session.thread().formats().release(m_format);
    m_session.thread().metrics().subscriptions.add(-1);
}

QByteArray Subscription::expectAck(const QByteArray &messageId)
{
    if (m_mode == AckMode::Auto)
        return {};
    // What falls off the list is still unacknowledged in the store and comes again at the next subscription.
    if (m_waiting.size() >= m_session.thread().config().limits.unacknowledged)
        m_waiting.removeFirst();
    const QByteArray ack = m_session.version() == stomp::Version::V12 ? m_session.nextAck() : messageId;
    m_waiting.append({ack, messageId});
    return ack;
}

std::optional<QList<QByteArray>> Subscription::settle(QByteArrayView ack)
{
    for (qsizetype i = 0; i < m_waiting.size(); ++i) {
        if (m_waiting[i].ack != ack)
            continue;
        const qsizetype from = m_mode == AckMode::Client ? 0 : i;
        QList<QByteArray> settled;
        for (qsizetype each = from; each <= i; ++each)
            settled.append(m_waiting[each].messageId);
        m_waiting.remove(from, i - from + 1);
        return settled;
    }
    return std::nullopt;
}

// ---- topics

TopicSubscription::TopicSubscription(StompConnection &session, const QByteArray &id,
                                     const Routes::FoundTopic &topic, const QByteArray &destination,
                                     AckMode mode, QByteArray receipt)
    : Subscription(session, id, destination, mode)
    , m_route(*topic.route)
    , m_reader(*this, session.thread().hub(), topic.hubTopic, !topic.route->isPersonal(),
               topic.route->isEphemeral())
    , m_receipt(std::move(receipt))
{
}

UserId TopicSubscription::readerUser() const
{
    return session().caller().user;
}

void TopicSubscription::askPage(TopicReader &, const TopicCursor &cursor, quint64 ticket)
{
    session().askPage(*this, cursor, ticket);
}

void TopicSubscription::readerOpened(TopicReader &)
{
    session().sendReceipt(std::exchange(m_receipt, {}));
}

void TopicSubscription::write(TopicReader &, const PublishedPtr &published)
{
    DoorThread &thread = session().thread();
    thread.metrics().deliveries.add();
    if (mode() == AckMode::Auto && !published->messageId.isEmpty()) {
        session().deliver(thread.formats().encoded(format(), published));
        if (!m_route.ackCommand().isEmpty())
            session().acknowledge(*this, {published->messageId});
        return;
    }
    // What has no id of its own gets one here, so that it can be told from others and acknowledged.
    Published named = *published;
    if (named.messageId.isEmpty())
        named.messageId = thread.newMessageId();
    session().deliver(MessageFormats::encodedWith(format(), named, expectAck(named.messageId)));
}

bool TopicSubscription::writeTogether(TopicReader &, const Run &run)
{
    if (mode() != AckMode::Auto || !m_route.ackCommand().isEmpty())
        return false;
    DoorThread &thread = session().thread();
    const Block block = thread.formats().encodedTogether(format(), run);
    if (block.isNull() || !session().deliverTogether(block))
        return false;
    thread.metrics().deliveries.add(run.size());
    return true;
}

bool TopicSubscription::isFull() const
{
    return session().isFull();
}

void TopicSubscription::readerRefused(TopicReader &, const Error &error)
{
    session().subscriptionRefused(*this, error, m_receipt);
}

void TopicSubscription::readerEvicted(TopicReader &)
{
    session().subscriptionRefused(*this, Error{Code::NotAllowed, "evicted"}, {});
}

void TopicSubscription::readerFailed(TopicReader &, const Error &error)
{
    session().subscriptionFailed(error);
}

// ---- playground

PlaySubscription::PlaySubscription(StompConnection &session, const QByteArray &id,
                                   const QByteArray &destination, AckMode mode)
    : Subscription(session, id, destination, mode)
{
    session.thread().hub().add(destination, this);
}

PlaySubscription::~PlaySubscription()
{
    PlaySubscription::end();
}

void PlaySubscription::end()
{
    if (!std::exchange(m_ended, true))
        session().thread().hub().remove(destination(), this);
}

bool PlaySubscription::isPlay(QByteArrayView destination)
{
    return destination.startsWith("/topic/play.") || destination.startsWith("/queue/play.");
}

UserId PlaySubscription::user() const
{
    return session().caller().user;
}

/// The body of a play event is the whole SEND frame as it came.
void PlaySubscription::deliver(const PublishedPtr &published)
{
    stomp::Decoder decoder({.line = published->body.size(),
                            .head = published->body.size(),
                            .headers = int(published->body.size()),
                            .body = published->body.size()});
    decoder.feed(published->body);
    const std::optional<stomp::Frame> sent = decoder.next();
    if (!sent || m_ended)
        return;
    stomp::Frame frame{"MESSAGE", {}, sent->body};
    if (!id().isEmpty())
        frame.headers.append(stomp::Header{"subscription", id()});
    frame.headers.append(stomp::Header{"destination", destination()});
    frame.headers.append(stomp::Header{"message-id", published->messageId});
    if (const QByteArray ack = expectAck(published->messageId); !ack.isEmpty())
        frame.headers.append(stomp::Header{"ack", ack});
    static const QList<QByteArray> ours{"subscription", "destination", "message-id",    "ack",
                                        "receipt",      "transaction", "content-length"};
    for (const stomp::Header &header : sent->headers) {
        if (!ours.contains(header.name))
            frame.headers.append(header);
    }
    session().thread().metrics().deliveries.add();
    session().deliver(inWebsocketFrame(stomp::encode(frame, session().version())));
}

} // namespace madang::door
