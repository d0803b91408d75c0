// SPDX-License-Identifier: GPL-3.0-or-later
// The public page of a campaign: shows it, previews a gift, and starts one for who has no account here.
#pragma once

#include "server/features/accounts/account_access.h"
#include "server/features/campaigns/donation_service.h"
#include "server/features/campaigns/give_form.h"

namespace madang {

class WebGiving {
public:
    WebGiving(CampaignService &campaigns, DonationService &donations, AccountAccess &accounts)
        : m_campaigns(campaigns)
        , m_donations(donations)
        , m_accounts(accounts)
    {
    }
    void install(Routes &at);

private:
    Result<Step> show(Work &work, const Params &params);
    Result<Step> give(Work &work, const Params &params);
    /// The page with a filled form, and what is wrong with it or what others will see.
    Result<Step> again(Work &work, CampaignId campaign, const GiveForm &form,
                       const std::optional<Error> &wrong);
    Result<OrderId> start(Work &work, CampaignId campaign, const GiveForm &form);

    CampaignService &m_campaigns;
    DonationService &m_donations;
    AccountAccess &m_accounts;
};

} // namespace madang
