// SPDX-License-Identifier: GPL-3.0-or-later
// TopicReader: one reader of one topic, from a position in its past into the present, without gap or repeat.
// It knows neither STOMP nor SSE; its owner writes, asks the house, and speaks to the client.
#pragma once

#include "server/core/hub.h"
#include "server/core/routes.h"

namespace madang::door {

/// Registered in the hub from start() on, so that nothing can slip by between the past and the present: while
/// the past is being read, live events only raise a mark, and the past is read until it has reached the mark.
/// A past so recent that the hub remembers it comes from there; the house then only says whether it may.
class TopicReader final : public Subscriber {
public:
    /// What the owner does. Any of these may lead to the end of the reader, but not to its deletion.
    class Owner {
    public:
        virtual ~Owner() = default;
        virtual UserId readerUser() const = 0;
        /// Asks the house for a page; its answer goes to pageArrived() with the same ticket.
        virtual void askPage(TopicReader &reader, const TopicCursor &cursor, quint64 ticket) = 0;
        /// The house allowed it; comes before the first write.
        virtual void readerOpened(TopicReader &reader) = 0;
        virtual void write(TopicReader &reader, const PublishedPtr &published) = 0;
        /// Writes several as one; false when it did nothing and wants them one by one.
        virtual bool writeTogether(TopicReader &, const Run &) { return false; }
        /// Whether so much waits to be sent that the past should wait too, until resume().
        virtual bool isFull() const = 0;
        /// The house said no, or took the topic away again, or cannot read on. The reader has ended.
        virtual void readerRefused(TopicReader &reader, const Error &error) = 0;
        virtual void readerEvicted(TopicReader &reader) = 0;
        virtual void readerFailed(TopicReader &reader, const Error &error) = 0;
    };

    /// `counts` says that positions of this topic are 1, 2, 3... without gaps; else they only tell events
    /// apart.
    TopicReader(Owner &owner, Hub &hub, QByteArray topic, bool counts, bool ephemeral);
    ~TopicReader() override;

    void start(const TopicCursor &cursor);
    void pageArrived(quint64 ticket, const Result<TopicPage> &page);
    /// There is room to write again.
    void resume();
    void end();
    bool hasEnded() const { return m_state == State::Ended; }
    const QByteArray &topic() const { return m_topic; }

    UserId user() const override { return m_owner.readerUser(); }
    void deliver(const PublishedPtr &published) override;
    bool deliverTogether(const Run &run) override;
    void evicted() override;
    void review() override;

private:
    enum class State : quint8 {
        Asking, ///< a page is on its way
        Waiting, ///< for room to write
        Live,
        Ended,
    };
    void ask();
    bool isRemembered() const;
    void readMemory();
    bool writePage(const TopicPage &page);
    void goLive();
    void deliverLive(const PublishedPtr &published);
    void holdBack(const PublishedPtr &published);
    void fail(const char *about);

    Owner &m_owner;
    Hub &m_hub;
    const QByteArray m_topic;
    QByteArray m_epoch;
    std::optional<qint64> m_after; ///< where the next page begins
    qint64 m_highest = 0; ///< highest position seen live while the past was being read
    quint64 m_ticket = 0;
    QList<PublishedPtr> m_heldBack; ///< of a topic that does not count: came while the past was being read
    QList<qint64> m_inPages; ///< of a topic that does not count: told by pages, may come again live
    quint8 m_idleRounds = 0; ///< pages in a row that brought nothing though something is missing
    quint8 m_snapshotRounds = 0;
    State m_state = State::Ended;
    const bool m_counts;
    const bool m_ephemeral;
    qint64 m_visibleFrom = 0; ///< as the house said last
    bool m_visiting = true; ///< the same; until then it may be one
    bool m_opened = false;
    bool m_fromMemory = false; ///< the rest of the past is what the hub remembers
    bool m_changed = false; ///< an event without position came while a snapshot was being read
};

} // namespace madang::door
