// SPDX-License-Identifier: GPL-3.0-or-later
// RoomCareService: what those may do to other people's rooms who look after the community. It closes, and
// finds another owner; it opens no door: nobody becomes a member by it. Each of it is on the audit log.
#pragma once

#include "server/core/routes.h"
#include "server/features/accounts/account_access.h"
#include "server/features/roomcare/room_care_store.h"
#include "server/features/rooms/room_access.h"

namespace madang {

class RoomCareService {
public:
    RoomCareService(RoomCareStore &store, AccountAccess &accounts, RoomAccess &rooms)
        : m_store(store)
        , m_accounts(accounts)
        , m_rooms(rooms)
    {
    }
    Result<Page<room_care::RoomOutline>> list(Work &work, const room_care::ListOutlines &request);
    Result<room_care::RoomOutline> show(Work &work, const rooms::OneRoom &request);
    Result<room_care::RoomOutline> close(Work &work, const room_care::CloseForHouse &request);
    Result<room_care::RoomOutline> giveOwner(Work &work, const room_care::GiveOwner &request);

private:
    /// NotAllowed ("admin-only") for who is neither at the machine nor of a role that may.
    Done judge(Work &work);
    Result<room_care::RoomOutline> find(Work &work, RoomId room);

    RoomCareStore &m_store;
    AccountAccess &m_accounts;
    RoomAccess &m_rooms;
};

} // namespace madang
