// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/ledger/ledger_service.h"

#include <map>

namespace madang {

namespace {

    constexpr qsizetype kMostTransfers = 16;

    Done judge(const QList<ledger::Transfer> &transfers)
    {
        if (transfers.isEmpty() || transfers.size() > kMostTransfers)
            return Error{Code::InvalidValue, "transfers"};
        for (const ledger::Transfer &transfer : transfers) {
            if (transfer.amount <= Money{} || transfer.amount > kLargestAmount)
                return Error{Code::InvalidValue, "amount"};
            if (transfer.source == transfer.target)
                return Error{Code::InvalidValue, "same-account"};
        }
        return {};
    }

} // namespace

Result<LedgerEntryId> LedgerService::post(Work &work, const QString &kind, const QString &reference,
                                          const QList<ledger::Transfer> &transfers)
{
    TRY(judge(transfers));
    TRY(const auto entry, m_store.insertEntry(work, kind, reference));
    if (!entry)
        return Error{Code::AlreadyExists, "ledger-entry"};
    // In one order for everybody, so that two units making the same new accounts never wait for each other.
    std::map<ledger::Account, LedgerAccountId> accounts;
    for (const ledger::Transfer &transfer : transfers) {
        accounts[transfer.source] = {};
        accounts[transfer.target] = {};
    }
    for (auto &[account, id] : accounts) {
        TRY(id, m_store.account(work, account));
    }
    int number = 0;
    for (const ledger::Transfer &transfer : transfers) {
        TRY(m_store.insertTransfer(work, *entry, ++number, accounts[transfer.source],
                                   accounts[transfer.target], transfer.amount));
    }
    return *entry;
}

Result<Money> LedgerService::balance(Work &work, const ledger::Account &account)
{
    return m_store.balance(work, account);
}

Result<ledger::Report> LedgerService::check(Work &work)
{
    return m_store.check(work);
}

} // namespace madang
