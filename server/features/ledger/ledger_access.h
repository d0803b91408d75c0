// SPDX-License-Identifier: GPL-3.0-or-later
// LedgerAccess: what other features may ask of the ledger: move money, and read what an account holds.
#pragma once

#include "server/features/ledger/ledger_service.h"

namespace madang {

/// Every method runs inside the caller's unit of work.
class LedgerAccess {
public:
    explicit LedgerAccess(LedgerService &service)
        : m_service(service)
    {
    }
    /// As LedgerService::post.
    Result<LedgerEntryId> post(Work &work, const QString &kind, const QString &reference,
                               const QList<ledger::Transfer> &transfers)
    {
        return m_service.post(work, kind, reference, transfers);
    }
    /// The sum of everything that went in and out, at this moment of the transaction.
    Result<Money> balance(Work &work, const ledger::Account &account)
    {
        return m_service.balance(work, account);
    }

private:
    LedgerService &m_service;
};

} // namespace madang
