// SPDX-License-Identifier: GPL-3.0-or-later
// Work: one unit of work on a lane. Who asks, the open transaction, and what is to be told after the COMMIT.
#pragma once

#include "common/protocol/command.h"
#include "server/bus/bus.h"
#include "server/core/caller.h"
#include "server/db/database.h"

#include <functional>

namespace madang {

/// Lives while its unit runs, on the lane's thread. Nothing told through it leaves before the lane's COMMIT.
class Work {
public:
    Work(Database &db, const Caller &caller, const Clock &clock, IdSource &ids)
        : m_db(db)
        , m_caller(caller)
        , m_ids(ids)
        , m_now(clock.now())
    {
    }

    Database &db() { return m_db; }
    const Caller &caller() const { return m_caller; }
    /// The time of this unit: the same at every call.
    Timestamp now() const { return m_now; }
    /// A fresh id, e.g. newId<RoomId>().
    template <typename AnyId> AnyId newId() { return AnyId{m_ids.next(m_now.ms)}; }

    /// Tells a topic's subscribers. The topic's `{name}` is the payload's member of that name.
    template <typename Payload>
    void tell(const Event<Payload> &event, const Payload &payload,
              Published::Kind kind = Published::Kind::Event)
    {
        tell(published(event, payload, kind));
    }
    /// Tells one person's own queue ("/user/queue/...").
    template <typename Payload>
    void tellPerson(UserId person, const Event<Payload> &event, const Payload &payload)
    {
        Published out = published(event, payload);
        out.topic = personalTopic(person, QByteArray(event.topic));
        tell(std::move(out));
    }
    /// Takes away a person's live subscription to a topic.
    void evict(UserId person, const QByteArray &topic)
    {
        tell(Published{.kind = Published::Kind::Evict,
                       .topic = topic,
                       .event = {},
                       .messageId = {},
                       .body = {},
                       .user = person,
                       .session = {}});
    }
    /// Visitors of a topic may see less than before: whether they may read on is asked anew.
    void review(const QByteArray &topic)
    {
        Published out;
        out.kind = Published::Kind::Review;
        out.topic = topic;
        tell(std::move(out));
    }
    /// Closes the connections of a session, on every node.
    void endSession(SessionId session)
    {
        tell(Published{.kind = Published::Kind::RevokeSession,
                       .topic = {},
                       .event = {},
                       .messageId = {},
                       .body = {},
                       .user = {},
                       .session = session});
    }
    void tell(Published message) { m_told.append(std::make_shared<const Published>(std::move(message))); }
    /// Runs after the COMMIT on the lane's thread: hand something over, nothing slow.
    void afterCommit(std::function<void()> action) { m_after.push_back(std::move(action)); }

    /// What a lane takes once it has committed.
    QList<PublishedPtr> takeTold() { return std::exchange(m_told, {}); }
    std::vector<std::function<void()>> takeAfter() { return std::exchange(m_after, {}); }

    /// "/user/queue/x" as the hub knows it for one person: "/user/7/queue/x".
    static QByteArray personalTopic(UserId person, const QByteArray &topic)
    {
        return "/user/" + person.bytes() + topic.mid(5);
    }
    /// An event ready for the bus, or for a page of a topic's past.
    template <typename Payload>
    static Published published(const Event<Payload> &event, const Payload &payload,
                               Published::Kind kind = Published::Kind::Event)
    {
        Published out;
        out.kind = kind;
        out.topic = fillAddress(QLatin1StringView(event.topic), [&](QLatin1StringView name) {
                        QString value;
                        forEachField<Payload>([&](auto field) {
                            if constexpr (requires { (payload.*field.member).text(); }) {
                                if (name == QLatin1StringView(field.name))
                                    value = (payload.*field.member).text();
                            }
                        });
                        return value;
                    }).toLatin1();
        out.event = event.name;
        if constexpr (requires {
                          payload.position;
                          payload.id;
                          payload.type;
                      }) {
            out.event = payload.type.toLatin1();
            out.position = payload.position;
            out.messageId = payload.id.bytes();
        } else if constexpr (requires { payload.id.bytes(); }) {
            out.position = payload.id.number;
            out.messageId = payload.id.bytes();
        }
        out.body = toJson(payload);
        return out;
    }

private:
    Database &m_db;
    const Caller &m_caller;
    IdSource &m_ids;
    const Timestamp m_now;
    QList<PublishedPtr> m_told;
    std::vector<std::function<void()>> m_after;
};

} // namespace madang
