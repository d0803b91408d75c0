// SPDX-License-Identifier: GPL-3.0-or-later
// ChatFeature: owns the services of chat; install() lists what they answer to.
#pragma once

#include "server/features/chat/chat_access.h"
#include "server/features/chat/chat_records.h"
#include "server/features/chat/message_service.h"
#include "server/features/chat/reading_service.h"
#include "server/features/chat/thread_service.h"
#include "server/features/feature.h"
#include "server/features/files/file_access.h"

namespace madang {

class ChatFeature final : public Feature {
public:
    ChatFeature(AccountAccess &accounts, RoomAccess &rooms, FileAccess &files,
                NotificationAccess &notifications, const CallRules &calls = {})
        : m_mentions(m_marks, m_roomStore, rooms, notifications, calls)
        , m_messages(m_store, m_roomStore, rooms, files, m_mentions, m_threadStore)
        , m_marking(m_marks, m_roomStore, accounts, rooms, files, m_mentions, m_threadStore)
        , m_reading(m_roomStore, rooms)
        , m_threads(m_threadStore, m_roomStore, rooms)
        , m_access(m_marking, m_roomStore)
    {
    }
    void install(Routes &at) override;
    ChatAccess &access() { return m_access; }
    ChatRecords &records() { return m_records; }

private:
    MessageStore m_store;
    RoomStore m_roomStore;
    MarkStore m_marks;
    ThreadStore m_threadStore;
    MentionService m_mentions;
    MessageService m_messages;
    MarkingService m_marking;
    ReadingService m_reading;
    ThreadService m_threads;
    ChatAccess m_access;
    ChatRecords m_records;
};

} // namespace madang
