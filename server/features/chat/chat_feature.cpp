// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/chat_feature.h"

namespace madang {

using namespace std::chrono_literals;

void ChatFeature::install(Routes &at)
{
    at(chat::post, m_messages, &MessageService::post).status(201).atMost(200, 10s);
    at(chat::forward, m_messages, &MessageService::forward).status(201).atMost(60, 10s);
    at(chat::history, m_messages, &MessageService::history).reads().guests();
    at(chat::thread, m_threads, &ThreadService::read).reads().guests();
    at(chat::edit, m_marking, &MarkingService::edit).atMost(60, 10s);
    at(chat::remove, m_marking, &MarkingService::remove).atMost(60, 10s);
    at(chat::versions, m_marking, &MarkingService::versions).reads();
    at(chat::react, m_marking, &MarkingService::react).atMost(100, 10s);
    at(chat::unreact, m_marking, &MarkingService::unreact).atMost(100, 10s);
    at(chat::reactors, m_marking, &MarkingService::reactors).reads().guests();
    at(chat::pin, m_marking, &MarkingService::pin).atMost(30, 10s);
    at(chat::unpin, m_marking, &MarkingService::unpin).atMost(30, 10s);
    at(chat::pins, m_marking, &MarkingService::pins).reads().guests();
    at(chat::markRead, m_reading, &ReadingService::markRead).atMost(100, 10s);
    // Reads the room and tells; nothing is stored, so it need not wait for the writer.
    at(chat::typing, m_reading, &ReadingService::typing).reads().atMost(20, 10s);

    at.topic<chat::TypingChanged, rooms::OneRoom>(chat::typingChanged, m_reading, &ReadingService::open)
        .ephemeral();
}

} // namespace madang
