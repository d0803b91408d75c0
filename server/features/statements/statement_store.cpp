// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/statements/statement_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using statements::ReceivedGift;

Result<QList<RankRow>> StatementStore::ranking(Work &work, const std::optional<CampaignId> &campaign,
                                               Timestamp from, Timestamp until, int limit)
{
    return work.db().all<RankRow>(uR"(
        SELECT d.donor, a.nickname,
               CAST(SUM(d.amount - (SELECT COALESCE(SUM(b.amount), 0)
                                      FROM donation_return b
                                     WHERE b.donation = d.id)) AS BIGINT),
               COUNT(*)
          FROM donation d
          JOIN account a ON a.id = d.donor
         WHERE d.settled_at >= :from
           AND d.settled_at < :until
           AND d.canceled_at IS NULL
           AND d.visibility = 'public'
           AND (:every = 1 OR d.campaign = :campaign)
           AND NOT EXISTS (SELECT 1 FROM ranking_refusal r WHERE r.account = d.donor)
         GROUP BY d.donor, a.nickname
         ORDER BY 3 DESC, d.donor
         LIMIT :limit)"_s,
                                  bind("from", from), bind("until", until), bind("every", campaign ? 0 : 1),
                                  bind("campaign", campaign.value_or(CampaignId{})), bind("limit", limit));
}

Done StatementStore::leaveRanking(Work &work, UserId person)
{
    TRY(work.db().run(
        u"INSERT INTO ranking_refusal (account, at) VALUES (:account, :at) ON CONFLICT (account) DO NOTHING"_s,
        bind("account", person), bind("at", work.now())));
    return {};
}

Result<bool> StatementStore::hasLeftRanking(Work &work, UserId person)
{
    TRY(const auto found,
        work.db().one<UserId>(u"SELECT account FROM ranking_refusal WHERE account = :account"_s,
                              bind("account", person)));
    return found.has_value();
}

Done StatementStore::joinRanking(Work &work, UserId person)
{
    TRY(work.db().run(u"DELETE FROM ranking_refusal WHERE account = :account"_s, bind("account", person)));
    return {};
}

Result<QList<CampaignId>> StatementStore::campaigns(Work &work, CampaignId after, int limit)
{
    return work.db().all<CampaignId>(uR"(
        SELECT id
          FROM campaign
         WHERE id > :after
         ORDER BY id
         LIMIT :limit)"_s,
                                     bind("after", after), bind("limit", limit));
}

Result<QList<ReceivedGift>> StatementStore::gifts(Work &work, CampaignId campaign, DonationId after,
                                                  int limit)
{
    return work.db().all<ReceivedGift>(uR"(
        SELECT d.id, a.nickname, d.amount,
               (SELECT CAST(COALESCE(SUM(b.amount), 0) AS BIGINT) FROM donation_return b WHERE b.donation = d.id),
               CASE WHEN d.message_state IN ('held', 'dropped') THEN '' ELSE d.message END, d.visibility,
               d.settled_at
          FROM donation d
          JOIN account a ON a.id = d.donor
         WHERE d.campaign = :campaign AND d.settled_at IS NOT NULL AND d.id > :after
         ORDER BY d.id
         LIMIT :limit)"_s,
                                       bind("campaign", campaign), bind("after", after),
                                       bind("limit", limit));
}

} // namespace madang
