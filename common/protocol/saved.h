// SPDX-License-Identifier: GPL-3.0-or-later
// Saved messages: what somebody keeps for themselves to find again, across their rooms. Nobody else learns of
// it, its author neither.
#pragma once

#include "common/protocol/rooms.h"

namespace madang::saved {

/// One saving. Who saves later has the higher number.
using Saving = Id<struct SavingKind>;

/// An account keeps at most so many. Where two accounts became one there may be more, until some are removed.
inline constexpr int kMostSaved = 2000;

/// A message that was saved, as the caller sees it now.
struct SavedMessage {
    EventId event;
    RoomId room;
    Timestamp savedAt;
    /// Absent when it is no longer there for the caller: it was deleted, they are not in its room any more or
    /// see less of its past, or they blocked its author. It is listed until they remove it.
    std::optional<rooms::RoomEvent> message = {};
    std::optional<QString> roomName = {}; ///< absent when the caller is not in that room any more
    std::optional<bool> blocked = {}; ///< true: it is there, but by somebody the caller blocked
};
PROTOCOL_FIELDS(SavedMessage, event, room, savedAt, message, roomName, blocked)

struct OneSaved {
    EventId event; ///< a message, or a gift's card
};
PROTOCOL_FIELDS(OneSaved, event)

struct ListSaved {
    std::optional<QString> after; ///< cursor
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListSaved, after, limit)

/// What is saved, without what it says.
struct SavedEvents {
    QList<EventId> events;
};
PROTOCOL_FIELDS(SavedEvents, events)

/// A message was saved or removed, on this device or another.
struct SavedChange {
    EventId event;
    bool saved = true;
};
PROTOCOL_FIELDS(SavedChange, event, saved)

/// Twice is once, and keeps its first place. NotFound ("event") when it is nothing that can be saved, was
/// deleted, or the caller may not read it; NotAllowed ("not-member") in a room they only visit; TooMany
/// ("saved-messages") beyond kMostSaved.
inline constexpr Command<OneSaved, SavedMessage> save{
    .name = "saved.save", .rest = "PUT /api/v1/me/saved/{event}", .send = "/app/saved/{event}"};
/// Also what is no longer there. Twice is once.
inline constexpr Command<OneSaved, Nothing> remove{
    .name = "saved.remove", .rest = "DELETE /api/v1/me/saved/{event}", .send = "/app/saved/{event}/remove"};
/// One's own, the latest saved first.
inline constexpr Command<ListSaved, Page<SavedMessage>> list{"saved.list", "GET /api/v1/me/saved"};
/// Which messages they are, the latest saved first: for a client that marks them.
inline constexpr Command<Nothing, SavedEvents> events{"saved.events", "GET /api/v1/me/saved-events"};

/// Live only; what was missed is in saved.events.
inline constexpr Event<SavedChange> changed{"saved", "/user/queue/saved"};

} // namespace madang::saved
