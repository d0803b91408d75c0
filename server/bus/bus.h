// SPDX-License-Identifier: GPL-3.0-or-later
// Bus: carries what was committed to every door thread of every node. Delivery is only by callback, also to
// ourselves.
#pragma once

#include "common/base/id.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>

namespace madang {

/// Something committed (or, for Ephemeral, something that need not be) on its way to subscribers or doors.
struct Published {
    enum class Kind {
        Event, ///< for the topic's subscribers, must arrive
        Ephemeral, ///< for the topic's subscribers, may be dropped under load
        Evict, ///< `user` loses the topic's subscriptions, and those of its ephemeral twin
        Review, ///< who reads the topic as a visitor is asked about anew
        RevokeSession, ///< `session` is over: close its connections
    };
    Kind kind = Kind::Event;
    QByteArray topic; ///< "/topic/rooms/7"; for a person "/user/7/queue/notifications"
    QByteArray event; ///< header `event`
    qint64 position = 0; ///< place in the topic's order, 0 when it has none
    QByteArray messageId; ///< header `message-id`; empty: the door makes one
    QByteArray body; ///< JSON
    UserId user;
    SessionId session;
    QList<UserId> hiddenFrom = {}; ///< subscribers of the topic who are not told
    bool forgetsEarlier = false; ///< what was told of the topic before must not be told again from memory
    qint64 about = 0; ///< an earlier position whose words it repeats, 0 when it repeats none
    std::shared_ptr<const Published> veiled = {}; ///< told instead to those who may not see that one
    UserId onlyFor = {}; ///< not null: no other subscriber of the topic is told
};
using PublishedPtr = std::shared_ptr<const Published>;

/// What is told to who may see positions of the topic from `visibleFrom` on.
inline const PublishedPtr &seenFrom(const PublishedPtr &published, qint64 visibleFrom)
{
    return published->veiled && published->about < visibleFrom ? published->veiled : published;
}

/// Publishing is safe from any thread; receivers are called on the publisher's thread and only hand over.
class Bus {
public:
    using Receiver = std::function<void(const QList<PublishedPtr> &)>;
    virtual ~Bus() = default;
    virtual void publish(const QList<PublishedPtr> &batch) = 0;
    /// Adds a receiver; before the first publish only.
    virtual void addReceiver(Receiver receiver) = 0;
};

/// The default bus: the same process, in the publisher's order.
class LocalBus final : public Bus {
public:
    void publish(const QList<PublishedPtr> &batch) override
    {
        for (const Receiver &receiver : m_receivers)
            receiver(batch);
    }
    void addReceiver(Receiver receiver) override { m_receivers.push_back(std::move(receiver)); }

private:
    std::vector<Receiver> m_receivers;
};

} // namespace madang
