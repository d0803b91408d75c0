// SPDX-License-Identifier: GPL-3.0-or-later
// MarkingService: the rules of what may be made of a message that was said: changing it, taking it away,
// reacting, pinning. Each is an event of its own; what was said stays in the store.
#pragma once

#include "server/core/routes.h"
#include "server/features/accounts/account_access.h"
#include "server/features/chat/mention_service.h"
#include "server/features/chat/thread_store.h"
#include "server/features/files/file_access.h"

namespace madang {

class MarkingService {
public:
    MarkingService(MarkStore &store, RoomStore &events, AccountAccess &accounts, RoomAccess &rooms,
                   FileAccess &files, MentionService &mentions, ThreadStore &threads)
        : m_store(store)
        , m_events(events)
        , m_accounts(accounts)
        , m_rooms(rooms)
        , m_files(files)
        , m_mentions(mentions)
        , m_threads(threads)
    {
    }
    Result<rooms::RoomEvent> edit(Work &work, const chat::EditMessage &request);
    Result<Nothing> remove(Work &work, const chat::OneEvent &request);
    Result<Page<chat::Version>> versions(Work &work, const chat::OneEvent &request);
    Result<Nothing> react(Work &work, const chat::React &request);
    Result<Nothing> unreact(Work &work, const chat::React &request);
    Result<Page<chat::Reactor>> reactors(Work &work, const chat::ListReactors &request);
    Result<Nothing> pin(Work &work, const chat::OneEvent &request);
    Result<Nothing> unpin(Work &work, const chat::OneEvent &request);
    Result<Page<rooms::RoomEvent>> pins(Work &work, const rooms::OneRoom &request);

    /// A message of the room from a position on; NotFound ("event") when it is none, of another room,
    /// earlier, or was taken away.
    Result<EventRow> message(Work &work, RoomId room, EventId event, qint64 visibleFrom,
                             bool deletedToo = false);
    /// Takes a message away that is still there.
    Done takeAway(Work &work, const EventRow &message);

private:
    /// Whether the caller looks after what is said in a room: its owner, or a moderator of the community who
    /// is in it. In a room of two nobody is above the other.
    Result<bool> looksAfter(Work &work, const RoomRights &rights);
    /// As message(), and gifts: what people may answer with a sign.
    Result<EventRow> said(Work &work, RoomId room, EventId event, const RoomRights &rights);
    Result<RoomRights> openRoom(Work &work, RoomId room);
    Result<Nothing> setPinned(Work &work, const chat::OneEvent &request, bool pinned);

    MarkStore &m_store;
    RoomStore &m_events;
    AccountAccess &m_accounts;
    RoomAccess &m_rooms;
    FileAccess &m_files;
    MentionService &m_mentions;
    ThreadStore &m_threads;
};

} // namespace madang
