// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/purse_service.h"

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;

namespace {

    /// Of two, each would know the other's amount.
    constexpr int kNewDonorsInLot = 3;

    constexpr auto kGathered = "lot"_L1;
    constexpr auto kDissolved = "lot.dissolved"_L1;

} // namespace

ledger::Account accountOf(CampaignId campaign)
{
    return {u"campaign"_s, campaign.number};
}

ledger::Account hiddenAccountOf(CampaignId campaign)
{
    return {u"campaign.hidden"_s, campaign.number};
}

ledger::Account paidOutAccountOf(CampaignId campaign)
{
    return {u"campaign.paid-out"_s, campaign.number};
}

std::array<ledger::Account, 3> accountsOf(CampaignId campaign)
{
    return {accountOf(campaign), hiddenAccountOf(campaign), paidOutAccountOf(campaign)};
}

ledger::Account PurseService::accountFor(const DonationRow &gift) const
{
    return gift.visibility == GiftVisibility::HiddenAmount ? hiddenAccountOf(gift.campaign)
                                                           : accountOf(gift.campaign);
}

Done PurseService::gather(Work &work, const DonationRow &gift)
{
    if (gift.visibility != GiftVisibility::HiddenAmount)
        return {};
    TRY(const int donors, m_lots.newDonors(work, gift.campaign));
    if (donors < kNewDonorsInLot)
        return {};
    LotRow lot{work.newId<LotId>(), gift.campaign, {}, {}};
    TRY(lot.amount, m_ledger.balance(work, hiddenAccountOf(gift.campaign)));
    if (lot.amount <= Money{})
        return {};
    TRY(m_lots.insert(work, lot));
    TRY(m_lots.gather(work, lot));
    TRY(m_ledger.post(work, kGathered, lot.id.text(),
                      {{hiddenAccountOf(lot.campaign), accountOf(lot.campaign), lot.amount}}));
    return {};
}

Result<ledger::Account> PurseService::takeBack(Work &work, const DonationRow &gift)
{
    TRY(m_lots.markReturned(work, gift.id));
    if (gift.visibility != GiftVisibility::HiddenAmount)
        return accountOf(gift.campaign);
    TRY(const auto lot, m_lots.of(work, gift.id));
    if (lot) {
        TRY(m_lots.dissolve(work, lot->id));
        TRY(m_ledger.post(work, kDissolved, lot->id.text(),
                          {{accountOf(lot->campaign), hiddenAccountOf(lot->campaign), lot->amount}}));
    }
    return hiddenAccountOf(gift.campaign);
}

Result<Money> PurseService::total(Work &work, CampaignId campaign)
{
    return m_ledger.balance(work, accountOf(campaign));
}

Result<Money> PurseService::received(Work &work, CampaignId campaign)
{
    TRY(const Money shown, total(work, campaign));
    TRY(const Money hidden, m_ledger.balance(work, hiddenAccountOf(campaign)));
    return shown + hidden;
}

Result<int> PurseService::giftsApart(Work &work, CampaignId campaign)
{
    return m_lots.waiting(work, campaign);
}

} // namespace madang
