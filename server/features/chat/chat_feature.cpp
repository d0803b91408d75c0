// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/chat_feature.h"

namespace madang {

using namespace std::chrono_literals;

void ChatFeature::install(Routes &at)
{
    at(chat::post, m_messages, &MessageService::post).status(201).atMost(200, 10s);
    at(chat::history, m_messages, &MessageService::history).reads().guests();
    at(chat::markRead, m_reading, &ReadingService::markRead).atMost(100, 10s);
    // Reads the room and tells; nothing is stored, so it need not wait for the writer.
    at(chat::typing, m_reading, &ReadingService::typing).reads().atMost(20, 10s);

    at.topic<chat::TypingChanged, rooms::OneRoom>(chat::typingChanged, m_reading, &ReadingService::open)
        .ephemeral();
}

} // namespace madang
