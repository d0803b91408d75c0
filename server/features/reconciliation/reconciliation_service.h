// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of reconciliation: what fits, what that posts to the books, and what a person has to look at.
#pragma once

#include "server/features/accounts/account_access.h"
#include "server/features/ledger/ledger_access.h"
#include "server/features/payments/order_access.h"
#include "server/features/reconciliation/reconciliation_store.h"
#include "server/features/reconciliation/settlement_file.h"

#include <QSet>

namespace madang {

/// What was read of a file.
struct SettlementFile {
    QString gateway;
    QString name;
    QString digest; ///< of its octets
    QList<SettledLine> lines;
};

class ReconciliationService {
public:
    enum class Mode { DryRun, ForReal };

    ReconciliationService(ReconciliationStore &store, AccountAccess &accounts, OrderAccess &orders,
                          LedgerAccess &ledger)
        : m_store(store)
        , m_accounts(accounts)
        , m_orders(orders)
        , m_ledger(ledger)
    {
    }
    Result<reconciliation::Reconciliation> importFile(Work &work, const reconciliation::Import &request);
    Result<Page<reconciliation::Difference>> differences(Work &work,
                                                         const reconciliation::ListDifferences &request);
    Result<reconciliation::Difference> explain(Work &work, const reconciliation::Explain &request);

    /// As importFile, for whoever may run the program.
    Result<reconciliation::Reconciliation> take(Work &work, const SettlementFile &file, Mode mode);
    /// As readSettlements, with what the file is known by.
    static Result<SettlementFile> read(const QString &gateway, const QString &name,
                                       const QByteArray &content);

private:
    struct Taking; ///< one file on its way
    Done takeLine(Work &work, const SettledLine &line, Taking &taking);
    Done takeMissing(Work &work, Taking &taking);
    /// What a line is, beside our order.
    Done compare(Work &work, SettlementRow &row);
    Done post(Work &work, const SettlementRow &row);
    Done foundAfterAll(Work &work, const SettlementRow &row);

    ReconciliationStore &m_store;
    AccountAccess &m_accounts;
    OrderAccess &m_orders;
    LedgerAccess &m_ledger;
};

} // namespace madang
