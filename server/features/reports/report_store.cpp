// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reports/report_store.h"

namespace madang {

using namespace Qt::StringLiterals;
using reports::Spending;

namespace {

    const QString &reportSelection()
    {
        static const QString text
            = u"SELECT id, campaign, tag, content, title, story, published_at FROM use_report"_s;
        return text;
    }

} // namespace

Done ReportStore::insert(Work &work, const ReportRow &report)
{
    TRY(work.db().run(uR"(
        INSERT INTO use_report (id, campaign, tag, content, title, story, published_at)
        VALUES (:id, :campaign, :tag, :content, :title, :story, :at))"_s,
                      bind("id", report.id), bind("campaign", report.campaign), bind("tag", report.tag),
                      bind("content", report.content), bind("title", report.title),
                      bind("story", report.story), bind("at", report.publishedAt)));
    return {};
}

Done ReportStore::insertSpending(Work &work, ReportId report, int number, const Spending &spending)
{
    TRY(work.db().run(uR"(
        INSERT INTO use_report_spending (report, number, label, amount, receipt)
        VALUES (:report, :number, :label, :amount, :receipt))"_s,
                      bind("report", report), bind("number", number), bind("label", spending.label),
                      bind("amount", spending.amount), bind("receipt", spending.receipt)));
    return {};
}

Result<std::optional<ReportRow>> ReportStore::byTag(Work &work, CampaignId campaign, const ClientTag &tag)
{
    static const QString text = reportSelection() + u" WHERE campaign = :campaign AND tag = :tag"_s;
    return work.db().one<ReportRow>(text, bind("campaign", campaign), bind("tag", tag));
}

Result<QList<ReportRow>> ReportStore::ofCampaign(Work &work, CampaignId campaign, int limit)
{
    static const QString text = reportSelection()
        + u" WHERE campaign = :campaign ORDER BY published_at DESC, id DESC LIMIT :limit"_s;
    return work.db().all<ReportRow>(text, bind("campaign", campaign), bind("limit", limit));
}

Result<QList<Spending>> ReportStore::spendings(Work &work, ReportId report)
{
    return work.db().all<Spending>(uR"(
        SELECT label, amount, receipt FROM use_report_spending WHERE report = :report ORDER BY number)"_s,
                                   bind("report", report));
}

Result<Money> ReportStore::spent(Work &work, CampaignId campaign)
{
    return work.db().only<Money>(uR"(
        SELECT CAST(COALESCE(SUM(s.amount), 0) AS BIGINT)
          FROM use_report r
          JOIN use_report_spending s ON s.report = r.id
         WHERE r.campaign = :campaign)"_s,
                                 bind("campaign", campaign));
}

Result<int> ReportStore::count(Work &work, CampaignId campaign)
{
    return work.db().only<int>(u"SELECT COUNT(*) FROM use_report WHERE campaign = :campaign"_s,
                               bind("campaign", campaign));
}

Done ReportStore::insertVideo(Work &work, const VideoRow &video)
{
    TRY(work.db().run(uR"(
        INSERT INTO delivery_video (id, campaign, title, link, added_at, file)
        VALUES (:id, :campaign, :title, :link, :at, :file))"_s,
                      bind("id", video.id), bind("campaign", video.campaign), bind("title", video.title),
                      bind("link", video.link), bind("at", video.addedAt), bind("file", video.file)));
    return {};
}

Result<QList<VideoRow>> ReportStore::videos(Work &work, CampaignId campaign, int limit)
{
    return work.db().all<VideoRow>(uR"(
        SELECT id, campaign, title, link, added_at, file
          FROM delivery_video
         WHERE campaign = :campaign
         ORDER BY id DESC
         LIMIT :limit)"_s,
                                   bind("campaign", campaign), bind("limit", limit));
}

} // namespace madang
