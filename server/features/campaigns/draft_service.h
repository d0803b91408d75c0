// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of drafts: kept as unfinished as their author likes, judged like any campaign when they are
// opened.
#pragma once

#include "server/features/campaigns/campaign_service.h"
#include "server/features/campaigns/draft_store.h"

namespace madang {

class DraftService {
public:
    DraftService(DraftStore &store, CampaignService &campaigns)
        : m_store(store)
        , m_campaigns(campaigns)
    {
    }
    Result<campaigns::Draft> save(Work &work, const campaigns::SaveDraft &request);
    Result<campaigns::Draft> change(Work &work, const campaigns::ChangeDraft &request);
    Result<Page<campaigns::Draft>> list(Work &work, const Nothing &request);
    Result<Nothing> discard(Work &work, const campaigns::OneDraft &request);
    /// The draft becomes a campaign with the same id. What it still lacks is named like a mistake in
    /// CreateCampaign.
    Result<campaigns::Campaign> open(Work &work, const campaigns::OpenDraft &request);

private:
    Result<DraftRow> find(Work &work, CampaignId id);

    DraftStore &m_store;
    CampaignService &m_campaigns;
};

} // namespace madang
