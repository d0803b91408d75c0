// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of statements: who may see which list, and what a name looks like in it.
#pragma once

#include "server/features/accounts/account_access.h"
#include "server/features/campaigns/campaign_access.h"
#include "server/features/ledger/ledger_access.h"
#include "server/features/statements/statement_store.h"

namespace madang {

class StatementService {
public:
    StatementService(StatementStore &store, AccountAccess &accounts, CampaignAccess &campaigns,
                     LedgerAccess &ledger)
        : m_store(store)
        , m_accounts(accounts)
        , m_campaigns(campaigns)
        , m_ledger(ledger)
    {
    }
    Result<Page<statements::Place>> ranking(Work &work, const statements::AskRanking &request);
    Result<statements::RankingChoice> chooseRanking(Work &work, const statements::RankingChoice &request);
    Result<statements::RankingChoice> myRanking(Work &work, const Nothing &request);
    Result<statements::Statement> statement(Work &work, const campaigns::OneCampaign &request);
    /// The statement as a table, in the caller's language.
    /// The gifts of every campaign in one table, for who may move money.
    Result<Step> tableOfAll(Work &work);
    Result<Step> table(Work &work, const Params &params);
    Result<Page<statements::Movement>> ledgerLines(Work &work, const statements::AskLedger &request);
    Result<Step> ledgerTable(Work &work, const Params &params);

private:
    /// A campaign for who made it and who may move money.
    Result<CampaignRow> visible(Work &work, CampaignId id);
    Result<QList<statements::Movement>> movements(Work &work, const std::optional<CampaignId> &campaign,
                                                  const ledger::LineCursor &after, int limit);

    StatementStore &m_store;
    AccountAccess &m_accounts;
    CampaignAccess &m_campaigns;
    LedgerAccess &m_ledger;
};

} // namespace madang
