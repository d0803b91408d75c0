// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of reports and videos. No rules.
#pragma once

#include "common/protocol/reports.h"
#include "server/core/work.h"

namespace madang {

/// One report as its row holds it, without its spendings.
struct ReportRow {
    ReportId id;
    CampaignId campaign;
    ClientTag tag;
    QString content; ///< fingerprint of what was asked for under the tag
    QString title;
    QString story;
    Timestamp publishedAt;
};
PROTOCOL_FIELDS(ReportRow, id, campaign, tag, content, title, story, publishedAt)

struct VideoRow {
    VideoId id;
    CampaignId campaign;
    QString title;
    QString link; ///< of a file empty
    Timestamp addedAt;
    std::optional<QString> file; ///< files::Attachment in JSON
};
PROTOCOL_FIELDS(VideoRow, id, campaign, title, link, addedAt, file)

class ReportStore {
public:
    Done insert(Work &work, const ReportRow &report);
    Done insertSpending(Work &work, ReportId report, int number, const reports::Spending &spending);
    Result<std::optional<ReportRow>> byTag(Work &work, CampaignId campaign, const ClientTag &tag);
    /// Newest first.
    Result<QList<ReportRow>> ofCampaign(Work &work, CampaignId campaign, int limit);
    /// In the order they were given.
    Result<QList<reports::Spending>> spendings(Work &work, ReportId report);
    /// What all reports of a campaign say was spent.
    Result<Money> spent(Work &work, CampaignId campaign);
    Result<int> count(Work &work, CampaignId campaign);

    Done insertVideo(Work &work, const VideoRow &video);
    /// Newest first.
    Result<QList<VideoRow>> videos(Work &work, CampaignId campaign, int limit);
};

} // namespace madang
