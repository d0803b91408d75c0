// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/lot_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<int> LotStore::newDonors(Work &work, CampaignId campaign)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(DISTINCT donor)
          FROM donation
         WHERE campaign = :campaign
           AND visibility = 'hidden-amount'
           AND settled_at IS NOT NULL
           AND lot IS NULL
           AND returned_at IS NULL)"_s,
                               bind("campaign", campaign));
}

Result<int> LotStore::waiting(Work &work, CampaignId campaign)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(*)
          FROM donation d
          LEFT JOIN gift_lot l ON l.id = d.lot
         WHERE d.campaign = :campaign
           AND d.visibility = 'hidden-amount'
           AND d.settled_at IS NOT NULL
           AND d.canceled_at IS NULL
           AND (d.lot IS NULL OR l.dissolved_at IS NOT NULL))"_s,
                               bind("campaign", campaign));
}

Done LotStore::insert(Work &work, const LotRow &lot)
{
    TRY(work.db().run(uR"(
        INSERT INTO gift_lot (id, campaign, amount, gathered_at)
        VALUES (:id, :campaign, :amount, :at))"_s,
                      bind("id", lot.id), bind("campaign", lot.campaign), bind("amount", lot.amount),
                      bind("at", work.now())));
    return {};
}

Done LotStore::gather(Work &work, const LotRow &lot)
{
    TRY(work.db().run(uR"(
        UPDATE donation
           SET lot = :lot
         WHERE campaign = :campaign
           AND visibility = 'hidden-amount'
           AND settled_at IS NOT NULL
           AND canceled_at IS NULL
           AND (lot IS NULL OR lot IN (SELECT id
                                         FROM gift_lot
                                        WHERE campaign = :campaign AND dissolved_at IS NOT NULL)))"_s,
                      bind("lot", lot.id), bind("campaign", lot.campaign)));
    return {};
}

Result<std::optional<LotRow>> LotStore::of(Work &work, DonationId donation)
{
    return work.db().one<LotRow>(uR"(
        SELECT l.id, l.campaign, l.amount, l.dissolved_at
          FROM donation d
          JOIN gift_lot l ON l.id = d.lot
         WHERE d.id = :donation AND l.dissolved_at IS NULL)"_s,
                                 bind("donation", donation));
}

Done LotStore::dissolve(Work &work, LotId lot)
{
    TRY(work.db().run(u"UPDATE gift_lot SET dissolved_at = :now WHERE id = :lot"_s, bind("now", work.now()),
                      bind("lot", lot)));
    return {};
}

Done LotStore::markReturned(Work &work, DonationId donation)
{
    TRY(work.db().run(u"UPDATE donation SET returned_at = :now WHERE id = :id AND returned_at IS NULL"_s,
                      bind("now", work.now()), bind("id", donation)));
    return {};
}

} // namespace madang
