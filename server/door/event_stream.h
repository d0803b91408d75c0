// SPDX-License-Identifier: GPL-3.0-or-later
// EventStream: one topic of one person as server-sent events (SSE), resumable with Last-Event-ID.
#pragma once

#include "server/door/census.h"
#include "server/door/connection.h"
#include "server/door/topic_reader.h"

namespace madang::door {

/// What the request that opened it said.
struct EventStreamRequest {
    Caller caller;
    AccountPlace place;
    QByteArray destination; ///< "/user/queue/notifications"
    std::optional<qint64> after; ///< Last-Event-ID
    QList<QByteArray> types; ///< of notices, or their families; empty: all of them
    QByteArray agent; ///< how the program calls itself
    std::optional<qint64> endsAt; ///< steady time at which the token expires
    bool secure = false;
};

/// Answers 200 when the house has allowed it, else the refusal; then lives until either side closes.
class EventStream final : public Conversation, private TopicReader::Owner {
public:
    EventStream(Connection &connection, const Routes::FoundTopic &topic, EventStreamRequest request);

    void start();
    void received(QByteArrayView octets) override;
    void peerEnded() override;
    void due(qint64 now) override;
    void drained() override { m_reader.resume(); }
    void leave() override;
    void ended() override;
    void revoked() override;
    SessionId session() const override { return m_request.caller.session; }
    QString address() const override { return m_request.caller.address; }
    void banned() override;

private:
    UserId readerUser() const override { return m_request.caller.user; }
    void askPage(TopicReader &reader, const TopicCursor &cursor, quint64 ticket) override;
    void readerOpened(TopicReader &reader) override;
    void write(TopicReader &reader, const PublishedPtr &published) override;
    bool isFull() const override;
    void readerRefused(TopicReader &reader, const Error &error) override;
    void readerEvicted(TopicReader &reader) override;
    void readerFailed(TopicReader &reader, const Error &error) override;
    void setNextLook(qint64 now);

    EventStreamRequest m_request;
    TopicReader m_reader;
};

} // namespace madang::door
