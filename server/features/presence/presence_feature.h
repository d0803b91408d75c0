// SPDX-License-Identifier: GPL-3.0-or-later
// PresenceFeature: owns the board and the service of presence; install() lists what they answer to.
#pragma once

#include "server/features/feature.h"
#include "server/features/presence/presence_access.h"
#include "server/features/presence/presence_records.h"
#include "server/features/presence/presence_service.h"

namespace madang {

class PresenceFeature final : public Feature {
public:
    PresenceFeature(const House &house, RoomAccess &rooms)
        : m_board(house.clock)
        , m_service(m_board, m_store, rooms)
    {
    }
    void install(Routes &at) override;
    void schedule(Schedule &jobs) override;
    PresenceAccess &access() { return m_access; }
    /// What the door tells who comes and goes.
    Attendance &attendance() { return m_board; }
    PresenceRecords &records() { return m_records; }

private:
    PresenceBoard m_board;
    PresenceStore m_store;
    PresenceService m_service;
    PresenceAccess m_access{m_board, m_store};
    PresenceRecords m_records;
};

} // namespace madang
