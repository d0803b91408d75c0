// SPDX-License-Identifier: GPL-3.0-or-later
// LoudnessService: how much of a room its member wants to hear of, on all their devices. What that means for
// an alert is decided by the clients; what it means for a notice, by who makes it.
#pragma once

#include "server/features/rooms/room_store.h"

namespace madang {

class LoudnessService {
public:
    LoudnessService(RoomStore &store, RoomAccess &access)
        : m_store(store)
        , m_access(access)
    {
    }
    Result<rooms::RoomLoudness> set(Work &work, const rooms::SetLoudness &request);

private:
    RoomStore &m_store;
    RoomAccess &m_access;
};

} // namespace madang
