// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of drafts of messages: their author's alone, one for each of their rooms, and none overwrites
// what its author has not seen.
#pragma once

#include "server/core/routes.h"
#include "server/features/drafts/message_draft_store.h"
#include "server/features/rooms/room_access.h"
#include "server/features/rooms/room_store.h"

namespace madang {

class MessageDraftService {
public:
    MessageDraftService(MessageDraftStore &store, RoomStore &events, RoomAccess &rooms)
        : m_store(store)
        , m_events(events)
        , m_rooms(rooms)
    {
    }
    Result<Page<drafts::MessageDraft>> list(Work &work, const drafts::ListKeptDrafts &request);
    Result<drafts::MessageDraft> show(Work &work, const rooms::OneRoom &request);
    Result<drafts::MessageDraft> keep(Work &work, const drafts::KeepDraft &request);
    /// The caller's queue: live only.
    Result<TopicPage> open(Work &work, const Nothing &request, const TopicCursor &cursor);

private:
    MessageDraftStore &m_store;
    RoomStore &m_events;
    RoomAccess &m_rooms;
};

} // namespace madang
