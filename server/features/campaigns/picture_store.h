// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of campaigns' pictures. No rules.
#pragma once

#include "common/protocol/campaigns.h"
#include "server/core/work.h"

namespace madang {

struct PictureRow {
    PictureId id;
    CampaignId campaign;
    QString type;
    QString content; ///< base64
};
PROTOCOL_FIELDS(PictureRow, id, campaign, type, content)

class PictureStore {
public:
    Done insert(Work &work, const PictureRow &picture);
    Result<std::optional<PictureRow>> find(Work &work, CampaignId campaign, PictureId id);
    Result<bool> has(Work &work, CampaignId campaign, PictureId id);
    Result<int> count(Work &work, CampaignId campaign);
};

} // namespace madang
