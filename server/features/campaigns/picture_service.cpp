// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/picture_service.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kMostOctets = 700 * 1024;
    constexpr int kMostPictures = 200;

    /// What the first octets say. Anything else (SVG, HTML) could run in a browser.
    QString typeOf(const QByteArray &octets)
    {
        if (octets.startsWith("\x89PNG\r\n\x1a\n"))
            return u"image/png"_s;
        if (octets.startsWith("\xff\xd8\xff"))
            return u"image/jpeg"_s;
        if (octets.startsWith("RIFF") && octets.mid(8, 4) == "WEBP")
            return u"image/webp"_s;
        return {};
    }

} // namespace

Result<campaigns::Picture> PictureService::add(Work &work, const campaigns::AddPicture &request)
{
    TRY(const CampaignRow campaign, m_campaigns.own(work, request.campaign));
    const auto decoded
        = QByteArray::fromBase64Encoding(request.content.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return Error{Code::Malformed, "base64"}.at(u"content"_s);
    if (decoded.decoded.size() > kMostOctets)
        return Error{Code::TooLarge, "picture"}.at(u"content"_s);
    const QString type = typeOf(decoded.decoded);
    if (type.isEmpty())
        return Error{Code::UnsupportedType, "picture"}.at(u"content"_s);
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
