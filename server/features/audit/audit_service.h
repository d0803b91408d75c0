// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of reading the audit log: who may, and whether it is as it was written.
#pragma once

#include "common/protocol/audit.h"
#include "server/features/accounts/account_access.h"
#include "server/features/audit/audit_store.h"

namespace madang {

/// A row as people and programs read it.
audit::AuditRecord recordOf(const AuditRow &row);
/// Proves the chain from its first row on; `mark` is the end of an earlier proof, whose row has to be there
/// still. Reads everything there is: for a reading lane, or a connection of one's own.
Result<audit::AuditCheck> proveAudit(Work &work, AuditStore &store,
                                     const std::optional<AuditHead> &mark = {});

class AuditService {
public:
    AuditService(AuditStore &store, AccountAccess &accounts)
        : m_store(store)
        , m_accounts(accounts)
    {
    }
    Result<Page<audit::AuditRecord>> list(Work &work, const audit::ListAudit &request);
    Result<audit::AuditCheck> check(Work &work, const Nothing &request);

private:
    Done judge(Work &work);

    AuditStore &m_store;
    AccountAccess &m_accounts;
};

} // namespace madang
