// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts: what somebody has begun to write in a room, shared between their own clients and known to nobody
// else.
#pragma once

#include "common/protocol/chat.h"

namespace madang::drafts {

/// One text of one draft. Every change has a higher number, the removal too: what is told late is recognised.
using Revision = Id<struct DraftRevisionKind>;

/// An account keeps at most so many; a room holds one.
inline constexpr int kMostKept = 500;

/// What stands at the server. Where nothing does, the text is empty; of what was just removed there is still
/// a revision.
struct MessageDraft {
    RoomId room;
    QString text; ///< at most chat::kLongestMessage units
    std::optional<EventId> replyTo;
    Timestamp changedAt;
    std::optional<Revision> revision = {};
    bool operator==(const MessageDraft &) const = default;
};
PROTOCOL_FIELDS(MessageDraft, room, text, replyTo, changedAt, revision)

struct KeepDraft {
    RoomId room;
    QString text; ///< without anything to see: the draft is removed
    std::optional<EventId> replyTo; ///< an event of that room
    std::optional<Revision> basedOn; ///< what was last seen of it; absent: nothing
};
PROTOCOL_FIELDS(KeepDraft, room, text, replyTo, basedOn)

struct ListKeptDrafts {
    std::optional<QString> after; ///< cursor
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListKeptDrafts, after, limit)

/// One's own of all rooms, in the order of the rooms' ids. They end with the membership.
inline constexpr Command<ListKeptDrafts, Page<MessageDraft>> list{"drafts.list", "GET /api/v1/me/drafts"};
/// What stands there, also when it is nothing: what to read after a refused drafts.keep.
inline constexpr Command<rooms::OneRoom, MessageDraft> show{"drafts.show", "GET /api/v1/rooms/{room}/draft"};
/// For members. Conflict ("draft-newer") when another client changed it since `basedOn`: nothing is lost that
/// its author has not seen. Where it was removed meanwhile, it is kept anew.
inline constexpr Command<KeepDraft, MessageDraft> keep{"drafts.keep", "PUT /api/v1/rooms/{room}/draft"};

/// A draft was changed or removed, on this device or another.
inline constexpr Event<MessageDraft> changed{"draft", "/user/queue/drafts"};

} // namespace madang::drafts
