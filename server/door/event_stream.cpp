// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/event_stream.h"

#include "common/protocol/notifications.h"
#include "server/door/door_thread.h"
#include "server/door/http_reply.h"

namespace madang::door {

namespace {

    /// A comment this often keeps proxies and the client from giving up.
    constexpr int kCommentMs = 15'000;

    QByteArray eventText(const Published &published)
    {
        QByteArray out;
        out.reserve(published.body.size() + 96);
        if (!published.messageId.isEmpty())
            out += "id: " + published.messageId + '\n';
        out += "event: " + published.event + '\n';
        for (const QByteArray &line : published.body.split('\n'))
            out += "data: " + line + '\n';
        return out + '\n';
    }

    bool isWanted(const Published &published, const QList<QByteArray> &types)
    {
        if (types.isEmpty())
            return true;
        const auto notice = fromJson<notifications::Notice>(published.body);
        const QByteArray type = notice ? notice->type.toLatin1() : QByteArray();
        return std::any_of(types.begin(), types.end(),
                           [&type](const QByteArray &word) { return notifications::isMeantBy(type, word); });
    }

} // namespace

EventStream::EventStream(Connection &connection, const Routes::FoundTopic &topic, EventStreamRequest request)
    : Conversation(connection)
    , m_request(std::move(request))
    , m_reader(*this, connection.thread().hub(), topic.hubTopic, !topic.route->isPersonal(),
               topic.route->isEphemeral())
{
}

void EventStream::start()
{
    setNextLook(connection().now());
    m_reader.start(TopicCursor{m_request.after, {}, 0});
}

void EventStream::received(QByteArrayView)
{
    // A client of a stream has nothing more to say; what it says anyway is thrown away.
}

void EventStream::peerEnded()
{
    connection().finish(Ending::PeerClosed);
}

void EventStream::leave()
{
    connection().finish(Ending::Shutdown);
}

void EventStream::revoked()
{
    connection().finish(Ending::SignedOut);
}

void EventStream::banned()
{
    connection().finish(Ending::Refused);
}

void EventStream::ended()
{
    m_request.place.leave();
    m_reader.end();
}

void EventStream::due(qint64 now)
{
    if (m_request.endsAt && now >= *m_request.endsAt) {
        connection().finish(Ending::SignedOut);
        return;
    }
    connection().send(QByteArrayLiteral(":\n\n"));
    setNextLook(now);
}

void EventStream::setNextLook(qint64 now)
{
    connection().setDeadline(qMin(now + kCommentMs, m_request.endsAt.value_or(now + kCommentMs)));
}

void EventStream::askPage(TopicReader &, const TopicCursor &cursor, quint64 ticket)
{
    DoorThread &thread = connection().thread();
    const auto answer = [mailbox = thread.mailbox(), &thread, id = connection().id(),
                         ticket](Result<TopicPage> page) {
        mailbox->post([&thread, id, ticket, page = std::move(page)] {
            Connection *connection = thread.find(id);
            if (auto *me = connection ? dynamic_cast<EventStream *>(connection->conversation()) : nullptr)
                me->m_reader.pageArrived(ticket, page);
        });
    };
    const Result<Routes::FoundTopic> topic
        = thread.premises().routes.findTopic(QString::fromUtf8(m_request.destination), m_request.caller);
    if (topic)
        thread.premises().routes.open(*topic, m_request.caller, cursor, answer);
    else
        answer(topic.error());
}

void EventStream::readerOpened(TopicReader &)
{
    HttpAnswer head;
    head.contentType = "text/event-stream; charset=utf-8";
    // The end of the stream is the end of the connection.
    const AnswerSetting setting{.requestId = m_request.caller.requestId.toLatin1(),
                                .now = connection().thread().premises().clock.now(),
                                .keepAlive = false,
                                .minorVersion = 1,
                                .headOnly = true,
                                .secure = m_request.secure,
                                .endless = true};
    connection().send(formatted(head, setting));
    connection().enlist({m_request.caller.user,
                         m_request.caller.session,
                         m_request.caller.address,
                         m_request.agent,
                         LiveConnection::Protocol::Events,
                         {}});
}

void EventStream::write(TopicReader &, const PublishedPtr &published)
{
    if (!isWanted(*published, m_request.types))
        return;
    connection().thread().metrics().deliveries.add();
    connection().send(eventText(*published));
}

bool EventStream::isFull() const
{
    return connection().queued() > Connection::kLowWater;
}

void EventStream::readerRefused(TopicReader &, const Error &error)
{
    const AnswerSetting setting{.requestId = m_request.caller.requestId.toLatin1(),
                                .now = connection().thread().premises().clock.now(),
                                .keepAlive = false,
                                .minorVersion = 1,
                                .headOnly = false,
                                .secure = m_request.secure,
                                .endless = false};
    connection().send(formatted(problemAnswer(error, setting.requestId), setting));
    connection().finish(Ending::Finished);
}

void EventStream::readerEvicted(TopicReader &)
{
    connection().finish(Ending::SignedOut);
}

void EventStream::readerFailed(TopicReader &, const Error &)
{
    connection().finish(Ending::Finished); // the client comes back with Last-Event-ID
}

} // namespace madang::door
