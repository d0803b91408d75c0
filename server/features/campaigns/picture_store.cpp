// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/picture_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Done PictureStore::insert(Work &work, const PictureRow &picture)
{
    TRY(work.db().run(uR"(
        INSERT INTO campaign_picture (id, campaign, type, content, added_at)
        VALUES (:id, :campaign, :type, :content, :at))"_s,
                      bind("id", picture.id), bind("campaign", picture.campaign), bind("type", picture.type),
                      bind("content", picture.content), bind("at", work.now())));
    return {};
}

Result<std::optional<PictureRow>> PictureStore::find(Work &work, CampaignId campaign, PictureId id)
{
    return work.db().one<PictureRow>(uR"(
        SELECT id, campaign, type, content FROM campaign_picture WHERE campaign = :campaign AND id = :id)"_s,
                                     bind("campaign", campaign), bind("id", id));
}

Result<bool> PictureStore::has(Work &work, CampaignId campaign, PictureId id)
{
    TRY(const auto found,
        work.db().one<PictureId>(u"SELECT id FROM campaign_picture WHERE campaign = :campaign AND id = :id"_s,
                                 bind("campaign", campaign), bind("id", id)));
    return found.has_value();
}

Result<int> PictureStore::count(Work &work, CampaignId campaign)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM campaign_picture WHERE campaign = :campaign"_s,
                               bind("campaign", campaign));
}

} // namespace madang
