// SPDX-License-Identifier: GPL-3.0-or-later
// How an event becomes the octets of a MESSAGE frame inside a WebSocket frame: once per distinct subscription
// id, destination and version, then shared by every connection that subscribed in the same words.
#pragma once

#include "common/stomp/frame.h"
#include "server/core/hub.h"
#include "server/door/block.h"

#include <QHash>

#include <deque>
#include <memory>

namespace madang::door {

/// What the subscribers of a topic that used the same words have in common.
class MessageFormat {
public:
    const QByteArray &subscription() const { return m_subscription; }
    const QByteArray &destination() const { return m_destination; }
    stomp::Version version() const { return m_version; }

private:
    friend class MessageFormats;
    QByteArray m_subscription;
    QByteArray m_destination;
    stomp::Version m_version = stomp::Version::V12;
    int m_users = 0;
    quint64 m_madeFor = 0; ///< which event m_block was made for
    Block m_block;
    quint64 m_togetherFor = 0; ///< which run m_together was made for
    Block m_together;
};

/// The formats in use on one door thread, and the blocks made for the latest events: many who come back at
/// once want the same ones.
class MessageFormats {
public:
    /// The format for those words; to be given back by release().
    MessageFormat *take(const QByteArray &subscription, const QByteArray &destination,
                        stomp::Version version);
    void release(MessageFormat *format);

    /// The event as a whole WebSocket frame.
    Block encoded(MessageFormat &format, const PublishedPtr &published);
    /// Several events as one block of whole frames; null when one of them has no id, or nobody shares it.
    Block encodedTogether(MessageFormat &format, const Run &run);
    /// The same with an `ack` header; never shared. `extra` are further header lines, already written.
    static Block encodedWith(const MessageFormat &format, const Published &published, const QByteArray &ack);
    int inUse() const { return int(m_formats.size()); }

private:
    struct Key {
        QByteArray subscription;
        QByteArray destination;
        stomp::Version version;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.subscription, key.destination, int(key.version));
        }
    };
    QHash<Key, std::shared_ptr<MessageFormat>> m_formats;
    struct Made {
        PublishedPtr event; ///< held, so that its address means this event and no other
        Block block;
    };
    using MadeFor = std::pair<const MessageFormat *, const Published *>;
    void forget(const MessageFormat *format);

    QHash<MadeFor, Made> m_made;
    std::deque<MadeFor> m_order; ///< of m_made, oldest first
    PublishedPtr m_runBegins; ///< of the run that is being delivered
    size_t m_runLength = 0;
    quint64 m_runSerial = 0;
    PublishedPtr m_present;
    quint64 m_serial = 0;
};

/// A whole STOMP frame as one WebSocket frame: text if it is UTF-8, else binary.
Block inWebsocketFrame(QByteArrayView stompFrame);

} // namespace madang::door
