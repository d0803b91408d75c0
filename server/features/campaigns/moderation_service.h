// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of what people say with their gifts: what is held back, who decides, and where it shows then.
// Money is none of its business.
#pragma once

#include "common/protocol/moderation.h"
#include "server/features/accounts/account_access.h"
#include "server/features/campaigns/campaign_service.h"
#include "server/features/campaigns/moderation_store.h"

namespace madang {

class ModerationService {
public:
    /// `usualWords`: whether the server's own list counts too.
    ModerationService(ModerationStore &store, CampaignStore &campaigns, DonationStore &donations,
                      CampaignService &service, AccountAccess &accounts, RoomAccess &rooms,
                      NotificationAccess &notifications, bool usualWords)
        : m_store(store)
        , m_campaigns(campaigns)
        , m_donations(donations)
        , m_service(service)
        , m_accounts(accounts)
        , m_rooms(rooms)
        , m_notifications(notifications)
        , m_usualWords(usualWords)
    {
    }
    Result<moderation::MessageRules> rules(Work &work, const campaigns::OneCampaign &request);
    Result<moderation::MessageRules> changeRules(Work &work, const moderation::ChangeMessageRules &request);
    Result<Page<moderation::HeldMessage>> held(Work &work, const campaigns::OneCampaign &request);
    Result<Nothing> decide(Work &work, const moderation::DecideMessage &request);
    Result<Nothing> report(Work &work, const moderation::ReportMessage &request);

    /// Whether the campaign takes a message with a gift of that amount. InvalidValue ("message-minimum").
    static Done judge(const CampaignRow &campaign, Money amount, const QString &message);
    /// Holds the message of a gift that has just been confirmed, when a word in it asks for that, and tells
    /// who made the campaign.
    Done lookAt(Work &work, const CampaignRow &campaign, const DonationRow &gift);

private:
    /// The campaign, for who made it and for who moderates here.
    Result<CampaignRow> moderated(Work &work, CampaignId id);
    /// What was told with the message is told without it, or with it again: history, search, what was missed.
    Done redact(Work &work, const CampaignRow &campaign, const DonationRow &gift);
    std::optional<QString> wordIn(const CampaignRow &campaign, const QString &message) const;
    moderation::MessageRules shown(const CampaignRow &campaign) const;
    /// A gift of the campaign that was confirmed and came with a message.
    Result<DonationRow> giftWithMessage(Work &work, CampaignId campaign, DonationId id);
    /// Changes who may read it: topic, and the card when it looks another way now.
    Done move(Work &work, const CampaignRow &campaign, const DonationRow &gift, campaigns::MessageState to);
    Done tellOwner(Work &work, const CampaignRow &campaign, DonationId gift);

    ModerationStore &m_store;
    CampaignStore &m_campaigns;
    DonationStore &m_donations;
    CampaignService &m_service;
    AccountAccess &m_accounts;
    RoomAccess &m_rooms;
    NotificationAccess &m_notifications;
    const bool m_usualWords;
};

} // namespace madang
