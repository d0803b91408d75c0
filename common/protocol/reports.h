// SPDX-License-Identifier: GPL-3.0-or-later
// Reports: what became of a campaign's money, with receipts, and videos of the delivery. Everybody may read
// them.
#pragma once

#include "common/protocol/campaigns.h"
#include "common/protocol/files.h"

namespace madang {

using ReportId = Id<struct ReportKind>;
using VideoId = Id<struct VideoKind>;

} // namespace madang

namespace madang::reports {

/// One line of a report.
struct Spending {
    QString label; ///< 1 to 80 characters
    Money amount; ///< positive
    std::optional<PictureId> receipt; ///< a picture of the same campaign
};
PROTOCOL_FIELDS(Spending, label, amount, receipt)

struct Report {
    ReportId id;
    CampaignId campaign;
    QString title;
    QString story; ///< Markdown
    QList<Spending> spendings;
    Money spent; ///< their sum
    Timestamp publishedAt;
};
PROTOCOL_FIELDS(Report, id, campaign, title, story, spendings, spent, publishedAt)

/// Published at once: a card in the room, and everybody who gave is told. All reports together never spend
/// more than was received.
struct Publish {
    CampaignId campaign;
    ClientTag tag;
    QString title; ///< 1 to 80 characters
    QString story; ///< Markdown, up to 4000 characters
    QList<Spending> spendings; ///< 1 to 50
};
PROTOCOL_FIELDS(Publish, campaign, tag, title, story, spendings)

/// A video of the delivery: an address on the web, or a file of the campaign's room.
struct Video {
    VideoId id;
    CampaignId campaign;
    QString title;
    QString link; ///< where a browser plays it; of a file our own page of the campaign's reports
    Timestamp addedAt;
    std::optional<files::Attachment> file = {};
};
PROTOCOL_FIELDS(Video, id, campaign, title, link, addedAt, file)

/// Either a link or a file.
struct AddVideo {
    CampaignId campaign;
    QString title; ///< 1 to 80 characters
    std::optional<QString> link; ///< https, up to 500 characters
    std::optional<AttachmentId> file = {}; ///< which the caller uploaded in the campaign's room
};
PROTOCOL_FIELDS(AddVideo, campaign, title, link, file)

/// Body of a room event or notice of type "campaign.report".
struct ReportBody {
    CampaignId campaign;
    ReportId report;
    QString title;
    Money spent;
};
PROTOCOL_FIELDS(ReportBody, campaign, report, title, spent)

/// Body of a notice of type "campaign.overspent" for who made the campaign: a refund left less than its
/// reports say was spent.
struct OverspentBody {
    CampaignId campaign;
    QString title;
    Money reported;
    Money received;
};
PROTOCOL_FIELDS(OverspentBody, campaign, title, reported, received)

inline constexpr Command<Publish, Report> publish{
    .name = "reports.publish",
    .rest = "POST /api/v1/campaigns/{campaign}/reports",
    .send = nullptr,
    .idempotent = true,
};
/// Newest first, all of them: at most 50. Browsers find them, and the videos, at "/c/{campaign}/reports".
inline constexpr Command<campaigns::OneCampaign, Page<Report>> list{
    "reports.list", "GET /api/v1/campaigns/{campaign}/reports"};
/// UnsupportedType ("video") when the file is none; files.begin says how a file comes into a room.
inline constexpr Command<AddVideo, Video> addVideo{"reports.add-video",
                                                   "POST /api/v1/campaigns/{campaign}/videos"};
/// Newest first, all of them: at most 50.
inline constexpr Command<campaigns::OneCampaign, Page<Video>> videos{
    "reports.videos", "GET /api/v1/campaigns/{campaign}/videos"};
/// Closed, with a report: the account of it is complete.
inline constexpr Command<campaigns::OneCampaign, campaigns::Campaign> settle{
    "reports.settle", "POST /api/v1/campaigns/{campaign}/settle"};

} // namespace madang::reports
