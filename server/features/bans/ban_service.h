// SPDX-License-Identifier: GPL-3.0-or-later
// BanService: who bans which addresses, and lifts it. Each of it is on the audit log, and reaches the door
// right after the COMMIT.
#pragma once

#include "server/core/address_bans.h"
#include "server/core/routes.h"
#include "server/features/accounts/account_access.h"
#include "server/features/bans/ban_store.h"

namespace madang {

class BanService {
public:
    /// `proxies`: addresses behind which everybody else is; none of them can be banned.
    BanService(BanStore &store, AccountAccess &accounts, AddressBans &door, const QList<QByteArray> &proxies);
    Result<Page<bans::Ban>> list(Work &work, const bans::ListBans &request);
    Result<Later<bans::Ban>> add(Work &work, const bans::NewBan &request);
    Result<Later<Nothing>> remove(Work &work, const bans::OneBan &request);

    /// Gives the door what the store says: at start, and where other daemons may have changed it.
    Done refresh(Work &work);
    Done forgetEnded(Work &work) { return m_store.forgetEnded(work); }

private:
    /// NotAllowed for who is neither at the machine nor an owner or admin.
    Done judge(Work &work);
    /// What nobody may ban: too many at once, ourselves, or the one who asks.
    Result<AddressRange> rangeFrom(const Caller &caller, const QString &typed) const;

    BanStore &m_store;
    AccountAccess &m_accounts;
    AddressBans &m_door;
    QList<AddressRange> m_proxies;
};

} // namespace madang
