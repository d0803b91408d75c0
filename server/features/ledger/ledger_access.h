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
    /// As LedgerService::lines and linesOf.
    Result<QList<ledger::Line>> lines(Work &work, const ledger::LineCursor &after, int limit)
    {
        return m_service.lines(work, after, limit);
    }
    Result<QList<ledger::Line>> linesOf(Work &work, const std::array<ledger::Account, 3> &accounts,
                                        const ledger::LineCursor &after, int limit)
    {
        return m_service.linesOf(work, accounts, after, limit);
    }

private:
    LedgerService &m_service;
};

} // namespace madang
