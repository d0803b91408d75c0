// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of charging: each date once, in two visits with the gateway between them; what is refused is
// tried again some days later, and the donor is told at once.
#pragma once

#include "server/features/pledges/pledge_life.h"

namespace madang {

/// Also follows the gifts that its charges became.
class ChargeService final : public GiftFollower {
public:
    ChargeService(PledgeStore &pledges, ChargeStore &charges, PledgeLife &life, CampaignAccess &campaigns,
                  CardAccess &cards, Lanes &lanes);

    /// Timed: dates that have come, and refusals to be tried again. Each pledge is a unit of its own: one
    /// that fails keeps nobody else waiting.
    Done chargeDue(Work &work);
    /// Charges a date of a locked pledge, unless that date has been charged, skipped or missed.
    /// That date passes without a charge.
    Done miss(Work &work, const PledgeRow &pledge, QDate date);
    Done charge(Work &work, PledgeRow &pledge, QDate date);
    /// A new card: what was refused is tried again at once.
    Done retryNow(Work &work, PledgeId pledge);

    Done giftSettled(Work &work, const DonationRow &gift, const payments::Order &order) override;
    Result<bool> giftEnded(Work &work, const DonationRow &wish, const payments::Order &order) override;

private:
    void post(PledgeId pledge, std::function<Done(Work &)> run);
    Done chargeOne(Work &work, PledgeId id);
    Done retryOne(Work &work, PledgeId id, const QString &dueOn);
    Done ask(Work &work, PledgeRow &pledge, ChargeRow charge);
    Done refused(Work &work, PledgeRow &pledge, ChargeRow charge);
    struct Followed {
        PledgeRow pledge;
        ChargeRow charge;
    };
    /// The date a gift was made for; nothing when it is an ordinary gift.
    Result<std::optional<Followed>> followed(Work &work, const DonationRow &gift,
                                             const payments::Order &order);

    PledgeStore &m_pledges;
    ChargeStore &m_charges;
    PledgeLife &m_life;
    CampaignAccess &m_campaigns;
    CardAccess &m_cards;
    Lanes &m_lanes;
};

} // namespace madang
