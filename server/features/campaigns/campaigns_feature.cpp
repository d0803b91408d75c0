// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/campaigns_feature.h"

namespace madang {

using namespace std::chrono_literals;

void CampaignsFeature::install(Routes &at)
{
    at(campaigns::create, m_campaigns, &CampaignService::create).status(201).atMost(10, 10min);
    at(campaigns::list, m_campaigns, &CampaignService::list).guests().reads().atMost(120, 10s);
    at(campaigns::show, m_campaigns, &CampaignService::show).guests().reads().atMost(600, 10s);
    at(campaigns::gifts, m_campaigns, &CampaignService::gifts).guests().reads().atMost(120, 10s);
    at(campaigns::donate, m_donations, &DonationService::donate).key("campaign").status(201).atMost(30, 1min);
    // Asked again and again while the donor is at the checkout page.
    at(campaigns::donation, m_donations, &DonationService::donation).reads().atMost(120, 10s);
    at(campaigns::myDonations, m_donations, &DonationService::mine).reads().atMost(60, 10s);
    at(campaigns::change, m_campaigns, &CampaignService::change).key("campaign").atMost(30, 1min);
    at(campaigns::close, m_campaigns, &CampaignService::close).key("campaign").atMost(10, 1min);
    // Whole audiences poll it from behind one address.
    at(campaigns::showTotals, m_campaigns, &CampaignService::showTotals).guests().reads().atMost(2000, 10s);
    at(campaigns::addPicture, m_pictures, &PictureService::add)
        .key("campaign")
        .status(201)
        .bodyUpTo(1024 * 1024)
        .atMost(30, 10min);
    at(campaigns::saveDraft, m_drafts, &DraftService::save).status(201).atMost(30, 10min);
    at(campaigns::drafts, m_drafts, &DraftService::list).reads().atMost(60, 10s);
    at(campaigns::changeDraft, m_drafts, &DraftService::change).atMost(60, 1min);
    at(campaigns::discardDraft, m_drafts, &DraftService::discard).atMost(60, 1min);
    at(campaigns::openDraft, m_drafts, &DraftService::open).status(201).atMost(10, 10min);
    at(campaigns::milestones, m_campaigns, &CampaignService::milestones).guests().reads().atMost(120, 10s);
    at(moderation::rules, m_moderation, &ModerationService::rules).reads().atMost(60, 10s);
    at(moderation::changeRules, m_moderation, &ModerationService::changeRules)
        .key("campaign")
        .atMost(30, 1min);
    at(moderation::held, m_moderation, &ModerationService::held).reads().atMost(60, 10s);
    at(moderation::decide, m_moderation, &ModerationService::decide).key("campaign").atMost(200, 1min);
    at(moderation::report, m_moderation, &ModerationService::report).key("campaign").atMost(20, 10min);
    at.page("GET /c/{campaign}/pictures/{picture}",
            [this](Work &work, const Params &params) { return m_pictures.send(work, params); })
        .guests()
        .reads()
        .atMost(1200, 10s);
    m_web.install(at);
    at.topic(campaigns::totals, m_campaigns, &CampaignService::open).guests();
}

void CampaignsFeature::schedule(Schedule &schedule)
{
    schedule.every(5s, "campaigns.close", [this](Work &work) { return m_campaigns.closeEnded(work); });
}

} // namespace madang
