// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of campaigns' pictures: what is one, who may add it, and how it is handed out.
#pragma once

#include "server/features/campaigns/campaign_service.h"
#include "server/features/campaigns/picture_store.h"

namespace madang {

class PictureService {
public:
    PictureService(PictureStore &store, CampaignService &campaigns)
        : m_store(store)
        , m_campaigns(campaigns)
    {
    }
    Result<campaigns::Picture> add(Work &work, const campaigns::AddPicture &request);
    /// "GET /c/{campaign}/pictures/{picture}": its octets, under the type they were found to be.
    Result<Step> send(Work &work, const Params &params);

private:
    PictureStore &m_store;
    CampaignService &m_campaigns;
};

} // namespace madang
