// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/statements/statements_feature.h"

namespace madang {

using namespace std::chrono_literals;

void StatementsFeature::install(Routes &at)
{
    at(statements::ranking, m_service, &StatementService::ranking).guests().reads().atMost(120, 10s);
    at(statements::chooseRanking, m_service, &StatementService::chooseRanking).atMost(30, 1min);
    at(statements::myRanking, m_service, &StatementService::myRanking).reads().atMost(60, 10s);
    at(statements::statement, m_service, &StatementService::statement).reads().atMost(20, 1min);
    at(statements::ledgerLines, m_service, &StatementService::ledgerLines).reads().atMost(120, 10s);
    at.page("GET /api/v1/ledger.csv",
            [this](Work &work, const Params &params) { return m_service.ledgerTable(work, params); })
        .reads()
        .atMost(20, 1min);
    at.page("GET /api/v1/statements.csv",
            [this](Work &work, const Params &) { return m_service.tableOfAll(work); })
        .reads()
        .atMost(5, 1min);
    at.page("GET /api/v1/campaigns/{campaign}/statement.csv",
            [this](Work &work, const Params &params) { return m_service.table(work, params); })
        .reads()
        .atMost(20, 1min);
}

} // namespace madang
