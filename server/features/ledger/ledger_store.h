// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the ledger. It only ever inserts and adds up.
#pragma once

#include "server/core/work.h"
#include "server/features/ledger/ledger_book.h"

namespace madang {

class LedgerStore {
public:
    /// The account's id; the account is made when it is new.
    Result<LedgerAccountId> account(Work &work, const ledger::Account &account);
    /// A new entry, or nothing when (kind, reference) has one.
    Result<std::optional<LedgerEntryId>> insertEntry(Work &work, const QString &kind,
                                                     const QString &reference);
    Done insertTransfer(Work &work, LedgerEntryId entry, int number, LedgerAccountId source,
                        LedgerAccountId target, Money amount);
    /// What went in minus what went out; zero for an account that was never used.
    Result<Money> balance(Work &work, const ledger::Account &account);
    /// Oldest first, beyond the cursor.
    Result<QList<ledger::Line>> lines(Work &work, const ledger::LineCursor &after, int limit);
    /// Those that enter or leave one of three accounts.
    Result<QList<ledger::Line>> linesOf(Work &work, const std::array<ledger::Account, 3> &accounts,
                                        const ledger::LineCursor &after, int limit);
    Result<ledger::Report> check(Work &work);
};

} // namespace madang
