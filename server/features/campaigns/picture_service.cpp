// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/picture_service.h"

#include "common/base/picture_type.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostPictures = 200;

} // namespace

Result<campaigns::Picture> PictureService::add(Work &work, const campaigns::AddPicture &request)
{
    TRY(const CampaignRow campaign, m_campaigns.own(work, request.campaign));
    const auto decoded
        = QByteArray::fromBase64Encoding(request.content.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return Error{Code::Malformed, "base64"}.at(u"content"_s);
    TRY(const QString type, pictureType(decoded.decoded));
    TRY(const int before, m_store.count(work, campaign.id));
    if (before >= kMostPictures)
        return Error{Code::TooMany, "pictures"};
    const PictureRow row{work.newId<PictureId>(), campaign.id, type,
                         QString::fromLatin1(decoded.decoded.toBase64())};
    TRY(m_store.insert(work, row));
    return campaigns::Picture{row.id, row.campaign, pathOf(row.campaign, row.id), row.type};
}

Result<Step> PictureService::send(Work &work, const Params &params)
{
    const CampaignId campaign = CampaignId::fromText(params.members.value("campaign"_L1).toString());
    const PictureId id = PictureId::fromText(params.members.value("picture"_L1).toString());
    TRY(const auto row, m_store.find(work, campaign, id));
    if (!row)
        return Error{Code::NotFound, "picture"};
    Step step;
    step.reply.contentType = row->type.toLatin1();
    step.reply.body = QByteArray::fromBase64(row->content.toLatin1());
    return step;
}

} // namespace madang
