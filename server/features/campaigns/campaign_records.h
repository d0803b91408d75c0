// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignRecords: the personal data of campaigns: gifts, campaigns somebody made, drafts.
#pragma once

#include "server/features/campaigns/campaign_service.h"
#include "server/features/personal_data.h"

namespace madang {

class CampaignRecords final : public PersonalData {
public:
    explicit CampaignRecords(CampaignService &service)
        : m_service(service)
    {
    }
    QList<PersonalColumn> columns() const override;
    QList<PersonalSection> sections() const override;
    /// Conflict ("runs-campaign"): money was promised a use, and somebody has to answer for it.
    Done judgeErasing(Work &work, UserId person) override;
    Done erase(Work &work, Erasure &erasure) override;
    Done merge(Work &work, Merging &merging) override;

private:
    CampaignService &m_service;
};

} // namespace madang
