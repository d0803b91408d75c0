// SPDX-License-Identifier: GPL-3.0-or-later
// Hub: topic -> subscribers, one shard per door thread, with what was told last. It knows who wants what, not
// how it is written.
#pragma once

#include "server/bus/bus.h"

#include <QHash>

#include <deque>
#include <span>
#include <unordered_map>
#include <vector>

namespace madang {

/// Several events of one topic that come at once.
using Run = std::span<const PublishedPtr>;

/// One subscription of one connection. The door implements it.
class Subscriber {
public:
    virtual ~Subscriber() = default;
    /// Whose it is; null for a guest.
    virtual UserId user() const = 0;
    /// Takes an event of its topic. May end subscriptions, its own too.
    virtual void deliver(const PublishedPtr &published) = 0;
    /// Takes several at once, in order; false when it did nothing and wants them one by one.
    virtual bool deliverTogether(const Run &) { return false; }
    /// Loses its topic (removed from the room): tell the client, send nothing more.
    virtual void evicted() = 0;
    /// The topic's visitors may see less than before: who reads as one asks anew.
    virtual void review() { }
};

/// Belongs to one door thread.
class Hub {
public:
    void add(const QByteArray &topic, Subscriber *subscriber);
    void remove(const QByteArray &topic, Subscriber *subscriber);
    /// Hands an event to every subscriber of its topic, or evicts one person's.
    void deliver(const PublishedPtr &published);
    /// The same for several; those of one topic in a row reach each subscriber together.
    void deliver(const QList<PublishedPtr> &batch);
    int count(const QByteArray &topic) const;
    /// The event at that position of a topic that counts without gaps, if it is still remembered; so are all
    /// after it, up to the last one delivered.
    PublishedPtr recent(const QByteArray &topic, qint64 position) const;

private:
    struct Topic {
        std::vector<Subscriber *> subscribers; ///< nullptr: left during a delivery
        int delivering = 0;
        bool holes = false;
    };
    void remember(const PublishedPtr &published);
    void deliverRun(const Run &run);
    template <typename Visit> void forEach(const QByteArray &name, Visit visit);
    void settle(const QByteArray &name);
    void evict(const QByteArray &topic, UserId user);

    std::unordered_map<QByteArray, Topic> m_topics; ///< a topic stays where it is while it is told
    QHash<QByteArray, std::deque<PublishedPtr>> m_recent; ///< of each topic, positions without gaps
    std::deque<PublishedPtr> m_remembered; ///< of all topics, in the order they came
    qsizetype m_octets = 0; ///< about what m_remembered holds
};

} // namespace madang
