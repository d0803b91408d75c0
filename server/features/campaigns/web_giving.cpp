// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/web_giving.h"

#include "common/base/secret.h"
#include "server/features/campaigns/campaign_page.h"
#include "server/features/campaigns/live_script.h"

namespace madang {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

    constexpr web::Words kSomebodyGave{u"Somebody", u"익명의 후원자"};

    CampaignId campaignIn(const Params &params)
    {
        return CampaignId::fromText(params.members.value("campaign"_L1).toString());
    }

    /// What the donor can mend on the page. Anything else is an error of ours.
    bool isForTheDonor(const Error &error)
    {
        return error.code == Code::InvalidValue || error.code == Code::Malformed
            || error.code == Code::TooLong || error.code == Code::KeyReused
            || error.about == "campaign-closed"_L1;
    }

    /// The gift as it would be told.
    Result<campaigns::Gift> previewOf(const GiveForm &form, const campaigns::Donate &wish,
                                      web::Language language)
    {
        TRY(const auto nickname, form.nickname());
        DonationRow row;
        row.amount = wish.amount;
        row.message = wish.message.value_or(QString());
        row.visibility = *wish.visibility;
        row.nickname = nickname.value_or(kSomebodyGave.in(language));
        return row.asGift();
    }

} // namespace

void WebGiving::install(Routes &at)
{
    at.page("GET /c/{campaign}", [this](Work &work, const Params &params) { return show(work, params); })
        .guests()
        .reads()
        .atMost(600, 10s);
    // A whole audience may sit behind one address.
    at.page("POST /c/{campaign}/give",
            [this](Work &work, const Params &params) { return give(work, params); })
        .guests()
        .key("campaign")
        .bodyUpTo(16 * 1024)
        .atMost(120, 1min);
    at.page("GET /c/live.js",
            [](Work &, const Params &) -> Result<Step> {
                return Step{liveScript(), {}};
            })
        .guests()
        .reads()
        .atMost(1200, 10s);
}

Result<Step> WebGiving::show(Work &work, const Params &params)
{
    return again(work, campaignIn(params), GiveForm::fresh(), std::nullopt);
}

Result<Step> WebGiving::again(Work &work, CampaignId id, const GiveForm &form,
                              const std::optional<Error> &wrong)
{
    const web::Language language = web::languageOf(work.caller());
    const auto campaign = m_campaigns.show(work, {id});
    if (!campaign && campaign.error().code == Code::NotFound)
        return Step{campaign_page::missing(language), {}};
    if (!campaign)
        return campaign.error();
    TRY(const campaigns::Totals totals, m_campaigns.showTotals(work, {id}));
    campaign_page::Giving giving{form, wrong, {}};
    if (!wrong && !(form.amount + form.preset).isEmpty()) {
        TRY(const campaigns::Donate wish, form.wish(id));
        TRY(giving.preview, previewOf(form, wish, language));
    }
    return Step{campaign_page::show(*campaign, totals.latest, giving, language), {}};
}

Result<Step> WebGiving::give(Work &work, const Params &params)
{
    const CampaignId campaign = campaignIn(params);
    const GiveForm form = GiveForm::from(params.members);
    const Result<campaigns::Donate> wish = form.wish(campaign);
    if (!wish)
        return again(work, campaign, form, wish.error());
    if (params.members.value("step"_L1).toString() == "preview"_L1)
        return again(work, campaign, form, std::nullopt);
    const Result<OrderId> order = start(work, campaign, form);
    if (!order && isForTheDonor(order.error()))
        return again(work, campaign, form, order.error());
    if (!order)
        return order.error();
    Reply reply;
    reply.status = 303;
    reply.contentType = "text/plain; charset=utf-8";
    reply.location = ("/pay/"_L1 + order->value).toLatin1();
    return Step{reply, {}};
}

Result<OrderId> WebGiving::start(Work &work, CampaignId campaign, const GiveForm &form)
{
    TRY(const campaigns::Donate wish, form.wish(campaign));
    TRY(m_donations.judge(wish));
    TRY(const auto nickname, form.nickname());
    TRY(const UserId donor,
        m_accounts.passerBy(work, secret::fingerprint(wish.tag.value),
                            nickname.value_or(kSomebodyGave.in(web::languageOf(work.caller())))));
    TRY(const campaigns::Donating donating, m_donations.donateAs(work, donor, wish));
    return donating.donation.order;
}

} // namespace madang
