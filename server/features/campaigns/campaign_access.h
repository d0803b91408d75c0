// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignAccess: what features that follow a campaign (letters, reports, receipts) may ask of it.
#pragma once

#include "server/features/campaigns/donation_service.h"
#include "server/features/campaigns/picture_store.h"

namespace madang {

/// Every method runs inside the caller's unit of work.
class CampaignAccess {
public:
    CampaignAccess(CampaignService &campaigns, DonationStore &donations, PurseService &purse,
                   PictureStore &pictures, DonationService &giving)
        : m_campaigns(campaigns)
        , m_donations(donations)
        , m_purse(purse)
        , m_pictures(pictures)
        , m_giving(giving)
    {
    }
    /// Before the house opens: who is told what became of gifts.
    void tell(GiftFollower &follower) { m_giving.tell(follower); }
    /// What can be said about a gift without the store.
    Done judge(const campaigns::Donate &wish) const { return m_giving.judge(wish); }
    /// As DonationService::charge.
    Result<campaigns::Donating> charge(Work &work, UserId donor, const campaigns::Donate &request,
                                       const payments::Card &card)
    {
        return m_giving.charge(work, donor, request, card);
    }
    /// NotFound ("campaign") when there is none.
    Result<CampaignRow> find(Work &work, CampaignId id);
    /// As find, and NotAllowed ("owner-only") for everybody but who made it.
    Result<CampaignRow> own(Work &work, CampaignId id);
    /// As find; whoever else moves money of the campaign waits for our COMMIT.
    Result<CampaignRow> hold(Work &work, CampaignId id);
    Result<campaigns::Campaign> shown(Work &work, CampaignId id);
    Result<std::optional<DonationRow>> gift(Work &work, DonationId id) { return m_donations.find(work, id); }
    /// Who gave until a moment, each once, ascending above `after`.
    Result<QList<UserId>> donors(Work &work, CampaignId campaign, Timestamp until, UserId after, int limit)
    {
        return m_donations.donors(work, campaign, until, after, limit);
    }
    /// How many people gave until a moment.
    Result<int> countDonors(Work &work, CampaignId campaign, Timestamp until)
    {
        return m_donations.countDonors(work, campaign, until);
    }
    /// Everything that came in and was not given back, hidden amounts included.
    Result<Money> received(Work &work, CampaignId id) { return m_purse.received(work, id); }
    Result<bool> hasPicture(Work &work, CampaignId campaign, PictureId picture)
    {
        return m_pictures.has(work, campaign, picture);
    }
    /// Notes that a report was published, and tells the topic.
    Done markReported(Work &work, CampaignId id) { return m_campaigns.markReported(work, id); }
    /// Closed -> settled. Conflict ("campaign-open", "campaign-settled", "no-report").
    Result<campaigns::Campaign> settle(Work &work, CampaignId id) { return m_campaigns.settle(work, id); }

private:
    CampaignService &m_campaigns;
    DonationStore &m_donations;
    PurseService &m_purse;
    PictureStore &m_pictures;
    DonationService &m_giving;
};

} // namespace madang
