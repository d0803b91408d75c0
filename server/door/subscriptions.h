// SPDX-License-Identifier: GPL-3.0-or-later
// Subscriptions: those of one STOMP connection, by the names the client gave them. Decides nothing.
#pragma once

#include "server/door/reactor.h"
#include "server/door/subscription.h"

#include <vector>

namespace madang::door {

/// One that goes away is ended at once and deleted after the turn, since it may be the one that is being
/// told.
class Subscriptions {
public:
    explicit Subscriptions(Reactor &reactor)
        : m_reactor(reactor)
    {
    }
    ~Subscriptions();
    Subscriptions(const Subscriptions &) = delete;
    Subscriptions &operator=(const Subscriptions &) = delete;

    /// The one of that id; of several 1.0 ones without id, the one of that destination.
    std::shared_ptr<Subscription> find(const QByteArray &id, const QByteArray &destination) const;
    void add(std::shared_ptr<Subscription> subscription);
    void remove(Subscription &subscription);
    void clear();
    int count() const { return int(m_all.size()); }
    /// How many rooms' events are among them.
    int rooms() const { return m_rooms; }
    /// The one on the queue of errors, if there is one.
    Subscription *errors() const { return m_errors; }
    /// There is room to write again; asked before each.
    void resume(const std::function<bool()> &isFull);

    /// What an ACK or NACK covers, and in which subscription; nothing when nothing waits for it.
    struct Settled {
        std::shared_ptr<Subscription> subscription;
        QList<QByteArray> messageIds;
    };
    std::optional<Settled> settle(const QByteArray &ack, const QByteArray *subscription);

private:
    Reactor &m_reactor;
    std::vector<std::shared_ptr<Subscription>> m_all;
    Subscription *m_errors = nullptr;
    int m_rooms = 0;
};

} // namespace madang::door
