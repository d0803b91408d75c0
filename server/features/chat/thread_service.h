// SPDX-License-Identifier: GPL-3.0-or-later
// ThreadService: the rules of reading a message together with everything that answers it.
#pragma once

#include "common/protocol/chat.h"
#include "server/core/routes.h"
#include "server/features/chat/thread_store.h"

namespace madang {

class ThreadService {
public:
    ThreadService(ThreadStore &store, RoomStore &events, RoomAccess &rooms)
        : m_store(store)
        , m_events(events)
        , m_rooms(rooms)
    {
    }
    Result<chat::Thread> read(Work &work, const chat::ReadThread &request);

private:
    ThreadStore &m_store;
    RoomStore &m_events;
    RoomAccess &m_rooms;
};

} // namespace madang
