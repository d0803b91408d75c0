// SPDX-License-Identifier: GPL-3.0-or-later
// ErasingService: takes somebody out of the house: every feature forgets them in one unit, in a fixed order;
// then the files of the store do, too.
#pragma once

#include "common/protocol/users.h"
#include "server/features/accounts/account_service.h"
#include "server/features/accounts/user_service.h"
#include "server/features/files/tidy_service.h"
#include "server/features/personal/export_service.h"
#include "server/features/rooms/room_access.h"
#include "server/features/search/index_service.h"

#include <atomic>

namespace madang {

class ErasingService {
public:
    ErasingService(PersonalStore &store, ExportService &exports, AccountService &accounts, UserService &users,
                   RoomAccess &rooms, IndexService &index, TidyService &tidy, Lanes &lanes)
        : m_store(store)
        , m_exports(exports)
        , m_accounts(accounts)
        , m_users(users)
        , m_rooms(rooms)
        , m_index(index)
        , m_tidy(tidy)
        , m_lanes(lanes)
    {
    }
    /// Before the house opens: who forgets, in this order. The last of them is the audit log.
    void setParts(std::vector<PersonalData *> parts) { m_parts = std::move(parts); }

    Result<Later<Nothing>> eraseMe(Work &work, const accounts::EraseAccount &request);
    /// Somebody else, by who looks after their account.
    Result<Nothing> eraseUser(Work &work, const users::EraseUser &request);
    /// A job of the schedule: what was erased leaves the disk, a little each time.
    Done settle(Work &work);

private:
    Done judge(Work &work, UserId person);
    Done erase(Work &work, const PersonRow &person, accounts::Writings messages, const QString &reason = {});
    void emptyLog(Database &db, Timestamp until);

    PersonalStore &m_store;
    ExportService &m_exports;
    AccountService &m_accounts;
    UserService &m_users;
    RoomAccess &m_rooms;
    IndexService &m_index;
    TidyService &m_tidy;
    Lanes &m_lanes;
    std::vector<PersonalData *> m_parts;
    std::atomic_bool m_merging{false}; ///< the index is being merged since the last erasure
};

} // namespace madang
