// SPDX-License-Identifier: GPL-3.0-or-later
// RoomAccess: what other features may ask of rooms: rights, a card on the timeline, a room of their own.
#pragma once

#include "common/protocol/rooms.h"
#include "server/core/work.h"

#include <atomic>

namespace madang {

/// What the caller may do in a room, with what nearly everybody needs next.
struct RoomRights {
    rooms::Visibility visibility = rooms::Visibility::Public;
    bool closed = false;
    QString name;
    QString epoch;
    qint64 position = 0;
    std::optional<rooms::MemberRole> role; ///< absent when the caller is not a member
    rooms::HistoryScope history = rooms::HistoryScope::All; ///< of who joins now
    /// The first position whose event the caller may see; beyond `position` where they may see none. Whatever
    /// reads the timeline, or what hangs on it, asks here; across rooms SQL says the same: kVisible.
    qint64 visibleFrom = 0;
    bool sees(qint64 at) const { return at >= visibleFrom; }
    bool isMember() const { return role.has_value(); }
    bool isOwner() const { return role == rooms::MemberRole::Owner; }
    /// Whether they may pin and call everyone: an owner, and either of a pair.
    bool mayLead() const { return isOwner() || (isMember() && visibility == rooms::Visibility::Direct); }
};

class BlockStore;
class RoomStore;
struct EventRow;

/// Rooms of which one account may be a member, unless the operator says otherwise.
inline constexpr int kUsualRoomsPerAccount = 2000;

/// Every method runs inside the caller's unit of work.
class RoomAccess {
public:
    RoomAccess(RoomStore &store, BlockStore &blocks, int roomsPerAccount = kUsualRoomsPerAccount)
        : m_store(store)
        , m_blocks(blocks)
        , m_roomsPerAccount(roomsPerAccount)
    {
    }
    /// The caller's rights; NotFound when the room is not there or not visible to them.
    Result<RoomRights> rightsOf(Work &work, RoomId room);
    /// As rightsOf, and NotAllowed ("not-member") for who is not a member.
    Result<RoomRights> memberRightsOf(Work &work, RoomId room);
    /// Appends an event at the next position of the room's timeline and tells it. `sender` empty: a card of
    /// the server's own. The position is taken from the room's row in this transaction. `forgets`: what was
    /// told of the room before is told to nobody from memory any more.
    Result<rooms::RoomEvent> append(Work &work, RoomId room, const QString &type,
                                    std::optional<UserId> sender, const RawJson &body,
                                    const std::optional<ClientTag> &tag = std::nullopt, bool forgets = false);
    /// Appends an event of the caller that refers to an earlier one; `forgets` as above. `veiled`: the body
    /// for those who may not see that one.
    struct Earlier {
        EventId event;
        qint64 position = 0;
        std::optional<RawJson> veiled = {};
    };
    Result<rooms::RoomEvent> refer(Work &work, RoomId room, QLatin1StringView type, const RawJson &body,
                                   const Earlier &target, bool forgets = false);
    /// The first position that somebody may see as a member; nothing when they are none.
    Result<std::optional<qint64>> visibleFrom(Work &work, RoomId room, UserId member);
    /// Stored events of a type from a position on whose body contains a text, ascending, at most 200: what
    /// was told about one thing.
    Result<QList<rooms::RoomEvent>> storedWith(Work &work, RoomId room, qint64 from, const QString &type,
                                               const QString &part);
    /// From now on another body is told instead of what was stored: in history, in what was missed, in what
    /// is found. The stored event stays as it is.
    Done redact(Work &work, RoomId room, qint64 position, const RawJson &body);
    /// Takes that back.
    Done restore(Work &work, RoomId room, qint64 position);
    /// Some of the room's history is not what it was: whoever has read it reads it anew, and nothing of it is
    /// told from memory.
    Done renew(Work &work, RoomId room);
    /// Makes a room owned (and joined) by the caller.
    Result<RoomId> create(Work &work, const QString &name, const QString &topic, rooms::Visibility visibility,
                          rooms::HistoryScope history = rooms::HistoryScope::All);
    /// After somebody was made a member: TooMany ("rooms") when that is one room more than an account may
    /// have. Of somebody else it is a Conflict ("rooms-of-person").
    Done withinRooms(Work &work, UserId user);

    /// NotAllowed ("not-reachable") when that person blocked the caller.
    Done reach(Work &work, UserId person);
    /// As reach, of the other person of a direct room; Conflict ("blocked-by-you") when it is the caller who
    /// blocked them.
    Done reachOther(Work &work, RoomId room);
    /// Whether somebody does not want to hear from the caller.
    Result<bool> isBlockedBy(Work &work, UserId person);
    /// Whether the caller does not want to hear from somebody.
    Result<bool> hasBlocked(Work &work, UserId person);

    /// How many events were appended in this process, those that may still be rolled back with them.
    quint64 appends() const { return m_appends; }

private:
    rooms::RoomEvent told(Work &work, const EventRow &row, bool forgets, const Earlier *target = nullptr);

    RoomStore &m_store;
    BlockStore &m_blocks;
    const int m_roomsPerAccount;
    std::atomic<quint64> m_appends{0};
};

} // namespace madang
