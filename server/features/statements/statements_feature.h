// SPDX-License-Identifier: GPL-3.0-or-later
// StatementsFeature: owns the lists of what was given; install() says who may ask for which.
#pragma once

#include "server/features/feature.h"
#include "server/features/statements/statement_records.h"
#include "server/features/statements/statement_service.h"

namespace madang {

class StatementsFeature final : public Feature {
public:
    StatementsFeature(AccountAccess &accounts, CampaignAccess &campaigns, LedgerAccess &ledger)
        : m_service(m_store, accounts, campaigns, ledger)
    {
    }
    void install(Routes &at) override;
    StatementRecords &records() { return m_records; }

private:
    StatementStore m_store;
    StatementService m_service;
    StatementRecords m_records;
};

} // namespace madang
