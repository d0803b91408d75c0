// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of letters: who may write one, who gets it, and that each of them gets it once.
#pragma once

#include "server/features/campaigns/campaign_access.h"
#include "server/features/letters/letter_store.h"
#include "server/features/notifications/notification_access.h"

namespace madang {

class LetterService {
public:
    LetterService(LetterStore &store, CampaignAccess &campaigns, NotificationAccess &notifications)
        : m_store(store)
        , m_campaigns(campaigns)
        , m_notifications(notifications)
    {
    }
    Result<letters::Letter> thank(Work &work, const letters::Thank &request);
    Result<Page<letters::Letter>> list(Work &work, const campaigns::OneCampaign &request);

    /// A notice for everybody who has given to a campaign by now. `reference` makes it one: a second of the
    /// caller's with the same reference is not sent.
    Done announce(Work &work, CampaignId campaign, const QString &type, const RawJson &body,
                  const QString &reference);
    /// Timed: takes every letter under way a batch further. A batch is one transaction: its notices and the
    /// mark how far it got, or none of it.
    Done deliver(Work &work);

private:
    /// With how many will have it.
    Result<letters::Letter> inFull(Work &work, const LetterRow &row);
    Result<LetterRow> written(Work &work, LetterRow letter);
    Done toOne(Work &work, LetterRow &letter);

    LetterStore &m_store;
    CampaignAccess &m_campaigns;
    NotificationAccess &m_notifications;
};

} // namespace madang
