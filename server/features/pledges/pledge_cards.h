// SPDX-License-Identifier: GPL-3.0-or-later
// PledgeCards: what a card that was registered, or was not, means for its pledge.
#pragma once

#include "server/features/pledges/charge_service.h"

namespace madang {

class PledgeCards final : public CardPurpose {
public:
    PledgeCards(PledgeStore &pledges, PledgeLife &life, ChargeService &charges, CardAccess &cards)
        : m_pledges(pledges)
        , m_life(life)
        , m_charges(charges)
        , m_cards(cards)
    {
        cards.serve(*this);
    }
    /// Takes the place of the card there was. A pending pledge begins, a suspended one goes on.
    Done cardRegistered(Work &work, const payments::Card &card) override;
    Done cardRefused(Work &work, const payments::Card &card) override;

private:
    Done begin(Work &work, PledgeRow &pledge);

    PledgeStore &m_pledges;
    PledgeLife &m_life;
    ChargeService &m_charges;
    CardAccess &m_cards;
};

} // namespace madang
