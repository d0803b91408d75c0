// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of milestones: which shares of the goal are told, once each.
#pragma once

#include "common/protocol/campaigns.h"
#include "server/features/campaigns/milestone_store.h"
#include "server/features/rooms/room_access.h"

namespace madang {

class MilestoneService {
public:
    MilestoneService(MilestoneStore &store, RoomAccess &rooms)
        : m_store(store)
        , m_rooms(rooms)
    {
    }
    /// After the total changed: a card for the highest share reached for the first time. Those below it are
    /// passed in silence. The public total counts: a hidden amount must not show here either.
    Done announce(Work &work, RoomId room, const campaigns::Totals &totals);

private:
    MilestoneStore &m_store;
    RoomAccess &m_rooms;
};

} // namespace madang
