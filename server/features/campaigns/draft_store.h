// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of drafts: campaigns that only their author knows of.
#pragma once

#include "common/protocol/campaigns.h"
#include "server/core/work.h"

namespace madang {

class DraftStore {
public:
    Done insert(Work &work, UserId author, const campaigns::Draft &draft);
    /// Nothing when it is somebody else's.
    Result<std::optional<campaigns::Draft>> find(Work &work, UserId author, CampaignId id);
    /// Newest first, at most `limit`.
    Result<QList<campaigns::Draft>> of(Work &work, UserId author, int limit);
    Result<int> count(Work &work, UserId author);
    Done update(Work &work, const campaigns::Draft &draft);
    /// False when it was gone already.
    Result<bool> remove(Work &work, UserId author, CampaignId id);
};

} // namespace madang
