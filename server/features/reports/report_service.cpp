// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reports/report_service.h"

#include "common/base/secret.h"
#include "server/features/campaigns/campaign_page.h"
#include "server/features/limits.h"
#include "server/features/reports/reports_page.h"

#include <QUrl>

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::kLongestStory;
using campaigns::kLongestTitle;
using reports::Report;
using reports::Spending;
using reports::Video;

namespace {

    constexpr int kMostReports = 50;
    constexpr int kMostVideos = 50;
    constexpr qsizetype kMostSpendings = 50;
    constexpr qsizetype kLongestLink = 500;

    Money sumOf(const QList<Spending> &spendings)
    {
        Money sum;
        for (const Spending &spending : spendings)
            sum += spending.amount;
        return sum;
    }

    /// What makes two requests the same; a fingerprint of it.
    QString contentOf(const QString &title, const QString &story, const QList<Spending> &spendings)
    {
        QString text = title + u'\n' + story;
        for (const Spending &spending : spendings)
            text += u'\n' + QString::fromUtf8(toJson(spending));
        return secret::fingerprint(text);
    }

    Result<QString> judgedLink(const QString &text)
    {
        const QUrl link(text, QUrl::StrictMode);
        if (text.size() > kLongestLink)
            return Error{Code::TooLong, "link"}.at(u"link"_s);
        if (!link.isValid() || link.scheme() != "https"_L1 || link.host().isEmpty()
            || !link.userInfo().isEmpty())
            return Error{Code::InvalidValue, "https-link"}.at(u"link"_s);
        return QString::fromLatin1(link.toEncoded());
    }

} // namespace

Result<QList<Spending>> ReportService::judged(Work &work, const reports::Publish &request)
{
    if (request.spendings.isEmpty() || request.spendings.size() > kMostSpendings)
        return Error{Code::InvalidValue, "count"}.at(u"spendings"_s);
    QList<Spending> spendings;
    for (const Spending &wanted : request.spendings) {
        Spending spending = wanted;
        TRY(spending.label, oneLine(wanted.label, kLongestTitle, "label"));
        if (wanted.amount <= Money{} || wanted.amount > kLargestAmount)
            return Error{Code::InvalidValue, "range"}.at(u"amount"_s);
        if (wanted.receipt) {
            TRY(const bool ours, m_campaigns.hasPicture(work, request.campaign, *wanted.receipt));
            if (!ours)
                return Error{Code::NotFound, "picture"}.at(u"receipt"_s);
        }
        spendings += spending;
    }
    return spendings;
}

Result<Report> ReportService::publish(Work &work, const reports::Publish &request)
{
    TRY(const CampaignRow campaign, m_campaigns.own(work, request.campaign));
    ReportRow row;
    TRY(row.title, oneLine(request.title, kLongestTitle, "title"));
    TRY(row.story, manyLines(request.story, 0, kLongestStory, "story"));
    TRY(const QList<Spending> spendings, judged(work, request));
    row.content = contentOf(row.title, row.story, spendings);
    TRY(const auto first, m_store.byTag(work, campaign.id, request.tag));
    if (first && first->content != row.content)
        return Error{Code::KeyReused, "tag"}.at(u"tag"_s);
    if (first)
        return shown(work, *first);
    // First, so that two reports of one campaign take turns and cannot both spend the same money.
    TRY(m_campaigns.markReported(work, campaign.id));
    TRY(const int before, m_store.count(work, campaign.id));
    if (before >= kMostReports)
        return Error{Code::TooMany, "reports"};
    TRY(const Money spent, m_store.spent(work, campaign.id));
    TRY(const Money received, m_campaigns.received(work, campaign.id));
    if (spent + sumOf(spendings) > received)
        return Error{Code::Conflict, "more-than-received"}.at(u"spendings"_s);
    row.id = work.newId<ReportId>();
    row.campaign = campaign.id;
    row.tag = request.tag;
    row.publishedAt = work.now();
    TRY(m_store.insert(work, row));
    int number = 0;
    for (const Spending &spending : spendings)
        TRY(m_store.insertSpending(work, row.id, ++number, spending));
    TRY(const Report report, shown(work, row));
    TRY(tell(work, campaign, report));
    return report;
}

Done ReportService::refunded(Work &work, const DonationRow &gift, Money)
{
    TRY(const Money reported, m_store.spent(work, gift.campaign));
    if (reported == Money{})
        return {};
    TRY(const Money received, m_campaigns.received(work, gift.campaign));
    if (reported <= received)
        return {};
    TRY(const CampaignRow campaign, m_campaigns.find(work, gift.campaign));
    return m_notifications.notify(
        work, campaign.createdBy, u"campaign.overspent"_s,
        {toJson(reports::OverspentBody{campaign.id, campaign.title, reported, received})});
}

Done ReportService::tell(Work &work, const CampaignRow &campaign, const Report &report)
{
    const RawJson body{toJson(reports::ReportBody{campaign.id, report.id, report.title, report.spent})};
    TRY(m_rooms.append(work, campaign.room, u"campaign.report"_s, std::nullopt, body));
    return m_letters.announce(work, campaign.id, u"campaign.report"_s, body, report.id.text());
}

Result<Report> ReportService::shown(Work &work, const ReportRow &row)
{
    Report report{row.id, row.campaign, row.title, row.story, {}, {}, row.publishedAt};
    TRY(report.spendings, m_store.spendings(work, row.id));
    report.spent = sumOf(report.spendings);
    return report;
}

Result<Page<Report>> ReportService::list(Work &work, const campaigns::OneCampaign &request)
{
    TRY(m_campaigns.find(work, request.campaign));
    TRY(const auto rows, m_store.ofCampaign(work, request.campaign, kMostReports));
    Page<Report> page;
    for (const ReportRow &row : rows) {
        TRY(const Report report, shown(work, row));
        page.items += report;
    }
    return page;
}

Result<files::Attachment> ReportService::judgedFile(Work &work, const CampaignRow &campaign,
                                                    AttachmentId file)
{
    TRY(const auto files, m_files.forMessage(work, campaign.room, {file}));
    if (!files.first().type.startsWith("video/"_L1))
        return Error{Code::UnsupportedType, "video"}.at(u"file"_s);
    return files.first();
}

Result<Video> ReportService::addVideo(Work &work, const reports::AddVideo &request)
{
    TRY(const CampaignRow campaign, m_campaigns.own(work, request.campaign));
    VideoRow video;
    video.id = work.newId<VideoId>();
    video.campaign = campaign.id;
    video.addedAt = work.now();
    TRY(video.title, oneLine(request.title, kLongestTitle, "title"));
    if (request.link.has_value() == request.file.has_value())
        return Error{Code::InvalidValue, "link-or-file"}.at(u"link"_s);
    if (request.link) {
        TRY(video.link, judgedLink(*request.link));
    } else {
        TRY(const files::Attachment file, judgedFile(work, campaign, *request.file));
        video.file = QString::fromUtf8(toJson(file));
    }
    TRY(const auto before, m_store.videos(work, campaign.id, kMostVideos));
    if (before.size() >= kMostVideos)
        return Error{Code::TooMany, "videos"};
    TRY(m_store.insertVideo(work, video));
    const Video told = shown(video);
    TRY(const auto event,
        m_rooms.append(work, campaign.room, u"campaign.video"_s, std::nullopt, {toJson(told)}));
    if (request.file)
        TRY(m_files.posted(work, {*request.file}, event.id));
    return told;
}

Video ReportService::shown(const VideoRow &row) const
{
    Video video{row.id, row.campaign, row.title, row.link, row.addedAt};
    if (row.file) {
        if (const auto file = fromJson<files::Attachment>(row.file->toUtf8()))
            video.file = *file;
        video.link = m_publicUrl + reports_page::addressOf(row.campaign, row.id);
    }
    return video;
}

Result<Page<Video>> ReportService::videos(Work &work, const campaigns::OneCampaign &request)
{
    TRY(m_campaigns.find(work, request.campaign));
    Page<Video> page;
    TRY(const auto rows, m_store.videos(work, request.campaign, kMostVideos));
    for (const VideoRow &row : rows)
        page.items += shown(row);
    return page;
}

Result<Step> ReportService::page(Work &work, const Params &params)
{
    const web::Language language = web::languageOf(work.caller());
    const auto id = CampaignId::fromText(params.members.value("campaign"_L1).toString());
    const auto campaign = m_campaigns.shown(work, id);
    if (!campaign && campaign.error().code == Code::NotFound)
        return Step{campaign_page::missing(language), {}};
    if (!campaign)
        return campaign.error();
    TRY(const auto told, list(work, {id}));
    TRY(const auto seen, videos(work, {id}));
    return Step{reports_page::show(*campaign, told.items, seen.items, language), {}};
}

Result<campaigns::Campaign> ReportService::settle(Work &work, const campaigns::OneCampaign &request)
{
    return m_campaigns.settle(work, request.campaign);
}

} // namespace madang
