// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/campaign_page.h"

#include "server/features/markdown.h"

namespace madang::campaign_page {

using namespace Qt::StringLiterals;
using campaigns::Campaign;
using campaigns::Gift;
using web::fact;
using web::Language;
using web::won;
using web::Words;

namespace {

    constexpr Words kRaised{u"Raised", u"모인 금액"};
    constexpr Words kGoal{u"Goal", u"목표 금액"};
    constexpr Words kGifts{u"Gifts", u"후원 수"};
    constexpr Words kBeneficiary{u"For the benefit of", u"수혜자"};
    constexpr Words kReportDue{u"Report on the use of the money due", u"사용 내역 보고 예정"};
    constexpr Words kReportOverdue{u"Report on the use of the money overdue since",
                                   u"사용 내역 보고 기한 지남"};
    constexpr Words kApart{u"Gifts of hidden amount, not yet in the sum",
                           u"금액 비공개 후원 (합계에 아직 포함되지 않음)"};
    constexpr Words kEnds{u"Open until", u"마감"};
    constexpr Words kEnded{u"Closed since", u"마감됨"};
    constexpr Words kUse{u"How the money was used", u"후원금 사용 내역"};
    constexpr Words kLatest{u"Latest gifts", u"최근 후원"};
    constexpr Words kNobodyYet{u"Be the first to give.", u"첫 후원자가 되어 주세요."};
    constexpr Words kSomebody{u"Somebody", u"익명의 후원자"};
    constexpr Words kHiddenAmount{u"amount not shown", u"금액 비공개"};
    constexpr Words kHow{u"In Madang you can also talk with those who give, and get your receipts.",
                         u"마당에서는 후원자들과 이야기를 나누고 영수증도 받으실 수 있습니다."};
    constexpr Words kOver{u"This campaign is closed. Thank you to everyone who gave.",
                          u"마감된 모금입니다. 함께해 주신 모든 분께 감사드립니다."};
    constexpr Words kMissingTitle{u"There is no such campaign", u"모금을 찾을 수 없습니다"};
    constexpr Words kMissing{u"The address may be incomplete, or it is one of another server.",
                             u"주소가 잘렸거나 다른 서버의 주소일 수 있습니다."};

    Markup progress(const Campaign &campaign)
    {
        // Over the goal the bar is simply full; the figures beside it tell the rest.
        const qint64 filled = qBound<qint64>(0, campaign.total.won, campaign.goal.won);
        return html(uR"(<progress data-live="bar" max="{}" value="{}"></progress>)"
                    "\n",
                    {QString::number(campaign.goal.won), QString::number(filled)});
    }

    /// A fact that the script keeps up to date.
    Markup liveFact(const Words &name, const QString &live, const QString &value, Language language)
    {
        return html(u"<dt>{}</dt><dd data-live=\"{}\">{}</dd>\n", {name.in(language), live, value});
    }

    Markup facts(const Campaign &campaign, Language language)
    {
        const bool open = campaign.state == campaigns::State::Open;
        Markup rows = liveFact(kRaised, u"total"_s, won(campaign.total, language), language);
        rows += fact(kGoal, won(campaign.goal, language), language);
        rows += liveFact(kGifts, u"count"_s, QString::number(campaign.giftCount), language);
        rows += html(u"<div data-live-row=\"apart\"{}>{}</div>\n",
                     {campaign.giftsApart > 0 ? Markup() : html(u" hidden"),
                      liveFact(kApart, u"apart"_s, QString::number(campaign.giftsApart), language)});
        if (!campaign.beneficiary.isEmpty())
            rows += fact(kBeneficiary, campaign.beneficiary, language);
        rows += fact(open ? kEnds : kEnded, web::koreanTime(campaign.closedAt.value_or(campaign.endsAt)),
                     language);
        if (!open)
            rows += fact(campaign.reportOverdue ? kReportOverdue : kReportDue,
                         web::koreanTime(campaign.reportDueAt), language);
        return html(u"<dl>\n{}</dl>\n", {rows});
    }

    Markup picture(const Campaign &campaign)
    {
        if (!campaign.picture)
            return {};
        return html(uR"(<img class="picture" src="{}" alt="">)"
                    "\n",
                    {*campaign.picture});
    }

    Markup story(const QString &text)
    {
        return html(u"<section class=\"story\">\n{}</section>\n", {markdown(text)});
    }

    Markup latestGifts(const QList<Gift> &latest, Language language)
    {
        Markup items;
        for (const Gift &gift : latest)
            items += html(u"<li>{}</li>\n", {give_form::line(gift, language)});
        return html(u"<h2>{}</h2>\n<p data-live=\"nobody\"{}>{}</p>\n<ul data-live=\"latest\">\n{}</ul>\n",
                    {kLatest.in(language), latest.isEmpty() ? Markup() : html(u" hidden"),
                     kNobodyYet.in(language), items});
    }

    /// What the script needs to know, in attributes: it has no words of its own.
    Markup opening(const Campaign &campaign, Language language)
    {
        return html(
            uR"(<div id="live" data-totals="/api/v1/campaigns/{}/totals" data-state="{}" data-won="{}" data-somebody="{}" data-hidden="{}">)"
            "\n",
            {campaign.id.text(), QString(json::wordOfEnum(campaign.state)),
             language == Language::Korean ? u"원"_s : u" won"_s, kSomebody.in(language),
             kHiddenAmount.in(language)});
    }

} // namespace

Reply show(const Campaign &campaign, const QList<Gift> &latest, const Giving &giving, Language language)
{
    const bool open = campaign.state == campaigns::State::Open;
    web::Page page;
    page.status = giving.wrong ? 422 : 200;
    page.mood = open ? web::Mood::Ask : web::Mood::Good;
    page.title = campaign.title;
    page.script = u"/c/live.js"_s;
    page.body = opening(campaign, language);
    page.body += picture(campaign);
    page.body += progress(campaign);
    page.body += facts(campaign, language);
    page.body += story(campaign.story);
    if (open) {
        page.body += give_form::show(campaign, giving.form, giving.wrong, giving.preview, language);
        page.body += web::paragraph(kHow.in(language));
    } else {
        page.body += web::paragraph(kOver.in(language));
    }
    page.body += html(u"<p><a href=\"/c/{}/reports\">{}</a></p>\n", {campaign.id.text(), kUse.in(language)});
    if (open || !latest.isEmpty())
        page.body += latestGifts(latest, language);
    page.body += html(u"</div>\n");
    return web::rendered(page, language);
}

Reply missing(Language language)
{
    web::Page page;
    page.status = 404;
    page.mood = web::Mood::Bad;
    page.title = kMissingTitle.in(language);
    page.body = web::paragraph(kMissing.in(language));
    return web::rendered(page, language);
}

} // namespace madang::campaign_page
