// SPDX-License-Identifier: GPL-3.0-or-later
// MessageService: the rules of saying something and of reading what was said.
#pragma once

#include "common/protocol/chat.h"
#include "server/core/routes.h"
#include "server/features/chat/mention_service.h"
#include "server/features/chat/message_store.h"
#include "server/features/chat/thread_store.h"
#include "server/features/files/file_access.h"

namespace madang {

class MessageService {
public:
    MessageService(MessageStore &store, RoomStore &events, RoomAccess &rooms, FileAccess &files,
                   MentionService &mentions, ThreadStore &threads)
        : m_store(store)
        , m_events(events)
        , m_rooms(rooms)
        , m_files(files)
        , m_mentions(mentions)
        , m_threads(threads)
    {
    }
    /// Posts once per (room, sender, tag); a repeat answers the first event, whatever its text.
    Result<rooms::RoomEvent> post(Work &work, const chat::PostMessage &request);
    /// Once, as post.
    Result<rooms::RoomEvent> forward(Work &work, const chat::ForwardMessage &request);
    Result<chat::History> history(Work &work, const chat::ReadHistory &request);

private:
    /// A Conflict where nobody may say anything now.
    Done judgePosting(Work &work, RoomId room, const RoomRights &rights);
    Result<chat::ForwardedFrom> wordsOf(Work &work, EventId event);
    Result<rooms::RoomEvent> say(Work &work, RoomId room, const RoomRights &rights, chat::MessageBody body,
                                 const ClientTag &tag, const QList<AttachmentId> &files = {});

    MessageStore &m_store;
    RoomStore &m_events;
    RoomAccess &m_rooms;
    FileAccess &m_files;
    MentionService &m_mentions;
    ThreadStore &m_threads;
};

} // namespace madang
