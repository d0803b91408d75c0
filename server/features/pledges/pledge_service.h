// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of pledges, as far as their donors act: made, changed, paused, skipped, cancelled.
#pragma once

#include "server/features/pledges/pledge_life.h"

namespace madang {

class PledgeService {
public:
    PledgeService(PledgeStore &pledges, ChargeStore &charges, PledgeLife &life, CampaignAccess &campaigns,
                  CardAccess &cards)
        : m_pledges(pledges)
        , m_charges(charges)
        , m_life(life)
        , m_campaigns(campaigns)
        , m_cards(cards)
    {
    }
    Result<pledges::Pledging> create(Work &work, const pledges::Create &request);
    Result<Page<pledges::Pledge>> list(Work &work, const pledges::ListPledges &request);
    Result<pledges::Pledge> show(Work &work, const pledges::OnePledge &request);
    Result<pledges::Pledge> change(Work &work, const pledges::Change &request);
    Result<pledges::Pledge> pause(Work &work, const pledges::OnePledge &request);
    Result<pledges::Pledge> resume(Work &work, const pledges::OnePledge &request);
    Result<pledges::Pledge> cancel(Work &work, const pledges::OnePledge &request);
    Result<pledges::Pledge> skip(Work &work, const pledges::OneDate &request);
    Result<pledges::Pledge> unskip(Work &work, const pledges::OneDate &request);
    Result<pledges::Pledging> registerCard(Work &work, const pledges::OnePledge &request);
    Result<Page<pledges::Charge>> charges(Work &work, const pledges::ListCharges &request);

private:
    /// What can be said about a wish without the store.
    Done judge(CampaignId campaign, Money amount, int day, const QString &message) const;
    /// The caller's own, or NotFound.
    Result<PledgeRow> own(Work &work, PledgeId id);
    /// As own, locked until the COMMIT; Conflict ("pledge-ended") when it is over.
    Result<PledgeRow> ownLive(Work &work, PledgeId id);
    Result<pledges::Pledging> pledging(Work &work, const PledgeRow &pledge);
    Result<pledges::Pledge> shown(Work &work, const PledgeRow &pledge);
    Result<QList<pledges::Upcoming>> upcoming(Work &work, const PledgeRow &pledge);
    /// Whether one of the dates that can be skipped now.
    bool comes(const PledgeRow &pledge, const QString &date) const;
    Done moveSkips(Work &work, const PledgeRow &pledge);

    PledgeStore &m_pledges;
    ChargeStore &m_charges;
    PledgeLife &m_life;
    CampaignAccess &m_campaigns;
    CardAccess &m_cards;
};

} // namespace madang
