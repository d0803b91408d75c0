// SPDX-License-Identifier: GPL-3.0-or-later
// ChatFeature: owns the services of chat; install() lists what they answer to.
#pragma once

#include "server/features/chat/message_service.h"
#include "server/features/chat/reading_service.h"
#include "server/features/feature.h"

namespace madang {

class ChatFeature final : public Feature {
public:
    explicit ChatFeature(RoomAccess &rooms)
        : m_messages(m_store, rooms)
        , m_reading(m_roomStore, rooms)
    {
    }
    void install(Routes &at) override;

private:
    MessageStore m_store;
    RoomStore m_roomStore;
    MessageService m_messages;
    ReadingService m_reading;
};

} // namespace madang
