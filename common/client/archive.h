// SPDX-License-Identifier: GPL-3.0-or-later
// What a client keeps on disk: rooms, people, campaigns, events, read positions and drafts. Usable without
// network. It never talks to the server; mirror does, and writes here.
#pragma once

#include "common/client/local_database.h"
#include "common/protocol/campaigns.h"
#include "common/protocol/drafts.h"
#include "common/protocol/folders.h"

#include <QHash>
#include <QSet>

namespace madang {

/// The thread that a message is in because it answers something, or that what is taken away was in.
std::optional<EventId> threadOf(const rooms::RoomEvent &event);

/// Bounds of an archive.
struct ArchiveLimits {
    int eventsPerRoom = 20'000; ///< the newest are kept
    int page = 60; ///< default length of a page
};

/// A run of stored events of one room, ascending, nothing missing between them.
struct ArchivePage {
    QList<rooms::RoomEvent> events;
    /// The run ends there because the next older (newer) event is not on disk, not because the page is full.
    bool olderMissing = false;
    bool newerMissing = false;
};

/// An event found by words.
struct ArchiveHit {
    rooms::RoomEvent event;
    QString text; ///< what was said
};

/// What is being written in a room, as this device has it.
struct LocalDraft {
    QString text;
    std::optional<EventId> replyTo;
    drafts::Revision seen; ///< what was last seen of it at the server; null: nothing
    Timestamp changedAt; ///< of a change the server has not got; null: it has it
    bool isChanged() const { return changedAt != Timestamp(); }
    bool operator==(const LocalDraft &) const = default;
};

/// One account's memory. Positions count without gaps, so two events are neighbours only when their positions
/// are: a hole on disk is seen by arithmetic and never shown as if nothing were missing. Writes gather in one
/// transaction per turn of the event loop; reads see them at once.
class Archive : public QObject {
    Q_OBJECT
public:
    explicit Archive(LocalDatabase &database, ArchiveLimits limits = {}, QObject *parent = nullptr);

    const ArchiveLimits &limits() const { return m_limits; }

    /// Every room kept, latest event first.
    QList<rooms::Room> rooms() const;
    std::optional<rooms::Room> room(RoomId id) const;
    void putRoom(const rooms::Room &room);
    /// Forgets a room with its events and draft.
    void dropRoom(RoomId id);

    /// The newest known nickname.
    std::optional<accounts::Person> person(UserId id) const;
    void putPerson(const accounts::Person &person);
    /// Somebody on disk, with the name they sign in with where it is known; else empty.
    struct KnownPerson {
        accounts::Person person;
        QString username;
    };
    /// At most `limit` of them, by nickname.
    QList<KnownPerson> people(int limit) const;
    QList<rooms::Member> members(RoomId room) const;
    /// Replaces the members of a room.
    void putMembers(RoomId room, const QList<rooms::Member> &members);

    /// Newest first.
    QList<campaigns::Campaign> campaigns() const;
    std::optional<campaigns::Campaign> campaign(CampaignId id) const;
    void putCampaign(const campaigns::Campaign &campaign);

    /// The epoch the stored events of a room belong to; empty when none are.
    QString epoch(RoomId room) const;
    /// Stores events of one epoch; another epoch than the stored one clears the room's events first. Events
    /// of another room or with impossible positions are left out; those older than the newest `eventsPerRoom`
    /// too. What refers to a stored event changes that one; `reader` is whose reactions are "mine".
    void putEvents(RoomId room, const QString &epoch, const QList<rooms::RoomEvent> &events,
                   UserId reader = {});
    /// Forgets the room's events.
    void clearEvents(RoomId room);

    /// The first position that there is for who signed in; older ones are never asked for.
    qint64 firstPosition(RoomId room) const;
    /// Position of the newest stored event, 0 when there is none.
    qint64 newestPosition(RoomId room) const;
    /// The newest page.
    ArchivePage newest(RoomId room, int limit = 0) const;
    /// Empty when the very next event is not on disk.
    ArchivePage before(RoomId room, qint64 position, int limit = 0) const;
    ArchivePage after(RoomId room, qint64 position, int limit = 0) const;
    /// Messages on disk before a position that answer something, as far as is known what their thread began
    /// with: its newest ones, ascending.
    QList<rooms::RoomEvent> answers(RoomId room, EventId root, qint64 before, int limit) const;
    /// Half before, half after, with it; empty when that very event is not on disk.
    ArchivePage around(RoomId room, qint64 position, int limit = 0) const;
    /// Position of the first event at or after a time; nothing when a hole before it could hide an earlier
    /// one.
    std::optional<qint64> positionAt(RoomId room, Timestamp at) const;
    std::optional<rooms::RoomEvent> eventAt(RoomId room, qint64 position) const;
    std::optional<rooms::RoomEvent> eventById(EventId id) const;
    /// The message of a gift's card when it is another than the card was told with: hidden (empty), or shown
    /// later. Events read from here carry it already.
    std::optional<QString> messageOfCard(RoomId room, qint64 position) const;
    /// How many events beyond a position are on disk.
    int eventCount(RoomId room, qint64 after = 0) const;
    /// Messages and cards of others after a position, as far as they are on disk.
    int countOfOthers(RoomId room, qint64 after, UserId me) const;

    /// Messages on disk after a position that name a person.
    int mentionsOf(RoomId room, qint64 after, UserId person) const;

    /// Messages that contain every word anywhere, also inside words; newest first. In one room, or in all;
    /// `before` an event (exclusive) to go on.
    QList<ArchiveHit> search(const QString &words, std::optional<RoomId> room = {}, int limit = 50,
                             EventId before = {}) const;

    /// One's own read position; only moves forward, unless something was marked as unread.
    qint64 readPosition(RoomId room) const;
    void setReadPosition(RoomId room, qint64 position);
    void setReadBack(RoomId room, qint64 position);

    /// How far a queue ("/user/queue/notifications") has been heard on this device; 0: nothing of it.
    qint64 heard(const QString &queue) const;
    /// Only moves forward.
    void setHeard(const QString &queue, qint64 position);

    /// How the rooms are arranged, as the server told it last.
    folders::Arrangement arrangement() const;
    void putArrangement(const folders::Arrangement &arrangement);

    QString draft(RoomId room) const { return localDraft(room).text; }
    LocalDraft localDraft(RoomId room) const;
    void putDraft(RoomId room, const LocalDraft &draft);
    /// Another text alone, nothing else about it.
    void setDraft(RoomId room, const QString &text);
    /// Rooms with a draft, or with something about one that the server has not got or was seen there.
    QList<RoomId> roomsWithDraft() const;

Q_SIGNALS:
    void roomChanged(madang::RoomId room);
    void roomDropped(madang::RoomId room);
    void campaignChanged(madang::CampaignId campaign);
    void draftChanged(madang::RoomId room);
    void arrangementChanged();
    /// The last moment to store something of this account.
    void closing();

private:
    QList<rooms::RoomEvent> readEvents(const QString &where, Binds binds) const;
    ArchivePage olderRun(RoomId room, qint64 below, int limit, bool adjacent) const;
    bool putEvent(RoomId room, const rooms::RoomEvent &event);
    void putWords(const rooms::RoomEvent &event);
    /// What an event made of the one it refers to, unless that is known already.
    void mark(const rooms::RoomEvent &by, bool mine);
    /// The server knows more about a stored event.
    void takeMarks(const rooms::RoomEvent &event);
    /// What an answer, or the taking away of one, makes of how many answer the root.
    void countAnswer(const rooms::RoomEvent &by);
    void replace(const rooms::RoomEvent &stored, const rooms::RoomEvent &now);
    void correctCard(RoomId room, const rooms::RoomEvent &correction);
    const QHash<qint64, QString> &correctedCards(RoomId room) const;
    void forgetWords(const QList<rooms::RoomEvent> &events);
    void trim(RoomId room);
    void writeRooms() const;
    int pageLength(int limit) const { return limit > 0 ? limit : m_limits.page; }

    LocalDatabase &m_database;
    ArchiveLimits m_limits;
    QHash<UserId, QString> m_nicknames; ///< spares writing a name that is on disk already
    /// Rooms as they are on disk: every live event looks at its room several times.
    mutable QHash<RoomId, rooms::Room> m_rooms;
    mutable QSet<RoomId> m_unwritten; ///< of them those that are newer than on disk
    /// Messages of cards by position, as later events corrected them.
    mutable QHash<RoomId, QHash<qint64, QString>> m_corrected;
};

} // namespace madang
