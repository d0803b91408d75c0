// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reports/reports_page.h"

#include "server/features/markdown.h"

namespace madang::reports_page {

using namespace Qt::StringLiterals;
using reports::Report;
using reports::Spending;
using reports::Video;
using web::fact;
using web::Language;
using web::won;
using web::Words;

namespace {

    constexpr Words kTitle{u"How the money was used", u"후원금 사용 내역"};
    constexpr Words kRaised{u"Raised", u"모인 금액"};
    constexpr Words kReported{u"Used so far", u"지금까지 사용한 금액"};
    constexpr Words kDue{u"Report due", u"보고 예정"};
    constexpr Words kOverdue{u"Report overdue since", u"보고 기한 지남"};
    constexpr Words kNothing{u"Nothing has been reported yet.", u"아직 보고된 내역이 없습니다."};
    constexpr Words kReceipt{u"Receipt", u"영수증"};
    constexpr Words kVideos{u"Videos of the delivery", u"전달 영상"};
    constexpr Words kWatch{u"Watch at", u"보러 가기:"};
    constexpr Words kBack{u"To the campaign", u"모금으로 돌아가기"};

    QString anchorOf(VideoId video)
    {
        return u"video-"_s + video.text();
    }

    Markup spendingsOf(const Report &report, Language language)
    {
        Markup rows;
        for (const Spending &spending : report.spendings) {
            Markup receipt;
            if (spending.receipt)
                receipt = html(
                    uR"(<details><summary>{}</summary><img class="picture" loading="lazy" src="/c/{}/pictures/{}" alt=""></details>)",
                    {kReceipt.in(language), report.campaign.text(), spending.receipt->text()});
            rows += html(u"<li>{} · <strong>{}</strong>{}</li>\n",
                         {spending.label, won(spending.amount, language), receipt});
        }
        return html(u"<ul>\n{}</ul>\n", {rows});
    }

    Markup reportsOf(const QList<Report> &reports, Language language)
    {
        Markup all;
        for (const Report &report : reports) {
            all += html(u"<h2>{}</h2>\n<p class=\"note\">{} · {}</p>\n",
                        {report.title, web::koreanTime(report.publishedAt), won(report.spent, language)});
            all += html(u"<section class=\"story\">\n{}</section>\n", {markdown(report.story)});
            all += spendingsOf(report, language);
        }
        return all;
    }

    Markup videoOf(const Video &video, RoomId room, Language language)
    {
        const Markup head = html(u"<h3 id=\"{}\">{}</h3>\n", {anchorOf(video.id), video.title});
        Markup shown = head;
        if (video.file)
            shown += html(
                uR"(<video class="picture" controls preload="metadata" src="/api/v1/rooms/{}/attachments/{}"></video>)"
                "\n",
                {room.text(), video.file->id.text()});
        else
            shown += html(u"<p>{} <a href=\"{}\" rel=\"noopener noreferrer\">{}</a></p>\n",
                          {kWatch.in(language), video.link, QUrl(video.link).host()});
        return shown;
    }

} // namespace

QString addressOf(CampaignId campaign)
{
    return u"/c/%1/reports"_s.arg(campaign.text());
}

QString addressOf(CampaignId campaign, VideoId video)
{
    return addressOf(campaign) + u'#' + anchorOf(video);
}

Reply show(const campaigns::Campaign &campaign, const QList<Report> &reports, const QList<Video> &videos,
           Language language)
{
    Money spent;
    for (const Report &report : reports)
        spent += report.spent;
    web::Page page;
    page.mood = campaign.reportOverdue ? web::Mood::Wait : web::Mood::Good;
    page.title = kTitle.in(language);
    page.body = html(u"<p><a href=\"/c/{}\">{}</a></p>\n", {campaign.id.text(), campaign.title});
    Markup facts = fact(kRaised, won(campaign.total, language), language);
    facts += fact(kReported, won(spent, language), language);
    if (reports.isEmpty())
        facts += fact(campaign.reportOverdue ? kOverdue : kDue, web::koreanTime(campaign.reportDueAt),
                      language);
    page.body += html(u"<dl>\n{}</dl>\n", {facts});
    if (reports.isEmpty())
        page.body += web::paragraph(kNothing.in(language));
    page.body += reportsOf(reports, language);
    if (!videos.isEmpty())
        page.body += html(u"<h2>{}</h2>\n", {kVideos.in(language)});
    for (const Video &video : videos)
        page.body += videoOf(video, campaign.room, language);
    page.body += html(u"<p><a href=\"/c/{}\">{}</a></p>\n", {campaign.id.text(), kBack.in(language)});
    return web::rendered(page, language);
}

} // namespace madang::reports_page
