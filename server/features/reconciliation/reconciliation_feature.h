// SPDX-License-Identifier: GPL-3.0-or-later
// ReconciliationFeature: owns what gateways say they settled; install() lists what it answers to.
#pragma once

#include "server/features/feature.h"
#include "server/features/reconciliation/reconciliation_records.h"
#include "server/features/reconciliation/reconciliation_service.h"

namespace madang {

class ReconciliationFeature final : public Feature {
public:
    ReconciliationFeature(AccountAccess &accounts, OrderAccess &orders, LedgerAccess &ledger)
        : m_service(m_store, accounts, orders, ledger)
    {
    }
    void install(Routes &at) override;
    ReconciliationService &service() { return m_service; }
    ReconciliationRecords &records() { return m_records; }

private:
    ReconciliationStore m_store;
    ReconciliationService m_service;
    ReconciliationRecords m_records;
};

} // namespace madang
