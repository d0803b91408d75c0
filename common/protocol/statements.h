// SPDX-License-Identifier: GPL-3.0-or-later
// Statements: what was given, listed for those it concerns: the ranking for everybody, every gift for who
// made the campaign. What a donor hid is absent here as everywhere.
#pragma once

#include "common/protocol/campaigns.h"

namespace madang::statements {

/// One place of the ranking.
struct Place {
    int rank = 0; ///< who gave the same has the same
    QString name; ///< masked: 미나리 is 미*리
    Money total; ///< of the period, without what was given back
    int gifts = 0;
};
PROTOCOL_FIELDS(Place, rank, name, total, gifts)

/// Who gave most in a period. Only gifts whose name and amount are public count; who opted out is not there.
struct AskRanking {
    std::optional<CampaignId> campaign; ///< absent: all campaigns
    std::optional<Timestamp> from; ///< absent: two months before `until`
    std::optional<Timestamp> until; ///< absent: now
    std::optional<int> limit; ///< 1 to 50; 5 when absent
};
PROTOCOL_FIELDS(AskRanking, campaign, from, until, limit)

struct RankingChoice {
    bool listed = true;
};
PROTOCOL_FIELDS(RankingChoice, listed)

/// A gift as who made the campaign knows it.
struct ReceivedGift {
    DonationId id;
    std::optional<QString> donor; ///< absent when hidden from the recipient
    Money amount; ///< as it was given
    Money returned; ///< of it, given back
    QString message;
    campaigns::GiftVisibility visibility = campaigns::GiftVisibility::Public;
    Timestamp at;
};
PROTOCOL_FIELDS(ReceivedGift, id, donor, amount, returned, message, visibility, at)

/// Every gift of a campaign; their sum, less what was given back, is `received`.
struct Statement {
    CampaignId campaign;
    QString title;
    Money received; ///< summed over the ledger
    QList<ReceivedGift> gifts; ///< oldest first
};
PROTOCOL_FIELDS(Statement, campaign, title, received, gifts)

/// One line of the books: an amount that left one account and entered another.
struct Movement {
    QString entry; ///< the entry it belongs to; what belongs together has the same
    int number = 0; ///< within the entry
    Timestamp at;
    QString kind; ///< "donation", "refund", "lot", "payout", ...
    QString reference; ///< what the entry is about, in its kind's terms
    QString source; ///< "gateway.toss", "campaign:<id>"
    QString target;
    Money amount; ///< above zero
    Money change; ///< of what the campaign that was asked about holds: summed up, that is what it holds
};
PROTOCOL_FIELDS(Movement, entry, number, at, kind, reference, source, target, amount, change)

struct AskLedger {
    std::optional<CampaignId> campaign; ///< absent: every line there is
    std::optional<QString> after;
    std::optional<int> limit;
};
PROTOCOL_FIELDS(AskLedger, campaign, after, limit)

inline constexpr Command<AskRanking, Page<Place>> ranking{"statements.ranking", "GET /api/v1/ranking"};
inline constexpr Command<RankingChoice, RankingChoice> chooseRanking{"statements.choose-ranking",
                                                                     "PUT /api/v1/ranking/me"};
inline constexpr Command<Nothing, RankingChoice> myRanking{"statements.my-ranking", "GET /api/v1/ranking/me"};
/// For who made the campaign, and who may move money. The same as a table: GET
/// /api/v1/campaigns/{campaign}/statement.csv; of every campaign, for who may move money: GET
/// /api/v1/statements.csv
inline constexpr Command<campaigns::OneCampaign, Statement> statement{
    "statements.statement", "GET /api/v1/campaigns/{campaign}/statement"};

/// Oldest first. The lines of a campaign as in statement; all of them only for who may move money. As a
/// table: GET /api/v1/ledger.csv
inline constexpr Command<AskLedger, Page<Movement>> ledgerLines{"statements.ledger", "GET /api/v1/ledger"};

} // namespace madang::statements
