// SPDX-License-Identifier: GPL-3.0-or-later
// The purse of a campaign: which account of the ledger a gift goes to and comes back from, so that the public
// total, which is one account's balance, never tells a hidden amount. Knows no order and no page.
#pragma once

#include "server/features/campaigns/donation_store.h"
#include "server/features/campaigns/lot_store.h"
#include "server/features/ledger/ledger_access.h"

namespace madang {

/// The account whose balance is a campaign's public total.
ledger::Account accountOf(CampaignId campaign);
/// The account of gifts of hidden amount that are not in the public total.
ledger::Account hiddenAccountOf(CampaignId campaign);

/// Where what left a campaign for who is helped is counted, below zero: the public total stays what was
/// given.
ledger::Account paidOutAccountOf(CampaignId campaign);
/// What a campaign holds is in these together.
std::array<ledger::Account, 3> accountsOf(CampaignId campaign);

/// Every method runs in a unit that touched the campaign's row first: those who move the same campaign's
/// money take turns.
class PurseService {
public:
    PurseService(LotStore &lots, LedgerAccess &ledger)
        : m_lots(lots)
        , m_ledger(ledger)
    {
    }
    /// Where the money of a confirmed gift goes.
    ledger::Account accountFor(const DonationRow &gift) const;
    /// After a gift of hidden amount was confirmed and posted: gathers a lot when enough people gave.
    Done gather(Work &work, const DonationRow &gift);
    /// Before money of a gift goes back: the account to take it from. Dissolves the lot it was in.
    Result<ledger::Account> takeBack(Work &work, const DonationRow &gift);

    /// The public total.
    Result<Money> total(Work &work, CampaignId campaign);
    /// The total with everything that waits.
    Result<Money> received(Work &work, CampaignId campaign);
    /// How many gifts are not in the public total.
    Result<int> giftsApart(Work &work, CampaignId campaign);

private:
    LotStore &m_lots;
    LedgerAccess &m_ledger;
};

} // namespace madang
