// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of statements: who may see which list, and what a name looks like in it.
#pragma once

#include "server/features/campaigns/campaign_access.h"
#include "server/features/statements/statement_store.h"

namespace madang {

/// A name as the ranking shows it: its first and last letters stay, 김철수 is 김*수, 민아 is 민*.
QString maskedName(const QString &name);

class StatementService {
public:
    StatementService(StatementStore &store, CampaignAccess &campaigns)
        : m_store(store)
        , m_campaigns(campaigns)
    {
    }
    Result<Page<statements::Place>> ranking(Work &work, const statements::AskRanking &request);
    Result<statements::RankingChoice> chooseRanking(Work &work, const statements::RankingChoice &request);
    Result<statements::Statement> statement(Work &work, const campaigns::OneCampaign &request);
    /// The statement as a table, in the caller's language.
    Result<Step> table(Work &work, const Params &params);

private:
    StatementStore &m_store;
    CampaignAccess &m_campaigns;
};

} // namespace madang
