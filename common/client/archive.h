// SPDX-License-Identifier: GPL-3.0-or-later
// What a client keeps on disk: rooms, people, campaigns, events, read positions and drafts. Usable without
// network. It never talks to the server; mirror does, and writes here.
#pragma once

#include "common/client/local_database.h"
#include "common/protocol/campaigns.h"
#include "common/protocol/chat.h"

#include <QObject>

namespace madang {

/// Bounds of an archive.
struct ArchiveLimits {
    int eventsPerRoom = 20'000; ///< the newest are kept
    int page = 60; ///< default length of a page
};

/// A run of stored events of one room, ascending, nothing missing between them.
struct ArchivePage {
    QList<rooms::RoomEvent> events;
    /// The page ends because the next older (newer) event is not on disk, not because the page is full.
    bool olderMissing = false;
    bool newerMissing = false;
};

/// An event found by words.
struct ArchiveHit {
    rooms::RoomEvent event;
    QString text; ///< the message's text, or the gift's words
};

/// One account's memory. Positions count without gaps, so two events are neighbours only when their positions
/// are: a hole on disk is seen by arithmetic and never shown as if nothing were missing. Writes gather in one
/// transaction per turn of the event loop; reads see them at once.
class Archive : public QObject {
    Q_OBJECT
public:
    explicit Archive(LocalDatabase &database, ArchiveLimits limits = {}, QObject *parent = nullptr);

    const ArchiveLimits &limits() const { return m_limits; }

    /// Every room one is in, latest event first.
    QList<rooms::Room> rooms() const;
    std::optional<rooms::Room> room(RoomId id) const;
    void putRoom(const rooms::Room &room);
    /// Forgets a room with its events and draft.
    void dropRoom(RoomId id);

    /// The newest known nickname.
    std::optional<accounts::Person> person(UserId id) const;
    void putPerson(const accounts::Person &person);
    QList<rooms::Member> members(RoomId room) const;
    void putMembers(RoomId room, const QList<rooms::Member> &members);

    QList<campaigns::Campaign> campaigns() const;
    std::optional<campaigns::Campaign> campaign(CampaignId id) const;
    void putCampaign(const campaigns::Campaign &campaign);

    /// The epoch the stored events of a room belong to; empty when none are.
    QString epoch(RoomId room) const;
    /// Stores events of one epoch; another epoch than the stored one clears the room's events first. Events
    /// with impossible positions are left out; those older than the newest `eventsPerRoom` are not kept.
    void putEvents(RoomId room, const QString &epoch, const QList<rooms::RoomEvent> &events);
    /// Forgets the room's events.
    void clearEvents(RoomId room);

    /// Position of the newest stored event, 0 when there is none.
    qint64 newestPosition(RoomId room) const;
    /// The newest page.
    ArchivePage newest(RoomId room, int limit = 0) const;
    ArchivePage before(RoomId room, qint64 position, int limit = 0) const;
    ArchivePage after(RoomId room, qint64 position, int limit = 0) const;
    /// Half before, half after, with it; empty when that very event is not on disk.
    ArchivePage around(RoomId room, qint64 position, int limit = 0) const;
    /// Position of the first stored event at or after a time, if the hole before it cannot hide an earlier
    /// one.
    std::optional<qint64> positionAt(RoomId room, Timestamp at) const;
    std::optional<rooms::RoomEvent> event(RoomId room, qint64 position) const;
    std::optional<rooms::RoomEvent> eventById(EventId id) const;
    int eventCount(RoomId room) const;

    /// Messages that contain the words anywhere, also inside words; newest first. A room, or all.
    QList<ArchiveHit> search(const QString &words, std::optional<RoomId> room = {}, int limit = 50,
                             Timestamp before = {}) const;

    /// One's own read position; only moves forward. `told` is what the server is known to know.
    qint64 readPosition(RoomId room) const;
    void setReadPosition(RoomId room, qint64 position);

    QString draft(RoomId room) const;
    void setDraft(RoomId room, const QString &text);

Q_SIGNALS:
    void roomChanged(madang::RoomId room);
    void roomDropped(madang::RoomId room);
    void campaignChanged(madang::CampaignId campaign);
    void draftChanged(madang::RoomId room);

private:
    ArchivePage pageOf(const QString &where, const QString &order, RoomId room, qint64 position,
                       int limit) const;
    void trim(RoomId room);

    LocalDatabase &m_database;
    ArchiveLimits m_limits;
};

} // namespace madang
