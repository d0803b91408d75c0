// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the books: what may be posted, what an account holds, whether everything adds up.
#pragma once

#include "server/features/ledger/ledger_store.h"

namespace madang {

class LedgerService {
public:
    explicit LedgerService(LedgerStore &store)
        : m_store(store)
    {
    }
    /// Posts one entry. There is at most one per (kind, reference): AlreadyExists ("ledger-entry") for
    /// another. InvalidValue when a transfer moves nothing, too much, or stays where it is.
    Result<LedgerEntryId> post(Work &work, const QString &kind, const QString &reference,
                               const QList<ledger::Transfer> &transfers);
    Result<Money> balance(Work &work, const ledger::Account &account);
    /// Oldest first, beyond the cursor; of everything, or of what enters or leaves one of three accounts.
    Result<QList<ledger::Line>> lines(Work &work, const ledger::LineCursor &after, int limit)
    {
        return m_store.lines(work, after, limit);
    }
    Result<QList<ledger::Line>> linesOf(Work &work, const std::array<ledger::Account, 3> &accounts,
                                        const ledger::LineCursor &after, int limit)
    {
        return m_store.linesOf(work, accounts, after, limit);
    }
    /// Adds up the whole book.
    Result<ledger::Report> check(Work &work);

private:
    LedgerStore &m_store;
};

} // namespace madang
